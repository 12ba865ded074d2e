#include "core/text/tokens.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> folded(std::string_view text) {
  const Tokens tokens(text);
  std::vector<std::string> out;
  for (const Token& token : tokens.all()) out.emplace_back(token.folded);
  return out;
}

TEST(Tokens, SplitsWordsNumbersAndSigns) {
  EXPECT_THAT(folded("It cost $65bn, d\u2019autres 1.3\u00a0Mio."),
              ElementsAre("it", "cost", "$", "65", "bn", ",", "d", "'", "autres", "1", ".", "3", "mio", "."));
}

TEST(Tokens, FoldsDashesCaseAndSharpS) {
  EXPECT_THAT(folded("51\u201353 DREI\u00dfIG \u00c4rger \u0152uvre"),
              ElementsAre("51", "-", "53", "dreissig", "\u00e4rger", "\u0153uvre"));
}

TEST(Tokens, KeepsASoftHyphenInsideItsWord) {
  EXPECT_THAT(folded("Milli\u00adarde"), ElementsAre("milliarde"));
}

TEST(Tokens, FoldsALoneSoftHyphenToNothing) { EXPECT_THAT(folded("\u00ad"), ElementsAre("")); }

TEST(Tokens, KnowsSpacesLinesAndCapitals) {
  const Tokens tokens("NATO said\nYes x");
  ASSERT_EQ(tokens.size(), 4u);
  EXPECT_TRUE(tokens[0].all_upper);
  EXPECT_FALSE(tokens[0].space_before);
  EXPECT_TRUE(tokens[1].space_before);
  EXPECT_FALSE(tokens[1].line_before);
  EXPECT_TRUE(tokens[2].line_before);
  EXPECT_TRUE(tokens[2].upper);
  EXPECT_FALSE(tokens[2].all_upper);
}

// Short runs of plain letters are folded as they are read, all others by ICU.
TEST(Tokens, FoldsALongWordAsAShortOne) {
  const std::string part = "\u00c9T\u00c9x\u00df";
  std::string word, form;
  for (int n = 0; n < 20; ++n) {
    word += part;
    form += "\u00e9t\u00e9xss";
    EXPECT_THAT(folded(word + ","), ElementsAre(form, ","));
  }
  for (std::size_t size = 1; size < 140; ++size) {
    const std::string capitals(size, 'A');
    EXPECT_THAT(folded(capitals + "\u00c0."), ElementsAre(std::string(size, 'a') + "\u00e0", "."));
  }
}

// Words are read eight bytes at a time where so many follow, and letter by letter near the end of a text:
// every byte of ASCII, and letters of other kinds, at every place of words of every length.
TEST(Tokens, ReadsWordsInStepsAsLetterByLetter) {
  const auto told = [](std::string_view text) {
    const Tokens tokens(text);
    std::vector<std::string> all;
    for (const Token& token : tokens.all())
      all.push_back(std::to_string(token.span.start) + "-" + std::to_string(token.span.end) + " " +
                    std::string(token.folded) + (token.upper ? " upper" : "") +
                    (token.all_upper ? " all" : "") + " " + std::to_string(token.hash));
    return all;
  };
  const std::string room(32, ' ');
  std::vector<std::string> signs = {"\u00e9", "\u00c9", "\u00df", "\u0141", "\u00ad", "e\u0301", "\u2019"};
  for (char c = 1; c > 0; ++c) signs.emplace_back(1, c);
  for (const std::string& sign : signs) {
    for (std::size_t size = 0; size < 20; ++size) {
      for (const char letter : {'a', 'Z'}) {
        for (std::size_t at = 0; at <= size; ++at) {
          const std::string word = std::string(at, letter) + sign + std::string(size - at, letter);
          EXPECT_EQ(told(word + room), told(word)) << word;
        }
      }
    }
  }
}

TEST(Tokens, KnowsCapitalsWithMarks) {
  const Tokens tokens("\u00c9T\u00c9 \u00c9t\u00e9 \u00c9 \u00e9T \u00c9\u0141 3\u00d74 e\u0301");
  ASSERT_EQ(tokens.size(), 9u);
  EXPECT_TRUE(tokens[0].upper && tokens[0].all_upper);
  EXPECT_TRUE(tokens[1].upper && !tokens[1].all_upper);
  EXPECT_TRUE(tokens[2].upper && !tokens[2].all_upper);
  EXPECT_TRUE(!tokens[3].upper && !tokens[3].all_upper);
  EXPECT_TRUE(tokens[4].upper && tokens[4].all_upper);
  EXPECT_EQ(tokens[6].kind, TokenKind::kSign);
  EXPECT_EQ(tokens[8].folded, "\u00e9");
}

TEST(Tokens, FindsTheTokenAtOrAfterAByte) {
  const Tokens tokens("ab cd");
  EXPECT_EQ(tokens.at_or_after(0), 0u);
  EXPECT_EQ(tokens.at_or_after(1), 1u);
  EXPECT_EQ(tokens.at_or_after(4), 2u);
}

}  // namespace
}  // namespace claimgraph::text

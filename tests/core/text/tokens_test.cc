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

TEST(Tokens, FindsTheTokenAtOrAfterAByte) {
  const Tokens tokens("ab cd");
  EXPECT_EQ(tokens.at_or_after(0), 0u);
  EXPECT_EQ(tokens.at_or_after(1), 1u);
  EXPECT_EQ(tokens.at_or_after(4), 2u);
}

}  // namespace
}  // namespace claimgraph::text

#include "core/extract/trigger.h"

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace claimgraph::extract {
namespace {

struct Case {
  const char* name;
  const char* pattern;
  const char* text;
  int first, last;  // tokens of the one match; -1: none
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.pattern << " in " << c.text; }

class TriggerMatch : public testing::TestWithParam<Case> {};

TEST_P(TriggerMatch, FindsItsWords) {
  TriggerSet triggers;
  ASSERT_TRUE(triggers.add(7, GetParam().pattern));
  triggers.finish();
  const text::Tokens tokens(GetParam().text);
  const auto matches = triggers.match(tokens.all());
  if (GetParam().first < 0) {
    EXPECT_TRUE(matches.empty());
    return;
  }
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].tag, 7u);
  EXPECT_EQ(static_cast<int>(matches[0].first), GetParam().first);
  EXPECT_EQ(static_cast<int>(matches[0].last), GetParam().last);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, TriggerMatch,
    testing::Values(
        Case{"Exact", "cost", "The cost rose", 1, 2}, Case{"FoldsCase", "kosten", "Kosten steigen", 0, 1},
        Case{"ExactIsNoPrefix", "cost", "costly", -1, -1}, Case{"Prefix", "invest*", "it invested", 1, 2},
        Case{"Suffix", "*konzern", "der Raumfahrtkonzern kam", 1, 2},
        Case{"Infix", "*investition*", "KI-Milliardeninvestitionen hier", 2, 3},
        Case{"SeveralWords", "death toll", "the death toll rose", 1, 3},
        Case{"AnyWord", "in _ infrastructure", "in their infrastructure", 0, 3},
        Case{"Apostrophe", "d'euros", "milliards d’euros", 1, 4},
        Case{"Hyphen", "start-up", "a start-up grew", 1, 4},
        Case{"LongWord", "wohnungsbaugesellschaft", "die Wohnungsbaugesellschaft", 1, 2},
        Case{"OtherLongWord", "wohnungsbaugesellschaft", "die Wohnungsbaugesellschaftz", -1, -1},
        Case{"OtherEndOfLongWord", "wohnungsbaugesellschaft", "die Wohnungsbaugesellschaff", -1, -1},
        Case{"LongSuffix", "*sbaugesellschaft", "eine Wohnungsbaugesellschaft", 1, 2},
        Case{"ShortPrefix", "a*", "the apple", 1, 2},
        Case{"FourWords", "one of the few", "one of the few left", 0, 4},
        Case{"OtherFourthWord", "one of the few", "one of the many", -1, -1},
        Case{"OpenThirdWord", "one of few*", "one of fewer", 0, 3},
        Case{"NotAcrossTheEnd", "death toll", "a death", -1, -1},
        Case{"InTwoParts", "gab ... aus", "er gab 40,5 Millionen Euro aus, sagt er", 1, 8},
        Case{"InTwoPartsAroundASign", "gaf ... uit", "zij gaf \u20ac 40 miljoen uit", 1, 6},
        Case{"NothingBetweenItsParts", "gab ... aus", "er gab aus", -1, -1},
        Case{"NotAcrossAComma", "gab ... aus", "er gab nach, kam aus", -1, -1},
        Case{"NotAcrossALine", "gab ... aus", "er gab\nviel Geld aus", -1, -1},
        Case{"SoFar", "gab ... aus", "gab a a a a a a a a a a a a aus", 0, 14},
        Case{"NoFurther", "gab ... aus", "gab a a a a a a a a a a a a a aus", -1, -1},
        Case{"WordsBehindTheGap", "lev* ... banen op", "levert hier op termijn 300 banen op", 0, 7}),
    [](const auto& info) { return info.param.name; });

TEST(Trigger, FindsWordsOfAnyLength) {
  for (const std::size_t size : {2u, 3u, 12u, 13u, 63u, 64u, 254u, 255u, 256u, 1000u}) {
    const std::string word(size, 'x');
    TriggerSet triggers;
    ASSERT_TRUE(triggers.add(1, word) && triggers.add(2, word + "*") && triggers.add(3, "*" + word));
    triggers.finish();
    const text::Tokens alone(word), longer(word + "x"), shorter(word.substr(1));
    EXPECT_EQ(triggers.match(alone.all()).size(), 3u) << size;
    EXPECT_EQ(triggers.match(longer.all()).size(), 2u) << size;
    EXPECT_TRUE(triggers.match(shorter.all()).empty()) << size;
  }
}

// What the tables of hashes do, without them: a pattern is tried at every token.
std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> tried_one_by_one(
    const std::vector<std::string>& patterns, std::span<const text::Token> tokens) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> found;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    for (std::uint32_t p = 0; p < patterns.size(); ++p) {
      TriggerSet one;
      if (!one.add(p, patterns[p])) continue;
      one.finish();
      for (const Match& m : one.match(tokens.subspan(i))) {
        if (m.first == 0) found.emplace_back(p, i, i + m.last);
      }
    }
  }
  return found;
}

RC_GTEST_PROP(Trigger, ManyPatternsFindWhatEachFindsAlone, ()) {
  const auto word = rc::gen::map(rc::gen::container<std::string>(rc::gen::element('a', 'b')),
                                 [](const std::string& w) { return w.substr(0, 3) + "a"; });
  const auto pattern_word =
      rc::gen::apply([](const std::string& front, const std::string& w,
                        const std::string& back) { return front + w + back; },
                     rc::gen::element<std::string>("", "*"), word, rc::gen::element<std::string>("", "*"));
  const auto join = [](const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& w : words) text += (text.empty() ? "" : " ") + w;
    return text;
  };
  const auto patterns = *rc::gen::container<std::vector<std::string>>(rc::gen::map(
      rc::gen::container<std::vector<std::string>>(
          rc::gen::weightedOneOf<std::string>({{5, pattern_word}, {1, rc::gen::just<std::string>("...")}})),
      [&](std::vector<std::string> w) {
        return join({w.begin(), w.begin() + std::min<long>(4, std::ssize(w))});
      }));
  TriggerSet all;
  for (std::uint32_t p = 0; p < patterns.size(); ++p) static_cast<void>(all.add(p, patterns[p]));
  all.finish();
  const std::string text = join(*rc::gen::container<std::vector<std::string>>(word));
  const text::Tokens tokens(text);
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> found;
  for (const Match& m : all.match(tokens.all())) found.emplace_back(m.tag, m.first, m.last);
  RC_ASSERT(found == tried_one_by_one(patterns, tokens.all()));
}

TEST(Trigger, RefusesWhatFitsEverything) {
  TriggerSet triggers;
  for (const char* bad : {"", "*", "_", "_ cost", "  ", "...", "... aus", "gab ...", "a ... b ... c"})
    EXPECT_FALSE(triggers.add(1, bad)) << bad;
}

}  // namespace
}  // namespace claimgraph::extract

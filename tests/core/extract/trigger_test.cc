#include "core/extract/trigger.h"

#include <gtest/gtest.h>

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
    testing::Values(Case{"Exact", "cost", "The cost rose", 1, 2}, Case{"FoldsCase", "kosten", "Kosten steigen", 0, 1},
                    Case{"ExactIsNoPrefix", "cost", "costly", -1, -1}, Case{"Prefix", "invest*", "it invested", 1, 2},
                    Case{"Suffix", "*konzern", "der Raumfahrtkonzern kam", 1, 2},
                    Case{"Infix", "*investition*", "KI-Milliardeninvestitionen hier", 2, 3},
                    Case{"SeveralWords", "death toll", "the death toll rose", 1, 3},
                    Case{"AnyWord", "in _ infrastructure", "in their infrastructure", 0, 3},
                    Case{"Apostrophe", "d'euros", "milliards d’euros", 1, 4},
                    Case{"Hyphen", "start-up", "a start-up grew", 1, 4},
                    Case{"NotAcrossTheEnd", "death toll", "a death", -1, -1}),
    [](const auto& info) { return info.param.name; });

TEST(Trigger, RefusesWhatFitsEverything) {
  TriggerSet triggers;
  for (const char* bad : {"", "*", "_", "_ cost", "  "}) EXPECT_FALSE(triggers.add(1, bad)) << bad;
}

}  // namespace
}  // namespace claimgraph::extract

#include "core/relate/interval.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/relate/make_claim.h"

namespace claimgraph::relate {
namespace {

struct Case {
  const char* name;
  Value value;
  const char* within;   // one statement
  const char* between;  // different statements
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.value.surface; }

class PossibleValues : public testing::TestWithParam<Case> {};

TEST_P(PossibleValues, AreThoseOfTheReading) {
  const auto& [name, value, within, between] = GetParam();
  EXPECT_EQ(to_text(*possible_values(value, Reading::kWithinStatement), value.unit), within);
  EXPECT_EQ(to_text(*possible_values(value, Reading::kBetweenStatements), value.unit), between);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, PossibleValues,
    testing::Values(
        Case{"HalfTheLastDigit", value("6.9e9 CHF"), "6850000000..6950000000", "6850000000..6950000000"},
        Case{"AtMostTwoPercent", value("3e9 CHF"), "2940000000..3060000000", "2940000000..3060000000"},
        Case{"PlainCountIsExact", value("17 count"), "17", "17"},
        Case{"Range", value("60e9..65e9 USD"), "60000000000..65000000000", "60000000000..65000000000"},
        Case{"About", about("80e9 USD"), "76000000000..84000000000", "76000000000..84000000000"},
        Case{"Nearly", hedged(about("87e9 USD"), Hedge::kNearly), "85260000000..87000000000",
             "85260000000..87000000000"},
        Case{"AtLeast", at_least("17 count"), "17..", "17..18.7"},
        Case{"AtMost", at_most("17 count"), "..17", "15.3..17"},
        Case{"NegativeAtMost", at_most("-10.2 %"), "..-10.15", "-11.22..-10.15"},
        Case{"Billions", hedged(at_least("1e9 USD"), Hedge::kPluralMagnitude), "1000000000..1000000000000",
             "1000000000..1000000000000"},
        Case{"HundredsOfMillions", hedged(at_least("1e8 EUR"), Hedge::kPluralMagnitude),
             "100000000..1000000000", "100000000..1000000000"},
        Case{"TensOfBillions", hedged(at_least("1e10 EUR"), Hedge::kPluralMagnitude),
             "10000000000..100000000000", "10000000000..100000000000"},
        Case{"Quarter", value("2028-10-01..2028-12-31"), "2028-10-01..2028-12-31", "2028-10-01..2028-12-31"},
        Case{"Deadline", at_most("2025-12-31"), "..2025-12-31", "2025-12-16..2025-12-31"},
        Case{"NotBefore", at_least("2034-03-01"), "2034-03-01..", "2034-03-01.."}),
    [](const auto& info) { return info.param.name; });

TEST(PossibleValues, OfATextOrOfNoNumberAreNone) {
  EXPECT_FALSE(possible_values(words("open"), Reading::kWithinStatement));
  Value too_large;
  too_large.unit = "USD";
  EXPECT_FALSE(possible_values(too_large, Reading::kWithinStatement));
}

TEST(Interval, APluralStaysBelowTheNextScale) {
  const auto billions =
      possible_values(hedged(at_least("1e9 USD"), Hedge::kPluralMagnitude), Reading::kWithinStatement);
  EXPECT_TRUE(meet(*billions, {Decimal{999999999999}, Decimal{999999999999}}));
  EXPECT_FALSE(meet(*billions, {Decimal{1000000000000}, Decimal{1000000000000}}));
}

Interval interval(std::int32_t a, std::int32_t b) {
  return {Decimal{std::min(a, b)}, Decimal{std::max(a, b)}};
}

RC_GTEST_PROP(IntervalProperty, MeetingIsMutualAndOutlivesScaling,
              (std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d, std::uint16_t factor)) {
  const auto x = interval(a, b);
  const auto y = interval(c, d);
  RC_ASSERT(meet(x, y) == meet(y, x));
  const Decimal by{factor + 1};
  RC_ASSERT(meet(x, y) == meet(scaled(x, by), scaled(y, by)));
  RC_ASSERT(!contains(x, y) || meet(x, y));
}

}  // namespace
}  // namespace claimgraph::relate

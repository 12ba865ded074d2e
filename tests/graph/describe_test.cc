#include "graph/describe.h"

#include <gtest/gtest.h>

#include "tests/graph/samples.h"

namespace claimgraph::graph {
namespace {

Value value(std::optional<const char*> low, std::optional<const char*> high, const char* unit,
            Bound bound = Bound::kExact, Hedge hedge = Hedge::kNone) {
  Value made;
  if (low) made.low = Decimal::parse(*low);
  if (high) made.high = Decimal::parse(*high);
  made.unit = unit;
  made.bound = bound;
  made.hedge = hedge;
  return made;
}

Value point(const char* number, const char* unit, Bound bound = Bound::kExact, Hedge hedge = Hedge::kNone) {
  return value(number, number, unit, bound, hedge);
}

Value dates(const char* from, const char* to, Hedge hedge = Hedge::kNone) {
  Value made = value(std::nullopt, std::nullopt, kDateUnit, Bound::kExact, hedge);
  made.low = day_number(*parse_day(from));
  made.high = day_number(*parse_day(to));
  return made;
}

struct Case {
  const char* name;
  Value value;
  const char* text;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class DescribeValue : public testing::TestWithParam<Case> {};

TEST_P(DescribeValue, InWords) { EXPECT_EQ(describe(GetParam().value), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Cases, DescribeValue,
    testing::Values(
        Case{"Billions", point("65000000000", "USD"), "65 billion USD"},
        Case{"Fraction", point("6900000000", "CHF"), "6.9 billion CHF"},
        Case{"Grouped", point("1234567", "count"), "1 234 567"},
        Case{"Short", point("1300000", "count"), "1.3 million"},
        Case{"Thousands", point("158000", "count"), "158 000"},
        Case{"YearLike", point("2025", "count"), "2025"},
        Case{"Negative", point("-12345.5", "EUR"), "-12 345.5 EUR"},
        Case{"Prefix", point("2000000000", "W"), "2 GW"}, Case{"Kilometres", point("12000", "m"), "12 km"},
        Case{"Metres", point("820.5", "m"), "820.5 m"}, Case{"NoPrefix", point("400", "W"), "400 W"},
        Case{"Percent", point("4.5", "%"), "4.5 %"},
        Case{"Ceiling", value(std::nullopt, "65000000000", "USD", Bound::kAtMost, Hedge::kUpTo),
             "up to 65 billion USD"},
        Case{"Floor", value("1000000000", std::nullopt, "W", Bound::kAtLeast, Hedge::kMoreThan),
             "more than 1 GW"},
        Case{"FloorWithoutWord", value("9", std::nullopt, "count", Bound::kAtLeast), "at least 9"},
        Case{"About", point("70", "EUR/MWh", Bound::kApproximately, Hedge::kAbout), "about 70 EUR/MWh"},
        Case{"Range", value("60000000000", "65000000000", "USD", Bound::kRange), "60\u201365 billion USD"},
        Case{"RangeOfTwoScales", value("900000000", "1000000000", "USD", Bound::kRange),
             "900 million\u20131 billion USD"},
        Case{"RangeWithPrefix", value("2000000000", "5000000000", "W", Bound::kRange), "2\u20135 GW"},
        Case{"RangeWithoutScale", value("10", "15", "%", Bound::kRange), "10\u201315 %"},
        Case{"Day", dates("2025-01-24", "2025-01-24"), "2025-01-24"},
        Case{"Month", dates("2024-02-01", "2024-02-29"), "2024-02"},
        Case{"Year", dates("2030-01-01", "2030-12-31", Hedge::kBy), "by 2030"},
        Case{"Stretch", dates("2030-01-15", "2030-02-15"), "2030-01-15 to 2030-02-15"}),
    [](const auto& info) { return info.param.name; });

TEST(DescribeValue, FallsBackOnTheWords) {
  Value plural = value("100000000000", "1000000000000", "USD", Bound::kRange, Hedge::kPluralMagnitude);
  plural.surface = "hundreds of billions of dollars";
  EXPECT_EQ(describe(plural), "hundreds of billions of dollars");
  Value overflown;
  overflown.surface = "a googol";
  EXPECT_EQ(describe(overflown), "a googol");
}

TEST(DescribeAnswer, SaysWhatTheClaimAdds) {
  auto sample = samples::claim(1, samples::money(40'000'000)).claim;
  EXPECT_EQ(describe_answer(sample), "40 million USD");
  sample.polarity = Polarity::kNegative;
  sample.modality = Modality::kConsidered;
  EXPECT_EQ(describe_answer(sample), "not 40 million USD (considered)");
}

TEST(DescribePeriod, AsShortAsItCanBeSaid) {
  EXPECT_EQ(describe(std::optional<Period>{}), "");
  EXPECT_EQ(describe(std::optional(calendar_year(2025))), "2025");
  EXPECT_EQ(describe(std::optional(Period{{}, to_day(2025, 12, 31), PeriodKind::kUntil})),
            "until 2025-12-31");
  EXPECT_EQ(describe(std::optional(Period{to_day(2017, 1, 1), {}, PeriodKind::kSince})), "since 2017-01-01");
  EXPECT_EQ(describe(std::optional(Period{to_day(2025, 1, 1), to_day(2025, 3, 31)})),
            "2025-01-01 to 2025-03-31");
}

TEST(DescribeQuestion, LeavesTheSubjectAsItIs) {
  auto sample = samples::claim(1, samples::money(1));
  sample.claim.topic.subject = "Gallerno_tunnel";
  sample.resolution.period = calendar_year(2033);
  EXPECT_EQ(describe_question(sample), "Gallerno_tunnel: building cost, 2033");
}

}  // namespace
}  // namespace claimgraph::graph

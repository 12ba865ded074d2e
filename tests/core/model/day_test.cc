#include "core/model/day.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace claimgraph {
namespace {

TEST(Day, KnowsTheCalendar) {
  EXPECT_EQ(to_day(1970, 1, 1)->number, 0);
  EXPECT_EQ(to_text(*to_day(2024, 2, 29)), "2024-02-29");
  EXPECT_EQ(to_text(*to_day(33, 4, 3)), "0033-04-03");
  EXPECT_EQ(to_text(*to_day(-44, 3, 15)), "-044-03-15");
  EXPECT_EQ(weekday(*to_day(2025, 1, 24)), 5);
  EXPECT_EQ(weekday(*to_day(1969, 12, 28)), 7);
}

TEST(Day, RefusesWhatDoesNotExist) {
  EXPECT_FALSE(to_day(2023, 2, 29));
  EXPECT_FALSE(to_day(2024, 2, 30));
  EXPECT_FALSE(to_day(1900, 2, 29));
  EXPECT_FALSE(to_day(99999, 1, 1));  // std::chrono::year(99999) would be -31073
  EXPECT_FALSE(to_day(2024, 13, 1));
  EXPECT_FALSE(to_day(2024, 0, 1));
  EXPECT_FALSE(to_day(2024, 1, 0));
}

TEST(Day, ReadsOnlyIsoDays) {
  EXPECT_EQ(parse_day("2025-01-24"), to_day(2025, 1, 24));
  for (const char* bad : {"", "2025", "2025-1-24", "2025-01-24 ", "24-01-2025", "2025-02-30", "+025-01-01"}) {
    EXPECT_FALSE(parse_day(bad)) << bad;
  }
}

TEST(Day, AddsMonthsAtTheirEnd) {
  EXPECT_EQ(plus_months(*to_day(2024, 1, 31), 1), to_day(2024, 2, 29));
  EXPECT_EQ(plus_months(*to_day(2024, 1, 31), -2), to_day(2023, 11, 30));
  EXPECT_EQ(plus_months(*to_day(2024, 12, 1), 1), to_day(2025, 1, 1));
}

TEST(Timestamp, KeepsThePrecisionItWasGiven) {
  for (const char* text :
       {"2025-01-24", "2025-01-24T18:30:00", "2025-01-24T18:30:00+02:00", "2025-01-24T18:30:00Z"}) {
    const auto timestamp = parse_timestamp(text);
    ASSERT_TRUE(timestamp) << text;
    EXPECT_EQ(to_text(*timestamp), text);
  }
  EXPECT_EQ(to_text(parse_timestamp("2025-01-24 18:30").value()), "2025-01-24T18:30:00");
  EXPECT_EQ(to_text(parse_timestamp("2025-01-24T18:30:00.250-0500").value()), "2025-01-24T18:30:00-05:00");
}

TEST(Timestamp, RefusesTheRest) {
  for (const char* bad : {"yesterday", "2025-01-24T25:00", "2025-01-24T18", "2025-01-24T18:30:00+99:00",
                          "2025-02-30T10:00:00Z", "2025-01-24T18:30:00 CET"}) {
    EXPECT_FALSE(parse_timestamp(bad)) << bad;
  }
}

TEST(Timestamp, OrdersByInstantWithinTheDay) {
  EXPECT_LT(parse_timestamp("2025-01-24T10:00:00+02:00").value(),
            parse_timestamp("2025-01-24T09:00:00Z").value());
  EXPECT_LT(parse_timestamp("2025-01-24T23:00:00Z").value(), parse_timestamp("2025-01-25").value());
}

RC_GTEST_PROP(DayProperty, CivilAndBack, ()) {
  const Day day{*rc::gen::inRange(-4371000, 2932000)};
  RC_ASSERT(to_day(to_civil(day)) == day);
  RC_ASSERT(weekday(plus_days(day, 1)) == weekday(day) % 7 + 1);
}

}  // namespace
}  // namespace claimgraph

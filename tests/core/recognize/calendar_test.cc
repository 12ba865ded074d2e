#include "core/recognize/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace claimgraph::recognize {
namespace {

Day day(std::string_view text) { return *parse_day(text); }

std::optional<Day> feast(std::string_view rule, int year) {
  const auto stretch = holiday_in(*parse_holiday(rule), year);
  return stretch ? stretch->from : std::nullopt;
}

TEST(Calendar, KnowsEaster) {
  EXPECT_EQ(easter(2024), day("2024-03-31"));
  EXPECT_EQ(easter(2038), day("2038-04-25"));
  EXPECT_EQ(orthodox_easter(2024), day("2024-05-05"));
  EXPECT_FALSE(easter(1500));
}

TEST(Calendar, KnowsFeastsOfOtherCalendars) {
  EXPECT_EQ(feast("chinese 1 1", 2025), day("2025-01-29"));
  EXPECT_EQ(feast("hebrew 1 10 1", 2023), day("2023-09-24"));  // the evening before Yom Kippur
  EXPECT_EQ(feast("islamic 10 1", 2023), day("2023-04-21"));
  EXPECT_EQ(feast("tithi 7 30 18 0", 2023), day("2023-11-12"));  // Diwali
  EXPECT_EQ(feast("sankranti 9 0", 2024), day("2024-01-15"));
  EXPECT_EQ(feast("nth 4 4 11 1", 2024), day("2024-11-29"));
  EXPECT_EQ(feast("advent 4", 2024), day("2024-12-01"));
}

TEST(Calendar, RefusesRulesItDoesNotKnow) {
  for (const char* text : {"", "fixed", "fixed 1", "fixed 1 x", "weekly 1 2", "easter 1 2 3"})
    EXPECT_FALSE(parse_holiday(text)) << text;
}

TEST(Calendar, HasNo30February) { EXPECT_FALSE(feast("fixed 2 30", 2024)); }

TEST(Calendar, StopsAtTheEndOfTime) {
  EXPECT_FALSE(moved(day("2025-01-01"), Step::kCentury, 1'000'000'000'000));
  EXPECT_FALSE(moved(day("9990-01-01"), Step::kYear, 20));
  EXPECT_FALSE(around(day("9998-01-01"), Step::kCentury, 5));
}

TEST(Calendar, CountsIsoWeeks) {
  EXPECT_EQ(iso_week(2025, 1)->from, day("2024-12-30"));
  EXPECT_EQ(iso_week(2020, 53)->to, day("2021-01-03"));
  EXPECT_FALSE(iso_week(2021, 53));
}

RC_GTEST_PROP(Calendar, EveryDayLiesInItsPeriods, (std::int16_t offset)) {
  const Day any = plus_days(day("2000-01-01"), offset);
  for (const Step step :
       {Step::kWeek, Step::kMonth, Step::kQuarter, Step::kHalf, Step::kYear, Step::kDecade, Step::kCentury}) {
    const Stretch stretch = around(any, step);
    RC_ASSERT(*stretch.from <= any && any <= *stretch.to);
    RC_ASSERT(around(*stretch.from, step) == stretch);
    RC_ASSERT(*around(any, step, 1)->from == plus_days(*stretch.to, 1));
  }
}

}  // namespace
}  // namespace claimgraph::recognize

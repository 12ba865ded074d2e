// The calendar that dates in words need: stretches of days, steps of weeks and months, feasts that move.
//
// Everything that could leave the years kMinYear..kMaxYear returns nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/model/day.h"
#include "core/recognize/recognizer.h"

namespace claimgraph::recognize {

// Both ends inclusive; one may be missing.
struct Stretch {
  std::optional<Day> from, to;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

// Steps of time as the [timeunit] tables name them.
enum class Step : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury,
  kWorkday,
};

// How many months, or days, one step is. Months where both could be said; neither for less than a day.
struct StepSize {
  int months = 0;
  int days = 0;
};
StepSize size_of(Step step);
Granularity granularity_of(Step step);

// The day `count` steps away from another.
std::optional<Day> moved(Day day, Step step, std::int64_t count);

// The calendar week, month, quarter ... that a day lies in. Weeks begin on Monday.
Stretch around(Day day, Step step);
// The one that is `count` further.
std::optional<Stretch> around(Day day, Step step, std::int64_t count);

std::optional<Stretch> month_of(int year, int month);
std::optional<Stretch> year_of(int year);

// Monday to Sunday of an ISO 8601 week.
std::optional<Stretch> iso_week(int year, int week);

// The nth (from 1; -1 is the last) such weekday in a stretch.
std::optional<Day> nth_weekday(const Stretch& stretch, int weekday, int nth);

// The day in [first, first + 6] that is this weekday.
Day weekday_from(Day first, int weekday);

// Astronomical season, northern: 1 spring, 2 summer, 3 autumn, 4 winter (which ends in the next year).
std::optional<Stretch> season_of(int year, int season);

// Western Easter Sunday. REQUIRES: year >= 1583
std::optional<Day> easter(int year);

// Julian Easter Sunday, as the Orthodox churches keep it. REQUIRES: year >= 1583
std::optional<Day> orthodox_easter(int year);

// A feast as the [holiday] tables define it.
struct HolidayRule {
  enum class Kind : std::uint8_t {
    kFixed,
    kEaster,
    kNth,
    kAdvent,
    kOrthodox,
    kHebrew,
    kIslamic,
    kLastFriday,
    kChinese,
    kTithi,
    kSankranti
  };
  Kind kind = Kind::kFixed;
  int a = 0, b = 0, c = 0, d = 0;
};

// "fixed MONTH DAY", "easter OFFSET [DAYS]", "orthodox OFFSET", "nth N WEEKDAY MONTH [OFFSET]" (N < 0 from
// the end), "advent SUNDAYS_BEFORE_CHRISTMAS", "hebrew MONTH DAY DAYS" (from the evening before), "islamic
// MONTH DAY [MONTHS]" (that many whole months), "lastfriday MONTH" (Islamic), "chinese MONTH DAY", "tithi
// MONTH DAY HOUR OFFSET" (Hindu lunar month from new moon to new moon, lunar day 1..30 that holds at that
// hour in India), "sankranti SIGN OFFSET" (the sun enters a sidereal sign).
std::optional<HolidayRule> parse_holiday(std::string_view text);
std::optional<Stretch> holiday_in(const HolidayRule& rule, int year);

}  // namespace claimgraph::recognize

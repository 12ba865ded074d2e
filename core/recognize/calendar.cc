#include "core/recognize/calendar.h"

#include <array>
#include <cstdlib>

namespace claimgraph::recognize {
namespace {

constexpr std::int64_t kMaxDays = 400'000;  // about a thousand years: further is no date of a story
constexpr std::int64_t kMaxMonths = 12'000;
constexpr int kDaysPerWeek = 7;

bool in_range(Day day) {
  const int year = to_civil(day).year;
  return year > kMinYear && year < kMaxYear;
}

Stretch months_from(int year, int month, int count) {
  const Day first = *to_day(year, month, 1);
  return {first, plus_days(plus_months(first, count), -1)};
}

int first_month_of_block(int month, int block) { return (month - 1) / block * block + 1; }

}  // namespace

StepSize size_of(Step step) {
  switch (step) {
    case Step::kSecond:
    case Step::kMinute:
    case Step::kHour:
      return {};
    case Step::kDay:
    case Step::kWorkday:
      return {0, 1};
    case Step::kWeekend:
    case Step::kWeek:
      return {0, kDaysPerWeek};
    case Step::kFortnight:
      return {0, 2 * kDaysPerWeek};
    case Step::kMonth:
      return {1, 0};
    case Step::kQuarter:
      return {3, 0};
    case Step::kHalf:
      return {6, 0};
    case Step::kYear:
      return {12, 0};
    case Step::kDecade:
      return {120, 0};
    case Step::kCentury:
      return {1200, 0};
  }
  return {};
}

Granularity granularity_of(Step step) {
  switch (step) {
    case Step::kSecond:
    case Step::kMinute:
    case Step::kHour:
      return Granularity::kMinute;
    case Step::kDay:
    case Step::kWorkday:
      return Granularity::kDay;
    case Step::kWeek:
    case Step::kFortnight:
      return Granularity::kWeek;
    case Step::kMonth:
      return Granularity::kMonth;
    case Step::kQuarter:
      return Granularity::kQuarter;
    case Step::kHalf:
      return Granularity::kHalf;
    case Step::kYear:
      return Granularity::kYear;
    case Step::kDecade:
      return Granularity::kDecade;
    case Step::kWeekend:
    case Step::kCentury:
      return Granularity::kOther;
  }
  return Granularity::kOther;
}

std::optional<Day> moved(Day day, Step step, std::int64_t count) {
  const StepSize size = size_of(step);
  if (std::llabs(count) > kMaxDays) return std::nullopt;
  if (step == Step::kWorkday) {
    const int sign = count < 0 ? -1 : 1;
    for (std::int64_t left = std::llabs(count); left > 0;) {
      day = plus_days(day, sign);
      if (weekday(day) < 6) --left;
      if (!in_range(day)) return std::nullopt;
    }
    return day;
  }
  if (std::llabs(count * size.days) > kMaxDays || std::llabs(count * size.months) > kMaxMonths)
    return std::nullopt;
  const auto year = to_civil(day).year + count * size.months / 12;
  if (year <= kMinYear || year >= kMaxYear) return std::nullopt;
  if (size.months != 0) return plus_months(day, static_cast<int>(count) * size.months);
  const Day to = plus_days(day, static_cast<int>(count) * size.days);
  return in_range(to) ? std::optional(to) : std::nullopt;
}

Stretch around(Day day, Step step) {
  const Civil civil = to_civil(day);
  const Day monday = plus_days(day, 1 - weekday(day));
  switch (step) {
    case Step::kWeekend:
      return {plus_days(monday, 5), plus_days(monday, 6)};
    case Step::kWeek:
      return {monday, plus_days(monday, 6)};
    case Step::kFortnight:
      return {monday, plus_days(monday, 13)};
    case Step::kMonth:
      return months_from(civil.year, civil.month, 1);
    case Step::kQuarter:
      return months_from(civil.year, first_month_of_block(civil.month, 3), 3);
    case Step::kHalf:
      return months_from(civil.year, first_month_of_block(civil.month, 6), 6);
    case Step::kYear:
      return months_from(civil.year, 1, 12);
    case Step::kDecade:
      return months_from(civil.year / 10 * 10, 1, 120);
    case Step::kCentury:
      return months_from(civil.year / 100 * 100, 1, 1200);
    default:
      return {day, day};
  }
}

std::optional<Stretch> around(Day day, Step step, std::int64_t count) {
  const Stretch here = around(day, step);
  const auto first = moved(*here.from, step, count);
  if (!first) return std::nullopt;
  return around(*first, step);
}

std::optional<Stretch> month_of(int year, int month) {
  if (!to_day(year, month, 1) || year >= kMaxYear) return std::nullopt;
  return months_from(year, month, 1);
}

std::optional<Stretch> year_of(int year) {
  if (year <= kMinYear || year >= kMaxYear) return std::nullopt;
  return months_from(year, 1, 12);
}

std::optional<Stretch> iso_week(int year, int week) {
  const auto fourth = to_day(year, 1, 4);
  if (!fourth || week < 1 || week > 53 || year >= kMaxYear) return std::nullopt;
  const Day monday = plus_days(plus_days(*fourth, 1 - weekday(*fourth)), kDaysPerWeek * (week - 1));
  if (to_civil(plus_days(monday, 3)).year != year) return std::nullopt;
  return Stretch{monday, plus_days(monday, 6)};
}

Day weekday_from(Day first, int wanted) {
  return plus_days(first, (wanted - weekday(first) + kDaysPerWeek) % kDaysPerWeek);
}

std::optional<Day> nth_weekday(const Stretch& stretch, int wanted, int nth) {
  if (!stretch.from || !stretch.to || nth == 0 || nth > 60) return std::nullopt;
  Day day = nth > 0 ? plus_days(weekday_from(*stretch.from, wanted), kDaysPerWeek * (nth - 1))
                    : plus_days(weekday_from(plus_days(*stretch.to, -6), wanted), kDaysPerWeek * (nth + 1));
  if (day < *stretch.from || *stretch.to < day) return std::nullopt;
  return day;
}

std::optional<Stretch> season_of(int year, int season) {
  static constexpr std::array<std::array<int, 4>, 4> kEnds = {
      {{3, 20, 6, 20}, {6, 21, 9, 23}, {9, 24, 12, 20}, {12, 21, 3, 19}}};
  if (season < 1 || season > 4) return std::nullopt;
  const auto& ends = kEnds[static_cast<std::size_t>(season - 1)];
  const auto from = to_day(year, ends[0], ends[1]);
  const auto to = to_day(season == 4 ? year + 1 : year, ends[2], ends[3]);
  if (!from || !to) return std::nullopt;
  return Stretch{*from, *to};
}

std::optional<Day> easter(int year) {
  if (year < 1583 || year > kMaxYear) return std::nullopt;
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return to_day(year, n / 31, n % 31 + 1);
}

std::optional<Day> orthodox_easter(int year) {
  if (year < 1583 || year > kMaxYear) return std::nullopt;
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int julian = d + e + 114;  // of the Julian calendar: month * 31 + day - 1
  const auto day = to_day(year, julian / 31, julian % 31 + 1);
  const int lag = year / 100 - year / 400 - 2;
  return day ? std::optional(plus_days(*day, lag)) : std::nullopt;
}

}  // namespace claimgraph::recognize

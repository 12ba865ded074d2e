// Feasts of several calendars.
#include <array>
#include <memory>

#include <unicode/calendar.h>

#include "core/model/decimal.h"
#include "core/recognize/calendar.h"
#include "core/recognize/data.h"
#include "core/recognize/moon.h"

namespace claimgraph::recognize {
namespace {

using Rule = HolidayRule::Kind;

constexpr int kDaysPerWeek = 7;
constexpr int kFriday = 5;
constexpr double kMillisPerDay = 86400000.0;

struct KindName {
  std::string_view name;
  Rule kind;
  std::size_t least, most;  // numbers after the name
};
constexpr std::array kKinds = {
    KindName{"fixed", Rule::kFixed, 2, 2},         KindName{"easter", Rule::kEaster, 1, 2},
    KindName{"orthodox", Rule::kOrthodox, 1, 2},   KindName{"nth", Rule::kNth, 3, 4},
    KindName{"advent", Rule::kAdvent, 1, 1},       KindName{"hebrew", Rule::kHebrew, 3, 3},
    KindName{"islamic", Rule::kIslamic, 2, 3},     KindName{"lastfriday", Rule::kLastFriday, 1, 1},
    KindName{"chinese", Rule::kChinese, 2, 2},     KindName{"tithi", Rule::kTithi, 4, 4},
    KindName{"sankranti", Rule::kSankranti, 2, 2},
};

std::optional<int> integer(std::string_view text) {
  const auto number = Decimal::parse(text);
  const auto value = number ? number->to_integer() : std::nullopt;
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<Stretch> one_day(const std::optional<Day>& day, int offset = 0) {
  return day ? std::optional(Stretch{plus_days(*day, offset), plus_days(*day, offset)}) : std::nullopt;
}

// The month (from 1) and day of ICU's calendar at a day.
class ForeignCalendar {
 public:
  explicit ForeignCalendar(const char* keyword) {
    UErrorCode error = U_ZERO_ERROR;
    calendar_.reset(icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale(keyword), error));
    if (U_FAILURE(error)) calendar_.reset();
  }

  bool is(Day day, int month, int day_of_month) {
    if (!calendar_) return false;
    UErrorCode error = U_ZERO_ERROR;
    calendar_->setTime((day.number + 0.5) * kMillisPerDay, error);
    const bool leap = calendar_->get(UCAL_IS_LEAP_MONTH, error) != 0;
    return !leap && calendar_->get(UCAL_MONTH, error) + 1 == month &&
           calendar_->get(UCAL_DATE, error) == day_of_month && U_SUCCESS(error);
  }

 private:
  std::unique_ptr<icu::Calendar> calendar_;
};

// The first day of the year that the other calendar calls so.
std::optional<Day> foreign_day(const char* keyword, int year, int month, int day_of_month) {
  const auto first = to_day(year, 1, 1);
  if (!first || year < 1583 || year > 2500) return std::nullopt;
  ForeignCalendar calendar(keyword);
  for (int i = 0; i < 366; ++i) {
    if (calendar.is(plus_days(*first, i), month, day_of_month)) return plus_days(*first, i);
  }
  return std::nullopt;
}

std::optional<Stretch> hebrew(const HolidayRule& rule, int year) {
  const auto day = foreign_day("@calendar=hebrew", year, rule.a, rule.b);
  if (!day) return std::nullopt;
  const Day eve = plus_days(*day, -1);
  return Stretch{eve, rule.c > 1 ? plus_days(eve, rule.c) : eve};
}

std::optional<Stretch> days_from(std::optional<Stretch> stretch, int days) {
  if (stretch && days > 1) stretch->to = plus_days(*stretch->from, days - 1);
  return stretch;
}

std::optional<Stretch> islamic(const HolidayRule& rule, int year) {
  const auto day = foreign_day("@calendar=islamic-umalqura", year, rule.a, rule.b);
  if (!day || rule.c == 0) return one_day(day);
  ForeignCalendar calendar("@calendar=islamic-umalqura");
  int length = 29;  // a month has that many days or one more
  if (!calendar.is(plus_days(*day, length), rule.a % 12 + 1, 1)) ++length;
  return days_from(one_day(day), length);
}

std::optional<Day> last_friday(int month, int year) {
  constexpr int kShortMonth = 29;
  const auto last = foreign_day("@calendar=islamic-umalqura", year, month, kShortMonth);
  if (!last) return std::nullopt;
  ForeignCalendar calendar("@calendar=islamic-umalqura");
  const Day end = calendar.is(plus_days(*last, 1), month, kShortMonth + 1) ? plus_days(*last, 1) : *last;
  return weekday_from(plus_days(end, 1 - kDaysPerWeek), kFriday);
}

std::optional<Day> nth(const HolidayRule& rule, int year) {
  const auto month = month_of(year, rule.c);
  const auto day = month ? nth_weekday(*month, rule.b, rule.a) : std::nullopt;
  return day ? std::optional(plus_days(*day, rule.d)) : std::nullopt;
}

std::optional<Day> advent(int sundays, int year) {
  const auto eve = to_day(year, 12, 24);
  if (!eve) return std::nullopt;
  return plus_days(*eve, -(weekday(*eve) % kDaysPerWeek) - kDaysPerWeek * (sundays - 1));
}

}  // namespace

std::optional<HolidayRule> parse_holiday(std::string_view text) {
  const auto words = split(text, ' ');
  for (const KindName& known : kKinds) {
    if (words.empty() || words[0] != known.name || words.size() - 1 < known.least ||
        words.size() - 1 > known.most)
      continue;
    std::array<int, 4> numbers{};
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto number = integer(words[i]);
      if (!number) return std::nullopt;
      numbers[i - 1] = *number;
    }
    return HolidayRule{known.kind, numbers[0], numbers[1], numbers[2], numbers[3]};
  }
  return std::nullopt;
}

std::optional<Stretch> holiday_in(const HolidayRule& rule, int year) {
  switch (rule.kind) {
    case Rule::kFixed:
      return one_day(to_day(year, rule.a, rule.b));
    case Rule::kEaster:
      return days_from(one_day(easter(year), rule.a), rule.b);
    case Rule::kOrthodox:
      return days_from(one_day(orthodox_easter(year), rule.a), rule.b);
    case Rule::kNth:
      return one_day(nth(rule, year));
    case Rule::kAdvent:
      return one_day(advent(rule.a, year));
    case Rule::kHebrew:
      return hebrew(rule, year);
    case Rule::kIslamic:
      return islamic(rule, year);
    case Rule::kLastFriday:
      return one_day(last_friday(rule.a, year));
    case Rule::kChinese:
      return one_day(foreign_day("@calendar=chinese", year, rule.a, rule.b));
    case Rule::kTithi:
      return one_day(day_of_tithi(year, rule.a, rule.b, rule.c), rule.d);
    case Rule::kSankranti:
      return one_day(day_of_sign(year, rule.a), rule.b);
  }
  return std::nullopt;
}

}  // namespace claimgraph::recognize

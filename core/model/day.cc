#include "core/model/day.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cstdio>

namespace claimgraph {
namespace {

constexpr int kMinutesPerDay = 24 * 60;

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
std::int32_t days_from_civil(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

// Reads exactly `width` digits and drops them from the front.
std::optional<int> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(width);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// At least `width` digits. A proof prints thousands of days: std::snprintf would be a tenth of linking a
// topic.
void append_digits(std::string& text, int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

std::optional<Day> take_day(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  return to_day(*year, *month, *day);
}

std::optional<std::int32_t> take_time(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    const auto seconds = take_digits(text, 2);
    if (!seconds || *seconds > 60) return std::nullopt;
    second = *seconds == 60 ? 59 : *seconds;  // a leap second is the last second of its minute
    if (take(text, '.')) {
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
    }
  }
  return *hour * 3600 + *minute * 60 + second;
}

// "Z", "+02:00", "+0200", "+02". Leaves the text alone if there is none of them.
std::optional<std::int16_t> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return std::int16_t{0};
  const bool negative = text.starts_with('-');
  if (!negative && !text.starts_with('+')) return std::nullopt;
  std::string_view rest = text.substr(1);
  const auto hours = take_digits(rest, 2);
  if (!hours || *hours > 18) return std::nullopt;
  take(rest, ':');
  const int minutes = take_digits(rest, 2).value_or(0);
  if (minutes > 59) return std::nullopt;
  text = rest;
  const int total = *hours * 60 + minutes;
  return static_cast<std::int16_t>(negative ? -total : total);
}

}  // namespace

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  assert(month >= 1 && month <= 12);
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<Day> to_day(int year, int month, int day) {
  if (year < kMinYear || year > kMaxYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, month)) return std::nullopt;
  return Day{days_from_civil(year, month, day)};
}

std::optional<Day> to_day(const Civil& civil) { return to_day(civil.year, civil.month, civil.day); }

Civil to_civil(Day day) {
  const int z = day.number + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  const int month = shifted + (shifted < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

int weekday(Day day) {
  const int offset = (day.number + 3) % 7;  // 1970-01-01 was a Thursday
  return (offset + 7) % 7 + 1;
}

Day plus_days(Day day, int days) { return Day{day.number + days}; }

Day plus_months(Day day, int months) {
  const Civil civil = to_civil(day);
  const int index = civil.year * 12 + civil.month - 1 + months;
  const int year = (index >= 0 ? index : index - 11) / 12;
  const int month = index - year * 12 + 1;
  const int last = days_in_month(year, month);
  return Day{days_from_civil(year, month, civil.day < last ? civil.day : last)};
}

Day first_of_month(Day day) { return plus_days(day, 1 - to_civil(day).day); }

Day last_of_month(Day day) {
  const Civil civil = to_civil(day);
  return plus_days(day, days_in_month(civil.year, civil.month) - civil.day);
}

std::string to_text(Day day) {
  const Civil civil = to_civil(day);
  std::string text = civil.year < 0 ? "-" : "";
  append_digits(text, civil.year < 0 ? -civil.year : civil.year, civil.year < 0 ? 3 : 4);
  text += '-';
  append_digits(text, civil.month, 2);
  text += '-';
  append_digits(text, civil.day, 2);
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  const auto day = take_day(text);
  return text.empty() ? day : std::nullopt;
}

std::strong_ordering operator<=>(const Timestamp& a, const Timestamp& b) {
  if (const auto order = a.day <=> b.day; order != 0) return order;
  const auto utc = [](const Timestamp& t) {
    return t.second ? *t.second - 60 * t.utc_offset_minutes.value_or(std::int16_t{0}) : 0;
  };
  if (const auto order = utc(a) <=> utc(b); order != 0) return order;
  if (const auto order = a.second <=> b.second; order != 0) return order;
  return a.utc_offset_minutes <=> b.utc_offset_minutes;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  const auto day = take_day(text);
  if (!day) return std::nullopt;
  Timestamp result{*day, std::nullopt, std::nullopt};
  if (text.empty()) return result;
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  result.second = take_time(text);
  if (!result.second) return std::nullopt;
  take(text, ' ');
  result.utc_offset_minutes = take_offset(text);
  if (!text.empty()) return std::nullopt;
  return result;
}

std::string to_text(const Timestamp& timestamp) {
  std::string text = to_text(timestamp.day);
  if (!timestamp.second) return text;
  std::array<char, 32> buffer{};
  const int second = *timestamp.second;
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", second / 3600, second / 60 % 60,
                second % 60);
  text += buffer.data();
  if (!timestamp.utc_offset_minutes) return text;
  const int offset = *timestamp.utc_offset_minutes;
  if (offset == 0) return text + "Z";
  const int size = offset < 0 ? -offset : offset;
  assert(size < kMinutesPerDay);
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', size / 60, size % 60);
  return text + buffer.data();
}

}  // namespace claimgraph

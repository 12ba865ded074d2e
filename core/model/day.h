// A day of the proleptic Gregorian calendar, years -9999 to 9999, as a number of days since 1970-01-01.
//
// Why not std::chrono::sys_days alone: std::chrono::year(99999) silently becomes -31073. Here every year is
// range checked as an int before any arithmetic, and 2023-02-29 is refused, never turned into 1 March.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

struct Civil {
  int year = 1970;
  int month = 1;
  int day = 1;
  friend bool operator==(const Civil&, const Civil&) = default;
};

struct Day {
  std::int32_t number = 0;  // days since 1970-01-01

  friend auto operator<=>(const Day&, const Day&) = default;
};

inline constexpr int kMinYear = -9999;
inline constexpr int kMaxYear = 9999;

bool is_leap(int year);
int days_in_month(int year, int month);  // REQUIRES: 1 <= month <= 12

// Nothing if there is no such day (30 February) or the year is out of range.
std::optional<Day> to_day(int year, int month, int day);
std::optional<Day> to_day(const Civil& civil);

Civil to_civil(Day day);

// 1 = Monday ... 7 = Sunday (ISO 8601).
int weekday(Day day);

Day plus_days(Day day, int days);
// Same day of the month, or its last day where that month is shorter.
Day plus_months(Day day, int months);
Day first_of_month(Day day);
Day last_of_month(Day day);

// "2025-01-24". Years below 0 or above 9999 do not occur; year 33 prints as "0033".
std::string to_text(Day day);

// Exactly YYYY-MM-DD. Nothing otherwise, or if there is no such day.
std::optional<Day> parse_day(std::string_view text);

// The instant of a publication with the precision it was given in. Ordered by its local day first, so that an
// article dated by day and one dated to the second have one order whatever else is known.
struct Timestamp {
  Day day;                                         // as written, in its own zone
  std::optional<std::int32_t> second;              // of that day, 0..86399; nothing if only the day is known
  std::optional<std::int16_t> utc_offset_minutes;  // nothing if unknown

  // (day, second of the UTC day or 0): total and the same on every machine.
  friend std::strong_ordering operator<=>(const Timestamp& a, const Timestamp& b);
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

// ISO 8601 / RFC 3339: "2025-01-24", "2025-01-24T18:30:00+02:00", "...Z", a space for the T, seconds
// optional. Nothing if it is not that or does not exist.
std::optional<Timestamp> parse_timestamp(std::string_view text);
std::string to_text(const Timestamp& timestamp);

}  // namespace claimgraph

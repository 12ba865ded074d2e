// The target period of a claim: what its value is about. One of the three clocks, derived from neither of the
// others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/day.h"

namespace claimgraph {

// Stored on disk: never renumber, never reuse.
enum class PeriodKind : std::uint8_t {
  kCalendar = 0,  // a year, quarter, month, or any other stretch of the calendar
  kFiscal = 1,    // a fiscal year: equal to another period only if first and last day are
  kPoint = 2,     // a day, or "as things stand" on that day
  kUntil = 3,     // "by 2025": an end, the beginning open
  kSince = 4,     // "since 2017": a beginning, the end open
};

// INVARIANT: at least one of from and to is there, and from <= to.
struct Period {
  std::optional<Day> from;
  std::optional<Day> to;  // inclusive: 2025 ends on 2025-12-31
  PeriodKind kind = PeriodKind::kCalendar;

  friend auto operator<=>(const Period&, const Period&) = default;
};

Period calendar_year(int year);  // REQUIRES: kMinYear <= year <= kMaxYear

// The year that the period ends in (begins in, where the end is open).
int year_of(const Period& period);

// "2025", "2025-03", "2025-03-15", "2025-01-10..2025-02-03", "..2025-12-31", "2017-01-01.."; before it the
// kind where that is not the usual one of its ends: "fiscal 2024-07-01..2025-06-30".
std::string to_text(const Period& period);
// The same back; either end may be a year or a month. Nothing if it is no period.
std::optional<Period> parse_period(std::string_view text);

// Whether some day may lie in both; an open end holds every day.
bool overlap(const Period& a, const Period& b);

// True for 1 January to 31 December of one year.
bool is_calendar_year(const Period& period);

}  // namespace claimgraph

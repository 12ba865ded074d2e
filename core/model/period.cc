#include "core/model/period.h"

#include <cassert>
#include <utility>

#include "core/model/names.h"

namespace claimgraph {
namespace {

constexpr std::string_view kRange = "..";

PeriodKind usual_kind(const Period& period) {
  if (!period.from) return PeriodKind::kUntil;
  if (!period.to) return PeriodKind::kSince;
  return *period.from == *period.to ? PeriodKind::kPoint : PeriodKind::kCalendar;
}

std::string days_text(const Period& period) {
  if (!period.from) return std::string(kRange) + to_text(*period.to);
  const std::string from = to_text(*period.from);
  if (!period.to) return from + std::string(kRange);
  if (period.from == period.to) return from;
  if (is_calendar_year(period)) return from.substr(0, from.size() - 6);
  const bool month =
      first_of_month(*period.from) == *period.from && last_of_month(*period.from) == *period.to;
  return month ? from.substr(0, from.size() - 3) : from + std::string(kRange) + to_text(*period.to);
}

// "2025", "2025-03", "2025-03-15": the first and the last day.
std::optional<std::pair<Day, Day>> parse_stretch(std::string_view text) {
  if (const auto day = parse_day(text)) return std::pair(*day, *day);
  if (const auto first = parse_day(std::string(text) + "-01"))
    return std::pair(*first, last_of_month(*first));
  const auto first = parse_day(std::string(text) + "-01-01");
  const auto last = parse_day(std::string(text) + "-12-31");
  return first && last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

// "fiscal 2024": the kind, taken off the text.
std::optional<PeriodKind> take_kind(std::string_view& text) {
  const auto space = text.find(' ');
  const auto kind =
      space == std::string_view::npos ? std::nullopt : parse_name<PeriodKind>(text.substr(0, space));
  if (kind) text.remove_prefix(space + 1);
  return kind;
}

}  // namespace

Period calendar_year(int year) {
  const auto first = to_day(year, 1, 1);
  const auto last = to_day(year, 12, 31);
  assert(first && last);
  return {first, last, PeriodKind::kCalendar};
}

int year_of(const Period& period) {
  assert(period.from || period.to);
  return to_civil(period.to ? *period.to : *period.from).year;
}

std::string to_text(const Period& period) {
  assert(period.from || period.to);
  const bool usual = period.kind == usual_kind(period);
  return usual ? days_text(period) : std::string(to_text(period.kind)) + ' ' + days_text(period);
}

std::optional<Period> parse_period(std::string_view text) {
  const auto kind = take_kind(text);
  const auto dots = text.find(kRange);
  const auto first = text.substr(0, dots);
  const auto last = dots == std::string_view::npos ? first : text.substr(dots + kRange.size());
  const auto from = parse_stretch(first);
  const auto to = parse_stretch(last);
  if ((!from && !first.empty()) || (!to && !last.empty()) || (!from && !to)) return std::nullopt;
  Period period;
  if (from) period.from = from->first;
  if (to) period.to = to->second;
  if (from && to && *period.from > *period.to) return std::nullopt;
  period.kind = kind.value_or(usual_kind(period));
  return period;
}

bool overlap(const Period& a, const Period& b) {
  const auto ends_before = [](const Period& x, const Period& y) { return x.to && y.from && *x.to < *y.from; };
  return !ends_before(a, b) && !ends_before(b, a);
}

bool is_calendar_year(const Period& period) {
  if (!period.from || !period.to) return false;
  const Civil from = to_civil(*period.from);
  return from == Civil{from.year, 1, 1} && to_civil(*period.to) == Civil{from.year, 12, 31};
}

}  // namespace claimgraph

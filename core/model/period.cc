#include "core/model/period.h"

#include <cassert>

namespace claimgraph {

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

bool is_calendar_year(const Period& period) {
  if (!period.from || !period.to) return false;
  const Civil from = to_civil(*period.from);
  return from == Civil{from.year, 1, 1} && to_civil(*period.to) == Civil{from.year, 12, 31};
}

}  // namespace claimgraph

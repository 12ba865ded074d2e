#include "core/relate/period_match.h"

#include <algorithm>

namespace claimgraph::relate {
namespace {

bool is_actual(const ResolvedClaim& c) { return c.claim.modality == Modality::kActual; }

bool is_class(const ResolvedClaim& c, AttributeClass wanted) {
  return c.claim.topic.attribute_class == wanted;
}

struct Days {
  Day first, last;
};

// A status holds as things stand, unless its text names a time.
Days days_of_status(const ResolvedClaim& c) {
  const Day said_on = c.resolution.said_on;
  const auto& period = c.resolution.period;
  if (!period) return {said_on, said_on};
  if (!period->from) return {std::min(said_on, *period->to), *period->to};
  if (!period->to) return {*period->from, std::max(said_on, *period->from)};
  return {*period->from, *period->to};
}

// "158 on 20 February, now 263", said on one day, are two questions; said on two days, the later one is news.
bool same_state(const ResolvedClaim& a, const ResolvedClaim& b) {
  if (a.resolution.said_on != b.resolution.said_on) return true;
  const Days x = days_of_status(a);
  const Days y = days_of_status(b);
  return x.first <= y.last && y.first <= x.last;
}

// A quantity that has a period somewhere recurs: what it was and what it is to become are two questions,
// unless both say for when. Prices and one-off events have none and may meet their plan.
bool recurs(const ResolvedClaim& a, const ResolvedClaim& b) {
  return is_class(a, AttributeClass::kObservation) || a.resolution.period || b.resolution.period;
}

bool same_stated(const Period& a, const Period& b, AttributeClass attribute_class) {
  if ((a.kind == PeriodKind::kSince) != (b.kind == PeriodKind::kSince)) return false;
  const bool fiscal = a.kind == PeriodKind::kFiscal || b.kind == PeriodKind::kFiscal;
  if (fiscal || attribute_class == AttributeClass::kObservation) return a.from == b.from && a.to == b.to;
  return year_of(a) == year_of(b);
}

}  // namespace

bool same_period(const ResolvedClaim& a, const ResolvedClaim& b) {
  if (is_class(a, AttributeClass::kStatus)) return same_state(a, b);
  if (is_date(a.claim.value) && is_date(b.claim.value)) return true;
  const auto& x = a.resolution.period;
  const auto& y = b.resolution.period;
  if (x && y) return same_stated(*x, *y, a.claim.topic.attribute_class);
  const bool mixed = is_actual(a) != is_actual(b);
  return !mixed || is_class(a, AttributeClass::kFixed) || !recurs(a, b);
}

std::string period_text(const std::optional<Period>& period) {
  if (!period) return "none";
  if (is_calendar_year(*period)) return std::to_string(year_of(*period));
  if (period->kind == PeriodKind::kUntil || !period->from) return "until " + to_text(*period->to);
  if (period->kind == PeriodKind::kSince || !period->to) return "since " + to_text(*period->from);
  if (*period->from == *period->to) return to_text(*period->from);
  return to_text(*period->from) + ".." + to_text(*period->to);
}

}  // namespace claimgraph::relate

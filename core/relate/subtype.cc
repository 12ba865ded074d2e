#include "core/relate/subtype.h"

namespace claimgraph::relate {
namespace {

bool fulfils_plan(const Pair& pair) {
  const auto older = pair.older.claim.modality;
  return pair.newer.claim.modality == Modality::kActual &&
         (older == Modality::kPlanned || older == Modality::kForecast);
}

bool same_number(const Value& a, const Value& b) {
  return a.low == b.low && a.high == b.high && a.bound == b.bound && a.text == b.text;
}

bool is_point(const Value& value) {
  return value.bound == Bound::kExact || value.bound == Bound::kApproximately;
}

// The end of a range or the number of a bound.
bool names_end(const Value& bound, const Decimal& number) {
  return !is_point(bound) && (bound.low == number || bound.high == number);
}

bool share_end(const Value& a, const Value& b) {
  return (a.low && names_end(b, *a.low)) || (a.high && names_end(b, *a.high));
}

// How the values lie to each other, whoever said them.
Subtype kind_of_meeting(const Value& a, const Value& b, const Comparison& compared) {
  if (compared.exchange) return Subtype::kConverted;
  if (same_number(a, b)) return Subtype::kIdentical;
  if (share_end(a, b) || share_end(b, a)) return Subtype::kBoundOfRange;
  if (!is_date(a) && is_point(a) && is_point(b)) return Subtype::kRounded;
  return Subtype::kWithin;
}

bool moves_up(const Pair& pair, const Comparison& compared) {
  if (is_above(compared.a, compared.b)) return true;
  if (is_above(compared.b, compared.a)) return false;
  return written(pair.newer.claim.value) > written(pair.older.claim.value);
}

}  // namespace

Subtype subtype_of_agreement(const Pair& pair, const Comparison& compared) {
  const auto kind = kind_of_meeting(pair.newer.claim.value, pair.older.claim.value, compared);
  if (pair.same_day() || kind == Subtype::kConverted) return kind;
  if (fulfils_plan(pair)) return Subtype::kMet;
  return kind == Subtype::kIdentical ? Subtype::kReaffirms : kind;
}

Subtype subtype_of_update(const Pair& pair, const Comparison& compared) {
  const bool date = is_date(pair.newer.claim.value);
  if (is_text(pair.newer.claim.value)) return Subtype::kShift;
  if (fulfils_plan(pair)) {
    if (!date) return Subtype::kRealised;
    return is_above(compared.a, compared.b) ? Subtype::kMissed : Subtype::kBeat;
  }
  if (date) return Subtype::kShift;
  if (meet(compared.a, compared.b)) {
    if (contains(compared.b, compared.a)) return Subtype::kNarrow;
    if (contains(compared.a, compared.b)) return Subtype::kWiden;
  }
  return moves_up(pair, compared) ? Subtype::kRaise : Subtype::kCut;
}

Label label_of_agreement(const Pair& pair) {
  if (pair.tie == Tie::kOther) return Label::kCorroboration;
  return pair.tie == Tie::kSame && pair.same_day() ? Label::kEcho : Label::kNone;
}

}  // namespace claimgraph::relate

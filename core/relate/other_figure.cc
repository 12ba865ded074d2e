#include "core/relate/other_figure.h"

#include <algorithm>

#include "core/relate/period_match.h"

namespace claimgraph::relate {
namespace {

bool is_positive(const Value& value) {
  if (is_date(value) || is_text(value) || (!value.low && !value.high)) return false;
  return !written(value).is_negative() && !written(value).is_zero();
}

// How many times the larger is the smaller; nothing where that means nothing.
std::optional<Decimal> factor(const ResolvedClaim& a, const ResolvedClaim& b, const Pair& pair) {
  const Value& x = a.claim.value;
  const Value& y = b.claim.value;
  if (!is_positive(x) || !is_positive(y)) return std::nullopt;
  Decimal of_x = written(x);
  if (is_exchange(x, y)) {
    const auto& rate = pair.exchange.on(numerator(x.unit), numerator(y.unit), pair.older.resolution.said_on);
    if (!rate) return std::nullopt;
    of_x = product(of_x, rate->rate);
  } else if (numerator(x.unit) != numerator(y.unit)) {
    return std::nullopt;
  }
  return divide(std::max(of_x, written(y)), std::min(of_x, written(y)), 9);
}

// Told again on its day, a figure is not another one.
bool is_same_figure(const ResolvedClaim& a, const ResolvedClaim& b) {
  return a.resolution.said_on == b.resolution.said_on && a.claim.value.low == b.claim.value.low &&
         a.claim.value.high == b.claim.value.high && a.claim.value.unit == b.claim.value.unit;
}

// Something that the speaker of `c` said on its day comes twice as near to `other`.
bool has_nearer(const ResolvedClaim& c, const ResolvedClaim& other, const Decimal& distance,
                const Pair& pair) {
  return std::ranges::any_of(pair.siblings.said_on(c.resolution.said_on), [&](const ResolvedClaim* z) {
    if (z == &c || z->claim.polarity == Polarity::kNegative || is_same_figure(*z, other)) return false;
    if (pair.judged.tie(z->claim.party, c.claim.party) == Tie::kOther || !same_period(*z, other))
      return false;
    const auto nearer = factor(*z, other, pair);
    return nearer && product(*nearer, 2) <= distance;
  });
}

}  // namespace

std::optional<Decision> other_figure(const Pair& pair) {
  if (pair.tie == Tie::kOther) return std::nullopt;
  const auto distance = factor(pair.newer, pair.older, pair);
  if (!distance || *distance < Decimal{2}) return std::nullopt;
  if (!has_nearer(pair.newer, pair.older, *distance, pair) &&
      !has_nearer(pair.older, pair.newer, *distance, pair)) {
    return std::nullopt;
  }
  Decision decision;
  decision.reason = [](const Pair&) -> std::string {
    return "another figure of the same day continues the older one";
  };
  return decision;
}

}  // namespace claimgraph::relate

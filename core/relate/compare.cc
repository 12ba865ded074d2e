#include "core/relate/compare.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace claimgraph::relate {
namespace {

// Units of one dimension that differ by an exact factor: one `from` is `factor` `to`.
struct UnitStep {
  std::string_view from, to;
  int factor;
};
constexpr std::array kUnitSteps = {UnitStep{"years", "months", 12}, UnitStep{"days", "s", 86400},
                                   UnitStep{"ratio", "%", 100}};

std::string_view denominator(std::string_view unit) {
  const auto slash = unit.find('/');
  return slash == std::string_view::npos ? std::string_view{} : unit.substr(slash + 1);
}

// The text often leaves the denominator out where it has been said before.
bool same_denominator(std::string_view a, std::string_view b) {
  const auto x = denominator(a);
  const auto y = denominator(b);
  return x.empty() || y.empty() || x == y;
}

bool same_unit(std::string_view a, std::string_view b) {
  return a == b || (numerator(a) == numerator(b) && same_denominator(a, b));
}

const UnitStep* find_step(std::string_view from, std::string_view to) {
  const auto found =
      std::ranges::find_if(kUnitSteps, [&](const UnitStep& s) { return s.from == from && s.to == to; });
  return found == kUnitSteps.end() ? nullptr : &*found;
}

Outcome outcome_of(const Interval& a, const Interval& b) {
  return meet(a, b) ? Outcome::kMeet : Outcome::kDisjoint;
}

// `x` is converted into the currency of `b`.
Comparison compare_money(const ResolvedClaim& a, const ResolvedClaim& b, const Interval& x, const Interval& y,
                         Exchange& exchange) {
  const auto from = numerator(a.claim.value.unit);
  const auto to = numerator(b.claim.value.unit);
  Comparison result{Outcome::kIncomparable, x, y, a.claim.value.unit, std::nullopt};
  for (const Day day : {std::max(a.resolution.said_on, b.resolution.said_on),
                        std::min(a.resolution.said_on, b.resolution.said_on)}) {
    const auto& cross = exchange.on(from, to, day);
    if (!cross) continue;
    const Interval converted = scaled(x, cross->rate);
    const auto outcome = outcome_of(converted, y);
    if (outcome == Outcome::kDisjoint && result.outcome != Outcome::kIncomparable) continue;
    result = {outcome, converted, y, b.claim.value.unit,
              Converted{std::string(from), std::string(to), cross->rate, cross->day}};
    if (outcome == Outcome::kMeet) break;
  }
  return result;
}

Comparison flipped(Comparison c) {
  std::swap(c.a, c.b);
  return c;
}

}  // namespace

bool is_exchange(const Value& a, const Value& b) {
  return is_money(a.unit) && is_money(b.unit) && numerator(a.unit) != numerator(b.unit) &&
         same_denominator(a.unit, b.unit);
}

Comparison compare(const ResolvedClaim& a, const ResolvedClaim& b, Reading reading, Exchange& exchange) {
  const Value& x = a.claim.value;
  const Value& y = b.claim.value;
  const auto of_a = possible_values(x, reading);
  const auto of_b = possible_values(y, reading);
  if (!of_a || !of_b) return {};
  if (same_unit(x.unit, y.unit)) return {outcome_of(*of_a, *of_b), *of_a, *of_b, x.unit, std::nullopt};
  if (is_exchange(x, y)) {
    // Always towards the unit that comes last in the alphabet: the answer is then the same both ways, to the
    // last digit.
    return x.unit < y.unit ? compare_money(a, b, *of_a, *of_b, exchange)
                           : flipped(compare_money(b, a, *of_b, *of_a, exchange));
  }
  if (const auto* step = find_step(x.unit, y.unit)) {
    const Interval scaled_a = scaled(*of_a, step->factor);
    return {outcome_of(scaled_a, *of_b), scaled_a, *of_b, y.unit, std::nullopt};
  }
  if (const auto* step = find_step(y.unit, x.unit)) {
    const Interval scaled_b = scaled(*of_b, step->factor);
    return {outcome_of(*of_a, scaled_b), *of_a, scaled_b, x.unit, std::nullopt};
  }
  return {Outcome::kIncomparable, *of_a, *of_b, x.unit, std::nullopt};
}

}  // namespace claimgraph::relate

#include "core/relate/interval.h"

#include <algorithm>
#include <cassert>

#include "core/model/day.h"

namespace claimgraph::relate {
namespace {

constexpr int kDaysBeforeDeadline = 15;

Decimal percent(int n) { return Decimal::from(n, -2).value_or(Decimal{}); }

// A sum that does not fit has one end that is far below the other's last digit.
Decimal sum(const Decimal& a, const Decimal& b) { return add(a, b).value_or(a.abs() < b.abs() ? b : a); }

Interval around(const Decimal& value, const Decimal& below, const Decimal& above) {
  return {sum(value, -below), sum(value, above)};
}

// Half a unit of the last written digit, at most 2 %.
Decimal rounding(const Value& value, const Decimal& number) {
  return std::min(product(value.last_digit, Decimal::from(5, -1).value_or(Decimal{})),
                  product(number.abs(), percent(2)));
}

// "Milliarden" is [1, 1000) of its scale, "hundreds of millions" [100, 1000), "tens of millions" [10, 100).
Interval plural_magnitude(const Value& value, const Decimal& number) {
  if (value.high && *value.high > number) return {number, value.high, true};
  const int place = ((number.exponent() % 3) + 3) % 3;
  return {number, product(number, power_of_ten(place == 0 ? 3 : 1)), true};
}

Interval possible_days(const Value& value, Reading reading) {
  Interval days{value.low, value.high};
  if (!days.low && days.high && reading == Reading::kBetweenStatements) {
    days.low = sum(*days.high, -Decimal{kDaysBeforeDeadline});
  }
  return days;
}

Interval possible_numbers(const Value& value, Reading reading) {
  const Decimal& number = written(value);
  const Decimal size = number.abs();
  const Decimal h = rounding(value, number);
  const bool own = reading == Reading::kWithinStatement;
  if (value.hedge == Hedge::kPluralMagnitude) return plural_magnitude(value, number);
  if (value.hedge == Hedge::kNearly && value.bound != Bound::kRange)
    return around(number, product(size, percent(2)), 0);
  switch (value.bound) {
    case Bound::kExact:
      return around(number, h, h);
    case Bound::kApproximately:
      return around(number, product(size, percent(5)), product(size, percent(5)));
    case Bound::kRange:
      return {value.low, value.high};
    case Bound::kAtLeast:
      return {sum(number, -h), own ? std::nullopt : std::optional(sum(number, product(size, percent(10))))};
    case Bound::kAtMost:
      return {own ? std::nullopt : std::optional(sum(number, -product(size, percent(10)))), sum(number, h)};
  }
  assert(false && "an unknown bound");
  return {};
}

std::string end_text(const std::optional<Decimal>& end, const std::string& unit) {
  if (!end) return {};
  const auto number = end->to_integer();
  return unit == kDateUnit && number ? claimgraph::to_text(Day{static_cast<std::int32_t>(*number)})
                                     : end->to_text();
}

}  // namespace

Decimal product(const Decimal& a, const Decimal& b) {
  if (const auto exact = multiply(a, b)) return *exact;
  return multiply(round_to(a, 18), round_to(b, 18)).value_or(a);
}

std::optional<Interval> possible_values(const Value& value, Reading reading) {
  if (is_text(value) || (!value.low && !value.high)) return std::nullopt;
  return is_date(value) ? possible_days(value, reading) : possible_numbers(value, reading);
}

std::optional<Interval> as_written(const Value& value) {
  Value point = value;
  if (value.bound == Bound::kAtLeast || value.bound == Bound::kAtMost) point.bound = Bound::kExact;
  return possible_values(point, Reading::kWithinStatement);
}

bool is_above(const Interval& a, const Interval& b) {
  if (!a.low || !b.high) return false;
  return b.below_high ? *a.low >= *b.high : *a.low > *b.high;
}

bool meet(const Interval& a, const Interval& b) { return !is_above(a, b) && !is_above(b, a); }

bool contains(const Interval& outer, const Interval& inner) {
  const bool below = !outer.low || (inner.low && *outer.low <= *inner.low);
  const bool above = !outer.high || (inner.high && *inner.high <= *outer.high);
  return below && above;
}

Interval scaled(const Interval& interval, const Decimal& factor) {
  assert(!factor.is_negative() && !factor.is_zero());
  Interval result = interval;
  if (result.low) result.low = product(*result.low, factor);
  if (result.high) result.high = product(*result.high, factor);
  return result;
}

std::string to_text(const Interval& interval, const std::string& unit) {
  if (interval.low && interval.high && *interval.low == *interval.high) return end_text(interval.low, unit);
  return end_text(interval.low, unit) + ".." + end_text(interval.high, unit);
}

}  // namespace claimgraph::relate

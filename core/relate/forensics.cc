#include "core/relate/forensics.h"

#include <algorithm>
#include <array>

namespace claimgraph::relate {
namespace {

constexpr int kLaterDays = 180;  // an article that converts a statement follows it within that time
constexpr int kRateTableGapDays =
    10;  // the table ends before: what the rate did after it is not known, but it
constexpr int kUnknownPermille = 50;  // rarely moved further than that in half a year; less in less

bool is_quantity(const Value& value) {
  return !is_date(value) && !is_text(value) && (value.low || value.high);
}

bool are_quantities(const Pair& pair) {
  return is_quantity(pair.newer.claim.value) && is_quantity(pair.older.claim.value);
}

bool same_money(const Pair& pair) {
  const auto& a = pair.newer.claim.value;
  const auto& b = pair.older.claim.value;
  return is_quantity(a) && is_quantity(b) && is_money(a.unit) && is_money(b.unit) && !is_exchange(a, b);
}

Decision contradicts(Subtype subtype, const Pair& pair) {
  const auto reading = pair.same_statement() ? Reading::kWithinStatement : Reading::kBetweenStatements;
  return {Relation::kContradicts, subtype, nullptr, reading, nullptr, std::nullopt};
}

// b = a * 10^n, digit for digit; 0 if not.
int shift_of_digits(const Value& a, const Value& b) {
  if (a.low.has_value() != b.low.has_value() || a.high.has_value() != b.high.has_value()) {
    const Decimal& x = written(a);
    const Decimal& y = written(b);
    return x.coefficient() == y.coefficient() ? y.exponent() - x.exponent() : 0;
  }
  const auto shift = [](const std::optional<Decimal>& x, const std::optional<Decimal>& y) {
    if (!x) return std::optional<int>{};
    return std::optional(x->coefficient() == y->coefficient() ? y->exponent() - x->exponent() : 0);
  };
  const auto low = shift(a.low, b.low);
  const auto high = shift(a.high, b.high);
  if (low && high && *low != *high) return 0;
  return low ? *low : high.value_or(0);
}

// True if the amounts, brought to one currency, differ by a factor of 10^n or 10^-n.
bool differ_by_power(const Pair& pair, int n) {
  const auto& compared = pair.compared();
  auto a = as_written(pair.newer.claim.value);
  auto b = as_written(pair.older.claim.value);
  if (!compared.exchange || !a || !b || !a->low || a->low->is_zero() || a->low->is_negative()) return false;
  auto& foreign = pair.newer.claim.value.unit == compared.exchange->from ? *a : *b;
  foreign = scaled(foreign, compared.exchange->rate);
  return meet(scaled(*a, power_of_ten(n)), *b) || meet(*a, scaled(*b, power_of_ten(n)));
}

bool same_unit(const Pair& pair) { return pair.newer.claim.value.unit == pair.older.claim.value.unit; }

bool is_count(const Pair& pair) { return pair.newer.claim.value.unit == "count"; }

bool has_two_digits(const Value& value) {
  const auto size = value.low ? value.low->abs() : value.high->abs();
  return size.coefficient() >= 10;
}

// All that one unit of `from` was worth in `to` from a day until an article on a statement may have been
// written.
std::optional<Interval> rates_of_articles(std::string_view from, std::string_view to, Day since, Day said_on,
                                          Exchange& exchange) {
  const Day last = plus_days(said_on, kLaterDays);
  const auto& range = exchange.between(from, to, since, last);
  if (!range) return std::nullopt;
  const int unknown_days = last.number - range->last.number;
  const int slack = unknown_days > kRateTableGapDays ? kUnknownPermille * unknown_days / kLaterDays : 0;
  return Interval{product(range->least, Decimal::from(1000 - slack, -3).value_or(1)),
                  product(range->greatest, Decimal::from(1000 + slack, -3).value_or(1))};
}

// a / b, end against end; both bounded and above 0, else nothing.
std::optional<Interval> ratio(const Interval& a, const Interval& b) {
  const auto positive = [](const std::optional<Decimal>& d) {
    return d && !d->is_negative() && !d->is_zero();
  };
  if (!positive(a.low) || !positive(a.high) || !positive(b.low) || !positive(b.high)) return std::nullopt;
  return Interval{divide(*a.low, *b.high), divide(*a.high, *b.low)};
}

bool meet_at_reference(const ResolvedClaim& a, const ResolvedClaim& b, Exchange& exchange) {
  return compare(a, b, Reading::kWithinStatement, exchange).outcome == Outcome::kMeet;
}

bool asserts_other_currency(const ResolvedClaim& z, const ResolvedClaim& x) {
  return is_exchange(z.claim.value, x.claim.value) && z.claim.polarity == Polarity::kPositive;
}

// The same answer in another currency, given with it on that day: the figure is no slip of the sign.
bool has_companion(const ResolvedClaim& c, const Pair& pair) {
  return std::ranges::any_of(pair.siblings.said_on(c.resolution.said_on), [&](const ResolvedClaim* z) {
    return asserts_other_currency(*z, c) && pair.judged.tie(z->claim.party, c.claim.party) != Tie::kOther &&
           meet_at_reference(*z, c, pair.exchange);
  });
}

// z says in another currency what `original` says, and x is z converted back at a later rate.
std::optional<Decision> round_trip_via(const ResolvedClaim& x, const ResolvedClaim& original,
                                       const Pair& pair) {
  for (const ResolvedClaim* z : pair.siblings.said_on(x.resolution.said_on)) {
    if (!asserts_other_currency(*z, x)) continue;
    if (!pair.same_day() && pair.judged.tie(z->claim.party, x.claim.party) == Tie::kOther) continue;
    if (!meet_at_reference(*z, original, pair.exchange) || meet_at_reference(x, *z, pair.exchange)) continue;
    const Day day = x.resolution.said_on;
    const Day since = std::min(day, std::max(original.resolution.said_on, plus_days(day, -kLaterDays)));
    auto rate = conversion_rate(*z, x, since, pair.exchange);
    if (!rate) continue;
    Decision decision = contradicts(Subtype::kCurrencyRoundTrip, pair);
    decision.via = z;
    decision.implied = std::move(rate);
    return decision;
  }
  return std::nullopt;
}

// The digits of `original`, read in another currency, are worth x in the currency of both.
std::optional<ImpliedRate> misread_as(std::string_view other, const ResolvedClaim& x,
                                      const ResolvedClaim& original, Exchange& exchange) {
  const auto& unit = x.claim.value.unit;
  const Day day = original.resolution.said_on;
  const auto later = rates_of_articles(other, numerator(unit), day, day, exchange);
  const auto figure = as_written(x.claim.value);
  const Decimal& digits = written(original.claim.value);
  const bool range = x.claim.value.bound == Bound::kRange || original.claim.value.bound == Bound::kRange;
  if (!later || !figure || range) return std::nullopt;
  const auto implied = ratio(*figure, Interval{digits, digits});
  if (!implied || !meet(*implied, *later)) return std::nullopt;
  return ImpliedRate{std::string(other), std::string(numerator(unit)), *implied};
}

constexpr std::array<std::string_view, 1> kEuro = {"EUR"};
constexpr std::array<std::string_view, 3> kBesideEuro = {"USD", "GBP", "CHF"};

std::optional<ImpliedRate> misread(const ResolvedClaim& x, const ResolvedClaim& original,
                                   Exchange& exchange) {
  const bool euro = numerator(x.claim.value.unit) == kEuro.front();
  for (const auto other :
       euro ? std::span<const std::string_view>(kBesideEuro) : std::span<const std::string_view>(kEuro)) {
    if (auto rate = misread_as(other, x, original, exchange)) return rate;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Decision> scale_word(const Pair& pair) {
  if (!are_quantities(pair)) return std::nullopt;
  const auto& a = pair.newer.claim.value;
  const auto& b = pair.older.claim.value;
  const bool scaled_number = !a.last_digit.is_zero() || !b.last_digit.is_zero();
  if (!scaled_number || (is_count(pair) && !has_two_digits(a))) return std::nullopt;
  for (const int n : {3, 6}) {
    const int shift = same_unit(pair) ? std::abs(shift_of_digits(a, b)) : 0;
    if (shift == n || (shift == 0 && differ_by_power(pair, n))) return contradicts(Subtype::kScaleWord, pair);
  }
  return std::nullopt;
}

std::optional<Decision> decimal_shift(const Pair& pair) {
  if (!are_quantities(pair) || is_count(pair) || !has_two_digits(pair.newer.claim.value)) return std::nullopt;
  const bool shifted = same_unit(pair)
                           ? std::abs(shift_of_digits(pair.newer.claim.value, pair.older.claim.value)) == 1
                           : differ_by_power(pair, 1);
  if (!shifted) return std::nullopt;
  return contradicts(Subtype::kDecimalShift, pair);
}

std::optional<Decision> currency_swap(const Pair& pair) {
  const auto& a = pair.newer.claim.value;
  const auto& b = pair.older.claim.value;
  if (!is_exchange(a, b) || written(a) != written(b)) return std::nullopt;
  const bool either = pair.same_day() && !has_companion(pair.older, pair);
  if (!either && has_companion(pair.newer, pair)) return std::nullopt;
  return contradicts(Subtype::kCurrencySwap, pair);
}

std::optional<Decision> own_rate(const Pair& pair) {
  if (!pair.same_statement() || !is_exchange(pair.newer.claim.value, pair.older.claim.value))
    return std::nullopt;
  // In the order of the alphabet, so that the verdict is the same whichever came first.
  const bool in_order = pair.older.claim.value.unit < pair.newer.claim.value.unit;
  const Day day = pair.newer.resolution.said_on;
  auto rate = in_order ? conversion_rate(pair.older, pair.newer, day, pair.exchange)
                       : conversion_rate(pair.newer, pair.older, day, pair.exchange);
  if (!rate) return std::nullopt;
  return Decision{Relation::kAgrees, Subtype::kConverted, nullptr, Reading::kWithinStatement,
                  nullptr,           std::move(rate)};
}

std::optional<Decision> currency_round_trip(const Pair& pair) {
  if (!same_money(pair)) return std::nullopt;
  if (auto decision = round_trip_via(pair.newer, pair.older, pair)) return decision;
  return round_trip_via(pair.older, pair.newer, pair);
}

std::optional<Decision> misread_currency(const Pair& pair) {
  if (!same_money(pair) || !pair.same_statement()) return std::nullopt;
  auto rate = misread(pair.newer, pair.older, pair.exchange);
  if (!rate) rate = misread(pair.older, pair.newer, pair.exchange);
  if (!rate) return std::nullopt;
  Decision decision = contradicts(Subtype::kMisreadCurrency, pair);
  decision.implied = std::move(rate);
  return decision;
}

std::optional<ImpliedRate> conversion_rate(const ResolvedClaim& a, const ResolvedClaim& b, Day since,
                                           Exchange& exchange) {
  const Value& from = a.claim.value;
  const Value& to = b.claim.value;
  const auto x = as_written(from);
  const auto y = as_written(to);
  if (!is_exchange(from, to) || !x || !y) return std::nullopt;
  const auto later =
      rates_of_articles(numerator(from.unit), numerator(to.unit), since, b.resolution.said_on, exchange);
  const auto implied = ratio(*y, *x);
  if (!later || !implied || !meet(*implied, *later)) return std::nullopt;
  return ImpliedRate{std::string(numerator(from.unit)), std::string(numerator(to.unit)), *implied};
}

}  // namespace claimgraph::relate

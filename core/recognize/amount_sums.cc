// Amounts of several parts: "5 feet 2 inches", "a year and two days", "an hour and a half".
#include <algorithm>
#include <array>

#include "core/recognize/amount_parts.h"

namespace claimgraph::recognize {
namespace {

// "5 feet 2 inches", "2 hours and 30 minutes": falling units of one dimension, in the unit of the first.
bool sum(Context& context, const Match& match) {
  const Node* first = captured_amount(context, match);
  if (first == nullptr) return false;
  Amount total = amount_at(context, first)->amount;
  const Kind kind = amount_at(context, first)->kind;
  Decimal smallest = total.base_low.value_or(Decimal{});
  for (std::size_t nth = 1;; ++nth) {
    const AmountNode* next = amount_at(context, captured_amount(context, match, nth));
    if (next == nullptr) break;
    const Amount& part = next->amount;
    if (!part.base_low || !total.base_low || part.low != part.high || total.low != total.high) return false;
    if (kind != next->kind || part.unit == total.unit || part.base_low->is_negative()) return false;
    if (part.dimension != total.dimension) return false;
    const auto base = add(*total.base_low, *part.base_low);
    if (!base || *part.base_low >= smallest) return false;
    smallest = *part.base_low;
    total.base_low = total.base_high = *base;
    total.last_digit = part.last_digit;
  }
  const auto& units = context.tables.units;
  const auto unit = std::ranges::find(units, total.unit, &Unit::symbol);
  if (unit == units.end()) return false;
  const auto value = divide(*total.base_low, unit->factor);
  if (!value) return false;
  total.low = total.high = *value;
  return add_amount(context, match, node_of(match, std::move(total), kind));
}

// "1 year, 2 days": months and days have no common base; a year counts 365 days here and a month 30.
bool mixed_duration(Context& context, const Match& match) {
  static constexpr std::int64_t kSecondsPerDay = 86400;
  const auto& units = context.tables.units;
  Decimal seconds;
  Decimal previous;
  std::size_t count = 0;
  for (const AmountNode* part = amount_at(context, captured_amount(context, match)); part != nullptr;
       part = amount_at(context, captured_amount(context, match, ++count))) {
    const Amount& amount = part->amount;
    if (!amount.base_low || amount.low != amount.high) return false;
    const bool months = amount.dimension == "months";
    const auto days = months ? multiply(*amount.base_low, Decimal{30}) : std::nullopt;
    const auto year_days = amount.unit == "year" ? multiply(*amount.low, Decimal{365}) : days;
    const auto part_seconds =
        months ? multiply(year_days.value_or(Decimal{}), Decimal{kSecondsPerDay}) : amount.base_low;
    if (!part_seconds || (count > 0 && *part_seconds >= previous)) return false;
    previous = *part_seconds;
    const auto more = add(seconds, *part_seconds);
    if (!more) return false;
    seconds = *more;
  }
  const auto second = std::ranges::find(units, "second", &Unit::symbol);
  if (count < 2 || second == units.end()) return false;
  Number number;
  number.value = seconds;
  Amount amount = amount_of(number);
  set_unit(amount, *second);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kDuration));
}

// "a month and a half": a part of a month has no whole number of months; it is told in days, thirty to the
// month.
bool days_of_months(Context& context, const Match& match, const Decimal& months) {
  const auto days = multiply(months, Decimal{30});
  const auto unit = std::ranges::find(context.tables.units, "day", &Unit::symbol);
  if (!days || unit == context.tables.units.end()) return false;
  Number number;
  number.value = *days;
  Amount amount = amount_of(number);
  set_unit(amount, *unit);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kDuration));
}

// "an hour and a half", "2 hours 10": arguments are the part in hundredths of the unit, or 0 for a number of
// the next smaller unit, sixty of which make one.
bool plus_part(Context& context, const Match& match) {
  const AmountNode* whole = amount_at(context, captured_amount(context, match));
  if (whole == nullptr || !whole->amount.low || whole->amount.low != whole->amount.high) return false;
  Amount amount = whole->amount;
  const auto fraction = captured_value(context, match, kFraction);
  const auto number = captured_number(context, match);
  std::optional<Decimal> part;
  if (fraction) {
    part = *fraction % 1000 < 100 ? Decimal::from(*fraction % 1000, -2) : std::nullopt;
  } else if (number && number->fraction) {
    part = number->value;
  } else if (number && (amount.unit == "hour" || amount.unit == "minute") && !number->article) {
    part = number->value < Decimal{60} ? divide(number->value, Decimal{60}) : std::nullopt;
  }
  const auto value = part ? add(*amount.low, *part) : std::nullopt;
  auto unit = std::ranges::find(context.tables.units, amount.unit, &Unit::symbol);
  if (!value || unit == context.tables.units.end() || runs_on(context, match)) return false;
  if (amount.unit == "month") return days_of_months(context, match, *value);
  amount.low = amount.high = *value;
  amount.base_low = amount.base_high = multiply(*value, unit->factor);
  const Kind kind = whole->kind;
  return add_amount(context, match, node_of(match, std::move(amount), kind));
}

constexpr std::array kActions = {
    NamedAction{"mixed_duration", mixed_duration},
    NamedAction{"plus_part", plus_part},
    NamedAction{"sum", sum},
};

}  // namespace

std::span<const NamedAction> amount_sum_actions() { return kActions; }

}  // namespace claimgraph::recognize

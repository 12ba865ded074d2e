// Amounts and bare numbers with two ends or one, and ratios of two numbers.
#include <algorithm>
#include <array>
#include <vector>

#include "core/recognize/amount_parts.h"

namespace claimgraph::recognize {
namespace {

// The first number of "60 to 65 billion" is of billions, too, unless that would turn the range round.
void share_scale(Number& low, const Number& high) {
  if (low.scale != 0 || high.scale == 0 || low.value >= Decimal{1000}) return;
  const auto value = multiply(low.value, power_of_ten(high.scale));
  if (!value || *value > high.value) return;
  low.value = *value;
  low.scale = high.scale;
  low.last_digit = multiply(low.last_digit.is_zero() ? kOneUnit : low.last_digit, power_of_ten(high.scale))
                       .value_or(Decimal{});
}

Amount joined(const Amount& low, const Amount& high) {
  Amount amount = high;
  amount.low = low.low;
  amount.base_low = low.base_low;
  amount.high = high.high;
  amount.base_high = high.base_high;
  amount.last_digit = std::max(low.last_digit, high.last_digit);
  amount.bound = Bound::kRange;
  amount.hedge = Hedge::kNone;
  amount.spelled = low.spelled && high.spelled;
  return amount;
}

void use_unit(const Amount& from, Amount& to) {
  to.unit = from.unit;
  to.base_unit = from.base_unit;
  to.dimension = from.dimension;
  to.unit_ambiguous = from.unit_ambiguous;
}

// The number with the unit of an amount.
Amount with_unit_of(const Context& context, const AmountNode& known, const Number& number) {
  Amount made = amount_of(number);
  use_unit(known.amount, made);
  const auto unit = std::ranges::find(context.tables.units, known.amount.unit, &Unit::symbol);
  if (known.kind != Kind::kMoney && unit != context.tables.units.end()) set_unit(made, *unit);
  return made;
}

// The core of a range runs from its first number to its last, without "from" and "between".
void cut_to_operands(const Context& context, const Match& match, AmountNode& node) {
  bool first = true;
  for (std::size_t i = 0; i < match.capture_count; ++i) {
    const Node& operand = context.chart[match.captures[i]];
    if (!is_operand(operand.category)) continue;
    const AmountNode* amount = operand.category == kNum ? nullptr : amount_at(context, &operand);
    if (first) node.core_begin = amount == nullptr ? operand.begin : amount->core_begin;
    node.core_end = amount == nullptr ? operand.end : amount->core_end;
    first = false;
  }
}

// "rose from 68 to 90"; with argument 1 the words say a range whatever stands before: "fell between 20 and
// 30".
bool two_values(const Context& context, const Match& match) {
  return match.rule->arguments[0] == 0 && changes(context, match);
}

// Two amounts of one unit, or a number that borrows unit and scale from the amount beside it.
bool range(Context& context, const Match& match) {
  const Node* first = captured_amount(context, match, 0);
  const Node* second = captured_amount(context, match, 1);
  if (first == nullptr || runs_in(context, match) || two_values(context, match)) return false;
  const AmountNode& known = *amount_at(context, first);
  const auto number = captured_number(context, match);
  if (known.vague || (second == nullptr && !number)) return false;
  Amount low = known.amount, high = known.amount;
  if (second != nullptr) {
    high = amount_at(context, second)->amount;
    if (low.dimension != high.dimension || low.base_unit != high.base_unit) return false;
    if (low.unit != high.unit)
      low.low = low.base_low, high.low = high.high = high.base_high, low.unit = high.unit = high.base_unit;
  } else {
    const Node* node = captured(context, match, kNum);
    const bool leads = node->begin < first->begin;
    Number borrowed = *number;
    if (borrowed.article || borrowed.vague || borrowed.overflow || !known.amount.low) return false;
    Number other;
    other.value = *known.amount.low;
    other.scale = context.chart.amounts[static_cast<std::size_t>(first->value)].scale;
    other.last_digit = known.amount.last_digit;
    leads ? share_scale(borrowed, other) : share_scale(other, borrowed);
    high = with_unit_of(context, known, leads ? other : borrowed);
    low = with_unit_of(context, known, leads ? borrowed : other);
  }
  if (low.low != low.high || high.low != high.high || !low.base_low || !high.base_low) return false;
  if (*low.base_low >= *high.base_low) return false;
  AmountNode node = node_of(match, joined(low, high), known.kind);
  cut_to_operands(context, match, node);
  return add_amount(context, match, std::move(node));
}

Bound bound_of(Hedge hedge) {
  switch (hedge) {
    case Hedge::kUpTo:
    case Hedge::kAtMost:
    case Hedge::kLessThan:
    case Hedge::kCouldReach:
    case Hedge::kBy:
      return Bound::kAtMost;
    case Hedge::kAtLeast:
    case Hedge::kMoreThan:
    case Hedge::kPluralMagnitude:
    case Hedge::kNotBefore:
      return Bound::kAtLeast;
    case Hedge::kAbout:
    case Hedge::kNearly:
      return Bound::kApproximately;
    case Hedge::kNone:
      return Bound::kExact;
  }
  return Bound::kExact;
}

// The amount or number with an open end, as the hedge word says. A range stays a range.
void hedge_amount(Amount& amount, Hedge hedge) {
  amount.hedge = hedge;
  if (amount.bound == Bound::kRange) return;
  amount.bound = bound_of(hedge);
  if (amount.bound == Bound::kAtMost) amount.low = amount.base_low = std::nullopt;
  if (amount.bound == Bound::kAtLeast) amount.high = amount.base_high = std::nullopt;
}

// All amounts that stand exactly there: six pounds are money and mass.
std::vector<std::size_t> readings_at(const Chart& chart, const Node& node) {
  std::vector<std::size_t> places;
  for (NodeIndex i = chart.first_at(node.begin); i != kNoNode; i = chart[i].next) {
    if (chart[i].category == kAmount && chart[i].end == node.end)
      places.push_back(static_cast<std::size_t>(chart[i].value));
  }
  return places;
}

// "more than 65 billion dollars", "65 or more". The core stays what the amount's was.
bool bound(Context& context, const Match& match) {
  const Node* node = captured_amount(context, match);
  const auto before = captured_value(context, match, kHedge);
  const auto hedge = before ? before : captured_value(context, match, kHedgeAfter);
  if (node == nullptr || !hedge) return false;
  bool any = false;
  for (const std::size_t place : readings_at(context.chart, *node)) {
    AmountNode bounded = context.chart.amounts[place];
    if (bounded.amount.hedge != Hedge::kNone) continue;
    hedge_amount(bounded.amount, static_cast<Hedge>(*hedge));
    any = add_amount(context, match, std::move(bounded));
  }
  return any;
}

AmountNode number_node(const Chart& chart, const Node& node) {
  AmountNode made;
  made.amount = amount_of(chart.numbers[static_cast<std::size_t>(node.value)]);
  made.core_begin = node.begin;
  made.core_end = node.end;
  made.vague = chart.numbers[static_cast<std::size_t>(node.value)].vague;
  return made;
}

bool add_number_range(Context& context, const Match& match, AmountNode node) {
  context.chart.amounts.push_back(std::move(node));
  context.chart.add(kRangeNum, match.begin, match.end,
                    static_cast<std::int32_t>(context.chart.amounts.size() - 1));
  return true;
}

const Node* captured_count(const Context& context, const Match& match, std::size_t nth = 0) {
  for (std::size_t i = 0; i < match.capture_count; ++i) {
    const Node& node = context.chart[match.captures[i]];
    const Category c = node.category;
    if ((c == kNum || c == kPlainNum || c == kOrd) && nth-- == 0) return &node;
  }
  return nullptr;
}

// "200 or more than 190": the words after the number begin another comparison.
bool compares_again(const Context& context, const Match& match) {
  const Node* after = captured(context, match, kHedgeAfter);
  if (after == nullptr) return false;
  const Chart& chart = context.chart;
  for (NodeIndex i = chart.first_at(after->begin); i != kNoNode; i = chart[i].next) {
    if (chart[i].category == kHedgeAfter && chart[i].end > after->end) return true;
  }
  return after->end < chart.tokens.size() && chart.find(after->end, kNum) != nullptr;
}

// "more than 5000 or equal to 6000": with argument 1 the words "or equal" end the match and mean another
// number.
bool another_equal(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  if (match.rule->arguments[0] == 0) return false;
  return chart.find(match.end, kPlainNum) != nullptr || chart.find(match.end + 1, kPlainNum) != nullptr;
}

// Digits of a telephone number: "+1-222-2222".
bool dialled(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  const auto is_dash = [&](std::uint32_t token) {
    return token < chart.tokens.size() &&
           (chart.tokens[token].folded == "-" || chart.tokens[token].folded == "+");
  };
  if (match.end < chart.tokens.size() && is_dash(match.end) && !chart.tokens[match.end].space_before)
    return true;
  return match.begin > 0 && is_dash(match.begin - 1) && !chart.tokens[match.begin].space_before;
}

// A bare number with an open end.
bool number_bound(Context& context, const Match& match) {
  const Node* node = captured_count(context, match);
  const auto before = captured_value(context, match, kHedge);
  const auto hedge = before ? before : captured_value(context, match, kHedgeAfter);
  if (node == nullptr || !hedge || compares_again(context, match) || another_equal(context, match))
    return false;
  if (match.begin > 0 && context.chart.tokens[match.begin - 1].folded == "=") return false;  // "=<30"
  AmountNode bounded = number_node(context.chart, *node);
  if (bounded.vague) return false;
  hedge_amount(bounded.amount, static_cast<Hedge>(*hedge));
  bounded.kind = Kind::kRange;
  return add_number_range(context, match, std::move(bounded));
}

// "equal to 20": a range of one number.
bool number_equal(Context& context, const Match& match) {
  const Node* node = captured_count(context, match);
  if (node == nullptr) return false;
  AmountNode equal = number_node(context.chart, *node);
  equal.kind = Kind::kRange;
  return add_number_range(context, match, std::move(equal));
}

// Two numbers: "between 60 and 65 million", "51-53".
bool number_range(Context& context, const Match& match) {
  const Node* first = captured_count(context, match, 0);
  const Node* second = captured_count(context, match, 1);
  if (first == nullptr || second == nullptr || dialled(context, match) || two_values(context, match))
    return false;
  Number low = *number_of(context, first);
  Number high = *number_of(context, second);
  if (low.vague || high.vague || low.article || high.article || low.glued || high.glued) return false;
  share_scale(low, high);
  if (low.overflow || high.overflow || low.value >= high.value) return false;
  AmountNode made;
  made.amount = joined(amount_of(low), amount_of(high));
  made.kind = Kind::kRange;
  made.core_begin = first->begin;
  made.core_end = second->end;
  return add_number_range(context, match, std::move(made));
}

// "greater than 30 and less than 40": two bounds that leave a stretch between them.
bool bounds_range(Context& context, const Match& match) {
  const AmountNode* first = amount_at(context, captured(context, match, kRangeNum, 0));
  const AmountNode* second = amount_at(context, captured(context, match, kRangeNum, 1));
  if (first == nullptr || second == nullptr) return false;
  const Amount& a = first->amount;
  const Amount& b = second->amount;
  const Amount& low = a.low && !a.high ? a : b;
  const Amount& high = a.high && !a.low ? a : b;
  if (&low == &high || !low.low || low.high || !high.high || high.low || *low.low >= *high.high) return false;
  AmountNode made;
  made.amount = joined(low, high);
  made.kind = Kind::kRange;
  made.core_begin = first->core_begin;
  made.core_end = second->core_end;
  return add_number_range(context, match, std::move(made));
}

// "one out of three", "2000 over 3".
bool ratio(Context& context, const Match& match) {
  const Node* top = captured_count(context, match, 0);
  const Node* bottom = captured_count(context, match, 1);
  if (top == nullptr || bottom == nullptr) return false;
  const Number& divisor = *number_of(context, bottom);
  const Number& dividend = *number_of(context, top);
  if (divisor.article || divisor.vague || dividend.vague || dividend.glued) return false;
  if (match.begin > 0 && context.chart.find(match.begin - 1, kCurrency) != nullptr) return false;
  const auto value = divide(dividend.value, divisor.value);
  if (!value) return false;
  Number quotient;
  quotient.value = *value;
  quotient.fraction = quotient.spelled = quotient.ratio = true;
  context.chart.numbers.push_back(quotient);
  const auto place = static_cast<std::int32_t>(context.chart.numbers.size() - 1);
  context.chart.add(kNum, match.begin, match.end, place);
  context.chart.add(kPlainNum, match.begin, match.end, place);
  return true;
}

constexpr std::array kActions = {
    NamedAction{"bound", bound},
    NamedAction{"bounds_range", bounds_range},
    NamedAction{"number_bound", number_bound},
    NamedAction{"number_equal", number_equal},
    NamedAction{"number_range", number_range},
    NamedAction{"range", range},
    NamedAction{"ratio", ratio},
};

}  // namespace

std::span<const NamedAction> amount_range_actions() { return kActions; }

}  // namespace claimgraph::recognize

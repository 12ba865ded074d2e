// Amounts: a number with the unit, currency or denominator that stands beside it; sums, ranges and bounds of
// them.
#include <algorithm>

#include "core/recognize/actions.h"

namespace claimgraph::recognize {
namespace {

constexpr Decimal kOneUnit{1};
constexpr std::int32_t kMillion = 6;  // power of ten

std::optional<Decimal> scaled(const std::optional<Decimal>& value, const Decimal& factor) {
  return value ? multiply(*value, factor) : std::nullopt;
}

const Number* number_of(const Context& context, const Node* node) {
  return node == nullptr ? nullptr : &context.chart.numbers[static_cast<std::size_t>(node->value)];
}

// The captured number, or the 1 that a captured article stands for.
std::optional<Number> captured_number(const Context& context, const Match& match, std::size_t nth = 0) {
  const Node* any = captured(context, match, kNum, nth);
  const Node* node = any != nullptr ? any : captured(context, match, kPlainNum, nth);
  if (const Number* number = number_of(context, node)) {
    return number->ratio ? std::nullopt : std::optional(*number);
  }
  if (captured(context, match, kOne) == nullptr && captured(context, match, kWhole) == nullptr)
    return std::nullopt;
  Number one;
  one.value = kOneUnit;
  one.spelled = true;
  return one;
}

Amount amount_of(const Number& number) {
  Amount amount;
  amount.low = amount.high = amount.base_low = amount.base_high = number.value;
  amount.base_unit = "count";
  amount.dimension = "count";
  amount.last_digit = number.last_digit;
  amount.spelled = number.spelled;
  amount.overflow = number.overflow;
  if (number.overflow) amount.low = amount.high = amount.base_low = amount.base_high = std::nullopt;
  if (number.vague) {
    amount.high = amount.base_high = std::nullopt;
    amount.bound = Bound::kAtLeast;
    amount.hedge = Hedge::kPluralMagnitude;
  }
  return amount;
}

void set_unit(Amount& amount, const Unit& unit) {
  amount.unit = unit.symbol;
  amount.base_unit = unit.base;
  amount.dimension = unit.dimension;
  amount.base_low = scaled(amount.low, unit.factor);
  amount.base_high = scaled(amount.high, unit.factor);
  amount.last_digit = multiply(amount.last_digit, unit.factor).value_or(Decimal{});
}

bool is_kind(Kind kind, Category category) {
  return (category == kMoney && kind == Kind::kMoney) || (category == kPercent && kind == Kind::kPercent) ||
         (category == kDuration && kind == Kind::kDuration) || (category == kAge && kind == Kind::kAge) ||
         (category == kQuantity && kind == Kind::kQuantity);
}

// Adds the amount as itself and as <amount>.
bool add_amount(Context& context, const Match& match, AmountNode node) {
  Chart& chart = context.chart;
  chart.amounts.push_back(std::move(node));
  const auto place = static_cast<std::int32_t>(chart.amounts.size() - 1);
  const Kind kind = chart.amounts.back().kind;
  for (const Category category :
       {Category{kMoney}, Category{kPercent}, Category{kDuration}, Category{kAge}, Category{kQuantity}}) {
    if (is_kind(kind, category)) chart.add(category, match.begin, match.end, place);
  }
  chart.add(kAmount, match.begin, match.end, place);
  return true;
}

const AmountNode* amount_at(const Context& context, const Node* node) {
  return node == nullptr ? nullptr : &context.chart.amounts[static_cast<std::size_t>(node->value)];
}

bool is_operand(Category c) {
  return c == kNum || c == kMoney || c == kQuantity || c == kPercent || c == kDuration || c == kAge ||
         c == kAmount;
}

// The nth captured amount, whatever its kind.
const Node* captured_amount(const Context& context, const Match& match, std::size_t nth = 0) {
  for (std::size_t i = 0; i < match.capture_count; ++i) {
    const Node& node = context.chart[match.captures[i]];
    if (is_operand(node.category) && node.category != kNum && nth-- == 0) return &node;
  }
  return nullptr;
}

AmountNode node_of(const Match& match, Amount amount, Kind kind) {
  AmountNode node;
  node.vague = amount.hedge == Hedge::kPluralMagnitude;
  node.amount = std::move(amount);
  node.kind = kind;
  node.core_begin = match.begin;
  node.core_end = match.end;
  return node;
}

// True if letters or digits go on where the match ends: "24703m212".
bool runs_on(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  if (match.end >= chart.tokens.size()) return false;
  const text::Token& next = chart.tokens[match.end];
  if (next.space_before || next.kind == text::TokenKind::kSign) return false;
  const text::Token& last = chart.tokens[match.end - 1];
  return last.kind != text::TokenKind::kSign || (last.folded == "%" && next.kind == text::TokenKind::kNumber);
}

// True if letters stand right before the first token of a number: "A4", "B12".
bool runs_in(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  const text::Token& first = chart.tokens[match.begin];
  if (match.begin == 0 || first.space_before || first.kind != text::TokenKind::kNumber) return false;
  const text::Token& before = chart.tokens[match.begin - 1];
  if (before.kind == text::TokenKind::kWord || before.folded == "%") return true;
  return (before.folded == "." || before.folded == "/") && match.begin > 1 && !before.space_before &&
         chart.tokens[match.begin - 2].kind == text::TokenKind::kNumber;
}

Kind kind_of(const Unit& unit) {
  if (unit.dimension == "ratio") return Kind::kPercent;
  return unit.dimension == "duration" || unit.dimension == "months" ? Kind::kDuration : Kind::kQuantity;
}

bool measured(Context& context, const Match& match, Category unit_category) {
  const auto number = captured_number(context, match);
  const auto unit = captured_value(context, match, unit_category);
  if (!number || !unit || runs_on(context, match) || runs_in(context, match)) return false;
  const Unit& known = context.tables.units[static_cast<std::size_t>(*unit)];
  Amount amount = amount_of(*number);
  set_unit(amount, known);
  AmountNode node = node_of(match, std::move(amount), kind_of(known));
  node.scale = number->scale;
  node.soft = number->soft || captured(context, match, kWhole) != nullptr;
  return add_amount(context, match, std::move(node));
}

// "1 sobre 3 por ciento": the one unit that a ratio may have.
bool ratio_percent(Context& context, const Match& match) {
  const Number* number = number_of(context, captured(context, match, kNum));
  const auto place = captured_value(context, match, kMeasure);
  if (number == nullptr || !number->ratio || !place) return false;
  const Unit& unit = context.tables.units[static_cast<std::size_t>(*place)];
  if (unit.dimension != "ratio") return false;
  Amount amount = amount_of(*number);
  set_unit(amount, unit);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kPercent));
}

bool quantity(Context& context, const Match& match) { return measured(context, match, kMeasure); }
bool duration(Context& context, const Match& match) { return measured(context, match, kTimeUnit); }

// "per cent of 10" as old forms have it.
bool percent_of(Context& context, const Match& match) {
  const auto number = captured_number(context, match);
  const auto unit = std::ranges::find(context.tables.units, "%", &Unit::symbol);
  if (!number || number->article || unit == context.tables.units.end()) return false;
  Amount amount = amount_of(*number);
  set_unit(amount, *unit);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kPercent));
}

// "$65bn", "65 billion dollars", "another euro".
bool money(Context& context, const Match& match) {
  auto number = captured_number(context, match);
  const auto millions = captured_value(context, match, kMillionCode);
  const auto currency = millions ? millions : captured_value(context, match, kCurrency);
  if (!number || !currency) return false;
  const Category first = context.chart[match.captures[0]].category;
  if (runs_on(context, match) || runs_in(context, match) || (number->article && first == kCurrency))
    return false;
  const auto written = captured_value(context, match, kMoneyScale);
  if (const auto scale = millions ? std::optional(kMillion) : written) {
    const auto value = multiply(number->value, power_of_ten(*scale));
    if (!value || number->scale != 0) return false;
    number->last_digit =
        *multiply(number->last_digit.is_zero() ? kOneUnit : number->last_digit, power_of_ten(*scale));
    number->value = *value;
    number->scale = *scale;
  }
  Amount amount = amount_of(*number);
  amount.unit = amount.base_unit = context.tables.currencies[static_cast<std::size_t>(*currency / 2)];
  amount.dimension = "money";
  amount.unit_ambiguous = *currency % 2 != 0;
  AmountNode node = node_of(match, std::move(amount), Kind::kMoney);
  node.scale = number->scale;
  return add_amount(context, match, std::move(node));
}

// "15 cent": a hundredth of the currency that the language means by it.
bool cents(Context& context, const Match& match) {
  const auto number = captured_number(context, match);
  const auto currency = captured_value(context, match, kCent);
  if (!number || !currency || number->article || runs_on(context, match)) return false;
  Amount amount = amount_of(*number);
  const Decimal hundredth = power_of_ten(-2);
  amount.low = amount.base_low = scaled(amount.low, hundredth);
  amount.high = amount.base_high = scaled(amount.high, hundredth);
  amount.last_digit = multiply(amount.last_digit, hundredth).value_or(Decimal{});
  amount.unit = amount.base_unit = context.tables.currencies[static_cast<std::size_t>(*currency / 2)];
  amount.dimension = "money";
  amount.unit_ambiguous = *currency % 2 != 0;
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kMoney));
}

// A number after money counts hundredths only if it has two digits or is a word, and nothing follows that it
// could count.
bool bare_cents(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  const text::Token& last = chart.tokens[match.end - 1];
  if (last.kind == text::TokenKind::kNumber && last.folded.size() != 2) return false;
  return match.end == chart.tokens.size() || chart.tokens[match.end].kind == text::TokenKind::kSign;
}

// "3 euros and 15 cents", "5 euro 50": the number after the money counts hundredths.
bool with_cents(Context& context, const Match& match) {
  const AmountNode* whole = amount_at(context, captured(context, match, kMoney));
  const auto part = captured_number(context, match);
  if (whole == nullptr || !part || !whole->amount.low || !whole->amount.low->is_integer()) return false;
  if (match.rule->arguments[0] != 0 && !bare_cents(context, match)) return false;
  if (part->value >= Decimal{100} || part->value.is_negative() || !part->value.is_integer() ||
      part->scale != 0 || part->article || runs_on(context, match))
    return false;
  const auto value = add(*whole->amount.low, *multiply(part->value, power_of_ten(-2)));
  if (!value) return false;
  Amount amount = whole->amount;
  amount.low = amount.high = amount.base_low = amount.base_high = *value;
  amount.last_digit = power_of_ten(-2);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kMoney));
}

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

// "drie kwartier", "eine Viertelstunde": the captured word is that many minutes.
bool span(Context& context, const Match& match) {
  const auto minutes = captured_value(context, match, kSpan);
  const auto number = captured_number(context, match);
  const auto unit = std::ranges::find(context.tables.units, "minute", &Unit::symbol);
  if (!minutes || unit == context.tables.units.end()) return false;
  const auto total = multiply(number ? number->value : kOneUnit, Decimal{*minutes});
  if (!total || (number && number->vague)) return false;
  Number made;
  made.value = *total;
  made.spelled = true;
  Amount amount = amount_of(made);
  set_unit(amount, *unit);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kDuration));
}

// "half a day": a captured fraction word of a unit.
bool fraction_of(Context& context, const Match& match) {
  const auto fraction = captured_value(context, match, kFraction);
  const auto time = captured_value(context, match, kTimeUnit);
  const auto place = time ? time : captured_value(context, match, kMeasure);
  if (!fraction || !place) return false;
  Number number;
  number.value = *Decimal::from(*fraction % 1000, -2);
  number.spelled = number.fraction = true;
  const Unit& unit = context.tables.units[static_cast<std::size_t>(*place)];
  Amount amount = amount_of(number);
  set_unit(amount, unit);
  return add_amount(context, match, node_of(match, std::move(amount), kind_of(unit)));
}

// A duration that is somebody's age.
bool age(Context& context, const Match& match) {
  const Node* node = captured(context, match, kDuration);
  if (node == nullptr) return false;
  AmountNode aged = *amount_at(context, node);
  if (aged.vague) return false;
  aged.kind = Kind::kAge;
  aged.soft =
      aged.soft || match.rule->arguments[1] != 0;        // a layer only: the words mostly mean something else
  const bool core_only = match.rule->arguments[0] != 0;  // words around the duration are no part of the item
  aged.core_begin = core_only ? node->begin : match.begin;
  aged.core_end = core_only ? node->end : match.end;
  context.chart.amounts.push_back(std::move(aged));
  const auto place = static_cast<std::int32_t>(context.chart.amounts.size() - 1);
  const std::uint32_t begin = context.chart.amounts.back().core_begin;
  const std::uint32_t end = context.chart.amounts.back().core_end;
  context.chart.add(kAge, begin, end, place);
  context.chart.add(kAmount, begin, end, place);
  return true;
}

// "a 95-year-old" where the language has a word for "of so many years": the number counts years.
bool age_in_years(Context& context, const Match& match) {
  const auto number = captured_number(context, match);
  const auto unit = std::ranges::find(context.tables.units, "year", &Unit::symbol);
  if (!number || number->article || unit == context.tables.units.end()) return false;
  Amount amount = amount_of(*number);
  set_unit(amount, *unit);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kAge));
}

// "86 euros per megawatt-hour": the denominator's unit; the span stays the amount's.
bool rate(Context& context, const Match& match) {
  const Node* node = captured_amount(context, match);
  const auto measure = captured_value(context, match, kMeasure);
  const auto time = captured_value(context, match, kTimeUnit);
  const auto per = captured_value(context, match, kPer);
  if (node == nullptr || runs_on(context, match)) return false;
  AmountNode rated = *amount_at(context, node);
  if (!rated.amount.per.empty() || rated.kind == Kind::kDuration) return false;
  if (measure)
    rated.amount.per = context.tables.units[static_cast<std::size_t>(*measure)].symbol;
  else if (time)
    rated.amount.per = context.tables.units[static_cast<std::size_t>(*time)].symbol;
  else if (per)
    rated.amount.per = context.tables.per_names[static_cast<std::size_t>(*per)];
  else
    return false;
  rated.core_begin = node->begin;
  rated.core_end = node->end;
  return add_amount(context, match, std::move(rated));
}

struct Ends {
  Amount low, high;
};

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

// Two amounts of one unit, or a number that borrows unit and scale from the amount beside it.
bool range(Context& context, const Match& match) {
  const Node* first = captured_amount(context, match, 0);
  const Node* second = captured_amount(context, match, 1);
  if (first == nullptr || runs_in(context, match) || changes(context, match)) return false;
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

// "more than 65 billion dollars", "65 or more". The core stays what the amount's was.
bool bound(Context& context, const Match& match) {
  const Node* node = captured_amount(context, match);
  const auto before = captured_value(context, match, kHedge);
  const auto hedge = before ? before : captured_value(context, match, kHedgeAfter);
  if (node == nullptr || !hedge) return false;
  AmountNode bounded = *amount_at(context, node);
  if (bounded.amount.hedge != Hedge::kNone) return false;
  hedge_amount(bounded.amount, static_cast<Hedge>(*hedge));
  return add_amount(context, match, std::move(bounded));
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
  if (node == nullptr || !hedge || compares_again(context, match)) return false;
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
  if (first == nullptr || second == nullptr || dialled(context, match) || changes(context, match))
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
    NamedAction{"age", age},
    NamedAction{"age_in_years", age_in_years},
    NamedAction{"bound", bound},
    NamedAction{"bounds_range", bounds_range},
    NamedAction{"cents", cents},
    NamedAction{"duration", duration},
    NamedAction{"fraction_of", fraction_of},
    NamedAction{"mixed_duration", mixed_duration},
    NamedAction{"money", money},
    NamedAction{"number_bound", number_bound},
    NamedAction{"number_equal", number_equal},
    NamedAction{"number_range", number_range},
    NamedAction{"percent_of", percent_of},
    NamedAction{"plus_part", plus_part},
    NamedAction{"quantity", quantity},
    NamedAction{"range", range},
    NamedAction{"rate", rate},
    NamedAction{"ratio", ratio},
    NamedAction{"span", span},
    NamedAction{"ratio_percent", ratio_percent},
    NamedAction{"sum", sum},
    NamedAction{"with_cents", with_cents},
};

}  // namespace

std::span<const NamedAction> amount_actions() { return kActions; }

}  // namespace claimgraph::recognize

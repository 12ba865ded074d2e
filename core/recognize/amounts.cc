// Amounts: a number with the unit, currency or denominator that stands beside it.
#include <algorithm>
#include <array>

#include "core/recognize/amount_parts.h"

namespace claimgraph::recognize {
namespace {

constexpr std::int32_t kThousand = 3;  // powers of ten
constexpr std::int32_t kMillion = 6;

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

// A word that is more often a preposition is a unit only where nothing follows: "5 in.", not "50,000 in
// Rome".
bool quantity(Context& context, const Match& match) {
  if (captured(context, match, kMeasureWord) == nullptr) return measured(context, match, kMeasure);
  const Chart& chart = context.chart;
  const bool free = match.end < chart.tokens.size() &&
                    chart.tokens[match.end].kind != text::TokenKind::kSign &&
                    chart.tokens[match.end - 1].space_before;
  return !free && measured(context, match, kMeasureWord);
}

// "a second attempt": a word that is also an ordinal is one after an article where another word follows.
bool is_ordinal(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  const bool article = captured(context, match, kOne) != nullptr || chart.find(match.begin, kOne) != nullptr;
  if (!article || chart.find(match.end - 1, kOrdinalWord) == nullptr || match.end >= chart.tokens.size())
    return false;
  return chart.tokens[match.end].kind == text::TokenKind::kWord && chart.word(match.end) == 0;
}

bool duration(Context& context, const Match& match) {
  return !is_ordinal(context, match) && measured(context, match, kTimeUnit);
}

// "per cent of 10" as old forms have it.
bool percent_of(Context& context, const Match& match) {
  const auto number = captured_number(context, match);
  const auto unit = std::ranges::find(context.tables.units, "%", &Unit::symbol);
  if (!number || number->article || unit == context.tables.units.end()) return false;
  Amount amount = amount_of(*number);
  set_unit(amount, *unit);
  return add_amount(context, match, node_of(match, std::move(amount), Kind::kPercent));
}

// "the 12 won", "2024 marks": a currency's name that is a verb, too, needs a large number with a scale word
// or groups.
bool is_verb(const Context& context, const Match& match, const Number& number) {
  const Chart& chart = context.chart;
  for (std::uint32_t token : {match.begin, match.end - 1}) {
    if (chart.find(token, kVerbCurrency) == nullptr) continue;
    const bool grouped = match.end - match.begin > 2;
    if (token == match.begin || (number.scale == 0 && !grouped && match.begin > 0)) return true;
  }
  return false;
}

// "$65bn", "65 billion dollars", "another euro".
bool money(Context& context, const Match& match) {
  auto number = captured_number(context, match);
  const auto millions = captured_value(context, match, kMillionCode);
  const auto currency = millions ? millions : captured_value(context, match, kCurrency);
  if (!number || !currency) return false;
  if (is_verb(context, match, *number)) return false;
  const Category first = context.chart[match.captures[0]].category;
  if (runs_on(context, match) || runs_in(context, match) || (number->article && first == kCurrency))
    return false;
  const auto noun = captured_value(context, match, kScaleNoun);
  const auto written = noun ? noun : captured_value(context, match, kMoneyScale);
  if (const auto scale = millions ? std::optional(kMillion) : written) {
    const auto value = multiply(number->value, power_of_ten(*scale));
    if (!value || (number->scale != 0 && !(millions && number->scale == kThousand))) return false;
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
  if (whole == nullptr || !part || !whole->amount.low || !whole->amount.low->is_integer() ||
      whole->scale != 0)
    return false;
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

constexpr std::array kActions = {
    NamedAction{"age", age},
    NamedAction{"age_in_years", age_in_years},
    NamedAction{"cents", cents},
    NamedAction{"duration", duration},
    NamedAction{"fraction_of", fraction_of},
    NamedAction{"money", money},
    NamedAction{"percent_of", percent_of},
    NamedAction{"quantity", quantity},
    NamedAction{"rate", rate},
    NamedAction{"ratio_percent", ratio_percent},
    NamedAction{"span", span},
    NamedAction{"with_cents", with_cents},
};

}  // namespace

std::span<const NamedAction> amount_actions() { return kActions; }

}  // namespace claimgraph::recognize

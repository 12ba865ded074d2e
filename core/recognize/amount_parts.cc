#include "core/recognize/amount_parts.h"

namespace claimgraph::recognize {
namespace {

bool is_kind(Kind kind, Category category) {
  return (category == kMoney && kind == Kind::kMoney) || (category == kPercent && kind == Kind::kPercent) ||
         (category == kDuration && kind == Kind::kDuration) || (category == kAge && kind == Kind::kAge) ||
         (category == kQuantity && kind == Kind::kQuantity);
}

}  // namespace

std::optional<Decimal> scaled(const std::optional<Decimal>& value, const Decimal& factor) {
  return value ? multiply(*value, factor) : std::nullopt;
}

const Number* number_of(const Context& context, const Node* node) {
  return node == nullptr ? nullptr : &context.chart.numbers[static_cast<std::size_t>(node->value)];
}

std::optional<Number> captured_number(const Context& context, const Match& match, std::size_t nth) {
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
  if (number.about) {
    amount.bound = Bound::kApproximately;
    amount.hedge = Hedge::kAbout;
  }
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

const Node* captured_amount(const Context& context, const Match& match, std::size_t nth) {
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

bool runs_on(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  if (match.end >= chart.tokens.size()) return false;
  const text::Token& next = chart.tokens[match.end];
  const text::Token& last = chart.tokens[match.end - 1];
  const bool elided = last.kind == text::TokenKind::kWord && last.folded.size() == 1 && next.folded == "'";
  if (elided && !next.space_before) return true;  // "les deux s'accordent"
  if (next.space_before || next.kind == text::TokenKind::kSign) return false;
  return last.kind != text::TokenKind::kSign || (last.folded == "%" && next.kind == text::TokenKind::kNumber);
}

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

}  // namespace claimgraph::recognize

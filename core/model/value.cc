#include "core/model/value.h"

#include <algorithm>
#include <cassert>

#include "core/model/names.h"
#include "core/model/period.h"

namespace claimgraph {
namespace {

constexpr std::string_view kRange = "..";
constexpr std::string_view kTooLarge = "?";
constexpr std::string_view kHedgeField = "hedge=";
constexpr std::string_view kDigitField = "digit=";

// The first word and the space behind it, taken off the text.
std::string_view take_word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::string ends_text(const Value& value) {
  if (!value.low && !value.high) return std::string(kTooLarge);
  if (is_date(value)) {
    Period days;
    if (value.low) days.from = day_of(*value.low);
    if (value.high) days.to = day_of(*value.high);
    days.kind = !days.from             ? PeriodKind::kUntil
                : !days.to             ? PeriodKind::kSince
                : days.from == days.to ? PeriodKind::kPoint
                                       : PeriodKind::kCalendar;
    return to_text(days);
  }
  if (value.low == value.high) return value.low->to_text();
  return (value.low ? value.low->to_text() : "") + std::string(kRange) +
         (value.high ? value.high->to_text() : "");
}

Bound usual_bound(const Value& value) {
  if (!value.low && !value.high) return Bound::kExact;
  if (!value.low) return Bound::kAtMost;
  if (!value.high) return Bound::kAtLeast;
  return is_date(value) || *value.low == *value.high ? Bound::kExact : Bound::kRange;
}

// False if it is no pair of ends in order.
bool read_dates(std::string_view text, Value& value) {
  const auto days = parse_period(text);
  if (!days) return false;
  if (days->from) value.low = day_number(*days->from);
  if (days->to) value.high = day_number(*days->to);
  return true;
}

bool read_numbers(std::string_view text, Value& value) {
  const auto dots = text.find(kRange);
  const auto read = [](std::string_view digits, std::optional<Decimal>& end) {
    if (!digits.empty()) end = Decimal::parse(digits);
    return digits.empty() || end.has_value();
  };
  const auto last = dots == std::string_view::npos ? text : text.substr(dots + kRange.size());
  if (!read(text.substr(0, dots), value.low) || !read(last, value.high)) return false;
  return (value.low || value.high) && (!value.low || !value.high || *value.low <= *value.high);
}

bool read_ends(std::string_view text, Value& value) {
  if (text == kTooLarge) return true;
  return is_date(value) ? read_dates(text, value) : read_numbers(text, value);
}

bool read_extra(std::string_view word, Value& value, std::optional<Decimal>& digit) {
  if (word.starts_with(kDigitField)) {
    digit = Decimal::parse(word.substr(kDigitField.size()));
    return digit.has_value();
  }
  const auto hedge = parse_name<Hedge>(word.substr(kHedgeField.size()));
  value.hedge = hedge.value_or(Hedge::kNone);
  return hedge.has_value();
}

}  // namespace

std::string to_text(const Value& value) {
  if (is_text(value)) return "text " + value.text;
  std::string text;
  if (value.bound != usual_bound(value)) text += std::string(to_text(value.bound)) + ' ';
  if (value.hedge != Hedge::kNone) text += std::string(kHedgeField) + std::string(to_text(value.hedge)) + ' ';
  if (value.last_digit != usual_last_digit(value))
    text += std::string(kDigitField) + value.last_digit.to_text() + ' ';
  return text + ends_text(value) + ' ' + value.unit;
}

std::optional<Value> parse_value(std::string_view text) {
  Value value;
  std::optional<Bound> bound;
  std::optional<Decimal> digit;
  std::string_view word = take_word(text);
  if (word == kTextUnit && !text.empty()) {
    value.unit = kTextUnit;
    value.text = text;
    return value;
  }
  if ((bound = parse_name<Bound>(word))) word = take_word(text);
  for (; word.starts_with(kHedgeField) || word.starts_with(kDigitField); word = take_word(text)) {
    if (!read_extra(word, value, digit)) return std::nullopt;
  }
  value.unit = text;
  if (value.unit.empty() || value.unit == kTextUnit || !read_ends(word, value)) return std::nullopt;
  value.bound = bound.value_or(usual_bound(value));
  value.last_digit = digit.value_or(usual_last_digit(value));
  return value;
}

Decimal usual_last_digit(const Value& value) {
  if (is_text(value) || is_date(value) || (!value.low && !value.high)) return Decimal{0};
  const Decimal& number = written(value);
  return number.exponent() == 0 ? Decimal{0} : power_of_ten(number.exponent());
}

const Decimal& written(const Value& value) {
  assert(value.low || value.high);
  return value.low ? *value.low : *value.high;
}

Day day_of(const Decimal& end) {
  const auto number = end.to_integer();
  assert(number);
  return Day{static_cast<std::int32_t>(*number)};
}

std::string_view numerator(std::string_view unit) { return unit.substr(0, unit.find('/')); }

bool is_money(std::string_view unit) {
  const std::string_view code = numerator(unit);
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace claimgraph

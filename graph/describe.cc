#include "graph/describe.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/model/names.h"

namespace claimgraph::graph {
namespace {

struct Scale {
  int exponent;
  std::string_view word;
};

constexpr std::array kWords = {Scale{12, " trillion"}, Scale{9, " billion"}, Scale{6, " million"}};
constexpr std::array kPrefixes = {Scale{12, " T"}, Scale{9, " G"}, Scale{6, " M"}, Scale{3, " k"}};
constexpr std::array kKilo = {Scale{3, " k"}};
constexpr std::array kPrefixed = {std::string_view{"W"}, std::string_view{"Wh"}, std::string_view{"bit/s"},
                                  std::string_view{"Wh/a"}, std::string_view{"Hz"}};
constexpr std::string_view kMetre = "m";
constexpr std::size_t kMaxDigits = 7;  // of a scaled number: a longer one is easier to read in full

bool takes_prefix(const std::string& unit) { return std::ranges::find(kPrefixed, unit) != kPrefixed.end(); }

// 1234567.8 -> "1 234 567.8"
std::string grouped(const std::string& digits) {
  const std::size_t start = digits.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point - start < 5) return digits;
  std::string out = digits.substr(0, start);
  for (std::size_t i = start; i < point; ++i) {
    if (i > start && (point - i) % 3 == 0) out += ' ';
    out += digits[i];
  }
  return out + digits.substr(point);
}

// The number with its scale, or nothing if that is no shorter.
std::optional<std::string> scaled(const Decimal& number, const Scale& scale) {
  const Decimal one = power_of_ten(scale.exponent);
  if (number.abs() < one) return std::nullopt;
  const auto mantissa = Decimal::from(number.coefficient(), number.exponent() - scale.exponent);
  if (!mantissa || mantissa->to_text().size() > kMaxDigits) return std::nullopt;
  return mantissa->to_text() + std::string{scale.word};
}

template <std::size_t N>
std::string in_scale(const Decimal& number, const std::array<Scale, N>& scales) {
  for (const Scale& scale : scales) {
    if (auto text = scaled(number, scale)) return *text;
  }
  return grouped(number.to_text());
}

std::string number_of(const Decimal& number, const std::string& unit) {
  if (unit == kMetre) return in_scale(number, kKilo);
  return takes_prefix(unit) ? in_scale(number, kPrefixes) : in_scale(number, kWords);
}

// What follows the number: " USD", "W" right behind its prefix, nothing for a count.
std::string unit_of(const std::string& number, const std::string& unit) {
  if (unit == "count" || unit.empty()) return {};
  const char last = number.empty() ? '0' : number.back();
  const bool prefixed = (takes_prefix(unit) || unit == kMetre) && last >= 'A';
  return (prefixed ? "" : " ") + unit;
}

template <typename Enum>
struct Words {
  Enum value;
  std::string_view before;  // the number; nothing is said where it is missing here
};

constexpr std::array kHedgeWords = {Words<Hedge>{Hedge::kUpTo, "up to "},
                                    Words<Hedge>{Hedge::kAtMost, "at most "},
                                    Words<Hedge>{Hedge::kLessThan, "less than "},
                                    Words<Hedge>{Hedge::kAtLeast, "at least "},
                                    Words<Hedge>{Hedge::kMoreThan, "more than "},
                                    Words<Hedge>{Hedge::kAbout, "about "},
                                    Words<Hedge>{Hedge::kNearly, "nearly "},
                                    Words<Hedge>{Hedge::kNotBefore, "not before "},
                                    Words<Hedge>{Hedge::kBy, "by "},
                                    Words<Hedge>{Hedge::kCouldReach, "could reach "}};
constexpr std::array kBoundWords = {Words<Bound>{Bound::kAtMost, "at most "},
                                    Words<Bound>{Bound::kAtLeast, "at least "},
                                    Words<Bound>{Bound::kApproximately, "about "}};

template <typename Table, typename Enum>
std::string_view words_of(const Table& table, Enum value) {
  for (const auto& [known, before] : table) {
    if (known == value) return before;
  }
  return {};
}

std::string bound_words(const Value& value) {
  const auto hedge = words_of(kHedgeWords, value.hedge);
  return std::string{hedge.empty() ? words_of(kBoundWords, value.bound) : hedge};
}

// A stretch of days as short as it can be said: "2025", "2025-03", "2025-03-04", "2025-01-01 to 2025-03-31".
std::string days(Day from, Day to) {
  const Civil first = to_civil(from);
  const Civil last = to_civil(to);
  const std::string text = to_text(from);
  if (from == to) return text;
  const bool months =
      first.day == 1 && last.day == days_in_month(last.year, last.month) && first.year == last.year;
  if (months && first.month == 1 && last.month == 12) return text.substr(0, text.size() - 6);
  if (months && first.month == last.month) return text.substr(0, text.size() - 3);
  return text + " to " + to_text(to);
}

std::string date_of(const Value& value) {
  if (value.low && value.high) return days(day_of(*value.low), day_of(*value.high));
  return to_text(day_of(value.low ? *value.low : *value.high));
}

std::string range_of(const Value& value) {
  const std::string low = number_of(*value.low, value.unit);
  const std::string high = number_of(*value.high, value.unit);
  const std::size_t digits = std::min(low.find(' '), low.size());
  const bool same_scale = digits < low.size() && high.ends_with(low.substr(digits));
  return (same_scale ? low.substr(0, digits) : low) + "\u2013" + high + unit_of(high, value.unit);
}

}  // namespace

std::string describe_number(const Decimal& number, const std::string& unit) {
  const std::string text = number_of(number, unit);
  return text + unit_of(text, unit);
}

std::string describe(const Value& value) {
  if (is_text(value)) return value.text;
  if (!value.low && !value.high) return value.surface;
  if (value.hedge == Hedge::kPluralMagnitude && !value.surface.empty()) return value.surface;
  if (is_date(value)) return bound_words(value) + date_of(value);
  if (value.low && value.high && *value.low != *value.high) return bound_words(value) + range_of(value);
  return bound_words(value) + describe_number(written(value), value.unit);
}

std::string describe_answer(const Claim& claim) {
  std::string text = describe(claim.value);
  if (has(claim, kWithdrawal)) text = "withdrawn: " + text;
  if (claim.polarity == Polarity::kNegative) text = "not " + text;
  if (claim.modality == Modality::kActual) return text;
  return text + " (" + std::string{to_text(claim.modality)} + ")";
}

std::string describe(const std::optional<Period>& period) {
  if (!period) return {};
  if (!period->from) return "until " + to_text(*period->to);
  if (!period->to) return "since " + to_text(*period->from);
  const std::string text = days(*period->from, *period->to);
  return period->kind == PeriodKind::kFiscal ? "fiscal " + text : text;
}

std::string describe_question(const ResolvedClaim& resolved) {
  const Topic& topic = resolved.claim.topic;
  std::string attribute = topic.attribute;
  std::ranges::replace(attribute, '_', ' ');
  const std::string text = topic.subject + ": " + attribute;
  const std::string period = describe(resolved.resolution.period);
  return period.empty() ? text : text + ", " + period;
}

std::string describe(const Edge& edge) {
  std::string inside{to_text(edge.subtype)};
  if (edge.label != Label::kNone) {
    if (!inside.empty()) inside += ", ";
    inside += to_text(edge.label);
  }
  std::ranges::replace(inside, '_', ' ');
  const std::string relation{to_text(edge.relation)};
  return inside.empty() ? relation : relation + " (" + inside + ")";
}

}  // namespace claimgraph::graph

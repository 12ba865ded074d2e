#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "core/recognize/numbers.h"
#include "core/text/code_point.h"

namespace claimgraph::recognize {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::size_t kMaxDigits = 36;  // what a Decimal surely holds
constexpr std::size_t kMaxGroups = 16;
constexpr std::size_t kGroupDigits = 3;
constexpr int kMaxExponentDigits = 2;

bool is_digits(const Token& token) {
  return token.kind == TokenKind::kNumber && token.folded[0] >= '0' && token.folded[0] <= '9';
}

bool is_sign(const Token& token, char sign) {
  return token.kind == TokenKind::kSign && token.folded.size() == 1 && token.folded[0] == sign;
}

bool tight(const Chart& chart, std::uint32_t token) {
  return token < chart.tokens.size() && !chart.tokens[token].space_before;
}

bool tight_digits(const Chart& chart, std::uint32_t token) {
  return tight(chart, token) && is_digits(chart.tokens[token]);
}

// Digits and separators in turn: 1.234.567,89 is {"1", ".234", ".567", ",89"}.
struct Groups {
  struct Group {
    char separator = 0;
    std::string_view digits;
  };
  std::array<Group, kMaxGroups> all{};
  std::size_t count = 0;
  std::uint32_t end = 0;

  std::size_t number_of(char separator) const {
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count),
                      [&](const Group& group) { return group.separator == separator; }));
  }
};

bool is_separator(const Token& token) {
  return is_sign(token, '.') || is_sign(token, ',') || is_sign(token, '\'');
}

// "40 000": a group of exactly three digits after a space. Not where a decimal or another sign came before.
bool space_group(const Chart& chart, std::uint32_t token, const Groups& groups) {
  if (token >= chart.tokens.size()) return false;
  const Token& next = chart.tokens[token];
  return is_digits(next) && next.space_before && !next.line_before && next.folded.size() == kGroupDigits &&
         groups.all[0].digits.size() <= kGroupDigits && groups.number_of(' ') + 1 == groups.count;
}

Groups groups_at(const Chart& chart, std::uint32_t token) {
  Groups groups;
  groups.all[groups.count++] = {0, chart.tokens[token].folded};
  groups.end = token + 1;
  while (groups.count < kMaxGroups) {
    if (space_group(chart, groups.end, groups)) {
      groups.all[groups.count++] = {' ', chart.tokens[groups.end].folded};
      groups.end += 1;
    } else if (tight(chart, groups.end) && is_separator(chart.tokens[groups.end]) &&
               tight_digits(chart, groups.end + 1)) {
      groups.all[groups.count++] = {chart.tokens[groups.end].folded[0], chart.tokens[groups.end + 1].folded};
      groups.end += 2;
    } else {
      break;
    }
  }
  return groups;
}

// Groups from the second to before `end` are of three digits, or of two but the last (12,34,567).
bool well_grouped(const Groups& groups, std::size_t end, char separator) {
  if (groups.all[0].digits.size() > kGroupDigits) return false;
  for (std::size_t i = 1; i < end; ++i) {
    const auto& group = groups.all[i];
    if (group.separator != separator) return false;
    const bool indian = separator == ',' && i + 1 < end && group.digits.size() == 2;
    if (group.digits.size() != kGroupDigits && !indian) return false;
  }
  return true;
}

// How many of the groups are the integer part, and whether one decimal group follows. Nothing if the text is
// a version or a date: then only the first group is a number.
struct Layout {
  std::size_t integer_groups = 1;
  bool decimals = false;
};

Layout layout_of(const Groups& groups, char decimal) {
  if (groups.count == 1) return {1, false};
  const char last = groups.all[groups.count - 1].separator;
  const std::size_t lasts = groups.number_of(last);
  if (lasts + 1 == groups.count) {  // one kind of separator
    const bool groups_three = well_grouped(groups, groups.count, last);
    if (last == ' ' || last == '\'') return groups_three ? Layout{groups.count, false} : Layout{};
    if (groups.count > 2) return groups_three ? Layout{groups.count, false} : Layout{};
    return last != decimal && groups_three && groups.all[0].digits != "0" ? Layout{2, false}
                                                                          : Layout{1, true};
  }
  const bool point = last == '.' || last == ',';
  if (point && lasts == 1 && well_grouped(groups, groups.count - 1, groups.all[1].separator)) {
    return {groups.count - 1, true};
  }
  return {};
}

std::uint32_t tokens_of(const Groups& groups, std::size_t used, std::uint32_t token) {
  std::uint32_t end = token + 1;
  for (std::size_t i = 1; i < used; ++i) end += groups.all[i].separator == ' ' ? 1u : 2u;
  return end;
}

// The unit of the last digit that is not zero; zero for a plain count like 17.
Decimal last_digit_of(const std::string& digits, int exponent) {
  const auto last = digits.find_last_not_of('0');
  if (last == std::string::npos) return {};
  const int unit = exponent + static_cast<int>(digits.size() - 1 - last);
  return unit == 0 ? Decimal{} : power_of_ten(unit);
}

Number number_of(const std::string& digits, int decimals) {
  Number number;
  const auto first = digits.find_first_not_of('0');
  const std::string significant = first == std::string::npos ? "0" : digits.substr(first);
  const auto whole = significant.size() > kMaxDigits ? std::nullopt : Decimal::parse(significant);
  const auto value = whole ? Decimal::from(whole->coefficient(), whole->exponent() - decimals) : std::nullopt;
  if (!value) {
    number.overflow = true;
    return number;
  }
  number.value = *value;
  number.last_digit = last_digit_of(significant, -decimals);
  return number;
}

// True inside "192.168.1.2": digits and a point stand right before.
bool continues(const Chart& chart, std::uint32_t token) {
  return token > 1 && tight(chart, token) && tight(chart, token - 1) &&
         is_separator(chart.tokens[token - 1]) && is_digits(chart.tokens[token - 2]);
}

FoundNumber plain_number(const Chart& chart, char decimal, std::uint32_t token) {
  const Groups groups = groups_at(chart, token);
  const Layout layout = continues(chart, token) ? Layout{} : layout_of(groups, decimal);
  const std::size_t used = layout.integer_groups + (layout.decimals ? 1 : 0);
  std::string digits;
  for (std::size_t i = 0; i < used; ++i) digits += groups.all[i].digits;
  const int decimals = layout.decimals ? static_cast<int>(groups.all[used - 1].digits.size()) : 0;
  return {number_of(digits, decimals), tokens_of(groups, used, token), false};
}

// ".08": a decimal point with nothing before it.
std::optional<FoundNumber> bare_decimals(const Chart& chart, char decimal, std::uint32_t token) {
  const Token& point = chart.tokens[token];
  if (!is_sign(point, decimal) || !tight_digits(chart, token + 1)) return std::nullopt;
  if (token > 0 && tight(chart, token) && chart.tokens[token - 1].kind != TokenKind::kSign)
    return std::nullopt;
  const std::string_view digits = chart.tokens[token + 1].folded;
  return FoundNumber{number_of(std::string(digits), static_cast<int>(digits.size())), token + 2, false};
}

// "½" as a number of its own; nothing for other signs.
std::optional<Decimal> fraction_sign(const Chart& chart, std::uint32_t token) {
  if (token >= chart.tokens.size() || chart.tokens[token].kind != TokenKind::kSign) return std::nullopt;
  std::size_t position = 0;
  const auto c = static_cast<UChar32>(text::next_code_point(chart.slice(chart.tokens[token]), position));
  if (c < 0xBC || u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) != U_DT_FRACTION) return std::nullopt;
  for (std::int64_t denominator = 2; denominator <= 10; ++denominator) {  // the signs there are: 1/2 .. 9/10
    const double numerator = u_getNumericValue(c) * static_cast<double>(denominator);
    const auto rounded = static_cast<std::int64_t>(numerator + 0.5);
    if (numerator - static_cast<double>(rounded) > -1e-6 && numerator - static_cast<double>(rounded) < 1e-6) {
      return divide(Decimal{rounded}, Decimal{denominator});
    }
  }
  return std::nullopt;
}

struct Fraction {
  Decimal value;
  std::uint32_t end = 0;
};

constexpr std::size_t kMaxFractionDigits = 4;

bool is_part(const Chart& chart, std::uint32_t token) {
  return token < chart.tokens.size() && is_digits(chart.tokens[token]) &&
         chart.tokens[token].folded.size() <= kMaxFractionDigits;
}

bool is_slash(const Chart& chart, std::uint32_t token) {
  return token < chart.tokens.size() &&
         (is_sign(chart.tokens[token], '/') || chart.tokens[token].folded == "\u2044");
}

// "3/4" with nothing glued to either side that makes it a date or a telephone number.
std::optional<Fraction> slash_fraction(const Chart& chart, std::uint32_t token) {
  if (!is_part(chart, token) || !is_slash(chart, token + 1) || !tight(chart, token + 1)) return std::nullopt;
  if (!is_part(chart, token + 2) || !tight(chart, token + 2)) return std::nullopt;
  const std::uint32_t end = token + 3;
  if (is_slash(chart, end) && tight(chart, end)) return std::nullopt;
  if (token > 0 && tight(chart, token) && (is_slash(chart, token - 1) || is_digits(chart.tokens[token - 1])))
    return std::nullopt;
  if (token > 1 && tight(chart, token) && is_digits(chart.tokens[token - 2])) return std::nullopt;
  const auto top = Decimal::parse(chart.tokens[token].folded);
  const auto bottom = Decimal::parse(chart.tokens[token + 2].folded);
  if (!top || !bottom || bottom->is_zero()) return std::nullopt;
  if (chart.tokens[token].folded.size() > 2 && *bottom < *top) return std::nullopt;  // "780/24" names a file
  const auto value = divide(*top, *bottom);
  if (!value) return std::nullopt;
  return Fraction{*value, end};
}

// The 1/2 of "3 1/2", the ½ of "3½".
std::optional<Fraction> mixed_part(const Chart& chart, std::uint32_t token) {
  if (const auto sign = fraction_sign(chart, token)) return Fraction{*sign, token + 1};
  const auto fraction = slash_fraction(chart, token);
  if (!fraction || fraction->value >= Decimal{1}) return std::nullopt;
  return fraction;
}

bool small_exponent(const Chart& chart, std::uint32_t token) {
  return tight_digits(chart, token) && chart.tokens[token].folded.size() <= kMaxExponentDigits;
}

// "1.3e6", "12,32e+14".
void read_exponent(const Chart& chart, FoundNumber& found) {
  std::uint32_t at = found.end;
  if (!tight(chart, at) || chart.tokens[at].folded != "e") return;
  ++at;
  int sign = 1;
  if (tight(chart, at) && (is_sign(chart.tokens[at], '+') || is_sign(chart.tokens[at], '-'))) {
    sign = chart.tokens[at].folded[0] == '-' ? -1 : 1;
    ++at;
  }
  if (!small_exponent(chart, at)) return;
  const auto exponent = Decimal::parse(chart.tokens[at].folded)->to_integer();
  const auto value = multiply(found.number.value, power_of_ten(sign * static_cast<int>(*exponent)));
  if (!value) return;
  found.number.value = *value;
  found.end = at + 1;
}

constexpr int kPowerDigits = 15;

// "1.1^23": to kPowerDigits digits.
void read_power(const Chart& chart, FoundNumber& found) {
  std::uint32_t at = found.end;
  if (!tight(chart, at) || !is_sign(chart.tokens[at], '^')) return;
  ++at;
  bool inverse = false;
  for (; tight(chart, at) && (is_sign(chart.tokens[at], '+') || is_sign(chart.tokens[at], '-')); ++at) {
    inverse = inverse != (chart.tokens[at].folded[0] == '-');
  }
  if (!small_exponent(chart, at)) return;
  Decimal power{1};
  for (auto left = *Decimal::parse(chart.tokens[at].folded)->to_integer(); left > 0; --left) {
    const auto more = multiply(round_to(power, kPowerDigits), round_to(found.number.value, kPowerDigits));
    if (!more) return;
    power = *more;
  }
  const auto value = inverse ? divide(Decimal{1}, round_to(power, kPowerDigits), kPowerDigits) : power;
  if (!value) return;
  found.number.value = *value;
  found.end = at + 1;
}

}  // namespace

std::optional<FoundNumber> read_digits(const Chart& chart, const Settings& settings, std::uint32_t token) {
  if (const auto sign = fraction_sign(chart, token)) {
    Number number;
    number.value = *sign;
    number.fraction = true;
    return FoundNumber{number, token + 1, false};
  }
  if (const auto bare = bare_decimals(chart, settings.decimal, token)) return bare;
  if (!is_digits(chart.tokens[token])) return std::nullopt;
  if (const auto fraction = slash_fraction(chart, token)) {
    Number number;
    number.value = fraction->value;
    number.fraction = true;
    return FoundNumber{number, fraction->end, false};
  }
  FoundNumber found = plain_number(chart, settings.decimal, token);
  if (found.number.overflow) return found;
  read_exponent(chart, found);
  read_power(chart, found);
  if (!found.number.value.is_integer()) return found;
  if (const auto part = mixed_part(chart, found.end)) {
    if (const auto sum = add(found.number.value, part->value)) found.number.value = *sum;
    found.number.fraction = true;
    found.end = part->end;
  }
  return found;
}

}  // namespace claimgraph::recognize

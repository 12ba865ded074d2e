#include "core/extract/borrow.h"

#include <array>
#include <string>

#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

constexpr std::array kScales = {3, 6, 9, 12};
constexpr int kSameSize = 1;  // orders of magnitude between a bare number and the donor's digits

// The first run of digits with its separators, the last separator read as the decimal point or all dropped.
struct Written {
  std::optional<Decimal> with_point, grouped;
};

Written read_digits(std::string_view surface) {
  std::string digits, pointed;
  std::size_t last_separator = std::string::npos;
  bool started = false;
  for (const char c : surface) {
    const bool digit = c >= '0' && c <= '9';
    if (!started && !digit) continue;
    if (digit) {
      started = true;
      digits.push_back(c);
    } else if (c == '.' || c == ',') {
      last_separator = digits.size();
    } else {
      break;
    }
  }
  if (digits.empty()) return {};
  Written written;
  written.grouped = Decimal::parse(digits);
  if (last_separator != std::string::npos && last_separator < digits.size()) {
    written.with_point =
        Decimal::parse(digits.substr(0, last_separator) + "." + digits.substr(last_separator));
  }
  return written;
}

std::optional<Decimal> scaled(const std::optional<Decimal>& value, int exponent) {
  return value ? multiply(*value, power_of_ten(exponent)) : std::nullopt;
}

int magnitude(const Decimal& value) {
  const std::string text = round_to(value.abs(), 1).to_text();
  const std::size_t point = text.find('.');
  return static_cast<int>(point == std::string::npos ? text.size() : point);
}

}  // namespace

int scale_of(const Decimal& value, std::string_view surface) {
  const Written written = read_digits(surface);
  if (written.grouped == value || written.with_point == value) return 0;
  for (const int scale : kScales) {
    if (scaled(written.with_point, scale) == value || scaled(written.grouped, scale) == value) return scale;
  }
  return 0;
}

std::optional<recognize::Amount> borrow_unit(const recognize::Amount& number, const recognize::Amount& donor,
                                             std::string_view donor_surface) {
  const auto& lent = size_of(donor);  // "up to 2.6 billion euros" lends, too
  const auto& base = donor.low ? donor.base_low : donor.base_high;
  const auto& own = size_of(number);
  if (!own || !lent || !base || lent->is_zero()) return std::nullopt;
  const auto factor = divide(*base, *lent);
  if (!factor) return std::nullopt;
  int scale = scale_of(*lent, donor_surface);
  const auto digits = multiply(*lent, power_of_ten(-scale));
  if (!digits || magnitude(*own) > magnitude(*digits) + kSameSize) scale = 0;

  recognize::Amount result = donor;
  result.bound = number.bound;
  result.hedge = number.hedge;
  result.low = scaled(number.low, scale);
  result.high = scaled(number.high, scale);
  result.base_low = result.low ? multiply(*result.low, *factor) : std::nullopt;
  result.base_high = result.high ? multiply(*result.high, *factor) : std::nullopt;
  const Decimal unit = number.last_digit.is_zero() ? Decimal{1} : number.last_digit;
  const auto last_digit = multiply(*factor, *scaled(unit, scale));
  if ((!result.base_low && !result.base_high) || !last_digit) return std::nullopt;
  result.last_digit = *last_digit;
  return result;
}

}  // namespace claimgraph::extract

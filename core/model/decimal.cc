#include "core/model/decimal.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cstdlib>
#include <limits>

namespace claimgraph {
namespace {

constexpr int kMaxDigits = 38;

constexpr auto kPowers = [] {
  std::array<Int128, kMaxDigits + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

Int128 power(int exponent) { return kPowers[static_cast<std::size_t>(exponent)]; }

Int128 magnitude(Int128 x) { return x < 0 ? -x : x; }

int digit_count(Int128 x) {
  x = magnitude(x);
  if (const auto small = static_cast<std::uint64_t>(x); static_cast<Int128>(small) == x) {
    // log10(2) is a little more than 1233 / 4096.
    const int least = static_cast<int>(std::bit_width(small)) * 1233 >> 12;
    return std::max(1, least + (small >= static_cast<std::uint64_t>(power(least)) ? 1 : 0));
  }
  const auto above = std::ranges::upper_bound(kPowers, x);
  return std::max(1, static_cast<int>(above - kPowers.begin()));
}

// x * 10^n, or nothing if it does not fit.
std::optional<Int128> scale_up(Int128 x, int n) {
  if (x == 0) return Int128{0};
  if (n > kMaxDigits || digit_count(x) + n > kMaxDigits) return std::nullopt;
  return x * power(n);
}

// x / 10^n, half to even. REQUIRES: n >= 0
Int128 round_down(Int128 x, int n) {
  if (n == 0) return x;
  if (n > kMaxDigits) return 0;
  const Int128 unit = power(n);
  Int128 quotient = x / unit;
  const Int128 twice = 2 * magnitude(x % unit);
  if (twice > unit || (twice == unit && quotient % 2 != 0)) quotient += x < 0 ? -1 : 1;
  return quotient;
}

struct Aligned {
  Int128 a, b;
  int exponent;
};

std::optional<Aligned> align(const Decimal& a, const Decimal& b) {
  if (a.is_zero()) return Aligned{0, b.coefficient(), b.exponent()};
  if (b.is_zero()) return Aligned{a.coefficient(), 0, a.exponent()};
  const int exponent = std::min(a.exponent(), b.exponent());
  const auto x = scale_up(a.coefficient(), a.exponent() - exponent);
  const auto y = scale_up(b.coefficient(), b.exponent() - exponent);
  if (!x || !y) return std::nullopt;
  return Aligned{*x, *y, exponent};
}

// The digits of a coefficient; std::to_chars does not take 128 bits.
std::string digits_of(Int128 x) {
  x = magnitude(x);
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(x % 10)));
    x /= 10;
  } while (x != 0);
  std::ranges::reverse(digits);
  return digits;
}

}  // namespace

std::optional<Decimal> Decimal::from(Int128 coefficient, int exponent) {
  const bool small = static_cast<std::int64_t>(coefficient) == coefficient;
  if (!small && digit_count(coefficient) > kMaxDigits) return std::nullopt;
  Decimal result;
  result.coefficient_ = coefficient;
  result.exponent_ = exponent;
  result.normalise();
  if (result.exponent_ > kMaxExponent || result.exponent_ < -kMaxExponent) return std::nullopt;
  return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Int128 coefficient = 0;
  int exponent = 0;
  int digits = 0;
  int significant = 0;
  bool fraction = false;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != 'e'; ++i) {
    if (text[i] == '.' && !fraction && digits > 0) {
      fraction = true;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    if (significant > 0 || text[i] != '0') ++significant;
    if (significant > kMaxDigits) return std::nullopt;
    coefficient = coefficient * 10 + (text[i] - '0');
    if (fraction) --exponent;
    ++digits;
  }
  if (digits == 0 || text[i - 1] == '.') return std::nullopt;
  if (i < text.size()) {
    std::string_view tail = text.substr(i + 1);
    if (tail.starts_with('+')) tail.remove_prefix(1);
    int shift = 0;
    const auto [end, error] = std::from_chars(tail.data(), tail.data() + tail.size(), shift);
    if (error != std::errc{} || end != tail.data() + tail.size() || std::abs(shift) > 1000)
      return std::nullopt;
    exponent += shift;
  }
  return from(negative ? -coefficient : coefficient, exponent);
}

std::string Decimal::to_text() const {
  std::string digits = digits_of(coefficient_);
  if (exponent_ > 0) digits.append(static_cast<std::size_t>(exponent_), '0');
  if (exponent_ < 0) {
    const auto places = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places - digits.size() + 1, '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return is_negative() ? "-" + digits : digits;
}

std::optional<std::int64_t> Decimal::to_integer() const {
  if (!is_integer()) return std::nullopt;
  const auto value = scale_up(coefficient_, exponent_);
  if (!value || *value > std::numeric_limits<std::int64_t>::max() ||
      *value < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*value);
}

double Decimal::to_double() const { return std::strtod(to_text().c_str(), nullptr); }

Decimal Decimal::operator-() const {
  Decimal result = *this;
  result.coefficient_ = -coefficient_;
  return result;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.exponent_ == b.exponent_) return a.coefficient_ <=> b.coefficient_;
  const auto sign = [](const Decimal& d) { return d.coefficient_ < 0 ? -1 : d.coefficient_ > 0 ? 1 : 0; };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  if (sign(a) == 0) return std::strong_ordering::equal;
  const int order_a = digit_count(a.coefficient_) + a.exponent_;
  const int order_b = digit_count(b.coefficient_) + b.exponent_;
  if (order_a != order_b) return sign(a) > 0 ? order_a <=> order_b : order_b <=> order_a;
  const auto aligned = align(a, b);  // same order of magnitude: at most 38 digits after alignment
  assert(aligned);
  return aligned->a <=> aligned->b;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const auto aligned = align(a, b);
  if (!aligned) return std::nullopt;
  return Decimal::from(aligned->a + aligned->b, aligned->exponent);  // two numbers below 10^38 fit 127 bits
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, -b); }

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a.coefficient(), b.coefficient(), &product)) return std::nullopt;
  return Decimal::from(product, a.exponent() + b.exponent());
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int digits) {
  assert(digits >= 1 && digits <= 18);
  if (b.is_zero()) return std::nullopt;
  const Decimal divisor = round_to(b, kMaxDigits - 1);  // ten times a remainder still fits
  const Int128 y = divisor.coefficient();
  const int missing = digits + 1 + digit_count(y) - digit_count(a.coefficient());
  const int shift = std::clamp(missing, 0, kMaxDigits - digit_count(a.coefficient()));
  const Int128 numerator = a.coefficient() * power(shift);
  Int128 quotient = numerator / y;
  Int128 rest = numerator % y;
  int exponent = a.exponent() - shift - divisor.exponent();
  for (; rest != 0 && digit_count(quotient) <= digits; --exponent) {  // where one step had no room
    rest *= 10;
    quotient = quotient * 10 + rest / y;
    rest %= y;
  }
  if (rest != 0) {  // a sticky digit, so that a tie is a tie only if it is exact
    const int excess = std::max(0, digit_count(quotient) - digits - 1);
    quotient = quotient / power(excess) * 10 + (a.is_negative() == b.is_negative() ? 1 : -1);
    exponent += excess - 1;
  }
  const auto result = Decimal::from(quotient, exponent);
  if (!result) return std::nullopt;
  return round_to(*result, digits);
}

Decimal round_to(const Decimal& value, int digits) {
  const int excess = digit_count(value.coefficient()) - digits;
  if (excess <= 0) return value;
  return Decimal::from(round_down(value.coefficient(), excess), value.exponent() + excess).value_or(value);
}

Decimal power_of_ten(int exponent) { return Decimal::from(1, exponent).value_or(Decimal{}); }

}  // namespace claimgraph

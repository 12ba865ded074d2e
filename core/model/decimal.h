// An exact decimal number: coefficient * 10^exponent, up to 38 digits. Never a double, on disk or in a
// comparison.
//
// Every operation that could lose a digit says so: it returns nothing on overflow, and only divide() rounds.
// INVARIANT: the coefficient has no trailing zero; zero has exponent 0. So equal numbers have equal members.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

__extension__ typedef __int128 Int128;  // NOLINT(modernize-use-using): the only spelling -Wpedantic accepts

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t integer) {  // NOLINT(google-explicit-constructor): 0 and 100 are decimals
    coefficient_ = integer;
    normalise();
  }

  // Nothing if |coefficient| >= 10^38 or the exponent is outside +-kMaxExponent.
  static std::optional<Decimal> from(Int128 coefficient, int exponent);

  // Reads -?digits[.digits][e[+-]digits], nothing else: no grouping, no locale. Nothing if it is not that or
  // too large.
  static std::optional<Decimal> parse(std::string_view text);

  Int128 coefficient() const { return coefficient_; }
  int exponent() const { return exponent_; }
  bool is_zero() const { return coefficient_ == 0; }
  bool is_negative() const { return coefficient_ < 0; }
  bool is_integer() const { return exponent_ >= 0; }

  // Plain digits, no exponent, as short as exact: "65000000000", "-0.5".
  std::string to_text() const;

  // The integer if it is one and fits.
  std::optional<std::int64_t> to_integer() const;

  // For layout and logarithms only; never stored or compared.
  double to_double() const;

  Decimal operator-() const;
  Decimal abs() const { return is_negative() ? -*this : *this; }

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  // Stands before its use: clang instantiates in that order.
  template <typename Integer>
  constexpr Integer without_zeros(Integer number) {
    while (number % 10 == 0) {
      number /= 10;
      ++exponent_;
    }
    return number;
  }

  constexpr void normalise() {
    if (coefficient_ == 0) {
      exponent_ = 0;
      return;
    }
    // Almost every number fits 64 bits, where a division costs a tenth.
    if (const auto small = static_cast<std::int64_t>(coefficient_); small == coefficient_) {
      coefficient_ = without_zeros(small);
    } else {
      coefficient_ = without_zeros(coefficient_);
    }
  }

  Int128 coefficient_ = 0;
  std::int32_t exponent_ = 0;
};

inline constexpr int kMaxExponent = 64;  // 10^64: beyond every figure in the news, within every printed line

// Exact; nothing on overflow.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

// Rounded half to even at `digits` significant digits (at most 18). Nothing if b is zero.
std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int digits = 18);

// Rounded half to even to `digits` significant digits; for results that only need comparing or printing.
Decimal round_to(const Decimal& value, int digits);

// 10^exponent.
Decimal power_of_ten(int exponent);

}  // namespace claimgraph

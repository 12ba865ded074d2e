#include "core/model/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace claimgraph {
namespace {

Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

struct ParseCase {
  const char* name;
  const char* text;
  const char* printed;  // nullptr: refused
};
void PrintTo(const ParseCase& c, std::ostream* out) { *out << c.text; }

class DecimalParse : public testing::TestWithParam<ParseCase> {};

TEST_P(DecimalParse, ReadsAndPrints) {
  const auto value = Decimal::parse(GetParam().text);
  if (GetParam().printed == nullptr) {
    EXPECT_FALSE(value);
  } else {
    ASSERT_TRUE(value);
    EXPECT_EQ(value->to_text(), GetParam().printed);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, DecimalParse,
    testing::Values(ParseCase{"Integer", "65000000000", "65000000000"}, ParseCase{"Fraction", "6.90", "6.9"},
                    ParseCase{"Negative", "-0.50", "-0.5"}, ParseCase{"Zero", "-0.000", "0"},
                    ParseCase{"Exponent", "1.5e3", "1500"}, ParseCase{"SmallExponent", "15e-4", "0.0015"},
                    ParseCase{"ThirtyEightDigits", "99999999999999999999999999999999999999",
                              "99999999999999999999999999999999999999"},
                    ParseCase{"ThirtyNineDigits", "999999999999999999999999999999999999999", nullptr},
                    ParseCase{"HugeExponent", "1e400", nullptr}, ParseCase{"Empty", "", nullptr},
                    ParseCase{"Word", "NaN", nullptr}, ParseCase{"Hex", "0x10", nullptr},
                    ParseCase{"TwoPoints", "1.2.3", nullptr}, ParseCase{"TrailingPoint", "1.", nullptr},
                    ParseCase{"LeadingPoint", ".5", nullptr}, ParseCase{"Comma", "1,5", nullptr},
                    ParseCase{"LeadingZeros", "000000000000000000000000000000000000000001", "1"},
                    ParseCase{"Plus", "+1", nullptr}),
    [](const auto& info) { return info.param.name; });

TEST(Decimal, OrdersAcrossExponents) {
  EXPECT_LT(number("0.9"), number("1"));
  EXPECT_LT(number("-10"), number("-9.99"));
  EXPECT_LT(number("99999999999999999999999999999999999999"), number("1e39"));
  EXPECT_GT(number("1e-30"), number("0"));
  EXPECT_EQ(number("1.50"), number("1.5"));
}

TEST(Decimal, DividesToEvenAtTheLastDigit) {
  EXPECT_EQ(divide(1, 3, 4)->to_text(), "0.3333");
  EXPECT_EQ(divide(2, 3, 4)->to_text(), "0.6667");
  EXPECT_EQ(divide(25, 10, 1)->to_text(), "2");
  EXPECT_EQ(divide(35, 10, 1)->to_text(), "4");
  EXPECT_EQ(divide(number("65"), number("62"), 6)->to_text(), "1.04839");
  EXPECT_FALSE(divide(1, 0));
}

// Longer than the quotient may be: nothing is cut before the division.
TEST(Decimal, DividesLongNumbersExactly) {
  EXPECT_EQ(divide(number("4611686011984936962"), 2147483646)->to_text(), "2147483647");
  EXPECT_EQ(divide(number("99999999999999999999999999999999999999"),
                   number("33333333333333333333333333333333333333"))
                ->to_text(),
            "3");
  EXPECT_EQ(divide(number("99999999999999999999999999999999999999"), 3)->to_text(),
            "33333333333333333300000000000000000000");
  EXPECT_EQ(divide(1, number("33333333333333333333333333333333333333"), 5)->to_text(),
            "0." + std::string(37, '0') + "3");
  EXPECT_EQ(divide(number("-25.000000000000000000001"), 10, 1)->to_text(), "-3");
}

TEST(Decimal, OverflowIsNothingNeverWrong) {
  EXPECT_FALSE(multiply(number("99999999999999999999999999999999999999"), 10000001));
  EXPECT_FALSE(add(number("99999999999999999999999999999999999999"), number("0.1")));
}

// Around every power of ten, where a digit more or less would be lost first.
TEST(Decimal, KeepsTheNumberAtPowersOfTen) {
  for (int exponent = 0; exponent < 37; ++exponent) {
    std::string text = "1" + std::string(static_cast<std::size_t>(exponent), '0');
    EXPECT_EQ(number(text).to_text(), text);
    EXPECT_EQ(round_to(number(text), 1).to_text(), text);
    const std::string nines(static_cast<std::size_t>(exponent + 1), '9');
    EXPECT_EQ(number(nines).to_text(), nines);
    EXPECT_LT(number(nines), number(text + "0"));
    EXPECT_GT(number(nines), *subtract(number(text), 1));
  }
}

RC_GTEST_PROP(DecimalProperty, PrintedIsReadBack, (std::int64_t coefficient, std::int8_t exponent)) {
  const auto value = Decimal::from(coefficient, exponent % 20);
  RC_ASSERT(value.has_value());
  RC_ASSERT(Decimal::parse(value->to_text()) == value);
}

RC_GTEST_PROP(DecimalProperty, OrderIsThatOfTheDifference, (std::int32_t a, std::int32_t b, std::uint8_t e)) {
  const auto x = Decimal::from(a, -(e % 12)).value();
  const auto y = Decimal::from(b, -((e / 12) % 12)).value();
  RC_ASSERT((x < y) == subtract(x, y)->is_negative());
  RC_ASSERT((x == y) == subtract(x, y)->is_zero());
}

RC_GTEST_PROP(DecimalProperty, DivisionUndoesMultiplication, (std::int32_t a, std::int32_t b)) {
  RC_PRE(b != 0);
  RC_ASSERT(divide(*multiply(a, b), b) == Decimal{a});
}

RC_GTEST_PROP(DecimalProperty, QuotientIsWithinHalfAUnitOfItsLastDigit, (std::int64_t a, std::int64_t b)) {
  RC_PRE(a != 0 && b != 0);
  const int digits = *rc::gen::inRange(1, 19);
  const auto quotient = divide(a, b, digits);
  RC_ASSERT(quotient.has_value());
  const auto error = subtract(*multiply(*quotient, b), a)->abs();     // |q b - a|
  const auto allowed = *multiply(quotient->abs(), Decimal{b}.abs());  // |q b|, of which one unit is
  RC_ASSERT(*multiply(error, *multiply(2, power_of_ten(digits - 1))) <= allowed);  // at most 10^(1 - digits)
}

}  // namespace
}  // namespace claimgraph

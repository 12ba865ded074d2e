#include "core/extract/borrow.h"

#include <gtest/gtest.h>

namespace claimgraph::extract {
namespace {

using recognize::Amount;

Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

Amount bare(std::string_view text) {
  Amount amount;
  amount.low = amount.high = amount.base_low = amount.base_high = number(text);
  return amount;
}

Amount with_unit(std::string_view value, std::string_view unit, std::string_view factor) {
  Amount amount = bare(value);
  amount.unit = unit;
  amount.base_low = amount.base_high = multiply(*amount.low, number(factor)).value();
  return amount;
}

struct ScaleCase {
  const char* name;
  const char* value;
  const char* surface;
  int scale;
};
void PrintTo(const ScaleCase& c, std::ostream* out) { *out << c.surface; }

class ScaleOf : public testing::TestWithParam<ScaleCase> {};
TEST_P(ScaleOf, IsThePowerOfTheWord) {
  EXPECT_EQ(scale_of(number(GetParam().value), GetParam().surface), GetParam().scale);
}
INSTANTIATE_TEST_SUITE_P(Cases, ScaleOf,
                         testing::Values(ScaleCase{"Millions", "401000000", "401 Millionen Euro", 6},
                                         ScaleCase{"Comma", "6900000000", "6,9 Milliarden Franken", 9},
                                         ScaleCase{"Point", "1450000000", "$1.45 billion", 9},
                                         ScaleCase{"Grouped", "1000", "1.000 Euro", 0},
                                         ScaleCase{"Thousands", "1000000", "1.000 Tsd. Euro", 3},
                                         ScaleCase{"Words", "60", "zestig procent", 0}),
                         [](const auto& info) { return info.param.name; });

TEST(BorrowUnit, TakesUnitAndScale) {
  const auto amount = borrow_unit(bare("384"), with_unit("401000000", "EUR", "1"), "401 Millionen Euro");
  ASSERT_TRUE(amount);
  EXPECT_EQ(amount->unit, "EUR");
  EXPECT_EQ(amount->base_low->to_text(), "384000000");
  EXPECT_EQ(amount->last_digit.to_text(), "1000000");
}

TEST(BorrowUnit, TakesTheUnitAloneWhereTheNumberIsWrittenOut) {
  const auto amount = borrow_unit(bare("9.4"), with_unit("31.6", "km", "1000"), "31,6 kilomètres");
  ASSERT_TRUE(amount);
  EXPECT_EQ(amount->base_low->to_text(), "9400");
  const auto written_out =
      borrow_unit(bare("384000000"), with_unit("401000000", "EUR", "1"), "401 Millionen Euro");
  EXPECT_EQ(written_out->base_low->to_text(), "384000000");
}

TEST(BorrowUnit, KeepsTheBoundOfTheBareNumber) {
  Amount number = bare("384");
  number.bound = Bound::kAtLeast;
  EXPECT_EQ(borrow_unit(number, with_unit("401000000", "EUR", "1"), "401 Millionen Euro")->bound,
            Bound::kAtLeast);
}

}  // namespace
}  // namespace claimgraph::extract

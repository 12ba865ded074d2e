#include "core/model/figure.h"

#include <string>

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

struct Case {
  std::string value;  // as parse_value() reads it
  std::string figure;
  int digits;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.value; }

class FigureOf : public testing::TestWithParam<Case> {};

TEST_P(FigureOf, IsWhatComesAgain) {
  const auto value = parse_value(GetParam().value);
  ASSERT_TRUE(value);
  const auto figure = figure_of(*value);
  EXPECT_EQ(figure ? figure->text : "", GetParam().figure);
  EXPECT_EQ(figure ? figure->digits : 0, GetParam().digits);
}

INSTANTIATE_TEST_SUITE_P(Values, FigureOf,
                         testing::Values(Case{"65000000000 USD", "65000000000 USD", 2},
                                         Case{"60000000000..65000000000 USD", "60000000000 USD", 1},
                                         Case{"..5000000 EUR", "5000000 EUR", 1}, Case{"-2.4 %", "2.4 %", 2},
                                         Case{"1540 count", "1540 count", 3}, Case{"12 count", "12 count", 2},
                                         Case{"5 count", "", 0}, Case{"40 count", "", 0},
                                         Case{"0 count", "", 0}, Case{"7 years", "", 0},
                                         Case{"text open", "", 0},
                                         Case{"2026-07 date", "2026-07-01..2026-07-31", 0},
                                         Case{"2024-12-16 date", "2024-12-16..2024-12-16", 0},
                                         Case{"2026 date", "", 0}));

}  // namespace
}  // namespace claimgraph

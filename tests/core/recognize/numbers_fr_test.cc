#include <gtest/gtest.h>

#include "reading.h"

namespace claimgraph::recognize {
namespace {

class FrenchAmounts : public testing::TestWithParam<Case> {};

TEST_P(FrenchAmounts, AreRead) { EXPECT_EQ(read_items("fr", GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cases, FrenchAmounts,
    testing::Values(
        Case{"Narrow", "62\u202f000\u202f000 \u20ac", {"money 62000000 EUR '62\u202f000\u202f000 \u20ac'"}},
        Case{"OfDollars", "65 milliards de dollars", {"money 65000000000 USD '65 milliards de dollars'"}},
        Case{"Abbreviated", "65 Md\u20ac", {"money 65000000000 EUR '65 Md\u20ac'"}},
        Case{"ElidedEuros", "un milliard d\u2019euros", {"money 1000000000 EUR 'un milliard d\u2019euros'"}},
        Case{"Range",
             "de 38 milliards \u00e0 40 milliards de dollars",
             {"money 38000000000..40000000000 USD '38 milliards \u00e0 40 milliards de dollars'"}},
        Case{"Twenties", "quatre-vingt-dix-sept trains", {"number 97 'quatre-vingt-dix-sept'"}},
        Case{"Belgian", "septante-deux trains", {"number 72 'septante-deux'"}},
        Case{"SevenIsNoSeptember", "dix-sept trains", {"number 17 'dix-sept'"}},
        Case{"MoreThan", "plus d\u2019un milliard de vues", {"number >= 1000000000 'un milliard'"}},
        Case{"UpTo",
             "jusqu\u2019\u00e0 65 milliards de dollars",
             {"money <= 65000000000 USD '65 milliards de dollars'"}},
        Case{"Vague", "des milliards de dollars", {"money >= 1000000000 USD 'milliards de dollars'"}},
        Case{"None", "aucun train", {"number 0 'aucun'"}},
        Case{"ThirdsAfterAnd",
             "six millions et deux tiers",
             {"number 6666666.666666666666 'six millions et deux tiers'"}},
        Case{"Celsius", "20 degr\u00e9s Celsius", {"quantity 20 \u00b0C '20 degr\u00e9s Celsius'"}}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::recognize

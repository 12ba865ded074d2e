#include <gtest/gtest.h>

#include "reading.h"

namespace claimgraph::recognize {
namespace {

class DutchAmounts : public testing::TestWithParam<Case> {};

TEST_P(DutchAmounts, AreRead) { EXPECT_EQ(read_items("nl", GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cases, DutchAmounts,
    testing::Values(
        Case{"Billions", "een bod van \u20ac 1,3 miljard", {"money 1300000000 EUR '\u20ac 1,3 miljard'"}},
        Case{"OneWord", "vijfenzestig bomen", {"number 65 'vijfenzestig'"}},
        Case{"Diaeresis",
             "twee\u00ebndertig en tweeendertig",
             {"number 32 'twee\u00ebndertig'", "number 32 'tweeendertig'"}},
        Case{
            "LongWord", "driehonderdeenentachtigduizend", {"number 381000 'driehonderdeenentachtigduizend'"}},
        Case{"BilionIsTrillion", "2 biljoen euro", {"money 2000000000000 EUR '2 biljoen euro'"}},
        Case{"RangeOfTwo",
             "van $51 miljard tot $53 miljard",
             {"money 51000000000..53000000000 USD '$51 miljard tot $53 miljard'"}},
        Case{"Abbreviation", "65 mld. euro", {"money 65000000000 EUR '65 mld. euro'"}},
        Case{"NotJoinedByAnd",
             "65 miljard dollar en 2 gigawatt",
             {"money 65000000000 USD '65 miljard dollar'", "quantity 2000000000 W '2 gigawatt'"}},
        Case{"MoreThan", "ruim 1,3 miljoen kaarten", {"number >= 1300000 '1,3 miljoen'"}},
        Case{"AtLeast", "minstens 12 procent", {"percent >= 12 % '12 procent'"}},
        Case{"OneAndAHalf", "anderhalf miljoen", {"number 1500000 'anderhalf miljoen'"}},
        Case{"ThreeQuarters", "drie kwartier wachten", {"duration 2700 s 'drie kwartier'"}},
        Case{"Speed", "80 kilometer per uur", {"quantity 80 km/h '80 kilometer per uur'"}},
        Case{"ArticleAfterAScale",
             "147 miljoen een jaar eerder",
             {"number 147000000 '147 miljoen'", "date 2024-01-24 'een jaar eerder'"}},
        Case{"Nobody", "niemand kwam", {"number 0 'niemand'"}}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::recognize

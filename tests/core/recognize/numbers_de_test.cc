#include <gtest/gtest.h>

#include "reading.h"

namespace claimgraph::recognize {
namespace {

class GermanAmounts : public testing::TestWithParam<Case> {};

TEST_P(GermanAmounts, AreRead) { EXPECT_EQ(read_items("de", GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cases, GermanAmounts,
    testing::Values(
        Case{"AbbreviatedScale", "mit 65 Mrd. Euro", {"money 65000000000 EUR '65 Mrd. Euro'"}},
        Case{"Grouped", "1.300.000,50 Franken", {"money 1300000.5 CHF '1.300.000,50 Franken'"}},
        Case{"UpToIsABound",
             "bis zu 65 Milliarden Dollar",
             {"money <= 65000000000 USD '65 Milliarden Dollar'"}},
        Case{"BetweenShared",
             "zwischen 190 und 230 Millionen Euro",
             {"money 190000000..230000000 EUR '190 und 230 Millionen Euro'"}},
        Case{"OneWord",
             "tausendachthundertzweiundf\u00fcnfzig",
             {"number 1852 'tausendachthundertzweiundf\u00fcnfzig'"}},
        Case{"DoubleS",
             "dreiunddreissig und drei\u00dfig",
             {"number 33 'dreiunddreissig'", "number 30 'drei\u00dfig'"}},
        Case{"InflectedOne", "mit einem Gigawatt", {"quantity 1000000000 W 'einem Gigawatt'"}},
        Case{"CountIsTheNumberOnly", "einer Million Karten", {"number 1000000 'einer Million'"}},
        Case{"VagueHundreds",
             "Hunderte Milliarden Dollar",
             {"money >= 100000000000 USD 'Hunderte Milliarden Dollar'"}},
        Case{"BillionIsTrillion", "1,5 Billionen Euro", {"money 1500000000000 EUR '1,5 Billionen Euro'"}},
        Case{"Fraction", "zwei Drittel der Fl\u00e4che", {"number 0.666666666666666666 'zwei Drittel'"}},
        Case{"Age", "ein 8 Jahre altes Kind", {"age 96 month '8 Jahre altes'"}},
        Case{"PointsOfPercent", "um 2 Prozentpunkte", {"quantity 2 pp '2 Prozentpunkte'"}},
        Case{"SquareKilometres", "350 Quadratkilometer", {"quantity 350000000 m2 '350 Quadratkilometer'"}}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::recognize

#include <gtest/gtest.h>

#include "reading.h"

namespace claimgraph::recognize {
namespace {

class EnglishAmounts : public testing::TestWithParam<Case> {};

TEST_P(EnglishAmounts, AreRead) { EXPECT_EQ(read_items("en", GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cases, EnglishAmounts,
    testing::Values(
        Case{"SuffixAfterSymbol", "A pot of $65bn.", {"money 65000000000 USD '$65bn'"}},
        Case{"CodeBefore", "They got USD 75,000.", {"money 75000 USD 'USD 75,000'"}},
        Case{"MillionsOfPounds", "It cost \u00a365m then.", {"money 65000000 GBP '\u00a365m'"}},
        Case{"SharedScale", "from $51-53 billion", {"money 51000000000..53000000000 USD '$51-53 billion'"}},
        Case{"Between",
             "between 60 and 65 billion dollars",
             {"money 60000000000..65000000000 USD '60 and 65 billion dollars'"}},
        Case{"UpTo", "up to 5 gigawatts", {"quantity <= 5000000000 W '5 gigawatts'"}},
        Case{"Nearly", "nearly 90 million euros", {"money ~ 90000000 EUR '90 million euros'"}},
        Case{"OrMore", "200 or more came", {"number >= 200 '200'"}},
        Case{"Another", "and another gigawatt", {"quantity 1000000000 W 'another gigawatt'"}},
        Case{"ArticleIsNoAustralia", "a $67 billion plan", {"money 67000000000 USD '$67 billion'"}},
        Case{"Vague",
             "hundreds of billions of dollars",
             {"money >= 100000000000 USD 'hundreds of billions of dollars'"}},
        Case{"Rate", "at 86 euros per megawatt hour", {"money 86 EUR per MWh '86 euros'"}},
        Case{"WordsWithFraction", "two and a half million", {"number 2500000 'two and a half million'"}},
        Case{"HalfAMillion", "half a million eggs", {"number 500000 'half a million'"}},
        Case{"Compound",
             "four hundred fifty-one thousand six",
             {"number 451006 'four hundred fifty-one thousand six'"}},
        Case{"Negative", "minus 5 percent", {"percent -5 % 'minus 5 percent'"}},
        Case{"FeetAndInches", "5 feet 2 inches tall", {"quantity 1.5748 m '5 feet 2 inches'"}},
        Case{"Age", "a dog three years old", {"age 36 month 'three years old'"}},
        Case{"HourAndAHalf", "an hour and a half later", {"duration 5400 s 'an hour and a half'"}},
        Case{"MixedUnits", "10 1/2 miles", {"quantity 16898.112 m '10 1/2 miles'"}},
        Case{"ChangeIsNoRange", "rose from 68% to 90%", {"percent 68 % '68%'", "percent 90 % '90%'"}},
        Case{"MillionsInTheCode", "sales of 120 MEUR", {"money 120000000 EUR '120 MEUR'"}},
        Case{"NoAmountInAName", "the A4 and the B12", {}},
        Case{"NoPercentInAUrl", "https://example.org/?q=a%20b", {}}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::recognize

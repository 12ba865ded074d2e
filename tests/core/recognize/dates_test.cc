// Dates and periods in all languages, against Friday, 24 January 2025.
#include <gtest/gtest.h>

#include "reading.h"

namespace claimgraph::recognize {
namespace {

class Dates : public testing::TestWithParam<LangCase> {};

TEST_P(Dates, AreRead) { EXPECT_EQ(read_items(GetParam().lang, GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    English, Dates,
    testing::Values(
        LangCase{"MonthDayYear", "en", "signed on March 3, 2024 there", {"date 2024-03-03 'March 3, 2024'"}},
        LangCase{"MonthFirst", "en", "on 3/4/2024", {"date 2024-03-04 '3/4/2024'"}},
        LangCase{"BritishDayFirst", "en-GB", "on 3/4/2024", {"date 2024-04-03 '3/4/2024'"}},
        LangCase{"Weekday", "en", "said on Tuesday", {"date 2025-01-21 'Tuesday'"}},
        LangCase{"ByTheEndOfTheYear",
                 "en",
                 "by the end of the year",
                 {"period ../2025-12-31 'the end of the year'"}},
        LangCase{"LastYear", "en", "than last year", {"period 2024-01-01/2024-12-31 'last year'"}},
        LangCase{"Quarter",
                 "en",
                 "in the third quarter of 2024",
                 {"period 2024-07-01/2024-09-30 'the third quarter of 2024'"}},
        LangCase{"Ago", "en", "three weeks ago", {"date 2025-01-03 'three weeks ago'"}},
        LangCase{"BareYear", "en", "in 2030 or so", {"period 2030-01-01/2030-12-31 '2030'"}},
        LangCase{"Fiscal", "en", "in fiscal 2025", {"period 2025-01-01/2025-12-31 fiscal 'fiscal 2025'"}},
        LangCase{"Since", "en", "since 2017", {"period 2017-01-01/.. '2017'"}},
        LangCase{"EndOfTheWeekend",
                 "en",
                 "at the end of the weekend",
                 {"date 2025-01-26 'at the end of the weekend'"}},
        LangCase{"StartOfAWeekend", "en", "early next weekend", {"date 2025-02-01 'early next weekend'"}},
        LangCase{"MayIsAVerb", "en", "it may rain", {}},
        LangCase{"MovedFeast", "en", "at Easter 2024", {"date 2024-03-31 'Easter 2024'"}},
        LangCase{"NthWeekday",
                 "en",
                 "the last Friday of March 2020",
                 {"date 2020-03-27 'the last Friday of March 2020'"}}),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    German, Dates,
    testing::Values(
        LangCase{"OrdinalStop", "de", "am 2. Mai 2024 in Kiel", {"date 2024-05-02 '2. Mai 2024'"}},
        LangCase{"Numeric", "de", "am 24.12.2024", {"date 2024-12-24 '24.12.2024'"}},
        LangCase{"UntilYear", "de", "bis 2030", {"period ../2030-12-31 '2030'"}},
        LangCase{
            "EndOfYear", "de", "zum Jahresende 2025", {"period 2025-10-01/2025-12-31 'Jahresende 2025'"}},
        LangCase{"YearAfterNext",
                 "de",
                 "\u00fcbern\u00e4chstes Jahr",
                 {"period 2027-01-01/2027-12-31 '\u00fcbern\u00e4chstes Jahr'"}},
        LangCase{"Today", "de", "wie heute bekannt wurde", {"date 2025-01-24 'heute'"}},
        LangCase{"GoodMorning", "de", "Guten Morgen allerseits", {}},
        LangCase{"Range",
                 "de",
                 "vom 3. bis 5. M\u00e4rz 2024",
                 {"period 2024-03-03/2024-03-05 'vom 3. bis 5. M\u00e4rz 2024'"}}),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Dutch, Dates,
    testing::Values(
        LangCase{"DayMonthYear", "nl", "op 8 mei 2024", {"date 2024-05-08 '8 mei 2024'"}},
        LangCase{"TowardsTheEnd",
                 "nl",
                 "tegen het einde van het jaar",
                 {"period ../2025-12-31 'het einde van het jaar'"}},
        LangCase{"ForAYearIsNoBound", "nl", "de plannen voor 2026", {"period 2026-01-01/2026-12-31 '2026'"}},
        LangCase{"BookYear",
                 "nl",
                 "het boekjaar 2023/24",
                 {"period 2023-01-01/2024-12-31 fiscal 'het boekjaar 2023/24'"}},
        LangCase{"CountAfterAMonth",
                 "nl",
                 "sinds eind januari 86 mensen",
                 {"period 2025-01-21/.. 'eind januari'", "number 86 '86'"}},
        LangCase{"CountAfterAWeekday",
                 "nl",
                 "heeft woensdag tien satellieten",
                 {"date 2025-01-22 'woensdag'", "number 10 'tien'"}},
        LangCase{"LastYear", "nl", "vorig jaar", {"period 2024-01-01/2024-12-31 'vorig jaar'"}}),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    French, Dates,
    testing::Values(LangCase{"First", "fr", "le 1er mars 2024", {"date 2024-03-01 '1er mars 2024'"}},
                    LangCase{"HereTo", "fr", "d\u2019ici 2027", {"period ../2027-12-31 '2027'"}},
                    LangCase{"Exercise",
                             "fr",
                             "de l\u2019exercice 2025",
                             {"period 2025-01-01/2025-12-31 fiscal 'l\u2019exercice 2025'"}},
                    LangCase{"EarlierThisMonth",
                             "fr",
                             "plus t\u00f4t ce mois-ci",
                             {"period 2025-01-01/2025-01-24 'plus t\u00f4t ce mois-ci'"}},
                    LangCase{"LastJanuary",
                             "fr",
                             "en janvier dernier",
                             {"period 2024-01-01/2024-01-31 'janvier dernier'"}}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::recognize

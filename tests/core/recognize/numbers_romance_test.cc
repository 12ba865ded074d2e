// Italian, Spanish and Portuguese were added with tables alone: numbers, percentages, money, quantities.
#include <gtest/gtest.h>

#include "reading.h"

namespace claimgraph::recognize {
namespace {

class RomanceAmounts : public testing::TestWithParam<LangCase> {};

TEST_P(RomanceAmounts, AreRead) {
  EXPECT_EQ(read_items(GetParam().lang, GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RomanceAmounts,
    testing::Values(
        LangCase{"SpanishThousandMillions",
                 "es",
                 "tres mil millones de euros",
                 {"money 3000000000 EUR 'tres mil millones de euros'"}},
        LangCase{"SpanishHundreds",
                 "es",
                 "doscientos cuarenta y siete",
                 {"number 247 'doscientos cuarenta y siete'"}},
        LangCase{"SpanishPercent", "es", "un 3,5 % menos", {"percent 3.5 % '3,5 %'"}},
        LangCase{"SpanishMoreThan",
                 "es",
                 "m\u00e1s de 12.500 toneladas",
                 {"quantity >= 12500000 kg '12.500 toneladas'"}},
        LangCase{"ItalianOneWord", "it", "trecentosedici", {"number 316 'trecentosedici'"}},
        LangCase{"ItalianElided",
                 "it",
                 "ventuno e ventitr\u00e9",
                 {"number 21 'ventuno'", "number 23 'ventitr\u00e9'"}},
        LangCase{"ItalianMilliards",
                 "it",
                 "1,5 miliardi di euro",
                 {"money 1500000000 EUR '1,5 miliardi di euro'"}},
        LangCase{"ItalianHedge", "it", "circa 20 chilometri", {"quantity ~ 20000 m '20 chilometri'"}},
        LangCase{"PortugueseBothSpellings",
                 "pt",
                 "dezassete e dezessete",
                 {"number 17 'dezassete'", "number 17 'dezessete'"}},
        LangCase{"PortugueseMoney", "pt", "R$ 2 bilh\u00f5es", {"money 2000000000 BRL 'R$ 2 bilh\u00f5es'"}},
        LangCase{"PortugueseJoined", "pt", "cento e trinta e dois", {"number 132 'cento e trinta e dois'"}}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::recognize

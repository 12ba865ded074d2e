// One text a line: who answers for a figure, named or not, in every language.
#include "core/extract/voice.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/extract/extract.h"
#include "made_source.h"

namespace claimgraph::extract {
namespace {

struct Line {
  const char* name;
  const char* lang;
  const char* text;
  const char* figure;  // as the claim writes it
  const char* party;   // "" where the text answers itself
};
void PrintTo(const Line& line, std::ostream* out) { *out << line.text; }

class Party : public testing::TestWithParam<Line> {};

TEST_P(Party, AnswersForTheFigure) {
  const Line& line = GetParam();
  const auto claims = extract(source_of(line.lang, "Brevik", line.text));
  const auto claim =
      std::ranges::find_if(claims, [&](const Claim& c) { return c.value.surface == line.figure; });
  ASSERT_NE(claim, claims.end()) << "no claim of " << line.figure;
  EXPECT_EQ(claim->party.value_or(""), line.party);
}

std::string name_of(const testing::TestParamInfo<Line>& info) {
  return std::string(info.param.lang) + info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    English, Party,
    testing::Values(Line{"Inverted", "en", "The storm injured 40 people, said the police.", "40", "police"},
                    Line{"Rivals", "en",
                         "Police put the crowd at 3,000 demonstrators, organisers at 11,000 demonstrators.",
                         "11,000", "organisers"},
                    Line{"NamedOfItsKind", "en",
                         "The Kelm Institute measures the flood. By Friday the institute counted 23 deaths.",
                         "23", "Kelm"},
                    Line{"Insertion", "en", "The Kelm Institute, which counts differently, has 29 deaths.",
                         "29", "Kelm"},
                    Line{"Committee", "en",
                         "The finance committee of the parliament reckons the tunnel will cost $900 million.",
                         "$900 million", "committee"},
                    Line{"MayorSpeaksForHimself", "en",
                         "The shipyard Orvento is on fire. Mayor Tom Hale said 12 people were injured.", "12",
                         "Tom Hale"},
                    Line{"TextItself", "en", "The flood killed 12 people.", "12", ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    German, Party,
    testing::Values(
        Line{"VerbSecond", "de", "Am Freitag meldete die Polizei 40 Verletzte.", "40", "police"},
        Line{"NamedOfItsKind", "de", "Das Institut Kelm misst die Flut. Derzeit zählt das Institut 23 Tote.",
             "23", "Kelm"},
        Line{"ItsOwnCount", "de", "Die Behörde kommt dagegen erst auf 17 Tote.", "17", "agency"},
        Line{"Demand", "de", "Die Gewerkschaft fordert 8 Prozent mehr Lohn.", "8 Prozent", "union"},
        Line{"NotBehindAPreposition", "de", "Bei der Polizei fielen 40 Stellen weg.", "40", ""},
        Line{"Genitive", "de",
             "Der Bau dauert. Die Kosten steigen. Das Geld fehlt. Der Ausschuss des Parlaments rechnet mit "
             "Kosten von 900 Millionen Euro.",
             "900 Millionen Euro", "committee"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    French, Party,
    testing::Values(
        Line{"Inverted", "fr", "La tempête a fait 40 blessés, indique la police.", "40", "police"},
        Line{"AccordingTo", "fr", "Selon les pompiers, la tempête a fait 40 blessés.", "40", "fire brigade"},
        Line{"NamedOfItsKind", "fr", "L'agence Kelm suit la crue. L'agence dénombre 23 morts.", "23", "Kelm"},
        Line{"CourtOfAuditors", "fr", "La Cour des comptes évalue le coût du tunnel à 900 millions d'euros.",
             "900 millions d'euros", "court of auditors"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Dutch, Party,
    testing::Values(Line{"VerbSecond", "nl", "Vrijdag telde de brandweer 40 gewonden.", "40", "fire brigade"},
                    Line{"Inverted", "nl", "Door de storm vielen 40 gewonden, zegt de politie.", "40",
                         "police"},
                    Line{"NamedOfItsKind", "nl", "De vakbond Kelm staakt. De bond eist 8 procent meer loon.",
                         "8 procent", "Kelm"},
                    Line{"Company", "nl",
                         "Orvento bouwt een tunnel. De tunnel kost 900 miljoen euro, zegt de directie van "
                         "het bedrijf Orvento.",
                         "900 miljoen euro", "Orvento"}),
    name_of);

}  // namespace
}  // namespace claimgraph::extract

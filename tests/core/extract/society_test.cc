// One sentence a line: the question that a figure of news of society answers, the same in every language.
#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/extract/extract.h"
#include "core/model/names.h"
#include "made_source.h"

namespace claimgraph::extract {
namespace {

struct Line {
  const char* lang;
  const char* text;
  const char* figure;  // as the claim writes it
  const char* attribute;
};
void PrintTo(const Line& line, std::ostream* out) { *out << line.text; }

class Society : public testing::TestWithParam<Line> {};

TEST_P(Society, TheFigureAnswersThisQuestion) {
  const Line& line = GetParam();
  const auto claims = extract(source_of(line.lang, "Orvento", line.text));
  const auto claim =
      std::ranges::find_if(claims, [&](const Claim& c) { return c.value.surface == line.figure; });
  ASSERT_NE(claim, claims.end()) << "no claim of " << line.figure;
  EXPECT_EQ(claim->topic.attribute, line.attribute);
}

INSTANTIATE_TEST_SUITE_P(
    English, Society,
    testing::Values(
        Line{"en", "A landslide near Brevik has killed 23 people, officials said.", "23", "deaths"},
        Line{"en", "The death toll rose to 61.", "61", "deaths"},
        Line{"en", "Seventeen people lost their lives, including four children, when the bridge collapsed.",
             "four", "children_among_victims"},
        Line{"en", "Some 14,300 residents were told to leave their homes.", "14,300", "evacuated"},
        Line{"en", "Insured losses are put at $3.4 billion, reinsurers said.", "$3.4 billion",
             "insured_damage"},
        Line{"en", "More than 450 firefighters are tackling the blaze.", "450", "firefighters_deployed"},
        Line{"en", "The hospital has 31 patients in intensive care.", "31", "intensive_care"},
        Line{"en", "The bill was passed by 84 votes to 61.", "61", "votes_against"},
        Line{"en", "A poll by Lumen puts the Greens at 19 percent.", "19 percent", "poll_share"},
        Line{"en", "The party won 47 of the 120 seats.", "120", "seats_total"},
        Line{"en", "The law takes effect on 1 July 2025.", "1 July 2025", "entry_into_force"},
        Line{"en", "He faces up to ten years in prison if convicted.", "ten years", "maximum_sentence"},
        Line{"en", "Air defences shot down 58 of the drones.", "58", "shot_down"},
        Line{"en", "Orvento received 33,000 asylum applications last year.", "33,000", "asylum_applications"},
        Line{"en", "She has scored 21 goals in 30 games.", "21", "goals"}),
    [](const auto& info) { return std::string(info.param.attribute) + std::to_string(info.index); });

INSTANTIATE_TEST_SUITE_P(
    German, Society,
    testing::Values(
        Line{"de", "Bei dem Erdrutsch nahe Brevik kamen 23 Menschen ums Leben.", "23", "deaths"},
        Line{"de", "Die Zahl der Todesopfer stieg auf 61.", "61", "deaths"},
        Line{"de", "17 Menschen starben, darunter vier Kinder, als die Brücke einstürzte.", "vier",
             "children_among_victims"},
        Line{"de", "Rund 14.300 Anwohner mussten ihre Häuser verlassen.", "14.300", "evacuated"},
        Line{"de", "Die versicherten Schäden betragen 3,4 Milliarden Euro, teilten die Rückversicherer mit.",
             "3,4 Milliarden Euro", "insured_damage"},
        Line{"de", "Mehr als 450 Feuerwehrleute kämpfen gegen die Flammen.", "450", "firefighters_deployed"},
        Line{"de", "Das Klinikum behandelt 31 Patienten auf der Intensivstation.", "31", "intensive_care"},
        Line{"de", "Das Gesetz wurde mit 84 zu 61 Stimmen bei drei Enthaltungen angenommen.", "61",
             "votes_against"},
        Line{"de", "In der Umfrage des Instituts Lumen kommen die Grünen auf 19 Prozent.", "19 Prozent",
             "poll_share"},
        Line{"de", "Die Partei holte 47 der 120 Sitze.", "120", "seats_total"},
        Line{"de", "Das Gesetz tritt am 1. Juli 2025 in Kraft.", "1. Juli 2025", "entry_into_force"},
        Line{"de", "Ihm drohen bis zu zehn Jahre Haft.", "zehn Jahre", "maximum_sentence"},
        Line{"de", "Die Luftabwehr hat 58 Drohnen abgeschossen.", "58", "shot_down"},
        Line{"de", "Im vergangenen Jahr wurden 33.000 Asylanträge gestellt.", "33.000",
             "asylum_applications"},
        Line{"de", "Sie erzielte 21 Tore in 30 Spielen.", "21", "goals"}),
    [](const auto& info) { return std::string(info.param.attribute) + std::to_string(info.index); });

INSTANTIATE_TEST_SUITE_P(
    French, Society,
    testing::Values(
        Line{"fr", "Un glissement de terrain près de Brevik a fait 23 morts.", "23", "deaths"},
        Line{"fr", "Le bilan s'alourdit à 61 morts.", "61", "deaths"},
        Line{"fr", "Dix-sept personnes ont péri, dont quatre enfants, dans l'effondrement du pont.", "quatre",
             "children_among_victims"},
        Line{"fr", "Quelque 14 300 habitants ont dû quitter leur domicile.", "14 300", "evacuated"},
        Line{"fr", "Les dommages assurés atteignent 3,4 milliards d'euros, selon les réassureurs.",
             "3,4 milliards d'euros", "insured_damage"},
        Line{"fr", "Plus de 450 pompiers luttent contre les flammes.", "450", "firefighters_deployed"},
        Line{"fr", "L'hôpital compte 31 patients en réanimation.", "31", "intensive_care"},
        Line{"fr", "Le texte a été adopté par 84 voix contre 61.", "61", "votes_against"},
        Line{"fr", "Un sondage de l'institut Lumen crédite les Verts de 19 %.", "19 %", "poll_share"},
        Line{"fr", "Le parti a remporté 47 des 120 sièges.", "120", "seats_total"},
        Line{"fr", "La loi entrera en vigueur le 1er juillet 2025.", "1er juillet 2025", "entry_into_force"},
        Line{"fr", "Il encourt jusqu'à dix ans de prison.", "dix ans", "maximum_sentence"},
        Line{"fr", "La défense aérienne a abattu 58 drones.", "58", "shot_down"},
        Line{"fr", "L'an dernier, 33 000 demandes d'asile ont été déposées.", "33 000",
             "asylum_applications"},
        Line{"fr", "Elle a inscrit 21 buts en 30 matchs.", "21", "goals"}),
    [](const auto& info) { return std::string(info.param.attribute) + std::to_string(info.index); });

INSTANTIATE_TEST_SUITE_P(
    Dutch, Society,
    testing::Values(
        Line{"nl", "Bij de aardverschuiving nabij Brevik zijn 23 mensen om het leven gekomen.", "23",
             "deaths"},
        Line{"nl", "Het dodental is opgelopen tot 61.", "61", "deaths"},
        Line{"nl", "Zeventien mensen kwamen om, onder wie vier kinderen, toen de brug instortte.", "vier",
             "children_among_victims"},
        Line{"nl", "Zo'n 14.300 bewoners moesten hun huis verlaten.", "14.300", "evacuated"},
        Line{"nl", "De verzekerde schade bedraagt 3,4 miljard euro, melden herverzekeraars.",
             "3,4 miljard euro", "insured_damage"},
        Line{"nl", "Meer dan 450 brandweerlieden bestrijden de vlammen.", "450", "firefighters_deployed"},
        Line{"nl", "Het ziekenhuis telt 31 patiënten op de intensive care.", "31", "intensive_care"},
        Line{"nl", "De wet werd aangenomen met 84 stemmen voor en 61 tegen.", "61", "votes_against"},
        Line{"nl", "In de peiling van bureau Lumen staan de Groenen op 19 procent.", "19 procent",
             "poll_share"},
        Line{"nl", "De partij haalde 47 van de 120 zetels.", "120", "seats_total"},
        Line{"nl", "De wet gaat op 1 juli 2025 in.", "1 juli 2025", "entry_into_force"},
        Line{"nl", "Hij riskeert tien jaar cel.", "tien jaar", "maximum_sentence"},
        Line{"nl", "De luchtafweer heeft 58 drones neergehaald.", "58", "shot_down"},
        Line{"nl", "Vorig jaar werden 33.000 asielaanvragen ingediend.", "33.000", "asylum_applications"},
        Line{"nl", "Ze maakte 21 doelpunten in 30 wedstrijden.", "21", "goals"}),
    [](const auto& info) { return std::string(info.param.attribute) + std::to_string(info.index); });

}  // namespace
}  // namespace claimgraph::extract

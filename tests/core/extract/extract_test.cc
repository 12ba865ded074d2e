#include "core/extract/extract.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/document.h"
#include "core/extract/lexicon.h"
#include "core/model/names.h"
#include "core/recognize/recognizer.h"
#include "core/text/utf8.h"
#include "made_source.h"

namespace claimgraph::extract {
namespace {

// What a claim says, on one line: subject/attribute low..high unit bound modality polarity.
std::string line_of(const Claim& c) {
  const auto end = [](const std::optional<Decimal>& d) { return d ? d->to_text() : std::string("-"); };
  std::string text = c.topic.subject + "/" + c.topic.attribute + " ";
  text += is_date(c.value) ? (c.value.low ? to_text(day_of(*c.value.low)) : "-") : end(c.value.low);
  text += "..";
  text += is_date(c.value) ? (c.value.high ? to_text(day_of(*c.value.high)) : "-") : end(c.value.high);
  return text + " " + c.value.unit + " " + std::string(to_text(c.value.bound)) + " " +
         std::string(to_text(c.modality)) + " " + std::string(to_text(c.polarity));
}

struct Case {
  const char* name;
  const char* lang;
  const char* title;
  const char* text;
  std::vector<std::string> claims;  // in order
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class Extract : public testing::TestWithParam<Case> {};

TEST_P(Extract, FindsWhoSaysWhatAboutWhat) {
  std::vector<std::string> lines;
  for (const Claim& c : extract(source_of(GetParam().lang, GetParam().title, GetParam().text))) {
    lines.push_back(line_of(c));
  }
  EXPECT_THAT(lines, testing::ElementsAreArray(GetParam().claims));
}

std::string name_of(const testing::TestParamInfo<Case>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    English, Extract,
    testing::Values(
        Case{"PlanOfACompany",
             "en",
             "Orvento bets on batteries",
             "Orvento will invest $4.5 billion in batteries in 2025, it said on Wednesday. Orvento's chief "
             "executive "
             "promised up to 900 new jobs.",
             {"Orvento/capital_expenditure 4500000000..4500000000 USD exact planned positive",
              "Orvento/new_hires -..900 count at_most planned positive"}},
        Case{"AnotherCompanyInTheSameSentence",
             "en",
             "Orvento bets on batteries",
             "Orvento will invest $4.5 billion, while Kelvary plans to spend $6 billion.",
             {"Orvento/capital_expenditure 4500000000..4500000000 USD exact planned positive",
              "Kelvary/capital_expenditure 6000000000..6000000000 USD exact planned positive"}},
        Case{"UpFrom",
             "en",
             "Lerchberg tunnel costs more",
             "The Lerchberg tunnel will cost CHF 7.8 billion, up from CHF 6.9 billion.",
             {"Lerchberg/cost_total 7800000000..7800000000 CHF exact planned positive",
              "Lerchberg/cost_total 6900000000..6900000000 CHF exact planned positive"}},
        Case{
            "Teaser", "en", "Nothing", "Nothing happened in Lerchberg.\nRead next: 12 scenic railways\n", {}},
        Case{"NumberOfAThing", "en", "Nothing", "The Falcon 9 stood in room 410 of Lerchberg.", {}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    German, Extract,
    testing::Values(
        Case{"KostenDesTunnels",
             "de",
             "Lerchberg-Tunnel wird teurer",
             "Der Lerchberg-Tunnel kostet 6,9 Milliarden Franken. Die Röhre ist 31,6 Kilometer lang. Der "
             "Tunnel soll im "
             "Dezember 2031 eröffnet werden.",
             {"Lerchberg/cost_total 6900000000..6900000000 CHF exact planned positive",
              "Lerchberg/length 31600..31600 m exact actual positive",
              "Lerchberg/opening_date 2031-12-01..2031-12-31 date exact planned positive"}},
        Case{"VonAuf",
             "de",
             "Lerchberg-Tunnel wird teurer",
             "Der Preis für den Lerchberg-Tunnel steigt: Die Kosten klettern von 384 auf 401 Millionen Euro.",
             {"Lerchberg/cost_total 384000000..384000000 EUR exact planned positive",
              "Lerchberg/cost_total 401000000..401000000 EUR exact planned positive"}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    French, Extract,
    testing::Values(Case{
        "CoutDuTunnel",
        "fr",
        "Le tunnel du Lerchberg coûtera plus cher",
        "Le tunnel du Lerchberg coûtera 8,4 milliards de francs, contre 6,9 milliards. La commission le dit. "
        "Les travaux avancent et les ouvriers creusent.",
        {"Lerchberg/cost_total 8400000000..8400000000 CHF exact planned positive",
         "Lerchberg/cost_total 6900000000..6900000000 CHF exact planned positive"}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Dutch, Extract,
    testing::Values(Case{
        "KostenVanDeTunnel",
        "nl",
        "Lerchbergtunnel duurder",
        "De Lerchbergtunnel kost straks 7,8 miljard frank. In de tunnel werken 2.150 arbeiders.",
        {"Lerchberg/cost_total 7800000000..7800000000 CHF exact planned positive",
         "Lerchberg/employees 2150..2150 count exact actual positive"}}),
    name_of);

// Answers that a text takes back, replaces or leaves open, in every language.
INSTANTIATE_TEST_SUITE_P(
    Turns, Extract,
    testing::Values(
        Case{"MistakeInTheNextSentence",
             "en",
             "Orvento",
             "The Orvento yard had said the ferry cost $90 million. That was a clerical error.",
             {"Orvento/cost_total 90000000..90000000 USD exact planned negative",
              "Orvento/cost_total 90000000..90000000 USD exact planned positive"}},
        Case{"MistakeInTheSameSentence",
             "nl",
             "Orvento",
             "De veerboot van Orvento zou 90 miljard euro kosten; dat was duizend keer te veel.",
             {"Orvento/cost_total 90000000000..90000000000 EUR exact planned negative",
              "Orvento/cost_total 90000000000..90000000000 EUR exact considered positive"}},
        Case{"UpToLends",
             "nl",
             "Orvento",
             "De kosten van Orvento zijn maximaal 2,6 miljard euro; eerder was nog sprake van 2,3 miljard.",
             {"Orvento/cost_total -..2600000000 EUR at_most planned positive",
              "Orvento/cost_total 2300000000..2300000000 EUR exact planned positive"}},
        Case{"RunsUpTo",
             "nl",
             "Orvento",
             "De kosten van Orvento lopen op tot 2,6 miljard euro.",
             {"Orvento/cost_total 2600000000..2600000000 EUR exact planned positive"}},
        Case{"DateDenied",
             "nl",
             "Orvento",
             "De fabriek van Orvento opent niet in 2026, maar in 2027.",
             {"Orvento/opening_date 2026-01-01..2026-12-31 date exact planned negative",
              "Orvento/opening_date 2027-01-01..2027-12-31 date exact planned positive"}},
        Case{"PossibleCount",
             "de",
             "Brevik",
             "In Brevik könnten bis zu 60 Menschen gestorben sein.",
             {"Brevik/deaths_forecast -..60 count at_most forecast positive"}},
        Case{"CueInTheOwnClause",
             "de",
             "Brevik",
             "In Brevik liegen 27 Verletzte in den Kliniken. Gestorben ist niemand.",
             {"Brevik/injured 27..27 count exact actual positive",
              "Brevik/deaths 0..0 count exact actual positive"}},
        Case{"HowMuchMore",
             "nl",
             "Orvento",
             "De tunnel van Orvento kost 8 miljard euro, een half miljard euro meer dan begroot.",
             {"Orvento/cost_total 8000000000..8000000000 EUR exact planned positive",
              "Orvento/cost_total_difference 500000000..500000000 EUR exact planned positive"}},
        Case{"ConversionIsMeantAsWhatItConverts",
             "fr",
             "Orvento",
             "Selon les analystes, le tunnel d'Orvento pourrait coûter 8,4 milliards de francs, soit 8,8 "
             "milliards d'euros.",
             {"Orvento/cost_total_forecast 8400000000..8400000000 CHF exact forecast positive",
              "Orvento/cost_total_forecast 8800000000..8800000000 EUR exact forecast positive"}},
        Case{"DurationReplaced",
             "de",
             "Orvento",
             "Von Kelm nach Orvento dauert die Fahrt künftig 101 Minuten statt 140.",
             {"Kelm/travel_time 6060..6060 s exact planned positive",
              "Kelm/travel_time 8400..8400 s exact planned positive"}},
        Case{"NumberBehindAPlace",
             "de",
             "Brevik",
             "Am Montag wurden in Brevik 158 Menschen verletzt.",
             {"Brevik/injured 158..158 count exact actual positive"}},
        Case{"FourDigitsCount",
             "de",
             "Orvento",
             "Bei Orvento fallen 1800 Stellen weg.",
             {"Orvento/job_cuts 1800..1800 count exact planned positive"}},
        Case{"OlderBehindItsLike",
             "de",
             "Brevik",
             "Die Wahlbeteiligung in Brevik lag bei 62,3 Prozent nach 68,1 Prozent.",
             {"Brevik/turnout 62.3..62.3 % exact actual positive",
              "Brevik/turnout 68.1..68.1 % exact actual positive"}},
        Case{"SentencedTo",
             "nl",
             "Brevik",
             "De rechtbank in Brevik veroordeelde de oud-minister tot zes jaar cel.",
             {"Brevik/sentence_length 6..6 years exact actual positive"}},
        Case{"OneOwnerOfAPart",
             "en",
             "Measles",
             "A measles outbreak grips the province of Brevik. Brevik orders 40,000 extra doses of the "
             "vaccine. In March Brevik "
             "had ordered 20,000 doses. The first delivery is expected on 3 June. The agency Kelm is "
             "pleased; the agency Kelm "
             "had asked for it.",
             {"Brevik/order/doses 40000..40000 count exact planned positive",
              "Brevik/order/doses 20000..20000 count exact planned positive",
              "Brevik/order/delivery_date 2024-06-03..2024-06-03 date exact planned positive"}},
        Case{"EachGovernsWhatFollows",
             "en",
             "Orvento",
             "The wind farm Orvento has 780 megawatts; each turbine gets a new and heavier generator with "
             "12.8 megawatts.",
             {"Orvento/power 780000000..780000000 W exact actual positive",
              "Orvento/power_each 12800000..12800000 W exact planned positive"}},
        Case{"ReopenedIsNotClosed",
             "en",
             "Brevik",
             "In Brevik 14 nurseries are closed. Another 52 nurseries that closed have reopened.",
             {"Brevik/facilities_closed 14..14 count exact actual positive",
              "Brevik/facilities_closed_reopened 52..52 count exact actual positive"}},
        Case{"TalksThatGoOn",
             "en",
             "Orvento",
             "The talks between Orvento and the union began on 12 March. The talks resume on 3 June.",
             {"Orvento/wage round/talks_date 2024-03-12..2024-03-12 date exact actual positive",
              "Orvento/wage round/talks_date_resumed 2024-06-03..2024-06-03 date exact planned positive"}},
        Case{"WithSomebodyWhoPlans",
             "en",
             "Kelvary",
             "Kelvary grows, with the company Orvento planning to spend $3 billion on batteries. Kelvary is "
             "pleased; Kelvary waits.",
             {"Orvento/capital_expenditure 3000000000..3000000000 USD exact planned positive"}},
        Case{"EachClauseItsWords",
             "de",
             "Orvento",
             "Der Umsatz von Orvento stieg auf 8,2 Milliarden Euro; der Gewinn betrug 410 Millionen Euro.",
             {"Orvento/revenue 8200000000..8200000000 EUR exact actual positive",
              "Orvento/profit 410000000..410000000 EUR exact actual positive"}},
        Case{"DateBehindAMeasure",
             "nl",
             "Orvento",
             "Het budget van Orvento is 1,6 miljard euro en de opening schuift op naar 2029.",
             {"Orvento/cost_total 1600000000..1600000000 EUR exact planned positive",
              "Orvento/opening_date 2029-01-01..2029-12-31 date exact planned positive"}},
        Case{"ADemandIsTheUnionsPlan",
             "nl",
             "Orvento",
             "De vakbond Kelm eist 8 procent meer loon bij Orvento.",
             {"Orvento/wage round/union_demand 8..8 % exact planned positive"}},
        Case{"AtFirstThenLater",
             "en",
             "Orvento",
             "The Orvento factory will open in 2027. Originally the opening was planned for 2025, then for "
             "2026.",
             {"Orvento/opening_date 2027-01-01..2027-12-31 date exact planned positive",
              "Orvento/opening_date 2025-01-01..2025-12-31 date exact planned positive",
              "Orvento/opening_date 2026-01-01..2026-12-31 date exact planned positive"}},
        Case{"TheOtherSide",
             "fr",
             "Orvento commande des rames",
             "L'entreprise Orvento commande des rames. Le contrat avec l'industriel allemand Kelvary vaut "
             "401 millions d'euros.",
             {"Orvento/contract/contract_value 401000000..401000000 EUR exact actual positive"}}),
    name_of);

// Figures beside the one that they replace, adjectives of places, tenses.
INSTANTIATE_TEST_SUITE_P(
    Ordinary, Extract,
    testing::Values(
        Case{"PlaceAdjectiveBeforeAName",
             "nl",
             "Trevaux",
             "De fabriek in het Waalse Trevaux kost 310 miljoen euro. De burgemeester van Trevaux is blij.",
             {"Trevaux/cost_total 310000000..310000000 EUR exact planned positive"}},
        Case{"PlaceAdjectiveBeforeACompany",
             "nl",
             "Orvento",
             "Het Amsterdamse Orvento leed een verlies van 12 miljoen euro. Orvento zwijgt.",
             {"Orvento/company_loss 12000000..12000000 EUR exact actual positive"}},
        Case{"PlaceAdjectiveBeforeAThing",
             "de",
             "Brücke",
             "Die Marbrucker Brücke wird im Oktober geschlossen.",
             {"Marbruck/closing_date 2024-10-01..2024-10-31 date exact planned positive"}},
        Case{"EachBehindItsFigure",
             "fr",
             "Aide",
             "La région débloque 50 millions d'euros d'aide, à raison de 1 500 euros par foyer sinistré.",
             {"story/subsidy 50000000..50000000 EUR exact planned positive",
              "story/subsidy_each 1500..1500 EUR exact planned positive"}},
        Case{"AtMostLendsAndBorrows",
             "nl",
             "Schade",
             "De deelstaat raamt de schade op 1,8 miljard euro. Het verbond komt uit op hooguit 1,3 miljard.",
             {"story/total_damage 1800000000..1800000000 EUR exact actual positive",
              "story/total_damage -..1300000000 EUR at_most actual positive"}},
        Case{"NotNineButFourPercent",
             "de",
             "Bahn",
             "Nicht 9, sondern 4 Prozent der Züge fallen aus.",
             {"story/ratio 9..9 % exact actual negative", "story/ratio 4..4 % exact actual positive"}},
        Case{"HasSpent",
             "fr",
             "Études",
             "La ville a déjà dépensé 2,6 millions d'euros en études.",
             {"story/capital_expenditure 2600000..2600000 EUR exact actual positive"}},
        Case{"RisesByAYearToCome",
             "en",
             "Jobs",
             "The number of jobs at Orvento rises to 2,100 by the end of 2031.",
             {"Orvento/jobs_added 2100..2100 count exact planned positive"}},
        Case{"PassiveIsNoConditional",
             "de",
             "Sitze",
             "Im März wurden es zehn Sitze.",
             {"story/seats_won 10..10 count exact actual positive"}},
        Case{"MonthBeforeAPastTense",
             "fr",
             "Vente",
             "En juin, 40 logements ont été vendus.",
             {"story/flats 40..40 count exact actual positive"}},
        Case{"InsteadOfBeforeTheNoun",
             "nl",
             "Bussen",
             "Er komen 30 in plaats van 20 bussen.",
             {"story/buses_forecast 30..30 count exact planned positive",
              "story/buses_forecast 20..20 count exact planned positive"}},
        Case{"ThingOfTwoWords",
             "en",
             "Plant",
             "The plant will have three production lines.",
             {"story/production_lines_forecast 3..3 count exact planned positive"}},
        Case{"ThatWasOfTheSame",
             "en",
             "Plant",
             "The plant delivers 24 gigawatt-hours a year; until now it was 18.",
             {"story/annual_generation 24000000000..24000000000 Wh/a exact planned positive",
              "story/annual_generation 18000000000..18000000000 Wh/a exact actual positive"}},
        Case{"YearsThatItReplaces",
             "fr",
             "Falk",
             "Falk a été condamné à huit ans de prison, contre sept en janvier.",
             {"Falk/sentence_length 8..8 years exact actual positive",
              "Falk/sentence_length 7..7 years exact actual positive"}},
        Case{"FromSevenToFiveYears",
             "de",
             "Vertrag",
             "Der Liefervertrag wurde von sieben auf fünf Jahre verkürzt.",
             {"story/contract/contract_term 7..7 years exact actual positive",
              "story/contract/contract_term 5..5 years exact actual positive"}},
        Case{"BindsForYears",
             "nl",
             "Levering",
             "De leverancier heeft zich voor zeven jaar vastgelegd.",
             {"story/contract/contract_term 7..7 years exact actual positive"}},
        Case{"TooLate",
             "de",
             "Damm",
             "Die Schleusen gingen 40 Minuten zu spät auf.",
             {"story/delay/delay 2400..2400 s exact actual positive"}},
        Case{"HeadWithoutWhatItNeeds",
             "fr",
             "Dommages",
             "Le tribunal estime le préjudice à 178 millions de francs, contre 197 millions pour "
             "l'accusation.",
             {"story/total_damage 178000000..178000000 CHF exact actual positive",
              "story/total_damage 197000000..197000000 CHF exact actual positive"}},
        Case{"ReplacedBehindADate",
             "nl",
             "Orvento",
             "De investeringen van het bedrijf Orvento lopen op tot 78 miljard dollar. Vorig jaar was dat "
             "nog 38 miljard.",
             {"Orvento/capital_expenditure 78000000000..78000000000 USD exact planned positive",
              "Orvento/capital_expenditure 38000000000..38000000000 USD exact actual positive"}},
        Case{"NotInOneYearButInAnother",
             "en",
             "Orvento",
             "The service of Orvento will not start in 2026 but in mid-2027.",
             {"Orvento/project/service_start 2026-01-01..2026-12-31 date exact planned negative",
              "Orvento/project/service_start 2027-05-01..2027-08-31 date exact planned positive"}},
        Case{"DateOfAnotherSpeaker",
             "nl",
             "Orvento",
             "Het bedrijf Orvento opent de fabriek eind 2028. De regering gaat uit van 2030.",
             {"Orvento/project/opening_date 2028-10-01..2028-12-31 date exact planned positive",
              "Orvento/project/opening_date 2030-01-01..2030-12-31 date exact planned positive"}},
        Case{"MonthOfTheOlderDate",
             "nl",
             "Orvento",
             "Het bedrijf Orvento opent de fabriek eind 2028. In april ging het bedrijf nog uit van medio "
             "2027.",
             {"Orvento/project/opening_date 2028-10-01..2028-12-31 date exact planned positive",
              "Orvento/project/opening_date 2027-05-01..2027-08-31 date exact planned positive"}},
        Case{"OlderDateAtTheHead",
             "fr",
             "Orvento",
             "Le groupe Orvento ouvrira l'usine fin 2028. Jusqu'ici, le deuxième trimestre 2027 était prévu.",
             {"Orvento/project/opening_date 2028-10-01..2028-12-31 date exact planned positive",
              "Orvento/project/opening_date 2027-04-01..2027-06-30 date exact planned positive"}},
        Case{"LastNamedDate",
             "de",
             "Orvento",
             "Der Konzern Orvento eröffnet das Werk Ende 2028. Zuletzt war das zweite Quartal 2027 "
             "vorgesehen.",
             {"Orvento/project/opening_date 2028-10-01..2028-12-31 date exact planned positive",
              "Orvento/project/opening_date 2027-04-01..2027-06-30 date exact planned positive"}},
        Case{"EachYearIsNotEach",
             "fr",
             "Orvento",
             "L'usine du groupe Orvento évite 1,2 million de tonnes de CO2 chaque année.",
             {"Orvento/project/emissions 1200000000..1200000000 kg exact planned positive"}},
        Case{"CountTakesNoMass",
             "nl",
             "Orvento",
             "Elke satelliet weegt 640 kilo; het bedrijf Orvento verwacht 850.000 abonnees, tegen 1,1 "
             "miljoen in eerdere plannen.",
             {"Orvento/unit/mass_each 640..640 kg exact planned positive",
              "Orvento/subscribers 850000..850000 count exact planned positive",
              "Orvento/subscribers 1100000..1100000 count exact planned positive"}},
        Case{"HappenedOnTheDay",
             "en",
             "Orvento",
             "The Orvento company opened its plant in Brevik on Tuesday.",
             {"Brevik/opening_date 2024-05-14..2024-05-14 date exact actual positive"}},
        Case{"SentencedOnTheDay",
             "fr",
             "Falk",
             "La banquière Ada Falk a été condamnée mardi à huit ans de prison.",
             {"Ada Falk/verdict/verdict_date 2024-05-14..2024-05-14 date exact actual positive",
              "Ada Falk/sentence_length 8..8 years exact actual positive"}},
        Case{"PayoutOnADay",
             "de",
             "Orvento",
             "Verteilt werden soll das Geld der Firma Orvento bis Ende 2026.",
             {"Orvento/payout_date -..2026-12-31 date at_most planned positive"}},
        Case{"PayoutOnADayInDutch",
             "nl",
             "Orvento",
             "De uitbetaling door het bedrijf Orvento komt in 2026.",
             {"Orvento/payout_date 2026-01-01..2026-12-31 date exact planned positive"}},
        Case{"FurtherPart",
             "nl",
             "Orvento",
             "Het bedrijf Orvento heeft 412 winkels, waarvan 268 in Nederland en 144 in België.",
             {"Orvento/stores 412..412 count exact actual positive",
              "Orvento/stores_of_which 268..268 count exact actual positive",
              "Orvento/stores_of_which 144..144 count exact actual positive"}},
        Case{"SumToldAgain",
             "nl",
             "Orvento",
             "Het bedrijf Orvento kost 9 miljoen euro. De winst van Orvento bedroeg 118 miljoen; een jaar "
             "eerder was dat nog 141 miljoen.",
             {"Orvento/project/cost_total 9000000..9000000 EUR exact planned positive",
              "Orvento/profit 118000000..118000000 EUR exact actual positive",
              "Orvento/profit 141000000..141000000 EUR exact actual positive"}},
        Case{"InPlaceOfWithWordsBetween",
             "de",
             "Orvento",
             "Statt der im Juni vereinbarten 63 Millionen verlangt der Konzern Orvento jetzt 71 Millionen "
             "Euro.",
             {"Orvento/money_demanded 63000000..63000000 EUR exact planned positive",
              "Orvento/money_demanded 71000000..71000000 EUR exact planned positive"}},
        Case{"NumberOfSeats",
             "nl",
             "Stadion",
             "Het aantal plaatsen gaat van 32.500 naar 30.800.",
             {"story/places_available 32500..32500 count exact actual positive",
              "story/places_available 30800..30800 count exact actual positive"}},
        Case{"GoesOnWithOlder",
             "fr",
             "Orvento",
             "La tour du groupe Orvento coûte 171 millions d'euros, contre 163 annoncés au printemps et 148 "
             "à l'origine.",
             {"Orvento/project/cost_total 171000000..171000000 EUR exact planned positive",
              "Orvento/project/cost_total 163000000..163000000 EUR exact planned positive",
              "Orvento/project/cost_total 148000000..148000000 EUR exact planned positive"}},
        Case{"EpithetBeforeTwoWords",
             "de",
             "Merrow",
             "Für Merrow Athletic wird es teuer. Zweitligist Merrow Athletic zahlt 3 Millionen Euro. Der "
             "Verein Merrow Athletic schweigt.",
             {"Merrow Athletic/money 3000000..3000000 EUR exact planned positive"}},
        Case{"PartNotWhole",
             "de",
             "Streik",
             "Die Gewerkschaft Kelm streikt. Nach Angaben der Gewerkschaft Kelm beteiligten sich 4.100 der "
             "5.900 Lokführer am Ausstand. Das Unternehmen sprach von 2.650.",
             {"Kelm/disruption/strike_participants 4100..4100 count exact actual positive",
              "Kelm/train_drivers 5900..5900 count exact actual positive",
              "Kelm/disruption/strike_participants 2650..2650 count exact actual positive"}},
        Case{"FractionIsNoCount",
             "de",
             "Wahl",
             "Die Wahlbeteiligung stieg auf 66,8 Prozent; 2019 hatte sie bei 61,5 gelegen.",
             {"story/turnout 66.8..66.8 % exact actual positive",
              "story/turnout 61.5..61.5 % exact actual positive"}},
        Case{"PartOfAnAdjective",
             "de",
             "Streik",
             "Die Gewerkschaft Kelm hatte die Beschäftigten zu einem 36-stündigen Ausstand aufgerufen.",
             {}},
        Case{"CommonNounBehindANumber",
             "de",
             "Klinik",
             "An jeden der 67 Kläger fließen 6.500 Euro. Drei Kläger wollen weitermachen. Die Kläger hoffen.",
             {"story/plaintiffs 67..67 count exact actual positive",
              "story/money 6500..6500 EUR exact planned positive",
              "story/plaintiffs 3..3 count exact actual positive"}},
        Case{"PercentOfDecimals",
             "en",
             "Union",
             "The Kelm union came down from 7.5 to 6.8 per cent.",
             {"Kelm/ratio 7.5..7.5 % exact actual positive", "Kelm/ratio 6.8..6.8 % exact actual positive"}},
        Case{"SumAgainstABorrowedOne",
             "fr",
             "Orvento",
             "La tour du groupe Orvento coûte 3 millions d'euros. Le cabinet Kelm table sur une perte de 90 "
             "à 110 millions cette année, contre 41 en 2023.",
             {"Orvento/project/cost_total 3000000..3000000 EUR exact planned positive",
              "Orvento/company_loss_forecast 90000000..110000000 EUR range forecast positive",
              "Orvento/company_loss_forecast 41000000..41000000 EUR exact forecast positive"}},
        Case{"MonthOfAnOlderSum",
             "en",
             "Orvento",
             "The hospital of the Orvento company costs $374m, against 361 in June and 312 when the council "
             "approved it.",
             {"Orvento/project/cost_total 374000000..374000000 USD exact planned positive",
              "Orvento/project/cost_total 361000000..361000000 USD exact planned positive",
              "Orvento/project/cost_total 312000000..312000000 USD exact planned positive"}},
        Case{"NobodyBehindANoun", "nl", "Zorg", "Het bedrijf Orvento bouwt. Bedden helpen niemand.", {}},
        Case{"SumSavedBesideACount",
             "fr",
             "Orvento",
             "L'hôpital du groupe Orvento coûte 300 millions d'euros et compte 42 lits. L'héliport est "
             "abandonné, ce qui épargne 5 millions.",
             {"Orvento/project/cost_total 300000000..300000000 EUR exact planned positive",
              "Orvento/hospital/hospital_beds 42..42 count exact actual positive",
              "Orvento/savings 5000000..5000000 EUR exact planned positive"}},
        Case{"LatePartOfAMonth",
             "fr",
             "Digue",
             "La digue a cédé. La brèche sera comblée d'ici à la fin octobre.",
             {"story/repair_date -..2024-10-31 date at_most planned positive"}},
        Case{"ScaleOfAPair",
             "de",
             "Orvento",
             "Die Zahl der Nutzer des Dienstes Orvento stieg von 2,3 auf 3,4 Millionen.",
             {"story/product/users 2300000..2300000 count exact actual positive",
              "story/product/users 3400000..3400000 count exact actual positive"}},
        Case{"NumberOfBesideAPrice",
             "nl",
             "Orvento",
             "Sinds de prijs van de dienst Orvento zakte van 14 naar 11 euro, steeg het aantal betalende "
             "gebruikers van 2,3 naar 3,4 miljoen.",
             {"Orvento/project/price 14..14 EUR exact actual positive",
              "Orvento/project/price 11..11 EUR exact actual positive",
              "Orvento/product/users 2300000..2300000 count exact actual positive",
              "Orvento/product/users 3400000..3400000 count exact actual positive"}},
        Case{"PartOfACountIsNoSum",
             "fr",
             "Orvento",
             "L'outil Orvento coûte 14 euros par mois. Il a 19 millions d'utilisateurs, dont 1,2 million au "
             "sein d'entreprises.",
             {"Orvento/subscription/monthly_price 14..14 EUR exact planned positive",
              "Orvento/product/users 19000000..19000000 count exact planned positive",
              "Orvento/product/users_of_which 1200000..1200000 count exact planned positive"}},
        Case{"EpithetWithAHyphen",
             "de",
             "Orvento",
             "Der Cloud-Konzern Orvento investiert 3 Millionen Euro. Der Cloud-Konzern wächst. Das sagt der "
             "Cloud-Konzern.",
             {"Orvento/capital_expenditure 3000000..3000000 EUR exact planned positive"}},
        Case{"SaidAtTheEndOfAClause",
             "de",
             "Orvento",
             "Es werden 260 Millionen Euro beim Konzern Orvento abgeschrieben, wie das Unternehmen am "
             "Donnerstag mitteilte.",
             {"Orvento/write_down 260000000..260000000 EUR exact planned positive"}},
        Case{"PriceTarget",
             "de",
             "Orvento",
             "Der Broker Kelm senkt das Kursziel für den Konzern Orvento von 95 auf 72 Euro.",
             {"Orvento/shares/price_target 95..95 EUR exact forecast positive",
              "Orvento/shares/price_target 72..72 EUR exact forecast positive"}},
        Case{"PeriodOfACount",
             "fr",
             "Orvento",
             "L'entreprise Orvento, qui a livré 214 000 véhicules l'an dernier, grandit.",
             {"Orvento/units_sold 214000..214000 count exact actual positive"}},
        Case{"NobodyInheritsNothing",
             "de",
             "Wohnungen",
             "Die Stadt baut 640 Wohnungen. Niemand bestreitet das, sagte der Bürgermeister.",
             {"story/housing/new_homes 640..640 count exact planned positive"}},
        Case{"PluralBehindASum",
             "en",
             "Orvento",
             "The Orvento company expects savings of €120 million and a rollout target of 4.5 million "
             "premises.",
             {"Orvento/savings_target 120000000..120000000 EUR exact planned positive",
              "Orvento/count_of_premises_forecast 4500000..4500000 count exact planned positive"}},
        Case{"AnswersAgainAtTheHead",
             "nl",
             "Orvento",
             "Was dat 5 naar 6 miljoen euro? Het bedrijf Orvento zwijgt.",
             {"Orvento/money 5000000..5000000 EUR exact actual positive",
              "Orvento/money 6000000..6000000 EUR exact actual positive"}}),
    name_of);

// What ordinary articles say in passing, and how it is not to be read.
INSTANTIATE_TEST_SUITE_P(
    Passing, Extract,
    testing::Values(
        Case{"InflationIsACountrys",
             "en",
             "Orvento",
             "The Orvento union in Lyon wants more pay. Inflation slowed to 2.5 per cent in February from "
             "2.9 per cent in January.",
             {"France/inflation_rate 2.5..2.5 % exact actual positive",
              "France/inflation_rate 2.9..2.9 % exact actual positive"}},
        Case{"InflationOfNoCountry",
             "de",
             "Orvento",
             "Der Konzern Orvento bietet mehr. Die Inflation lag im Januar bei 2,9 Prozent, sagte Orvento.",
             {"country/inflation_rate 2.9..2.9 % exact actual positive"}},
        Case{"BillOfAStrike",
             "fr",
             "Orvento",
             "La grève chez Orvento continue. Selon le syndicat, la grève durera. La facture s'élève à 144 "
             "millions d'euros.",
             {"Orvento/disruption/strike_cost 144000000..144000000 EUR exact actual positive"}},
        Case{"BillOfAFactory",
             "fr",
             "Orvento",
             "L'usine d'Orvento ouvre. La facture s'élève à 144 millions d'euros.",
             {"Orvento/order/order_value 144000000..144000000 EUR exact actual positive"}},
        Case{"TermOfAnAgreement",
             "en",
             "Orvento",
             "The union at Orvento is on strike. The strike goes on. The union wants the new contract to "
             "last 12 months.",
             {"Orvento/wage round/agreement_term 12..12 months exact forecast positive"}},
        Case{"DaysOfStrike",
             "fr",
             "Orvento",
             "En neuf jours de grève, Orvento a supprimé 640 vols.",
             {"Orvento/disruption/strike_days 9..9 count exact actual positive",
              "Orvento/disruption/cancelled_flights 640..640 count exact actual positive"}},
        Case{"RegionThatActs",
             "de",
             "Orvento",
             "Bayern will 40 Millionen Euro in den Ausbau stecken. Der Konzern Orvento begrüßt das.",
             {"Bavaria/capital_expenditure 40000000..40000000 EUR exact planned positive"}},
        Case{"BracketConverts",
             "en",
             "Orvento",
             "Orvento will give €310m ($328m) in aid.",
             {"Orvento/money 310000000..310000000 EUR exact planned positive",
              "Orvento/money 328000000..328000000 USD exact planned positive"}},
        Case{"OwnNounOfACount",
             "nl",
             "Brevik",
             "Reddingswerkers van Brevik vonden 40 schilderijen.",
             {"Brevik/count_of_schilderijen 40..40 count exact actual positive"}},
        Case{"AnybodyIsCounted",
             "en",
             "Brevik",
             "In Brevik 12 people were injured.",
             {"Brevik/injured 12..12 count exact actual positive"}},
        Case{"PlaceInPassing",
             "nl",
             "Orvento",
             "Orvento is een bedrijf. Vorig jaar trok Orvento 900 miljoen euro uit voor winkels in heel "
             "Europa.",
             {"Orvento/money 900000000..900000000 EUR exact planned positive"}},
        Case{"OfWhich",
             "nl",
             "Brevik",
             "In Brevik zijn 640 woningen beschadigd, waarvan 85 woningen zwaar beschadigd.",
             {"Brevik/homes_damaged 640..640 count exact actual positive",
              "Brevik/homes_damaged_of_which 85..85 count exact actual positive"}},
        Case{"OfTheVictims",
             "en",
             "Brevik",
             "Eleven people died in the Brevik flood. Families of eight of the victims want answers.",
             {"Brevik/deaths 11..11 count exact actual positive",
              "Brevik/deaths_of_which 8..8 count exact actual positive"}},
        Case{"ChangeOfTheFigureBefore",
             "en",
             "Orvento",
             "The Orvento company employs 3,400 people, 5 percent more than last year.",
             {"Orvento/employees 3400..3400 count exact actual positive",
              "Orvento/employees_change 5..5 % exact actual positive"}},
        Case{"ChangeOfTheFigureBehind",
             "fr",
             "Orvento",
             "Le nombre de passagers d'Orvento a bondi de 8 % à 3,2 millions.",
             {"Orvento/passengers_change 8..8 % exact actual positive",
              "Orvento/passengers 3200000..3200000 count exact actual positive"}},
        Case{"NoPercentages",
             "en",
             "Orvento",
             "The number of employees at Orvento rose by 3 percent to 4,500.",
             {"Orvento/employees_change 3..3 % exact actual positive",
              "Orvento/employees 4500..4500 count exact actual positive"}},
        Case{"AYearEarlier",
             "nl",
             "Orvento",
             "Het bedrijf Orvento heeft 3.400 medewerkers, 5 procent meer dan een jaar eerder.",
             {"Orvento/employees 3400..3400 count exact actual positive",
              "Orvento/employees_change 5..5 % exact actual positive"}},
        Case{"ShareOfRevenue",
             "de",
             "Orvento",
             "Das Geschäft von Orvento steuert 60 Prozent der Erlöse bei.",
             {"Orvento/revenue_share 60..60 % exact actual positive"}},
        Case{"ShareOfADeficit",
             "nl",
             "Orvento",
             "De gemeenten betalen 12 procent van het tekort van Orvento.",
             {"Orvento/ratio 12..12 % exact actual positive"}},
        Case{"TimeOfDay",
             "nl",
             "Brevik",
             "Code rood werd in Brevik pas om kwart over twee 's nachts afgekondigd.",
             {}},
        Case{"QuarterOfATown",
             "en",
             "Brevik",
             "The riverside quarter of Brevik was flooded, and a third of Brevik burnt.",
             {"Brevik/ratio 33.3333333333333333..33.3333333333333333 % exact actual positive"}},
        Case{"NotEven",
             "nl",
             "Orvento",
             "De tunnel van Orvento kost nog geen 3 miljoen euro.",
             {"Orvento/cost_total -..3000000 EUR at_most planned positive"}},
        Case{"QuotedNumber", "de", "Orvento", "Der Konzern Orvento sprach von \"maximal 700\".", {}},
        Case{"AgeIsNoCount",
             "de",
             "Brevik",
             "Die Staatsanwaltschaft in Brevik wirft dem 56-Jährigen Betrug in 1.170 Fällen vor.",
             {"Brevik/cases 1170..1170 count exact actual positive"}},
        Case{"WillBeHeld",
             "en",
             "Orvento",
             "A shareholder vote of Orvento will be held on 11 March.",
             {"Orvento/project/vote_date 2025-03-11..2025-03-11 date exact planned positive"}},
        Case{"CounterIsNotCounted",
             "fr",
             "Brevik",
             "Une épidémie de rougeole touche Brevik. Brevik s'inquiète. L'agence Kelm en dénombrait 143 "
             "mardi, des cas de rougeole.",
             {"Brevik/cases 143..143 count exact actual positive"}},
        Case{"SharesAreNoStake",
             "en",
             "Orvento",
             "Shares in Orvento, down by nearly 30 per cent, fell further.",
             {"Orvento/share_price_change 30..30 % approximately actual positive"}},
        Case{"NothingOfAThing", "nl", "Orvento", "Geen enkele ondernemer wil dat, zei Orvento.", {}},
        Case{"MonthOfAnotherFigure",
             "fr",
             "Orvento",
             "La grève coûte à Orvento 16 millions d'euros par jour, et non 18 comme la direction "
             "l'affirmait en février.",
             {"Orvento/disruption/daily_loss 16000000..16000000 EUR exact actual positive",
              "Orvento/disruption/daily_loss 18000000..18000000 EUR exact actual negative"}},
        Case{"NotBeforeBehind",
             "en",
             "Orvento",
             "The Orvento wind farm will not open before 2030.",
             {"Orvento/opening_date 2030-01-01..- date at_least planned positive"}},
        Case{"NotBeforeAhead",
             "de",
             "Orvento",
             "Vor 2030 wird der Tunnel Orvento nicht eröffnet.",
             {"Orvento/opening_date 2030-01-01..- date at_least planned positive"}},
        Case{"InTwoYears",
             "nl",
             "Orvento",
             "De fabriek van Orvento is over twee jaar klaar.",
             {"Orvento/opening_date 2026-01-01..2026-12-31 date exact planned positive"}},
        Case{"SinceAYear",
             "en",
             "Orvento",
             "Ada Lund has been chief executive of Orvento since 2016.",
             {"Orvento/role_start 2016-01-01..2016-12-31 date exact actual positive"}},
        Case{"BareSum",
             "fr",
             "Orvento",
             "Le tunnel d'Orvento coûte 8,4 milliards de francs. Personne ne parle. L'ancien tunnel "
             "d'Orvento avait coûté 2,9 milliards.",
             {"Orvento/cost_total 8400000000..8400000000 CHF exact planned positive",
              "Orvento/cost_total 2900000000..2900000000 CHF exact actual positive"}},
        Case{"VaguePlural",
             "en",
             "Orvento",
             "Orvento spent $3 billion. Orvento pours billions into its data centres.",
             {"Orvento/capital_expenditure 3000000000..3000000000 USD exact actual positive"}},
        Case{"NobodyFarAway", "en", "Orvento", "Nobody in Brevik has ever delivered such cars.", {}},
        Case{"LetterOfAMillion",
             "en",
             "Orvento",
             "Orvento, the airline, grew. Its passenger numbers rose 6 per cent to 4.4m.",
             {"Orvento/project/passengers_change 6..6 % exact actual positive",
              "Orvento/project/annual_passengers 4400000..4400000 count exact actual positive"}},
        Case{"LetterOfAMetre",
             "en",
             "Orvento",
             "The hall of Orvento is 4.4m long.",
             {"Orvento/length 4.4..4.4 m exact actual positive"}},
        Case{"CountByItsName",
             "de",
             "Orvento",
             "Die Airline Orvento hatte einen Verlust von 39 Millionen Euro. Die Zahl der Fluggäste stieg "
             "auf 1,7 Millionen.",
             {"Orvento/company_loss 39000000..39000000 EUR exact actual positive",
              "Orvento/project/passengers 1700000..1700000 count exact actual positive"}},
        Case{"GrossIsNoNumber",
             "en",
             "Brevik",
             "The deficit of France was 1.7 per cent of gross domestic product.",
             {"France/budget/deficit_ratio 1.7..1.7 % exact actual positive"}},
        Case{"LaterThanAgreed", "en", "Orvento", "Orvento will get its ferry a year later than agreed.", {}},
        Case{"LastWeek", "de", "Orvento", "Die Behörde genehmigte die Fabrik von Orvento vorige Woche.", {}},
        Case{"WithinAWord", "en", "Orvento", "In a year-long trial Orvento did well.", {}},
        Case{"ModelBears",
             "en",
             "Orvento",
             "The company Orvento is pleased. The Falcon 9 will open in 2027.",
             {"Falcon/opening_date 2027-01-01..2027-12-31 date exact planned positive"}},
        Case{"EachWeighsAndDraws",
             "en",
             "Orvento",
             "The company Orvento orders satellites. Each satellite weighs about 640 kilograms and draws up "
             "to 4.2 kilowatts of power.",
             {"Orvento/unit/mass_each 640..640 kg approximately planned positive",
              "Orvento/unit/power -..4200 W at_most planned positive"}},
        Case{"TheUnnamedWorks",
             "en",
             "Orvento",
             "The company Orvento has ordered 96 satellites. Its service starts in 2026.",
             {"Orvento/fleet/satellites 96..96 count exact planned positive",
              "Orvento/fleet/service_start 2026-01-01..2026-12-31 date exact planned positive"}},
        Case{"TitleBeforeAPerson",
             "de",
             "Orvento",
             "Die Kosten sieht Analystin Ruth Lund bei 230 Millionen Euro. Der Konzern Orvento schweigt; der "
             "Konzern Orvento wartet.",
             {"Orvento/project/cost_total 230000000..230000000 EUR exact planned positive"}},
        Case{"RecordQuarter", "en", "Orvento", "Orvento had a record quarter, it said.", {}},
        Case{"TwiceThe",
             "en",
             "Orvento",
             "Orvento expects to spend $72 billion this year, twice the $38 billion of 2023.",
             {"Orvento/capital_expenditure 72000000000..72000000000 USD exact planned positive",
              "Orvento/capital_expenditure 38000000000..38000000000 USD exact planned positive"}},
        Case{"TwoCapitalsAtTheHead",
             "de",
             "Orvento",
             "Der Konzern Orvento baut eine Fabrik. Die Leute reden über den Preis der Halle. Befragte "
             "Experten rechnen mit Kosten von 3 "
             "Millionen Euro.",
             {"Orvento/project/cost_total_forecast 3000000..3000000 EUR exact forecast positive"}}),
    name_of);

TEST(ExtractFlags, AVagueWordIsNotSureOfItsQuestion) {
  const auto vague =
      extract(source_of("en", "Orvento", "The price of the Orvento tunnel rises to 19 million euros."));
  ASSERT_EQ(vague.size(), 1u);
  EXPECT_EQ(vague[0].topic.attribute, "price");
  EXPECT_TRUE(has(vague[0], kHintedAttribute));
  const auto sure =
      extract(source_of("en", "Orvento", "The costs of the Orvento tunnel rise to 19 million euros."));
  ASSERT_EQ(sure.size(), 1u);
  EXPECT_FALSE(has(sure[0], kHintedAttribute));
}

TEST(ExtractClocks, ADayBesideAVerbOfSpeechIsTheStatements) {
  const auto claims = extract(
      source_of("en", "Orvento bets", "Orvento said on Tuesday that it will invest $4 billion in 2025."));
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(to_text(claims[0].said_on), "2024-05-14");
  EXPECT_EQ(claims[0].said_on_basis, SaidOnBasis::kText);
  ASSERT_TRUE(claims[0].period);
  EXPECT_EQ(*claims[0].period, calendar_year(2025));
}

TEST(ExtractClocks, OfTwoDaysTheOneBesideTheVerbIsTheStatements) {
  const auto claims = extract(source_of(
      "de", "Brevik", "Am 20. April habe es in Brevik 158 Verletzte gegeben, hiess es am Dienstag."));
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(to_text(claims.front().said_on), "2024-05-14");
}

TEST(ExtractClocks, ACorrectionIsToldForTheDayOfWhatItCorrects) {
  const auto claims = extract(source_of(
      "de", "Brevik",
      "Am 20. April habe es in Brevik nicht 171, sondern 158 Verletzte gegeben, hiess es am Dienstag."));
  ASSERT_EQ(claims.size(), 2u);
  for (const Claim& claim : claims) {
    EXPECT_EQ(to_text(claim.said_on), "2024-05-14");
    ASSERT_TRUE(claim.period && claim.period->from);
    EXPECT_EQ(to_text(*claim.period->from), "2024-04-20");
  }
}

TEST(ExtractClocks, APlanForAYearThatIsOverIsRepaired) {
  const auto claims =
      extract(source_of("en", "Orvento bets", "For 2021 alone, Orvento plans to invest $4 billion."));
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_TRUE(has(claims[0], kPeriodRepaired));
  EXPECT_EQ(year_of(*claims[0].period), 2024);
}

// What is read of a figure looks at all of its sentence: one without an end is cut, so that time stays in
// proportion.
TEST(ExtractSentences, OneWithoutAnEndIsCutBehindACommaAndLosesNothing) {
  std::string text = "In Brevik";
  for (int i = 0; i < 400; ++i) text += " " + std::to_string(1000 + i) + " people were injured,";
  const Source source = source_of("en", "Brevik", text + " it said.");
  const Document document(source, Lexicon::built_in());
  for (const Sentence& sentence : document.sentences()) {
    EXPECT_LE(sentence.tokens.last - sentence.tokens.first, 256u);
    EXPECT_TRUE(sentence.tokens.last == document.tokens().size() ||
                document.token(sentence.tokens.last - 1).folded == ",");
  }
  EXPECT_EQ(extract(source).size(), 400u);
}

TEST(ExtractMentions, TheSameAnswerAgainIsAFurtherMention) {
  const auto claims = extract(source_of(
      "en", "Orvento bets", "Orvento will invest $4 billion.\nOrvento's $4 billion investment is bold."));
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].mentions.size(), 2u);
}

TEST(ExtractIds, AreOfTheContentAndDiffer) {
  const Source source =
      source_of("en", "Orvento bets", "Orvento will invest $4 billion. Orvento employs 900 people.");
  const auto claims = extract(source);
  EXPECT_EQ(extract(source), claims);
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_NE(claims[0].id, claims[1].id);
}

// RELATIONS.md 1: recognising the evidence span again, on its own, yields the amount at the number span.
TEST(ExtractEvidence, RecognisedAgainGivesTheSameNumber) {
  const Source source =
      source_of("de", "Lerchberg-Tunnel wird teurer",
                "Vorspann ohne Zahl. Der Lerchberg-Tunnel kostet „rund“ 6,9 Milliarden Franken – viel Geld.");
  const text::Offsets offsets(source.text);
  const auto recognizer = recognize::Recognizer::of(source.lang);
  ASSERT_TRUE(recognizer);
  const auto claims = extract(source);
  ASSERT_FALSE(claims.empty());
  for (const Claim& claim : claims) {
    const Mention& mention = claim.mentions.front();
    const ByteSpan evidence = offsets.to_bytes(mention.evidence);
    const ByteSpan number = offsets.to_bytes(mention.number);
    std::vector<recognize::Item> items;
    (*recognizer)
        ->recognize(std::string_view(source.text).substr(evidence.start, evidence.size()),
                    {source.published, true}, items);
    EXPECT_TRUE(std::ranges::any_of(items, [&](const recognize::Item& item) {
      return item.span.start + evidence.start == number.start &&
             item.span.end + evidence.start == number.end && item.amount() != nullptr &&
             item.amount()->base_low == claim.value.low;
    })) << claim.value.surface;
  }
}

}  // namespace
}  // namespace claimgraph::extract

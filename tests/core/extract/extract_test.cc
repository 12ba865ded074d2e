#include "core/extract/extract.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/document.h"
#include "core/extract/lexicon.h"
#include "core/model/names.h"
#include "core/recognize/recognizer.h"
#include "core/text/utf8.h"
#include "extract_case.h"
#include "made_source.h"

namespace claimgraph::extract {
namespace {

class Extract : public testing::TestWithParam<Case> {};

TEST_P(Extract, FindsWhoSaysWhatAboutWhat) {
  EXPECT_THAT(lines_of(GetParam()), testing::ElementsAreArray(GetParam().claims));
}

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

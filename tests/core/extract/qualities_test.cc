#include "core/extract/qualities.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/extract.h"
#include "core/extract/lexicon.h"
#include "core/model/names.h"
#include "core/relate/closed_values.h"
#include "core/text/digest.h"
#include "core/text/utf8.h"

namespace claimgraph::extract {
namespace {

Source source_of(std::string lang, std::string text) {
  Source source;
  source.lang = std::move(lang);
  source.title = "News";
  source.text = std::move(text);
  source.url = "https://example.org/a";
  source.published = parse_timestamp("2024-05-16").value();
  source.id = text::source_id(source);
  return source;
}

std::vector<Claim> in_words(const Source& source) {
  std::vector<Claim> claims = extract(source);
  std::erase_if(claims, [](const Claim& c) { return !is_text(c.value); });
  return claims;
}

// subject/attribute value [modality] [not] [by party]: "words of the value"
std::string line_of(const Claim& c) {
  std::string line = c.topic.subject + "/" + c.topic.attribute + " " + c.value.text;
  if (c.modality != Modality::kActual) line += " " + std::string(to_text(c.modality));
  if (c.polarity == Polarity::kNegative) line += " not";
  if (!c.topic.scope.empty()) line += " at " + c.topic.scope;
  if (c.party) line += " by " + *c.party;
  return line + ": " + c.value.surface;
}

struct Case {
  const char* name;
  const char* lang;
  const char* text;
  std::vector<std::string> claims;  // by position
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }
std::string name_of(const testing::TestParamInfo<Case>& info) { return info.param.name; }

class Qualities : public testing::TestWithParam<Case> {};

TEST_P(Qualities, SayWhoHoldsWhatAndHowThingsStand) {
  std::vector<std::string> lines;
  for (const Claim& c : in_words(source_of(GetParam().lang, GetParam().text))) lines.push_back(line_of(c));
  EXPECT_THAT(lines, testing::ElementsAreArray(GetParam().claims));
}

INSTANTIATE_TEST_SUITE_P(
    English, Qualities,
    testing::Values(
        Case{"OfficeBeforeTheName",
             "en",
             "Work goes well, said Orvento's chief executive Ada Lund.",
             {"Ada Lund/role chief executive at Orvento: chief executive"}},
        Case{"OfficeBehindTheName",
             "en",
             "It will take time, said Ada Lund, 52, the finance minister.",
             {"Ada Lund/role finance minister: finance minister"}},
        Case{"MoreWordsSayMore",
             "en",
             "The streets are calm, said police chief Ada Lund.",
             {"Ada Lund/role police chief: police chief"}},
        Case{"FormerOffice", "en", "It went wrong, said former chief executive Ada Lund.", {}},
        Case{"OfficeOfAnother",
             "en",
             "Ada Lund thanked director Eva Brandt for the report.",
             {"Eva Brandt/role director: director"}},
        Case{"State",
             "en",
             "The Lerchberg tunnel is under construction.",
             {"Lerchberg/status under construction: under construction"}},
        Case{"StateDenied",
             "en",
             "The Lerchberg tunnel is not under construction.",
             {"Lerchberg/status under construction not: under construction"}},
        Case{"StateAskedFor",
             "en",
             "Residents want to know whether the Lerchberg tunnel has been cancelled.",
             {}},
        Case{"StateThatAFigureTells", "en", "The Lerchberg tunnel was opened in June 2019.", {}},
        Case{"NobodyToBearIt", "en", "Something is under construction.", {}},
        Case{"Verdict",
             "en",
             "A banker named Ada Lund, 52, was at court. Ada Lund was found guilty.",
             {"Ada Lund/ruling guilty: found guilty"}},
        Case{"NameWithinTheWords",
             "en",
             "The court found banker Ada Lund guilty. Ada Lund was at sea.",
             {"Ada Lund/ruling guilty: found banker Ada Lund guilty"}},
        Case{"WhoDecidesBearsNothing", "en", "Yesterday the Supreme Court dismissed the appeal.", {}},
        Case{"StateBehindAnInsertion",
             "en",
             "Ada Lund, 52, resigned.",
             {"Ada Lund/tenure resigned: resigned"}},
        Case{"OfficeOfARelativeClause",
             "en",
             "Orvento Mining, whose director Ada Lund resigned, is small.",
             {"Ada Lund/role director: director", "Ada Lund/tenure resigned: resigned"}},
        Case{"TheThingThatTheTextIsAbout",
             "en",
             "The Lerchberg tunnel is long. But the tunnel has been closed.",
             {"Lerchberg/status closed: has been closed"}},
        Case{"AnotherThing", "en", "The Lerchberg tunnel is long. But the museum has been closed.", {}},
        Case{"Soon", "en", "The Lerchberg tunnel should soon be shut down.", {}},
        Case{"Rumour",
             "en",
             "The developer Orvento is reportedly about to sell the Lerchberg mine.",
             {"Orvento/sale yes considered: sell"}},
        Case{"RumourAndDenial",
             "en",
             "Orvento is reportedly about to sell the mine, which Orvento denied.",
             {"Orvento/sale yes considered: sell", "Orvento/sale yes not by Orvento: denied"}},
        Case{"NoRumour", "en", "Orvento wants to sell the mine.", {}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    German, Qualities,
    testing::Values(
        Case{"OfficeInOneWordWithTheBody",
             "de",
             "Das sagte Orvento-Chefin Ada Lund.",
             {"Ada Lund/role chief executive at Orvento: Chefin"}},
        Case{"CompoundOffice",
             "de",
             "Das sagte Finanzvorständin Ada Lund.",
             {"Ada Lund/role finance chief: Finanzvorständin"}},
        Case{"Apposition",
             "de",
             "Ada Lund (52), Bürgermeisterin von Lerchberg, schweigt.",
             {"Ada Lund/role mayor: Bürgermeisterin"}},
        Case{"State",
             "de",
             "Der Lerchberg-Tunnel wurde stillgelegt.",
             {"Lerchberg/status closed: stillgelegt"}},
        Case{"StateDenied",
             "de",
             "Der Lerchberg-Tunnel ist noch nicht fertiggestellt worden.",
             {"Lerchberg/status completed not: fertiggestellt worden"}},
        Case{"VerdictAskedFor", "de", "Die Verteidigung verlangt, dass Orvento freigesprochen wird.", {}},
        Case{"FormerOfficeInOneWord", "de", "Das sagte Altbürgermeisterin Ada Lund.", {}},
        Case{"WordsApart",
             "de",
             "Der Lerchberg-Tunnel ist seit dem Unfall gesperrt.",
             {"Lerchberg/status closed: ist seit dem Unfall gesperrt"}},
        Case{"Rumour",
             "de",
             "Der Konzern Orvento erwägt einen Verkauf der Reederei.",
             {"Orvento/sale yes considered: Verkauf"}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    French, Qualities,
    testing::Values(Case{"Office",
                         "fr",
                         "Tout va bien, assure la ministre de la Santé, Ada Lund.",
                         {"Ada Lund/role health minister: ministre de la Santé"}},
                    Case{"OfficeOfABody",
                         "fr",
                         "Tout va bien, assure Ada Lund, directrice générale d'Orvento.",
                         {"Ada Lund/role chief executive at Orvento: directrice générale"}},
                    Case{"State",
                         "fr",
                         "Le tunnel du Lerchberg est en chantier.",
                         {"Lerchberg/status under construction: en chantier"}},
                    Case{"Rumour",
                         "fr",
                         "Le groupe Orvento songerait à céder sa filiale.",
                         {"Orvento/sale yes considered: céder"}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(Dutch, Qualities,
                         testing::Values(Case{"Office",
                                              "nl",
                                              "Dat zei topvrouw Ada Lund.",
                                              {"Ada Lund/role chief executive: topvrouw"}},
                                         Case{"OfficeOfAField",
                                              "nl",
                                              "Dat zei minister van Financiën Ada Lund.",
                                              {"Ada Lund/role finance minister: minister van Financiën"}},
                                         Case{"State",
                                              "nl",
                                              "De Lerchbergtunnel is in aanbouw.",
                                              {"Lerchberg/status under construction: in aanbouw"}},
                                         Case{"StateCalledOff",
                                              "nl",
                                              "De Lerchbergtunnel is van de baan.",
                                              {"Lerchberg/status cancelled: van de baan"}},
                                         Case{"RejectedOffer",
                                              "nl",
                                              "Het concern Orvento heeft het bod van Kelvary afgewezen.",
                                              {"Orvento/deal_state rejected: bod van Kelvary afgewezen"}},
                                         Case{"Rumour",
                                              "nl",
                                              "Het concern Orvento zou overwegen de rederij te verkopen.",
                                              {"Orvento/sale yes considered: verkopen"}}),
                         name_of);

TEST(QualityMentions, TheSameAnswerAgainIsAFurtherMention) {
  const auto claims =
      in_words(source_of("en", "Chief executive Ada Lund left early.\nNobody saw chief executive Ada Lund."));
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].mentions.size(), 2u);
}

TEST(QualityMentions, ReachFromTheBearerToTheWordsOfTheValue) {
  const Source source =
      source_of("de", "Gestern war viel los. Wie gehofft wurde der Lerchberg-Tunnel endlich eingeweiht.");
  const auto claims = in_words(source);
  ASSERT_EQ(claims.size(), 1u);
  const text::Offsets offsets(source.text);
  EXPECT_EQ(text::slice(source.text, offsets, claims[0].mentions[0].evidence),
            "Lerchberg-Tunnel endlich eingeweiht");
  EXPECT_EQ(text::slice(source.text, offsets, claims[0].mentions[0].number), "eingeweiht");
}

// RELATIONS.md 1, for words: reading the evidence again, on its own, finds words that say the value.
TEST(QualityMentions, ReadAgainSayTheValue) {
  const Source source =
      source_of("en", "Orvento's founder Ada Lund said the Lerchberg tunnel has been scrapped for good.");
  const auto claims = in_words(source);
  ASSERT_EQ(claims.size(), 2u);
  const text::Offsets offsets(source.text);
  const Lexicon& lexicon = Lexicon::built_in();
  for (const Claim& claim : claims) {
    const std::string evidence(text::slice(source.text, offsets, claim.mentions.front().number));
    const text::Tokens tokens(evidence);
    const auto matches = lexicon.find("en")->triggers.match(tokens.all());
    EXPECT_TRUE(std::ranges::any_of(matches, [&](const Match& match) {
      const Tag tag = unpack(match.tag);
      return tag.kind == TagKind::kQualityValue &&
             lexicon.quality_values()[tag.index].text == claim.value.text;
    })) << evidence;
  }
}

// What one attribute's states are to each other is known to the relations: of two only one can hold.
TEST(QualityValues, OfAStateExcludeEachOther) {
  const auto& values = Lexicon::built_in().quality_values();
  const auto& qualities = Lexicon::built_in().qualities();
  for (const QualityValue& a : values) {
    for (const QualityValue& b : values) {
      if (a.quality != b.quality || a.text == b.text || qualities[a.quality].shape != Shape::kState) continue;
      EXPECT_TRUE(relate::exclude_each_other(a.text, b.text))
          << qualities[a.quality].name << ": " << a.text << ", " << b.text;
    }
  }
}

}  // namespace
}  // namespace claimgraph::extract

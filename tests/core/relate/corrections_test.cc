#include "core/relate/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "make_claim.h"

namespace claimgraph::relate {
namespace {

using testing::HasSubstr;

struct Case {
  const char* name;
  const char* field;
  const char* text;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.field << " = " << c.text; }

class SetField : public testing::TestWithParam<Case> {};

TEST_P(SetField, ReadsBackWhatItSays) {
  Claim claim;
  const Status set = set_field(claim, GetParam().field, GetParam().text);
  ASSERT_TRUE(set) << set.error().message;
  EXPECT_EQ(field_text(claim, GetParam().field), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, SetField,
    testing::Values(
        Case{"Subject", "subject", "Orvento/Lerchberg tunnel"}, Case{"Attribute", "attribute", "power"},
        Case{"Dimension", "dimension", "money"}, Case{"Class", "class", "status"},
        Case{"Reckoning", "reckoning", "tallied"}, Case{"Scope", "scope", "in the north"},
        Case{"NoScope", "scope", ""}, Case{"Year", "period", "2025"}, Case{"Month", "period", "2024-02"},
        Case{"Day", "period", "2024-02-29"}, Case{"Days", "period", "2024-02-29..2025-01-03"},
        Case{"Until", "period", "..2025-12-31"}, Case{"Since", "period", "2017-01-01.."},
        Case{"Fiscal", "period", "fiscal 2024-07-01..2025-06-30"},
        Case{"FiscalYear", "period", "fiscal 2025"}, Case{"CalendarDay", "period", "calendar 2025-03-04"},
        Case{"NoPeriod", "period", ""}, Case{"Modality", "modality", "forecast"},
        Case{"Polarity", "polarity", "negative"}, Case{"Party", "party", "Orsk; Velden"},
        Case{"NoParty", "party", ""}, Case{"SaidOn", "said_on", "2025-01-24"},
        Case{"SaidOnOlder", "said_on", "2025-01-24 older_open"}, Case{"Exact", "value", "65000000000 USD"},
        Case{"Range", "value", "60..65.5 EUR/MWh"}, Case{"AtMost", "value", "..5 %"},
        Case{"AtLeast", "value", "3.. count"}, Case{"AtMostOfTwoEnds", "value", "at_most 5 %"},
        Case{"Hedged", "value", "approximately hedge=about digit=100 1250 count"},
        Case{"UnitOfTwoWords", "value", "40 square miles"}, Case{"Date", "value", "2026-03 date"},
        Case{"Dates", "value", "2026-03-01..2026-04-02 date"}, Case{"TooLarge", "value", "? USD"},
        Case{"Text", "value", "text under construction"}),
    [](const auto& info) { return info.param.name; });

class RefuseField : public testing::TestWithParam<Case> {};

TEST_P(RefuseField, SaysWhatWouldBeRight) {
  Claim claim;
  const Status set = set_field(claim, GetParam().field, GetParam().text);
  ASSERT_FALSE(set);
  EXPECT_THAT(set.error().message, testing::AnyOf(HasSubstr("would be right"), HasSubstr("there are")));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RefuseField,
    testing::Values(Case{"NoField", "colour", "red"}, Case{"NoSubject", "subject", ""},
                    Case{"Class", "class", "odd"}, Case{"NoSuchDay", "period", "2025-02-30"},
                    Case{"Backwards", "period", "2026..2025"}, Case{"BothOpen", "period", ".."},
                    Case{"SaidOn", "said_on", "Monday"}, Case{"NoUnit", "value", "65"},
                    Case{"NoNumber", "value", "many USD"}, Case{"LowAboveHigh", "value", "65..60 USD"},
                    Case{"NoText", "value", "text "}, Case{"NoHedge", "value", "hedge=odd 5 USD"},
                    Case{"NothingAtAll", "value", ""}),
    [](const auto& info) { return info.param.name; });

TEST(Corrected, KeepsWhatWasFound) {
  Claim found;
  found.id = ClaimId{{1, 2}};
  found.topic.subject = "Orsk";
  found.party = "Velden AG";
  const std::string id = to_text(found.id);
  const std::vector judgements = {
      Judgement{JudgementId{{0, 1}}, JudgementKind::kCorrect, id, "subject", "Lerchberg", "ada", "why"},
      Judgement{JudgementId{{0, 2}}, JudgementKind::kCorrect, id, "class", "no class", "ada",
                "unreadable: ignored"},
      Judgement{JudgementId{{0, 3}}, JudgementKind::kMerge, "Velden AG", "", "Velden", "ada", "why"},
      Judgement{JudgementId{{0, 4}}, JudgementKind::kMerge, "Lerchberg", "", "Velden", "ada",
                "not what a person wrote"}};
  const Claim claim = corrected(found, Judged(judgements));
  EXPECT_EQ(claim.topic.subject, "Lerchberg");
  EXPECT_EQ(claim.party, "Velden");
  EXPECT_THAT(claim.corrected,
              testing::ElementsAre(Correction{"party", "Velden AG"}, Correction{"subject", "Orsk"}));
  EXPECT_EQ(as_found(claim), found);
}

}  // namespace
}  // namespace claimgraph::relate

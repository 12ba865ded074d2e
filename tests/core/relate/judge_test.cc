#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/relate/relate.h"
#include "tests/core/relate/make_claim.h"

namespace claimgraph::relate {
namespace {

const Context& context() {
  static const Context kContext{Rates::reference()};
  return kContext;
}

struct Case {
  const char* name;
  ResolvedClaim newer, older;
  std::optional<Relation> relation;
  Subtype subtype;
  const char* rule;
};
void PrintTo(const Case& c, std::ostream* out) {
  *out << c.newer.claim.value.surface << " after " << c.older.claim.value.surface;
}

class Judge : public testing::TestWithParam<Case> {};

TEST_P(Judge, FollowsTheTable) {
  const auto& c = GetParam();
  ASSERT_TRUE(newer(c.newer, c.older));
  const std::vector siblings = {c.older, c.newer};
  const auto verdict = judge(c.newer, c.older, siblings, context());
  EXPECT_EQ(verdict.relation, c.relation);
  EXPECT_EQ(verdict.subtype, c.subtype) << to_text(verdict.subtype);
  EXPECT_EQ(verdict.proof.rule, c.rule);
  EXPECT_EQ(verdict.reason.empty(), verdict.relation.has_value());
}

constexpr auto kAgrees = Relation::kAgrees;
constexpr auto kContradicts = Relation::kContradicts;
constexpr auto kUpdates = Relation::kUpdates;
constexpr auto kNothing = std::nullopt;

MakeClaim old_plan(std::string_view what) { return MakeClaim(what, "2025-01-24"); }
MakeClaim same_day(std::string_view what) {
  return MakeClaim(what, "2025-01-24").published("2025-01-25").numbered(2);
}
MakeClaim later(std::string_view what) { return MakeClaim(what, "2025-07-14").numbered(3); }
MakeClaim old_plan(Value what) { return MakeClaim(std::move(what), "2025-01-24"); }
MakeClaim same_day(Value what) { return MakeClaim(std::move(what), "2025-01-24").numbered(2); }
MakeClaim later(Value what) { return MakeClaim(std::move(what), "2025-07-14").numbered(3); }

const auto name_of = [](const auto& info) { return info.param.name; };

INSTANTIATE_TEST_SUITE_P(
    SameStatement, Judge,
    testing::Values(Case{"EqualAgrees", same_day("65e9 USD"), old_plan("65e9 USD"), kAgrees,
                         Subtype::kIdentical, "values-meet"},
                    Case{"RoundedAgrees", same_day("6.94e9 USD"), old_plan("6.9e9 USD"), kAgrees,
                         Subtype::kRounded, "values-meet"},
                    Case{"DisjointContradicts", same_day("70e9 USD"), old_plan("50e9 USD"), kContradicts,
                         Subtype::kNone, "same-day"},
                    Case{"EndOfRangeAgrees", same_day("65e9 USD"), old_plan("60e9..65e9 USD"), kAgrees,
                         Subtype::kBoundOfRange, "values-meet"},
                    Case{"ConvertedAgrees", same_day("62e9 EUR"), old_plan("65e9 USD"), kAgrees,
                         Subtype::kConverted, "values-meet"},
                    Case{"OtherPartyIsAnotherStatement", same_day("8.4e9 CHF").by("Union"),
                         old_plan("6.9e9 CHF").by("Alpavia"), kContradicts, Subtype::kDisputed, "same-day"},
                    Case{"BoundAllowsMuchLess", MakeClaim(at_most("65e9 USD")).numbered(2),
                         old_plan("10e9 USD"), kAgrees, Subtype::kWithin, "values-meet"},
                    Case{"YearsAreMonths", same_day("2 years").attribute("term", "duration"),
                         old_plan("24 months").attribute("term", "duration"), kAgrees, Subtype::kRounded,
                         "values-meet"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    LaterStatement, Judge,
    testing::Values(
        Case{"RaiseUpdates", later("70e9 USD"), old_plan("65e9 USD"), kUpdates, Subtype::kRaise,
             "later-statement"},
        Case{"CutUpdates", later("50e9 USD"), old_plan("65e9 USD"), kUpdates, Subtype::kCut,
             "later-statement"},
        Case{"MoreThanIsAbove", later(at_least("70e9 USD")), MakeClaim(at_most("65e9 USD")), kUpdates,
             Subtype::kRaise, "later-statement"},
        Case{"SeventeenAfterMoreThanNine", later("17 count"), MakeClaim(at_least("9 count")), kUpdates,
             Subtype::kRaise, "later-statement"},
        Case{"EqualReaffirms", later("65e9 USD").by("Alpavia"), old_plan("65e9 USD").by("Alpavia"), kAgrees,
             Subtype::kReaffirms, "values-meet"},
        Case{"DateShifts", later("2033-05-01..2033-08-31"), old_plan("2031-12-01..2031-12-31"), kUpdates,
             Subtype::kShift, "later-statement"},
        Case{"DateWithinAgrees", later("2028-10-01..2028-12-31"), old_plan("2028-01-01..2028-12-31"), kAgrees,
             Subtype::kWithin, "values-meet"},
        Case{"NotBeforeIsMetByALaterBound", later(at_least("2034-03-01")).by("Alpavia"),
             MakeClaim(at_least("2034-01-01")).by("Union"), kAgrees, Subtype::kWithin, "values-meet"},
        Case{"PlanMet", later("20 %").modality(Modality::kActual).of_class(AttributeClass::kStatus),
             old_plan("20 %").of_class(AttributeClass::kStatus), kAgrees, Subtype::kMet, "values-meet"},
        Case{"PlanMissed", later("2025-01-15").modality(Modality::kActual),
             old_plan("2024-07-01..2024-09-30"), kUpdates, Subtype::kMissed, "later-statement"},
        Case{"ActualOverPlan", later("72e9 USD").in(2025).modality(Modality::kActual),
             old_plan("65e9 USD").in(2025), kUpdates, Subtype::kRealised, "later-statement"},
        Case{"DecidersDispute", later("8.9e9 CHF").by("Union"), old_plan("7.8e9 CHF").by("Alpavia"),
             kContradicts, Subtype::kDisputed, "other-party"},
        Case{"TalliesReplace", later("437 count").by("Union").tallied(),
             old_plan("407 count").by("Alpavia").tallied(), kUpdates, Subtype::kRaise, "other-party"},
        Case{"JointPartyIsEachOfThem", later("1600 EUR").by("Alpavia; Union"),
             old_plan("1000 EUR").by("Alpavia"), kUpdates, Subtype::kRaise, "later-statement"},
        Case{"Unattributed", later("7.8e9 CHF"), old_plan("6.9e9 CHF").by("Alpavia"), kUpdates,
             Subtype::kRaise, "later-statement"}),
    name_of);

MakeClaim as(AttributeClass c, MakeClaim claim) { return claim.of_class(c).modality(Modality::kActual); }

INSTANTIATE_TEST_SUITE_P(
    Classes, Judge,
    testing::Values(
        Case{"FixedContradicts", as(AttributeClass::kFixed, later("32 m")),
             as(AttributeClass::kFixed, old_plan("31 m")), kContradicts, Subtype::kNone, "fixed-or-observed"},
        Case{"FixedCorrectsItself", as(AttributeClass::kFixed, later("32 m")).flagged(kExplicitRevision),
             as(AttributeClass::kFixed, old_plan("31 m")), kUpdates, Subtype::kCorrected,
             "fixed-or-observed"},
        Case{"ObservationContradicts", as(AttributeClass::kObservation, later("131e6 EUR").in(2023)),
             as(AttributeClass::kObservation, old_plan("128e6 EUR").in(2023)), kContradicts, Subtype::kNone,
             "fixed-or-observed"},
        Case{"ObservationRevised",
             as(AttributeClass::kObservation, later("131e6 EUR").in(2023)).flagged(kExplicitRevision),
             as(AttributeClass::kObservation, old_plan("128e6 EUR").in(2023)), kUpdates, Subtype::kCorrected,
             "fixed-or-observed"},
        Case{"ObservationOfAnotherYear", as(AttributeClass::kObservation, later("131e6 EUR").in(2024)),
             as(AttributeClass::kObservation, old_plan("128e6 EUR").in(2023)), kNothing, Subtype::kNone,
             "other-period"},
        Case{"OpenListContains", later(words("Ada; Bo; Cy")).of_class(AttributeClass::kSet),
             MakeClaim(words("bo; ada")).of_class(AttributeClass::kSet), kAgrees, Subtype::kWithin,
             "open-list"},
        Case{"OpenListsOverlap", later(words("Ada; Cy")).of_class(AttributeClass::kSet),
             MakeClaim(words("Bo; Ada")).of_class(AttributeClass::kSet), kNothing, Subtype::kNone,
             "open-list"},
        Case{"TextsAgree", later(words("Chief  executive")), MakeClaim(words("chief executive")), kAgrees,
             Subtype::kIdentical, "values-meet"},
        Case{"StatusMovesOn", as(AttributeClass::kStatus, later(words("Open"))),
             as(AttributeClass::kStatus, old_plan(words("under construction"))), kUpdates, Subtype::kShift,
             "later-statement"},
        Case{"StatusDisputed", as(AttributeClass::kStatus, later(words("cancelled")).by("Union")),
             as(AttributeClass::kStatus, old_plan(words("delayed")).by("Alpavia")), kContradicts,
             Subtype::kDisputed, "other-party"},
        Case{"StatusOfOneDay", as(AttributeClass::kStatus, same_day(words("no"))),
             as(AttributeClass::kStatus, old_plan(words("yes"))), kContradicts, Subtype::kNone, "same-day"},
        Case{"OneStateInTwoWords", as(AttributeClass::kStatus, later(words("in planning"))),
             as(AttributeClass::kStatus, old_plan(words("planned"))), kNothing, Subtype::kNone, "other-text"},
        Case{"WordsOfTwoSets", as(AttributeClass::kStatus, later(words("resigned"))),
             as(AttributeClass::kStatus, old_plan(words("open"))), kNothing, Subtype::kNone, "other-text"},
        Case{"OfferWithdrawn", later(words("withdrawn")).by("Alpavia"),
             old_plan(words("offered")).by("Alpavia"), kUpdates, Subtype::kShift, "later-statement"},
        Case{"TextsDiffer", later(words("chair")), MakeClaim(words("chief")), kNothing, Subtype::kNone,
             "other-text"}),
    name_of);

Period until(std::string_view to) { return {std::nullopt, day(to), PeriodKind::kUntil}; }
Period point(std::string_view on) { return {day(on), day(on), PeriodKind::kPoint}; }
Period fiscal(std::string_view from, std::string_view to) {
  return {day(from), day(to), PeriodKind::kFiscal};
}
MakeClaim tally(std::string_view what, std::string_view on) {
  return MakeClaim(what, on).of_class(AttributeClass::kStatus).modality(Modality::kActual);
}

INSTANTIATE_TEST_SUITE_P(
    Periods, Judge,
    testing::Values(Case{"OtherYear", later("65e9 USD").in(2025), old_plan("38e9 USD").in(2024), kNothing,
                         Subtype::kNone, "other-period"},
                    Case{"UntilTheYear", later("70e9 USD").during(until("2025-12-31")),
                         old_plan("65e9 USD").in(2025), kUpdates, Subtype::kRaise, "later-statement"},
                    Case{"EndOfTheYear", later("70e9 USD").during(point("2025-12-31")),
                         old_plan("65e9 USD").in(2025), kUpdates, Subtype::kRaise, "later-statement"},
                    Case{"FiscalYearIsAnother", later("70e9 USD").in(2025),
                         old_plan("65e9 USD").during(fiscal("2024-07-01", "2025-06-30")), kNothing,
                         Subtype::kNone, "other-period"},
                    Case{"FiscalYearOfSameDays", later("70e9 USD").in(2025),
                         old_plan("65e9 USD").during(fiscal("2025-01-01", "2025-12-31")), kUpdates,
                         Subtype::kRaise, "later-statement"},
                    Case{"UnstatedMeetsAny", later("70e9 USD"), old_plan("65e9 USD").in(2025), kUpdates,
                         Subtype::kRaise, "later-statement"},
                    Case{"UnstatedActualMeetsNoPlan", later("38e9 USD").modality(Modality::kActual),
                         old_plan("65e9 USD").in(2025), kNothing, Subtype::kNone, "other-period"},
                    Case{"OneOffMeetsItsPlan", later("10 count").modality(Modality::kActual),
                         old_plan("10 count"), kAgrees, Subtype::kMet, "values-meet"},
                    Case{"PastTallyBesideTodays", tally("263 count", "2024-03-05").numbered(2),
                         tally("158 count", "2024-03-05").during(point("2024-02-20")), kNothing,
                         Subtype::kNone, "other-period"},
                    Case{"TallyOfAnotherDay", tally("263 count", "2024-03-05").during(point("2024-03-05")),
                         tally("171 count", "2024-02-20").during(point("2024-02-20")), kUpdates,
                         Subtype::kRaise, "later-statement"}),
    name_of);

MakeClaim rumour(std::string_view what, std::string_view on) {
  return MakeClaim(what, on).modality(Modality::kConsidered);
}

INSTANTIATE_TEST_SUITE_P(
    DenialsAndRumours, Judge,
    testing::Values(Case{"AnotherSpeakerContradicts", later("28 count").by("Alpavia").denied(),
                         old_plan("28 count").by("Gazette"), kContradicts, Subtype::kDenied, "denial"},
                    Case{"NobodyNamedContradicts", later("18e6 EUR").denied(),
                         old_plan("18e6 EUR").by("Alpavia"), kContradicts, Subtype::kDenied, "denial"},
                    Case{"TakesBackItsOwn", later("940 bit/s").by("Alpavia").denied(),
                         old_plan("940 bit/s").by("Alpavia"), kUpdates, Subtype::kRetracted, "denial"},
                    Case{"OtherValueIsNotDenied", later("28 count").denied(), old_plan("30 count"), kNothing,
                         Subtype::kNone, "denial"},
                    Case{"BoundDoesNotNameIt", later("940 bit/s").denied(), MakeClaim(at_least("490 bit/s")),
                         kNothing, Subtype::kNone, "denial"},
                    Case{"BoundNamesIt", later("490 bit/s").denied(), MakeClaim(at_least("490 bit/s")),
                         kContradicts, Subtype::kDenied, "denial"},
                    Case{"DeniedTwice", later("28 count").denied(), old_plan("28 count").denied(), kAgrees,
                         Subtype::kIdentical, "both-denied"},
                    Case{"DeniedTwoThings", later("28 count").denied(), old_plan("29 count").denied(),
                         kNothing, Subtype::kNone, "both-denied"},
                    Case{"RumourSupersedesNothing", rumour("90e6 EUR", "2025-07-14").numbered(3),
                         old_plan("65e6 EUR"), kNothing, Subtype::kNone, "considered"},
                    Case{"RumourOfTheDayDisputesAnother",
                         rumour("90e6 EUR", "2025-01-24").numbered(3).by("Gazette"),
                         old_plan("65e6 EUR").by("Alpavia"), kContradicts, Subtype::kDisputed, "same-day"},
                    Case{"RumourOfTheDayNobodyNamed", rumour("90e6 EUR", "2025-01-24").numbered(3),
                         old_plan("65e6 EUR").by("Alpavia"), kNothing, Subtype::kNone, "considered"},
                    Case{"RumourThatMeets", rumour("65e6 EUR", "2025-07-14").numbered(3),
                         old_plan("65e6 EUR"), kAgrees, Subtype::kReaffirms, "values-meet"},
                    Case{"PlanAfterRumour", later("65e6 EUR"), rumour("90e6 EUR", "2025-01-24"), kUpdates,
                         Subtype::kCut, "later-statement"},
                    Case{"RumourAgainstDenial", rumour("90e6 EUR", "2025-07-14").numbered(3).by("Gazette"),
                         old_plan("90e6 EUR").by("Alpavia").denied(), kContradicts, Subtype::kDenied,
                         "denial"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Slips, Judge,
    testing::Values(
        Case{"ScaleWord", later("401e9 EUR"), old_plan("401e6 EUR"), kContradicts, Subtype::kScaleWord,
             "scale-word"},
        Case{"ScaleWordOlder", later("401e6 EUR"), old_plan("401e9 EUR"), kContradicts, Subtype::kScaleWord,
             "scale-word"},
        Case{"ScaleWordAcrossCurrencies", MakeClaim("412e6 USD", "2025-01-16").numbered(3),
             MakeClaim("401e9 EUR", "2024-06-12"), kContradicts, Subtype::kScaleWord, "scale-word"},
        Case{"ThousandTimesASmallCount", later("2e3 count"), old_plan("2 count"), kUpdates, Subtype::kRaise,
             "later-statement"},
        Case{"DecimalShift", later("13.9 EUR/dose"), old_plan("139 EUR/dose"), kContradicts,
             Subtype::kDecimalShift, "decimal-shift"},
        Case{"TenfoldTallyIsNoSlip", later("120 count"), old_plan("12 count"), kUpdates, Subtype::kRaise,
             "later-statement"},
        Case{"CurrencySwap", later("7.8e9 EUR"), old_plan("7.8e9 CHF"), kContradicts, Subtype::kCurrencySwap,
             "currency-swap"},
        Case{"OwnRate", same_day("67e9 USD"), old_plan("62e9 EUR"), kAgrees, Subtype::kConverted, "own-rate"},
        Case{"Misread", MakeClaim(hedged(about("87e9 USD"), Hedge::kNearly), "2025-01-03").numbered(2),
             MakeClaim(about("80e9 USD"), "2025-01-03"), kContradicts, Subtype::kMisreadCurrency,
             "misread-currency"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(OtherQuestions, Judge,
                         testing::Values(Case{"Subject", later("1 USD").about_subject("Brandauer"),
                                              old_plan("1 USD"), kNothing, Subtype::kNone, "other-question"},
                                         Case{"Attribute", later("1 USD").attribute("fine"),
                                              old_plan("1 USD"), kNothing, Subtype::kNone, "other-question"},
                                         Case{"Unit", later("5 %"), old_plan("5 count"), kNothing,
                                              Subtype::kNone, "not-comparable"},
                                         Case{"NoRate", later("5 USD"), old_plan("5 XAU"), kNothing,
                                              Subtype::kNone, "not-comparable"}),
                         name_of);

Verdict judged_beside(const ResolvedClaim& newer_claim, const ResolvedClaim& older_claim,
                      const ResolvedClaim& third) {
  const std::vector siblings = {newer_claim, older_claim, third};
  return judge(newer_claim, older_claim, siblings, context());
}

TEST(JudgeWithAThird, RoundTripIsNoNewsAndPrintsTheImpliedRate) {
  const ResolvedClaim original = old_plan("65e9 USD");
  const ResolvedClaim euros = MakeClaim("62e9 EUR", "2025-03-14").numbered(4, 0);
  const ResolvedClaim back = MakeClaim("67e9 USD", "2025-03-14").numbered(4, 1);
  const auto verdict = judged_beside(back, original, euros);
  EXPECT_EQ(verdict.relation, Relation::kContradicts);
  EXPECT_EQ(verdict.subtype, Subtype::kCurrencyRoundTrip);
  EXPECT_THAT(verdict.proof.facts, testing::Contains(Fact{"via", to_text(euros.claim.id)}));
  EXPECT_THAT(verdict.proof.facts, testing::Contains(Fact{"implied_rate USD/EUR", "1.064..1.09756"}));
  EXPECT_EQ(judged_beside(back, original, original).relation, Relation::kUpdates)
      << "without the euros it is news";
}

TEST(JudgeWithAThird, SameDigitsWithTheirConversionAreNoSwap) {
  const ResolvedClaim old_francs = MakeClaim("6.9e9 CHF", "2022-06-21").by("Alpavia");
  const ResolvedClaim new_francs = MakeClaim("7.8e9 CHF", "2024-04-23").by("Alpavia").numbered(5, 0);
  const ResolvedClaim new_pounds = MakeClaim("6.9e9 GBP", "2024-04-23").by("Alpavia").numbered(5, 1);
  EXPECT_EQ(judged_beside(new_pounds, old_francs, new_francs).relation, Relation::kUpdates);
  EXPECT_EQ(judged_beside(new_pounds, old_francs, old_francs).subtype, Subtype::kCurrencySwap);
}

TEST(JudgeWithAThird, DenialBesideMakesACorrection) {
  const auto fixed = [](MakeClaim c) {
    return ResolvedClaim(as(AttributeClass::kFixed, std::move(c).by("Alpavia")));
  };
  const auto older_claim = fixed(old_plan("940 bit/s"));
  const auto denial = fixed(later("940 bit/s").denied());
  const auto corrected = fixed(MakeClaim("490 bit/s", "2025-07-14").numbered(3, 1));
  EXPECT_EQ(judged_beside(corrected, older_claim, denial).subtype, Subtype::kCorrected);
  EXPECT_EQ(judged_beside(corrected, older_claim, older_claim).relation, Relation::kContradicts);
}

TEST(JudgeWithAThird, WithdrawalTakesTheNewestPlanOnly) {
  const ResolvedClaim first = MakeClaim("5 USD", "2025-01-01").by("Alpavia");
  const ResolvedClaim second = MakeClaim("6 USD", "2025-02-01").by("Alpavia").numbered(2);
  const ResolvedClaim rival = MakeClaim("7 USD", "2025-03-01").by("Union").numbered(3);
  const ResolvedClaim withdrawal =
      MakeClaim("1 USD", "2025-04-01").by("Alpavia").numbered(4).flagged(kWithdrawal);
  const std::vector topic = {first, second, rival, withdrawal};
  EXPECT_EQ(judge(withdrawal, second, topic, context()).subtype, Subtype::kRetracted);
  EXPECT_FALSE(judge(withdrawal, first, topic, context()).relation);
  EXPECT_FALSE(judge(withdrawal, rival, topic, context()).relation);
}

TEST(JudgeWithAThird, WithdrawalTakesEveryoneWhoToldThatPlan) {
  const ResolvedClaim first = MakeClaim("5 USD", "2025-02-01").by("Alpavia");
  const ResolvedClaim second = MakeClaim("6 USD", "2025-02-01").by("Alpavia").numbered(2);
  const ResolvedClaim first_again = MakeClaim("5 USD", "2025-02-01").by("Alpavia").numbered(3);
  const ResolvedClaim second_again = MakeClaim("6 USD", "2025-02-01").by("Alpavia").numbered(4);
  const ResolvedClaim withdrawal =
      MakeClaim("1 USD", "2025-04-01").by("Alpavia").numbered(5).flagged(kWithdrawal);
  const std::vector topic = {first, second, first_again, second_again, withdrawal};
  EXPECT_EQ(judge(withdrawal, second, topic, context()).subtype, Subtype::kRetracted);
  EXPECT_EQ(judge(withdrawal, second_again, topic, context()).subtype, Subtype::kRetracted);
  EXPECT_FALSE(judge(withdrawal, first_again, topic, context()).relation);
}

TEST(JudgeOtherFigure, ATwinOfTheDayIsNoOtherFigure) {
  const ResolvedClaim plan = MakeClaim("12 count", "2025-01-24").by("Alpavia").numbered(1);
  const ResolvedClaim twin = MakeClaim("12 count", "2025-01-24").by("Alpavia").numbered(2);
  const ResolvedClaim other = MakeClaim("40 count", "2025-01-24").by("Alpavia").numbered(3);
  EXPECT_EQ(judged_beside(other, plan, twin).relation, Relation::kContradicts);
}

TEST(JudgeWithACue, TheTextSaysWhichReplacesWhich) {
  const ResolvedClaim before =
      MakeClaim("60e9..65e9 USD", "2025-07-13").published("2025-07-14").numbered(7, 0).flagged(kSuperseded);
  const ResolvedClaim now =
      MakeClaim(at_least("62e9 USD"), "2025-07-14").numbered(7, 1).flagged(kExplicitRevision);
  const auto verdict = judge(now, before, {}, context());
  EXPECT_EQ(verdict.relation, Relation::kUpdates);
  EXPECT_EQ(verdict.proof.rule, "explicit-cue");
}

Judgement pair_judgement(JudgementKind kind, const ResolvedClaim& a, const ResolvedClaim& b,
                         std::string relation) {
  return {JudgementId{{0, 9}}, kind,  to_text(a.claim.id) + " " + to_text(b.claim.id), "",
          std::move(relation), "ann", "the two figures are not the same thing"};
}

TEST(JudgeWithAPerson, TheJudgementWins) {
  const ResolvedClaim a = later("70e9 USD");
  const ResolvedClaim b = old_plan("65e9 USD");
  const std::vector rejected = {pair_judgement(JudgementKind::kReject, b, a, "")};
  const auto none = judge(a, b, {}, {Rates::reference(), rejected});
  EXPECT_FALSE(none.relation);
  EXPECT_EQ(none.reason, "rejected by ann: the two figures are not the same thing");
  const std::vector pinned = {pair_judgement(JudgementKind::kPin, a, b, "contradicts")};
  EXPECT_EQ(judge(a, b, {}, {Rates::reference(), pinned}).relation, Relation::kContradicts);
}

TEST(JudgeWithAPerson, MergedNamesAreOneParty) {
  const ResolvedClaim a = later("70e9 USD").by("Ada Lind");
  const ResolvedClaim b = old_plan("65e9 USD").by("Alpavia");
  EXPECT_EQ(judge(a, b, {}, context()).relation, Relation::kContradicts);
  const std::vector merged = {
      Judgement{JudgementId{{0, 1}}, JudgementKind::kMerge, "Ada Lind", "", "Alpavia", "ann", ""}};
  EXPECT_EQ(judge(a, b, {}, {Rates::reference(), merged}).relation, Relation::kUpdates);
}

TEST(JudgeInOneText, TwoAnswersAreTwoQuestionsUnlessTwoSpeakersGiveThem) {
  const auto in_text = [](MakeClaim c, std::uint32_t position) {
    return ResolvedClaim(c.numbered(8, position));
  };
  const auto first = in_text(old_plan("60 W"), 0);
  EXPECT_EQ(judge(in_text(old_plan("13 W"), 1), first, {}, context()).proof.rule, "one-text");
  EXPECT_EQ(judge(in_text(old_plan("13 W").by("Union"), 1), first, {}, context()).relation,
            Relation::kContradicts);
  EXPECT_EQ(judge(in_text(later("13 W"), 1), first, {}, context()).relation, Relation::kUpdates);
}

TEST(JudgeOtherFigure, TheFigureThatIsTwiceAsNearContinues) {
  const ResolvedClaim farm = old_plan("780 W");
  const ResolvedClaim turbine = MakeClaim("12 W", "2025-07-14").numbered(3, 1);
  const ResolvedClaim larger_farm = MakeClaim("845 W", "2025-07-14").numbered(3, 0);
  const auto verdict = judged_beside(turbine, farm, larger_farm);
  EXPECT_FALSE(verdict.relation);
  EXPECT_EQ(verdict.proof.rule, "other-figure");
  EXPECT_EQ(judged_beside(larger_farm, farm, turbine).relation, Relation::kUpdates);
  EXPECT_EQ(judged_beside(turbine, farm, farm).relation, Relation::kUpdates) << "alone it is a cut";
}

TEST(JudgeObservations, WithoutItsTimeAMeasurementOfAnotherDayIsNoContradiction) {
  const auto profit = [](MakeClaim c) {
    return ResolvedClaim(as(AttributeClass::kObservation, std::move(c)));
  };
  EXPECT_EQ(
      judge(profit(later("131e6 EUR")), profit(old_plan("147e6 EUR").in(2023)), {}, context()).proof.rule,
      "undated-observation");
  EXPECT_EQ(judge(profit(later("147e6 EUR")), profit(old_plan("147e6 EUR").in(2023)), {}, context()).relation,
            Relation::kAgrees);
  EXPECT_EQ(
      judge(profit(same_day("131e6 EUR")), profit(old_plan("147e6 EUR").in(2023)), {}, context()).relation,
      Relation::kContradicts);
}

TEST(JudgeReason, SaysWhichFieldDiffers) {
  EXPECT_EQ(judge(later("1 USD").in(2025), old_plan("1 USD").in(2024), {}, context()).reason,
            "other period: 2025 against 2024");
  EXPECT_EQ(judge(later("1 USD").attribute("fine"), old_plan("1 USD"), {}, context()).reason,
            "other attribute: fine against building_cost");
  EXPECT_EQ(judge(later("5 USD"), old_plan("5 XAU"), {}, context()).reason,
            "no exchange rate of either day: USD against XAU");
}

TEST(JudgeProof, HoldsWhatWasCompared) {
  const auto verdict = judge(same_day("62e9 EUR"), old_plan("65e9 USD"), {}, context());
  const std::vector<Fact> expected = {{"newer", "62000000000 EUR"},
                                      {"newer_said_on", "2025-01-24"},
                                      {"newer_party", "nobody named"},
                                      {"older", "65000000000 USD"},
                                      {"older_said_on", "2025-01-24"},
                                      {"older_party", "nobody named"},
                                      {"rate USD/EUR 2025-01-24", "1.0472"},
                                      {"newer_possible", "64402800000..65450000000"},
                                      {"older_possible", "64500000000..65500000000"}};
  EXPECT_EQ(verdict.proof.facts, expected);
}

TEST(JudgeLabel, EchoAndCorroboration) {
  EXPECT_EQ(judge(same_day("5 USD").by("A"), old_plan("5 USD").by("A"), {}, context()).label, Label::kEcho);
  EXPECT_EQ(judge(same_day("5 USD").by("A"), old_plan("5 USD").by("B"), {}, context()).label,
            Label::kCorroboration);
  EXPECT_EQ(judge(same_day("5 USD"), old_plan("5 USD").by("B"), {}, context()).label, Label::kNone);
}

}  // namespace
}  // namespace claimgraph::relate

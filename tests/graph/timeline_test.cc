#include "graph/timeline.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "samples.h"

namespace claimgraph::graph {
namespace {

using testing::ElementsAre;

// Every story here is one of Alpavia's, told claim by claim.
class Story {
 public:
  // A source, published on the day of what it says.
  Story& article(const char* day) {
    ++source_;
    day_ = day;
    return *this;
  }
  Story& says(const char* attribute, std::int64_t amount, const char* said_on = nullptr) {
    auto c = samples::claim(++number_, samples::money(amount), said_on == nullptr ? day_ : said_on);
    c.claim.topic.attribute = attribute;
    return add(std::move(c));
  }
  Story& plans(const char* subject, const char* dimension, Value value) {
    auto c = samples::claim(++number_, std::move(value), day_);
    c.claim.topic = {subject, dimension, dimension, AttributeClass::kPlan, Reckoning::kDecided, ""};
    return add(std::move(c));
  }
  Story& until(int year) {
    claims_.back().claim.period = claims_.back().resolution.period = calendar_year(year);
    return *this;
  }
  Story& older() {
    claims_.back().claim.said_on_basis = SaidOnBasis::kOlder;
    return *this;
  }
  Story& older_open() {
    claims_.back().claim.said_on_basis = SaidOnBasis::kOlderOpen;
    return *this;
  }
  const std::vector<ResolvedClaim>& claims() const { return claims_; }

 private:
  Story& add(ResolvedClaim c) {
    c.claim.source = samples::source_id(source_);
    c.claim.published = {*parse_day(day_), std::nullopt, std::nullopt};
    c.claim.position = static_cast<std::uint32_t>(number_);
    c.claim.modality = Modality::kPlanned;
    claims_.push_back(std::move(c));
    return *this;
  }

  std::vector<ResolvedClaim> claims_;
  const char* day_ = "";
  std::uint64_t source_ = 0;
  std::uint64_t number_ = 0;
};

Value quantity(std::int64_t amount, const char* unit) { return samples::money(amount, unit); }

Value date(const char* from, const char* to) {
  Value value;
  value.low = day_number(*parse_day(from));
  value.high = day_number(*parse_day(to));
  value.unit = kDateUnit;
  return value;
}

std::vector<std::string> starts(const std::vector<Phase>& phases) {
  std::vector<std::string> days;
  for (const Phase& phase : phases) days.push_back(to_text(phase.from));
  return days;
}

std::vector<std::string> names(const std::vector<Phase>& phases) {
  std::vector<std::string> result;
  for (const Phase& phase : phases) result.push_back(phase.name);
  return result;
}

TEST(Timeline, OfNothingHasNoPhases) { EXPECT_TRUE(timeline({}).empty()); }

TEST(Timeline, SplitsWhereALongSilenceEndsWithNews) {
  const auto story = Story()
                         .article("2025-01-24")
                         .says("cost", 65'000'000'000)
                         .says("fine", 7)
                         .article("2025-01-26")
                         .says("cost", 65'000'000'000)
                         .says("fine", 7)
                         .article("2025-07-14")
                         .says("cost", 70'000'000'000)
                         .says("fine", 7)
                         .claims();
  const auto phases = timeline(story);
  EXPECT_THAT(starts(phases), ElementsAre("2025-01-24", "2025-07-14"));
  ASSERT_TRUE(phases[1].boundary);
  EXPECT_EQ(phases[1].boundary->gap_days, 169);
  EXPECT_THAT(phases[1].boundary->causes, ElementsAre(story[4].claim.id));
  EXPECT_FALSE(phases[0].boundary);
}

TEST(Timeline, AnArticleWithoutNewsOpensNoPhase) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("cost", 65)
                                   .says("fine", 7)
                                   .article("2025-03-14")
                                   .says("cost", 65)
                                   .says("fine", 7)
                                   .article("2025-07-14")
                                   .says("cost", 70)
                                   .claims());
  EXPECT_THAT(starts(phases), ElementsAre("2025-01-24", "2025-07-14"));
}

TEST(Timeline, ShortSilencesInAHotWeekDoNotSplit) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("cost", 65)
                                   .article("2025-01-25")
                                   .says("cost", 66)
                                   .article("2025-01-26")
                                   .says("cost", 67)
                                   .article("2025-07-14")
                                   .says("cost", 70)
                                   .claims());
  EXPECT_THAT(starts(phases), ElementsAre("2025-01-24", "2025-07-14"));
}

TEST(Timeline, AFewWordsBeforeGoWithTheStatementTheyLeadTo) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("cost", 65)
                                   .article("2025-07-14")
                                   .says("cost", 70)
                                   .says("fine", 9)
                                   .says("stake", 49, "2025-06-12")
                                   .claims());
  EXPECT_THAT(starts(phases), ElementsAre("2025-01-24", "2025-06-12"));
}

TEST(Timeline, AnOlderAnswerWithoutADayStaysBeforeTheStatement) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("cost", 65)
                                   .article("2025-07-14")
                                   .says("cost", 70)
                                   .says("cost", 60, "2025-07-13")
                                   .older_open()
                                   .claims());
  EXPECT_THAT(starts(phases), ElementsAre("2025-01-24", "2025-07-14"));
  EXPECT_EQ(timeline(Story().article("2025-01-24").says("cost", 65).older_open().claims()).size(), 1u);
}

TEST(Timeline, TheDistantPastIsBackground) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("cost", 65)
                                   .says("fine", 7)
                                   .says("cost", 50, "2017-12-31")
                                   .older()
                                   .article("2025-07-14")
                                   .says("cost", 70)
                                   .claims());
  EXPECT_THAT(starts(phases), ElementsAre("2017-12-31", "2025-01-24", "2025-07-14"));
}

TEST(Timeline, NoMorePhasesThanAPersonCanHold) {
  Story story;
  std::vector<std::string> days;
  for (int month = 0; month < 30; ++month)
    days.push_back(to_text(plus_months(*parse_day("2025-01-24"), month)));
  for (std::size_t i = 0; i < days.size(); ++i)
    story.article(days[i].c_str()).says("cost", 65 + static_cast<int>(i));
  EXPECT_EQ(timeline(story.claims()).size(), 8u);
}

TEST(PhaseName, TellsTheLeadingFigureAndWhatItWas) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("building_cost", 65'000'000'000)
                                   .says("fine", 7)
                                   .article("2025-07-14")
                                   .says("building_cost", 70'000'000'000)
                                   .claims());
  EXPECT_THAT(names(phases),
              ElementsAre("Early 2025: $65bn announcement", "From mid-2025: building cost $65bn → $70bn"));
}

TEST(PhaseName, TellsTheNewSites) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("cost", 65'000'000'000)
                                   .article("2025-07-14")
                                   .says("cost", 70'000'000'000)
                                   .plans("Alpavia/Orion", "date", date("2026-01-01", "2026-12-31"))
                                   .plans("Alpavia/Lyra", "power", quantity(5'000'000'000, "W"))
                                   .plans("Alpavia/wind farm", "power", quantity(1'000'000'000, "W"))
                                   .claims());
  EXPECT_EQ(phases.back().name, "From mid-2025: Orion/Lyra build-out");
}

TEST(PhaseName, NamesTheMonthWhereTheSeasonIsTheSame) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("fine", 65)
                                   .article("2025-02-14")
                                   .says("fine", 70)
                                   .article("2025-03-14")
                                   .says("fine", 75)
                                   .claims());
  EXPECT_THAT(names(phases), ElementsAre("January 2025: $65 announcement", "February 2025: fine $65 → $70",
                                         "From March 2025: fine $70 → $75"));
}

TEST(Milestones, AreTargetsDatesAndStatements) {
  const auto phases = timeline(Story()
                                   .article("2025-01-24")
                                   .says("cost", 65'000'000'000)
                                   .until(2025)
                                   .plans("Alpavia/Orion", "opening", date("2026-01-01", "2026-12-31"))
                                   .claims());
  ASSERT_EQ(phases.size(), 1u);
  std::vector<std::string> told;
  for (const auto& m : phases[0].milestones) told.push_back(m.date + " " + m.label);
  EXPECT_THAT(told, ElementsAre("2025 cost $65bn", "2025-01-24 cost $65bn", "2026 Alpavia/Orion: opening"));
}

Judgement judgement(JudgementKind kind, std::string subject, std::string field, std::string value) {
  return {JudgementId{{0, 1}}, kind,  std::move(subject), std::move(field),
          std::move(value),    "ann", "because"};
}

TEST(TimelineWithAPerson, PinsMergesRenamesAndOverlaps) {
  const auto story = Story()
                         .article("2025-01-24")
                         .says("cost", 65)
                         .article("2025-01-26")
                         .says("cost", 65)
                         .article("2025-07-14")
                         .says("cost", 70)
                         .claims();
  const std::vector pinned = {judgement(JudgementKind::kPin, "phase 2025-01-26", "start", "")};
  const auto with_pin = timeline(story, pinned);
  EXPECT_THAT(starts(with_pin), ElementsAre("2025-01-24", "2025-01-26", "2025-07-14"));
  EXPECT_TRUE(with_pin[1].boundary->pinned);
  const std::vector merged = {judgement(JudgementKind::kReject, "phase 2025-07-14", "start", "")};
  EXPECT_THAT(starts(timeline(story, merged)), ElementsAre("2025-01-24"));
  const std::vector renamed = {judgement(JudgementKind::kCorrect, "phase 2025-02-01", "name", "The plan")};
  EXPECT_EQ(timeline(story, renamed)[0].name, "The plan");
  const std::vector also = {
      judgement(JudgementKind::kPin, to_text(story[0].claim.id), "phase", "2025-07-14")};
  EXPECT_THAT(timeline(story, also)[1].claims, ElementsAre(story[2].claim.id, story[0].claim.id));
}

std::vector<ResolvedClaim> any_story() {
  Story story;
  std::vector<std::string> days;
  const auto articles = *rc::gen::inRange(0, 8);
  for (int i = 0; i < articles; ++i)
    days.push_back(to_text(plus_days(*parse_day("2024-01-01"), *rc::gen::inRange(0, 700))));
  for (const auto& day : days) {
    story.article(day.c_str());
    const auto said = *rc::gen::inRange(1, 5);
    for (int i = 0; i < said; ++i) {
      story.says(*rc::gen::element("cost", "fine", "stake"), *rc::gen::inRange(1, 4));
    }
  }
  return story.claims();
}

RC_GTEST_PROP(TimelineProperty, EveryClaimLiesInThePhaseOfItsDay, ()) {
  const auto claims = any_story();
  const auto phases = timeline(claims);
  std::map<ClaimId, const Phase*> phase_of;
  for (const Phase& phase : phases) {
    RC_ASSERT(!phase.name.empty());
    for (const ClaimId id : phase.claims) RC_ASSERT(phase_of.emplace(id, &phase).second);
  }
  RC_ASSERT(phase_of.size() == claims.size());
  for (const auto& c : claims) {
    const Phase& phase = *phase_of.at(c.claim.id);
    RC_ASSERT(phase.from <= c.resolution.said_on && c.resolution.said_on <= phase.to);
  }
  for (std::size_t i = 1; i < phases.size(); ++i) {
    RC_ASSERT(phases[i - 1].to < phases[i].from);
    RC_ASSERT(phases[i].boundary->before == phases[i - 1].to);
    RC_ASSERT(!phases[i].boundary->causes.empty());
  }
}

RC_GTEST_PROP(TimelineProperty, TheOrderOfTheClaimsDoesNotMatter, ()) {
  const auto claims = any_story();
  auto other = claims;
  std::ranges::reverse(other);
  const auto a = timeline(claims);
  const auto b = timeline(other);
  RC_ASSERT(names(a) == names(b));
  for (std::size_t i = 0; i < a.size(); ++i) {
    RC_ASSERT(a[i].claims == b[i].claims);
    RC_ASSERT(a[i].milestones.size() == b[i].milestones.size());
  }
}

}  // namespace
}  // namespace claimgraph::graph

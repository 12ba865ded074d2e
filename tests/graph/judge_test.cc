#include "graph/judge.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "content.h"
#include "core/relate/judgements.h"
#include "core/text/digest.h"
#include "graph/known.h"

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Judgement judged(JudgementKind kind, std::string subject, std::string field = "", std::string value = "") {
  Judgement made{{}, kind, std::move(subject), std::move(field), std::move(value), "ada", "because"};
  made.id = text::judgement_id(made, 0);
  return made;
}

std::vector<ClaimId> ids_of(const std::vector<Told>& story) {
  std::vector<ClaimId> ids;
  for (const Told& told : story) {
    for (const Claim& claim : told.claims) ids.push_back(claim.id);
  }
  return ids;
}

rc::Gen<Judgement> correction_of(const std::string& claim) {
  using Change = std::pair<std::string, std::string>;
  return rc::gen::map(
      rc::gen::element<Change>(
          Change{"subject", "Orsk"}, Change{"attribute", "attribute_1"}, Change{"period", "2025"},
          Change{"period", ""}, Change{"party", "Bank"}, Change{"party", ""}, Change{"modality", "actual"},
          Change{"polarity", "negative"}, Change{"said_on", "2025-01-16"}, Change{"value", "62000000000 USD"},
          Change{"value", "..70000000000 EUR"}, Change{"class", "fixed"}, Change{"class", "no class"}),
      [claim](const Change& change) {
        return judged(JudgementKind::kCorrect, claim, change.first, change.second);
      });
}

rc::Gen<Judgement> arbitrary_judgement(const std::vector<ClaimId>& ids) {
  return rc::gen::exec([ids] {
    const std::string a = to_text(*rc::gen::elementOf(ids));
    const std::string b = to_text(*rc::gen::elementOf(ids));
    switch (*rc::gen::inRange(0, 6)) {
      case 0:
        return judged(JudgementKind::kReject, a);
      case 1:
        return judged(JudgementKind::kReject, a + ' ' + b);
      case 2:
        return judged(JudgementKind::kPin, a + ' ' + b, "", "contradicts");
      case 3:
        return judged(JudgementKind::kMerge, *rc::gen::element<std::string>("Orsk", "Bank", "Velden"), "",
                      *rc::gen::element<std::string>("Velden", "Orsk"));
      default:
        return *correction_of(a);
    }
  });
}

std::vector<Judgement> arbitrary_judgements(const std::vector<Told>& story) {
  const auto ids = ids_of(story);
  RC_PRE(!ids.empty());
  auto made = *rc::gen::resize(5, rc::gen::container<std::vector<Judgement>>(arbitrary_judgement(ids)));
  std::ranges::sort(made, {}, &Judgement::id);
  const auto twice = std::ranges::unique(made, {}, &Judgement::id);
  made.erase(twice.begin(), twice.end());
  return made;
}

void put(storage::Store& store, const std::vector<Judgement>& judgements) {
  or_throw(put_judgements(store, judgements, relate::Rates::reference()));
}

// Judgements come before, between or after the sources that they are about.
RC_GTEST_PROP(PutJudgements, WhenTheyCameLeavesNoTrace, ()) {
  const auto story = *arbitrary_story();
  const auto judgements = arbitrary_judgements(story);
  const Content expected = content_of(story, judgements);
  const auto first = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(story.size()) + 1));
  Memory memory;
  for (std::size_t i = 0; i < first; ++i) add(memory.store(), story[i]);
  for (const Judgement& judgement : judgements) put(memory.store(), {judgement});
  for (std::size_t i = first; i < story.size(); ++i) add(memory.store(), story[i], judgements);
  RC_ASSERT(content_of(memory.store()) == expected);
  const auto rest = or_throw(compare(memory.store(), context(judgements)));
  RC_ASSERT(rest.topics == 0u);
}

RC_GTEST_PROP(PutJudgements, WhatIsTakenBackLeavesNoTrace, ()) {
  const auto story = *arbitrary_story();
  const auto judgements = arbitrary_judgements(story);
  Memory memory;
  for (const Told& told : story) add(memory.store(), told);
  const Content before = content_of(memory.store());
  put(memory.store(), judgements);
  for (const Judgement& judgement : judgements) {
    put(memory.store(), {judged(JudgementKind::kUndo, to_text(judgement.id))});
  }
  RC_ASSERT(content_of(memory.store()) == before);
}

RC_GTEST_PROP(PutJudgements, ARemovedSourceLeavesNoTrace, ()) {
  auto story = *arbitrary_story();
  const auto judgements = arbitrary_judgements(story);
  Memory memory;
  for (const Told& told : story) add(memory.store(), told);
  put(memory.store(), judgements);
  const auto gone = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(story.size())));
  or_throw(remove_source(memory.store(), story[gone].source.id, context(judgements)));
  story.erase(story.begin() + static_cast<std::ptrdiff_t>(gone));
  RC_ASSERT(content_of(memory.store()) == content_of(story, judgements));
}

RC_GTEST_PROP(Known, AsOfEqualsADatabaseOfTheseInputsAlone, ()) {
  const auto story = *arbitrary_story();
  const auto judgements = arbitrary_judgements(story);
  Memory memory;
  for (std::size_t i = 0; i < story.size(); ++i)
    add(memory.store(), story[i], {}, static_cast<std::int64_t>(i));
  or_throw(put_judgements(memory.store(), judgements, relate::Rates::reference(), 100));
  const Day day{20'100 + *rc::gen::inRange(0, 12)};
  const auto transaction = *rc::gen::inRange(0, static_cast<int>(story.size()));
  std::vector<Told> published, recorded;
  std::ranges::copy_if(story, std::back_inserter(published),
                       [&](const Told& t) { return t.source.published.day <= day; });
  std::copy_n(story.begin(), transaction + 1, std::back_inserter(recorded));
  const auto snapshot = memory.store().snapshot();
  const auto as_of = or_throw(graph::known_at(snapshot, {.published_by = day}, relate::Rates::reference()));
  RC_ASSERT(content_of(as_of) == content_of(published, judgements));
  const auto known =
      or_throw(graph::known_at(snapshot, {.recorded_by_ms = transaction}, relate::Rates::reference()));
  RC_ASSERT(content_of(known) == content_of(recorded));
}

constexpr const char* kFirst = "00000000000000010000000000000001";
constexpr const char* kSecond = "00000000000000020000000000000002";

TEST(Decide, MakesNothingWhereItCountsAlready) {
  const auto reject = judged(JudgementKind::kReject, kFirst);
  EXPECT_THAT(decide({}, reject), ElementsAre(reject));
  EXPECT_THAT(decide(std::vector{reject}, reject), IsEmpty());
}

TEST(Decide, TakesBackWhatStandsOnTheSameThing) {
  const auto reject = judged(JudgementKind::kReject, kFirst);
  const auto accept = judged(JudgementKind::kAccept, kFirst);
  const auto other = judged(JudgementKind::kReject, kSecond);
  const auto made = decide(std::vector{reject, other}, accept);
  ASSERT_THAT(made, SizeIs(2));
  EXPECT_EQ(made[0].kind, JudgementKind::kUndo);
  EXPECT_EQ(made[0].subject, to_text(reject.id));
  EXPECT_EQ(made[1], accept);
}

TEST(Decide, MakesAgainWhatWasTakenBack) {
  const auto reject = judged(JudgementKind::kReject, kFirst);
  const auto undo = judged(JudgementKind::kUndo, to_text(reject.id));
  const auto made = decide(std::vector{reject, undo}, reject);
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_NE(made[0].id, reject.id);
  const std::vector all = {reject, undo, made[0]};
  EXPECT_TRUE(relate::Judged(all).is_rejected(*parse_id<ClaimTag>(kFirst)));
}

TEST(Standing, AnUndoCanBeTakenBack) {
  const auto reject = judged(JudgementKind::kReject, kFirst);
  const auto undo = judged(JudgementKind::kUndo, to_text(reject.id));
  const auto redo = judged(JudgementKind::kUndo, to_text(undo.id));
  EXPECT_THAT(relate::standing(std::vector{reject, undo}), ElementsAre(undo));
  EXPECT_THAT(relate::standing(std::vector{reject, undo, redo}), testing::UnorderedElementsAre(reject, redo));
}

TEST(Conflicts, AreTwoDecisionsOnOneThing) {
  const auto to_orsk = judged(JudgementKind::kCorrect, kFirst, "party", "Orsk");
  const auto to_bank = judged(JudgementKind::kCorrect, kFirst, "party", "Bank");
  const auto period = judged(JudgementKind::kCorrect, kFirst, "period", "2025");
  const auto found = relate::conflicts(std::vector{to_orsk, to_bank, period});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_GT(found[0].counts.id, found[0].overruled.id);
  const std::vector pair = {judged(JudgementKind::kReject, std::string(kFirst) + ' ' + kSecond),
                            judged(JudgementKind::kPin, std::string(kSecond) + ' ' + kFirst, "", "agrees")};
  EXPECT_THAT(relate::conflicts(pair), SizeIs(1));
}

TEST(Judged, FollowsMergedNames) {
  const std::vector merges = {judged(JudgementKind::kMerge, "Orsk AG", "", "Orsk"),
                              judged(JudgementKind::kMerge, "Orsk", "", "Velden"),
                              judged(JudgementKind::kMerge, "North", "", "South"),
                              judged(JudgementKind::kMerge, "South", "", "North")};
  const relate::Judged names(merges);
  EXPECT_EQ(names.canonical("Orsk AG"), "Velden");
  EXPECT_EQ(names.canonical("Orsk AG; Bank"), "Velden; Bank");
  EXPECT_EQ(names.canonical("South"), "North");
  EXPECT_EQ(names.canonical("North"), "North");
}

}  // namespace
}  // namespace claimgraph

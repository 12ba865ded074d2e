#include "graph/append.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "content.h"
#include "graph/refresh.h"

namespace claimgraph {
namespace {

RC_GTEST_PROP(Append, IsTheSameAsDerivingEverythingAtOnce, ()) {
  const auto story = *arbitrary_story();
  Memory memory;
  for (const Told& told : story) {
    add(memory.store(), told);
    const auto rest = rebuild(memory.store(), context());
    RC_ASSERT(rest.has_value());
    RC_ASSERT(rest->claims_changed == 0u);
    RC_ASSERT(rest->edges_put == 0u);
    RC_ASSERT(rest->edges_erased == 0u);
  }
}

// Whether topics are read whole makes no difference.
RC_GTEST_PROP(Append, TheFirstOfEveryAnswerAreEnough, ()) {
  const auto story = *arbitrary_story(12);
  Memory reduced, whole;
  for (const Told& told : story) {
    add(reduced.store(), told, {}, std::nullopt, 0);
    add(whole.store(), told, {}, std::nullopt, kAnyNumber);
  }
  RC_ASSERT(content_of(reduced.store()) == content_of(whole.store()));
}

RC_GTEST_PROP(Append, ToAHotQuestionIsTheSameAsDerivingEverythingAtOnce, ()) {
  const auto story = *arbitrary_hot_story();
  Memory memory;
  for (const Told& told : story) add(memory.store(), told);
  RC_ASSERT(or_throw(compare(memory.store(), context())).topics == 0u);
  const auto gone = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(story.size())));
  or_throw(remove_source(memory.store(), story[gone].source.id, context(), std::nullopt, 0));
  RC_ASSERT(or_throw(compare(memory.store(), context())).topics == 0u);
}

RC_GTEST_PROP(AppendAll, IsTheSameAsOneByOne, ()) {
  const auto story = *arbitrary_story();
  Memory memory;
  add(memory.store(), story.front());
  std::vector<NewSource> sources;
  for (const Told& told : story) sources.push_back({told.source, told.claims});
  std::size_t is_new = 0;
  or_throw(
      append_all(memory.store(), sources, context(), [&](const NewSource&, bool fresh) { is_new += fresh; }));
  RC_ASSERT(is_new == story.size() - 1);
  RC_ASSERT(content_of(memory.store()) == content_of(story));
}

RC_GTEST_PROP(Append, TheOrderOfSourcesLeavesNoTrace, ()) {
  auto story = *arbitrary_story();
  const Content expected = content_of(story);
  std::ranges::reverse(story);
  RC_ASSERT(content_of(story) == expected);
  std::ranges::sort(story, {}, [](const Told& told) { return told.source.id; });
  RC_ASSERT(content_of(story) == expected);
  for (std::size_t i = story.size(); i > 1; --i)
    std::swap(story[i - 1], story[*rc::gen::inRange<std::size_t>(0, i)]);
  RC_ASSERT(content_of(story) == expected);
}

// --- more texts share a figure than are looked at

struct Figured {
  std::uint64_t id;  // also the day of publication
  std::string subject;
  std::vector<int> figures;
  std::uint32_t flags = 0;
};

Told told(const Figured& text) {
  Told made;
  made.source.id = SourceId{{text.id, text.id}};
  made.source.lang = "en";
  made.source.text = "text " + std::to_string(text.id);
  made.source.published = Timestamp{Day{20'000 + static_cast<int>(text.id)}, std::nullopt, std::nullopt};
  for (const int figure : text.figures) {
    Claim c;
    c.position = static_cast<std::uint32_t>(made.claims.size());
    c.id = ClaimId{{text.id * 100 + c.position, text.id}};
    c.source = made.source.id;
    c.published = made.source.published;
    c.said_on = c.published.day;
    c.topic.subject = text.subject;
    c.topic.attribute = text.subject + "_" + std::to_string(figure);
    c.topic.dimension = c.value.unit = "count";
    c.value.low = c.value.high = Decimal{std::int64_t{figure}};
    c.mentions = {{{0, 4}, {0, 4}}};
    c.flags = text.flags;
    made.claims.push_back(c);
  }
  return made;
}

// The last text opens three questions, which only the first one of its story answers. It has eight earlier
// texts: that one, with three of its figures, and seven strangers with the same. One more stranger with one
// figure takes the first text's place for that figure, so that another with two figures comes before it: the
// newcomer is none of the eight, and still they change.
std::vector<Told> pushed_out(bool newcomer_first) {
  std::vector<Told> story = {told({1, "Velden", {1541, 2741, 3941}}), told({2, "Orsk", {4141, 5341}})};
  for (std::uint64_t n = 0; n < 7; ++n)
    story.push_back(told({20 + n, "Stranger" + std::to_string(n), {1541, 2741, 3941}}));
  story.push_back(told({90, "Velden Werke", {1541, 2741, 3941, 4141, 5341}, kOpenAttribute}));
  story.insert(newcomer_first ? story.begin() : story.end(), told({10, "Newcomer", {1541}}));
  return story;
}

TEST(Append, ATextThatPushesAnotherOutOfTheNearestIsToldToWhoHadIt) {
  const auto answered = [](const std::vector<Told>& story) {
    const Content content = content_of(story);
    return std::ranges::any_of(content.claims, [](const ResolvedClaim& c) {
      return c.claim.source == SourceId{{90, 90}} && c.claim.topic.attribute == "Velden_2741";
    });
  };
  auto without = pushed_out(false);
  without.pop_back();
  EXPECT_TRUE(answered(without));
  EXPECT_FALSE(answered(pushed_out(true)));
  EXPECT_EQ(content_of(pushed_out(false)), content_of(pushed_out(true)));
}

// Some in one batch, some one by one, in any order.
RC_GTEST_PROP(AppendAll, BatchesLeaveNoTrace, ()) {
  const auto story = *arbitrary_story();
  const Content expected = content_of(story);
  Memory memory;
  for (std::size_t first = 0; first < story.size();) {
    const auto size = std::min(story.size() - first, *rc::gen::inRange<std::size_t>(1, 5));
    std::vector<NewSource> batch;
    for (std::size_t i = first; i < first + size; ++i) batch.push_back({story[i].source, story[i].claims});
    if (size == 1) {
      add(memory.store(), story[first]);
    } else {
      or_throw(append_all(memory.store(), batch, context(), [](const NewSource&, bool) {}));
    }
    first += size;
  }
  RC_ASSERT(content_of(memory.store()) == expected);
}

RC_GTEST_PROP(Append, ReopeningInBetweenLeavesNoTrace, ()) {
  const auto story = *arbitrary_story();
  Memory memory;
  for (const Told& told : story) {
    add(memory.store(), told);
    memory.reopen();
  }
  RC_ASSERT(content_of(memory.store()) == content_of(story));
}

RC_GTEST_PROP(Append, AKnownSourceChangesNothing, ()) {
  const auto story = *arbitrary_story();
  Memory memory;
  for (const Told& told : story) add(memory.store(), told);
  const Content before = content_of(memory.store());
  for (const Told& told : story) RC_ASSERT(add(memory.store(), told).known);
  RC_ASSERT(content_of(memory.store()) == before);
  RC_ASSERT(memory.store().snapshot().journal()->size() == story.size());
}

// Also where claims have the topics of earlier sources: what a text alone tells is compared.
RC_GTEST_PROP(Refresh, OfTheSameReaderFindsNothingNew, ()) {
  auto story = *arbitrary_story();
  std::map<SourceId, std::vector<Claim>> read;
  Memory memory;
  for (Told& told : story) {
    for (Claim& claim : told.claims) claim.extractor = "1";
    read[told.source.id] = told.claims;
    add(memory.store(), told);
  }
  const auto report = or_throw(refresh(
      memory.store(), [&](const Source& source) { return read.at(source.id); }, context()));
  RC_ASSERT(report.sources == story.size());
  RC_ASSERT(report.changed.empty());
  RC_ASSERT(content_of(memory.store()) == content_of(story));
}

RC_GTEST_PROP(RemoveSource, IsTheSameAsNeverAdded, ()) {
  auto story = *arbitrary_story();
  Memory memory;
  for (const Told& told : story) add(memory.store(), told);
  const auto gone = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(story.size())));
  RC_ASSERT(remove_source(memory.store(), story[gone].source.id, context(), std::nullopt, 0).has_value());
  story.erase(story.begin() + static_cast<std::ptrdiff_t>(gone));
  RC_ASSERT(content_of(memory.store()) == content_of(story));
}

TEST(RemoveSource, SaysThatThereIsNone) {
  Memory memory;
  const auto report = remove_source(memory.store(), SourceId{{1, 2}}, context());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace claimgraph

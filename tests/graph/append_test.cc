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

// More texts share a figure than are looked at, so that a new one pushes others out.
RC_GTEST_PROP(Append, TheOrderOfManyTextsWithAFigureLeavesNoTrace, ()) {
  auto story = *arbitrary_story(30);
  const Content expected = content_of(story);
  std::ranges::reverse(story);
  RC_ASSERT(content_of(story) == expected);
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

#include "graph/append.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "content.h"

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

// In the order in which they were published, as they mostly come: where representatives are enough.
RC_GTEST_PROP(Append, RepresentativesAreEnough, ()) {
  auto story = *arbitrary_story(16);
  std::ranges::sort(story, {},
                    [](const Told& told) { return std::pair(told.source.published, told.source.id); });
  Memory reduced, whole;
  for (const Told& told : story) {
    add(reduced.store(), told);
    add(whole.store(), told, {}, std::nullopt, Represent::kLargeTopics);
  }
  RC_ASSERT(content_of(reduced.store()) == content_of(whole.store()));
}

TEST(Append, KeepsFewRepresentativesOfALargeTopic) {
  Memory memory;
  Told told;
  for (int n = 0; n < 400; ++n) {
    told.source.id = SourceId{{7, static_cast<std::uint64_t>(n)}};
    told.source.lang = "en";
    told.source.text = "text";
    told.source.published = {Day{20'000 + n / 40}, std::nullopt, std::nullopt};
    Claim claim;
    claim.id = ClaimId{{9, static_cast<std::uint64_t>(n)}};
    claim.source = told.source.id;
    claim.published = told.source.published;
    claim.topic = {"Velden", "cost", "money", AttributeClass::kPlan, Reckoning::kDecided, ""};
    claim.value.low = claim.value.high = Decimal{40 + n % 2};
    claim.value.unit = "EUR";
    claim.said_on = claim.published.day;
    claim.mentions = {{{0, 4}, {0, 4}}};
    told.claims = {claim};
    add(memory.store(), told, {}, std::nullopt, Represent::kLargeTopics);
  }
  const auto kept = or_throw(memory.store().snapshot().representatives(told.claims.front().topic));
  ASSERT_TRUE(kept);
  EXPECT_LE(kept->size(), 60u);  // two answers on each of ten days, three claims of each
  EXPECT_EQ(or_throw(compare(memory.store(), context())).topics, 0u);
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

RC_GTEST_PROP(RemoveSource, IsTheSameAsNeverAdded, ()) {
  auto story = *arbitrary_story();
  Memory memory;
  for (const Told& told : story) add(memory.store(), told);
  const auto gone = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(story.size())));
  RC_ASSERT(remove_source(memory.store(), story[gone].source.id, context()).has_value());
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

#include "graph/append.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/relate/rates.h"
#include "memory_engine.h"
#include "storage/open.h"
#include "stories.h"

namespace claimgraph {
namespace {

using storage::MemoryEngine;
using storage::MemoryTables;
using storage::Store;

relate::Context context() { return {relate::Rates::reference(), {}}; }

// A database in memory that can be closed and opened again.
class Memory {
 public:
  Memory() : tables_(std::make_shared<MemoryTables>()) { reopen(); }
  void reopen() {
    auto store = storage::open_engine(std::make_unique<MemoryEngine>(tables_));
    if (!store) throw std::runtime_error(store.error().message);
    store_.emplace(*std::move(store));
  }
  Store& store() { return *store_; }

 private:
  std::shared_ptr<MemoryTables> tables_;
  std::optional<Store> store_;
};

AppendReport add(Store& store, const Told& told) {
  const auto report = append(store, told.source, told.claims, context());
  if (!report) throw std::runtime_error(report.error().message);
  return *report;
}

// Everything that a user could see, in one order.
struct Content {
  std::vector<Source> sources;
  std::vector<ResolvedClaim> claims;
  std::vector<storage::PlacedEdge> edges;
  std::vector<Topic> topics;
  friend bool operator==(const Content&, const Content&) = default;
};

Content content_of(const Store& store) {
  const auto snapshot = store.snapshot();
  Content content{*snapshot.sources(), {}, {}, *snapshot.topics()};
  const auto claims = snapshot.for_each_claim([&](const ResolvedClaim& c) {
    content.claims.push_back(c);
    return ok();
  });
  const auto edges = snapshot.for_each_edge([&](const storage::PlacedEdge& e) {
    content.edges.push_back(e);
    return ok();
  });
  if (!claims || !edges) throw std::runtime_error("unreadable");
  return content;
}

Content content_of(const std::vector<Told>& story) {
  Memory memory;
  for (const Told& told : story) add(memory.store(), told);
  return content_of(memory.store());
}

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

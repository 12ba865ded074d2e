// A database in memory and everything that a user could see of it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "core/relate/rates.h"
#include "graph/append.h"
#include "storage/memory_engine.h"
#include "storage/open.h"
#include "stories.h"

namespace claimgraph {

inline relate::Context context(std::span<const Judgement> judgements = {}) {
  return {relate::Rates::reference(), judgements};
}

template <typename T>
T or_throw(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return *std::move(result);
}

// It can be closed and opened again.
class Memory {
 public:
  Memory() : tables_(std::make_shared<storage::MemoryTables>()) { reopen(); }
  void reopen() {
    store_.emplace(or_throw(storage::open_engine(std::make_unique<storage::MemoryEngine>(tables_))));
  }
  storage::Store& store() { return *store_; }

 private:
  std::shared_ptr<storage::MemoryTables> tables_;
  std::optional<storage::Store> store_;
};

inline AppendReport add(storage::Store& store, const Told& told, std::span<const Judgement> judgements = {},
                        std::optional<std::int64_t> recorded_ms = std::nullopt, std::size_t whole = 0) {
  return or_throw(append(store, told.source, told.claims, context(judgements), recorded_ms, whole));
}

// In one order.
struct Content {
  std::vector<Source> sources;
  std::vector<ResolvedClaim> claims;
  std::vector<storage::PlacedEdge> edges;
  std::vector<Topic> topics;
  friend bool operator==(const Content&, const Content&) = default;
};

inline Content content_of(const storage::Store& store) {
  const auto snapshot = store.snapshot();
  Content content{*snapshot.sources(), {}, {}, *snapshot.topics()};
  or_throw(snapshot.for_each_claim([&](const ResolvedClaim& c) {
    content.claims.push_back(c);
    return ok();
  }));
  or_throw(snapshot.for_each_edge([&](const storage::PlacedEdge& e) {
    content.edges.push_back(e);
    return ok();
  }));
  return content;
}

inline Content content_of(const std::vector<Told>& story, std::span<const Judgement> judgements = {}) {
  Memory memory;
  for (const Told& told : story) add(memory.store(), told, judgements);
  return content_of(memory.store());
}

}  // namespace claimgraph

// Sources with their texts, read once each as long as they fit: what quotes and filters need, claim after
// claim.
//
// Thread safety: none.
#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "core/text/utf8.h"
#include "storage/store.h"

namespace claimgraph::graph {

struct CachedSource {
  explicit CachedSource(Source read) : source(std::move(read)), offsets(source.text) {}
  CachedSource(const CachedSource&) = delete;
  CachedSource& operator=(const CachedSource&) = delete;

  Source source;
  text::Offsets offsets;  // into source.text: neither moves
};

class SourceCache {
 public:
  explicit SourceCache(const storage::Snapshot& snapshot, std::size_t max_bytes = std::size_t{128} << 20)
      : snapshot_(&snapshot), max_bytes_(max_bytes) {}

  // Borrowed until the next call. kCorruption if a claim names a source that is not there.
  Result<const CachedSource*> get(SourceId id);

 private:
  const storage::Snapshot* snapshot_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::unordered_map<SourceId, std::unique_ptr<CachedSource>> read_;
};

}  // namespace claimgraph::graph

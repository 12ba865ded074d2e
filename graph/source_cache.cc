#include "graph/source_cache.h"

#include <utility>

namespace claimgraph::graph {

Result<const CachedSource*> SourceCache::get(SourceId id) {
  if (const auto found = read_.find(id); found != read_.end()) return found->second.get();
  auto source = snapshot_->find_source(id);
  if (!source) return source.error();
  if (!*source)
    return Error{ErrorCode::kCorruption, "source " + to_text(id) + " is named by a claim but not there"};
  if (bytes_ > max_bytes_) {
    read_.clear();
    bytes_ = 0;
  }
  auto made = std::make_unique<CachedSource>(**std::move(source));
  bytes_ += made->source.text.size() + sizeof(CachedSource);
  return read_.emplace(id, std::move(made)).first->second.get();
}

}  // namespace claimgraph::graph

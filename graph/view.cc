#include "graph/view.h"

namespace claimgraph::graph {

const View::Neighbours& View::neighbours(const Vertex& vertex) const {
  const auto [place, is_new] = read_.try_emplace(vertex);
  Neighbours& found = place->second;
  if (!is_new || !status_) return found;
  auto older = snapshot_->edges_from(vertex.topic, vertex.id);
  if (!older) {
    status_ = older.error();
    return found;
  }
  auto newer = snapshot_->edges_to(vertex.topic, vertex.id);
  if (!newer) {
    status_ = newer.error();
    return found;
  }
  found = {*std::move(older), *std::move(newer)};
  return found;
}

}  // namespace claimgraph::graph

#include "graph/follow.h"

namespace claimgraph::graph {
namespace {

bool is_explained(Subtype subtype) {
  switch (subtype) {
    case Subtype::kCurrencyRoundTrip:
    case Subtype::kMisreadCurrency:
    case Subtype::kCurrencySwap:
    case Subtype::kScaleWord:
    case Subtype::kDecimalShift:
      return true;
    default:
      return false;
  }
}

bool follows(Route route, const Edge& edge, bool to_newer) {
  switch (route) {
    case Route::kHistory:
      return !to_newer || edge.relation != Relation::kUpdates;
    case Route::kFuture:
      return to_newer && edge.relation == Relation::kUpdates;
    case Route::kOrigin:
      return !to_newer && (edge.relation == Relation::kAgrees || is_explained(edge.subtype));
  }
  return false;
}

}  // namespace

const std::vector<Step>& Follow::steps(const Vertex& vertex) const {
  const bool full = steps_.size() >= limit_;
  const auto [place, is_new] = steps_.try_emplace(vertex);
  std::vector<Step>& steps = place->second;
  if (!is_new) return steps;
  for (const auto& edge : view_->older(vertex)) {
    if (follows(route_, edge.edge, false)) steps.push_back({&edge, false});
  }
  for (const auto& edge : view_->newer(vertex)) {
    if (follows(route_, edge.edge, true)) steps.push_back({&edge, true});
  }
  if (full && !steps.empty()) {
    cut_ = true;
    steps.clear();
  }
  return steps;
}

}  // namespace claimgraph::graph

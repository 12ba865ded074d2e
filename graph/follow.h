// A view seen from one question: which relations a walk may follow, and in which direction. An
// IncidenceGraph.
//
// INVARIANT: at most `limit` vertices ever have out-edges; cut() says that there would have been more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>

#include "graph/view.h"

namespace claimgraph::graph {

// One edge, and the direction in which it is walked.
struct Step {
  const storage::PlacedEdge* edge = nullptr;
  bool to_newer = false;
  friend bool operator==(const Step&, const Step&) = default;
};

enum class Route : std::uint8_t {
  kHistory,  // agrees and contradicts both ways, updates to the older claim
  kFuture,   // updates to the newer claim
  kOrigin,   // what the same answer came from: agrees to the older claim, and a contradiction that forensics
             // explain
};

class Follow {
 public:
  using vertex_descriptor = Vertex;
  using edge_descriptor = Step;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = boost::incidence_graph_tag;
  using degree_size_type = std::size_t;
  using out_edge_iterator = std::vector<Step>::const_iterator;

  Follow(const View& view, Route route, std::size_t limit) : view_(&view), route_(route), limit_(limit) {}

  const std::vector<Step>& steps(const Vertex& vertex) const;
  bool cut() const { return cut_; }

 private:
  const View* view_;  // borrowed: outlives this
  Route route_;
  std::size_t limit_;
  mutable std::unordered_map<Vertex, std::vector<Step>> steps_;
  mutable bool cut_ = false;
};

inline Vertex source(const Step& step, const Follow&) {
  return step.to_newer ? older_end(*step.edge) : newer_end(*step.edge);
}
inline Vertex target(const Step& step, const Follow&) {
  return step.to_newer ? newer_end(*step.edge) : older_end(*step.edge);
}
inline auto out_edges(const Vertex& vertex, const Follow& follow) {
  const auto& steps = follow.steps(vertex);
  return std::pair{steps.begin(), steps.end()};
}
inline std::size_t out_degree(const Vertex& vertex, const Follow& follow) {
  return follow.steps(vertex).size();
}

}  // namespace claimgraph::graph

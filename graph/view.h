// The claims of a snapshot and their relations as a lazy Boost.Graph: IncidenceGraph and BidirectionalGraph.
// Edges are read when an algorithm asks for them, both directions of a claim at once, and kept while the view
// lives.
//
// An edge runs from the newer to the older claim. There is no list of all vertices: use the *_visit
// algorithms with a sparse colour map, as sparse_colors() makes one. A read that fails ends the walk as if
// the claim had no edges: check status() after every algorithm.
//
// Thread safety: none; a view belongs to one walk.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/result.h"
#include "storage/store.h"

namespace claimgraph::graph {

// A claim with its topic: where storage finds its edges.
struct Vertex {
  TopicId topic{};
  ClaimId id;
  friend auto operator<=>(const Vertex&, const Vertex&) = default;
};

inline Vertex vertex_of(const ResolvedClaim& claim) { return {topic_id(claim.claim.topic), claim.claim.id}; }
inline Vertex newer_end(const storage::PlacedEdge& placed) { return {placed.from_topic, placed.edge.from}; }
inline Vertex older_end(const storage::PlacedEdge& placed) { return {placed.to_topic, placed.edge.to}; }

}  // namespace claimgraph::graph

template <>
struct std::hash<claimgraph::graph::Vertex> {
  std::size_t operator()(const claimgraph::graph::Vertex& vertex) const noexcept {
    return std::hash<claimgraph::ClaimId>{}(vertex.id);
  }
};

namespace claimgraph::graph {

class View {
 public:
  class EdgeIterator;
  using vertex_descriptor = Vertex;
  using edge_descriptor = const storage::PlacedEdge*;  // borrowed: valid while the view lives
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = boost::bidirectional_graph_tag;
  using degree_size_type = std::size_t;
  using out_edge_iterator = EdgeIterator;
  using in_edge_iterator = EdgeIterator;

  explicit View(const storage::Snapshot& snapshot) : snapshot_(&snapshot) {}  // borrowed: outlives the view

  // To older claims and from newer ones, each by (from, to, relation).
  const std::vector<storage::PlacedEdge>& older(const Vertex& vertex) const {
    return neighbours(vertex).older;
  }
  const std::vector<storage::PlacedEdge>& newer(const Vertex& vertex) const {
    return neighbours(vertex).newer;
  }

  // The first failure to read.
  const Status& status() const { return status_; }

  static Vertex null_vertex() { return {}; }

 private:
  struct Neighbours {
    std::vector<storage::PlacedEdge> older, newer;
  };

  const Neighbours& neighbours(const Vertex& vertex) const;

  const storage::Snapshot* snapshot_;
  mutable std::unordered_map<Vertex, Neighbours> read_;  // node based: references stay valid
  mutable Status status_ = ok();
};

class View::EdgeIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = const storage::PlacedEdge*;
  using difference_type = std::ptrdiff_t;
  using pointer = const value_type*;
  using reference = value_type;

  EdgeIterator() = default;
  explicit EdgeIterator(const storage::PlacedEdge* edge) : edge_(edge) {}
  reference operator*() const { return edge_; }
  EdgeIterator& operator++() { return ++edge_, *this; }
  EdgeIterator operator++(int) { return EdgeIterator{edge_++}; }
  bool operator==(const EdgeIterator&) const = default;

 private:
  const storage::PlacedEdge* edge_ = nullptr;
};

inline std::pair<View::EdgeIterator, View::EdgeIterator> edge_range(
    const std::vector<storage::PlacedEdge>& edges) {
  return {View::EdgeIterator{edges.data()}, View::EdgeIterator{edges.data() + edges.size()}};
}

// The Boost.Graph concepts: free functions, found by argument-dependent lookup.
inline Vertex source(const storage::PlacedEdge* edge, const View&) { return newer_end(*edge); }
inline Vertex target(const storage::PlacedEdge* edge, const View&) { return older_end(*edge); }
inline auto out_edges(const Vertex& vertex, const View& view) { return edge_range(view.older(vertex)); }
inline auto in_edges(const Vertex& vertex, const View& view) { return edge_range(view.newer(vertex)); }
inline std::size_t out_degree(const Vertex& vertex, const View& view) { return view.older(vertex).size(); }
inline std::size_t in_degree(const Vertex& vertex, const View& view) { return view.newer(vertex).size(); }
inline std::size_t degree(const Vertex& vertex, const View& view) {
  return out_degree(vertex, view) + in_degree(vertex, view);
}

// Memory per visited vertex, not per vertex: what is not in the map is white.
using SparseColors = std::unordered_map<Vertex, boost::default_color_type>;
inline auto sparse_colors(SparseColors& colors) { return boost::make_assoc_property_map(colors); }

}  // namespace claimgraph::graph

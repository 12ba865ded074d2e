#include "graph/lineage.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/pending/queue.hpp>

#include "graph/follow.h"

namespace claimgraph::graph {
namespace {

// What a walk found: every vertex once, parents first.
struct Found {
  Vertex vertex;
  std::size_t parent = 0;
  std::optional<Step> step;  // nothing for a start
};

class Recorder : public boost::default_bfs_visitor {
 public:
  Recorder(std::vector<Found>& found, std::unordered_map<Vertex, std::size_t>& index)
      : found_(&found), index_(&index) {}

  void tree_edge(const Step& step, const Follow& follow) const {
    const Vertex to = target(step, follow);
    index_->emplace(to, found_->size());
    found_->push_back({to, index_->at(source(step, follow)), step});
  }

 private:
  std::vector<Found>* found_;  // pointers: Boost copies its visitors
  std::unordered_map<Vertex, std::size_t>* index_;
};

std::vector<Found> walk(const Follow& follow, const std::vector<Vertex>& starts) {
  std::vector<Found> found;
  std::unordered_map<Vertex, std::size_t> index;
  for (const Vertex& start : starts) {
    index.emplace(start, found.size());
    found.push_back({start, found.size(), std::nullopt});
  }
  SparseColors colors;
  boost::queue<Vertex> queue;
  boost::breadth_first_visit(follow, starts.begin(), starts.end(), queue, Recorder(found, index),
                             sparse_colors(colors));
  return found;
}

// One answer in one statement: what RELATIONS.md 5 calls a group.
bool same_group(const ResolvedClaim& a, const ResolvedClaim& b) {
  const auto key = [](const ResolvedClaim& c) {
    const Value& value = c.claim.value;
    return std::tie(value.low, value.high, value.unit, value.bound, value.text, c.claim.party,
                    c.resolution.said_on, c.claim.modality, c.claim.polarity, c.claim.topic.subject,
                    c.claim.topic.attribute);
  };
  return key(a) == key(b);
}

int rank_of(const LineageNode& node) {
  switch (node.edge.relation) {
    case Relation::kAgrees:
      return 0;
    case Relation::kContradicts:
      return 1;
    case Relation::kUpdates:
      return node.newer ? 3 : 2;
  }
  return 4;
}

// The tree while it is built: nodes in the order found, the focus first.
class Tree {
 public:
  explicit Tree(const storage::Snapshot& snapshot) : snapshot_(snapshot) {}

  // Adds the claims of a walk. One that is there already moves below its parent in this walk.
  Status add(const std::vector<Found>& walk) {
    std::vector<ClaimId> fresh;
    for (const Found& found : walk) {
      if (index_.emplace(found.vertex.id, nodes_.size() + fresh.size()).second)
        fresh.push_back(found.vertex.id);
    }
    auto claims = snapshot_.get_claims(fresh);
    if (!claims) return claims.error();
    for (ResolvedClaim& claim : *claims) nodes_.push_back({std::move(claim), 0, 0, {}, false, false});
    for (const Found& found : walk) {
      if (found.step) hang(found, walk[found.parent].vertex.id);
    }
    return ok();
  }

  // Members of one group become siblings below the group's first member.
  void flatten() {
    std::vector<std::size_t> heads(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const std::size_t head = heads[nodes_[i].parent];
      heads[i] = i > 0 && same_group(nodes_[i].claim, nodes_[head].claim) ? head : i;
      if (i > 0) nodes_[i].parent = head;
    }
  }

  // The focus and those that say the same in the same statement.
  std::vector<Vertex> focus_group() const {
    std::vector<Vertex> group;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (in_focus_group(i)) group.push_back(vertex_of(nodes_[i].claim));
    }
    return group;
  }

  void mark_origin(ClaimId id) {
    if (const auto found = index_.find(id); found != index_.end()) nodes_[found->second].origin = true;
  }

  // Depth first, siblings in the order that the header promises.
  std::vector<LineageNode> take() {
    std::vector<std::vector<std::size_t>> children(nodes_.size());
    for (std::size_t i = 1; i < nodes_.size(); ++i) children[nodes_[i].parent].push_back(i);
    for (auto& siblings : children) {
      std::ranges::sort(siblings,
                        [&](std::size_t a, std::size_t b) { return comes_first(nodes_[b], nodes_[a]); });
    }
    std::vector<LineageNode> ordered;
    struct Pending {
      std::size_t node, parent, depth;
    };
    std::vector<Pending> pending = {{0, 0, 0}};
    while (!pending.empty()) {
      const Pending next = pending.back();
      pending.pop_back();
      const std::size_t place = ordered.size();
      ordered.push_back(std::move(nodes_[next.node]));
      ordered.back().parent = next.parent;
      ordered.back().depth = next.depth;
      for (const std::size_t child : children[next.node]) pending.push_back({child, place, next.depth + 1});
    }
    return ordered;
  }

 private:
  static bool comes_first(const LineageNode& a, const LineageNode& b) {
    if (rank_of(a) != rank_of(b)) return rank_of(a) < rank_of(b);
    return newer(a.claim, b.claim);
  }

  bool in_focus_group(std::size_t i) const {
    return nodes_[i].parent == 0 && same_group(nodes_[i].claim, nodes_[0].claim);
  }

  void hang(const Found& found, ClaimId parent) {
    LineageNode& node = nodes_[index_.at(found.vertex.id)];
    const std::size_t place = index_.at(parent);
    node.parent =
        in_focus_group(place) ? 0 : place;  // of the whole group, not of the member that holds the edge
    node.edge = found.step->edge->edge;
    node.newer = found.step->to_newer;
  }

  const storage::Snapshot& snapshot_;
  std::vector<LineageNode> nodes_;
  std::unordered_map<ClaimId, std::size_t> index_;
};

void mark_origins(const View& view, const Vertex& focus, std::size_t limit, Tree& tree) {
  const Follow back(view, Route::kOrigin, limit);
  for (const Found& found : walk(back, {focus})) {
    if (out_degree(found.vertex, back) == 0) tree.mark_origin(found.vertex.id);
  }
}

}  // namespace

Result<Lineage> lineage(const storage::Snapshot& snapshot, const ResolvedClaim& focus, std::size_t limit) {
  const View view(snapshot);
  const Follow history(view, Route::kHistory, limit);
  Tree tree(snapshot);
  if (const Status added = tree.add(walk(history, {vertex_of(focus)})); !added) return added.error();
  tree.flatten();
  const Follow future(view, Route::kFuture, limit);
  if (const Status added = tree.add(walk(future, tree.focus_group())); !added) return added.error();
  mark_origins(view, vertex_of(focus), limit, tree);
  if (!view.status()) return view.status().error();
  return Lineage{tree.take(), history.cut() || future.cut()};
}

}  // namespace claimgraph::graph

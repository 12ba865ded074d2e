#include "graph/changes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

namespace claimgraph::graph {
namespace {

struct State {
  std::vector<ResolvedClaim> claims;
  std::unordered_map<ClaimId, const ResolvedClaim*> by_id;
  std::vector<Edge> edges;
};

Result<State> state_of(const storage::Snapshot& snapshot, const Filter& filter) {
  State state;
  std::set<TopicId> topics;
  const Status seen = for_each_match(snapshot, filter, [&](const ResolvedClaim& claim) {
    topics.insert(topic_id(claim.claim.topic));
    state.claims.push_back(claim);
    return ok();
  });
  if (!seen) return seen.error();
  for (const ResolvedClaim& claim : state.claims) state.by_id.emplace(claim.claim.id, &claim);
  for (const TopicId topic : topics) {
    auto placed = snapshot.edges_of(topic);
    if (!placed) return placed.error();
    for (auto& edge : *placed) {
      const bool whole = state.by_id.contains(edge.edge.from) && state.by_id.contains(edge.edge.to);
      if (whole) state.edges.push_back(std::move(edge.edge));
    }
  }
  std::ranges::sort(state.edges);
  return state;
}

void keep_common(std::vector<Edge>& edges, const State& a, const State& b) {
  std::erase_if(edges, [&](const Edge& e) {
    return !a.by_id.contains(e.from) || !a.by_id.contains(e.to) || !b.by_id.contains(e.from) ||
           !b.by_id.contains(e.to);
  });
}

std::vector<Contradiction> new_contradictions(const State& then, const State& now) {
  std::vector<Contradiction> found;
  for (const Edge& edge : now.edges) {
    const bool is_new = !then.by_id.contains(edge.from) || !then.by_id.contains(edge.to);
    if (edge.relation != Relation::kContradicts || !is_new) continue;
    found.push_back({*now.by_id.at(edge.from), *now.by_id.at(edge.to), edge});
  }
  return found;
}

std::vector<Moved> moved(const State& then, const State& now) {
  std::vector<Moved> found;
  for (const ResolvedClaim& claim : now.claims) {
    const auto old = then.by_id.find(claim.claim.id);
    if (old != then.by_id.end() && old->second->resolution != claim.resolution)
      found.push_back({*old->second, claim});
  }
  return found;
}

}  // namespace

Result<Changes> changes_between(const storage::Snapshot& before, const storage::Snapshot& after,
                                const Filter& filter, const relate::Context& context) {
  const auto then = state_of(before, filter);
  if (!then) return then.error();
  const auto now = state_of(after, filter);
  if (!now) return now.error();
  Changes changes{
      diff(then->claims, now->claims, context), new_contradictions(*then, *now), moved(*then, *now), {}, {}};
  std::ranges::set_difference(then->edges, now->edges, std::back_inserter(changes.erased));
  std::ranges::set_difference(now->edges, then->edges, std::back_inserter(changes.put));
  keep_common(changes.erased, *then, *now);
  keep_common(changes.put, *then, *now);
  return changes;
}

}  // namespace claimgraph::graph

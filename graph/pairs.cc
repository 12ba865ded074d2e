#include "graph/pairs.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <vector>

namespace claimgraph::graph {
namespace {

// The withdrawals that leave the topic: no rule over one topic finds them again.
Status add_crossing(const storage::Snapshot& snapshot, TopicId topic, std::vector<Edge>& pairs) {
  auto placed = snapshot.edges_of(topic);
  if (!placed) return placed.error();
  for (storage::PlacedEdge& edge : *placed) {
    if (edge.to_topic != topic) pairs.push_back(std::move(edge.edge));
  }
  return ok();
}

std::unordered_set<ClaimId> passing(const std::vector<ResolvedClaim>& claims, const Filter& filter) {
  std::unordered_set<ClaimId> ids;
  for (const ResolvedClaim& claim : claims) {
    if (matches(claim, filter)) ids.insert(claim.claim.id);
  }
  return ids;
}

Result<std::vector<Edge>> pairs_of(const storage::Snapshot& snapshot, TopicId topic, const relate::Context& context,
                                   const Filter& filter) {
  auto claims = snapshot.claims_of(topic);
  if (!claims) return claims.error();
  const auto wanted = passing(*claims, filter);
  if (wanted.empty()) return std::vector<Edge>{};
  auto pairs = relate::all_pairs(*claims, context);
  if (const Status added = add_crossing(snapshot, topic, pairs); !added) return added.error();
  std::erase_if(pairs, [&](const Edge& edge) { return !wanted.contains(edge.from) && !wanted.contains(edge.to); });
  std::ranges::sort(pairs);
  return pairs;
}

}  // namespace

Status for_each_pair(const storage::Snapshot& snapshot, const relate::Context& context, const Filter& filter,
                     const std::function<Status(const Edge&)>& visit) {
  auto topics = snapshot.topics();
  if (!topics) return topics.error();
  std::set<TopicId> done;  // two topics may share an id: their claims are read together
  for (const Topic& topic : *topics) {
    if (!matches(topic, filter) || !done.insert(topic_id(topic)).second) continue;
    const auto pairs = pairs_of(snapshot, topic_id(topic), context, filter);
    if (!pairs) return pairs.error();
    for (const Edge& edge : *pairs) {
      if (const Status seen = visit(edge); !seen) return seen;
    }
  }
  return ok();
}

}  // namespace claimgraph::graph

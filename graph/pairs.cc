#include "graph/pairs.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

namespace claimgraph::graph {
namespace {

// The stored edges of a topic: those inside it, and the withdrawals that leave it, which no rule over one
// topic finds.
struct Stored {
  std::vector<Edge> inside, crossing;
};

Result<Stored> stored_edges(const storage::Snapshot& snapshot, TopicId topic) {
  auto placed = snapshot.edges_of(topic);
  if (!placed) return placed.error();
  Stored stored;
  for (storage::PlacedEdge& edge : *placed) {
    (edge.to_topic == topic ? stored.inside : stored.crossing).push_back(std::move(edge.edge));
  }
  return stored;
}

std::unordered_set<ClaimId> passing(const std::vector<ResolvedClaim>& claims, const Filter& filter) {
  std::unordered_set<ClaimId> ids;
  for (const ResolvedClaim& claim : claims) {
    if (matches(claim, filter)) ids.insert(claim.claim.id);
  }
  return ids;
}

std::vector<Edge> expanded(const std::vector<ResolvedClaim>& claims, const std::vector<Edge>& stored,
                           const relate::Context& context) {
  std::vector<Edge> pairs;
  for (const auto& pair : relate::expand(claims, stored, context)) {
    pairs.push_back({pair.from, pair.to, pair.relation, pair.subtype, pair.label, {}});
  }
  return pairs;
}

Result<std::vector<Edge>> pairs_of(const storage::Snapshot& snapshot, TopicId topic,
                                   const relate::Context& context, const Filter& filter, PairsFrom from) {
  auto claims = snapshot.claims_of(topic);
  if (!claims) return claims.error();
  const auto wanted = passing(*claims, filter);
  if (wanted.empty()) return std::vector<Edge>{};
  auto stored = stored_edges(snapshot, topic);
  if (!stored) return stored.error();
  auto pairs = from == PairsFrom::kRules ? relate::all_pairs(*claims, context)
                                         : expanded(*claims, stored->inside, context);
  pairs.insert(pairs.end(), stored->crossing.begin(), stored->crossing.end());
  std::erase_if(pairs,
                [&](const Edge& edge) { return !wanted.contains(edge.from) && !wanted.contains(edge.to); });
  std::ranges::sort(pairs);
  return pairs;
}

}  // namespace

Status for_each_pair(const storage::Snapshot& snapshot, const relate::Context& context, const Filter& filter,
                     PairsFrom from, const std::function<Status(const Edge&)>& visit) {
  auto topics = snapshot.topics();
  if (!topics) return topics.error();
  std::set<TopicId> done;  // two topics may share an id: their claims are read together
  for (const Topic& topic : *topics) {
    if (!matches(topic, filter) || !done.insert(topic_id(topic)).second) continue;
    const auto pairs = pairs_of(snapshot, topic_id(topic), context, filter, from);
    if (!pairs) return pairs.error();
    for (const Edge& edge : *pairs) {
      if (const Status seen = visit(edge); !seen) return seen;
    }
  }
  return ok();
}

}  // namespace claimgraph::graph

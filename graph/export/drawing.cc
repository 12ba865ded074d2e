#include "graph/export/drawing.h"

#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/timeline.h"

namespace claimgraph::graph {
namespace {

Result<std::vector<Edge>> edges_between(const storage::Snapshot& snapshot,
                                        const std::vector<ResolvedClaim>& claims) {
  std::unordered_set<ClaimId> ids;
  std::set<TopicId> topics;
  for (const ResolvedClaim& claim : claims) {
    ids.insert(claim.claim.id);
    topics.insert(topic_id(claim.claim.topic));
  }
  std::vector<Edge> edges;
  for (const TopicId topic : topics) {
    auto placed = snapshot.edges_of(topic);
    if (!placed) return placed.error();
    for (auto& [from_topic, to_topic, edge] : *placed) {
      if (ids.contains(edge.from) && ids.contains(edge.to)) edges.push_back(std::move(edge));
    }
  }
  return edges;
}

std::vector<DrawnPhase> phases_of(const std::vector<ResolvedClaim>& claims,
                                  const std::vector<Judgement>& judgements) {
  std::vector<DrawnPhase> drawn;
  for (Phase& phase : timeline(claims, judgements))
    drawn.push_back({std::move(phase.name), std::move(phase.claims)});
  return drawn;
}

void keep_related(Drawing& drawing) {
  if (drawing.edges.empty()) return;
  std::unordered_set<ClaimId> related;
  for (const Edge& edge : drawing.edges) related.insert({edge.from, edge.to});
  std::erase_if(drawing.claims,
                [&](const ResolvedClaim& claim) { return !related.contains(claim.claim.id); });
}

std::string title_of(std::size_t drawn, std::size_t passed) {
  const std::string all = std::to_string(passed) + (passed == 1 ? " claim" : " claims");
  return drawn == passed ? all : std::to_string(drawn) + " of " + all + ": those with relations";
}

}  // namespace

Result<Drawing> draw(const storage::Snapshot& snapshot, const Filter& filter) {
  auto claims = all_matches(snapshot, filter);
  if (!claims) return claims.error();
  const std::size_t passed = claims->size();
  auto edges = edges_between(snapshot, *claims);
  if (!edges) return edges.error();
  const auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  auto phases = phases_of(*claims, *judgements);
  Drawing drawing{"", *std::move(claims), *std::move(edges), std::move(phases), {}};
  keep_related(drawing);
  if (drawing.claims.size() > kMaxDrawn) {
    return Error{ErrorCode::kLimit, std::to_string(drawing.claims.size()) +
                                        " claims are too many for one drawing (" + std::to_string(kMaxDrawn) +
                                        "); --subject, --since and the like choose some"};
  }
  drawing.title = title_of(drawing.claims.size(), passed);
  auto sources = snapshot.sources();
  if (!sources) return sources.error();
  for (Source& source : *sources) drawing.sources.emplace(source.id, std::move(source));
  return drawing;
}

}  // namespace claimgraph::graph

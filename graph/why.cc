#include "graph/why.h"

#include <cassert>
#include <utility>

#include "graph/describe.h"

namespace claimgraph::graph {
namespace {

std::string or_none(std::string text) { return text.empty() ? "none" : text; }

std::string reason_of(const std::vector<Difference>& differences) {
  std::string reason = "other question:";
  for (const auto& [field, newer, older] : differences) {
    reason += ' ' + field + " (" + newer + " against " + older + "),";
  }
  reason.pop_back();
  return reason;
}

// The stored edge that joins two topics: a withdrawal, which no rule over one topic finds.
Result<std::optional<Edge>> crossing(const storage::Snapshot& snapshot, const ResolvedClaim& newer,
                                     const ResolvedClaim& older) {
  auto placed = snapshot.edges_from(topic_id(newer.claim.topic), newer.claim.id);
  if (!placed) return placed.error();
  for (storage::PlacedEdge& edge : *placed) {
    if (edge.edge.to == older.claim.id) return std::optional(std::move(edge.edge));
  }
  return std::optional<Edge>{};
}

relate::Verdict verdict_of(Edge edge) {
  return {edge.relation, edge.subtype, edge.label, std::move(edge.proof), ""};
}

Result<relate::Verdict> across_topics(const storage::Snapshot& snapshot, const Why& pair) {
  auto stored = crossing(snapshot, pair.newer, pair.older);
  if (!stored) return stored.error();
  if (*stored) return verdict_of(**std::move(stored));
  relate::Verdict none;
  none.reason = reason_of(pair.differences);
  return none;
}

Result<relate::Verdict> within_topic(const storage::Snapshot& snapshot, const Why& pair,
                                     const relate::Context& context) {
  const auto siblings = snapshot.claims_of(topic_id(pair.newer.claim.topic));
  if (!siblings) return siblings.error();
  relate::Verdict verdict = relate::judge(pair.newer, pair.older, *siblings, context);
  if (!verdict.relation && verdict.reason.empty()) {
    verdict.reason = pair.differences.empty() ? "no rule relates them" : reason_of(pair.differences);
  }
  return verdict;
}

bool one_topic(const ResolvedClaim& a, const ResolvedClaim& b) {
  const Topic& x = a.claim.topic;
  const Topic& y = b.claim.topic;
  return x.subject == y.subject && x.attribute == y.attribute && x.dimension == y.dimension;
}

}  // namespace

std::vector<Difference> differences(const ResolvedClaim& newer, const ResolvedClaim& older) {
  std::vector<Difference> found;
  const auto add = [&](const char* field, std::string a, std::string b) {
    if (a != b) found.push_back({field, or_none(std::move(a)), or_none(std::move(b))});
  };
  const Topic& a = newer.claim.topic;
  const Topic& b = older.claim.topic;
  add("subject", a.subject, b.subject);
  add("attribute", a.attribute, b.attribute);
  add("dimension", a.dimension, b.dimension);
  if (!found.empty() || slot_id(newer) != slot_id(older)) {
    add("period", describe(newer.resolution.period), describe(older.resolution.period));
  }
  return found;
}

Result<Why> why(const storage::Snapshot& snapshot, const ResolvedClaim& a, const ResolvedClaim& b,
                const relate::Context& context) {
  assert(a.claim.id != b.claim.id);
  const bool a_is_newer = newer(a, b);
  Why pair{a_is_newer ? a : b, a_is_newer ? b : a, {}, {}};
  pair.differences = differences(pair.newer, pair.older);
  auto verdict = one_topic(a, b) ? within_topic(snapshot, pair, context) : across_topics(snapshot, pair);
  if (!verdict) return verdict.error();
  pair.verdict = *std::move(verdict);
  return pair;
}

}  // namespace claimgraph::graph

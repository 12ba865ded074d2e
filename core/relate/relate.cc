#include "core/relate/relate.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <utility>

#include "core/relate/proof.h"

namespace claimgraph::relate {
namespace {

// Rejected claims explain nothing.
Siblings accepted(std::span<const ResolvedClaim> claims, const Judged& judged) {
  std::vector<const ResolvedClaim*> result;
  result.reserve(claims.size());
  for (const auto& c : claims) {
    if (!judged.is_rejected(c.claim.id)) result.push_back(&c);
  }
  return Siblings(std::move(result));
}

}  // namespace

Verdict judge(const ResolvedClaim& newer_claim, const ResolvedClaim& older_claim,
              std::span<const ResolvedClaim> siblings, const Context& context) {
  assert(newer(newer_claim, older_claim));
  const Judged judged(context.judgements);
  const Siblings beside = accepted(siblings, judged);
  Exchange exchange(context.rates);
  const Pair pair(newer_claim, older_claim, beside, exchange, judged);
  return explain(pair, decide(pair));
}

struct TopicJudge::State {
  Judged judged;
  Siblings siblings;
  Exchange exchange;
  std::unordered_map<ClaimId, const ResolvedClaim*> claims;
};

TopicJudge::TopicJudge(std::span<const ResolvedClaim> topic, const Context& context) {
  Judged judged(context.judgements);
  Siblings beside = accepted(topic, judged);
  state_ = std::make_unique<State>(State{std::move(judged), std::move(beside), Exchange(context.rates), {}});
  for (const auto& c : topic) state_->claims.emplace(c.claim.id, &c);
}

TopicJudge::~TopicJudge() = default;

Verdict TopicJudge::verdict(ClaimId a, ClaimId b) const {
  const auto first = state_->claims.find(a);
  const auto second = state_->claims.find(b);
  if (first == state_->claims.end() || second == state_->claims.end()) return {};
  const bool in_order = newer(*first->second, *second->second);
  const Pair pair(in_order ? *first->second : *second->second, in_order ? *second->second : *first->second,
                  state_->siblings, state_->exchange, state_->judged);
  return explain(pair, decide(pair));
}

std::vector<Edge> all_pairs(std::span<const ResolvedClaim> topic, const Context& context) {
  const Judged judged(context.judgements);
  const Siblings siblings = accepted(topic, judged);
  Exchange exchange(context.rates);
  std::vector<Edge> edges;
  for (auto newer_claim = siblings.all().begin(); newer_claim != siblings.all().end(); ++newer_claim) {
    for (auto older_claim = siblings.all().begin(); older_claim != newer_claim; ++older_claim) {
      const Pair pair(**newer_claim, **older_claim, siblings, exchange, judged);
      const Finding finding = decide(pair);
      if (finding.decision.relation) edges.push_back(to_edge(pair, finding));
    }
  }
  std::ranges::sort(edges);
  return edges;
}

}  // namespace claimgraph::relate

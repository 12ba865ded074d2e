#include "graph/known.h"

#include <set>
#include <utility>

#include "core/relate/relate.h"

namespace claimgraph::graph {
namespace {

// What the journal says was there: sources and judgements share its one space of ids.
Result<std::set<Bits128>> recorded(const storage::Snapshot& snapshot, std::int64_t by_ms) {
  const auto journal = snapshot.journal();
  if (!journal) return journal.error();
  std::set<Bits128> there;
  for (const auto& entry : *journal) {
    if (!entry.recorded_ms || *entry.recorded_ms > by_ms) continue;
    if (entry.action == storage::JournalAction::kRemove) {
      there.erase(entry.subject);
    } else {
      there.insert(entry.subject);
    }
  }
  return there;
}

Result<std::vector<ResolvedClaim>> all_claims(const storage::Snapshot& snapshot) {
  std::vector<ResolvedClaim> claims;
  const Status seen = snapshot.for_each_claim([&](const ResolvedClaim& claim) {
    claims.push_back(claim);
    return ok();
  });
  if (!seen) return seen.error();
  return claims;
}

void resolve_again(Known& known, const relate::Rates& rates) {
  std::vector<Claim> claims;
  for (const ResolvedClaim& claim : known.claims) claims.push_back(claim.claim);
  const auto resolutions = relate::resolve(claims, {rates, known.judgements});
  for (std::size_t i = 0; i < claims.size(); ++i) known.claims[i].resolution = resolutions[i];
}

}  // namespace

Result<Known> known_at(const storage::Snapshot& snapshot, const Horizon& horizon,
                       const relate::Rates& rates) {
  auto claims = all_claims(snapshot);
  if (!claims) return claims.error();
  auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  Known known{*std::move(claims), *std::move(judgements)};
  if (horizon.is_now()) return known;
  if (horizon.published_by) {
    std::erase_if(known.claims,
                  [&](const auto& claim) { return claim.claim.published.day > *horizon.published_by; });
  }
  if (horizon.recorded_by_ms) {
    const auto there = recorded(snapshot, *horizon.recorded_by_ms);
    if (!there) return there.error();
    std::erase_if(known.claims, [&](const auto& claim) { return !there->contains(claim.claim.source.bits); });
    std::erase_if(known.judgements,
                  [&](const auto& judgement) { return !there->contains(judgement.id.bits); });
  }
  resolve_again(known, rates);
  return known;
}

}  // namespace claimgraph::graph

#include "graph/timeline.h"

#include <algorithm>
#include <utility>

#include "core/relate/judgements.h"
#include "graph/milestones.h"
#include "graph/phase_name.h"
#include "graph/phases.h"

namespace claimgraph::graph {
namespace {

std::vector<ClaimId> ids_of(const Claims& claims) {
  std::vector<ClaimId> ids;
  for (const auto* c : claims) ids.push_back(c->claim.id);
  return ids;
}

Phase phase_of(std::span<const Part> story, std::size_t i) {
  const Part& part = story[i];
  Phase phase{"", part.first(), part.last(), ids_of(part.claims), milestones_of(story, i), std::nullopt};
  if (i > 0) {
    const Day before = story[i - 1].last();
    phase.boundary = Boundary{before, part.first().number - before.number, ids_of(part.news), part.pinned};
  }
  return phase;
}

// The last phase that begins by that day; the first one for a day before all.
Phase& phase_on(std::vector<Phase>& phases, Day day) {
  const auto after = std::ranges::upper_bound(phases, day, {}, &Phase::from);
  return after == phases.begin() ? phases.front() : *std::prev(after);
}

void apply(const Judgement& judgement, std::vector<Phase>& phases) {
  if (judgement.kind == JudgementKind::kCorrect && judgement.field == "name") {
    if (const auto day = phase_day(judgement)) phase_on(phases, *day).name = judgement.value;
  }
  if (judgement.kind == JudgementKind::kPin && judgement.field == "phase") {
    const auto claim = parse_id<ClaimTag>(judgement.subject);
    const auto day = parse_day(judgement.value);
    if (!claim || !day) return;
    auto& claims = phase_on(phases, *day).claims;
    if (std::ranges::find(claims, *claim) == claims.end()) claims.push_back(*claim);
  }
}

}  // namespace

std::vector<Phase> timeline(std::span<const ResolvedClaim> claims,
                            std::span<const Judgement> all_judgements) {
  const auto judgements = relate::standing(all_judgements);
  const auto parts = split(claims, judgements);
  const auto names = phase_names(parts);
  std::vector<Phase> phases;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    phases.push_back(phase_of(parts, i));
    phases.back().name = names[i];
  }
  if (phases.empty()) return phases;
  for (const Judgement& judgement : judgements) apply(judgement, phases);
  return phases;
}

}  // namespace claimgraph::graph

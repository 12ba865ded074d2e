#include "core/relate/pair.h"

#include <algorithm>
#include <utility>

namespace claimgraph::relate {

Siblings::Siblings(std::vector<const ResolvedClaim*> claims) : claims_(std::move(claims)) {
  std::ranges::sort(claims_, [](const auto* a, const auto* b) { return claimgraph::newer(*b, *a); });
}

std::span<const ResolvedClaim* const> Siblings::said_on(Day day) const {
  const auto found =
      std::ranges::equal_range(claims_, day, {}, [](const auto* c) { return c->resolution.said_on; });
  return {found.begin(), found.end()};
}

Pair::Pair(const ResolvedClaim& newer_claim, const ResolvedClaim& older_claim, const Siblings& beside,
           Exchange& rates, const Judged& judgements)
    : newer(newer_claim),
      older(older_claim),
      siblings(beside),
      exchange(rates),
      judged(judgements),
      tie(judged.tie(newer_claim.claim.party, older_claim.claim.party)) {}

const Comparison& Pair::compared(Reading reading) const {
  auto& slot = comparisons_[static_cast<std::size_t>(reading)];
  if (!slot) slot = compare(newer, older, reading, exchange);
  return *slot;
}

}  // namespace claimgraph::relate

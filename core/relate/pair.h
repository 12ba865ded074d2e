// Two claims of one topic, with everything that the rules ask about them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/model/claim.h"
#include "core/relate/compare.h"
#include "core/relate/exchange.h"
#include "core/relate/judgements.h"
#include "core/relate/party.h"

namespace claimgraph::relate {

// The claims of a topic that stand beside a pair, by day of statement. Borrows them.
class Siblings {
 public:
  explicit Siblings(std::vector<const ResolvedClaim*> claims);

  // Oldest first.
  std::span<const ResolvedClaim* const> all() const { return claims_; }
  std::span<const ResolvedClaim* const> said_on(Day day) const;

 private:
  std::vector<const ResolvedClaim*> claims_;  // INVARIANT: sorted, oldest first
};

// Borrows all that it is made from.
class Pair {
 public:
  // REQUIRES: claimgraph::newer(newer, older)
  Pair(const ResolvedClaim& newer, const ResolvedClaim& older, const Siblings& siblings, Exchange& exchange,
       const Judged& judged);

  const ResolvedClaim& newer;
  const ResolvedClaim& older;
  const Siblings& siblings;
  Exchange& exchange;
  const Judged& judged;
  const Tie tie;

  bool same_day() const { return newer.resolution.said_on == older.resolution.said_on; }
  // One party, or nobody named, on one day.
  bool same_statement() const { return same_day() && tie != Tie::kOther; }
  bool same_source() const { return newer.claim.source == older.claim.source; }

  // a is the newer, b the older. Computed once.
  const Comparison& compared(Reading reading) const;
  const Comparison& compared() const {
    return compared(same_statement() ? Reading::kWithinStatement : Reading::kBetweenStatements);
  }

 private:
  mutable std::array<std::optional<Comparison>, 2> comparisons_;
};

}  // namespace claimgraph::relate

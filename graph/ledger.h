// The promises of every party: what it planned, for when, how often it changed that, and what became of it.
//
// It says what was said, never whether a party keeps its word: a promise is met if somebody reports the
// planned value as a fact.
//
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/relate/relate.h"

namespace claimgraph::graph {

enum class Fate : std::uint8_t {
  kOpen,       // not due yet, or without a date
  kDue,        // the day has passed, and nobody reports an outcome
  kMet,        // the last version is reported as a fact
  kOtherwise,  // another value is reported as a fact
  kWithdrawn,  // the party took it back
};

struct Promise {
  std::string party;
  std::vector<ClaimId> versions;  // oldest first: the first claim of each figure. INVARIANT: not empty
  std::optional<Day> due;         // of the last version: its date, or the end of its period
  Fate fate = Fate::kOpen;
  std::optional<ClaimId> outcome;  // the claim that decided the fate
};

// The plans that a named party made, by (party, subject, attribute, dimension, period). `claims` are whole
// topics.
std::vector<Promise> promises(std::span<const ResolvedClaim> claims, Day today,
                              const relate::Context& context);

}  // namespace claimgraph::graph

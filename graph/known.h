// The claims as they stood at a point of two of the three clocks: what was published, and what was recorded,
// by then.
//
// Days of statements and inherited periods are those that follow from these claims alone: the result equals
// that of a database that never held anything else (RELATIONS.md 6).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/model/claim.h"
#include "core/model/judgement.h"
#include "core/model/result.h"
#include "core/relate/rates.h"
#include "storage/store.h"

namespace claimgraph::graph {

struct Horizon {
  std::optional<Day> published_by = {};             // inclusive
  std::optional<std::int64_t> recorded_by_ms = {};  // milliseconds since 1970 UTC, inclusive
  bool is_now() const { return !published_by && !recorded_by_ms; }
};

struct Known {
  std::vector<ResolvedClaim> claims;
  std::vector<Judgement> judgements;
};

// Everything for Horizon{}. What was written without a time is not known at any time.
Result<Known> known_at(const storage::Snapshot& snapshot, const Horizon& horizon, const relate::Rates& rates);

}  // namespace claimgraph::graph

// The database as it stood at a point of two of the three clocks: what was published, and what was recorded,
// by then.
//
// Days of statements, inherited periods, corrections and edges are those that follow from these inputs alone:
// the result equals a database that never held anything else (RELATIONS.md 6).
#pragma once

#include <cstdint>
#include <optional>

#include "core/model/day.h"
#include "core/model/result.h"
#include "core/relate/rates.h"
#include "storage/store.h"

namespace claimgraph::graph {

struct Horizon {
  std::optional<Day> published_by = {};             // inclusive
  std::optional<std::int64_t> recorded_by_ms = {};  // milliseconds since 1970 UTC, inclusive
  bool is_now() const { return !published_by && !recorded_by_ms; }
};

// In memory. What was written without a time is not known at any time; a text that was read again since is
// there as it is read now. Judgements have no day of publication: `published_by` does not look at them.
Result<storage::Store> known_at(const storage::Snapshot& snapshot, const Horizon& horizon,
                                const relate::Rates& rates);

}  // namespace claimgraph::graph

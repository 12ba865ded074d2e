// Picks from a database what dot.h draws.
#pragma once

#include <cstddef>

#include "core/model/result.h"
#include "graph/export/dot.h"
#include "graph/query.h"
#include "storage/store.h"

namespace claimgraph::graph {

inline constexpr std::size_t kMaxDrawn = 2000;  // claims: layout takes seconds there, minutes beyond

// The claims that pass the filter and are related to each other, with their edges, in the phases of the
// timeline of all that pass; where none is related, all that pass. The title says how many were left out.
// kLimit if there are too many.
Result<Drawing> draw(const storage::Snapshot& snapshot, const Filter& filter);

}  // namespace claimgraph::graph

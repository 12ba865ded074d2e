// The canonical export: one JSON object per line, sources, claims, edges, judgements, each sorted by id. The
// same database gives the same bytes, and what is read back by import.h gives the same database.
#pragma once

#include <iosfwd>

#include "core/model/result.h"
#include "storage/store.h"

namespace claimgraph::graph {

// Reads in batches: the texts of some hundred claims are in memory, not the database. A stream that fails is
// the caller's to notice.
Status write_jsonl(const storage::Snapshot& snapshot, std::ostream& out);

}  // namespace claimgraph::graph

// What changed between two states of a database: answers, contradictions, statements that turned out to be
// retold, edges that lead elsewhere.
#pragma once

#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/result.h"
#include "core/relate/relate.h"
#include "graph/diff.h"
#include "graph/query.h"
#include "storage/store.h"

namespace claimgraph::graph {

struct Moved {
  ResolvedClaim before, after;  // of one id: its day or period follow from other claims than before
};

struct Contradiction {
  ResolvedClaim newer, older;
  Edge edge;
};

struct Changes {
  std::vector<ChangedAnswer> answers;
  std::vector<Contradiction> contradictions;  // that come with a claim of `after` alone
  std::vector<Moved> moved;
  std::vector<Edge> erased, put;  // between claims of both states: the chains go another way
};

// Claims that pass the filter; an edge if one of its ends does. `context` is that of `after`.
Result<Changes> changes_between(const storage::Snapshot& before, const storage::Snapshot& after,
                                const Filter& filter, const relate::Context& context);

}  // namespace claimgraph::graph

// A finding in words and numbers: what `why` prints, and what is stored with an edge.
#pragma once

#include "core/relate/relate.h"
#include "core/relate/rules.h"

namespace claimgraph::relate {

Verdict explain(const Pair& pair, const Finding& finding);

// REQUIRES: the verdict has a relation
Edge to_edge(const Pair& pair, const Finding& finding);

}  // namespace claimgraph::relate

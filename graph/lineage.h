// Where a claim's answer comes from and what became of it, as a tree.
//
// From the focus, agrees and contradicts are followed both ways and updates from newer to older; what
// replaced the answer is followed through updates from older to newer. Claims that give one answer in one
// statement (they are stored as a chain) hang on one parent, not on each other.
#pragma once

#include <cstddef>
#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/result.h"
#include "storage/store.h"

namespace claimgraph::graph {

inline constexpr std::size_t kMaxLineage = 1000;  // claims; a larger lineage is cut, and says so

struct LineageNode {
  ResolvedClaim claim;
  std::size_t parent = 0;  // in Lineage::nodes; of the focus, itself
  std::size_t depth = 0;
  Edge edge;            // that led here; of the focus, empty. It may join another claim of the parent's chain
  bool newer = false;   // this claim is the newer end of that edge
  bool origin = false;  // the answer of the focus goes back to it, and it to nothing
};

struct Lineage {
  std::vector<LineageNode> nodes;  // the focus first, then depth first: children below their parent.
                                   // Siblings: agrees, contradicts, replaced, replaced by; the newest first
  bool cut = false;                // there were more than `limit` claims
};

// kCorruption if an edge names a claim that is not there.
Result<Lineage> lineage(const storage::Snapshot& snapshot, const ResolvedClaim& focus,
                        std::size_t limit = kMaxLineage);

}  // namespace claimgraph::graph

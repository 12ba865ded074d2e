// Every stored proof, made again from the claims: the edge must be the one that the rules give (RELATIONS.md
// 6).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/model/result.h"
#include "core/relate/relate.h"
#include "storage/store.h"

namespace claimgraph::graph {

struct Replay {
  std::size_t proofs = 0;
  std::vector<std::string>
      differences;  // at most kMaxDifferences: "3f2a.. updates 77e0..: is now contradicts"
};
inline constexpr std::size_t kMaxDifferences = 100;

Result<Replay> replay(const storage::Snapshot& snapshot, const relate::Context& context);

}  // namespace claimgraph::graph

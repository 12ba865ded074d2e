// Why two claims are related, or why they are not: the rule's proof, or what keeps them apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/result.h"
#include "core/relate/relate.h"
#include "storage/store.h"

namespace claimgraph::graph {

// A field of the question in which the two claims differ.
struct Difference {
  std::string field;  // "subject", "attribute", "dimension", "period"
  std::string newer, older;
  friend bool operator==(const Difference&, const Difference&) = default;
};

struct Why {
  ResolvedClaim newer, older;
  relate::Verdict verdict;              // no relation: verdict.reason says why
  std::vector<Difference> differences;  // of their slots; empty where they answer one question
};

// REQUIRES: a and b are different claims
Result<Why> why(const storage::Snapshot& snapshot, const ResolvedClaim& a, const ResolvedClaim& b,
                const relate::Context& context);

std::vector<Difference> differences(const ResolvedClaim& newer, const ResolvedClaim& older);

}  // namespace claimgraph::graph

// What changed between two states of what is known: the answers that stand, question by question.
//
// The answer that stands is the newest one that a party, or nobody named, gave to a question. How the two
// states come about (as of two days, before and after a source) is the caller's.
//
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/model/claim.h"
#include "core/relate/relate.h"

namespace claimgraph::graph {

enum class Change : std::uint8_t {
  kNew,      // a question nobody had answered, or a party that had not
  kChanged,  // another figure, or the same denied
  kGone,     // no answer any more
};

struct ChangedAnswer {
  Change change = Change::kNew;
  std::optional<ResolvedClaim> before, after;
  relate::Verdict verdict;  // of the newer of the two on the older, where there are two
};

// By subject, attribute, dimension, period and party.
std::vector<ChangedAnswer> diff(std::span<const ResolvedClaim> before, std::span<const ResolvedClaim> after,
                                const relate::Context& context);

}  // namespace claimgraph::graph

// The story in phases: which statements belong together, what is talked about in each, which dates it aims
// at.
//
// A claim lies in the phase of the day it was said on, never of its publication nor of its target period
// (RELATIONS.md 7). A function of the claims and the judgements; the order of the claims does not matter.
//
// Thread safety: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/model/judgement.h"

namespace claimgraph::graph {

// A date that statements of the phase aim at or report.
struct Milestone {
  Day first;                    // the first day of `date`
  std::string date;             // as exact as it is said: "2025-12-31", "2034-03", "2026"
  std::string label;            // "power 1 GW, gpu count at least 1.3 million"
  std::vector<ClaimId> claims;  // oldest first
};

// Why a phase begins where it does.
struct Boundary {
  Day before;  // the last day on which something was said
  int gap_days = 0;
  std::vector<ClaimId>
      causes;           // what is new: other values, other questions; those of the first statement only
  bool pinned = false;  // a person put it there
};

struct Phase {
  std::string name;
  Day from;  // the first and the last day on which something was said
  Day to;
  std::vector<ClaimId> claims;        // oldest first
  std::vector<Milestone> milestones;  // by date
  std::optional<Boundary> boundary;   // nothing for the first phase
};

// What a person may decide, as a judgement with the subject "phase DAY":
//   kPin, field "start": a phase starts on DAY; kReject, field "start": none does;
//   kCorrect, field "name": the phase that holds DAY is called `value`.
// And kPin with a claim's id as subject, field "phase", value DAY: the claim is listed in that phase, too.
std::vector<Phase> timeline(std::span<const ResolvedClaim> claims,
                            std::span<const Judgement> judgements = {});

}  // namespace claimgraph::graph

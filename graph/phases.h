// Where one phase of a story ends and the next begins.
//
// Every source has a day of which most of what it says is: its main day. A phase begins between two main days
// if the gap is at least a tenth of the largest and at least half of what is said on the later one is news;
// it begins at the largest gap between them, so that a few words of the weeks before go with the statement
// they lead to; an older answer without a day stays before it. What lies further before the first main day
// than the whole story lasts, and more than a year, is a phase of its own: the background.
#pragma once

#include <map>
#include <set>
#include <span>
#include <vector>

#include "core/model/claim.h"
#include "core/model/judgement.h"

namespace claimgraph::graph {

using Claims = std::vector<const ResolvedClaim*>;

struct Part {
  Claims claims;          // oldest first. INVARIANT: not empty
  std::vector<Day> main;  // its main days, in order
  Claims news;            // of its first main day: what no earlier part said
  bool pinned = false;    // a person let it begin here

  Day first() const { return claims.front()->resolution.said_on; }
  Day last() const { return claims.back()->resolution.said_on; }
};

inline constexpr std::size_t kMaxPhases = 8;  // what a person can hold; the largest gaps win

std::vector<Part> split(std::span<const ResolvedClaim> claims, std::span<const Judgement> judgements);

// The number that a reader would take from the claim, with its unit; equal for "up to 65" and "60 to 65".
bool same_figure(const Value& a, const Value& b);

// The day that a judgement's subject "phase DAY" names.
std::optional<Day> phase_day(const Judgement& judgement);

}  // namespace claimgraph::graph

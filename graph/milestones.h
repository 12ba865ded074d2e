// The dates of a phase: what its plans aim at, what its dates report, and the days of its statements.
#pragma once

#include <span>
#include <vector>

#include "graph/phases.h"
#include "graph/timeline.h"

namespace claimgraph::graph {

// Of the i-th part, by date.
std::vector<Milestone> milestones_of(std::span<const Part> story, std::size_t i);

}  // namespace claimgraph::graph

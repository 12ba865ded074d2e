// What a phase is called: made from what is said in it, "Early 2025: $65bn announcement".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/phases.h"

namespace claimgraph::graph {

// One for each part. When: a third of the year, the month or the day, whatever tells the parts apart. What:
// the named sites that the part plans for the first time, if there are two or more; else its leading figure,
// the one that most sources and sentences give of the story's main subject, and what it was before.
std::vector<std::string> phase_names(std::span<const Part> parts);

// The figures of the i-th part, the leading one first; claims with one figure in one question count as one.
std::vector<Claims> leading_figures(std::span<const Part> story, std::size_t i);

// "$65bn", "up to 780 MW", "2033-05-01 to 2033-08-31".
std::string short_value(const Value& value);

// "building_cost" -> "building cost"
std::string words_of(std::string attribute);

}  // namespace claimgraph::graph

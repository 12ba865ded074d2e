// The graph as DOT text for Graphviz: claims as boxes from left (older) to right, one rank per day with a
// date axis, phases as frames, a legend.
//
// The relations differ by line style and label as well as by colour: agrees solid blue, contradicts dashed
// orange with heads at both ends, updates bold black from the older to the newer claim. The same drawing
// gives the same bytes.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/source.h"

namespace claimgraph::graph {

struct DrawnPhase {
  std::string name;
  std::vector<ClaimId> claims;
};

// What is drawn. Edges of claims that are not among `claims` are left out; a source that is missing is not
// named.
struct Drawing {
  std::string title;
  std::vector<ResolvedClaim> claims;
  std::vector<Edge> edges;
  std::vector<DrawnPhase> phases;      // a claim of several is drawn in the first
  std::map<SourceId, Source> sources;  // texts not needed
};

void write_dot(const Drawing& drawing, std::ostream& out);

}  // namespace claimgraph::graph

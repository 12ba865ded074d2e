// The records of the canonical export as JSON objects: one per source, claim, edge and judgement (DESIGN.md).
//
// The documented fields come first, in the documented order; then what an import needs to make the same
// record again. Offsets are code points of the stored text. Text values and dates stand as people write them,
// numbers as exact strings. Every writer gives one line without its end.
#pragma once

#include <span>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/judgement.h"
#include "core/model/source.h"
#include "core/text/utf8.h"
#include "graph/export/json.h"
#include "graph/timeline.h"
#include "graph/why.h"

namespace claimgraph::graph {

void write_source(JsonWriter& json, const Source& source);
// REQUIRES: `offsets` are those of source.text, and the claim's mentions lie in it
void write_claim(JsonWriter& json, const ResolvedClaim& claim, const Source& source,
                 const text::Offsets& offsets);
void write_edge(JsonWriter& json, const Edge& edge);
void write_judgement(JsonWriter& json, const Judgement& judgement);

// {"rule","version","facts":[{"name","value"}]}
void write_proof(JsonWriter& json, const Proof& proof);

// {"from","to","relation","subtype"}: a line of `pairs`.
void write_pair(JsonWriter& json, const Edge& edge);

// {"from","to","relation","subtype","label","reason","differences":[{"field","newer","older"}],"proof"}
void write_why(JsonWriter& json, const Why& why);

// {"name","from","to","claims":[..],"milestones":[{"date","label","claims":[..]}],"boundary":{"before","gap_days","causes",
// "pinned"}|null}, and {"phases":[..]}.
void write_phase(JsonWriter& json, const Phase& phase);
void write_timeline(JsonWriter& json, std::span<const Phase> phases);

}  // namespace claimgraph::graph

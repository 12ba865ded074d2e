// The finer names of a relation, for people: what kind of agreement, what kind of update.
#pragma once

#include "core/model/edge.h"
#include "core/relate/pair.h"

namespace claimgraph::relate {

// REQUIRES: the values meet
Subtype subtype_of_agreement(const Pair& pair, const Comparison& compared);

// raise, cut, narrow, widen, shift, realised ...
Subtype subtype_of_update(const Pair& pair, const Comparison& compared);

// echo: one party's statement said again; corroboration: two named parties.
Label label_of_agreement(const Pair& pair);

}  // namespace claimgraph::relate

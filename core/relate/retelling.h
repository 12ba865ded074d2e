// Which statement a source reports when it names no day (RELATIONS.md 1, "Retelling").
#pragma once

#include <vector>

#include "core/model/claim.h"
#include "core/relate/judgements.h"
#include "core/relate/rates.h"

namespace claimgraph::relate {

// Moves the claims of retellings, and older answers whose day the text leaves open, to the day of the
// statement that they repeat, and flags them kRetold. A function of the set: the order of `claims` does not
// matter.
//
// What counts, where the page leaves room: claims nobody is named for go with the party of their source whose
// subject they share, and all of them with a statement retold in three slots or more; a source without any
// party retells only by three plans. A statement of more than two weeks before is
// retold only by a source that has nothing new at all, whoever says it: else its party upholds what it said.
// Where several statements fit,
// the one met in most slots wins, then the latest.
void find_retellings(std::vector<ResolvedClaim>& claims, const Rates& rates, const Judged& judged);

}  // namespace claimgraph::relate

// The claim that a person means: by its id, or by words of the question.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "core/model/claim.h"
#include "graph/query.h"
#include "storage/store.h"

namespace claimgraph::cli {

// The newest of the claims meant; says so on err where the words fit several questions.
Result<ResolvedClaim> focus_of(const storage::Snapshot& snapshot, const std::vector<std::string>& words,
                               const graph::Filter& filter, Session& session);

}  // namespace claimgraph::cli

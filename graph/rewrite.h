// Claims of stored sources written anew, after a judgement or by newer rules, with everything that follows.
//
// Thread safety: as Store::append.
#pragma once

#include <map>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/relate/relate.h"
#include "graph/append.h"
#include "storage/store.h"

namespace claimgraph {

// One write: `change` may bring judgements and the time, the rest of it is filled in. The corrections that
// the context's judgements ask for are made here, on the claims as they were found. `claims_changed` of the
// report counts those of all sources.
Result<AppendReport> rewrite(storage::Store& store, std::map<SourceId, std::vector<Claim>> sources,
                             const relate::Context& context, storage::Change change);

}  // namespace claimgraph

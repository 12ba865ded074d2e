// What a write of the store puts and erases: an Append, a Removal or a Judgement as one batch with the new
// totals.
#pragma once

#include <cstdint>
#include <optional>

#include "core/model/result.h"
#include "storage/codec.h"
#include "storage/engine.h"
#include "storage/store.h"

namespace claimgraph::storage {

struct Plan {
  Batch batch;
  Totals totals;  // after it
};

// `before` are the totals of `view`. kInvalidArgument if the source is there already or its claims are not
// its own; kLimit beyond kMaxClaimsPerSource.
Result<Plan> plan_append(const View& view, const Totals& before, const Append& append);

// kNotFound if the source is not there.
Result<Plan> plan_removal(const View& view, const Totals& before, const Removal& removal);

Result<Plan> plan_relink(const View& view, const Totals& before, const Relink& relink);

// kNotFound if a rewritten source is not there; for the rest as above and below.
Result<Plan> plan_change(const View& view, const Totals& before, const Change& change);

// Nothing if this very judgement is there; kInvalidArgument if another one has its id.
Result<std::optional<Plan>> plan_judgement(const View& view, const Totals& before, const Judgement& judgement,
                                           std::optional<std::int64_t> recorded_ms);

}  // namespace claimgraph::storage

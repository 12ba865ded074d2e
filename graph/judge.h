// What people decide, put into a database with everything that follows from it, in one write.
//
// Thread safety: as Store::append.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/model/judgement.h"
#include "core/model/result.h"
#include "core/relate/rates.h"
#include "graph/append.h"
#include "storage/store.h"

namespace claimgraph {

// kInvalidArgument or kNotFound says what would be right: claims that are there, fields and values that can
// be read, two claims of one topic for a relation.
Status check(const storage::Snapshot& snapshot, const Judgement& judgement);

// What has to be put so that `wanted`, whose id is not looked at, is the judgement that counts: nothing if it
// does already, else those that take back what stands on the same thing, and the judgement itself, with ids.
std::vector<Judgement> decide(std::span<const Judgement> stored, const Judgement& wanted);

// Those that are there already change nothing.
Result<AppendReport> put_judgements(storage::Store& store, std::span<const Judgement> judgements,
                                    const relate::Rates& rates,
                                    std::optional<std::int64_t> recorded_ms = std::nullopt);

}  // namespace claimgraph

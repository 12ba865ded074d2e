// A new, whole database of what can be read of a damaged one. Never in place, never without saying what is
// lost.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "core/relate/rates.h"

namespace claimgraph {

struct RepairReport {
  std::size_t sources = 0;            // in the new database
  std::vector<SourceId> reread;       // their claims were damaged and were read from the text again
  std::vector<SourceId> lost;         // as far as the journal or any table still names them
  std::vector<std::string> problems;  // what was damaged
};

using Extract = std::function<std::vector<Claim>(const Source&)>;

// Sources, claims and judgements are taken over, everything derived is made anew. `target` must not exist, or
// be empty.
Result<RepairReport> repair(const std::filesystem::path& damaged, const std::filesystem::path& target,
                            const relate::Rates& rates, const Extract& extract);

}  // namespace claimgraph

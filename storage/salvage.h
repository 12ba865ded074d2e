// What can still be read of a damaged database. Looks at a copy; the database itself is never changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/model/judgement.h"
#include "core/model/result.h"
#include "core/model/source.h"

namespace claimgraph::storage {

struct SalvagedSource {
  Source source;
  std::optional<std::vector<Claim>> claims;  // nothing if any of them cannot be read
  std::optional<std::int64_t> recorded_ms;   // as the journal has it
};

struct Salvage {
  std::vector<SourceId> lost;         // known to have been there, unreadable now
  std::vector<std::string> problems;  // what was damaged, each once, by the files of the database itself
};

// Calls `visit` for each readable source, in the order in which they were written as far as the journal
// tells, and `judge` for each readable judgement. `scratch`: a directory of the caller's for the copy, which
// is left there. Stops at the first error of a visitor. An Error otherwise only if nothing at all can be
// read.
Result<Salvage> salvage(const std::filesystem::path& directory, const std::filesystem::path& scratch,
                        const std::function<Status(const SalvagedSource&)>& visit,
                        const std::function<Status(const Judgement&)>& judge);

}  // namespace claimgraph::storage

// Stored texts read again by the rules of today; what people decided stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "core/relate/relate.h"
#include "graph/append.h"
#include "storage/store.h"

namespace claimgraph {

// What the new rules make of one source.
struct Reread {
  SourceId source;
  std::vector<Claim> gone, came;
  std::vector<std::pair<Claim, Claim>> changed;  // before and now, of one id
  bool is_same() const { return gone.empty() && came.empty() && changed.empty(); }
};

struct RefreshReport {
  std::size_t sources = 0;  // read again
  std::size_t kept = 0;     // whose claims were written by hand or by another program
  std::vector<Reread> changed;
  AppendReport follows;  // of the edges and days
};

// Claims that a person accepted or corrected stay even where the rules find them no more. One write per 100
// sources that change; an interrupted refresh is finished by the next one.
Result<RefreshReport> refresh(storage::Store& store,
                              const std::function<std::vector<Claim>(const Source&)>& extract,
                              const relate::Context& context,
                              std::optional<std::int64_t> recorded_ms = std::nullopt);

}  // namespace claimgraph

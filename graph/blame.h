// How an answer travelled: from the first source that gave it to the one asked about, and what each telling
// lost, added or changed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "graph/source_cache.h"
#include "storage/store.h"

namespace claimgraph::graph {

// One difference to the telling before: {"hedge lost", "up to", ""}, {"language", "en", "de"}.
struct Shift {
  std::string what;
  std::string before, after;
  friend bool operator==(const Shift&, const Shift&) = default;
};

struct Telling {
  ResolvedClaim claim;
  std::optional<std::size_t> from;  // in Blame::tellings; nothing for one that goes back to no other
  std::string lang;
  std::vector<Shift> shifts;  // against `from`
};

// INVARIANT: in the order in which their sources were published; the claim asked about is among them.
struct Blame {
  std::vector<Telling> tellings;
  std::size_t asked = 0;
  bool cut = false;  // there were more than kMaxLineage
};

Result<Blame> blame(const storage::Snapshot& snapshot, const ResolvedClaim& claim, SourceCache& sources);

// What the later telling lost, added or changed, languages left out.
std::vector<Shift> shifts_between(const Claim& before, const Claim& after);

}  // namespace claimgraph::graph

// Endless made-up sources, the same for the same number: what the writer appends and the checks expect.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/claim.h"
#include "core/model/source.h"

namespace claimgraph::faults {

struct Told {
  Source source;
  std::vector<Claim> claims;
};

Told told(std::uint64_t number);

}  // namespace claimgraph::faults

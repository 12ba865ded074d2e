// Endless made-up sources, the same for the same number: what the writer appends and the checks expect.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/claim.h"
#include "core/model/source.h"
#include "core/relate/rates.h"

namespace claimgraph::faults {

struct Told {
  Source source;
  std::vector<Claim> claims;
};

Told told(std::uint64_t number);

// All its money is in euros: reading the reference rates would take longer than a short writer lives.
relate::Rates no_rates();

}  // namespace claimgraph::faults

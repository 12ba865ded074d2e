// A claim as one line of text, and where it stands. Not escaped: tables and trees do that.
#pragma once

#include <string>

#include "core/model/claim.h"
#include "core/model/source.h"

namespace claimgraph::cli {

// "67 billion USD (planned) — Orvento: investment, 2025".
std::string headline(const ResolvedClaim& claim);

// "said 2025-01-24 by Orvento; in "Orvento bets big", The Post, en, 2025-03-02".
std::string provenance(const ResolvedClaim& claim, const Source& source);

}  // namespace claimgraph::cli

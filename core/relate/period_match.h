// Whether two claims are about the same time (RELATIONS.md 2).
#pragma once

#include <string>

#include "core/model/claim.h"

namespace claimgraph::relate {

// Whether the target periods of two claims of one topic let them answer one question.
bool same_period(const ResolvedClaim& a, const ResolvedClaim& b);

// "2025", "2024-07-01..2025-06-30", "until 2025", "none".
std::string period_text(const std::optional<Period>& period);

}  // namespace claimgraph::relate

// Dates in digits: 2025-01-24, 24.1.2025, 1/24/25, 2025-01, 20250124, and 24/1 where words around it say that
// it is one.
#pragma once

#include "core/recognize/actions.h"

namespace claimgraph::recognize {

// Adds <date>, <period> and <time> nodes; a day and month without a year is only a <plaindate>.
void find_numeric_dates(Context& context);

}  // namespace claimgraph::recognize

// Of several figures that one speaker gives on one day, the one that continues an older figure.
//
// A slot that holds a farm's power and a turbine's, because nothing in the text told them apart, must not
// make one the update of the other. Looks at values, parties, periods and days only, as forensics.h does.
#pragma once

#include <optional>

#include "core/relate/rules.h"

namespace claimgraph::relate {

// No edge for two disjoint figures a factor of two or more apart, if the same speaker gave, on the day of one
// of them, another figure that is at least twice as near to the other one.
std::optional<Decision> other_figure(const Pair& pair);

}  // namespace claimgraph::relate

// Which figure lends a bare number its unit: the next one ("from 384 to 401 million euros"), the one that it
// replaces, the one whose question it answers again, the last sum of the text. borrow.h says how the unit is
// taken.
#pragma once

#include <cstddef>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/choice.h"
#include "core/extract/contrast.h"

namespace claimgraph::extract {

// Gives the i-th figure of its sentence the unit of another one, if it has none and one lends it. The chooser
// has entered the sentence.
void lend_unit(const Before& before, const Chooser& chooser, const std::vector<Found>& found, std::size_t i,
               Binding& binding);

}  // namespace claimgraph::extract

// Numbers that name something and count nothing: "F-16", "Article 5", "2:1", "0848 31 60 00", the 1 of a
// list.
#pragma once

#include <cstdint>

#include "core/recognize/chart.h"

namespace claimgraph::recognize {

// True if the number in the tokens [begin, end) is one of those. The best reading leaves it out; a layer
// tells it.
bool names_something(const Chart& chart, std::uint32_t begin, std::uint32_t end);

}  // namespace claimgraph::recognize

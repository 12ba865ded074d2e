// Text values of which only one can hold at a time: planned or open, offered or withdrawn, yes or no.
//
// Canonical values, as extraction writes them, in whatever language the text was. A word that is in no set is
// free text: two of these say nothing about each other.
#pragma once

#include <string_view>

namespace claimgraph::relate {

// REQUIRES: both folded to lower case with single spaces
bool exclude_each_other(std::string_view a, std::string_view b);

}  // namespace claimgraph::relate

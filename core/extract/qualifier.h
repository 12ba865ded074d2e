// The word beside a figure that makes it the answer to another question: doses used, paid to each, a part of
// a whole.
#pragma once

#include <string_view>

#include "core/extract/binding.h"
#include "core/extract/choice.h"
#include "core/extract/contrast.h"

namespace claimgraph::extract {

inline constexpr std::string_view kChangeOf = "_change";  // the end of the name of how an attribute changed

// What the tables call a part of what the attribute counts.
std::string_view part_name(const Before& before);

// The name of the qualifier, or nothing. The attribute of the figure is set.
std::string_view qualifier_of(const Before& before, const Chooser& chooser, const Binding& binding);

}  // namespace claimgraph::extract

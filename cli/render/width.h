// How many columns a text takes on a terminal, and texts cut or wrapped to a number of columns.
//
// REQUIRES of all: text that went through graph::terminal_text (valid UTF-8, nothing invisible)
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

// Wide and full-width characters take two columns, combining marks none.
std::size_t width_of(std::string_view text);

// At most `columns` wide; what is cut off is replaced by an ellipsis.
std::string cut_to(std::string_view text, std::size_t columns);

// Lines of at most `columns`, broken at spaces; a longer word is broken where it must be. Never empty.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace claimgraph::cli

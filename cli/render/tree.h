// A tree of text for people: "├─ " and "└─ " before each node, long texts wrapped below their beginning.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace claimgraph::cli {

struct TreeLine {
  std::size_t depth = 0;  // 0 is the root; never more than one deeper than the line before
  std::string text;       // escaped here
};

// Depth first, as printed.
void print_tree(const std::vector<TreeLine>& lines, std::ostream& out, std::size_t width);

}  // namespace claimgraph::cli

#include "cli/render/tree.h"

#include <algorithm>
#include <ostream>

#include "cli/render/width.h"
#include "graph/export/escape.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kLeastText = 24;  // columns, however deep the tree

// Whether a sibling follows, per line.
std::vector<bool> with_sibling(const std::vector<TreeLine>& lines) {
  std::vector<bool> followed(lines.size());
  std::vector<bool> open;  // per depth: a later line of that depth, under the same parent
  for (std::size_t i = lines.size(); i-- > 0;) {
    const std::size_t depth = lines[i].depth;
    open.resize(std::max(open.size(), depth + 1));
    followed[i] = open[depth];
    open[depth] = true;
    open.resize(depth + 1);
  }
  return followed;
}

}  // namespace

void print_tree(const std::vector<TreeLine>& lines, std::ostream& out, std::size_t width) {
  const auto followed = with_sibling(lines);
  std::vector<bool> bars;  // per depth from 1: a bar runs down beside what is deeper
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t depth = lines[i].depth;
    bars.resize(depth);
    std::string indent;
    for (std::size_t d = 0; d + 1 < depth; ++d) indent += bars[d] ? "\u2502  " : "   ";
    const std::string first = depth == 0 ? "" : followed[i] ? "\u251c\u2500 " : "\u2514\u2500 ";
    const std::string next = depth == 0 ? "" : followed[i] ? "\u2502  " : "   ";
    const std::size_t used = 3 * depth;
    const auto texts =
        wrap(graph::terminal_text(lines[i].text), std::max(kLeastText, width - std::min(width, used)));
    for (std::size_t t = 0; t < texts.size(); ++t)
      out << indent << (t == 0 ? first : next) << texts[t] << '\n';
    if (depth > 0) bars[depth - 1] = followed[i];
  }
}

}  // namespace claimgraph::cli

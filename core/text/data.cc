#include "core/text/data.h"

#include <algorithm>

namespace claimgraph::text {
namespace {

std::string_view take_until(std::string_view& rest, char end) {
  const auto at = std::min(rest.find(end), rest.size());
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return taken;
}

}  // namespace

std::vector<Row> rows(std::string_view file) {
  std::vector<Row> found;
  while (!file.empty()) {
    std::string_view line = take_until(file, '\n');
    if (line.empty() || line.front() == '#') continue;
    Row row;
    row.key = take_until(line, ' ');
    while (!line.empty()) {
      const std::string_view word = take_until(line, ' ');
      if (!word.empty()) row.words.push_back(word);
    }
    found.push_back(std::move(row));
  }
  return found;
}

}  // namespace claimgraph::text

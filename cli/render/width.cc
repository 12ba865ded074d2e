#include "cli/render/width.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "graph/export/code_points.h"

namespace claimgraph::cli {
namespace {

constexpr std::string_view kEllipsis = "\u2026";

std::size_t width_of(char32_t value) {
  const auto code = static_cast<UChar32>(value);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// How many bytes from `start` fit into so many columns.
std::size_t fitting(std::string_view text, std::size_t start, std::size_t columns) {
  std::size_t i = start;
  while (i < text.size()) {
    const auto next = graph::code_point_at(text, i);
    const std::size_t width = width_of(next.value);
    if (width > columns) break;
    columns -= width;
    i += next.size;
  }
  return i - start;
}

std::string trimmed(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  return std::string{line};
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto next = graph::code_point_at(text, i);
    width += width_of(next.value);
    i += next.size;
  }
  return width;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (width_of(text) <= columns) return std::string{text};
  if (columns == 0) return {};
  std::string_view kept = text.substr(0, fitting(text, 0, columns - 1));
  while (kept.ends_with(' ')) kept.remove_suffix(1);
  return std::string{kept} + std::string{kEllipsis};
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  while (width_of(text) > columns) {
    std::size_t end = std::max<std::size_t>(fitting(text, 0, columns), graph::code_point_at(text, 0).size);
    const std::size_t space = text.rfind(' ', end);
    const bool at_space = space != std::string_view::npos && space > 0;
    if (at_space) end = space;
    lines.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(at_space ? end + 1 : end);
  }
  if (lines.empty() || !text.empty()) lines.emplace_back(text);
  return lines;
}

}  // namespace claimgraph::cli

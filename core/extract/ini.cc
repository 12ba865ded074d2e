#include "core/extract/ini.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr std::string_view kSpace = " \t\r";

Error wrong(std::string_view file, int line, std::string_view what) {
  return {ErrorCode::kInvalidArgument,
          std::string(file) + ":" + std::to_string(line) + ": " + std::string(what)};
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> split_list(std::string_view value, char separator) {
  std::vector<std::string_view> parts;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(separator), value.size());
    if (const auto part = trim(value.substr(0, end)); !part.empty()) parts.push_back(part);
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return parts;
}

Result<std::vector<IniSection>> parse_ini(std::string_view file, std::string_view text) {
  std::vector<IniSection> sections;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      if (line.back() != ']' || line.size() < 3) return wrong(file, number, "a section is [name]");
      sections.push_back({trim(line.substr(1, line.size() - 2)), number, {}});
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return wrong(file, number, "expected [section] or key = value");
    if (sections.empty()) return wrong(file, number, "a key before the first [section]");
    sections.back().entries.push_back({trim(line.substr(0, equals)), trim(line.substr(equals + 1)), number});
  }
  return sections;
}

}  // namespace claimgraph::extract

#include "core/recognize/data.h"

#include <algorithm>

namespace claimgraph::recognize {
namespace {

std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

Section section_of(std::string_view header) {
  header = header.substr(1, header.find(']') - 1);
  const auto space = header.find(' ');
  if (space == std::string_view::npos) return {header, {}, {}};
  return {header.substr(0, space), trimmed(header.substr(space)), {}};
}

Line line_of(std::string_view text, int number) {
  auto at = text.find(" = ");
  if (const auto colon = text.find(" : "); colon != std::string_view::npos && colon < at) at = colon;
  if (at == std::string_view::npos) return {{}, text, number};
  return {trimmed(text.substr(0, at)), trimmed(text.substr(at + 3)), number};
}

bool is_header(std::string_view line) {
  return line.front() == '[' && line.back() == ']' && line.find(" : ") == std::string_view::npos;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<Section> sections(std::string_view file) {
  std::vector<Section> found;
  int number = 0;
  while (!file.empty()) {
    const std::string_view line = trimmed(take_line(file));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (is_header(line))
      found.push_back(section_of(line));
    else if (!found.empty())
      found.back().lines.push_back(line_of(line, number));
  }
  return found;
}

std::vector<std::string> expanded(std::string_view form) {
  std::vector<std::string> all{std::string()};
  const auto append = [&all](std::string_view piece) {
    for (std::string& one : all) one += piece;
  };
  while (!form.empty()) {
    const std::size_t open = std::min(form.find('{'), form.size());
    append(form.substr(0, open));
    const std::size_t close = form.find('}', open);
    if (close == std::string_view::npos) {
      append(form.substr(open));
      return all;
    }
    std::vector<std::string> longer;
    for (std::string_view choices = form.substr(open + 1, close - open - 1);;) {
      const std::size_t slash = std::min(choices.find('/'), choices.size());
      for (const std::string& one : all) longer.push_back(one + std::string(choices.substr(0, slash)));
      if (slash == choices.size()) break;
      choices.remove_prefix(slash + 1);
    }
    all = std::move(longer);
    form.remove_prefix(close + 1);
  }
  return all;
}

}  // namespace claimgraph::recognize

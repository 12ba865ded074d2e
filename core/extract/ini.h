// The form of the lexicon files: sections of `key = value` lines, `#` for comments. Knows nothing of
// lexicons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"

namespace claimgraph::extract {

struct IniEntry {
  std::string_view key;
  std::string_view value;
  int line = 0;
};

struct IniSection {
  std::string_view name;
  int line = 0;
  std::vector<IniEntry> entries;
};

// In the order of the file; views into `text`. kInvalidArgument says file and line.
Result<std::vector<IniSection>> parse_ini(std::string_view file, std::string_view text);

// "a, b c , d" -> {"a", "b c", "d"}; empty parts are left out.
std::vector<std::string_view> split_list(std::string_view value, char separator = ',');

std::string_view trim(std::string_view text);

}  // namespace claimgraph::extract

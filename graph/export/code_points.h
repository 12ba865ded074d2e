// Walks a text code point by code point, whatever its bytes are: what is ill-formed comes out as U+FFFD, byte
// by byte. Sources are valid UTF-8; file names, messages of libraries and command lines need not be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph::graph {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  // bytes it takes
  bool valid = true;     // false: value is kReplacement in place of an ill-formed byte
};

// REQUIRES: position < bytes.size()
CodePoint code_point_at(std::string_view bytes, std::size_t position);

void append_utf8(std::string& out, char32_t value);

// What must never reach a terminal, a log or a page as it is: controls (C0, DEL, C1), bidirectional controls,
// zero width, line and paragraph separators, tags, non-characters. Not the line break, the tab and the soft
// hyphen, which do no harm.
bool is_hostile(char32_t value);

}  // namespace claimgraph::graph

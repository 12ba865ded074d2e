// Code points of a valid UTF-8 text, one at a time.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph::text {

// The code point at `position`, which moves behind it. A sequence cut short by the end of the text reads as
// its leading bits: never beyond the end. REQUIRES: valid UTF-8, position < text.size()
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position++]);
  if (lead < 0x80) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  auto point = static_cast<char32_t>(lead & (0x3F >> more));
  for (int i = 0; i < more && position < text.size(); ++i) {
    point = point << 6 | (static_cast<unsigned char>(text[position++]) & 0x3Fu);
  }
  return point;
}

}  // namespace claimgraph::text

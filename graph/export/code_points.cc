#include "graph/export/code_points.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace claimgraph::graph {
namespace {

struct Range {
  char32_t first, last;
};

constexpr std::array kHostile = {
    Range{0x0000, 0x0008},    // C0 up to the tab
    Range{0x000B, 0x001F},    // C0 after the line break; ESC and CR among them
    Range{0x007F, 0x009F},    // DEL, C1
    Range{0x061C, 0x061C},    // Arabic letter mark
    Range{0x180E, 0x180E},    // Mongolian vowel separator
    Range{0x200B, 0x200F},    // zero width, direction marks
    Range{0x2028, 0x202E},    // separators, bidirectional embeddings and overrides
    Range{0x2060, 0x206F},    // word joiner, invisible operators, isolates
    Range{0xFEFF, 0xFEFF},    // zero width no-break space
    Range{0xFFF0, 0xFFFB},    // interlinear annotation
    Range{0xFFFE, 0xFFFF},    // non-characters
    Range{0x1D173, 0x1D17A},  // invisible musical controls
    Range{0xE0000, 0xE0FFF},  // tags, variation selectors
};

struct Lead {
  std::size_t size;  // 0: no lead byte
  char32_t bits;
  unsigned char low, high;  // of the second byte (Unicode 15, table 3-7)
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80, 0xBF};
  if (byte >= 0xE0 && byte <= 0xEF) {
    return {3, byte & 0x0FU, byte == 0xE0 ? std::uint8_t{0xA0} : std::uint8_t{0x80},
            byte == 0xED ? std::uint8_t{0x9F} : std::uint8_t{0xBF}};
  }
  if (byte >= 0xF0 && byte <= 0xF4) {
    return {4, byte & 0x07U, byte == 0xF0 ? std::uint8_t{0x90} : std::uint8_t{0x80},
            byte == 0xF4 ? std::uint8_t{0x8F} : std::uint8_t{0xBF}};
  }
  return {0, 0, 0, 0};
}

unsigned char byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

char tail(char32_t value, int shift) { return static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); }

}  // namespace

CodePoint code_point_at(std::string_view bytes, std::size_t position) {
  assert(position < bytes.size());
  const Lead lead = lead_of(byte_at(bytes, position));
  const CodePoint ill{kReplacement, 1, false};
  if (lead.size == 0 || position + lead.size > bytes.size()) return ill;
  char32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.size; ++i) {
    const unsigned char byte = byte_at(bytes, position + i);
    const unsigned char low = i == 1 ? lead.low : 0x80;
    const unsigned char high = i == 1 ? lead.high : 0xBF;
    if (byte < low || byte > high) return ill;
    value = (value << 6) | (byte & 0x3FU);
  }
  return {value, lead.size, true};
}

void append_utf8(std::string& out, char32_t value) {
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += {static_cast<char>(0xC0U | (value >> 6)), tail(value, 0)};
  } else if (value < 0x10000) {
    out += {static_cast<char>(0xE0U | (value >> 12)), tail(value, 6), tail(value, 0)};
  } else {
    out += {static_cast<char>(0xF0U | (value >> 18)), tail(value, 12), tail(value, 6), tail(value, 0)};
  }
}

bool is_hostile(char32_t value) {
  const auto after = std::ranges::upper_bound(kHostile, value, {}, &Range::first);
  return (after != kHostile.begin() && value <= std::prev(after)->last) || (value & 0xFFFEU) == 0xFFFE;
}

}  // namespace claimgraph::graph

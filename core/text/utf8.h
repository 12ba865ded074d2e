// UTF-8: validation at the border and the map between bytes (in memory) and code points (in claims and
// exports).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/span.h"

namespace claimgraph::text {

// Where the first ill-formed byte stands (Unicode 15, table 3-7: no overlong forms, no surrogates); nothing
// if all is well.
std::optional<std::size_t> first_invalid(std::string_view bytes);

std::size_t code_points(std::string_view valid);

// Byte offset <-> code point offset of one text. Made in one pass; to_code_point is O(1), to_byte O(log n).
class Offsets {
 public:
  explicit Offsets(std::string_view valid);  // the text must outlive it
  std::uint32_t to_code_point(std::uint32_t byte) const;
  std::uint32_t to_byte(std::uint32_t code_point) const;  // REQUIRES: code_point <= size()
  std::uint32_t size() const;                             // in code points
  CodePointSpan to_code_points(ByteSpan span) const {
    return {to_code_point(span.start), to_code_point(span.end)};
  }
  ByteSpan to_bytes(CodePointSpan span) const { return {to_byte(span.start), to_byte(span.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> blocks_;  // code points before every 64th byte
};

// The stretch of `text` that a code point span names. REQUIRES: span lies in the text
std::string_view slice(std::string_view text, const Offsets& offsets, CodePointSpan span);

}  // namespace claimgraph::text

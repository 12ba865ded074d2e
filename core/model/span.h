// A half-open stretch of a text. Spans in memory count bytes of UTF-8; spans in claims and exports count code
// points. The type says which.
#pragma once

#include <compare>
#include <cstdint>

namespace claimgraph {

template <typename Unit>
struct BasicSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;  // exclusive

  std::uint32_t size() const { return end - start; }
  bool empty() const { return start == end; }
  bool contains(const BasicSpan& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const BasicSpan& other) const { return start < other.end && other.start < end; }
  friend auto operator<=>(const BasicSpan&, const BasicSpan&) = default;
};

using ByteSpan = BasicSpan<struct Bytes>;
using CodePointSpan = BasicSpan<struct CodePoints>;

}  // namespace claimgraph

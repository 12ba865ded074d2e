#include "core/model/id.h"

#include <array>

namespace claimgraph {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

void append_hex(std::string& out, std::uint64_t word) {
  std::array<char, 16> digits;
  for (std::size_t i = digits.size(); i-- > 0; word >>= 4) digits[i] = kDigits[word & 0xF];
  out.append(digits.data(), digits.size());
}

std::optional<std::uint64_t> digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint64_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint64_t>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<std::uint64_t>(c - 'A') + 10;
  return std::nullopt;
}

}  // namespace

std::string to_text(const Bits128& bits) {
  std::string text;
  text.reserve(kIdHexSize);
  append_hex(text, bits.high);
  append_hex(text, bits.low);
  return text;
}

std::string to_text(TopicId id) {
  std::string text;
  append_hex(text, static_cast<std::uint64_t>(id));
  return text;
}

std::string to_text(SlotId id) {
  std::string text;
  append_hex(text, static_cast<std::uint64_t>(id));
  return text;
}

std::optional<Bits128> parse_bits(std::string_view hex) {
  if (hex.size() != kIdHexSize) return std::nullopt;
  const auto range = prefix_range(hex);
  return range ? std::optional(range->first) : std::nullopt;
}

std::optional<IdRange> prefix_range(std::string_view hex) {
  if (hex.empty() || hex.size() > kIdHexSize) return std::nullopt;
  IdRange range{{0, 0}, {~std::uint64_t{0}, ~std::uint64_t{0}}};
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const auto value = digit(hex[i]);
    if (!value) return std::nullopt;
    const std::size_t shift = 60 - 4 * (i % 16);
    std::uint64_t& first = i < 16 ? range.first.high : range.first.low;
    std::uint64_t& last = i < 16 ? range.last.high : range.last.low;
    first |= *value << shift;
    last = (last & ~(std::uint64_t{0xF} << shift)) | (*value << shift);
  }
  return range;
}

}  // namespace claimgraph

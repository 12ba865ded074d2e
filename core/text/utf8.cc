#include "core/text/utf8.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace claimgraph::text {
namespace {

constexpr std::uint32_t kBlock = 64;

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

std::uint32_t count_code_points(std::string_view bytes) {
  std::uint32_t count = 0;
  for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), sizeof word);
    const std::uint64_t continuations = word >> 7 & ~word >> 6 & 0x0101010101010101u;  // 10xxxxxx
    count += 8u - static_cast<std::uint32_t>(continuations * 0x0101010101010101u >> 56);
  }
  for (const char byte : bytes) count += is_continuation(static_cast<unsigned char>(byte)) ? 0u : 1u;
  return count;
}

bool is_ascii_word(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080u) == 0;
}

// What may follow a leading byte: how many bytes, and the range of the second (table 3-7 of the standard).
struct Lead {
  std::size_t length;
  unsigned char second_min, second_max;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// Bytes of the well-formed sequence at `position`; 0 if there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t position) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[position + i]); };
  const Lead lead = lead_of(at(0));
  if (lead.length <= 1) return lead.length;
  if (position + lead.length > bytes.size()) return 0;
  if (at(1) < lead.second_min || at(1) > lead.second_max) return 0;
  for (std::size_t i = 2; i < lead.length; ++i) {
    if (!is_continuation(at(i))) return 0;
  }
  return lead.length;
}

}  // namespace

std::optional<std::size_t> first_invalid(std::string_view bytes) {
  std::size_t position = 0;
  while (position < bytes.size()) {
    if (position + 8 <= bytes.size() && is_ascii_word(bytes.data() + position)) {
      position += 8;
      continue;
    }
    const std::size_t length = sequence_length(bytes, position);
    if (length == 0) return position;
    position += length;
  }
  return std::nullopt;
}

std::size_t code_points(std::string_view valid) {
  std::size_t count = 0;
  for (const char byte : valid) count += is_continuation(static_cast<unsigned char>(byte)) ? 0u : 1u;
  return count;
}

Offsets::Offsets(std::string_view valid) : text_(valid) {
  blocks_.reserve(valid.size() / kBlock + 2);
  std::uint32_t count = 0;
  for (std::size_t start = 0; start < valid.size(); start += kBlock) {
    blocks_.push_back(count);
    count += count_code_points(valid.substr(start, kBlock));
  }
  blocks_.push_back(count);
}

std::uint32_t Offsets::to_code_point(std::uint32_t byte) const {
  assert(byte <= text_.size());
  if (byte == text_.size()) return blocks_.back();
  const std::uint32_t block = byte / kBlock;
  return blocks_[block] + count_code_points(text_.substr(block * kBlock, byte - block * kBlock));
}

std::uint32_t Offsets::to_byte(std::uint32_t code_point) const {
  assert(code_point <= size());
  const auto after = std::upper_bound(blocks_.begin(), blocks_.end() - 1, code_point);
  const auto block = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - blocks_.begin() - 1, 0));
  std::uint32_t count = blocks_[block];
  auto byte = block * kBlock;
  for (; byte < text_.size(); ++byte) {
    if (is_continuation(static_cast<unsigned char>(text_[byte]))) continue;
    if (count == code_point) return byte;
    ++count;
  }
  return byte;
}

std::uint32_t Offsets::size() const { return blocks_.back(); }

std::string_view slice(std::string_view text, const Offsets& offsets, CodePointSpan span) {
  const ByteSpan bytes = offsets.to_bytes(span);
  return text.substr(bytes.start, bytes.size());
}

}  // namespace claimgraph::text

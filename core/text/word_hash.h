// A hash of a word, eight bytes at a time, for tables in memory. Words of at most eight bytes and of one
// length never share one, so that such a word is known by hash and length alone.
//
// Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace claimgraph::text {

inline constexpr std::size_t kHashStep = 8;  // bytes; also what must be readable behind a padded text

// One to one.
constexpr std::uint64_t mix(std::uint64_t hash) {
  hash = (hash ^ hash >> 32) * 0x9e3779b97f4a7c15u;
  return hash ^ hash >> 29;
}

// The first bytes of a text, the rest zero. REQUIRES: 0 < size <= kHashStep; kHashStep bytes can be read
inline std::uint64_t leading_bytes(const char* text, std::size_t size) {
  std::uint64_t bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  const std::size_t beyond = 8 * (kHashStep - size);  // in bits
  return std::endian::native == std::endian::little ? bytes << beyond >> beyond : bytes >> beyond;
}

// REQUIRES: kHashStep bytes behind the text can be read; what they are does not matter
inline std::uint64_t padded_word_hash(std::string_view text) {
  std::uint64_t hash = text.size() * 0xff51afd7ed558ccdu;
  if (text.empty()) return mix(hash);
  for (; text.size() > kHashStep; text.remove_prefix(kHashStep))
    hash = mix(hash ^ leading_bytes(text.data(), kHashStep));
  return mix(hash ^ leading_bytes(text.data(), text.size()));
}

// The same of any text.
inline std::uint64_t word_hash(std::string_view text) {
  std::uint64_t hash = text.size() * 0xff51afd7ed558ccdu;
  if (text.empty()) return mix(hash);
  for (; text.size() > kHashStep; text.remove_prefix(kHashStep))
    hash = mix(hash ^ leading_bytes(text.data(), kHashStep));
  char last[kHashStep] = {};
  std::memcpy(last, text.data(), text.size());
  return mix(hash ^ leading_bytes(last, text.size()));
}

}  // namespace claimgraph::text

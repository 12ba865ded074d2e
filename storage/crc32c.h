// CRC-32C (Castagnoli) of stored bytes: hardware where the processor has it, tables elsewhere; the same
// number on both.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph::storage {

// Continues `crc`, so that crc32c(b, crc32c(a)) is the checksum of a followed by b.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc = 0);

// The portable implementation, for tests that compare the two.
std::uint32_t crc32c_portable(std::string_view bytes, std::uint32_t crc = 0);

}  // namespace claimgraph::storage

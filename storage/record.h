// The frame of every stored value: version, CRC-32C, payload. The checksum covers the key too: a value under
// another key is damage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/result.h"

namespace claimgraph::storage {

inline constexpr std::uint8_t kRecordVersion = 1;
inline constexpr std::size_t kFrameSize = 5;

std::string frame(std::string_view key, std::string_view payload);

// The payload, a view into `bytes`. kCorruption if the checksum differs; kUnsupportedVersion if it was
// written by a newer program. `what` names the record in messages.
Result<std::string_view> unframe(std::string_view what, std::string_view key, std::string_view bytes);

}  // namespace claimgraph::storage

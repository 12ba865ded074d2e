#include "storage/record.h"

#include "storage/crc32c.h"

namespace claimgraph::storage {
namespace {

std::uint32_t checksum(std::string_view key, std::string_view version, std::string_view payload) {
  return crc32c(payload, crc32c(version, crc32c(key)));
}

std::uint32_t load_checksum(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[1 + i])) << (8 * i);
  }
  return number;
}

}  // namespace

std::string frame(std::string_view key, std::string_view payload) {
  std::string bytes;
  bytes.reserve(kFrameSize + payload.size());
  bytes.push_back(static_cast<char>(kRecordVersion));
  const std::uint32_t crc = checksum(key, bytes, payload);
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(crc >> shift));
  bytes.append(payload);
  return bytes;
}

Result<std::string_view> unframe(std::string_view what, std::string_view key, std::string_view bytes) {
  const auto damaged = [&](std::string_view why) {
    return Error{ErrorCode::kCorruption, std::string(what) + ": " + std::string(why)};
  };
  if (bytes.size() < kFrameSize) return damaged("the record is cut short");
  const std::string_view payload = bytes.substr(kFrameSize);
  if (load_checksum(bytes) != checksum(key, bytes.substr(0, 1), payload))
    return damaged("the checksum does not match");
  const auto version = static_cast<unsigned char>(bytes.front());
  if (version == 0) return damaged("there is no record version 0");
  if (version > kRecordVersion) {
    return Error{ErrorCode::kUnsupportedVersion,
                 std::string(what) + ": record version " + std::to_string(version) +
                     " was written by a newer program; this one reads up to " +
                     std::to_string(kRecordVersion)};
  }
  return payload;
}

}  // namespace claimgraph::storage

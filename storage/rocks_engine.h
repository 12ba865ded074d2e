// RocksDB as an Engine. Which options, and why: docs/decisions/0013.
//
// Thread safety: as Engine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/model/result.h"
#include "storage/engine.h"

namespace claimgraph::storage {

enum class Access : std::uint8_t {
  kRead,    // changes no file
  kFollow,  // beside a writer: needs a scratch directory for RocksDB's own log
  kWrite,
};

// What to make of a log that does not end cleanly.
enum class Recovery : std::uint8_t {
  kStrict,       // damage before the tail is an error; a tail that stops short is not
  kPointInTime,  // keeps what comes before the damage. Only after comparing with the anchor
};

struct RocksOptions {
  Access access = Access::kRead;
  Recovery recovery = Recovery::kStrict;
  std::filesystem::path scratch = {};  // of kFollow
};

// Makes an empty engine; the only call that creates anything.
Status create_rocks(const std::filesystem::path& path);

// kCorruption for damage, kInUse if another process of ours writes, kIo for the rest.
Result<std::unique_ptr<Engine>> open_rocks(const std::filesystem::path& path, const RocksOptions& options);

}  // namespace claimgraph::storage

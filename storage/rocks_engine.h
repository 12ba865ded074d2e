// RocksDB as an Engine. Which options, and why: docs/decisions/0013.
//
// Thread safety: as Engine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/model/result.h"
#include "storage/engine.h"

namespace claimgraph::storage {

enum class Access : std::uint8_t {
  kRead,    // changes no file
  kFollow,  // beside a writer: needs a scratch directory for RocksDB's own log
  kWrite,
  kUpgrade,  // writes, and makes the tables that older formats do not have
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

// The backups in a directory that Engine::backup() wrote to, oldest first; damaged ones are left out.
struct RocksBackup {
  std::uint32_t number = 0;
  std::int64_t made_at = 0;  // seconds since 1970 UTC
  std::uint64_t bytes = 0;
  std::string label;
};
Result<std::vector<RocksBackup>> list_rocks_backups(const std::filesystem::path& backups);

// Copies a backup to a directory that does not exist yet, comparing checksums.
Status restore_rocks(const std::filesystem::path& backups, std::uint32_t number,
                     const std::filesystem::path& path);

// Makes something that opens of damaged files, dropping what cannot be read. Only ever on a copy.
Status mend_rocks(const std::filesystem::path& path);

}  // namespace claimgraph::storage

// Copies of a database that share nothing with it but content: a directory of backups, each of which can be
// restored.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/model/result.h"
#include "storage/store.h"

namespace claimgraph::storage {

struct Backup {
  std::uint32_t number = 0;  // in its directory: 1, 2, ...
  std::int64_t made_at = 0;  // seconds since 1970 UTC
  std::uint64_t bytes = 0;
  std::uint64_t transaction = 0;  // the last write that it has
  std::uint64_t sources = 0;
};

// Adds a backup; files that an earlier one has are not copied again. Everything is read back and compared
// before this returns. kInUse if another process adds a backup there. REQUIRES: the store was opened with
// kWrite. Like the next, it takes away the private copies that a killed process left below `backups`.
Result<Backup> backup(const Store& store, const std::filesystem::path& backups);

// The same of a database that another process is writing, which goes on: a private copy of its files, below
// `backups` as long as this takes, is opened as after a crash and verified in full. The backup has at least
// everything that was acknowledged before the call. kInUse if the writers let no attempt finish.
Result<Backup> backup_beside_writer(const std::filesystem::path& directory,
                                    const std::filesystem::path& backups);

// Oldest first. kNotFound if there is no such directory.
Result<std::vector<Backup>> list_backups(const std::filesystem::path& backups);

// Makes a new database of a backup, the last one if no number is given, and opens it to see that it is whole.
// One of an older format becomes one of this program's.
// kInvalidArgument if something is at `directory` already, kNotFound if there is no such backup, kCorruption
// if it is damaged.
Result<Backup> restore(const std::filesystem::path& backups, std::optional<std::uint32_t> number,
                       const std::filesystem::path& directory);

}  // namespace claimgraph::storage

// Older databases made into ones of this program's format, on request only, with a copy of the old one kept.
//
// A newer format is refused and nothing is changed; there is no way down, but the canonical export of any
// version is read by any version.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>

#include "core/model/result.h"
#include "storage/engine.h"

namespace claimgraph::storage {

// One step. REQUIRES: `from` < kFormat, one step for each format that is still read
struct Migration {
  std::uint32_t from = 0;  // to from + 1
  // Writes everything that changes, in as many batches as it takes, but the record of the format, which comes
  // last. Interrupted, it is called again and starts anew.
  Status (*run)(const View& old, const std::function<Status(const Batch&)>& write);
};
// In order of `from`.
std::span<const Migration> migrations();

// The steps that the files of the engine need, without a copy and without FORMAT: for what is a copy already.
Status migrate(const std::filesystem::path& directory, std::span<const Migration> steps = migrations());

struct Upgrade {
  std::uint32_t from = 0;
  std::uint32_t to = 0;                      // equal: there was nothing to do
  std::optional<std::filesystem::path> old;  // the copy; nothing if there was nothing to do
};

// kNotFound, kInUse, kCorruption as Store::open; kUnsupportedVersion for a newer or a forgotten format;
// kInvalidArgument if something stands where the copy belongs. A crash leaves a database that can be upgraded
// again.
Result<Upgrade> upgrade(const std::filesystem::path& directory,
                        std::span<const Migration> steps = migrations());

}  // namespace claimgraph::storage

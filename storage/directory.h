// The files around the engine: FORMAT says what the directory is, ANCHOR how much was acknowledged, WRITER
// who writes.
//
// Why an anchor: no recovery mode of RocksDB tells a torn, never acknowledged tail of its log from one
// damaged bit that hides acknowledged writes (docs/decisions/0013). Two slots, written in turn, each with its
// own checksum.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/model/id.h"
#include "core/model/result.h"

namespace claimgraph::storage {

inline constexpr std::uint32_t kFormat = 2;

std::filesystem::path engine_path(const std::filesystem::path& directory);
std::filesystem::path format_path(const std::filesystem::path& directory);
std::filesystem::path anchor_path(const std::filesystem::path& directory);
std::filesystem::path writer_path(const std::filesystem::path& directory);

// ok if the directory is a database of a format that this program reads and writes; else kNotFound,
// kInvalidArgument (something else), kUnsupportedVersion or kCorruption.
Status check_format(const std::filesystem::path& directory);
Status write_format(const std::filesystem::path& directory);
// What FORMAT says, known to this program or not. Errors as check_format().
Result<std::uint32_t> read_format(const std::filesystem::path& directory);
// Makes FORMAT say kFormat, in one step.
Status replace_format(const std::filesystem::path& directory);

// Makes what was written to the file or directory durable.
Status sync_path(const std::filesystem::path& path);

// The last acknowledged write.
struct Anchored {
  std::uint64_t transaction = 0;
  Bits128 chain;
  std::uint64_t sources = 0;
  friend bool operator==(const Anchored&, const Anchored&) = default;
};

// Makes a database at `directory`, where nothing or an empty directory may be: `fill` gets a private
// directory beside it to put the engine's files into; then anchor and FORMAT are written and it is renamed. A
// crash leaves no half database.
Status build_beside(const std::filesystem::path& directory, const Anchored& anchored,
                    const std::function<Status(const std::filesystem::path&)>& fill);

// "db/" and "db" are one place.
std::filesystem::path without_slash(const std::filesystem::path& directory);

class Anchor {
 public:
  // The newer of the two slots; kCorruption if neither is whole or the file is missing.
  static Result<Anchored> load(const std::filesystem::path& directory);
  static Status create(const std::filesystem::path& directory, const Anchored& anchored);

  // For writing, in place.
  static Result<Anchor> open(const std::filesystem::path& directory);
  // Not synced: a kill cannot lose it, a power cut only makes it older, which is harmless.
  Status write(const Anchored& anchored);
  Status sync();

  Anchor(Anchor&& other) noexcept;
  Anchor& operator=(Anchor&& other) noexcept;
  ~Anchor();

 private:
  explicit Anchor(int file) : file_(file) {}
  int file_;  // owned; -1: moved from
};

// Who writes, as seen from outside. Two equal traces with `now` false: nobody opened the database for writing
// in between.
struct WriterTrace {
  bool now = false;           // some process holds the right to write
  std::int64_t taken_ns = 0;  // when it was last taken, by the clock of the file system
  friend bool operator==(const WriterTrace&, const WriterTrace&) = default;
};
WriterTrace writer_trace(const std::filesystem::path& directory);

// The right to write. Given back by the destructor and by the end of the process, however it ends.
class WriterLock {
 public:
  // kInUse with the pid of the holder.
  static Result<WriterLock> take(const std::filesystem::path& directory);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int file) : file_(file) {}
  int file_;  // owned; -1: moved from
};

}  // namespace claimgraph::storage

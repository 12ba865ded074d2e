// A database in a scratch directory, filled by the writer, looked at by the reader, copied and damaged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace claimgraph::faults {

// What the reader prints; see reader.cc.
struct Look {
  enum class Kind { kRefused, kDamaged, kWhole, kCrashed } kind = Kind::kCrashed;
  std::string text;
};

class Database {
 public:
  explicit Database(const std::string& name);                // empty, below the directory of tests
  Database(const Database& other, const std::string& name);  // a copy of its files
  ~Database();

  const std::filesystem::path& path() const { return path_; }
  // Appends [first, last); true if it did all.
  bool fill(std::uint64_t first, std::uint64_t last) const;
  Look look(const std::string& mode = "read") const;
  // The numbers of the sources that are there.
  std::set<std::uint64_t> numbers() const;
  // Relative to path().
  std::vector<std::filesystem::path> files() const;
  // The log that is being written.
  std::filesystem::path live_log() const;

 private:
  std::filesystem::path path_;
};

std::vector<std::string> writer_arguments(const Database& database, std::uint64_t first, std::uint64_t last,
                                          const std::string& fault);

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace claimgraph::faults

// A database in a scratch directory, filled by the writer, looked at by the reader, copied and damaged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "child.h"

namespace claimgraph::faults {

// A new place below the directory of tests, in memory where the machine allows it.
std::filesystem::path scratch(const std::string& name);

// What the reader prints; see reader.cc.
struct Look {
  enum class Kind { kRefused, kDamaged, kWhole, kCrashed } kind = Kind::kCrashed;
  std::string text;
};

Look to_look(const std::string& text);
// The numbers of the sources that it saw. REQUIRES: look.kind == Look::Kind::kWhole
std::set<std::uint64_t> numbers_in(const Look& look);

// A reader that stays: a look costs no start. After a crash there is a new one.
class Looker {
 public:
  Look look(const std::filesystem::path& directory, const std::string& mode = "read");

 private:
  std::unique_ptr<Child> reader_;
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

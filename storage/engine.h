// What the store needs of a machine that keeps ordered keys: tables, consistent views, batched reads, atomic
// batches.
//
// RocksDB implements it today; PostgreSQL's protocol could, so nothing here reads one key at a time where
// many are known. Keys are compared byte by byte, unsigned; the engine never interprets keys or values.
//
// Thread safety: views may be taken and read concurrently; write() needs external synchronization.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/result.h"

namespace claimgraph::storage {

// On disk by name, see table_name(): never rename, never reuse.
enum class Table : std::uint8_t {
  kMeta,
  kSources,
  kTexts,
  kMembers,
  kClaims,
  kPlaces,
  kTopics,
  kEdges,
  kBackEdges,
  kJudgements,
  kJournal,
  kAnswers,
  kFigures,
};
inline constexpr std::array kTables = {
    Table::kMeta,    Table::kSources, Table::kTexts,  Table::kMembers,   Table::kClaims,
    Table::kPlaces,  Table::kTopics,  Table::kEdges,  Table::kBackEdges, Table::kJudgements,
    Table::kJournal, Table::kAnswers, Table::kFigures};
std::string_view table_name(Table table);

// Keys in [begin, end); an empty end is no end.
struct Range {
  std::string begin;
  std::string end;
};
inline Range all_keys() { return {}; }
Range keys_with_prefix(std::string prefix);

enum class Next : std::uint8_t { kGo, kStop };

// Sees a row; the views are valid during the call.
using Visitor = std::function<Result<Next>(std::string_view key, std::string_view value)>;

struct Row {
  std::string key;
  std::string value;
};

// Sees a row and says from which key on to go: nothing stops, a key not after the row's own is the next row.
using Walker = std::function<Result<std::optional<std::string>>(std::string_view key)>;

// One consistent state. Borrowed from the engine, which must outlive it.
class View {
 public:
  virtual ~View() = default;
  virtual Result<std::optional<std::string>> get(Table table, std::string_view key) const = 0;
  // One answer per key, in the order asked.
  virtual Result<std::vector<std::optional<std::string>>> multi_get(
      Table table, std::span<const std::string> keys) const = 0;
  // In order of key, until the visitor stops or fails.
  virtual Status scan(Table table, const Range& range, const Visitor& visit) const = 0;
  // In order of key, over rows that the walker leaves out.
  virtual Status walk(Table table, const Range& range, const Walker& step) const = 0;
  // The row with the greatest key of the range. REQUIRES: the range has an end
  virtual Result<std::optional<Row>> find_last(Table table, const Range& range) const = 0;
};

// Puts and erasures that become visible and durable together.
class Batch {
 public:
  struct Operation {
    Table table;
    std::string key;
    std::optional<std::string> value;  // nothing erases
  };

  void put(Table table, std::string key, std::string value) {
    bytes_ += key.size() + value.size();
    operations_.push_back({table, std::move(key), std::move(value)});
  }
  void erase(Table table, std::string key) {
    bytes_ += key.size();
    operations_.push_back({table, std::move(key), std::nullopt});
  }
  const std::vector<Operation>& operations() const { return operations_; }
  std::size_t bytes() const { return bytes_; }

 private:
  std::vector<Operation> operations_;
  std::size_t bytes_ = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;
  virtual std::unique_ptr<View> view() const = 0;
  // Whole and synced, or an error whose outcome is unknown: then nothing may be written through this engine
  // again.
  virtual Status write(const Batch& batch) = 0;
  virtual Result<std::uint64_t> bytes_on_disk() const = 0;
  // Reads every stored block and file again and compares its checksum. Files that a writer beside this engine
  // replaced meanwhile are none of the database any more and no damage.
  virtual Status verify_checksums() const = 0;
  // Adds a consistent, checked copy to a directory of backups, made if it is not there; its number there.
  virtual Result<std::uint32_t> backup(const std::string& directory, const std::string& label) const = 0;
};

}  // namespace claimgraph::storage

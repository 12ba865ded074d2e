// An Engine in memory: the other implementation that the real one is compared with, and a fast one for
// properties.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "storage/engine.h"

namespace claimgraph::storage {

using MemoryTables = std::map<Table, std::map<std::string, std::string, std::less<>>>;

class MemoryView : public View {
 public:
  explicit MemoryView(MemoryTables tables) : tables_(std::move(tables)) {}

  Result<std::optional<std::string>> get(Table table, std::string_view key) const override {
    const auto& rows = rows_of(table);
    const auto found = rows.find(key);
    return found == rows.end() ? std::optional<std::string>{} : std::optional(found->second);
  }

  Result<std::vector<std::optional<std::string>>> multi_get(
      Table table, std::span<const std::string> keys) const override {
    std::vector<std::optional<std::string>> values;
    for (const std::string& key : keys) values.push_back(*get(table, key));
    return values;
  }

  Status scan(Table table, const Range& range, const Visitor& visit) const override {
    const auto& rows = rows_of(table);
    for (auto it = rows.lower_bound(range.begin); it != rows.end(); ++it) {
      if (!range.end.empty() && it->first >= range.end) break;
      const auto next = visit(it->first, it->second);
      if (!next) return next.error();
      if (*next == Next::kStop) break;
    }
    return ok();
  }

 private:
  const MemoryTables::mapped_type& rows_of(Table table) const {
    static const MemoryTables::mapped_type none;
    const auto found = tables_.find(table);
    return found == tables_.end() ? none : found->second;
  }

  MemoryTables tables_;
};

// The tables outlive the engine, so that a test reopens them.
class MemoryEngine : public Engine {
 public:
  explicit MemoryEngine(std::shared_ptr<MemoryTables> tables = std::make_shared<MemoryTables>())
      : tables_(std::move(tables)) {}

  std::unique_ptr<View> view() const override { return std::make_unique<MemoryView>(*tables_); }
  Status write(const Batch& batch) override {
    for (const auto& [table, key, value] : batch.operations()) {
      if (value) {
        (*tables_)[table].insert_or_assign(key, *value);
      } else {
        (*tables_)[table].erase(key);
      }
    }
    return ok();
  }
  Result<std::uint64_t> bytes_on_disk() const override { return std::uint64_t{0}; }
  Status verify_checksums() const override { return ok(); }
  Result<std::uint32_t> backup(const std::string&, const std::string&) const override {
    return Error{ErrorCode::kInvalidArgument, "a database in memory has no files"};
  }

 private:
  std::shared_ptr<MemoryTables> tables_;
};

}  // namespace claimgraph::storage

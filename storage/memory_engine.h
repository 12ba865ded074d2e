// An Engine in memory: what was known on another day is a database of its own for the length of one command,
// and tests compare the real engine with it.
//
// A table is copied when it is written while a view of it lives, and else shared.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "storage/engine.h"

namespace claimgraph::storage {

using MemoryRows = std::map<std::string, std::string, std::less<>>;
using MemoryTables = std::map<Table, std::shared_ptr<MemoryRows>>;

class MemoryView : public View {
 public:
  explicit MemoryView(MemoryTables tables) : tables_(std::move(tables)) {}

  Result<std::optional<std::string>> get(Table table, std::string_view key) const override;
  Result<std::vector<std::optional<std::string>>> multi_get(Table table,
                                                            std::span<const std::string> keys) const override;
  Status scan(Table table, const Range& range, const Visitor& visit) const override;
  Status walk(Table table, const Range& range, const Walker& step) const override;
  Result<std::optional<Row>> find_last(Table table, const Range& range) const override;

 private:
  const MemoryRows& rows_of(Table table) const;

  MemoryTables tables_;
};

class MemoryEngine : public Engine {
 public:
  // The tables outlive the engine, so that a test reopens them.
  explicit MemoryEngine(std::shared_ptr<MemoryTables> tables = std::make_shared<MemoryTables>())
      : tables_(std::move(tables)) {}

  std::unique_ptr<View> view() const override { return std::make_unique<MemoryView>(*tables_); }
  Status write(const Batch& batch) override;
  Result<std::uint64_t> bytes_on_disk() const override { return std::uint64_t{0}; }
  Status verify_checksums() const override { return ok(); }
  Result<std::uint32_t> backup(const std::string&, const std::string&) const override {
    return Error{ErrorCode::kInvalidArgument, "a database in memory has no files"};
  }

 private:
  std::shared_ptr<MemoryTables> tables_;
};

}  // namespace claimgraph::storage

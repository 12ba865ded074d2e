#include "storage/memory_engine.h"

#include <iterator>

namespace claimgraph::storage {

const MemoryRows& MemoryView::rows_of(Table table) const {
  static const MemoryRows none;
  const auto found = tables_.find(table);
  return found == tables_.end() ? none : *found->second;
}

Result<std::optional<std::string>> MemoryView::get(Table table, std::string_view key) const {
  const auto& rows = rows_of(table);
  const auto found = rows.find(key);
  return found == rows.end() ? std::optional<std::string>{} : std::optional(found->second);
}

Result<std::vector<std::optional<std::string>>> MemoryView::multi_get(
    Table table, std::span<const std::string> keys) const {
  std::vector<std::optional<std::string>> values;
  for (const std::string& key : keys) values.push_back(*get(table, key));
  return values;
}

Status MemoryView::scan(Table table, const Range& range, const Visitor& visit) const {
  const auto& rows = rows_of(table);
  for (auto it = rows.lower_bound(range.begin); it != rows.end(); ++it) {
    if (!range.end.empty() && it->first >= range.end) break;
    const auto next = visit(it->first, it->second);
    if (!next) return next.error();
    if (*next == Next::kStop) break;
  }
  return ok();
}

Status MemoryView::walk(Table table, const Range& range, const Walker& step) const {
  const auto& rows = rows_of(table);
  for (auto it = rows.lower_bound(range.begin); it != rows.end();) {
    if (!range.end.empty() && it->first >= range.end) break;
    const auto next = step(it->first);
    if (!next) return next.error();
    if (!*next) break;
    it = **next > it->first ? rows.lower_bound(**next) : std::next(it);
  }
  return ok();
}

Result<std::optional<Row>> MemoryView::find_last(Table table, const Range& range) const {
  const auto& rows = rows_of(table);
  const auto end = rows.lower_bound(range.end);
  if (end == rows.begin() || std::prev(end)->first < range.begin) return std::optional<Row>{};
  return std::optional(Row{std::prev(end)->first, std::prev(end)->second});
}

Status MemoryEngine::write(const Batch& batch) {
  for (const auto& [table, key, value] : batch.operations()) {
    auto& rows = (*tables_)[table];
    if (!rows) {
      rows = std::make_shared<MemoryRows>();
    } else if (rows.use_count() > 1) {
      rows = std::make_shared<MemoryRows>(*rows);
    }
    if (value) {
      rows->insert_or_assign(key, *value);
    } else {
      rows->erase(key);
    }
  }
  return ok();
}

}  // namespace claimgraph::storage

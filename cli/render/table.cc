#include "cli/render/table.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <ostream>

#include "cli/render/width.h"
#include "graph/export/escape.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeast = 8;  // columns that a cell keeps, however narrow the terminal

std::vector<std::string> lines_of(const std::string& cell, Fit fit, std::size_t width) {
  return fit == Fit::kWrap ? wrap(cell, width) : std::vector{cut_to(cell, width)};
}

void print_row(std::ostream& out, const std::vector<std::string>& cells, const std::vector<Column>& columns,
               const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines.push_back(lines_of(cells[i], columns[i].fit, widths[i]));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t row = 0; row < height; ++row) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = row < lines[i].size() ? lines[i][row] : "";
      line += cell;
      if (i + 1 < cells.size()) line.append(widths[i] - width_of(cell) + kGap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  assert(cells.size() == columns_.size());
  for (std::string& cell : cells) cell = graph::terminal_text(cell);
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths(std::size_t width) const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t widest = width_of(columns_[i].title);
    for (const auto& row : rows_) widest = std::max(widest, width_of(row[i]));
    widths.push_back(widest);
  }
  const std::size_t gaps = kGap * (columns_.size() - 1);
  // The widest column that may give way does, one column of text at a time.
  for (std::size_t total = std::accumulate(widths.begin(), widths.end(), gaps); total > width; --total) {
    std::size_t* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool gives = columns_[i].fit != Fit::kWhole && widths[i] > kLeast;
      if (gives && (widest == nullptr || widths[i] > *widest)) widest = &widths[i];
    }
    if (widest == nullptr) break;
    --*widest;
  }
  return widths;
}

void Table::print(std::ostream& out, std::size_t width) const {
  if (rows_.empty()) return;
  const auto fitted = widths(width);
  std::vector<std::string> titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  print_row(out, titles, columns_, fitted);
  for (const auto& row : rows_) print_row(out, row, columns_, fitted);
}

}  // namespace claimgraph::cli

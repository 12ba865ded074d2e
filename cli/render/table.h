// A table of text for people: columns aligned, as wide as the terminal at most. Cells are escaped here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace claimgraph::cli {

enum class Fit : std::uint8_t {
  kWhole,  // never cut: ids, days, numbers
  kCut,    // gives way when the line is too long, and ends in an ellipsis
  kWrap,   // gives way, and goes on in the next line
};

struct Column {
  std::string title;
  Fit fit = Fit::kWhole;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // REQUIRES: one cell per column
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }

  // Nothing for a table without rows. The last column is not padded.
  void print(std::ostream& out, std::size_t width) const;

 private:
  std::vector<std::size_t> widths(std::size_t width) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace claimgraph::cli

// How far a long command is: one line on a terminal, drawn over and taken away at the end.
#pragma once

#include <cstddef>
#include <ostream>
#include <string_view>

namespace claimgraph::cli {

class Progress {
 public:
  // Draws nothing unless a person looks. `width`: of the terminal, in columns
  Progress(std::ostream& err, bool shown, std::size_t width) : err_(err), shown_(shown), width_(width) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // "[########        ] 12/40 files". REQUIRES: done <= total
  void draw(std::size_t done, std::size_t total, std::string_view what);
  // Before anything else is written to the terminal.
  void clear();

 private:
  std::ostream& err_;
  bool shown_;
  std::size_t width_;
  bool drawn_ = false;
};

}  // namespace claimgraph::cli

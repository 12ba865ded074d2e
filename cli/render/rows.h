// Objects as JSON: one list, or one object per line, as --format says.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "graph/export/json.h"

namespace claimgraph::cli {

enum class Format : std::uint8_t { kText, kJson, kJsonl };

// "" is text. REQUIRES: one of the names that arguments.cc lets pass
inline Format format_of(std::string_view name) {
  return name == "json" ? Format::kJson : name == "jsonl" ? Format::kJsonl : Format::kText;
}

class Rows {
 public:
  Rows(std::ostream& out, Format format) : out_(out), format_(format) {}

  // write(JsonWriter&) gives one object.
  template <typename Write>
  void add(Write write) {
    line_.clear();
    graph::JsonWriter json(line_);
    write(json);
    if (format_ == Format::kJson) out_ << (first_ ? "[" : ",\n ");
    out_ << line_;
    if (format_ == Format::kJsonl) out_ << '\n';
    first_ = false;
  }

  // After the last row.
  void finish() {
    if (format_ == Format::kJson) out_ << (first_ ? "[]\n" : "]\n");
  }

 private:
  std::ostream& out_;
  Format format_;
  bool first_ = true;
  std::string line_;
};

}  // namespace claimgraph::cli

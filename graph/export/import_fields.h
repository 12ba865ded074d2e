// The fields of one JSON object, each read once, with the first thing that is wrong by its path: "value.low:
// ...".
//
// After a problem every further answer is empty: a reader asks for all it needs and looks at the problem
// once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "core/model/day.h"
#include "core/model/decimal.h"
#include "core/model/names.h"

namespace claimgraph::graph {

class Problem {
 public:
  // Keeps the first.
  void set(const std::string& path, std::string_view what) {
    if (message_.empty()) message_ = path + ": " + std::string{what};
  }
  bool is_set() const { return !message_.empty(); }
  const std::string& message() const { return message_; }

 private:
  std::string message_;
};

class Fields {
 public:
  // `problem` outlives the fields; so does the parser behind the element. No object: a problem at `path`.
  Fields(simdjson::dom::element element, std::string path, Problem& problem);

  bool has(std::string_view key) const;    // there, and not null
  bool names(std::string_view key) const;  // there, null or not

  std::string text(std::string_view key);  // "" if it is missing or null
  std::string required_text(std::string_view key);
  std::optional<std::string> maybe_text(std::string_view key);
  std::optional<std::uint32_t> number(std::string_view key);
  std::optional<Decimal> decimal(std::string_view key);  // a string or a JSON integer
  std::optional<Day> day(std::string_view key);

  // The enumerator of that name; `otherwise` if it is missing.
  template <typename Enum>
  Enum name(std::string_view key, Enum otherwise) {
    const auto written = maybe_text(key);
    if (!written) return otherwise;
    const auto found = parse_name<Enum>(*written);
    if (!found) problem(key, '"' + *written + "\" is none of its names");
    return found.value_or(otherwise);
  }

  // REQUIRES: has(key)
  Fields object(std::string_view key);
  std::vector<simdjson::dom::element> array(std::string_view key);  // empty if it is none

  void problem(std::string_view key, std::string_view what) { problem_->set(path_to(key), what); }
  std::string path_to(std::string_view key) const;

 private:
  std::optional<simdjson::dom::element> find(std::string_view key) const;

  std::optional<simdjson::dom::object> object_;
  std::string path_;
  Problem* problem_;
};

}  // namespace claimgraph::graph

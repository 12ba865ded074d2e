// Writes JSON into a string, field by field: always valid UTF-8, keys in the order written, numbers as they
// are given.
//
// Thread safety: none needed; a writer belongs to one caller.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/day.h"
#include "core/model/decimal.h"

namespace claimgraph::graph {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}  // appends; out must outlive the writer

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& null() { return raw("null"); }
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view{text}); }
  JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
  JsonWriter& value(std::integral auto number) { return raw(std::to_string(number)); }
  JsonWriter& value(const Decimal& number) { return value(number.to_text()); }  // a string: exact at any size
  JsonWriter& value(Day day) { return value(to_text(day)); }
  template <typename T>
  JsonWriter& value(const std::optional<T>& maybe) {
    return maybe ? value(*maybe) : null();
  }

  template <typename T>
  JsonWriter& field(std::string_view name, const T& what) {
    return key(name).value(what);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& raw(std::string_view text);
  void separate();

  std::string& out_;
  bool comma_ = false;  // a value stands before, on the same level
};

// null for an empty text: unknown is not "".
inline std::optional<std::string_view> or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace claimgraph::graph

// Articles as JSON: one object, an array, or one object per line, with the field names that crawlers write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"
#include "core/read/document.h"

namespace claimgraph::read {

struct JsonDocument {
  std::string where;
  Result<Fields> fields;
};

// Every element has its own answer; an Error if the whole is no JSON. Duplicate keys are refused, as is
// nesting beyond 256. A file that starts with "{" on one line and goes on is read as JSON Lines.
Result<std::vector<JsonDocument>> read_json(const std::string& where, std::string_view text);

// One document per line that is not blank.
std::vector<JsonDocument> read_json_lines(const std::string& where, std::string_view text);

}  // namespace claimgraph::read

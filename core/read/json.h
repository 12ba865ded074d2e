// Articles as JSON: one object, a list, a feed, or one object per line, with the field names that crawlers
// write.
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

// Every element has its own answer; an Error if the whole is no JSON. Lists inside "@graph",
// "dataFeedElement", "item", "items" and "articles" are unfolded. Duplicate keys are refused, as is nesting
// beyond 256. A file that starts with "{" on one line and goes on is read as JSON Lines.
//
// A ClaimReview gives the reviewed claim as it was made: its text, who made it, when; the verdict is left
// out.
Result<std::vector<JsonDocument>> read_json(const std::string& where, std::string_view text);

// Likewise for each line that is not blank.
std::vector<JsonDocument> read_json_lines(const std::string& where, std::string_view text);

// What an article in a page says about itself as schema.org data; keys as there. Empty if this is no such
// data.
Fields read_linked_data(std::string_view json);

}  // namespace claimgraph::read

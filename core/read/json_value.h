// JSON as this folder reads it: one parser within limits, and what a value says.
//
// Private to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace claimgraph::read {

inline constexpr std::size_t kMaxJsonDepth = 256;

// Keeps its buffers from call to call.
class JsonParser {
 public:
  // The element lives until the next call.
  simdjson::error_code parse(std::string_view text, simdjson::dom::element& element);

 private:
  simdjson::dom::parser parser_;
};

std::string why_no_json(simdjson::error_code error);

// A string; the name of an object, as schema.org writes a publisher; the first that a list has of those.
std::optional<std::string> text_of(const simdjson::dom::element& value);

// The member of an object; nothing if there is none or it is no object.
std::optional<simdjson::dom::element> member_of(const simdjson::dom::element& object, std::string_view key);
std::optional<std::string> text_member_of(const simdjson::dom::element& object, std::string_view key);

// Whether "@type", one name or a list of them, has a name that ends so.
bool has_type(const simdjson::dom::element& object, std::string_view ending);

}  // namespace claimgraph::read

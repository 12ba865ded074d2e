#include "core/read/json_value.h"

#include <algorithm>

namespace claimgraph::read {
namespace {

using simdjson::dom::element;

std::optional<std::string> string_of(const element& value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
  return std::string(text);
}

std::optional<std::string> string_or_name(const element& value) {
  if (auto text = string_of(value)) return text;
  const auto name = member_of(value, "name");
  return name ? string_of(*name) : std::nullopt;
}

}  // namespace

simdjson::error_code JsonParser::parse(std::string_view text, element& element) {
  if (text.size() > parser_.capacity() || parser_.max_depth() != kMaxJsonDepth) {
    if (const auto error = parser_.allocate(std::max<std::size_t>(text.size(), 4096), kMaxJsonDepth))
      return error;
  }
  return parser_.parse(text.data(), text.size()).get(element);
}

std::string why_no_json(simdjson::error_code error) {
  if (error == simdjson::DEPTH_ERROR) return "nested deeper than " + std::to_string(kMaxJsonDepth);
  return std::string("no JSON: ") + simdjson::error_message(error);
}

std::optional<std::string> text_of(const element& value) {
  simdjson::dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return string_or_name(value);
  for (const element one : list) {
    if (auto text = string_or_name(one)) return text;
  }
  return std::nullopt;
}

std::optional<element> member_of(const element& object, std::string_view key) {
  element member;
  if (!object.is_object() || object[key].get(member) != simdjson::SUCCESS) return std::nullopt;
  return member;
}

std::optional<std::string> text_member_of(const element& object, std::string_view key) {
  const auto member = member_of(object, key);
  return member ? text_of(*member) : std::nullopt;
}

bool has_type(const element& object, std::string_view ending) {
  const auto type = member_of(object, "@type");
  if (!type) return false;
  if (const auto one = string_of(*type)) return one->ends_with(ending);
  simdjson::dom::array list;
  if (type->get(list) != simdjson::SUCCESS) return false;
  return std::ranges::any_of(list, [&](const element& each) {
    const auto name = string_of(each);
    return name && name->ends_with(ending);
  });
}

}  // namespace claimgraph::read

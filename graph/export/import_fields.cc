#include "graph/export/import_fields.h"

#include <cassert>
#include <limits>
#include <set>

namespace claimgraph::graph {
namespace {

std::optional<std::string_view> string_in(const simdjson::dom::element& element) {
  std::string_view text;
  if (element.get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

}  // namespace

Fields::Fields(simdjson::dom::element element, std::string path, Problem& problem)
    : path_(std::move(path)), problem_(&problem) {
  simdjson::dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    problem_->set(path_.empty() ? "line" : path_, "not a JSON object");
    return;
  }
  std::set<std::string_view> keys;
  for (const auto& field : object) {
    if (!keys.insert(field.key).second) this->problem(field.key, "stands twice");
  }
  object_ = object;
}

std::string Fields::path_to(std::string_view key) const {
  return path_.empty() ? std::string{key} : path_ + '.' + std::string{key};
}

std::optional<simdjson::dom::element> Fields::find(std::string_view key) const {
  if (!object_ || problem_->is_set()) return std::nullopt;
  simdjson::dom::element element;
  if (object_->at_key(key).get(element) != simdjson::SUCCESS) return std::nullopt;
  return element;
}

bool Fields::names(std::string_view key) const { return find(key).has_value(); }

bool Fields::has(std::string_view key) const {
  const auto element = find(key);
  return element && !element->is_null();
}

std::optional<std::string> Fields::maybe_text(std::string_view key) {
  if (!has(key)) return std::nullopt;
  const auto text = string_in(*find(key));
  if (!text) problem(key, "not a string");
  return text ? std::optional(std::string{*text}) : std::nullopt;
}

std::string Fields::text(std::string_view key) { return maybe_text(key).value_or(""); }

std::string Fields::required_text(std::string_view key) {
  const std::string found = text(key);
  if (found.empty()) problem(key, "missing");
  return found;
}

std::optional<std::uint32_t> Fields::number(std::string_view key) {
  if (!has(key)) return std::nullopt;
  std::uint64_t number = 0;
  if (find(key)->get(number) != simdjson::SUCCESS || number > std::numeric_limits<std::uint32_t>::max()) {
    problem(key, "not a whole number from 0");
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(number);
}

std::optional<Decimal> Fields::decimal(std::string_view key) {
  if (!has(key)) return std::nullopt;
  const auto element = *find(key);
  std::int64_t integer = 0;
  if (element.get(integer) == simdjson::SUCCESS) return Decimal{integer};
  const auto text = string_in(element);
  const auto decimal = text ? Decimal::parse(*text) : std::nullopt;
  if (!decimal) problem(key, "not a decimal number in a string, such as \"65000000000\" or \"-0.5\"");
  return decimal;
}

std::optional<Day> Fields::day(std::string_view key) {
  const auto written = maybe_text(key);
  if (!written) return std::nullopt;
  const auto day = parse_day(*written);
  if (!day) problem(key, '"' + *written + "\" is no day, such as \"2025-01-24\"");
  return day;
}

Fields Fields::object(std::string_view key) {
  assert(has(key));
  return {*find(key), path_to(key), *problem_};
}

std::vector<simdjson::dom::element> Fields::array(std::string_view key) {
  if (!has(key)) return {};
  simdjson::dom::array array;
  if (find(key)->get(array) != simdjson::SUCCESS) {
    problem(key, "not a list");
    return {};
  }
  return {array.begin(), array.end()};
}

}  // namespace claimgraph::graph

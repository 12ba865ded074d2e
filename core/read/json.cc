#include "core/read/json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <simdjson.h>

namespace claimgraph::read {
namespace {

constexpr std::size_t kMaxDepth = 256;

// trafilatura, news-please and CC-News, newspaper, schema.org's NewsArticle, our own export.
constexpr std::array kAliases = {
    Alias{"title", Field::kTitle},
    Alias{"headline", Field::kTitle},
    Alias{"publisher", Field::kPublisher},
    Alias{"sitename", Field::kPublisher},
    Alias{"source-hostname", Field::kPublisher},
    Alias{"hostname", Field::kPublisher},
    Alias{"source_domain", Field::kPublisher},
    Alias{"domain", Field::kPublisher},
    Alias{"url", Field::kUrl},
    Alias{"canonical_link", Field::kUrl},
    Alias{"link", Field::kUrl},
    Alias{"source", Field::kUrl},
    Alias{"published", Field::kPublished},
    Alias{"datePublished", Field::kPublished},
    Alias{"date_publish", Field::kPublished},
    Alias{"publish_date", Field::kPublished},
    Alias{"date", Field::kPublished},
    Alias{"lang", Field::kLang},
    Alias{"language", Field::kLang},
    Alias{"inLanguage", Field::kLang},
    Alias{"meta_lang", Field::kLang},
    Alias{"said_on", Field::kSaidOn},
    Alias{"text", Field::kText},
    Alias{"maintext", Field::kText},
    Alias{"articleBody", Field::kText},
    Alias{"content", Field::kText},
    Alias{"body", Field::kText},
};

// Keeps its buffers from line to line.
class Parser {
 public:
  // The element lives until the next call.
  simdjson::error_code parse(std::string_view text, simdjson::dom::element& element) {
    if (text.size() > parser_.capacity() || parser_.max_depth() != kMaxDepth) {
      if (const auto error = parser_.allocate(std::max<std::size_t>(text.size(), 4096), kMaxDepth))
        return error;
    }
    return parser_.parse(text.data(), text.size()).get(element);
  }

 private:
  simdjson::dom::parser parser_;
};

std::string why_no_json(simdjson::error_code error) {
  if (error == simdjson::DEPTH_ERROR) return "nested deeper than " + std::to_string(kMaxDepth);
  return std::string("no JSON: ") + simdjson::error_message(error);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::optional<std::string> repeated_key(const simdjson::dom::object& object) {
  std::vector<std::string_view> keys;
  for (const auto field : object) keys.push_back(field.key);
  std::ranges::sort(keys);
  const auto twice = std::ranges::adjacent_find(keys);
  return twice == keys.end() ? std::nullopt : std::optional(std::string(*twice));
}

// An object with a name, as schema.org writes a publisher.
std::optional<std::string> name_of(const simdjson::dom::element& value) {
  std::string_view name;
  if (value["name"].get(name) != simdjson::SUCCESS) return std::nullopt;
  return std::string(name);
}

// Strings, and names of objects where a publisher may be one. Other kinds say nothing.
std::optional<std::string> text_of(const simdjson::dom::element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  return value.is_object() ? name_of(value) : std::nullopt;
}

Result<Fields> fields_of(const std::string& where, const simdjson::dom::element& element) {
  simdjson::dom::object object;
  if (element.get(object) != simdjson::SUCCESS)
    return invalid(where, "not an object; an article is {\"text\": ...}");
  if (const auto key = repeated_key(object)) return invalid(where, "the key \"" + *key + "\" stands twice");
  Collector collector(kAliases);
  for (const auto field : object) {
    if (auto text = text_of(field.value)) collector.add(field.key, *std::move(text));
  }
  Fields fields = collector.take();
  if (!fields.of(Field::kText)) {
    return invalid(where,
                   "no field with the text; it is called text, maintext, articleBody, content or body");
  }
  return fields;
}

JsonDocument read_line(Parser& parser, std::string where, std::string_view line, std::size_t number) {
  if (line.size() > kMaxLineBytes) {
    Error error{ErrorCode::kLimit, where + ": the line has " + std::to_string(line.size()) +
                                       " bytes; the limit is " + std::to_string(kMaxLineBytes)};
    return {std::move(where), std::move(error)};
  }
  if (const Status s = check_utf8(where, line, number); !s) return {std::move(where), s.error()};
  simdjson::dom::element element;
  if (const auto error = parser.parse(line, element)) {
    Error failure = invalid(where, why_no_json(error));
    return {std::move(where), std::move(failure)};
  }
  auto fields = fields_of(where, element);
  return {std::move(where), std::move(fields)};
}

// An object on the first line and more after it.
bool looks_like_lines(std::string_view text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || is_blank(text.substr(end))) return false;
  Parser parser;
  simdjson::dom::element element;
  return parser.parse(text.substr(0, end), element) == simdjson::SUCCESS && element.is_object();
}

}  // namespace

Result<std::vector<JsonDocument>> read_json(const std::string& where, std::string_view text) {
  if (looks_like_lines(text)) return read_json_lines(where, text);
  if (const Status s = check_utf8(where, text); !s) return s.error();
  Parser parser;
  simdjson::dom::element element;
  if (const auto error = parser.parse(text, element)) return invalid(where, why_no_json(error));
  std::vector<JsonDocument> documents;
  simdjson::dom::array array;
  if (element.get(array) != simdjson::SUCCESS) {
    documents.push_back({where, fields_of(where, element)});
    return documents;
  }
  for (const auto item : array) {
    std::string place = where + "[" + std::to_string(documents.size()) + "]";
    auto fields = fields_of(place, item);
    documents.push_back({std::move(place), std::move(fields)});
  }
  return documents;
}

std::vector<JsonDocument> read_json_lines(const std::string& where, std::string_view text) {
  Parser parser;
  std::vector<JsonDocument> documents;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!is_blank(line))
      documents.push_back(read_line(parser, where + ":" + std::to_string(number), line, number));
  }
  return documents;
}

}  // namespace claimgraph::read

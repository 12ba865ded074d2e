#include "core/read/json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/read/html.h"
#include "core/read/json_value.h"

namespace claimgraph::read {
namespace {

using simdjson::dom::element;

// trafilatura, news-please and CC-News, newspaper, schema.org's NewsArticle, JSON Feed, our own export.
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
    Alias{"date_published", Field::kPublished},
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
    Alias{"content_text", Field::kText},
    Alias{"content", Field::kText},
    Alias{"body", Field::kText},
    Alias{"content_html", Field::kText},
};

// Where lists of articles stand in an object that is none itself.
constexpr std::array kLists = {"@graph", "dataFeedElement", "item", "items", "articles"};
constexpr std::size_t kMaxUnfolded = 1'000'000;

constexpr std::string_view kReviewed = "claimReviewed";

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::optional<std::string> repeated_key(const simdjson::dom::object& object) {
  std::vector<std::string_view> keys;
  for (const auto field : object) keys.push_back(field.key);
  std::ranges::sort(keys);
  const auto twice = std::ranges::adjacent_find(keys);
  return twice == keys.end() ? std::nullopt : std::optional(std::string(*twice));
}

void put(Fields& fields, Field field, std::string key, std::optional<std::string> value) {
  if (value && !fields.of(field)) fields.of(field) = Said{std::move(key), *std::move(value)};
}

// The reviewed claim as a source of its own: the review only says where it was found.
Fields reviewed_claim(const element& review) {
  Fields fields;
  put(fields, Field::kText, std::string(kReviewed), text_member_of(review, kReviewed));
  put(fields, Field::kUrl, "url", text_member_of(review, "url"));
  put(fields, Field::kLang, "inLanguage", text_member_of(review, "inLanguage"));
  if (const auto claim = member_of(review, "itemReviewed")) {
    put(fields, Field::kPublisher, "itemReviewed.author", text_member_of(*claim, "author"));
    put(fields, Field::kPublished, "itemReviewed.datePublished", text_member_of(*claim, "datePublished"));
  }
  put(fields, Field::kPublisher, "author", text_member_of(review, "author"));
  put(fields, Field::kPublished, "datePublished", text_member_of(review, "datePublished"));
  return fields;
}

Fields collect(const simdjson::dom::object& object) {
  Collector collector(kAliases);
  for (const auto field : object) {
    auto text = text_of(field.value);
    if (text && field.key == "content_html") text = html_text(*text);
    if (text) collector.add(field.key, *std::move(text));
  }
  return collector.take();
}

Result<Fields> fields_of(const std::string& where, const element& value) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS)
    return invalid(where, "not an object; an article is {\"text\": ...}");
  if (const auto key = repeated_key(object)) return invalid(where, "the key \"" + *key + "\" stands twice");
  if (member_of(value, kReviewed)) return reviewed_claim(value);
  Fields fields = collect(object);
  if (fields.of(Field::kText)) return fields;
  return invalid(where, "no field with the text; it is called text, maintext, articleBody, content or body");
}

struct Placed {
  std::string where;
  element value;
};

// The list that an object is there for; nothing if it is an article.
std::optional<Placed> list_in(const Placed& placed) {
  if (!placed.value.is_object() || member_of(placed.value, kReviewed)) return std::nullopt;
  for (const char* key : kLists) {
    const auto list = member_of(placed.value, key);
    if (list && (list->is_array() || list->is_object())) return Placed{placed.where + "." + key, *list};
  }
  return std::nullopt;
}

// Everything that may be an article, in the order of the document. Nesting is bounded by the parser.
std::vector<Placed> unfold(std::string where, const element& whole) {
  std::vector<Placed> found;
  std::vector<Placed> pending = {{std::move(where), whole}};
  while (!pending.empty() && found.size() < kMaxUnfolded) {
    Placed next = std::move(pending.back());
    pending.pop_back();
    simdjson::dom::array array;
    if (next.value.get(array) == simdjson::SUCCESS) {
      std::vector<Placed> inside;
      for (const element one : array)
        inside.push_back({next.where + "[" + std::to_string(inside.size()) + "]", one});
      pending.insert(pending.end(), std::make_move_iterator(inside.rbegin()),
                     std::make_move_iterator(inside.rend()));
    } else if (auto list = list_in(next)) {
      pending.push_back(*std::move(list));
    } else {
      found.push_back(std::move(next));
    }
  }
  return found;
}

void append_documents(std::vector<JsonDocument>& documents, std::string where, const element& value) {
  for (Placed& placed : unfold(std::move(where), value)) {
    auto fields = fields_of(placed.where, placed.value);
    documents.push_back({std::move(placed.where), std::move(fields)});
  }
}

void read_line(JsonParser& parser, std::vector<JsonDocument>& documents, std::string where,
               std::string_view line, std::size_t number) {
  if (line.size() > kMaxLineBytes) {
    Error error{ErrorCode::kLimit, where + ": the line has " + std::to_string(line.size()) +
                                       " bytes; the limit is " + std::to_string(kMaxLineBytes)};
    documents.push_back({std::move(where), std::move(error)});
    return;
  }
  if (const Status s = check_utf8(where, line, number); !s) {
    documents.push_back({std::move(where), s.error()});
    return;
  }
  element value;
  if (const auto error = parser.parse(line, value)) {
    Error failure = invalid(where, why_no_json(error));
    documents.push_back({std::move(where), std::move(failure)});
    return;
  }
  append_documents(documents, std::move(where), value);
}

// An object on the first line and more after it.
bool looks_like_lines(std::string_view text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || is_blank(text.substr(end))) return false;
  JsonParser parser;
  element value;
  return parser.parse(text.substr(0, end), value) == simdjson::SUCCESS && value.is_object();
}

}  // namespace

Result<std::vector<JsonDocument>> read_json(const std::string& where, std::string_view text) {
  if (looks_like_lines(text)) return read_json_lines(where, text);
  if (const Status s = check_utf8(where, text); !s) return s.error();
  JsonParser parser;
  element value;
  if (const auto error = parser.parse(text, value)) return invalid(where, why_no_json(error));
  std::vector<JsonDocument> documents;
  append_documents(documents, where, value);
  return documents;
}

std::vector<JsonDocument> read_json_lines(const std::string& where, std::string_view text) {
  JsonParser parser;
  std::vector<JsonDocument> documents;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!is_blank(line)) read_line(parser, documents, where + ":" + std::to_string(number), line, number);
  }
  return documents;
}

Fields read_linked_data(std::string_view json) {
  JsonParser parser;
  element value;
  if (parser.parse(json, value) != simdjson::SUCCESS) return {};
  for (const Placed& placed : unfold("", value)) {
    simdjson::dom::object object;
    const bool is_article = has_type(placed.value, "Article") || has_type(placed.value, "Posting");
    if (is_article && placed.value.get(object) == simdjson::SUCCESS) return collect(object);
  }
  return {};
}

}  // namespace claimgraph::read

#include "core/read/feed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/read/article.h"
#include "core/read/html.h"
#include "core/read/written_date.h"
#include "core/read/xml.h"

namespace claimgraph::read {
namespace {

constexpr std::string_view kDublinCore = "http://purl.org/dc/";
constexpr std::string_view kContent = "http://purl.org/rss/1.0/modules/content/";

// "dc:" and "content:" by their name spaces, whatever prefix a feed gives them. What Atom calls content is
// "content".
constexpr std::array kItemAliases = {
    Alias{"title", Field::kTitle},
    Alias{"link", Field::kUrl},
    Alias{"guid", Field::kUrl},
    Alias{"pubdate", Field::kPublished},
    Alias{"published", Field::kPublished},
    Alias{"dc:date", Field::kPublished},
    Alias{"issued", Field::kPublished},
    Alias{"updated", Field::kPublished},
    Alias{"xml:lang", Field::kLang},
    Alias{"dc:language", Field::kLang},
    Alias{"language", Field::kLang},
    Alias{"source", Field::kPublisher},
    Alias{"dc:publisher", Field::kPublisher},
    Alias{"content:encoded", Field::kText},
    Alias{"content", Field::kText},
    Alias{"description", Field::kText},
    Alias{"summary", Field::kText},
};
constexpr std::array kFeedAliases = {
    Alias{"title", Field::kPublisher}, Alias{"dc:publisher", Field::kPublisher},
    Alias{"xml:lang", Field::kLang}, Alias{"language", Field::kLang}, Alias{"dc:language", Field::kLang}};

std::string key_of(const xmlNode& element) {
  const std::string name = ascii_lower(name_of(element));
  if (namespace_of(element).starts_with(kDublinCore)) return "dc:" + name;
  if (namespace_of(element) == kContent) return "content:" + name;
  return name;
}

bool is_field_of(std::string_view key, Field field) {
  const auto alias = std::ranges::find(kItemAliases, key, &Alias::key);
  return alias != kItemAliases.end() && alias->field == field;
}

// Atom nests markup as elements, RSS writes it as text.
std::string text_in(const xmlNode& element) {
  if (ascii_lower(attribute(element, "type")) == "xhtml") return shown_text(element);
  return html_text(text_below(element));
}

// Atom's links say what they are for; RSS has one, as text, and a guid that may be one.
std::string link_in(const xmlNode& element, std::string_view key) {
  const std::string relation = attribute(element, "rel");
  if (!relation.empty() && relation != "alternate") return {};
  if (key == "guid" && attribute(element, "isPermaLink") == "false") return {};
  const std::string target = attribute(element, "href");
  std::string link = target.empty() ? text_below(element) : target;
  std::erase_if(link, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  return link.starts_with("http://") || link.starts_with("https://") ? link : std::string{};
}

std::string date_in(const xmlNode& element) {
  const std::string written = text_below(element);
  const auto date = parse_written_date(written);
  return date ? to_text(*date) : written;  // finish() says what is wrong with it
}

// Atom repeats a whole feed as the source of an entry: its title is the name.
std::string name_in(const xmlNode& element) {
  for (const xmlNode* child = element.children; child != nullptr; child = child->next) {
    if (name_of(*child) == "title") return html_text(text_below(*child));
  }
  return html_text(text_below(element));
}

std::string value_of(const xmlNode& element, std::string_view key) {
  if (is_field_of(key, Field::kUrl)) return link_in(element, key);
  if (is_field_of(key, Field::kPublished)) return date_in(element);
  if (key == "source") return name_in(element);
  return text_in(element);
}

std::string language_of(const xmlNode& element) {
  xmlChar* lang = xmlNodeGetLang(&element);
  std::string text = lang == nullptr ? "" : reinterpret_cast<const char*>(lang);
  xmlFree(lang);
  return text;
}

Fields collect(const xmlNode& parent, std::span<const Alias> aliases) {
  Collector collector(aliases);
  collector.add("xml:lang", language_of(parent));
  for (const xmlNode* child = parent.children; child != nullptr; child = child->next) {
    const std::string key = key_of(*child);
    const bool known = std::ranges::find(aliases, key, &Alias::key) != aliases.end();
    if (is_element(*child) && known) collector.add(key, value_of(*child, key));
  }
  return collector.take();
}

bool is_item(const xmlNode& node) { return name_of(node) == "item" || name_of(node) == "entry"; }

// RSS 0.9 and 1.0 have the items beside the channel, later ones inside of it; Atom has no channel.
const xmlNode* channel_of(const xmlNode& root) {
  if (name_of(root) == "feed") return &root;
  for (const xmlNode* child = root.children; child != nullptr; child = child->next) {
    if (name_of(*child) == "channel") return child;
  }
  return nullptr;
}

void inherit(Fields& item, const Fields& feed) {
  for (const Field field : {Field::kPublisher, Field::kLang}) {
    if (!item.of(field)) item.of(field) = feed.of(field);
  }
}

Result<Fields> item_fields(const std::string& where, const xmlNode& item, const Fields& feed) {
  Fields fields = collect(item, kItemAliases);
  inherit(fields, feed);
  if (!fields.of(Field::kText)) return invalid(where, "the item has no text: no content and no description");
  return fields;
}

}  // namespace

Result<std::vector<FeedDocument>> read_feed(const std::string& where, std::string_view bytes) {
  const auto document = parse_xml(where, bytes);
  if (!document) return document.error();
  const xmlNode& root = *xmlDocGetRootElement(document->get());
  const xmlNode* channel = channel_of(root);
  if (channel == nullptr) return invalid(where, "XML, but no feed: RSS and Atom are read");
  const Fields feed = collect(*channel, kFeedAliases);
  std::vector<FeedDocument> documents;
  for (const xmlNode* node = &root; node != nullptr;
       node = is_item(*node) ? next_outside(node, &root) : next_node(node, &root)) {
    if (!is_item(*node)) continue;
    if (documents.size() == kMaxFeedItems) {
      return Error{ErrorCode::kLimit, where + ": more than " + std::to_string(kMaxFeedItems) + " items"};
    }
    std::string place = where + "[" + std::to_string(documents.size()) + "]";
    auto fields = item_fields(place, *node, feed);
    documents.push_back({std::move(place), std::move(fields)});
  }
  if (documents.empty()) return invalid(where, "a feed without any item");
  return documents;
}

}  // namespace claimgraph::read

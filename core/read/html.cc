#include "core/read/html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/read/article.h"
#include "core/read/encodings.h"
#include "core/read/json.h"
#include "core/read/written_date.h"
#include "core/read/xml.h"
#include "core/text/utf8.h"

namespace claimgraph::read {
namespace {

constexpr std::size_t kMaxEncodingSearch = 4096;  // bytes from the start in which a page names its encoding

// As schema.org data, as a meta element, as an element of the page: the first that is there counts.
constexpr std::array kAliases = {
    Alias{"headline", Field::kTitle},
    Alias{"og:title", Field::kTitle},
    Alias{"twitter:title", Field::kTitle},
    Alias{"dc.title", Field::kTitle},
    Alias{"h1", Field::kTitle},
    Alias{"title", Field::kTitle},
    Alias{"publisher", Field::kPublisher},
    Alias{"og:site_name", Field::kPublisher},
    Alias{"dc.publisher", Field::kPublisher},
    Alias{"application-name", Field::kPublisher},
    Alias{"canonical", Field::kUrl},
    Alias{"og:url", Field::kUrl},
    Alias{"url", Field::kUrl},
    Alias{"datepublished", Field::kPublished},
    Alias{"article:published_time", Field::kPublished},
    Alias{"og:published_time", Field::kPublished},
    Alias{"og:article:published_time", Field::kPublished},
    Alias{"parsely-pub-date", Field::kPublished},
    Alias{"sailthru.date", Field::kPublished},
    Alias{"dc.date.issued", Field::kPublished},
    Alias{"dc.date", Field::kPublished},
    Alias{"dcterms.created", Field::kPublished},
    Alias{"dcterms.date", Field::kPublished},
    Alias{"pubdate", Field::kPublished},
    Alias{"publishdate", Field::kPublished},
    Alias{"publish-date", Field::kPublished},
    Alias{"date", Field::kPublished},
    Alias{"time", Field::kPublished},
    Alias{"html lang", Field::kLang},
    Alias{"inlanguage", Field::kLang},
    Alias{"og:locale", Field::kLang},
    Alias{"content-language", Field::kLang},
    Alias{"dc.language", Field::kLang},
};

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!space) {
      line.push_back(c);
    } else if (!line.empty() && line.back() != ' ') {
      line.push_back(' ');
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

bool is_a_date_key(std::string_view key) {
  const auto alias = std::ranges::find(kAliases, key, &Alias::key);
  return alias != kAliases.end() && alias->field == Field::kPublished;
}

// What a page says about its article, gathered in one walk.
class About {
 public:
  void look(const xmlNode& element) {
    const std::string_view name = name_of(element);
    if (name == "html") add("html lang", attribute(element, "lang"));
    if (name == "meta") meta(element);
    if (name == "title" && !in_svg(element)) add("title", text_below(element));
    if (name == "h1") add("h1", text_below(element));
    if (name == "time") add("time", attribute(element, "datetime"));
    if (name == "link" && ascii_lower(attribute(element, "rel")) == "canonical") {
      add("canonical", attribute(element, "href"));
    }
    if (name == "script" && ascii_lower(attribute(element, "type")).starts_with("application/ld+json")) {
      linked_data(text_below(element));
    }
    property(element);
  }

  std::string take_body() { return std::move(body_); }
  Fields take() { return collector_.take(); }

 private:
  static bool in_svg(const xmlNode& element) {
    return element.parent != nullptr && name_of(*element.parent) == "svg";
  }

  // A date that can't be read says nothing; another of the page's may.
  void add(const std::string& key, const std::string& value) {
    std::string line = one_line(value);
    if (is_a_date_key(key)) {
      const auto date = parse_written_date(line);
      if (!date) return;
      line = to_text(*date);
    }
    collector_.add(key, std::move(line));
  }

  void meta(const xmlNode& element) {
    for (const char* key : {"property", "name", "http-equiv"}) {
      const std::string name = ascii_lower(attribute(element, key));
      if (!name.empty()) add(name, attribute(element, "content"));
    }
  }

  // Microdata: <time itemprop="datePublished" datetime="...">.
  void property(const xmlNode& element) {
    const std::string name = ascii_lower(attribute(element, "itemprop"));
    if (name != "datepublished" && name != "headline" && name != "inlanguage") return;
    for (const char* key : {"content", "datetime"}) add(name, attribute(element, key));
    if (name == "headline") add(name, text_below(element));
  }

  void linked_data(const std::string& json) {
    const Fields fields = read_linked_data(json);
    constexpr std::array kKeys = {std::pair{Field::kTitle, "headline"},
                                  std::pair{Field::kPublisher, "publisher"}, std::pair{Field::kUrl, "url"},
                                  std::pair{Field::kPublished, "datepublished"},
                                  std::pair{Field::kLang, "inlanguage"}};
    for (const auto& [field, key] : kKeys) {
      if (const auto& said = fields.of(field)) add(key, html_text(said->value));
    }
    if (const auto& text = fields.of(Field::kText); text && body_.empty()) body_ = html_text(text->value);
  }

  Collector collector_{kAliases};
  std::string body_;
};

// The value of the first `charset=` near the start, as <meta> has it in both forms.
std::string named_encoding(std::string_view bytes) {
  constexpr std::string_view kKey = "charset=";
  const std::string start = ascii_lower(bytes.substr(0, kMaxEncodingSearch));
  const auto at = start.find(kKey);
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(start).substr(at + kKey.size());
  while (rest.starts_with('"') || rest.starts_with('\'') || rest.starts_with(' ')) rest.remove_prefix(1);
  return std::string(rest.substr(0, rest.find_first_of("\"' />;")));
}

Result<std::string> encoding_of(const std::string& where, std::string_view bytes) {
  if (!text::first_invalid(bytes)) return std::string("utf-8");
  const std::string named = named_encoding(bytes);
  if (named.empty() || named == "utf-8" || named == "utf8") return check_utf8(where, bytes).error();
  const auto encoding = encoding_named(named);
  if (!encoding.empty()) return std::string(encoding);
  return invalid(where, "its bytes are in " + named + ", which is not read; convert the file to UTF-8");
}

}  // namespace

Result<Fields> read_html(const std::string& where, std::string_view bytes) {
  const auto encoding = encoding_of(where, bytes);
  if (!encoding) return encoding.error();
  const auto document = parse_html(where, bytes, *encoding);
  if (!document) return document.error();
  const xmlNode& root = *xmlDocGetRootElement(document->get());
  About about;
  for (const xmlNode* node = &root; node != nullptr; node = next_node(node, &root)) {
    if (is_element(*node)) about.look(*node);
  }
  std::string text = article_text(root);
  std::string body = about.take_body();
  if (text.size() < body.size() / 2) text = std::move(body);  // the page shows it with a script only
  if (text.empty()) return invalid(where, "no article text in the page");
  if (const Status s = check_utf8(where, text); !s) return s.error();
  Fields fields = about.take();
  fields.of(Field::kText) = Said{"text", std::move(text)};
  return fields;
}

std::string html_text(std::string_view markup) {
  if (markup.find_first_of("<&") == std::string_view::npos) return std::string(markup);
  const auto document = parse_html("", markup, "utf-8");
  if (!document) return std::string(markup);
  return shown_text(*xmlDocGetRootElement(document->get()));
}

}  // namespace claimgraph::read

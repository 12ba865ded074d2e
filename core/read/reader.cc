#include "core/read/reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/read/document.h"
#include "core/read/feed.h"
#include "core/read/html.h"
#include "core/read/json.h"
#include "core/read/markdown.h"

namespace claimgraph::read {
namespace {

enum class Format { kMarkdown, kText, kJson, kJsonLines, kMarkup, kUnknown };

struct Ending {
  std::string_view ending;
  Format format;
};
constexpr std::array kEndings = {
    Ending{".md", Format::kMarkdown},      Ending{".markdown", Format::kMarkdown},
    Ending{".txt", Format::kText},         Ending{".jsonl", Format::kJsonLines},
    Ending{".ndjson", Format::kJsonLines}, Ending{".json", Format::kJson},
    Ending{".html", Format::kMarkup},      Ending{".htm", Format::kMarkup},
    Ending{".xhtml", Format::kMarkup},     Ending{".xml", Format::kMarkup},
    Ending{".rss", Format::kMarkup},       Ending{".atom", Format::kMarkup}};

// How files begin that are no text at all.
struct Signature {
  std::string_view bytes;
  std::string_view what;
};
constexpr std::array kSignatures = {
    Signature{"%PDF-", "a PDF file; convert it to text first"},
    Signature{"PK\x03\x04", "a ZIP file (docx, epub and odt are that, too); convert it to text first"},
    Signature{"\x1f\x8b", "compressed with gzip; unpack it first"},
    Signature{"\x89PNG", "an image"},
    Signature{"\xff\xd8\xff", "an image"},
    Signature{"\xff\xfe", "UTF-16; convert it to UTF-8 first"},
    Signature{"\xfe\xff", "UTF-16; convert it to UTF-8 first"}};

constexpr std::string_view kBom = "\xef\xbb\xbf";
constexpr std::string_view kMarkdownDate = "add a line \"published: YYYY-MM-DD\" to the front matter";
constexpr std::string_view kTextDate = "a text file has no place for one: use front matter";
constexpr std::string_view kHtmlDate = "the page states none";
constexpr std::string_view kFeedDate = "the item has neither pubDate nor published";
constexpr std::string_view kJsonDate = "add \"published\": \"YYYY-MM-DD\"";

Format format_of(std::string_view name) {
  const auto found =
      std::ranges::find_if(kEndings, [&](const Ending& e) { return name.ends_with(e.ending); });
  return found == kEndings.end() ? Format::kUnknown : found->format;
}

// `word` is in lower case; what follows it is no letter.
bool starts_with_word(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  if (text.size() <= word.size() || !std::ranges::equal(text.substr(0, word.size()), word, same))
    return false;
  const char next = text[word.size()];
  return next == ' ' || next == '>' || next == '\n' || next == '\r' || next == '\t' || next == '/';
}

Status check_is_text(std::string_view where, std::string_view bytes) {
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return invalid(where, bytes.empty() ? "the file is empty" : "the file holds nothing but white space");
  }
  for (const Signature& s : kSignatures) {
    if (bytes.starts_with(s.bytes)) return invalid(where, "not a text file: " + std::string(s.what));
  }
  return ok();
}

// JSON has no such bytes either, but there each line answers for itself.
Status check_no_zero(std::string_view where, std::string_view bytes) {
  const auto zero = bytes.find('\0');
  if (zero == std::string_view::npos) return ok();
  return invalid(where, "not a text file: byte " + std::to_string(zero) +
                            " is zero; text, Markdown, HTML or JSON is read");
}

Result<Source> finish_text(const std::string& where, std::string_view text, const Defaults& defaults) {
  Fields fields;
  fields.of(Field::kText) = Said{"text", std::string(text)};
  return finish(where, std::move(fields), defaults, kTextDate);
}

Result<Source> finish_markdown(const std::string& where, std::string_view text, const Defaults& defaults) {
  auto fields = read_markdown(where, text);
  if (!fields) return fields.error();
  return finish(where, *std::move(fields), defaults, kMarkdownDate);
}

Result<Source> finish_html(const std::string& where, std::string_view text, const Defaults& defaults) {
  auto fields = read_html(where, text);
  if (!fields) return fields.error();
  return finish(where, *std::move(fields), defaults, kHtmlDate);
}

// Of JSON or of a feed.
template <typename Parsed>
std::vector<Document> finish_all(std::vector<Parsed> documents, const Defaults& defaults,
                                 std::string_view how) {
  std::vector<Document> finished;
  finished.reserve(documents.size());
  for (Parsed& d : documents) {
    Result<Source> source =
        d.fields ? finish(d.where, *std::move(d.fields), defaults, how) : Result<Source>(d.fields.error());
    finished.push_back({std::move(d.where), std::move(source)});
  }
  return finished;
}

Result<std::vector<Document>> one(const std::string& where, std::string_view text, const Defaults& defaults,
                                  Result<Source> (*finish_one)(const std::string&, std::string_view,
                                                               const Defaults&)) {
  if (text.size() > kMaxSourceBytes) {
    return Error{ErrorCode::kLimit, where + ": " + std::to_string(text.size()) +
                                        " bytes; the limit of a source is " +
                                        std::to_string(kMaxSourceBytes)};
  }
  if (const Status s = check_no_zero(where, text); !s) return s.error();
  const bool may_name_encoding = finish_one == finish_html;
  if (const Status s = check_utf8(where, text); !s && !may_name_encoding) return s.error();
  std::vector<Document> documents;
  documents.push_back({where, finish_one(where, text, defaults)});
  return documents;
}

Result<std::vector<Document>> json(const std::string& where, std::string_view text,
                                   const Defaults& defaults) {
  auto documents = read_json(where, text);
  if (!documents) return documents.error();
  return finish_all(*std::move(documents), defaults, kJsonDate);
}

// Markup up to the first letter of its root element says what it is: "<rss", "<feed", "<rdf:RDF", else a
// page.
bool looks_like_feed(std::string_view text) {
  constexpr std::array<std::string_view, 3> kRoots = {"rss", "feed", "rdf:rdf"};
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::string_view tag = text.substr(at + 1);
    if (tag.starts_with('?') || tag.starts_with('!')) {
      const bool is_comment = tag.starts_with("!--");
      const auto end = text.find(is_comment ? "-->" : ">", at);
      if (end == std::string_view::npos) return false;
      at = end;
      continue;
    }
    return std::ranges::any_of(kRoots, [&](std::string_view root) { return starts_with_word(tag, root); });
  }
  return false;
}

Result<std::vector<Document>> markup(const std::string& where, std::string_view text,
                                     const Defaults& defaults) {
  if (!looks_like_feed(text)) return one(where, text, defaults, finish_html);
  if (const Status s = check_utf8(where, text); !s) return s.error();
  auto documents = read_feed(where, text);
  if (!documents) return documents.error();
  return finish_all(*std::move(documents), defaults, kFeedDate);
}

bool looks_like_markup(std::string_view text) {
  constexpr std::array<std::string_view, 5> kStarts = {"?xml", "!doctype html", "html", "rss", "feed"};
  const std::string_view start = text.substr(text.find_first_not_of(" \t\r\n"));
  if (start.starts_with("<!--")) return true;
  return start.starts_with('<') && std::ranges::any_of(kStarts, [&](std::string_view word) {
           return starts_with_word(start.substr(1), word);
         });
}

// By content: front matter, markup, JSON that is JSON, else text.
Result<std::vector<Document>> unknown(const std::string& where, std::string_view text,
                                      const Defaults& defaults) {
  const char first = text[text.find_first_not_of(" \t\r\n")];
  if (has_front_matter(text)) return one(where, text, defaults, finish_markdown);
  if (looks_like_markup(text)) return markup(where, text, defaults);
  if (first == '{') return json(where, text, defaults);
  if (first == '[') {
    auto read = json(where, text, defaults);
    if (read) return read;  // else a text that begins with a bracket
  }
  return one(where, text, defaults, finish_text);
}

}  // namespace

Result<std::vector<Document>> read(std::string_view name, std::string_view bytes, const Defaults& defaults) {
  const std::string where = name == "-" ? "standard input" : std::string(name);
  if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
  if (const Status s = check_is_text(where, bytes); !s) return s.error();
  switch (format_of(name)) {
    case Format::kMarkdown:
      return one(where, bytes, defaults, finish_markdown);
    case Format::kText:
      return one(where, bytes, defaults, finish_text);
    case Format::kJson:
      return json(where, bytes, defaults);
    case Format::kJsonLines:
      return finish_all(read_json_lines(where, bytes), defaults, kJsonDate);
    case Format::kMarkup:
      return markup(where, bytes, defaults);
    case Format::kUnknown:
      return unknown(where, bytes, defaults);
  }
  return invalid(where, "no such format");
}

}  // namespace claimgraph::read

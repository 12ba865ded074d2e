// Bytes of a document -> Sources. The border: what comes out is valid UTF-8, dated, in a known language,
// within limits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"
#include "core/model/source.h"

namespace claimgraph::read {

inline constexpr std::size_t kMaxSourceBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

// What the command line says about a document that does not say it itself; it never overrides the document.
struct Defaults {
  std::optional<Timestamp> published;
  std::optional<Day> said_on;
  std::string lang, publisher, url, title;
};

// One document, or what is wrong with it: what, where in the file, and what would be right.
struct Document {
  std::string where;  // "articles.jsonl:17"
  Result<Source> source;
};

// The format follows from the name's ending: .md .markdown .txt .jsonl .ndjson .json .html .htm .xhtml .xml
// .rss .atom, and whether markup is a page or a feed from its first element; "-" and other names by content.
// An Error only if nothing at all can be read; a bad document among good ones is one failed Document.
Result<std::vector<Document>> read(std::string_view name, std::string_view bytes, const Defaults& defaults);

}  // namespace claimgraph::read

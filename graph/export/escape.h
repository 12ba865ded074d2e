// Escapers for everything that comes from documents: one per place where it may end up.
//
// All take any bytes and give valid UTF-8. None adds quotes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph::graph {

// Inside a JSON string. Control, invisible and bidirectional characters become \uXXXX: the same string to a
// parser, harmless to a terminal and inside <script>.
void append_json(std::string& out, std::string_view bytes);

// Inside a double-quoted DOT label, tooltip or URL: no escape sequence of Graphviz (\N, \l), no entity (&lt;)
// and no HTML label can come from data. A line break stays one.
std::string dot_text(std::string_view bytes);

// Inside XML text or an attribute with either quote. What XML 1.0 forbids becomes U+FFFD.
std::string xml_text(std::string_view bytes);

enum class Lines : std::uint8_t {
  kOne,   // line breaks and tabs become spaces
  kMany,  // they stay
};

// For a terminal or a message: what could move the cursor, set colours, hide or reorder text is written as
// \u{1b}.
std::string terminal_text(std::string_view bytes, Lines lines = Lines::kOne);

// True for http:// and https:// without white space, controls or quotes: all that becomes a link.
bool is_web_url(std::string_view url);

}  // namespace claimgraph::graph

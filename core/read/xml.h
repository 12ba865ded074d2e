// libxml2 behind a narrow door: no network, no files, no entities; walks without recursion.
//
// Private to this folder: the only files that include it are those that read markup.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libxml/tree.h>

#include "core/model/result.h"

namespace claimgraph::read {

inline constexpr int kMaxMarkupDepth = 256;  // libxml2's own, below any stack

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Markup = std::unique_ptr<xmlDoc, FreeDocument>;

// `encoding`: a name as HTML gives it. kLimit for nesting beyond kMaxMarkupDepth, with nothing read.
Result<Markup> parse_html(const std::string& where, std::string_view bytes, const std::string& encoding);

// Well-formed XML only. kInvalidArgument with the line; entities of its own and stylesheets are refused.
Result<Markup> parse_xml(const std::string& where, std::string_view bytes);

// Without prefix, in lower case for HTML; empty for a text.
std::string_view name_of(const xmlNode& node);
std::string_view namespace_of(const xmlNode& node);
bool is_element(const xmlNode& node);
bool is_text(const xmlNode& node);
std::string_view content_of(const xmlNode& text);
// Empty if there is none.
std::string attribute(const xmlNode& element, const char* name);

// The next node of the tree below `root` in the order of the document; null at the end.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root);
// The same, without what is below `node`.
const xmlNode* next_outside(const xmlNode* node, const xmlNode* root);

// All text below, as it stands.
std::string text_below(const xmlNode& node);

}  // namespace claimgraph::read

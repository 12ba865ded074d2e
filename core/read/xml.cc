#include "core/read/xml.h"

#include <cstring>
#include <optional>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "core/read/document.h"

namespace claimgraph::read {
namespace {

std::string_view to_view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

struct FreeHtml {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};
struct FreeXml {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

Error too_deep(const std::string& where) {
  return {ErrorCode::kLimit, where + ": nested deeper than " + std::to_string(kMaxMarkupDepth)};
}

std::string trimmed(const char* message) {
  std::string text = message == nullptr ? "" : message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

bool says_depth(const xmlError& error) {
  return error.message != nullptr && std::strstr(error.message, "depth") != nullptr;
}

// A document type with entities is how small files become large and read other files.
void refuse_entity(void* data, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
  auto* context = static_cast<xmlParserCtxt*>(data);
  context->userData = nullptr;  // marks it for parse_xml
  xmlStopParser(context);
}

}  // namespace

Result<Markup> parse_html(const std::string& where, std::string_view bytes, const std::string& encoding) {
  xmlInitParser();
  const std::unique_ptr<htmlParserCtxt, FreeHtml> context(htmlNewParserCtxt());
  if (!context) return Error{ErrorCode::kLimit, where + ": out of memory"};
  const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
  Markup document(htmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                     encoding.c_str(), options));
  if (says_depth(context->lastError)) return too_deep(where);
  const int code = context->lastError.code;
  if (code == XML_ERR_UNSUPPORTED_ENCODING || code == XML_ERR_INVALID_ENCODING ||
      code == XML_I18N_CONV_FAILED) {
    return invalid(where, "its bytes are not " + encoding + "; convert the file to UTF-8");
  }
  if (!document || xmlDocGetRootElement(document.get()) == nullptr) return invalid(where, "no HTML");
  return document;
}

Result<Markup> parse_xml(const std::string& where, std::string_view bytes) {
  xmlInitParser();
  const std::unique_ptr<xmlParserCtxt, FreeXml> context(xmlNewParserCtxt());
  if (!context) return Error{ErrorCode::kLimit, where + ": out of memory"};
  context->sax->entityDecl = refuse_entity;
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  Markup document(xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                    "UTF-8", options));
  if (context->userData == nullptr) return invalid(where, "it declares entities, which are not read");
  if (document) return document;
  if (says_depth(context->lastError)) return too_deep(where);
  return invalid(where + ":" + std::to_string(context->lastError.line),
                 "no well-formed XML: " + trimmed(context->lastError.message));
}

std::string_view name_of(const xmlNode& node) {
  return is_element(node) ? to_view(node.name) : std::string_view{};
}

std::string_view namespace_of(const xmlNode& node) {
  return is_element(node) && node.ns != nullptr ? to_view(node.ns->href) : std::string_view{};
}

bool is_element(const xmlNode& node) { return node.type == XML_ELEMENT_NODE; }
bool is_text(const xmlNode& node) {
  return node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
}
std::string_view content_of(const xmlNode& text) { return to_view(text.content); }

std::string attribute(const xmlNode& element, const char* name) {
  if (!is_element(element)) return {};
  xmlChar* value = xmlGetProp(&element, reinterpret_cast<const xmlChar*>(name));
  std::string text(to_view(value));
  xmlFree(value);
  return text;
}

const xmlNode* next_outside(const xmlNode* node, const xmlNode* root) {
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* root) {
  // Children of an entity reference belong to its declaration, which is not part of the tree.
  if (node->children != nullptr && node->type != XML_ENTITY_REF_NODE) return node->children;
  return next_outside(node, root);
}

std::string text_below(const xmlNode& node) {
  std::string text;
  for (const xmlNode* at = &node; at != nullptr; at = next_node(at, &node)) {
    if (is_text(*at)) text += content_of(*at);
  }
  return text;
}

}  // namespace claimgraph::read

#include "graph/export/escape.h"

#include <algorithm>

#include "graph/export/code_points.h"

namespace claimgraph::graph {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_unit(std::string& out, char32_t unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(unit >> shift) & 0xFU];
}

// \uXXXX, a surrogate pair above the basic plane.
void append_json_code(std::string& out, char32_t value) {
  if (value >= 0x10000) {
    append_unit(out, 0xD7C0U + (value >> 10));
    value = 0xDC00U + (value & 0x3FFU);
  }
  append_unit(out, value);
}

void append_visible(std::string& out, char32_t value) {
  std::string digits;
  for (char32_t rest = value; rest > 0 || digits.size() < 2; rest >>= 4) digits += kHex[rest & 0xFU];
  std::ranges::reverse(digits);
  out += "\\u{" + digits + "}";
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '&' && c != '<' && c != '>' &&
         c != '\'';
}

// Calls special(code point) for every code point that is not plain ASCII, and copies the plain runs.
template <typename Special>
void walk(std::string& out, std::string_view bytes, Special special) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t run = i;
    while (i < bytes.size() && is_plain(bytes[i])) ++i;
    out.append(bytes, run, i - run);
    if (i == bytes.size()) return;
    const CodePoint next = code_point_at(bytes, i);
    special(next.value);
    i += next.size;
  }
}

std::string_view xml_entity(char32_t value) {
  switch (value) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_xml(char32_t value) {
  return value == '\t' || value == '\n' || value == '\r' ||
         (value >= 0x20 && value != 0xFFFE && value != 0xFFFF);
}

}  // namespace

void append_json(std::string& out, std::string_view bytes) {
  walk(out, bytes, [&](char32_t value) {
    if (value == '"' || value == '\\') {
      out += {'\\', static_cast<char>(value)};
    } else if (value == '\n') {
      out += "\\n";
    } else if (value == '\t') {
      out += "\\t";
    } else if (is_hostile(value)) {
      append_json_code(out, value);
    } else {
      append_utf8(out, value);
    }
  });
}

std::string dot_text(std::string_view bytes) {
  std::string out;
  walk(out, bytes, [&](char32_t value) {
    if (value == '"' || value == '\\') {
      out += {'\\', static_cast<char>(value)};
    } else if (value == '&') {
      out += "&amp;";
    } else if (value == '\n') {
      out += "\\n";
    } else if (value == '\t') {
      out += ' ';
    } else {
      append_utf8(out, is_hostile(value) ? kReplacement : value);
    }
  });
  return out;
}

std::string xml_text(std::string_view bytes) {
  std::string out;
  walk(out, bytes, [&](char32_t value) {
    if (const auto entity = xml_entity(value); !entity.empty()) {
      out += entity;
    } else {
      append_utf8(out, is_xml(value) ? value : kReplacement);
    }
  });
  return out;
}

std::string terminal_text(std::string_view bytes, Lines lines) {
  std::string out;
  walk(out, bytes, [&](char32_t value) {
    if (value == '\n' || value == '\t') {
      out += lines == Lines::kOne ? ' ' : static_cast<char>(value);
    } else if (is_hostile(value)) {
      append_visible(out, value);
    } else {
      append_utf8(out, value);
    }
  });
  return out;
}

bool is_web_url(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return false;
  return std::ranges::all_of(url, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F && c != '"' && c != '\'' && c != '<' && c != '>' && c != '\\' &&
           c != '`';
  });
}

}  // namespace claimgraph::graph

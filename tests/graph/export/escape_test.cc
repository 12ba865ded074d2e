#include "graph/export/escape.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "graph/export/code_points.h"

namespace claimgraph::graph {
namespace {

std::string json(std::string_view bytes) {
  std::string out;
  append_json(out, bytes);
  return out;
}

struct Case {
  const char* name;
  std::string in, json, dot, xml, terminal;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Escape : public testing::TestWithParam<Case> {};

TEST_P(Escape, ForEveryPlace) {
  const Case& c = GetParam();
  EXPECT_EQ(json(c.in), c.json);
  EXPECT_EQ(dot_text(c.in), c.dot);
  EXPECT_EQ(xml_text(c.in), c.xml);
  EXPECT_EQ(terminal_text(c.in), c.terminal);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Escape,
    testing::Values(
        Case{"Plain", "62 billion", "62 billion", "62 billion", "62 billion", "62 billion"},
        Case{"Letters", "Mrd. \u20ac \u00df \U0001F600", "Mrd. \u20ac \u00df \U0001F600",
             "Mrd. \u20ac \u00df \U0001F600", "Mrd. \u20ac \u00df \U0001F600",
             "Mrd. \u20ac \u00df \U0001F600"},
        Case{"Quotes", "\"'", "\\\"'", "\\\"'", "&quot;&#39;", "\"'"},
        Case{"Backslash", "\\N\\", "\\\\N\\\\", "\\\\N\\\\", "\\N\\", "\\N\\"},
        Case{"Markup", "<b>&lt;", "<b>&lt;", "<b>&amp;lt;", "&lt;b&gt;&amp;lt;", "<b>&lt;"},
        Case{"LineBreaks", "a\nb\tc", "a\\nb\\tc", "a\\nb c", "a\nb\tc", "a b c"},
        Case{"Nul", std::string("a\0b", 3), "a\\u0000b", "a\uFFFDb", "a\uFFFDb", "a\\u{00}b"},
        Case{"EscapeSequence", "\x1b[31m", "\\u001b[31m", "\uFFFD[31m", "\uFFFD[31m", "\\u{1b}[31m"},
        Case{"CarriageReturn", "a\rb", "a\\u000db", "a\uFFFDb", "a\rb", "a\\u{0d}b"},
        Case{"C1", "\u009b31m", "\\u009b31m", "\uFFFD31m", "\u009b31m", "\\u{9b}31m"},
        Case{"Bidi", "a\u202eb\u2066", "a\\u202eb\\u2066", "a\uFFFDb\uFFFD", "a\u202eb\u2066",
             "a\\u{202e}b\\u{2066}"},
        Case{"ZeroWidth", "a\u200bb\ufeff", "a\\u200bb\\ufeff", "a\uFFFDb\uFFFD", "a\u200bb\ufeff",
             "a\\u{200b}b\\u{feff}"},
        Case{"Tags", "\U000E0041", "\\udb40\\udc41", "\uFFFD", "\U000E0041", "\\u{e0041}"},
        Case{"IllFormed", "a\xff\xc3", "a\uFFFD\uFFFD", "a\uFFFD\uFFFD", "a\uFFFD\uFFFD", "a\uFFFD\uFFFD"},
        Case{"Overlong", "\xc0\xaf", "\uFFFD\uFFFD", "\uFFFD\uFFFD", "\uFFFD\uFFFD", "\uFFFD\uFFFD"},
        Case{"Surrogate", "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD",
             "\uFFFD\uFFFD\uFFFD"}),
    [](const auto& info) { return info.param.name; });

TEST(Escape, KeepsLinesWhereAsked) { EXPECT_EQ(terminal_text("a\n\tb\x07", Lines::kMany), "a\n\tb\\u{07}"); }

bool is_harmless(const std::string& text, bool also_lines) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = code_point_at(text, i);
    if (!next.valid || is_hostile(next.value)) return false;
    if (also_lines && (next.value == '\n' || next.value == '\t')) return false;
    i += next.size;
  }
  return true;
}

RC_GTEST_PROP(EscapeOfAnyBytes, IsHarmless, (const std::string& bytes)) {
  RC_ASSERT(is_harmless(terminal_text(bytes), true));
  RC_ASSERT(is_harmless(json(bytes), true));
  RC_ASSERT(is_harmless(dot_text(bytes), true));
}

RC_GTEST_PROP(EscapeOfAnyBytes, LeavesNoWayOutOfADotString, (const std::string& bytes)) {
  const std::string out = dot_text(bytes);
  for (std::size_t i = 0; i < out.size(); ++i) {
    RC_ASSERT(out[i] != '"');
    if (out[i] != '\\') continue;
    ++i;
    RC_ASSERT(i < out.size());
    RC_ASSERT(out[i] == '"' || out[i] == '\\' || out[i] == 'n');
  }
}

struct Url {
  const char* name;
  const char* url;
  bool is_link;
};
void PrintTo(const Url& c, std::ostream* out) { *out << c.name; }

class WebUrl : public testing::TestWithParam<Url> {};

TEST_P(WebUrl, OnlyHttp) { EXPECT_EQ(is_web_url(GetParam().url), GetParam().is_link); }

INSTANTIATE_TEST_SUITE_P(
    Cases, WebUrl,
    testing::Values(Url{"Https", "https://example.org/a?b=1&c=2#d", true},
                    Url{"Http", "http://example.org", true}, Url{"Script", "javascript:alert(1)", false},
                    Url{"Data", "data:text/html,x", false}, Url{"Spaced", " https://example.org", false},
                    Url{"Quote", "https://example.org/\"onload=", false},
                    Url{"LineBreak", "https://example.org/\n", false}, Url{"Empty", "", false}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::graph

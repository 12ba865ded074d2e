#include "core/read/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/read/reader.h"

namespace claimgraph::read {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kFirst =
    "The council of the town said on Monday that it will spend 12 million euros on the old bridge.";
constexpr std::string_view kSecond =
    "Work is to start in May 2026, and the mayor expects it to last for about eighteen months.";
const std::string kBoth = std::string(kFirst) + "\n\n" + std::string(kSecond);
const std::string kParagraphs = "<p>" + std::string(kFirst) + "</p>\n<p>" + std::string(kSecond) + "</p>";

Result<Source> only(std::string_view bytes, std::string_view name = "a.html", const Defaults& defaults = {}) {
  auto documents = read(name, bytes, defaults);
  if (!documents) return documents.error();
  EXPECT_EQ(documents->size(), 1u);
  return std::move((*documents)[0].source);
}

std::string page(std::string_view head, std::string_view body) {
  return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta name=\"date\" content=\"2025-01-25\">" +
         std::string(head) + "</head><body>" + std::string(body) + "</body></html>";
}

struct BodyCase {
  std::string name;
  std::string body;  // kParagraphs stands where "@" is
};
void PrintTo(const BodyCase& c, std::ostream* out) { *out << c.name; }
class Boilerplate : public testing::TestWithParam<BodyCase> {};

TEST_P(Boilerplate, IsLeftOut) {
  std::string body = GetParam().body;
  body.replace(body.find('@'), 1, kParagraphs);
  const auto source = only(page("", body));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, kBoth);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Boilerplate,
    testing::Values(
        BodyCase{"Nothing", "@"}, BodyCase{"Article", "<div><article>@</article></div>"},
        BodyCase{"Navigation",
                 "<nav><ul><li><a href=/>Home page of the paper with all of its news</a></ul></nav>@"},
        BodyCase{"Header",
                 "<header><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></header><main>@</main>"},
        BodyCase{"Footer",
                 "<article>@</article><footer><p>Copyright of the publisher, all rights reserved by it, "
                 "whatever the year may be.</p></footer>"},
        BodyCase{"AsideInside",
                 "<article>@<aside><p>In the past the bridge had cost 3 million euros, as we wrote."
                 "</p></aside></article>"},
        BodyCase{"Caption",
                 "<article><figure><img src=a.jpg><figcaption>The bridge in 1950, costs 1 million euros"
                 "</figcaption></figure>@</article>"},
        BodyCase{"LinkList",
                 "<article>@<h3>More on this</h3><ul><li><a href=/1>A bridge for 5 million euros</a>"
                 "<li><a href=/2>A tunnel for 9 million euros</a></ul></article>"},
        BodyCase{"LinkParagraph",
                 "<article>@<p>Read: <a href=/1>A tunnel for 9 million euros is planned</a></p>"
                 "</article>"},
        BodyCase{"RelatedByClass",
                 "<article>@<div class=\"article-related\"><p>Another bridge had cost 7 million "
                 "euros, the neighbours say.</p></div></article>"},
        BodyCase{"Comments",
                 "<article>@</article><section id=comments><p>I think it will cost 100 million euros, as "
                 "always with this council.</p><form><textarea>Your comment</textarea></form></section>"},
        BodyCase{"TeaserArticles",
                 "<main><article>@</article><article class=x><h2>Tunnel</h2><p>It costs 9 million "
                 "euros, we hear.</p></article></main>"},
        BodyCase{"TeasersOnly",
                 "<div class=story>@</div><article><p>A tunnel for 9 million euros is planned."
                 "</p></article>"},
        BodyCase{"NestedTeaser",
                 "<article>@<article><p>A tunnel for 9 million euros is planned.</p></article>"
                 "</article>"},
        BodyCase{"Form",
                 "<article>@<form><p>Subscribe for 9 euros a month, and read all of it at home.</p></form>"
                 "</article>"},
        BodyCase{"Hidden",
                 "<article>@<p hidden>Pay 9 euros for it</p><p style=\"display: none\">Pay 8 euros</p>"
                 "<div aria-hidden=true>Pay 7 euros</div></article>"},
        BodyCase{"Script",
                 "<article>@<script>var euros = '9 million';</script><style>p { }</style><noscript>Needs "
                 "9 scripts</noscript></article>"},
        BodyCase{"Byline", "<article><div class=byline>By A. Writer, 25 January 2025</div>@</article>"},
        BodyCase{"HeadingOfNothing", "<article>@<h2>Comments</h2></article>"},
        BodyCase{"ByScore",
                 "<div id=top><p>Weather: 12 degrees, rain at times</p></div><div id=x><div>@</div></div>"
                 "<div id=bottom><p>Lottery: 12 million euros</p></div>"},
        BodyCase{"Microdata",
                 "<article><p>Editor's note, 12 words long, about how this paper works and lives."
                 "</p><div itemprop=articleBody>@</div></article>"},
        BodyCase{"Title", "<article><h1>The bridge</h1>@</article>"},
        BodyCase{"Comment", "<article><!-- 9 million -->@<!-- <p>8 million</p> --></article>"}),
    [](const auto& info) { return info.param.name; });

TEST(Html, KeepsHeadingsListsTablesAndLineBreaks) {
  const auto source = only(page(
      "", "<article><p>" + std::string(kFirst) + "</p><h2>Costs &amp; time</h2><p>" + std::string(kSecond) +
              "</p><ul><li>12 million for the bridge</li><li>3&nbsp;million for "
              "<b>paint</b></li></ul><table><tr><th>Year</th><td>2026</td></tr></table>"
              "<p>one<br>two<br><br>three</p></article>"));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text,
            std::string(kFirst) + "\n\nCosts & time\n\n" + std::string(kSecond) +
                "\n\n12 million for the bridge\n\n3\u00a0million for paint\n\nYear 2026\n\none\ntwo"
                "\n\nthree");
}

TEST(Html, KeepsProseWithoutParagraphs) {
  const auto source =
      only(page("", "<div>" + std::string(kFirst) + "<br><br>" + std::string(kSecond) + "</div>"));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, kBoth);
}

TEST(Html, AContainerWithAWordOfTheListIsNotDroppedWithTheArticle) {
  const auto source = only(page("", "<div class=\"page has-sidebar\"><div>" + kParagraphs + "</div></div>"));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, kBoth);
}

struct HeadCase {
  std::string name;
  std::string head;
  std::string title, publisher, url, published, lang;
};
void PrintTo(const HeadCase& c, std::ostream* out) { *out << c.name; }
class About : public testing::TestWithParam<HeadCase> {};

TEST_P(About, ComesFromTheBestPlace) {
  const HeadCase& c = GetParam();
  const auto source = only(
      "<html><head>" + c.head + "</head><body><article>" + kParagraphs + "</article></body></html>", "page");
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->title, c.title);
  EXPECT_EQ(source->publisher, c.publisher);
  EXPECT_EQ(source->url, c.url);
  EXPECT_EQ(to_text(source->published), c.published);
  EXPECT_EQ(source->lang, c.lang);
  EXPECT_EQ(source->text, kBoth);
}

const std::string kLinkedArticle =
    R"({"@type":["NewsArticle","Article"],"headline":"The bridge &amp; more","datePublished":"2025-01-24T10:00:00+0100",)"
    R"("publisher":{"@type":"Organization","name":"Daily"},"url":"https://d.example/1","inLanguage":"en-GB"})";

INSTANTIATE_TEST_SUITE_P(
    Cases, About,
    testing::Values(
        HeadCase{"LinkedData",
                 "<script type='application/ld+json'>" + kLinkedArticle + "</script><title>No</title>",
                 "The bridge & more", "Daily", "https://d.example/1", "2025-01-24T10:00:00+01:00", "en"},
        HeadCase{"Graph",
                 R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"W"},)" +
                     kLinkedArticle + "]}</script>",
                 "The bridge & more", "Daily", "https://d.example/1", "2025-01-24T10:00:00+01:00", "en"},
        HeadCase{
            "SecondScript",
            R"(<script type="application/ld+json">{broken</script><script type="application/ld+json">[)" +
                kLinkedArticle + "]</script>",
            "The bridge & more", "Daily", "https://d.example/1", "2025-01-24T10:00:00+01:00", "en"},
        HeadCase{
            "OpenGraph",
            R"(<meta property="og:title" content="The bridge"><meta property="og:site_name" content="Daily">)"
            R"(<meta property="og:url" content="https://d.example/2"><meta property="og:locale" content="en_GB">)"
            R"(<meta property="article:published_time" content="2025-01-24T09:00:00.000Z"><title>No</title>)",
            "The bridge", "Daily", "https://d.example/2", "2025-01-24T09:00:00Z", "en"},
        HeadCase{
            "OldMeta",
            R"(<meta name="DC.date.issued" content="2025-01-24"><meta http-equiv="Content-Language" content="en">)"
            R"(<link rel="canonical" href="https://d.example/3"><title>The  bridge
</title>)",
            "The bridge", "", "https://d.example/3", "2025-01-24", "en"},
        HeadCase{
            "UnreadableDateIsPassedOver",
            R"(<meta name="article:published_time" content="yesterday"><meta name="pubdate" content="20250124">)",
            std::string(kFirst), "", "", "2025-01-24", "en"}),
    [](const auto& info) { return info.param.name; });

TEST(Html, TakesTheDateOfATimeElement) {
  const auto source = only("<html><body><article><time datetime=\"2025-01-24T08:00Z\">today</time>" +
                           kParagraphs + "</article></body></html>");
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(to_text(source->published), "2025-01-24T08:00:00Z");
}

TEST(Html, TakesTheBodyOfTheDataWhereThePageHasNone) {
  const auto source =
      only(page(R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" +
                    std::string(kFirst) + R"("}</script>)",
                "<div>Loading</div>"));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, kFirst);
}

TEST(Html, ReadsTheEncodingThatThePageNames) {
  const auto source = only(
      "<html lang=en><head><meta charset=iso-8859-1><meta name=date content=2025-01-25></head>"
      "<body><p>The caf\xe9 costs 12 million \x80, the council of the town said.</p></body></html>");
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, "The café costs 12 million €, the council of the town said.");
}

struct Encoding {
  std::string name;
  std::string named;
  std::string bytes;  // "é"
};
void PrintTo(const Encoding& c, std::ostream* out) { *out << c.name; }
class HtmlEncoding : public testing::TestWithParam<Encoding> {};

TEST_P(HtmlEncoding, IsRead) {
  const auto source = only("<html lang=en><head><meta charset=" + GetParam().named +
                           "><meta name=date content=2025-01-25></head><body><p>The caf" + GetParam().bytes +
                           " costs 12 million euros, the council of the town said.</p></body></html>");
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, "The café costs 12 million euros, the council of the town said.");
}

INSTANTIATE_TEST_SUITE_P(
    Cases, HtmlEncoding,
    testing::Values(Encoding{"Western", "windows-1252", "\xe9"}, Encoding{"Latin1", "ISO-8859-1", "\xe9"},
                    Encoding{"OtherCase", "Windows-1252", "\xe9"},
                    Encoding{"WithEuro", "iso-8859-15", "\xe9"}, Encoding{"Latin9", "latin9", "\xe9"},
                    Encoding{"Central", "windows-1250", "\xe9"}, Encoding{"Latin2", "iso-8859-2", "\xe9"},
                    Encoding{"Turkish", "windows-1254", "\xe9"}, Encoding{"Latin5", "iso-8859-9", "\xe9"},
                    Encoding{"Baltic", "windows-1257", "\xe9"}, Encoding{"Latin7", "iso-8859-13", "\xe9"},
                    Encoding{"Latin10", "iso-8859-16", "\xe9"}, Encoding{"Macintosh", "macintosh", "\x8e"}),
    [](const auto& info) { return info.param.name; });

TEST(Html, XhtmlIsHtml) {
  const auto source =
      only(R"(<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en">)"
           R"(<head><meta name="date" content="2025-01-25"/></head><body>)" +
               kParagraphs + "</body></html>",
           "a.xml");
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, kBoth);
}

struct Refusal {
  std::string name;
  std::string bytes;
  std::string message;
  ErrorCode code = ErrorCode::kInvalidArgument;
};
void PrintTo(const Refusal& c, std::ostream* out) { *out << c.name; }
class HtmlRefuses : public testing::TestWithParam<Refusal> {};

std::string many(std::string_view tag, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += tag;
  return text;
}

TEST_P(HtmlRefuses, WithWhatWhereAndWhatWouldBeRight) {
  const auto source = only(GetParam().bytes);
  ASSERT_FALSE(source);
  EXPECT_THAT(source.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(source.error().code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, HtmlRefuses,
    testing::Values(Refusal{"NoDate", "<html lang=en><body>" + kParagraphs + "</body></html>",
                            "a.html: no date of publication; the page states none or give --published"},
                    Refusal{"NoText", page("", "<script>1</script>"), "a.html: no article text in the page"},
                    Refusal{"NoUtf8", page("", "<p>caf\xe9</p>"), "a.html: not UTF-8: byte 0xe9"},
                    Refusal{"UnknownEncoding", "<meta charset=klingon-8><p>caf\xe9</p>",
                            "a.html: its bytes are in klingon-8, which is not read"},
                    Refusal{"EncodingWithCode", "<meta charset=iso-2022-cn-ext><p>caf\xe9</p>",
                            "a.html: its bytes are in iso-2022-cn-ext, which is not read"},
                    Refusal{"Zero", page("", std::string("a\0b", 3)), "a.html: not a text file: byte"},
                    Refusal{"DeepDivs", page("", many("<div>", 10'000) + "deep"),
                            "a.html: nested deeper than 256", ErrorCode::kLimit},
                    Refusal{"DeeperDivs", many("<div>", 1'000'000), "a.html: nested deeper than 256",
                            ErrorCode::kLimit},
                    Refusal{"DeepInline", page("", many("<span>", 100'000)), "a.html: nested deeper than 256",
                            ErrorCode::kLimit},
                    Refusal{"DeepTables", page("", many("<table><tr><td>", 100'000)),
                            "a.html: nested deeper than 256", ErrorCode::kLimit}),
    [](const auto& info) { return info.param.name; });

TEST(HtmlText, IsAllOfAPiece) {
  EXPECT_EQ(html_text("plain"), "plain");
  EXPECT_EQ(html_text("a &lt; b &amp; c"), "a < b & c");
  EXPECT_EQ(html_text("<p>One <a href=x>link</a></p><p>Two</p>"), "One link\n\nTwo");
  EXPECT_EQ(html_text("<ul><li><a href=x>link</a></li></ul><p>Two</p>"), "Two");
}

// Made of the pieces that the reader looks at, so that nesting and order vary.
RC_GTEST_PROP(Html, AnyMarkupIsReadOrRefused, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "<article>", "</article>", "<div class=related>", "</div>", "<p>", "</p>",
      "words of some length, with commas, and", "<a href=x>", "</a>", "<h2>", "</h2>", "<ul>", "<li>",
      "</ul>", "<br>", "<table>", "<td>", "<!--", "-->", "<script>", "</script>", "&amp;", "&#0;", "&#xD800;",
      "<", ">", "\"", "<p hidden>", "<svg>", "<template>", "</body>"));
  std::string text = "<html lang=en>";
  for (const std::string& piece : pieces) text += piece;
  const auto fields = read_html("x", text);
  if (!fields) RC_ASSERT(!fields.error().message.empty());
}

}  // namespace
}  // namespace claimgraph::read

#include "core/read/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/read/reader.h"

namespace claimgraph::read {
namespace {

using testing::HasSubstr;

constexpr std::string_view kText =
    "The council of the town said on Monday that it will spend 12 million euros on the old bridge.";

const std::string kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel><title>Daily</title><link>https://d.example/</link><language>en-gb</language>
<item><title>The &amp; bridge</title><link> https://d.example/1 </link><guid isPermaLink="false">x1</guid>
<pubDate>Fri, 24 Jan 2025 18:30:00 GMT</pubDate><description>Short</description>
<content:encoded><![CDATA[<p>)" +
                         std::string(kText) + R"(</p><script>x</script>]]></content:encoded></item>
<item><title>Second</title><guid>https://d.example/2</guid><d:date>2025-01-25T10:00:00Z</d:date>
<description>&lt;p&gt;)" +
                         std::string(kText) + R"(&lt;/p&gt;</description></item>
<item><title>Third</title><pubDate>yesterday</pubDate><description>)" +
                         std::string(kText) + R"(</description></item>
<item><title>Fourth</title></item>
</channel></rss>)";

const std::string kAtom = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Daily</title>
<link rel="self" href="https://d.example/feed"/>
<entry><title type="html">The &amp;amp; bridge</title><link rel="edit" href="https://d.example/no"/>
<link href="https://d.example/1"/><updated>2025-01-26T00:00:00Z</updated><published>2025-01-24T10:00:00+01:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>)" +
                          std::string(kText) + R"(</p></div></content></entry>
<entry xml:lang="de"><title>Zweite</title><updated>2025-01-26T00:00:00Z</updated><source><title>Blatt</title></source>
<summary type="html">&lt;b&gt;Der Rat&lt;/b&gt; gibt zwölf Millionen Euro für die alte Brücke aus.</summary></entry></feed>)";

const std::string kRdf = R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Daily</title><dc:language>en</dc:language></channel>
<item rdf:about="y"><title>The bridge</title><link>https://d.example/1</link><dc:date>2025-01-24</dc:date>
<description>)" + std::string(kText) +
                         "</description></item></rdf:RDF>";

std::vector<Document> all(std::string_view name, std::string_view bytes) {
  auto documents = read(name, bytes, {});
  if (!documents) ADD_FAILURE() << documents.error().message;
  return documents ? *std::move(documents) : std::vector<Document>{};
}

void expect_source(const Document& document, std::string_view title, std::string_view publisher,
                   std::string_view url, std::string_view published, std::string_view lang,
                   std::string_view text) {
  ASSERT_TRUE(document.source) << document.source.error().message;
  EXPECT_EQ(document.source->title, title);
  EXPECT_EQ(document.source->publisher, publisher);
  EXPECT_EQ(document.source->url, url);
  EXPECT_EQ(to_text(document.source->published), published);
  EXPECT_EQ(document.source->lang, lang);
  EXPECT_EQ(document.source->text, text);
}

TEST(Feed, EveryItemOfRssIsASource) {
  const auto documents = all("news.rss", kRss);
  ASSERT_EQ(documents.size(), 4u);
  expect_source(documents[0], "The & bridge", "Daily", "https://d.example/1", "2025-01-24T18:30:00Z", "en",
                kText);
  expect_source(documents[1], "Second", "Daily", "https://d.example/2", "2025-01-25T10:00:00Z", "en", kText);
  EXPECT_THAT(documents[2].source.error().message,
              HasSubstr("news.rss[2]: pubdate \"yesterday\" is no date"));
  EXPECT_THAT(documents[3].source.error().message, HasSubstr("news.rss[3]: the item has no text"));
}

TEST(Feed, EveryEntryOfAtomIsASource) {
  const auto documents = all("-", kAtom);
  ASSERT_EQ(documents.size(), 2u);
  expect_source(documents[0], "The & bridge", "Daily", "https://d.example/1", "2025-01-24T10:00:00+01:00",
                "en", kText);
  expect_source(documents[1], "Zweite", "Blatt", "", "2025-01-26T00:00:00Z", "de",
                "Der Rat gibt zwölf Millionen Euro für die alte Brücke aus.");
}

TEST(Feed, ItemsBesideTheChannelAreRead) {
  const auto documents = all("a.xml", kRdf);
  ASSERT_EQ(documents.size(), 1u);
  expect_source(documents[0], "The bridge", "Daily", "https://d.example/1", "2025-01-24", "en", kText);
}

std::string laughs() {
  std::string text = "<!DOCTYPE rss [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'k'; ++c) {
    text += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) text += std::string("&") + static_cast<char>(c - 1) + ";";
    text += "\">";
  }
  return text + "]><rss><channel><item><description>&j;</description></item></channel></rss>";
}

std::string nested(int depth) {
  std::string text = "<rss><channel><item><description>";
  for (int i = 0; i < depth; ++i) text += "<b>";
  return text;
}

struct Refusal {
  std::string name;
  std::string bytes;
  std::string message;
  ErrorCode code = ErrorCode::kInvalidArgument;
};
void PrintTo(const Refusal& c, std::ostream* out) { *out << c.name; }
class FeedRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(FeedRefuses, WithWhatWhereAndWhatWouldBeRight) {
  const auto documents = read("a.xml", GetParam().bytes, {});
  ASSERT_FALSE(documents);
  EXPECT_THAT(documents.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(documents.error().code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FeedRefuses,
    testing::Values(Refusal{"BillionLaughs", laughs(), "a.xml: it declares entities"},
                    Refusal{"ExternalEntity",
                            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item>"
                            "<description>&x;</description></item></channel></rss>",
                            "a.xml: it declares entities"},
                    Refusal{"ParameterEntity",
                            "<!DOCTYPE rss [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/\"> %x;]><rss/>",
                            "a.xml: it declares entities"},
                    Refusal{"Open", "<rss><channel>", "a.xml:1: no well-formed XML"},
                    Refusal{"NoChannel", "<rss></rss>", "a.xml: XML, but no feed"},
                    Refusal{"NoItem", "<rss><channel></channel></rss>", "a.xml: a feed without any item"},
                    Refusal{"NoUtf8", "<rss>\xff</rss>", "a.xml: not UTF-8"},
                    Refusal{"Deep", nested(100'000), "a.xml: nested deeper than 256", ErrorCode::kLimit}),
    [](const auto& info) { return info.param.name; });

RC_GTEST_PROP(Feed, AnyBytesAreReadOrRefused,
              (std::size_t from, std::size_t size, const std::string& instead)) {
  std::string bytes = *rc::gen::element(kRss, kAtom, kRdf);
  from %= bytes.size();
  bytes.replace(from, size % 40, instead);
  const auto documents = read_feed("x", bytes);
  if (!documents) RC_ASSERT(!documents.error().message.empty());
}

}  // namespace
}  // namespace claimgraph::read

#include "core/read/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/text/digest.h"

namespace claimgraph::read {
namespace {

using testing::HasSubstr;

constexpr std::string_view kEnglish =
    "The council of the town said on Monday that it will spend 12 million euros on the bridge.";

// The only document; the test fails where there is none or more.
Result<Source> only(std::string_view name, std::string_view bytes, const Defaults& defaults = {}) {
  auto documents = read(name, bytes, defaults);
  if (!documents) return documents.error();
  EXPECT_EQ(documents->size(), 1u);
  return documents->empty() ? Result<Source>(Error{ErrorCode::kNotFound, "no document"})
                            : std::move((*documents)[0].source);
}

std::string with_front_matter(std::string_view lines) {
  return "---\n" + std::string(lines) + "---\n" + std::string(kEnglish);
}

TEST(Markdown, GivesEveryField) {
  const auto source = only(
      "a.md", with_front_matter("title: \"The bridge\"\npublisher: The Daily\nurl: https://example.org/1\n"
                                "published: 2025-01-25\nlang: en\nsaid_on: 2025-01-24\n"));
  ASSERT_TRUE(source) << source.error().message;
  Source expected{{},
                  "The bridge",
                  "The Daily",
                  "https://example.org/1",
                  "en",
                  {*to_day(2025, 1, 25), {}, {}},
                  to_day(2025, 1, 24),
                  std::string(kEnglish)};
  expected.id = text::source_id(expected);
  EXPECT_EQ(*source, expected);
}

TEST(Markdown, TakesOtherNamesListsAndLineEnds) {
  const auto source = only(
      "a.markdown", "---\r\ndate: 2025-01-25T10:00:00.250Z\r\nlanguage: en-GB\r\ntags: [a, b]\r\n---\r\n" +
                        std::string(kEnglish));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(to_text(source->published), "2025-01-25T10:00:00Z");
  EXPECT_EQ(source->lang, "en");
  EXPECT_EQ(source->text, kEnglish);
}

// Found by markdown_fuzz: yaml-cpp makes a single byte each of these escapes.
TEST(Markdown, EscapesOfYamlAreUtf8) {
  const auto source =
      only("a.md", with_front_matter("date: 2025-01-25\nlang: en\ntitle: \"Two\\_words\\Nand more\"\n"));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->title, "Two\u00a0words\u0085and more");
}

TEST(Markdown, DropsTheByteOrderMark) {
  const auto source = only("a.md", "\xef\xbb\xbf" + with_front_matter("date: 2025-01-25\nlang: en\n"));
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, kEnglish);
}

TEST(Markdown, TakesItsTitleFromTheFirstLine) {
  const auto source =
      only("a.md", "---\ndate: 2025-01-25\nlang: en\n---\n\n# The bridge\n\nIt costs 12 million euros.\n");
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->title, "The bridge");
}

TEST(Reader, TheDocumentWinsOverTheDefaults) {
  const Defaults defaults{Timestamp{*to_day(2020, 1, 1), {}, {}}, to_day(2019, 12, 31), "nl", "P", "u", "T"};
  const auto said = only("a.md", with_front_matter("date: 2025-01-25\nlang: en\ntitle: Own\n"), defaults);
  ASSERT_TRUE(said) << said.error().message;
  EXPECT_EQ(to_text(said->published), "2025-01-25");
  EXPECT_EQ(said->lang, "en");
  EXPECT_EQ(said->title, "Own");
  EXPECT_EQ(said->publisher, "P");
  const auto silent = only("a.txt", kEnglish, defaults);
  ASSERT_TRUE(silent) << silent.error().message;
  EXPECT_EQ(to_text(silent->published), "2020-01-01");
  EXPECT_EQ(silent->said_on, to_day(2019, 12, 31));
  EXPECT_EQ(silent->lang, "nl");
}

TEST(Reader, TellsTheLanguage) {
  const auto source = only("a.txt", kEnglish, {Timestamp{*to_day(2020, 1, 1), {}, {}}, {}, "", "", "", ""});
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->lang, "en");
}

struct JsonCase {
  std::string name;
  std::string json;
};
void PrintTo(const JsonCase& c, std::ostream* out) { *out << c.name; }
class JsonDialect : public testing::TestWithParam<JsonCase> {};

TEST_P(JsonDialect, IsRead) {
  const auto source = only("a.json", GetParam().json);
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, kEnglish);
  EXPECT_EQ(source->title, "The bridge");
  EXPECT_EQ(source->publisher, "daily.example");
  EXPECT_EQ(source->url, "https://daily.example/1");
  EXPECT_EQ(source->published.day, *to_day(2025, 1, 25));
  EXPECT_EQ(source->lang, "en");
}

const std::string kText = "\"" + std::string(kEnglish) + "\"";
INSTANTIATE_TEST_SUITE_P(
    Cases, JsonDialect,
    testing::Values(
        JsonCase{"Trafilatura",
                 R"({"title":"The bridge","author":null,"hostname":"daily.example","date":"2025-01-25",)"
                 R"("language":"en","source":"https://daily.example/1","source-hostname":"daily.example",)"
                 R"("tags":"a;b","comments":"","text":)" +
                     kText + "}"},
        JsonCase{"NewsPlease",
                 R"({"title":"The bridge","maintext":)" + kText +
                     R"(,"date_publish":"2025-01-25 10:11:12","date_modify":"None","language":"en",)"
                     R"("source_domain":"daily.example","url":"https://daily.example/1","authors":["A"]})"},
        JsonCase{
            "CcNews",
            R"({"title":"The bridge","text":)" + kText +
                R"(,"domain":"daily.example","date":"2025-01-25 00:00:00","url":"https://daily.example/1"})"},
        JsonCase{
            "Newspaper",
            R"({"url":"https://daily.example/1","title":"The bridge","publish_date":"2025-01-25T09:00:00+01:00",)"
            R"("text":)" +
                kText + R"(,"meta_lang":"en","sitename":"daily.example","top_image":{}})"},
        JsonCase{"NewsArticle",
                 R"({"@type":"NewsArticle","headline":"The bridge","datePublished":"2025-01-25",)"
                 R"("inLanguage":"en-GB","publisher":{"@type":"Organization","name":"daily.example"},)"
                 R"("url":"https://daily.example/1","articleBody":)" +
                     kText + "}"},
        JsonCase{
            "OwnExport",
            R"({"type":"source","id":"00","title":"The bridge","publisher":"daily.example",)"
            R"("url":"https://daily.example/1","lang":"en","published":"2025-01-25","said_on":null,"text":)" +
                kText + "}"},
        JsonCase{"ArrayOfOne",
                 R"([{"title":"The bridge","domain":"daily.example","url":"https://daily.example/1",)"
                 R"("lang":"en","date":"2025-01-25","body":)" +
                     kText + "}]"}),
    [](const auto& info) { return info.param.name; });

std::string article(std::string_view date) {
  return R"({"date":")" + std::string(date) + R"(","lang":"en","text":)" + kText + "}";
}

TEST(JsonLines, OneBadLineDoesNotStopTheRest) {
  const auto documents = read("a.jsonl",
                              article("2025-01-01") + "\n\n{broken\n[1]\n" + article("2025-02-30") + "\n" +
                                  "{\"text\":\"\xff\"}\n" + article("2025-01-02"),
                              {});
  ASSERT_TRUE(documents);
  ASSERT_EQ(documents->size(), 6u);
  EXPECT_TRUE((*documents)[0].source);
  EXPECT_THAT((*documents)[1].source.error().message, HasSubstr("a.jsonl:3: no JSON"));
  EXPECT_THAT((*documents)[2].source.error().message, HasSubstr("a.jsonl:4[0]: not an object"));
  EXPECT_THAT((*documents)[3].source.error().message,
              HasSubstr("a.jsonl:5: date \"2025-02-30\": this day does not exist"));
  EXPECT_THAT((*documents)[4].source.error().message,
              HasSubstr("a.jsonl:6: not UTF-8: byte 0xff at byte 9, line 6"));
  EXPECT_EQ((*documents)[5].where, "a.jsonl:7");
  EXPECT_TRUE((*documents)[5].source);
}

TEST(Json, EveryElementAnswersForItself) {
  const auto documents =
      read("a.json", "[" + article("2025-01-01") + ",\n3,\n" + article("2025-01-03") + "]", {});
  ASSERT_TRUE(documents);
  ASSERT_EQ(documents->size(), 3u);
  EXPECT_THAT((*documents)[1].source.error().message, HasSubstr("a.json[1]: not an object"));
  EXPECT_TRUE((*documents)[2].source);
}

TEST(Json, LinesInAJsonFileAreLines) {
  const auto documents = read("a.json", article("2025-01-01") + "\n" + article("2025-01-02") + "\n", {});
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->size(), 2u);
}

TEST(Json, TheFirstNameOfTheTableWins) {
  const auto source =
      only("a.json",
           R"({"body":"no","date":"2020-01-01","published":"2025-01-01","lang":"en","text":)" + kText + "}");
  ASSERT_TRUE(source);
  EXPECT_EQ(source->text, kEnglish);
  EXPECT_EQ(source->published.day, *to_day(2025, 1, 1));
}

struct Refusal {
  std::string name;
  std::string file;
  std::string bytes;
  std::string message;
  ErrorCode code = ErrorCode::kInvalidArgument;
};
void PrintTo(const Refusal& c, std::ostream* out) { *out << c.name; }
class Refuses : public testing::TestWithParam<Refusal> {};

TEST_P(Refuses, WithWhatWhereAndWhatWouldBeRight) {
  const auto source = only(GetParam().file, GetParam().bytes);
  ASSERT_FALSE(source);
  EXPECT_THAT(source.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(source.error().code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Refuses,
    testing::Values(
        Refusal{"Empty", "a.md", "", "a.md: the file is empty"},
        Refusal{"Blank", "a.txt", " \n\t\r\n", "a.txt: the file holds nothing but white space"},
        Refusal{"Zero", "a.txt", std::string("abc\0def", 7), "a.txt: not a text file: byte 3 is zero"},
        Refusal{"Pdf", "a.md", "%PDF-1.7 ...", "a.md: not a text file: a PDF file; convert it to text first"},
        Refusal{"Utf16", "-",
                "\xff\xfe"
                "a",
                "standard input: not a text file: UTF-16; convert it to UTF-8 first"},
        Refusal{"Latin1", "a.txt", "eins\ncaf\xe9 au lait",
                "a.txt: not UTF-8: byte 0xe9 at byte 8, line 2; convert the file to UTF-8"},
        Refusal{"NoDateInFrontMatter", "a.md", with_front_matter("lang: en\n"),
                "a.md: no date of publication; add a line \"published: YYYY-MM-DD\" to the front matter or "
                "give --published"},
        Refusal{"NoDateInText", "a.txt", std::string(kEnglish), "a.txt: no date of publication"},
        Refusal{"NoDateInJson", "a.json", R"({"date":"None","text":)" + kText + "}",
                "a.json: no date of publication; add \"published\": \"YYYY-MM-DD\" or give --published"},
        Refusal{"NoSuchDay", "a.md", with_front_matter("published: 2025-02-29\n"),
                "a.md: published \"2025-02-29\": this day does not exist"},
        Refusal{"NoSuchTime", "a.md", with_front_matter("published: 2025-02-28T25:00\n"),
                "a.md: published \"2025-02-28T25:00\": the time of day is no time"},
        Refusal{"DateInWords", "a.md", with_front_matter("date: last Tuesday\n"),
                "a.md: date \"last Tuesday\" is no date; write YYYY-MM-DD"},
        Refusal{"YearTooLarge", "a.md", with_front_matter("date: 99999-01-01\n"), "is no date"},
        Refusal{"NoSuchSaidOn", "a.md", with_front_matter("date: 2025-01-01\nsaid_on: 2025-13-01\n"),
                "a.md: said_on \"2025-13-01\": this day does not exist"},
        Refusal{"UnknownLanguage", "a.md", with_front_matter("date: 2025-01-01\nlang: tlh\n"),
                "a.md: unknown language \"tlh\"; known are nl, de, fr, en"},
        Refusal{"UnclearLanguage", "a.md", "---\ndate: 2025-01-01\n---\n12 + 13 = 25\n",
                "a.md: the language is not clear"},
        Refusal{"NoText", "a.md", "---\ndate: 2025-01-01\nlang: en\n---\n \n",
                "a.md: there is no text in it"},
        Refusal{"NoTextField", "a.json", R"({"date":"2025-01-01","text":null})",
                "a.json: no field with the text"},
        Refusal{"OpenFrontMatter", "a.md", "---\ndate: 2025-01-01\n\ntext",
                "a.md:1: the front matter is never closed"},
        Refusal{"BrokenYaml", "a.md", with_front_matter("date: 2025-01-01\ntitle: \"open\n"),
                "a.md:3: front matter is no YAML"},
        Refusal{"NestedYaml", "a.md", with_front_matter("date: 2025-01-01\na:\n  b: c\n"),
                "a.md:4: front matter: keys inside keys"},
        Refusal{"Anchor", "a.md", with_front_matter("a: &x b\ndate: *x\n"),
                "a.md:2: front matter: anchors are not read"},
        Refusal{"Alias", "a.md", with_front_matter("date: *x\n"), "a.md:2: front matter"},
        Refusal{"KeyTwice", "a.md", with_front_matter("date: 2025-01-01\ndate: 2025-01-02\n"),
                "a.md:3: front matter: the key \"date\" stands twice"},
        Refusal{"ListAsFrontMatter", "a.md", with_front_matter("- a\n- b\n"),
                "a.md:2: front matter: a list stands where"},
        Refusal{"LongFrontMatter", "a.md",
                with_front_matter("a: " + std::string(70'000, 'x') + "\n" + "b: c\n"),
                "a.md: the front matter is longer than 65536 bytes", ErrorCode::kLimit},
        Refusal{"DeepYaml", "a.md", with_front_matter("a: " + std::string(20'000, '[') + "\n"),
                "a.md:2: front matter"},
        Refusal{"DeepJson", "a.json", std::string(1'000'000, '[') + std::string(1'000'000, ']'),
                "a.json: nested deeper than 256"},
        Refusal{"DeepJsonLine", "a.jsonl",
                "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}",
                "a.jsonl:1: nested deeper than 256"},
        Refusal{"BrokenJson", "-", "{\"text\": \"a\"", "standard input: no JSON"},
        Refusal{"JsonKeyTwice", "a.json", R"({"text":"a","text":"b"})",
                "a.json: the key \"text\" stands twice"},
        Refusal{"LoneSurrogate", "a.json", R"({"text":"\ud800"})", "a.json: no JSON"},
        Refusal{"LongLine", "a.jsonl", "{\"text\":\"" + std::string(kMaxLineBytes, 'a') + "\"}",
                "a.jsonl:1: the line has", ErrorCode::kLimit},
        Refusal{"LargeText", "a.txt", std::string(kMaxSourceBytes + 1, 'a'), "the limit of a source is",
                ErrorCode::kLimit}),
    [](const auto& info) { return info.param.name; });

TEST(Reader, KnowsFormatsByContent) {
  const Defaults defaults{Timestamp{*to_day(2020, 1, 1), {}, {}}, {}, "en", "", "", ""};
  EXPECT_EQ(only("-", with_front_matter("date: 2025-01-25\n"), defaults)->published.day,
            *to_day(2025, 1, 25));
  EXPECT_EQ(only("-", article("2025-01-25"), defaults)->published.day, *to_day(2025, 1, 25));
  EXPECT_EQ(only("-", " [" + article("2025-01-25") + "]", defaults)->published.day, *to_day(2025, 1, 25));
  EXPECT_EQ(read("-", article("2025-01-25") + "\n" + article("2025-01-26"), defaults)->size(), 2u);
  EXPECT_EQ(only("-", "[London] It costs 3 million.", defaults)->text, "[London] It costs 3 million.");
  EXPECT_EQ(only("-", kEnglish, defaults)->text, kEnglish);
}

RC_GTEST_PROP(Reader, AnyBytesAreReadOrRefused, (const std::string& bytes)) {
  const std::string name = *rc::gen::element<std::string>("a.md", "a.txt", "a.json", "a.jsonl", "-");
  const std::string prefix = *rc::gen::element<std::string>("", "---\n", "{\"text\":\"", "[", "\xef\xbb\xbf");
  const auto documents = read(name, prefix + bytes, {});
  if (!documents) RC_ASSERT(!documents.error().message.empty());
}

RC_GTEST_PROP(Reader, GivesBackAnyTextThatJsonCanHold, (std::uint32_t seed)) {
  std::string text = std::string(kEnglish) + " " + std::to_string(seed);
  const auto source =
      only("a.json", R"({"date":"2025-01-01","lang":"en","text":")" + text + "\\u0000\\u001b\"}");
  RC_ASSERT(source.has_value());
  text += std::string("\0\x1b", 2);
  RC_ASSERT(source->text == text);
}

}  // namespace
}  // namespace claimgraph::read

// The shapes that lists of articles come in.
#include "core/read/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/read/reader.h"

namespace claimgraph::read {
namespace {

const std::string kArticle =
    R"({"date":"2025-01-25","lang":"en","text":"The council will spend 12 million euros on the bridge."})";

struct Case {
  std::string name;
  std::string json;
  std::vector<std::string> where;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
class JsonList : public testing::TestWithParam<Case> {};

TEST_P(JsonList, IsUnfolded) {
  const auto documents = read("a.json", GetParam().json, {});
  ASSERT_TRUE(documents) << documents.error().message;
  std::vector<std::string> where;
  for (const Document& document : *documents) {
    EXPECT_TRUE(document.source) << document.source.error().message;
    where.push_back(document.where);
  }
  EXPECT_EQ(where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, JsonList,
    testing::Values(
        Case{"Object", kArticle, {"a.json"}},
        Case{"Array", "[" + kArticle + "," + kArticle + "]", {"a.json[0]", "a.json[1]"}},
        Case{"Articles", R"({"status":"ok","articles":[)" + kArticle + "]}", {"a.json.articles[0]"}},
        Case{"Graph", R"({"@graph":[)" + kArticle + "]}", {"a.json.@graph[0]"}},
        Case{"JsonFeed",
             R"({"title":"Daily","items":[{"title":"T","language":"en",)"
             R"("date_published":"2025-01-25T10:00:00+0100",)"
             R"("content_html":"<p>The council will spend <b>12 million</b> euros.</p>"}]})",
             {"a.json.items[0]"}},
        Case{"Lines",
             kArticle + "\n[" + kArticle + "," + kArticle + "]\n",
             {"a.json:1", "a.json:2[0]", "a.json:2[1]"}},
        Case{"Empty", "[]", {}}),
    [](const auto& info) { return info.param.name; });

const std::string kReview =
    R"({"@type":"ClaimReview","url":"https://check.example/1","datePublished":"2025-02-01",)"
    R"("claimReviewed":"The bridge of the town costs 12 million euros","author":{"@type":"Organization","name":"Check"},)"
    R"("reviewRating":{"ratingValue":1,"alternateName":"False"},"inLanguage":"en",)"
    R"("itemReviewed":{"@type":"Claim","author":{"name":"A. Mayor"},"datePublished":"2025-01-24"}})";

TEST(ClaimReview, GivesTheClaimAsItWasMade) {
  const auto documents = read(
      "a.json",
      R"({"@type":"DataFeed","dataFeedElement":[{"@type":"DataFeedItem","item":[)" + kReview + "]}]}", {});
  ASSERT_TRUE(documents) << documents.error().message;
  ASSERT_EQ(documents->size(), 1u);
  const auto& source = (*documents)[0].source;
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ((*documents)[0].where, "a.json.dataFeedElement[0].item[0]");
  EXPECT_EQ(source->text, "The bridge of the town costs 12 million euros");
  EXPECT_EQ(source->publisher, "A. Mayor");
  EXPECT_EQ(source->url, "https://check.example/1");
  EXPECT_EQ(to_text(source->published), "2025-01-24");
}

TEST(ClaimReview, NamesTheReviewerWhereNobodyElseIsKnown) {
  const auto documents =
      read("a.jsonl",
           R"({"claimReviewed":"The bridge of the town costs 12 million euros","author":"Check",)"
           R"("datePublished":"2025-02-01","inLanguage":"en"})",
           {});
  ASSERT_TRUE(documents);
  const auto& source = documents->front().source;
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->publisher, "Check");
  EXPECT_EQ(to_text(source->published), "2025-02-01");
}

TEST(LinkedData, IsTheFirstArticleOfIt) {
  const Fields fields = read_linked_data(
      R"([{"@type":"WebPage","headline":"No"},{"@type":"ReportageNewsArticle","headline":"Yes","author":[{"name":"A"}]}])");
  EXPECT_EQ(fields.of(Field::kTitle)->value, "Yes");
  EXPECT_FALSE(read_linked_data("{").of(Field::kTitle));
  EXPECT_FALSE(read_linked_data(R"({"@type":7})").of(Field::kTitle));
}

}  // namespace
}  // namespace claimgraph::read

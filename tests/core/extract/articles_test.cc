// The ordinary articles of tests/articles, made up and written without sight of the tables: each tells
// something, the same each time, and every figure of a claim stands in the claim's own evidence.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/extract.h"
#include "core/read/reader.h"
#include "core/text/utf8.h"

namespace claimgraph::extract {
namespace {

constexpr std::size_t kFewest = 3;  // claims: the articles have six figures or more

std::vector<std::filesystem::path> articles() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CLAIMGRAPH_ARTICLES)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Articles : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Articles, TellTheSameEachTimeWithTheirEvidence) {
  const auto documents = read::read("a.md", content_of(GetParam()), read::Defaults{});
  ASSERT_TRUE(documents) << documents.error().message;
  ASSERT_EQ(documents->size(), 1u);
  ASSERT_TRUE(documents->front().source) << documents->front().source.error().message;
  const Source& source = *documents->front().source;
  const auto claims = extract(source);
  EXPECT_GE(claims.size(), kFewest);
  EXPECT_EQ(claims, extract(source));
  const text::Offsets offsets(source.text);
  std::set<ClaimId> ids;
  for (const Claim& claim : claims) {
    EXPECT_TRUE(ids.insert(claim.id).second) << claim.value.surface;
    EXPECT_FALSE(claim.topic.subject.empty());
    EXPECT_FALSE(claim.topic.attribute.empty());
    for (const Mention& mention : claim.mentions) {
      const ByteSpan evidence = offsets.to_bytes(mention.evidence), number = offsets.to_bytes(mention.number);
      EXPECT_TRUE(evidence.start <= number.start && number.end <= evidence.end) << claim.value.surface;
    }
    const ByteSpan number = offsets.to_bytes(claim.mentions.front().number);
    EXPECT_EQ(source.text.substr(number.start, number.size()), claim.value.surface);
  }
}

std::string name_of(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.parent_path().filename().string() + info.param.stem().string();
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Made, Articles, testing::ValuesIn(articles()), name_of);

}  // namespace
}  // namespace claimgraph::extract

#include "core/text/digest.h"

#include <gtest/gtest.h>

namespace claimgraph::text {
namespace {

Source source_of(std::string text) {
  Source source;
  source.text = std::move(text);
  source.url = "https://example.org/a";
  source.published.day = *parse_day("2025-01-24");
  return source;
}

TEST(Digest, IsTheHeadOfSha256) {  // FIPS 180-4, example "abc"
  EXPECT_EQ(to_text(digest("abc")), "ba7816bf8f01cfea414140de5dae2223");
}

TEST(SourceId, IgnoresSpacingAndNormalisation) {
  EXPECT_EQ(source_id(source_of("caf\u00e9  au\nlait ")), source_id(source_of("cafe\u0301 au lait")));
}

TEST(SourceId, DependsOnTextUrlAndDay) {
  const Source source = source_of("text");
  Source other_url = source;
  other_url.url += "/b";
  Source other_day = source;
  other_day.published.day = *parse_day("2025-01-25");
  EXPECT_NE(source_id(source), source_id(source_of("texts")));
  EXPECT_NE(source_id(source), source_id(other_url));
  EXPECT_NE(source_id(source), source_id(other_day));
}

TEST(ClaimId, DependsOnSourceSpanAndRank) {
  const SourceId source = source_id(source_of("text"));
  EXPECT_NE(claim_id(source, {1, 2}, 0), claim_id(source, {1, 2}, 1));
  EXPECT_NE(claim_id(source, {1, 2}, 0), claim_id(source, {1, 3}, 0));
  EXPECT_EQ(claim_id(source, {1, 2}, 0), claim_id(source, {1, 2}, 0));
}

}  // namespace
}  // namespace claimgraph::text

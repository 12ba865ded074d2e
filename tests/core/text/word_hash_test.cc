#include "core/text/word_hash.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/text/tokens.h"

namespace claimgraph::text {
namespace {

TEST(WordHash, IsTheSameWhateverStandsBehindAPaddedWord) {
  const std::string text = "quatre-vingt-dix-sept mille, or so";
  for (std::size_t size = 0; size + kHashStep <= text.size(); ++size)
    EXPECT_EQ(padded_word_hash(std::string_view(text).substr(0, size)), word_hash(text.substr(0, size)));
}

TEST(WordHash, TellsShortWordsOfOneLengthApart) {
  std::set<std::uint64_t> hashes;
  for (int n = 0; n < 100'000; ++n) hashes.insert(word_hash(std::to_string(10'000'000 + n)));
  EXPECT_EQ(hashes.size(), 100'000u);
}

TEST(WordHash, CountsZerosAtTheEnd) {
  EXPECT_NE(word_hash(std::string(3, '\0')), word_hash(std::string(4, '\0')));
  EXPECT_NE(word_hash(""), word_hash(std::string(1, '\0')));
}

TEST(WordHash, IsThatOfAFoldedToken) {
  const Tokens tokens("Émile ZAHLT 1.300 \u2013 Stra\u00dfe Donaudampfschifffahrt\u2026 \u00ad");
  for (const Token& token : tokens.all()) EXPECT_EQ(token.hash, word_hash(token.folded)) << token.folded;
}

}  // namespace
}  // namespace claimgraph::text

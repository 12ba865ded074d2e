#include "core/extract/dateline.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kLongest = 12;  // tokens, with its dash

bool is_part_of_date(const Sentence& sentence, std::uint32_t t) {
  return std::ranges::any_of(sentence.found, [&](const Found& found) { return found.tokens.contains(t); });
}

}  // namespace

std::uint32_t behind_dateline(const Document& document, const Sentence& sentence) {
  const TokenRange tokens = sentence.tokens;
  const std::uint32_t end = std::min(tokens.last, tokens.first + kLongest);
  bool agency = false;    // its name in brackets stands before
  bool capitals = false;  // all words have only capitals
  for (std::uint32_t t = tokens.first; t < end; ++t) {
    const text::Token& token = document.token(t);
    const bool word = token.kind == text::TokenKind::kWord;
    if (token.folded == "-" && token.space_before) return agency || capitals ? t + 1 : tokens.first;
    if (agency && word) break;
    agency |= token.folded == ")" && t > tokens.first + 2;
    const bool fits = token.all_upper || !word || is_part_of_date(sentence, t);
    capitals = fits && (capitals || (t == tokens.first && word));
  }
  return tokens.first;
}

}  // namespace claimgraph::extract

// A text as words, numbers and signs, each with the folded form that lexicons are asked with.
//
// Folding is for comparing only (NFKC case folding; curly apostrophes and every kind of space and dash made
// plain); spans always point into the text as it is.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/span.h"

namespace claimgraph::text {

enum class TokenKind : std::uint8_t {
  kWord,    // letters, marks; apostrophes and hyphens are signs of their own
  kNumber,  // a run of decimal digits
  kSign,    // any other single code point that is no space
};

struct Token {
  ByteSpan span;
  TokenKind kind = TokenKind::kWord;
  bool upper = false;         // starts with an upper-case letter
  bool all_upper = false;     // two or more letters, all upper-case: an acronym
  bool space_before = false;  // a space or line break before it
  bool line_before = false;   // a line break before it
  std::string_view folded;    // valid while the Tokens live; text::kHashStep bytes behind it can be read
  std::uint64_t hash = 0;     // word_hash() of the folded form
};

class Tokens {
 public:
  explicit Tokens(std::string_view valid_utf8);
  std::span<const Token> all() const& { return tokens_; }
  std::span<const Token> all() && = delete;  // the tokens would be gone before the loop over them begins
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  std::size_t size() const { return tokens_.size(); }
  // The first token that starts at or after that byte; size() if none.
  std::size_t at_or_after(std::uint32_t byte) const;

 private:
  std::vector<Token> tokens_;
  std::vector<std::unique_ptr<char[]>> arena_;
};

// The folded form of a text, for lexicon keys.
std::string fold(std::string_view valid_utf8);

}  // namespace claimgraph::text

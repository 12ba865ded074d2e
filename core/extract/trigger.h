// Many patterns of words, found in a tokenised text in one pass.
//
// A pattern is one or more words; `*` stands for letters at the beginning or the end of a word, `_` for any one word.
// Patterns and text are compared in their folded form. Matching looks a token up by itself, by its beginnings and by its
// ends, so its time is the text's length times the length of a word, whatever the number of patterns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/result.h"
#include "core/text/tokens.h"

namespace claimgraph::extract {

struct Match {
  std::uint32_t tag = 0;    // as given to add()
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t words = 0;  // of the pattern: a longer one says more
};

class TriggerSet {
 public:
  // kInvalidArgument for an empty pattern, or one that starts with `_` or is `*` alone.
  Status add(std::uint32_t tag, std::string_view pattern);

  // Every occurrence, by first token; patterns may overlap.
  std::vector<Match> match(std::span<const text::Token> tokens) const;

 private:
  enum class Shape : std::uint8_t { kExact, kPrefix, kSuffix, kInfix, kAny };
  struct Word {
    Shape shape = Shape::kExact;
    std::string text;
  };
  struct Pattern {
    std::uint32_t tag = 0;
    std::vector<Word> words;
  };
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  static Result<std::vector<Word>> parse(std::string_view pattern);
  static bool fits(const Word& word, std::string_view token);
  std::vector<std::uint32_t> starting_with(std::string_view token) const;
  Index& index_of(Shape shape);

  std::vector<Pattern> patterns_;
  Index exact_, prefix_, suffix_;
  std::vector<std::uint32_t> infix_;  // few: each is tried on every distinct token
};

}  // namespace claimgraph::extract

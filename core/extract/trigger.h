// Many patterns of words, found in a tokenised text in one pass.
//
// A pattern is one or more words; `*` stands for letters at the beginning or the end of a word, `_` for any
// one word. Patterns and text are compared in their folded form. Matching looks a token up by itself, by its
// beginnings and by its ends, so its time is the text's length times the length of a word, whatever the
// number of patterns.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
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
    std::uint32_t words = 0;
    std::uint32_t first_word = 0;  // in words_
    std::uint32_t next = kNone;    // pattern that starts with the same word
    std::uint64_t second = 0;      // hash of the second word, if that is to be exactly so; 0: not
  };
  // Patterns that start with one word of one shape. `hash` is of both; 0: free.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

  static Result<std::vector<Word>> parse(std::string_view pattern);
  static bool fits(const Word& word, std::string_view token);
  static std::uint64_t hash_of(Shape shape, std::uint64_t letters);
  const Word& first_word(std::uint32_t pattern) const { return words_[patterns_[pattern].first_word]; }

  void file(std::uint32_t pattern, const Word& word);
  void grow();
  void mark(std::uint64_t hash);
  bool may_be_there(std::uint64_t hash) const;
  std::size_t place_of(std::uint64_t hash, std::string_view text) const;
  void look_up(Shape shape, std::uint64_t letters, std::string_view text,
               std::vector<std::uint32_t>& found) const;
  // Numbers of the patterns whose first word fits, ascending.
  void starting_with(std::string_view token, std::vector<std::uint32_t>& found) const;
  bool goes_on(const Pattern& pattern, std::span<const text::Token> rest, std::uint64_t second) const;

  std::vector<Pattern> patterns_;
  std::vector<Word> words_;
  std::vector<Slot> slots_;  // a power of two, at most half of them used; looked up from their hash on
  std::vector<std::uint64_t>
      filter_;  // a bit per hash: most of what is looked up is not there, and this fits a cache
  std::size_t used_ = 0;
  std::vector<std::uint32_t> infix_;  // few: each is tried on every token
};

}  // namespace claimgraph::extract

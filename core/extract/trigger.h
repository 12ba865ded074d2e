// Many patterns of words, found in a tokenised text in one pass.
//
// A pattern is one or more words; `*` stands for letters at the beginning or the end of a word, `_` for any
// one word, `...` for up to kLongestGap words of one part of a sentence: "gab ... aus". Patterns and text are
// compared in their folded form. A token is looked up by itself and, where patterns open at one end share its
// first or last letters, by as many of them as those patterns have. Patterns of several words are looked up
// by their first two or three together. So the time is that of the text, whatever the number of patterns.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"
#include "core/text/tokens.h"

namespace claimgraph::extract {

inline constexpr std::uint32_t kLongestGap = 12;  // words

struct Match {
  std::uint32_t tag = 0;    // as given to add()
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t words = 0;  // of the pattern, but for `...`: a longer one says more
};

// Filled by add(), then made ready by finish(), then asked by match().
class TriggerSet {
 public:
  // kInvalidArgument for an empty pattern, or one that starts with `_` or is `*` alone, or whose `...` has
  // not a word on either side.
  Status add(std::uint32_t tag, std::string_view pattern);

  // Files what was added. Once, behind the last add().
  void finish();

  // Every occurrence, by first token; patterns may overlap. REQUIRES: finish() was called
  std::vector<Match> match(std::span<const text::Token> tokens) const;

 private:
  enum class Shape : std::uint8_t { kExact, kPrefix, kSuffix, kInfix, kAny, kGap };
  struct Word {
    Shape shape = Shape::kExact;
    std::uint32_t start = 0, size = 0;  // in letters_
  };
  struct Pattern {
    std::uint32_t tag = 0;
    std::uint32_t words = 0;
    std::uint32_t said = 0;        // of them, but for a gap
    std::uint32_t first_word = 0;  // in words_
    std::uint32_t number = 0;      // in the order of adding
  };
  // What patterns start with: one word of one shape. Half a cache line, and nothing else is touched for a
  // word of a text that no pattern starts with.
  struct alignas(32) Opening {
    std::uint64_t hash = 0;     // of shape and word
    std::uint32_t word = 0;     // in words_
    std::uint32_t first = 0;    // of its patterns that are not in continuations_: in patterns_
    std::uint32_t count = 0;    // of them
    std::uint32_t size = 0;     // of the word
    Shape shape = Shape::kAny;  // kAny: a free place
    bool two = false,
         three = false;  // whether patterns in continuations_ begin so, by the words that they are filed by
  };
  struct Continuation {
    std::uint32_t hash = 0;  // 0: a free place
    std::uint32_t pattern = 0;
  };
  // An opening that is tried on every token: open at both ends, or too short or too long for the lists of
  // lengths.
  struct Anywhere {
    std::uint32_t opening = 0;
    std::uint32_t letters = 0;  // letter_set() of the word: a token without one of them cannot have it
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  struct Search;

  Status parse(std::string_view pattern, std::vector<Word>& words);
  Word keep(std::string_view text);
  std::string_view text_of(const Word& word) const {
    return std::string_view(letters_).substr(word.start, word.size);
  }
  bool fits(const Word& word, std::string_view token) const;

  void mark(std::uint64_t hash);
  bool may_be_there(std::uint64_t hash) const;
  std::size_t place_of(std::uint64_t hash, Shape shape, std::string_view text) const;
  bool is(const Opening& opening, std::uint64_t hash, Shape shape, std::string_view text) const;
  std::uint32_t find_opening(Shape shape, std::uint64_t word, std::string_view text) const;
  std::uint32_t opening_of(std::uint32_t word);
  void list_length(std::uint32_t opening);
  bool continues(const Pattern& pattern) const;
  void file_continuation(std::uint32_t opening, std::uint32_t pattern);
  void sort_patterns(const std::vector<std::uint32_t>& openings);

  void look_up(Search& search, std::uint32_t token) const;
  void look_up_open(Search& search, std::uint32_t token, Shape shape) const;
  void follow(Search& search, std::uint32_t token, std::uint32_t opening) const;
  void follow_words(Search& search, std::uint32_t token, std::uint64_t hash) const;
  std::uint32_t end_of(const Search& search, std::uint32_t token, const Pattern& pattern) const;
  std::uint32_t end_behind(const Search& search, std::uint32_t token, std::span<const Word> words) const;
  std::uint32_t end_behind_gap(const Search& search, std::uint32_t token, std::span<const Word> words) const;

  std::string letters_;  // of all words, one behind the other
  std::vector<Word> words_;
  std::vector<Pattern> patterns_;  // behind finish(): by opening, those in continuations_ last
  std::vector<Opening> openings_;  // a power of two, looked up from their hash on
  std::vector<Continuation>
      continuations_;  // the same; patterns by their opening and one or two exact words behind it
  std::vector<std::uint64_t> filter_;  // a bit for every hash of both: most of what is asked for is not there
  // By a hash of three bytes, how long the words are that start (or end) with them and are open at the other
  // end: bit n for n bytes. Empty if there are none.
  std::vector<std::uint64_t> prefix_lengths_, suffix_lengths_;
  std::vector<Anywhere> anywhere_;                                // few
  std::size_t shortest_anywhere_ = static_cast<std::size_t>(-1);  // bytes
};

}  // namespace claimgraph::extract

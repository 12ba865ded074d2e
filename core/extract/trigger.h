// Many patterns of words, found in a tokenised text in one pass.
//
// A pattern is one or more words; `*` stands for letters at the beginning or the end of a word, `_` for any
// one word. Patterns and text are compared in their folded form. A token is looked up by itself and, where
// patterns open at one end share its first or last letters, by as many of them as those patterns have. Patterns
// of several words are looked up by their first two or three together. So the time is that of the text, whatever
// the number of patterns.
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

// Numbers filed by a hash, several of them by one, in no order. Open addressing; a slot is eight bytes.
class HashIndex {
 public:
  void add(std::uint64_t hash, std::uint32_t number);

  // Calls `use` for what is filed by that hash until it returns true; a few of other hashes may be among them.
  template <typename Use>
  void each(std::uint64_t hash, Use&& use) const {
    const std::uint32_t key = key_of(hash);
    for (std::size_t place = key & (slots_.size() - 1); slots_[place].number != kFree;
         place = (place + 1) & (slots_.size() - 1)) {
      if (slots_[place].key == key && use(slots_[place].number)) return;
    }
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFFu;
  static constexpr std::size_t kLeastSlots = 64;
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t number = kFree;
  };
  static std::uint32_t key_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9e3779b97f4a7c15u) >> 32);
  }
  void put(Slot slot);

  std::vector<Slot> slots_ = std::vector<Slot>(kLeastSlots);  // a power of two, at most three quarters used
  std::size_t used_ = 0;
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
    std::uint32_t start = 0, size = 0;  // in letters_
  };
  struct Pattern {
    std::uint32_t tag = 0;
    std::uint32_t words = 0;
    std::uint32_t first_word = 0;  // in words_
    std::uint32_t opening = 0;     // in openings_
    std::uint32_t next = kNone;    // pattern of the same opening that is not in continuations_, either
  };
  // What patterns start with: one word of one shape.
  struct Opening {
    Word word;
    std::uint32_t first = kNone, last = kNone;  // patterns that are not in continuations_
    bool two = false, three = false;            // whether patterns are there, by so many words
  };
  // An opening that is tried on every token: open at both ends, or too short or too long for lengths_.
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

  static std::uint64_t hash_of(Shape shape, std::uint64_t letters);
  std::uint32_t find_opening(Shape shape, std::uint64_t letters, std::string_view text) const;
  std::uint32_t opening_of(const Word& word);
  void file_opening(std::uint32_t opening);
  void file(std::uint32_t pattern);

  void look_up(Search& search, std::uint32_t token) const;
  void look_up_open(Search& search, std::uint32_t token, Shape shape) const;
  void follow(Search& search, std::uint32_t token, std::uint32_t opening) const;
  bool goes_on(const Search& search, std::uint32_t token, const Pattern& pattern) const;

  std::string letters_;  // of all words, one behind the other
  std::vector<Word> words_;
  std::vector<Pattern> patterns_;
  std::vector<Opening> openings_;
  HashIndex by_word_;        // openings by their word
  HashIndex continuations_;  // patterns by their opening and one or two exact words behind it
  // By a hash of three letters, how long the words are that start (or end) with them and are open at the other end: bit n for
  // n letters. Empty if there are none.
  std::vector<std::uint64_t> prefix_lengths_, suffix_lengths_;
  std::vector<Anywhere> anywhere_;  // few
};

}  // namespace claimgraph::extract

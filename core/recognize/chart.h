// What has been found in one text so far: nodes over stretches of tokens, listed by the token they start at.
//
// INVARIANT: begin < end for every node; nodes are only added, never removed, so indices stay valid.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/decimal.h"
#include "core/recognize/lexicon.h"
#include "core/recognize/recognizer.h"
#include "core/text/tokens.h"

namespace claimgraph::recognize {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xFFFFFFFF;

using LevelSet = std::uint32_t;  // bit i: the ith level of rules
inline constexpr std::size_t kMaxLevels = 32;
inline constexpr std::uint32_t kTokenBlock = 64;  // tokens whose starts are kept together

// Categories and words, each a bit that some share: one look at such a set tells mostly that a token is none
// of what is asked for.
using SymbolSet = std::uint64_t;
inline constexpr SymbolSet kPatternEnd = SymbolSet{1} << 63;
constexpr SymbolSet symbol_of(Category category) { return SymbolSet{1} << category % 64; }
constexpr SymbolSet symbol_of_word(WordId word) {
  return SymbolSet{1} << (32 + (word * 0x9e3779b1u >> 16) % 31);
}

struct Node {
  Category category = 0;
  std::uint32_t begin = 0, end = 0;  // tokens
  std::int32_t value = 0;            // of a word; else the place in numbers, amounts or moments
  NodeIndex next = kNoNode;          // the next node with the same begin
  LevelSet levels = 0;               // at which a pattern can begin with it
};

// A number as written, before any unit.
struct Number {
  Decimal value;
  Decimal last_digit;    // 0 for a plain count
  bool spelled = false;  // in words, at least in part
  bool article = false;  // a lone "a", "ein": counts only beside a unit
  bool glued = false;    // letters follow without a space: "180ml"
  bool overflow = false;
  bool vague = false;     // "billions": value is the least it can mean
  bool ratio = false;     // "one of three": a layer only; the best reading has both numbers
  bool about = false;     // "une quarantaine": some forty
  bool soft = false;      // "a few", "ein paar": value is a guess
  bool fraction = false;  // "3/4", "drei Viertel"
  int scale = 0;          // the power of ten of its last scale word; 0 if there is none
};

// An amount or a bounded number under construction. Tokens of the core are those of RECOGNITION's span; the
// node's own begin and end include the hedge.
struct AmountNode {
  Amount amount;
  Kind kind = Kind::kNumber;
  std::uint32_t core_begin = 0, core_end = 0;
  int scale = 0;  // of its number
  bool vague = false;
  bool soft = false;
};

struct MomentNode {
  Moment moment;
  Kind kind = Kind::kDate;
  std::uint32_t core_begin = 0, core_end = 0;
  std::uint32_t handicap = 0;  // tokens that do not count when readings compete: the article of "the 15th"
  bool weak = false;  // one reading among others of an ambiguous word ("voor 2024"): a layer, never the best
};

// A piece of a written number: "vijf", "en", "zestig", or a token of digits.
struct Morpheme {
  Category category = 0;
  std::int32_t value = 0;
};

// A number written as one word, cut into its pieces: "vijfenzestig".
inline constexpr std::size_t kMaxMorphemes = 24;
struct Compound {
  std::array<Morpheme, kMaxMorphemes> pieces{};
  std::size_t count = 0;
};

class Chart {
 public:
  // `levels` says by category at which levels a pattern can begin with it; it must outlive the chart.
  explicit Chart(const std::vector<LevelSet>& levels) : levels_(levels) {
    nodes_.reserve(kUsualNodes);
    positions.reserve(kUsualTokens);
    numbers.reserve(kUsualNumbers);
    amounts.reserve(kUsualNumbers);
    moments.reserve(kUsualNumbers);
  }

  // Forgets what it has for the next text: tokens of `whole_text`, the first of them as if nothing stood
  // before it.
  void start(std::string_view whole_text, std::span<const text::Token> its_tokens) {
    text = whole_text;
    tokens.assign(its_tokens.begin(), its_tokens.end());
    if (!tokens.empty()) tokens.front().space_before = tokens.front().line_before = false;
    size_ = static_cast<std::uint32_t>(tokens.size());
    places_.assign(size_, {});
    symbols_.assign(size_, 0);
    blocks_.assign(size_ / kTokenBlock + 1, {});
    all_levels = 0;
    all_symbols_ = 0;
    steps = 0;
    nodes_.clear();
    positions.clear();
    compounds.clear();
    numbers.clear();
    amounts.clear();
    moments.clear();
  }

  NodeIndex add(Category category, std::uint32_t begin, std::uint32_t end, std::int32_t value) {
    Place& place = places_[begin];
    const LevelSet levels = levels_[category];
    nodes_.push_back({category, begin, end, value, place.head, levels});
    note_starts(begin, levels);
    symbols_[begin] |= symbol_of(category);
    all_symbols_ |= symbol_of(category);
    return place.head = size() - 1;
  }

  // Says which word of the tables a token is and at which levels a pattern can begin with it.
  void set_word(std::uint32_t token, WordId word, LevelSet starts) {
    places_[token].word = word;
    places_[token].word_levels = starts;
    note_starts(token, starts);
    if (word != 0) symbols_[token] |= symbol_of_word(word);
  }
  WordId word(std::uint32_t token) const { return places_[token].word; }
  LevelSet word_levels(std::uint32_t token) const { return places_[token].word_levels; }

  // Says that anything can start at the token. In ascending order.
  void add_position(std::uint32_t token) {
    positions.push_back(token);
    blocks_[token / kTokenBlock].positions |= bit_of(token);
  }

  // The positions in a block at which a pattern of a level can begin by now: bit n for the nth token of it.
  std::uint64_t starts(std::uint32_t block, std::size_t level) const {
    return blocks_[block].positions & blocks_[block].starts[level];
  }
  std::uint32_t blocks() const { return static_cast<std::uint32_t>(blocks_.size()); }

  // What a token is by now, as a word and by its nodes. 0 behind the last token.
  SymbolSet symbols_at(std::uint32_t token) const { return token < size_ ? symbols_[token] : 0; }

  NodeIndex first_at(std::uint32_t token) const { return token < size_ ? places_[token].head : kNoNode; }
  const Node& operator[](NodeIndex index) const { return nodes_[index]; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }

  // The first node of that category at the token; nullptr if there is none. Valid until the next add.
  const Node* find(std::uint32_t token, Category category) const {
    if ((symbols_at(token) & symbol_of(category)) == 0) return nullptr;
    for (NodeIndex i = first_at(token); i != kNoNode; i = nodes_[i].next) {
      if (nodes_[i].category == category) return &nodes_[i];
    }
    return nullptr;
  }

  // False if no node is of that category.
  bool may_have(Category category) const { return (all_symbols_ & symbol_of(category)) != 0; }

  std::string_view slice(const text::Token& token) const {
    return text.substr(token.span.start, token.span.size());
  }
  ByteSpan span_of(std::uint32_t begin, std::uint32_t end) const {
    return {tokens[begin].span.start, tokens[end - 1].span.end};
  }

  std::string_view text;
  std::vector<text::Token> tokens;
  LevelSet all_levels = 0;               // of all tokens
  std::vector<std::uint32_t> positions;  // tokens where anything can start, ascending
  std::vector<Compound> compounds;
  std::vector<Number> numbers;
  std::vector<AmountNode> amounts;
  std::vector<MomentNode> moments;
  mutable std::uint64_t steps = 0;  // pieces of numbers read

 private:
  void note_starts(std::uint32_t token, LevelSet levels) {
    all_levels |= levels;
    Block& block = blocks_[token / kTokenBlock];
    for (; levels != 0; levels &= levels - 1)
      block.starts[static_cast<std::size_t>(std::countr_zero(levels))] |= bit_of(token);
  }
  static std::uint64_t bit_of(std::uint32_t token) { return std::uint64_t{1} << token % kTokenBlock; }

  // Of so many tokens: bit n for the nth of them.
  struct Block {
    std::uint64_t positions = 0;
    std::array<std::uint64_t, kMaxLevels> starts{};  // by level
  };

  // Of a sentence: what there is room for from the start.
  static constexpr std::size_t kUsualTokens = 64, kUsualNodes = 128, kUsualNumbers = 8;

  // Of a token.
  struct Place {
    WordId word = 0;
    LevelSet word_levels = 0;  // at which a pattern can begin with the word
    NodeIndex head = kNoNode;  // of the list of nodes that begin there
  };
  SymbolSet all_symbols_ = 0;  // of all nodes
  std::uint32_t size_ = 0;     // of the following, all by token
  std::vector<Place> places_;
  std::vector<SymbolSet> symbols_;  // what it is
  std::vector<Block> blocks_;
  const std::vector<LevelSet>& levels_;  // by category
  std::vector<Node> nodes_;
};

}  // namespace claimgraph::recognize

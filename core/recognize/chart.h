// What has been found in one text so far: nodes over stretches of tokens, listed by the token they start at.
//
// INVARIANT: begin < end for every node; nodes are only added, never removed, so indices stay valid.
#pragma once

#include <array>
#include <cstdint>
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

// Categories and words, each a bit that some share: one look at such a set tells mostly that a token is none of what is
// asked for.
using SymbolSet = std::uint64_t;
inline constexpr SymbolSet kPatternEnd = SymbolSet{1} << 63;  // no symbol has this bit
constexpr SymbolSet symbol_of(Category category) { return SymbolSet{1} << category % 63; }
constexpr SymbolSet symbol_of_word(WordId word) { return SymbolSet{1} << (32 + (word * 0x9e3779b1u >> 16) % 31); }

struct Node {
  Category category = 0;
  std::uint32_t begin = 0, end = 0;  // tokens
  std::int32_t value = 0;            // of a word; else the place in numbers, amounts or moments
  NodeIndex next = kNoNode;          // the next node with the same begin
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
  // `starts` says by category at which levels a pattern can begin with it; it must outlive the chart.
  Chart(const text::Tokens& all_tokens, std::string_view whole_text, const std::vector<LevelSet>& starts)
      : text(whole_text),
        tokens(all_tokens),
        words(all_tokens.size()),
        levels(all_tokens.size()),
        symbols_(all_tokens.size()),
        starts_(starts),
        heads_(all_tokens.size(), kNoNode) {}

  NodeIndex add(Category category, std::uint32_t begin, std::uint32_t end, std::int32_t value) {
    nodes_.push_back({category, begin, end, value, heads_[begin]});
    levels[begin] |= starts_[category];
    all_levels |= starts_[category];
    symbols_[begin] |= symbol_of(category);
    all_symbols_ |= symbol_of(category);
    return heads_[begin] = static_cast<NodeIndex>(nodes_.size() - 1);
  }
  // What a token is by now, as a word and by its nodes. 0 behind the last token.
  SymbolSet symbols_at(std::uint32_t token) const { return token < symbols_.size() ? symbols_[token] : 0; }

  // Says which word of the tables a token is and at which levels a pattern can begin with it.
  void set_word(std::uint32_t token, WordId word, LevelSet starts) {
    words[token] = word;
    levels[token] |= starts;
    all_levels |= starts;
    if (word != 0) symbols_[token] |= symbol_of_word(word);
  }

  NodeIndex first_at(std::uint32_t token) const { return token < heads_.size() ? heads_[token] : kNoNode; }
  const Node& operator[](NodeIndex index) const { return nodes_[index]; }
  std::size_t size() const { return nodes_.size(); }

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
  const text::Tokens& tokens;
  std::vector<WordId> words;             // by token
  std::vector<LevelSet> levels;          // by token: the levels at which a pattern can begin there
  LevelSet all_levels = 0;               // of all tokens
  std::vector<std::uint32_t> positions;  // tokens where anything can start, ascending
  std::vector<Compound> compounds;
  std::vector<Number> numbers;
  std::vector<AmountNode> amounts;
  std::vector<MomentNode> moments;
  mutable std::uint64_t steps = 0;  // pieces of numbers read

 private:
  std::vector<SymbolSet> symbols_;  // by token
  SymbolSet all_symbols_ = 0;       // of all nodes
  const std::vector<LevelSet>& starts_;
  std::vector<Node> nodes_;
  std::vector<NodeIndex> heads_;
};

}  // namespace claimgraph::recognize

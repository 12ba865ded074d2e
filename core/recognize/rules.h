// Patterns over tokens and nodes, compiled into one automaton per level, and the matcher that walks it.
//
// A pattern is a line of a [rules LEVEL] section:
//     word           that word (folded)          <category>   a node of that category
//     (a | b c)      one of these                [a | b]      one of these, or nothing
//     ~x             x without a space before it
//     =word          that word with its accents; otherwise they may be missing
// Levels run in ascending order, each over the whole text; a rule sees what lower levels built. Of the
// matches that start at one token, the longest whose action agrees is taken, the earlier line where two are
// equally long.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"
#include "core/recognize/chart.h"

namespace claimgraph::recognize {

inline constexpr std::size_t kMaxCaptures = 16;
inline constexpr std::size_t kMaxArguments = 3;

struct Rule {
  std::uint16_t action = 0;
  std::array<std::int32_t, kMaxArguments> arguments{};
  std::uint32_t order = 0;
};

struct Match {
  const Rule* rule = nullptr;
  std::uint32_t begin = 0, end = 0;  // tokens
  std::array<NodeIndex, kMaxCaptures> captures{};
  std::size_t capture_count = 0;
};

// Names of categories as patterns use them; new ones are numbered as they come.
class Categories {
 public:
  Categories();
  Category of(std::string_view name);
  std::size_t size() const { return count_; }

 private:
  std::map<std::string, Category, std::less<>> by_name_;
  std::size_t count_;
};

class RuleSet {
 public:
  // kInvalidArgument if the pattern cannot be read or matches nothing at all.
  Status add(std::string_view pattern, const Rule& rule, Lexicon& lexicon, Categories& categories);
  void finish(std::size_t categories);

  bool starts_with_word(WordId word) const { return word_starts(word).count > 0; }
  bool starts_with_category(Category category) const { return !starts_with_any(category).empty(); }

  // Calls `take` for the matches that start at a token, best first, until it returns true. The steps that it
  // took to find them. `level` is that of these rules.
  template <typename Take>
  std::uint32_t match_at(const Chart& chart, LevelSet level, std::uint32_t token, std::vector<Match>& scratch,
                         Take&& take) const {
    if (!may_match(chart, level, token)) return 0;
    const std::uint32_t steps = collect(chart, level, token, scratch);
    for (const Match& match : scratch) {
      if (take(match)) break;
    }
    return steps;
  }

 private:
  friend class PatternReader;
  using Symbol = std::uint32_t;
  using StateIndex = std::uint32_t;
  struct Edge {
    Symbol symbol = 0;
    StateIndex to = 0;
  };
  struct State {
    std::vector<Edge> edges;
    std::vector<StateIndex> skips;  // reached without a token
    std::int32_t rule = -1;         // by place in rules_; -1 if no pattern ends here
  };
  // A state as it is walked: the patterns that may end there and the edges out of it, optional parts left out
  // or not.
  struct Closure {
    std::uint32_t first_edge = 0, edges = 0, first_accept = 0, accepts = 0;
    SymbolSet next = 0;  // what the edges need, and kPatternEnd where a pattern may end
  };
  // What the first token of a pattern leads to.
  struct Start {
    Symbol symbol = 0;
    StateIndex to = 0;
    SymbolSet next = 0;  // of that state
  };
  // What a word that patterns begin with leads to: where its starts are, and the next of them all.
  struct WordStarts {
    WordId word = 0;
    std::uint32_t first = 0, count = 0;  // 0: a free place
    SymbolSet next = 0;
  };
  struct Walk;

  StateIndex add_state();
  void close(StateIndex state);
  void list_starts(std::size_t categories);
  void list_words(std::size_t starts);
  const WordStarts& word_starts(WordId word) const;  // or the free place for it
  std::span<const Start> starts_with_any(Category category) const {
    return std::span(starts_).subspan(category_starts_[category],
                                      category_starts_[category + 1] - category_starts_[category]);
  }
  std::span<const Edge> edges_of(StateIndex state) const {
    return std::span(closed_edges_).subspan(closures_[state].first_edge, closures_[state].edges);
  }
  static bool may_go_on(const Chart& chart, SymbolSet next, std::uint32_t token) {
    return (next & (chart.symbols_at(token) | kPatternEnd)) != 0;
  }
  bool may_begin(const Chart& chart, LevelSet level, const Node& node) const {
    return (node.levels & level) != 0 && may_go_on(chart, category_next_[node.category], node.end);
  }
  bool may_match(const Chart& chart, LevelSet level, std::uint32_t token) const;
  std::uint32_t collect(const Chart& chart, LevelSet level, std::uint32_t token,
                        std::vector<Match>& out) const;
  void begin(Walk& walk, std::span<const Start> starts, std::uint32_t next) const;
  void visit(Walk& walk, StateIndex state, std::uint32_t token) const;
  void accept(Walk& walk, const Closure& state, std::uint32_t token) const;
  void follow(Walk& walk, const Edge& edge, std::uint32_t token) const;

  std::vector<State> states_;  // until finish()
  std::vector<Closure> closures_;
  std::vector<Edge> closed_edges_;
  std::vector<std::uint32_t> accepts_;
  std::vector<Rule> rules_;
  std::vector<StateIndex> roots_;
  std::vector<Start> starts_;      // by symbol: words, then categories
  std::vector<WordStarts> words_;  // a power of two, looked up from a hash of the word on
  std::vector<std::uint32_t>
      category_starts_;                   // by category: where its starts begin; and where the last ones end
  std::vector<SymbolSet> category_next_;  // by category: the next of all its starts
};

}  // namespace claimgraph::recognize

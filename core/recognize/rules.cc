#include "core/recognize/rules.h"

#include <algorithm>
#include <bit>

#include "core/recognize/categories.h"

namespace claimgraph::recognize {
namespace {

constexpr std::uint32_t kCategoryBit = 0x80000000u;
constexpr std::uint32_t kTightBit = 0x40000000u;
constexpr int kMaxSteps = 3000;  // per start: what keeps a hostile text linear
constexpr std::size_t kMaxMatches = 64;

// REQUIRES: no kTightBit
SymbolSet bit_of(std::uint32_t symbol) {
  return (symbol & kCategoryBit) != 0 ? symbol_of(static_cast<Category>(symbol & ~kCategoryBit))
                                      : symbol_of_word(symbol);
}

}  // namespace

// Reads one pattern into states. Groups nest; a stack of open groups takes the place of recursion.
class PatternReader {
 public:
  PatternReader(std::string_view pattern, RuleSet& rules, Lexicon& lexicon, Categories& categories)
      : rest_(pattern), rules_(rules), lexicon_(lexicon), categories_(categories) {
    start_ = rules_.add_state();
    groups_.push_back({0, start_, start_, {}});
  }

  // The state in which the pattern ends.
  Result<std::uint32_t> read() {
    while (!rest_.empty()) {
      if (!step()) return Error{ErrorCode::kInvalidArgument, "pattern: unbalanced bracket or unclosed <"};
    }
    if (groups_.size() != 1) return Error{ErrorCode::kInvalidArgument, "pattern: unclosed group"};
    return joined();
  }

  std::uint32_t start() const { return start_; }

 private:
  struct Group {
    char close = 0;
    std::uint32_t start = 0, current = 0;
    std::vector<std::uint32_t> ends;  // of finished alternatives
  };

  bool step() {
    const char c = rest_.front();
    if (c == ' ') return skip();
    if (c == '~') return tight_ = true, skip();
    if (c == '(' || c == '[') return open(c == '(' ? ')' : ']');
    if (c == '|') return next_alternative(), skip();
    if (c == ')' || c == ']') return close(c);
    return c == '<' ? category() : literal();
  }

  bool skip() {
    rest_.remove_prefix(1);
    return true;
  }

  bool open(char close) {
    const auto start = rules_.add_state();
    rules_.states_[groups_.back().current].skips.push_back(start);
    groups_.push_back({close, start, start, {}});
    return skip();
  }

  void next_alternative() {
    Group& group = groups_.back();
    group.ends.push_back(group.current);
    group.current = group.start;
  }

  std::uint32_t joined() {
    next_alternative();
    const auto join = rules_.add_state();
    for (const auto end : groups_.back().ends) rules_.states_[end].skips.push_back(join);
    return join;
  }

  bool close(char c) {
    if (groups_.size() < 2 || groups_.back().close != c) return false;
    const auto join = joined();
    if (c == ']') rules_.states_[groups_.back().start].skips.push_back(join);
    groups_.pop_back();
    groups_.back().current = join;
    return skip();
  }

  void append(std::uint32_t symbol) {
    const auto next = rules_.add_state();
    rules_.states_[groups_.back().current].edges.push_back({tight_ ? symbol | kTightBit : symbol, next});
    groups_.back().current = next;
    tight_ = false;
  }

  bool category() {
    const auto end = rest_.find('>');
    if (end == std::string_view::npos) return false;
    append(kCategoryBit | categories_.of(rest_.substr(1, end - 1)));
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool literal() {
    const auto end = std::min(rest_.find_first_of(" ()[]|<~", 1), rest_.size());
    const bool exact = rest_.front() == '=' && end > 1;
    const std::string folded = text::fold(rest_.substr(exact ? 1 : 0, exact ? end - 1 : end));
    const text::Tokens tokens(folded);
    for (const text::Token& token : tokens.all()) {
      const auto from = groups_.back().current;
      const bool was_tight = tight_;
      append(lexicon_.add_word(token.folded));
      const std::string plain = without_accents(token.folded);
      if (exact || plain == token.folded) continue;
      const std::uint32_t word =
          lexicon_.add_word(plain);  // also without its accents, as the forms of the lexicon
      rules_.states_[from].edges.push_back({was_tight ? word | kTightBit : word, groups_.back().current});
    }
    rest_.remove_prefix(end);
    return true;
  }

  std::string_view rest_;
  RuleSet& rules_;
  Lexicon& lexicon_;
  Categories& categories_;
  std::uint32_t start_ = 0;
  bool tight_ = false;
  std::vector<Group> groups_;
};

Categories::Categories() : count_(kFirstOwn) {
  for (const auto& [name, category] : kKnownCategories) by_name_.emplace(name, category);
}

Category Categories::of(std::string_view name) {
  const auto found = by_name_.find(name);
  if (found != by_name_.end()) return found->second;
  const auto category = static_cast<Category>(count_++);
  by_name_.emplace(name, category);
  return category;
}

Status RuleSet::add(std::string_view pattern, const Rule& rule, Lexicon& lexicon, Categories& categories) {
  PatternReader reader(pattern, *this, lexicon, categories);
  const auto end = reader.read();
  if (!end) return end.error();
  const auto place = static_cast<std::int32_t>(rules_.size());
  rules_.push_back(rule);
  rules_.back().order = static_cast<std::uint32_t>(place);
  states_[*end].rule = place;
  roots_.push_back(reader.start());
  return ok();
}

RuleSet::StateIndex RuleSet::add_state() {
  states_.emplace_back();
  return static_cast<StateIndex>(states_.size() - 1);
}

// Appends what a state leads to, through every optional part that may be left out. Recurses over the brackets
// of one pattern.
void RuleSet::close(StateIndex state) {
  const State& here = states_[state];
  if (here.rule >= 0) accepts_.push_back(static_cast<std::uint32_t>(here.rule));
  for (const StateIndex skip : here.skips) close(skip);
  for (const Edge& edge : here.edges) closed_edges_.push_back(edge);
}

void RuleSet::list_starts(std::size_t categories) {
  for (const StateIndex root : roots_) {
    for (const Edge& edge : edges_of(root)) {
      const Symbol plain = edge.symbol & ~kTightBit;
      const auto same = [&](const Start& start) { return start.symbol == plain && start.to == edge.to; };
      if (std::ranges::none_of(starts_, same)) starts_.push_back({plain, edge.to, closures_[edge.to].next});
    }
  }
  std::ranges::stable_sort(starts_, {}, &Start::symbol);
  category_starts_.resize(categories + 2);
  for (std::uint32_t category = 0; category < category_starts_.size(); ++category) {
    const auto first = std::ranges::lower_bound(starts_, kCategoryBit | category, {}, &Start::symbol);
    category_starts_[category] = static_cast<std::uint32_t>(first - starts_.begin());
  }
  list_words(category_starts_[0]);
  category_next_.resize(categories + 1);
  for (Category category = 0; category < category_next_.size(); ++category) {
    for (const Start& start : starts_with_any(category)) category_next_[category] |= start.next;
  }
}

const RuleSet::WordStarts& RuleSet::word_starts(WordId word) const {
  const std::size_t mask = words_.size() - 1;
  std::size_t place = word * std::size_t{0x9e3779b1u} >> 16 & mask;
  while (words_[place].count > 0 && words_[place].word != word) place = (place + 1) & mask;
  return words_[place];
}

// Files the first so many starts by their word.
void RuleSet::list_words(std::size_t starts) {
  words_.assign(std::bit_ceil(2 * starts + 1), {});
  for (std::uint32_t i = 0; i < starts; ++i) {
    const WordId word = starts_[i].symbol;
    WordStarts& place = words_[static_cast<std::size_t>(&word_starts(word) - words_.data())];
    if (place.count == 0) place = {word, i, 0, 0};
    ++place.count;
    place.next |= starts_[i].next;
  }
}

void RuleSet::finish(std::size_t categories) {
  closures_.assign(states_.size(), {});
  for (StateIndex state = 0; state < states_.size(); ++state) {
    Closure& closure = closures_[state];
    closure.first_edge = static_cast<std::uint32_t>(closed_edges_.size());
    closure.first_accept = static_cast<std::uint32_t>(accepts_.size());
    close(state);
    closure.edges = static_cast<std::uint32_t>(closed_edges_.size()) - closure.first_edge;
    closure.accepts = static_cast<std::uint32_t>(accepts_.size()) - closure.first_accept;
    closure.next = closure.accepts > 0 ? kPatternEnd : 0;
    for (const Edge& edge : edges_of(state)) closure.next |= bit_of(edge.symbol & ~kTightBit);
  }
  list_starts(categories);
  states_ = {};
}

struct RuleSet::Walk {
  const Chart& chart;
  std::vector<Match>& out;
  Match match;
  int steps = 0;
};

void RuleSet::follow(Walk& walk, const Edge& edge, std::uint32_t token) const {
  const Chart& chart = walk.chart;
  if ((edge.symbol & kTightBit) != 0 && chart.tokens[token].space_before) return;
  const Symbol plain = edge.symbol & ~kTightBit;
  if ((plain & kCategoryBit) == 0) {
    if (chart.word(token) == plain) visit(walk, edge.to, token + 1);
    return;
  }
  for (NodeIndex i = chart.first_at(token); i != kNoNode; i = chart[i].next) {
    if (chart[i].category != (plain & ~kCategoryBit) || walk.match.capture_count == kMaxCaptures) continue;
    walk.match.captures[walk.match.capture_count++] = i;
    visit(walk, edge.to, chart[i].end);
    --walk.match.capture_count;
  }
}

// Keeps the patterns that end before the token: the longest first, then the earlier line.
void RuleSet::accept(Walk& walk, const Closure& state, std::uint32_t token) const {
  for (std::uint32_t i = 0; i < state.accepts && walk.out.size() < kMaxMatches; ++i) {
    walk.match.rule = &rules_[accepts_[state.first_accept + i]];
    walk.match.end = token;
    const auto behind = std::ranges::upper_bound(walk.out, walk.match, [](const Match& a, const Match& b) {
      return a.end != b.end ? a.end > b.end : a.rule->order < b.rule->order;
    });
    walk.out.insert(behind, walk.match);
  }
}

// Recurses once per element of a pattern, however long the text is.
void RuleSet::visit(Walk& walk, StateIndex state, std::uint32_t token) const {
  if (++walk.steps > kMaxSteps) return;
  const Closure& here = closures_[state];
  if (here.accepts > 0) accept(walk, here, token);
  const Chart& chart = walk.chart;
  if ((here.next & chart.symbols_at(token)) == 0 || chart.tokens[token].line_before) return;
  for (const Edge& edge : edges_of(state)) follow(walk, edge, token);
}

// Goes on from the first token of patterns to those that the next one can continue or that end there.
void RuleSet::begin(Walk& walk, std::span<const Start> starts, std::uint32_t next) const {
  const SymbolSet there = walk.chart.symbols_at(next) | kPatternEnd;
  for (const Start& start : starts) {
    if ((start.next & there) != 0) visit(walk, start.to, next);
  }
}

// False for most tokens that patterns can begin at, by what stands behind their first word or node.
bool RuleSet::may_match(const Chart& chart, LevelSet level, std::uint32_t token) const {
  if ((chart.word_levels(token) & level) != 0 &&
      may_go_on(chart, word_starts(chart.word(token)).next, token + 1))
    return true;
  for (NodeIndex i = chart.first_at(token); i != kNoNode; i = chart[i].next) {
    if (may_begin(chart, level, chart[i])) return true;
  }
  return false;
}

std::uint32_t RuleSet::collect(const Chart& chart, LevelSet level, std::uint32_t token,
                               std::vector<Match>& out) const {
  out.clear();
  Walk walk{chart, out, {}, 0};
  walk.match.begin = token;
  if ((chart.word_levels(token) & level) != 0) {
    const WordStarts& word = word_starts(chart.word(token));
    begin(walk, std::span(starts_).subspan(word.first, word.count), token + 1);
  }
  walk.match.capture_count = 1;
  for (NodeIndex i = chart.first_at(token); i != kNoNode; i = chart[i].next) {
    const Node& node = chart[i];
    if (!may_begin(chart, level, node)) continue;
    walk.match.captures[0] = i;
    begin(walk, starts_with_any(node.category), node.end);
  }
  return static_cast<std::uint32_t>(walk.steps);
}

}  // namespace claimgraph::recognize

#include "core/extract/trigger.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "core/text/word_hash.h"

namespace claimgraph::extract {
namespace {

constexpr std::size_t kStem = 3;            // bytes that lengths of words are listed by
constexpr std::size_t kLongestListed = 63;  // bytes
constexpr std::size_t kStemBits = 10;
constexpr std::size_t kUsuallyFound = 16;
constexpr std::size_t kMarks = 4;  // in 64 bits of the filter, about

// REQUIRES: text.size() >= kStem, text::kHashStep bytes from its start can be read
std::size_t stem_of(const char* text) {
  return text::leading_bytes(text, kStem) * 0x9e3779b97f4a7c15u >> (64 - kStemBits);
}

bool is_break(std::string_view sign) {
  constexpr std::string_view kBreaks = ",;:.!?()";
  return sign.size() == 1 && kBreaks.find(sign.front()) != std::string_view::npos;
}

// Room for so many entries looked up from their hash on.
std::size_t table_size(std::size_t entries) { return std::bit_ceil(entries + entries / 8 + 1); }

// The hash of what is before and of the word behind it.
std::uint64_t continued(std::uint64_t before, std::uint64_t word) {
  return text::mix((before + 1) * 0x9e3779b97f4a7c15u ^ word);
}

// Never 0; the lowest bit says nothing.
std::uint32_t short_hash(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32) | 1u; }

std::uint32_t letter_set(std::string_view text) {
  std::uint32_t letters = 0;
  for (const char c : text) letters |= 1u << (static_cast<unsigned char>(c) & 31u);
  return letters;
}

std::vector<std::string_view> split_at_spaces(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// Calls `use` for the words of a part of a pattern, folded. Most are one word of small plain letters, which
// is its own folded form.
template <typename Use>
void each_folded_word(std::string_view part, Use use) {
  if (!part.empty() && std::ranges::all_of(part, [](char c) { return c >= 'a' && c <= 'z'; }))
    return use(part);
  const text::Tokens tokens(part);
  for (const text::Token& token : tokens.all()) use(token.folded);
}

}  // namespace

TriggerSet::Word TriggerSet::keep(std::string_view text) {
  const auto start = static_cast<std::uint32_t>(letters_.size());
  letters_ += text;
  return {Shape::kExact, start, static_cast<std::uint32_t>(text.size())};
}

Status TriggerSet::parse(std::string_view pattern, std::vector<Word>& words) {
  for (std::string_view part : split_at_spaces(pattern)) {
    if (part == "_" || part == "...") {
      words.push_back({part == "_" ? Shape::kAny : Shape::kGap, 0, 0});
      continue;
    }
    const bool open_front = part.starts_with('*');
    const bool open_back = part.size() > 1 && part.ends_with('*');
    if (open_front) part.remove_prefix(1);
    if (open_back) part.remove_suffix(1);
    const std::size_t before = words.size();
    each_folded_word(part, [&](std::string_view folded) { words.push_back(keep(folded)); });
    if (words.size() == before)
      return Error{ErrorCode::kInvalidArgument, "a trigger has no word: " + std::string(pattern)};
    Word& first = words[before];
    Word& last = words.back();
    if (open_front) first.shape = Shape::kSuffix;
    if (open_back) last.shape = last.shape == Shape::kSuffix ? Shape::kInfix : Shape::kPrefix;
  }
  if (words.empty() || words.front().shape >= Shape::kAny) {
    return Error{ErrorCode::kInvalidArgument, "a trigger starts with a word: " + std::string(pattern)};
  }
  if (words.back().shape == Shape::kGap || std::ranges::count(words, Shape::kGap, &Word::shape) > 1) {
    return Error{ErrorCode::kInvalidArgument,
                 "a trigger has one ... at most, and a word behind it: " + std::string(pattern)};
  }
  return ok();
}

Status TriggerSet::add(std::uint32_t tag, std::string_view pattern) {
  std::vector<Word> words;
  if (const Status parsed = parse(pattern, words); !parsed) return parsed;
  const auto gaps = static_cast<std::uint32_t>(std::ranges::count(words, Shape::kGap, &Word::shape));
  patterns_.push_back(
      {tag, static_cast<std::uint32_t>(words.size()), static_cast<std::uint32_t>(words.size()) - gaps,
       static_cast<std::uint32_t>(words_.size()), static_cast<std::uint32_t>(patterns_.size())});
  words_.insert(words_.end(), words.begin(), words.end());
  return ok();
}

void TriggerSet::mark(std::uint64_t hash) {
  const std::uint64_t bit = hash & (filter_.size() * 64 - 1);
  filter_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

bool TriggerSet::may_be_there(std::uint64_t hash) const {
  const std::uint64_t bit = hash & (filter_.size() * 64 - 1);
  return (filter_[bit / 64] >> bit % 64 & 1) != 0;
}

void TriggerSet::finish() {
  letters_.append(text::kHashStep, ' ');  // can be read behind the last word
  filter_.assign(std::bit_ceil(patterns_.size() / kMarks + 1), 0);
  openings_.assign(table_size(patterns_.size()), {});
  std::vector<std::uint32_t> openings;  // by pattern
  openings.reserve(patterns_.size());
  for (const Pattern& pattern : patterns_) openings.push_back(opening_of(pattern.first_word));
  sort_patterns(openings);
}

// Puts the patterns of an opening one behind the other, and those that are found by more than their first
// word behind all.
void TriggerSet::sort_patterns(const std::vector<std::uint32_t>& openings) {
  const std::vector<Pattern> added = std::exchange(patterns_, std::vector<Pattern>(patterns_.size()));
  std::size_t several = 0;
  for (const Pattern& pattern : added) {
    const bool filed = continues(pattern);
    several += filed ? 1 : 0;
    openings_[openings[pattern.number]].count += filed ? 0u : 1u;
  }
  std::uint32_t end = 0;
  for (Opening& opening : openings_) {
    opening.first = end;
    end += std::exchange(opening.count, 0u);
  }
  continuations_.assign(table_size(several), {});
  for (const Pattern& pattern : added) {
    Opening& opening = openings_[openings[pattern.number]];
    const std::uint32_t place = continues(pattern) ? end++ : opening.first + opening.count++;
    patterns_[place] = pattern;
    if (continues(pattern)) file_continuation(openings[pattern.number], place);
  }
}

// Whether a word calls for another one, as it is, behind the first.
bool TriggerSet::continues(const Pattern& pattern) const {
  return pattern.words > 1 && words_[pattern.first_word + 1].shape == Shape::kExact;
}

bool TriggerSet::is(const Opening& opening, std::uint64_t hash, Shape shape, std::string_view text) const {
  return opening.hash == hash && opening.shape == shape && opening.size == text.size() &&
         (text.size() <= text::kHashStep || text_of(words_[opening.word]) == text);
}

// Where an opening is, or would be.
std::size_t TriggerSet::place_of(std::uint64_t hash, Shape shape, std::string_view text) const {
  const std::size_t mask = openings_.size() - 1;
  std::size_t place = hash >> 32 & mask;
  while (openings_[place].shape != Shape::kAny && !is(openings_[place], hash, shape, text))
    place = (place + 1) & mask;
  return place;
}

// `word`: the hash of the text. kNone if no pattern starts so.
std::uint32_t TriggerSet::find_opening(Shape shape, std::uint64_t word, std::string_view text) const {
  const std::uint64_t hash = continued(static_cast<std::uint64_t>(shape), word);
  if (!may_be_there(hash)) return kNone;
  const std::size_t place = place_of(hash, shape, text);
  return openings_[place].shape != Shape::kAny ? static_cast<std::uint32_t>(place) : kNone;
}

std::uint32_t TriggerSet::opening_of(std::uint32_t number) {
  const Word& word = words_[number];
  const std::string_view text = text_of(word);
  const std::uint64_t hash = continued(static_cast<std::uint64_t>(word.shape), text::word_hash(text));
  const auto place = static_cast<std::uint32_t>(place_of(hash, word.shape, text));
  Opening& opening = openings_[place];
  if (opening.shape != Shape::kAny) return place;
  mark(hash);
  opening.hash = hash;
  opening.word = number;
  opening.shape = word.shape;
  opening.size = word.size;
  if (word.shape != Shape::kExact) list_length(place);
  return place;
}

void TriggerSet::list_length(std::uint32_t opening) {
  const Word& word = words_[openings_[opening].word];
  const std::string_view text = text_of(word);
  if (word.shape == Shape::kInfix || text.size() < kStem || text.size() > kLongestListed) {
    anywhere_.push_back({opening, letter_set(text)});
    shortest_anywhere_ = std::min(shortest_anywhere_, text.size());
    return;
  }
  const bool prefix = word.shape == Shape::kPrefix;
  auto& lengths = prefix ? prefix_lengths_ : suffix_lengths_;
  lengths.resize(std::size_t{1} << kStemBits);
  lengths[stem_of(prefix ? text.data() : text.data() + text.size() - kStem)] |= std::uint64_t{1}
                                                                                << text.size();
}

void TriggerSet::file_continuation(std::uint32_t opening, std::uint32_t number) {
  const Pattern& pattern = patterns_[number];
  const auto word = [&](std::uint32_t w) -> const Word& { return words_[pattern.first_word + w]; };
  const bool three = pattern.words > 2 && word(2).shape == Shape::kExact;
  std::uint64_t hash = continued(opening, text::word_hash(text_of(word(1))));
  if (three) hash = continued(hash, text::word_hash(text_of(word(2))));
  (three ? openings_[opening].three : openings_[opening].two) = true;
  mark(hash);
  const std::size_t mask = continuations_.size() - 1;
  std::size_t place = short_hash(hash) >> 1 & mask;
  while (continuations_[place].hash != 0) place = (place + 1) & mask;
  continuations_[place] = {short_hash(hash), number};
}

bool TriggerSet::fits(const Word& word, std::string_view token) const {
  switch (word.shape) {
    case Shape::kExact:
      return token == text_of(word);
    case Shape::kPrefix:
      return token.starts_with(text_of(word));
    case Shape::kSuffix:
      return token.ends_with(text_of(word));
    case Shape::kInfix:
      return token.find(text_of(word)) != std::string_view::npos;
    case Shape::kAny:
    case Shape::kGap:
      return true;
  }
  return false;
}

// What match() has in hand.
struct TriggerSet::Search {
  struct Found {
    const Pattern* pattern = nullptr;
    std::uint32_t last = 0;  // token behind it
  };
  void add(const Pattern& pattern, std::uint32_t last) {
    if (last != 0) found.push_back({&pattern, last});
  }
  std::span<const text::Token> tokens;
  std::vector<std::uint32_t> exact;  // by token: its opening; kNone if it has none
  std::vector<Found> found;          // those that start at the token in hand
};

// The token behind the pattern whose first word a token is; 0 if the words behind that do not fit.
std::uint32_t TriggerSet::end_of(const Search& search, std::uint32_t token, const Pattern& pattern) const {
  return end_behind(search, token + 1, std::span(words_).subspan(pattern.first_word + 1, pattern.words - 1));
}

std::uint32_t TriggerSet::end_behind(const Search& search, std::uint32_t token,
                                     std::span<const Word> words) const {
  if (words.size() > search.tokens.size() - token) return 0;
  for (std::size_t w = 0; w < words.size(); ++w, ++token) {
    if (words[w].shape == Shape::kGap) return end_behind_gap(search, token, words.subspan(w + 1));
    if (!fits(words[w], search.tokens[token].folded)) return 0;
  }
  return token;
}

// Looks for the words up to the end of the part of the sentence: a sign that is within no number, or a line.
std::uint32_t TriggerSet::end_behind_gap(const Search& search, std::uint32_t token,
                                         std::span<const Word> words) const {
  for (std::uint32_t gap = 1; gap <= kLongestGap && token + gap < search.tokens.size(); ++gap) {
    const text::Token &before = search.tokens[token + gap - 1], &next = search.tokens[token + gap];
    if (before.line_before || (next.space_before && is_break(before.folded))) return 0;
    if (fits(words.front(), next.folded)) {
      if (const std::uint32_t end = end_behind(search, token + gap, words)) return end;
    }
  }
  return 0;
}

// Finds the patterns that are filed by a hash of their first words.
void TriggerSet::follow_words(Search& search, std::uint32_t token, std::uint64_t hash) const {
  if (!may_be_there(hash)) return;
  const std::size_t mask = continuations_.size() - 1;
  for (std::size_t place = short_hash(hash) >> 1 & mask; continuations_[place].hash != 0;
       place = (place + 1) & mask) {
    if (continuations_[place].hash != short_hash(hash)) continue;
    const Pattern& pattern = patterns_[continuations_[place].pattern];
    const bool starts = fits(words_[pattern.first_word], search.tokens[token].folded);
    if (starts) search.add(pattern, end_of(search, token, pattern));
  }
}

// Finds the patterns of an opening that fits the token.
void TriggerSet::follow(Search& search, std::uint32_t token, std::uint32_t number) const {
  const Opening& opening = openings_[number];
  for (const Pattern& pattern : std::span(patterns_).subspan(opening.first, opening.count)) {
    search.add(pattern, pattern.words == 1 ? token + 1 : end_of(search, token, pattern));
  }
  if ((!opening.two && !opening.three) || token + 1 >= search.tokens.size()) return;
  const std::uint64_t two = continued(number, search.tokens[token + 1].hash);
  if (opening.two) follow_words(search, token, two);
  if (opening.three && token + 2 < search.tokens.size())
    follow_words(search, token, continued(two, search.tokens[token + 2].hash));
}

// Looks up the beginnings (or ends) of a token that are as long as some word open behind (or in front).
void TriggerSet::look_up_open(Search& search, std::uint32_t token, Shape shape) const {
  const bool prefix = shape == Shape::kPrefix;
  const std::string_view text = search.tokens[token].folded;
  const std::size_t stem = stem_of(prefix ? text.data() : text.data() + text.size() - kStem);
  std::uint64_t lengths = (prefix ? prefix_lengths_ : suffix_lengths_)[stem];
  if (text.size() < kLongestListed) lengths &= (std::uint64_t{2} << text.size()) - 1;
  for (; lengths != 0; lengths &= lengths - 1) {
    const auto size = static_cast<std::size_t>(std::countr_zero(lengths));
    const std::string_view part = prefix ? text.substr(0, size) : text.substr(text.size() - size);
    const std::uint32_t opening = find_opening(shape, text::padded_word_hash(part), part);
    if (opening != kNone) follow(search, token, opening);
  }
}

// Finds the patterns that start at a token.
void TriggerSet::look_up(Search& search, std::uint32_t token) const {
  const std::string_view text = search.tokens[token].folded;
  if (search.exact[token] != kNone) follow(search, token, search.exact[token]);
  if (text.size() >= kStem) {
    if (!prefix_lengths_.empty()) look_up_open(search, token, Shape::kPrefix);
    if (!suffix_lengths_.empty()) look_up_open(search, token, Shape::kSuffix);
  }
  if (text.size() < shortest_anywhere_) return;
  const std::uint32_t letters = letter_set(text);
  for (const Anywhere& anywhere : anywhere_) {
    const bool has_letters = (anywhere.letters & ~letters) == 0;
    if (has_letters && fits(words_[openings_[anywhere.opening].word], text))
      follow(search, token, anywhere.opening);
  }
}

std::vector<Match> TriggerSet::match(std::span<const text::Token> tokens) const {
  assert(!openings_.empty());
  Search search{tokens, {}, {}};
  search.exact.reserve(tokens.size());
  search.found.reserve(kUsuallyFound);
  for (const text::Token& token : tokens)  // on its own: memory is asked for several words at a time
    search.exact.push_back(find_opening(Shape::kExact, token.hash, token.folded));
  std::vector<Match> matches;
  matches.reserve(tokens.size());
  for (std::uint32_t first = 0; first < tokens.size(); ++first) {
    search.found.clear();
    look_up(search, first);
    if (search.found.size() > 1)
      std::ranges::sort(search.found, {}, [](const Search::Found& f) { return f.pattern->number; });
    for (const auto& [pattern, last] : search.found)
      matches.push_back({pattern->tag, first, last, pattern->said});
  }
  return matches;
}

}  // namespace claimgraph::extract

#include "core/extract/trigger.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace claimgraph::extract {
namespace {

// FNV-1a, a letter at a time, so that the hash of a beginning goes on to that of a longer one.
constexpr std::uint64_t kNoLetters = 0xcbf29ce484222325u;
constexpr std::uint64_t with_letter(std::uint64_t hash, char letter) {
  return (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
}

constexpr std::size_t kStem = 3;      // letters that lengths of words are listed by
constexpr std::size_t kLongest = 63;  // letters of a word that is listed so
constexpr std::size_t kStems = 1024;

std::size_t stem_of(std::uint64_t letters) { return (letters ^ letters >> 29) & (kStems - 1); }

std::uint64_t hash_forwards(std::string_view text) {
  std::uint64_t hash = kNoLetters;
  for (const char c : text) hash = with_letter(hash, c);
  return hash;
}

std::uint64_t hash_backwards(std::string_view text) {
  std::uint64_t hash = kNoLetters;
  for (std::size_t i = text.size(); i-- > 0;) hash = with_letter(hash, text[i]);
  return hash;
}

// The hash of an opening or its first words and of the word behind.
std::uint64_t continued(std::uint64_t before, std::uint64_t word) {
  return (before + 1) * 0x9e3779b97f4a7c15u ^ word;
}

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

// Calls `use` for the words of a part of a pattern, folded. Most are one word of small plain letters, which is its
// own folded form.
template <typename Use>
void each_folded_word(std::string_view part, Use use) {
  if (!part.empty() && std::ranges::all_of(part, [](char c) { return c >= 'a' && c <= 'z'; })) return use(part);
  const text::Tokens tokens(part);
  for (const text::Token& token : tokens.all()) use(token.folded);
}

}  // namespace

void HashIndex::add(std::uint64_t hash, std::uint32_t number) {
  if ((used_ + 1) * 4 > slots_.size() * 3) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.number != kFree) put(slot);
    }
  }
  put({key_of(hash), number});
  ++used_;
}

void HashIndex::put(Slot slot) {
  std::size_t place = slot.key & (slots_.size() - 1);
  while (slots_[place].number != kFree) place = (place + 1) & (slots_.size() - 1);
  slots_[place] = slot;
}

TriggerSet::Word TriggerSet::keep(std::string_view text) {
  const auto start = static_cast<std::uint32_t>(letters_.size());
  letters_ += text;
  return {Shape::kExact, start, static_cast<std::uint32_t>(text.size())};
}

Status TriggerSet::parse(std::string_view pattern, std::vector<Word>& words) {
  for (std::string_view part : split_at_spaces(pattern)) {
    if (part == "_") {
      words.push_back({Shape::kAny, 0, 0});
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
  if (words.empty() || words.front().shape == Shape::kAny) {
    return Error{ErrorCode::kInvalidArgument, "a trigger starts with a word: " + std::string(pattern)};
  }
  return ok();
}

Status TriggerSet::add(std::uint32_t tag, std::string_view pattern) {
  std::vector<Word> words;
  if (const Status parsed = parse(pattern, words); !parsed) return parsed;
  const auto number = static_cast<std::uint32_t>(patterns_.size());
  const std::uint32_t opening = opening_of(words.front());
  patterns_.push_back(
      {tag, static_cast<std::uint32_t>(words.size()), static_cast<std::uint32_t>(words_.size()), opening, kNone});
  words_.insert(words_.end(), words.begin(), words.end());
  file(number);
  return ok();
}

// Of a word's letters, from its end where it is open in front.
std::uint64_t TriggerSet::hash_of(Shape shape, std::uint64_t letters) {
  return continued(static_cast<std::uint64_t>(shape), letters);
}

std::uint32_t TriggerSet::find_opening(Shape shape, std::uint64_t letters, std::string_view text) const {
  std::uint32_t found = kNone;
  by_word_.each(hash_of(shape, letters), [&](std::uint32_t number) {
    const Word& word = openings_[number].word;
    if (word.shape != shape || text_of(word) != text) return false;
    found = number;
    return true;
  });
  return found;
}

std::uint32_t TriggerSet::opening_of(const Word& word) {
  const std::string_view text = text_of(word);
  const std::uint64_t letters = word.shape == Shape::kSuffix ? hash_backwards(text) : hash_forwards(text);
  if (const std::uint32_t known = find_opening(word.shape, letters, text); known != kNone) return known;
  const auto opening = static_cast<std::uint32_t>(openings_.size());
  openings_.push_back({word, kNone, kNone, false, false});
  by_word_.add(hash_of(word.shape, letters), opening);
  if (word.shape != Shape::kExact) file_opening(opening);
  return opening;
}

void TriggerSet::file_opening(std::uint32_t opening) {
  const Word& word = openings_[opening].word;
  const std::string_view text = text_of(word);
  if (word.shape == Shape::kInfix || text.size() < kStem || text.size() > kLongest) {
    anywhere_.push_back({opening, letter_set(text)});
    return;
  }
  const bool prefix = word.shape == Shape::kPrefix;
  auto& lengths = prefix ? prefix_lengths_ : suffix_lengths_;
  lengths.resize(kStems);
  const std::uint64_t stem =
      prefix ? hash_forwards(text.substr(0, kStem)) : hash_backwards(text.substr(text.size() - kStem));
  lengths[stem_of(stem)] |= std::uint64_t{1} << text.size();
}

void TriggerSet::file(std::uint32_t number) {
  const Pattern& pattern = patterns_[number];
  Opening& opening = openings_[pattern.opening];
  const auto exact = [&](std::uint32_t word) {
    return pattern.words > word && words_[pattern.first_word + word].shape == Shape::kExact;
  };
  const auto hash = [&](std::uint32_t word) { return hash_forwards(text_of(words_[pattern.first_word + word])); };
  if (exact(1)) {
    const std::uint64_t two = continued(pattern.opening, hash(1));
    continuations_.add(exact(2) ? continued(two, hash(2)) : two, number);
    (exact(2) ? opening.three : opening.two) = true;
    return;
  }
  (opening.last == kNone ? opening.first : patterns_[opening.last].next) = number;
  opening.last = number;
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
      return true;
  }
  return false;
}

// What match() has in hand.
struct TriggerSet::Search {
  std::span<const text::Token> tokens;
  std::vector<std::uint64_t> hashes;  // by token
  std::vector<std::uint32_t> found;   // patterns that start at the token in hand
};

// Whether the words behind the first fit, too.
bool TriggerSet::goes_on(const Search& search, std::uint32_t token, const Pattern& pattern) const {
  if (pattern.words > search.tokens.size() - token) return false;
  for (std::uint32_t w = 1; w < pattern.words; ++w) {
    if (!fits(words_[pattern.first_word + w], search.tokens[token + w].folded)) return false;
  }
  return true;
}

// Finds the patterns of an opening that fits the token.
void TriggerSet::follow(Search& search, std::uint32_t token, std::uint32_t number) const {
  const Opening& opening = openings_[number];
  for (std::uint32_t p = opening.first; p != kNone; p = patterns_[p].next) {
    if (goes_on(search, token, patterns_[p])) search.found.push_back(p);
  }
  const auto keep_fitting = [&](std::uint32_t p) {
    if (patterns_[p].opening == number && goes_on(search, token, patterns_[p])) search.found.push_back(p);
    return false;
  };
  if ((!opening.two && !opening.three) || token + 1 >= search.tokens.size()) return;
  const std::uint64_t two = continued(number, search.hashes[token + 1]);
  if (opening.two) continuations_.each(two, keep_fitting);
  if (opening.three && token + 2 < search.tokens.size())
    continuations_.each(continued(two, search.hashes[token + 2]), keep_fitting);
}

// Looks up the beginnings (or ends) of a token that are as long as some word open behind (or in front).
void TriggerSet::look_up_open(Search& search, std::uint32_t token, Shape shape) const {
  const bool prefix = shape == Shape::kPrefix;
  const std::string_view text = search.tokens[token].folded;
  std::uint64_t letters = kNoLetters;
  std::size_t size = 0;
  const auto hash_up_to = [&](std::size_t end) {
    for (; size < end; ++size) letters = with_letter(letters, prefix ? text[size] : text[text.size() - 1 - size]);
  };
  hash_up_to(kStem);
  std::uint64_t lengths = (prefix ? prefix_lengths_ : suffix_lengths_)[stem_of(letters)];
  if (text.size() < kLongest) lengths &= (std::uint64_t{2} << text.size()) - 1;
  for (; lengths != 0; lengths &= lengths - 1) {
    hash_up_to(static_cast<std::size_t>(std::countr_zero(lengths)));
    const std::uint32_t opening =
        find_opening(shape, letters, prefix ? text.substr(0, size) : text.substr(text.size() - size));
    if (opening != kNone) follow(search, token, opening);
  }
}

// Finds the patterns that start at a token.
void TriggerSet::look_up(Search& search, std::uint32_t token) const {
  const std::string_view text = search.tokens[token].folded;
  const std::uint32_t exact = find_opening(Shape::kExact, search.hashes[token], text);
  if (exact != kNone) follow(search, token, exact);
  if (text.size() >= kStem) {
    if (!prefix_lengths_.empty()) look_up_open(search, token, Shape::kPrefix);
    if (!suffix_lengths_.empty()) look_up_open(search, token, Shape::kSuffix);
  }
  if (anywhere_.empty()) return;
  const std::uint32_t letters = letter_set(text);
  for (const Anywhere& anywhere : anywhere_) {
    const bool has_letters = (anywhere.letters & ~letters) == 0;
    if (has_letters && fits(openings_[anywhere.opening].word, text)) follow(search, token, anywhere.opening);
  }
}

std::vector<Match> TriggerSet::match(std::span<const text::Token> tokens) const {
  Search search{tokens, {}, {}};
  search.hashes.reserve(tokens.size());
  for (const text::Token& token : tokens) search.hashes.push_back(hash_forwards(token.folded));
  std::vector<Match> matches;
  matches.reserve(tokens.size());
  for (std::uint32_t first = 0; first < tokens.size(); ++first) {
    search.found.clear();
    look_up(search, first);
    if (search.found.size() > 1) std::ranges::sort(search.found);  // in the order of their adding
    for (const std::uint32_t number : search.found) {
      const Pattern& pattern = patterns_[number];
      matches.push_back({pattern.tag, first, first + pattern.words, pattern.words});
    }
  }
  return matches;
}

}  // namespace claimgraph::extract

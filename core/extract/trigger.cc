#include "core/extract/trigger.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace claimgraph::extract {
namespace {

constexpr std::size_t kLeastSlots = 64;
constexpr std::size_t kFilterBitsPerSlot = 4;

// FNV-1a, a letter at a time: the hashes of all beginnings of a word, or from its end of all ends, cost one
// pass.
constexpr std::uint64_t kNoLetters = 0xcbf29ce484222325u;
constexpr std::uint64_t with_letter(std::uint64_t hash, char letter) {
  return (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
}

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

std::vector<std::string_view> split_at_spaces(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// The words of a part of a pattern, folded. Most are one word of small plain letters, which is its own folded
// form.
std::vector<std::string> folded_words(std::string_view part) {
  if (!part.empty() && std::ranges::all_of(part, [](char c) { return c >= 'a' && c <= 'z'; })) {
    return {std::string(part)};
  }
  std::vector<std::string> words;
  const text::Tokens tokens(part);
  for (const text::Token& token : tokens.all()) words.emplace_back(token.folded);
  return words;
}

}  // namespace

Result<std::vector<TriggerSet::Word>> TriggerSet::parse(std::string_view pattern) {
  std::vector<Word> words;
  for (std::string_view part : split_at_spaces(pattern)) {
    if (part == "_") {
      words.push_back({Shape::kAny, {}});
      continue;
    }
    const bool open_front = part.starts_with('*');
    const bool open_back = part.size() > 1 && part.ends_with('*');
    if (open_front) part.remove_prefix(1);
    if (open_back) part.remove_suffix(1);
    std::vector<std::string> folded = folded_words(part);
    if (folded.empty())
      return Error{ErrorCode::kInvalidArgument, "a trigger has no word: " + std::string(pattern)};
    for (std::string& word : folded) words.push_back({Shape::kExact, std::move(word)});
    Word& first = words[words.size() - folded.size()];
    Word& last = words.back();
    if (open_front) first.shape = Shape::kSuffix;
    if (open_back) last.shape = last.shape == Shape::kSuffix ? Shape::kInfix : Shape::kPrefix;
  }
  if (words.empty() || words.front().shape == Shape::kAny) {
    return Error{ErrorCode::kInvalidArgument, "a trigger starts with a word: " + std::string(pattern)};
  }
  return words;
}

Status TriggerSet::add(std::uint32_t tag, std::string_view pattern) {
  auto words = parse(pattern);
  if (!words) return words.error();
  const auto number = static_cast<std::uint32_t>(patterns_.size());
  Pattern added{tag, static_cast<std::uint32_t>(words->size()), static_cast<std::uint32_t>(words_.size())};
  if (words->size() > 1 && (*words)[1].shape == Shape::kExact) added.second = hash_forwards((*words)[1].text);
  patterns_.push_back(added);
  std::ranges::move(*words, std::back_inserter(words_));
  const Word& first = first_word(number);
  if (first.shape == Shape::kInfix) {
    infix_.push_back(number);
  } else {
    file(number, first);
  }
  return ok();
}

// Never 0, and different for the same letters in another shape.
std::uint64_t TriggerSet::hash_of(Shape shape, std::uint64_t letters) {
  const std::uint64_t mixed = (letters ^ static_cast<std::uint64_t>(shape)) * 0x9e3779b97f4a7c15u;
  return (mixed ^ mixed >> 32) | 1;
}

void TriggerSet::mark(std::uint64_t hash) {
  const std::size_t bit = hash >> 1 & (filter_.size() * 64 - 1);
  filter_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

bool TriggerSet::may_be_there(std::uint64_t hash) const {
  const std::size_t bit = hash >> 1 & (filter_.size() * 64 - 1);
  return (filter_[bit / 64] >> bit % 64 & 1) != 0;
}

// Where the patterns are that start so, or would be.
std::size_t TriggerSet::place_of(std::uint64_t hash, std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = (hash >> 1) & mask;
  while (slots_[place].hash != 0 &&
         (slots_[place].hash != hash || first_word(slots_[place].first).text != text)) {
    place = (place + 1) & mask;
  }
  return place;
}

void TriggerSet::file(std::uint32_t pattern, const Word& word) {
  if (used_ * 2 >= slots_.size()) grow();
  const std::uint64_t letters =
      word.shape == Shape::kSuffix ? hash_backwards(word.text) : hash_forwards(word.text);
  const std::uint64_t hash = hash_of(word.shape, letters);
  Slot& slot = slots_[place_of(hash, word.text)];
  if (slot.hash == 0) {
    slot = {hash, pattern, pattern};
    ++used_;
    mark(hash);
  } else {
    patterns_[slot.last].next = pattern;
    slot.last = pattern;
  }
}

void TriggerSet::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max(kLeastSlots, old.size() * 2), {});
  filter_.assign(slots_.size() * kFilterBitsPerSlot / 64, 0);
  for (const Slot& slot : old) {
    if (slot.hash == 0) continue;
    slots_[place_of(slot.hash, first_word(slot.first).text)] = slot;
    mark(slot.hash);
  }
}

bool TriggerSet::fits(const Word& word, std::string_view token) {
  switch (word.shape) {
    case Shape::kExact:
      return token == word.text;
    case Shape::kPrefix:
      return token.starts_with(word.text);
    case Shape::kSuffix:
      return token.ends_with(word.text);
    case Shape::kInfix:
      return token.find(word.text) != std::string_view::npos;
    case Shape::kAny:
      return true;
  }
  return false;
}

void TriggerSet::look_up(Shape shape, std::uint64_t letters, std::string_view text,
                         std::vector<std::uint32_t>& found) const {
  const std::uint64_t hash = hash_of(shape, letters);
  if (!may_be_there(hash)) return;
  const Slot& slot = slots_[place_of(hash, text)];
  for (std::uint32_t number = slot.first; number != kNone; number = patterns_[number].next)
    found.push_back(number);
}

void TriggerSet::starting_with(std::string_view token, std::vector<std::uint32_t>& found) const {
  found.clear();
  if (!slots_.empty()) {
    std::uint64_t front = kNoLetters, back = kNoLetters;
    for (std::size_t n = 1; n <= token.size(); ++n) {
      front = with_letter(front, token[n - 1]);
      back = with_letter(back, token[token.size() - n]);
      look_up(Shape::kPrefix, front, token.substr(0, n), found);
      look_up(Shape::kSuffix, back, token.substr(token.size() - n), found);
    }
    look_up(Shape::kExact, front, token, found);
  }
  for (const std::uint32_t number : infix_) {
    if (fits(first_word(number), token)) found.push_back(number);
  }
  if (found.size() > 1) std::ranges::sort(found);
}

// Whether the words behind the first fit, too. `second` is the hash of the token behind it.
bool TriggerSet::goes_on(const Pattern& pattern, std::span<const text::Token> rest,
                         std::uint64_t second) const {
  if (pattern.words > rest.size() + 1) return false;
  if (pattern.second != 0 && pattern.second != second) return false;
  for (std::uint32_t w = 1; w < pattern.words; ++w) {
    if (!fits(words_[pattern.first_word + w], rest[w - 1].folded)) return false;
  }
  return true;
}

std::vector<Match> TriggerSet::match(std::span<const text::Token> tokens) const {
  std::vector<Match> matches;
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    starting_with(tokens[i].folded, found);
    const auto rest = tokens.subspan(i + 1);
    const std::uint64_t second = rest.empty() ? 0 : hash_forwards(rest.front().folded);
    for (const std::uint32_t number : found) {
      const Pattern& pattern = patterns_[number];
      if (!goes_on(pattern, rest, second)) continue;
      const auto first = static_cast<std::uint32_t>(i);
      matches.push_back({pattern.tag, first, first + pattern.words, pattern.words});
    }
  }
  return matches;
}

}  // namespace claimgraph::extract

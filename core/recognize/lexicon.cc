#include "core/recognize/lexicon.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/recognize/categories.h"

namespace claimgraph::recognize {
namespace {

constexpr std::size_t kFirstSlots = 4096;

bool has_capital(std::string_view form) {
  return std::ranges::any_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

Vocabulary::Vocabulary() : words_(1), slots_(kFirstSlots) {}

std::size_t Vocabulary::slot_of(std::string_view folded, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].id != 0 && !is(slots_[slot], folded, hash)) slot = (slot + 1) & mask;
  return slot;
}

WordId Vocabulary::add(std::string_view folded) {
  const std::uint64_t hash = text::word_hash(folded);
  const std::size_t slot = slot_of(folded, hash);
  if (slots_[slot].id != 0) return slots_[slot].id;
  const auto id = static_cast<WordId>(words_.size());
  words_.emplace_back(folded);
  slots_[slot] = {hash, id, static_cast<std::uint32_t>(folded.size())};
  if (words_.size() * 2 > slots_.size()) grow();
  return id;
}

void Vocabulary::grow() {
  const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : before) {
    if (slot.id != 0) slots_[slot_of(words_[slot.id], slot.hash)] = slot;
  }
}

void Lexicon::add_spelling(std::string_view letter, std::string_view instead) {
  spellings_.emplace_back(letter, instead);
}

void Lexicon::add(std::string_view form, Category category, std::int32_t value) {
  const bool only_exact = form.size() > 1 && form.front() == '=';
  if (only_exact) form.remove_prefix(1);
  const std::string_view exact = only_exact || has_capital(form) ? form : std::string_view{};
  const std::string folded = text::fold(form);
  const Meaning meaning{category, value, exact, only_exact, false};
  add_spelled(folded, meaning, true);
  if (const std::string plain = without_accents(folded); plain != folded) add_spelled(plain, meaning, false);
  each_spelling(folded, [&](const std::string& other) { add_spelled(other, meaning, false); });
}

std::string Lexicon::respelled(std::string folded) const {
  for (const auto& [letter, instead] : spellings_) folded = replaced(std::move(folded), letter, instead);
  return folded;
}

void Lexicon::add_spelled(std::string_view form, const Meaning& meaning, bool as_given) {
  const text::Tokens tokens(form);
  TrieState state = 0;
  for (const text::Token& token : tokens.all()) {
    const WordId word = vocabulary_.add(token.folded);
    if (starts_.size() <= word) starts_.resize(word + 1);
    TrieState& next = state == 0 ? starts_[word] : steps_[std::uint64_t{state} << 32 | word];
    if (next == 0) {
      next = static_cast<TrieState>(added_.size());
      added_.emplace_back();
    }
    state = next;
  }
  auto& list = added_[state];
  const auto known = std::ranges::find_if(list, [&](const Added& added) {
    const Meaning& m = added.meaning;
    return m.category == meaning.category && m.value == meaning.value && m.exact == meaning.exact;
  });
  if (known != list.end()) {
    known->as_given |= as_given;
    return;
  }
  list.push_back({meaning, as_given});
  Meaning& added = list.back().meaning;
  if (!added.exact.empty()) added.exact = exact_forms_.emplace_back(added.exact);
  added.tight = form.find(' ') == std::string_view::npos;
}

bool Lexicon::gives_way(const Added& added, const std::vector<Added>& list) {
  return !added.as_given && std::ranges::any_of(list, [&](const Added& other) {
    return other.as_given && other.meaning.category == added.meaning.category;
  });
}

void Lexicon::finish() {
  states_.assign(added_.size(), {});
  for (const auto& [key, next] : steps_) states_[key >> 32].goes_on = true;
  for (TrieState state = 0; state < added_.size(); ++state) {
    const auto first = meanings_.size();
    for (const Added& added : added_[state]) {
      if (!gives_way(added, added_[state])) meanings_.push_back(added.meaning);
    }
    const auto list = std::span(meanings_).subspan(first);
    states_[state].first = static_cast<std::uint32_t>(first);
    states_[state].count = static_cast<std::uint32_t>(list.size());
    states_[state].settled =
        std::ranges::all_of(list, [](const Meaning& m) { return m.exact.empty(); }) &&
        std::ranges::count(list, static_cast<Category>(kMeasure), &Meaning::category) <= 1;
  }
  added_ = {};
  list_steps();
}

void Lexicon::list_steps() {
  step_table_.assign(std::bit_ceil(2 * steps_.size() + 1), {});
  for (const auto& [key, next] : steps_) {
    const auto from = static_cast<TrieState>(key >> 32);
    const auto word = static_cast<WordId>(key);
    step_table_[static_cast<std::size_t>(&step_from(from, word) - step_table_.data())] = {from, next, word};
  }
  steps_ = {};
}

const Lexicon::Step& Lexicon::step_from(TrieState state, WordId word) const {
  const std::size_t mask = step_table_.size() - 1;
  std::size_t place = text::mix(std::uint64_t{state} << 32 | word) & mask;
  while (step_table_[place].to != 0 && (step_table_[place].from != state || step_table_[place].word != word))
    place = (place + 1) & mask;
  return step_table_[place];
}

TrieState Lexicon::step(TrieState state, WordId word) const {
  if (state == 0) return word < starts_.size() ? starts_[word] : 0;
  return step_from(state, word).to;
}

std::string without_accents(std::string_view folded) {
  UErrorCode error = U_ZERO_ERROR;
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  const icu::UnicodeString apart = icu::Normalizer2::getNFDInstance(error)->normalize(text, error);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < apart.length(); ++i) {
    if (u_charType(apart.charAt(i)) != U_NON_SPACING_MARK) bare.append(apart.charAt(i));
  }
  std::string out;
  bare.toUTF8String(out);
  return out;
}

}  // namespace claimgraph::recognize

// Every word that any table names, and what each phrase of such words means.
//
// A phrase is looked up token by token in one trie; what it means is a list of (category, value). A form with
// capital letters in it ("MW") means itself before it means its folded form; one that starts with "="
// ("=TRY") only itself.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text/tokens.h"
#include "core/text/word_hash.h"

namespace claimgraph::recognize {

using WordId = std::uint32_t;     // 0: a word that no table names
using Category = std::uint16_t;   // see categories.h; those above kFirstOwn are named by the tables
using TrieState = std::uint32_t;  // 0: the root, and no continuation

struct Meaning {
  Category category = 0;
  std::int32_t value = 0;
  std::string_view exact;  // the form as written where its capitals matter, else empty
  bool only_exact = false;
  bool tight = false;  // the form has no space in it, so its tokens may have none between them
};

// Words by their folded form. Open addressing: one probe for most words of a text.
class Vocabulary {
 public:
  Vocabulary();
  WordId add(std::string_view folded);
  WordId find(std::string_view folded) const { return find(folded, text::word_hash(folded)); }
  // REQUIRES: hash == text::word_hash(folded)
  WordId find(std::string_view folded, std::uint64_t hash) const { return slots_[slot_of(folded, hash)].id; }
  std::size_t size() const { return words_.size(); }
  const std::string& word(WordId id) const { return words_[id]; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    WordId id = 0;  // 0: free
    std::uint32_t size = 0;
  };
  std::size_t slot_of(std::string_view folded, std::uint64_t hash) const;
  bool is(const Slot& slot, std::string_view folded, std::uint64_t hash) const {
    return slot.hash == hash && slot.size == folded.size() &&
           (folded.size() <= text::kHashStep || words_[slot.id] == folded);
  }
  void grow();
  std::vector<std::string> words_;  // by id; 0 is unused
  std::vector<Slot> slots_;         // a power of two, at most half full
};

class Lexicon {
 public:
  // Adds a form ("of the year", "Mrd.") with its meaning; also without its accents, unless that is a form of
  // its category itself ("würde", "wurde").
  void add(std::string_view form, Category category, std::int32_t value);

  // Letters that may be written as two: "ä" as "ae".
  void add_spelling(std::string_view letter, std::string_view instead);

  // Calls `use` with the other spelling of a folded form, if it has one.
  template <typename Use>
  void each_spelling(const std::string& folded, Use&& use) const {
    if (const std::string other = respelled(folded); other != folded) use(other);
  }

  WordId word(const text::Token& token) const { return vocabulary_.find(token.folded, token.hash); }
  WordId add_word(std::string_view folded) { return vocabulary_.add(folded); }
  std::size_t words() const { return vocabulary_.size(); }

  // Puts the meanings of each phrase side by side. Once, behind the last add().
  void finish();

  TrieState step(TrieState state, WordId word) const;
  bool starts_phrase(WordId word) const { return word < starts_.size() && starts_[word] != 0; }
  // REQUIRES of these: finish() was called
  std::span<const Meaning> meanings(TrieState state) const {
    return std::span(meanings_).subspan(states_[state].first, states_[state].count);
  }
  bool goes_on(TrieState state) const { return states_[state].goes_on; }
  // Whether each of the meanings is meant wherever the phrase stands: capitals matter to none, and no two are
  // units of measurement.
  bool is_settled(TrieState state) const { return states_[state].settled; }

 private:
  std::string respelled(std::string folded) const;
  void add_spelled(std::string_view form, const Meaning& meaning, bool as_given);
  struct Added {
    Meaning meaning;
    bool as_given = false;  // not another spelling of a form
  };
  static bool gives_way(const Added& added, const std::vector<Added>& list);
  struct State {
    std::uint32_t first = 0, count = 0;  // in meanings_
    bool goes_on = false;                // a longer phrase begins so
    bool settled = false;
  };

  Vocabulary vocabulary_;
  std::vector<TrieState> starts_;  // by word: the state after it from the root
  std::unordered_map<std::uint64_t, TrieState> steps_;
  std::vector<std::vector<Added>> added_{1};  // by state, until finish()
  std::vector<State> states_;
  std::vector<Meaning> meanings_;
  std::deque<std::string> exact_forms_;  // what Meaning::exact points into
  std::vector<std::pair<std::string, std::string>> spellings_;

  // A step of steps_ as it is asked for behind finish().
  struct Step {
    TrieState from = 0, to = 0;  // to 0: a free place
    WordId word = 0;
  };
  const Step& step_from(TrieState state, WordId word) const;  // or the free place for it
  void list_steps();
  std::vector<Step> step_table_;  // a power of two, looked up from a hash of state and word on
};

// The text without the marks on its letters: "tweeën" -> "tweeen".
std::string without_accents(std::string_view folded);

}  // namespace claimgraph::recognize

// Which attribute of the lexicon a figure answers: heads, cues and needs around it score by clause structure
// first and distance second; entries of a field apply in its texts only, and words that the text has
// elsewhere, too, weigh.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"

namespace claimgraph::extract {

constexpr int kHeadAfter = 130;     // the score of a noun right behind its figure ...
constexpr int kHeadAfterStep = 10;  // ... less so much per word between

struct Choice {
  std::optional<std::uint32_t> attribute;  // of the lexicon
  int score = 0;                           // tenths of "the word stands right beside the figure"
  TokenRange trigger;                      // the words that decided
  bool own_noun = false;                   // of a count: it counts the noun behind it
  bool sure =
      false;  // a noun names the thing, or a word that it needs stands by; else only a verb hints at it
};

// The document and the entities must outlive it. Not for several threads.
class Chooser {
 public:
  Chooser(const Document& document, const Entities& entities);

  // Before the figures of a sentence.
  void enter(std::size_t sentence);

  // The best attribute for a figure of the sentence entered; its sentence, item, tokens and dimension are
  // set.
  Choice choose(const Binding& binding) const;

  // The attribute applies only where one of its need words stands, in the language of the document.
  bool has_need(std::uint32_t attribute) const;

 private:
  void collect_fields();
  bool applies_here(const Attribute& attribute) const;
  void add_need(std::uint32_t attribute, const Match& match);
  void add_needs_of_names(TokenRange tokens);
  bool goes_into(const Match& match) const;
  bool names(EntityKind kind, std::uint32_t token) const;
  std::optional<int> need_score(std::uint32_t attribute, const Binding& binding) const;
  int kind_score(const Attribute& attribute) const;
  int score(const Match& match, TagKind kind, const Binding& binding) const;
  bool encloses_figure(const Binding& binding, const Match& match) const;
  bool is_share_of(const Binding& binding, const Match& match) const;
  bool is_of_none(const Binding& binding, const Match& match) const;
  bool within_thing(const Match& match) const;
  bool of_own_noun(const Binding& binding, const Match& match) const;
  bool of_another_figure(const Binding& binding, const Match& match) const;
  bool counted_before(const Binding& binding, const Match& match) const;
  bool of_another_clause(const Binding& binding, const Match& match) const;
  bool figure_in(std::uint32_t chunk, const Binding& binding) const;
  bool takes_place_of(const Found& found, const Binding& binding) const;

  // Sentences that tell of something, counted in their order.
  struct Told {
    int sentences = 0;
    std::uint32_t next = 0;  // behind the last of them
    // How many there are by now; 0 if this one was counted before.
    int count(std::uint32_t sentence) {
      if (next == sentence + 1) return 0;
      next = sentence + 1;
      return ++sentences;
    }
  };

  const Document& document_;
  const Entities& entities_;
  std::vector<Told> themes_;              // by attribute: sentences with one of its words
  std::vector<std::string_view> fields_;  // attributes that two sentences have a needed word of
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      needs_;                       // attribute and chunk, of the sentence entered
  std::vector<bool> needs_before_;  // by attribute, of the sentence before it
};

}  // namespace claimgraph::extract

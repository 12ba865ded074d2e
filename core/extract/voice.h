// Who can answer for a figure: the names of a text that speak, and the bodies that it calls by a common noun
// ("the police", "de bond"). A noun means the named one of its kind where the text has introduced one ("the
// union Verda ... the union"), the company that the text is about ("the company"), or else the body itself.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"
#include "core/model/claim.h"

namespace claimgraph::extract {

struct Voice {
  TokenRange tokens;
  std::optional<std::uint32_t> entity;  // into Entities; else
  std::optional<std::uint32_t>
      body;  // into Lexicon::bodies(); with an entity: the noun that it was introduced with
};

class Voices {
 public:
  // The document and the entities must outlive it.
  Voices(const Document& document, const Entities& entities);

  // In the order of the text.
  std::span<const Voice> in(TokenRange range) const;

  // Who answers for the figure: whom a word of speech points to, or whose count it is ("the police 300, the
  // organisers 900"); nobody where the text speaks for itself. The topic says whether the figure is counted
  // or decided.
  std::optional<Voice> of(const Binding& binding, const Topic& topic) const;

  // Whose plan it is, by the grammar of its clause: "the union demands 9 per cent", "the ministry will pay 3
  // million".
  std::optional<Voice> agent(const Binding& binding) const;

  // As parties are called: a person's organisation, a name, a body.
  std::string name(const Voice& voice) const;
  bool is_observer(const Voice& voice) const;
  bool is_rival(const Voice& voice) const;

 private:
  void find();
  void join_attributes();
  bool is_attribute(const Voice& head, const Voice& voice) const;
  std::vector<Match> bodies() const;
  std::optional<std::uint32_t> named_beside(const Match& noun) const;
  bool introduces(std::uint32_t entity) const;
  bool can_speak(const EntityMention& mention) const;
  bool located(TokenRange tokens) const;
  bool behind_preposition(TokenRange tokens) const;
  bool joined(std::uint32_t from, std::uint32_t to) const;

  std::optional<Voice> pointed_at(const Match& match, const Sentence& sentence) const;
  std::optional<Voice> after(std::uint32_t token, const Sentence& sentence) const;
  std::optional<Voice> right_after(std::uint32_t token, const Sentence& sentence) const;
  std::optional<Voice> before(std::uint32_t token, const Sentence& sentence) const;
  std::optional<Voice> resumed_by(std::uint32_t token, const Sentence& sentence) const;
  bool figure_before(const Match& match, const Binding& binding, const Sentence& sentence) const;
  std::optional<Voice> speech(const Binding& binding, const Sentence& sentence) const;
  std::optional<Voice> counter(const Binding& binding, const Sentence& sentence, const Topic& topic) const;
  bool is_subject(const Voice& voice, const Binding& binding) const;

  const Document& document_;
  const Entities& entities_;
  std::vector<Voice> voices_;  // by first token
};

}  // namespace claimgraph::extract

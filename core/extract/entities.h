// The names of a text: companies, projects, people, places, found without any list of names, one entity
// across its spellings ("Norda" for "Norda Air", "Lerchbergtunnel" for the Lerchberg tunnel), people with the
// body they speak for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/document.h"

namespace claimgraph::extract {

struct Entity {
  std::string name;  // as exported: the longest spelling without generic nouns
  EntityKind kind = EntityKind::kUnknown;
  std::optional<std::uint32_t> owner;  // of a person: whom they speak for
  std::uint32_t mentions = 0;
  std::uint32_t weight = 0;  // mentions, more for the title and the lead
  bool press = false;
  bool observer = false;
  bool advocate = false;     // speaks for others: a party, but no bearer
  bool outsider = false;     // a person who speaks for no company: a mayor, a judge, a liquidator
  bool known_place = false;  // of the lexicon: a country or large city
  bool event_place = false;  // where an outbreak, flood or crash is told to be
  bool product = false;      // never without a number: "Falcon 9", "CO2"

  bool can_act() const { return !press && !observer && !product; }
};

struct EntityMention {
  std::uint32_t entity = 0;
  TokenRange tokens;
};

class Entities {
 public:
  explicit Entities(const Document& document);

  const std::vector<Entity>& all() const { return entities_; }
  const Entity& operator[](std::uint32_t i) const { return entities_[i]; }
  // By first token.
  const std::vector<EntityMention>& mentions() const { return mentions_; }
  std::span<const EntityMention> mentions(TokenRange range) const;
  // Nouns that stand for the company that the text is about: "the company", "das Unternehmen".
  std::span<const EntityMention> stand_ins(TokenRange range) const;
  // Words that point to a country without naming it: "German".
  std::span<const EntityMention> adjectives(TokenRange range) const;

  // The entity that the text is mostly about, of that kind if there is one; nothing if the text names none.
  std::optional<std::uint32_t> main() const { return main_; }
  std::optional<std::uint32_t> main_of(EntityKind kind) const;
  // The company that the text is about: no union, no bank that only judges it.
  std::optional<std::uint32_t> main_company() const;
  // The subject of the story: main(), or the place of an outbreak, flood or crash.
  std::optional<std::uint32_t> topic() const { return topic_; }

  // Who answers when this one speaks: a person's organisation, else itself.
  std::uint32_t speaker(std::uint32_t entity) const;

 private:
  void type_by_nouns(const Document& document);
  void type_by_topic(const Document& document);
  bool is_described(const Document& document, TokenRange noun) const;
  void find_stand_ins(const Document& document);
  static bool above(const Entity& a, const Entity& b);
  void find_main();
  void find_topic();

  std::vector<Entity> entities_;
  std::vector<EntityMention> mentions_;
  std::vector<EntityMention> stand_ins_;
  std::vector<EntityMention> adjectives_;
  std::optional<std::uint32_t> main_;
  std::optional<std::uint32_t> topic_;
};

}  // namespace claimgraph::extract

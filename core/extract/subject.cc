#include "core/extract/subject.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr const char* kNoSubject = "story";  // a text without a single name
constexpr int kRankStep = 10;                // a less fitting kind weighs as much as so many words
constexpr int kUnknownKind = 4;              // ... and a kind that the text does not show
constexpr int kChunkStep = 6;
constexpr int kAfter = 30;                   // names behind the figure are rarely its subject
constexpr int kMainBonus = 12;
constexpr int kOnce = 4;                     // a name of unknown kind that is said once
constexpr int kBeside = 4;                   // words: a name so close before the figure needs no better reason
constexpr int kStranger = 15;                // a name of unknown kind where the text has one of the right kind
constexpr int kFarthest = 50;
constexpr int kNever = 1000;                 // mentions: inflation is no company's as long as the text has a place

// What a kind costs, in mentions, where another is wanted: an outbreak goes by the name of its place.
int kinship(EntityKind wanted, EntityKind kind) {
  if (wanted == kind) return 0;
  if (kind == EntityKind::kUnknown) return 2;
  const bool place = kind == EntityKind::kPlace || wanted == EntityKind::kPlace;
  const bool event = kind == EntityKind::kEvent || wanted == EntityKind::kEvent;
  if (wanted == EntityKind::kPlace && kind == EntityKind::kCompany) return kNever;
  return place && event ? 1 : 5;
}

// How badly a kind fits an attribute, in words: 0 best; nothing if it cannot bear it.
std::optional<int> fit(const std::vector<EntityKind>& bearers, EntityKind kind) {
  if (bearers.empty()) return kind == EntityKind::kPerson ? std::nullopt : std::optional<int>{0};
  const auto found = std::ranges::find(bearers, kind);
  if (found != bearers.end()) return kRankStep * static_cast<int>(found - bearers.begin());
  if (kind == EntityKind::kUnknown) return kUnknownKind;
  return std::nullopt;
}

int distance(const Document& document, TokenRange name, TokenRange figure) {
  const bool before = name.last <= figure.first;
  const auto gap = static_cast<int>(before ? figure.first - name.last : name.first - figure.first);
  const int chunks = std::abs(static_cast<int>(document.chunk(name.first)) -
                              static_cast<int>(document.chunk(figure.first)));
  return gap + kChunkStep * chunks + (before ? 0 : kAfter);
}

const std::vector<EntityKind>& bearers_of(const Document& document, const Binding& binding) {
  static const std::vector<EntityKind> kAny;
  return binding.attribute ? document.lexicon().attributes()[*binding.attribute].bearers : kAny;
}

bool bears_people(const std::vector<EntityKind>& bearers) {
  return std::ranges::find(bearers, EntityKind::kPerson) != bearers.end();
}

int stranger_cost(const Entities& entities, const std::vector<EntityKind>& bearers, std::uint32_t entity) {
  const bool better = !bearers.empty() && entities.main_of(bearers.front()).has_value();
  return (better ? kStranger : 0) + (entities[entity].mentions == 1 ? kOnce : 0);
}

// Who speaks for others bears nothing, unless the text is about it.
bool can_bear(const Entities& entities, std::uint32_t entity) {
  return entities[entity].can_act() && (!entities[entity].advocate || entities.main() == entity);
}

std::optional<EntityMention> nearest(const Document& document, const Entities& entities, TokenRange range,
                                     TokenRange answer, const std::vector<EntityKind>& bearers) {
  std::optional<EntityMention> best;
  int best_cost = kFarthest;
  for (const EntityMention& mention : entities.mentions(range)) {
    std::uint32_t entity = mention.entity;
    if (!bears_people(bearers)) entity = entities.speaker(entity);
    if (!can_bear(entities, entity)) continue;
    const auto rank = fit(bearers, entities[entity].kind);
    if (!rank) continue;
    int cost = distance(document, mention.tokens, answer) + *rank;
    if (entities.topic() == entity) cost -= kMainBonus;
    else if (entities[entity].kind == EntityKind::kUnknown && cost > kBeside + *rank) {
      cost += stranger_cost(entities, bearers, entity);
    }
    if (cost < best_cost) {
      best_cost = cost;
      best = EntityMention{entity, mention.tokens};
    }
  }
  if (best || bearers.empty() || bearers.front() != EntityKind::kPlace) return best;
  const auto adjectives = entities.adjectives(range);  // "German inflation"
  return adjectives.empty() ? best : std::optional(adjectives.front());
}

// What the text is about, as far as it can bear the attribute.
std::optional<std::uint32_t> topical(const Entities& entities, const std::vector<EntityKind>& bearers) {
  if (bearers.empty()) return entities.topic();
  std::optional<std::uint32_t> best;
  int best_weight = 0;
  int best_rank = 0;
  for (std::uint32_t e = 0; e < entities.all().size(); ++e) {
    const Entity& entity = entities[e];
    if (!can_bear(entities, e) || entity.kind == EntityKind::kPerson) continue;
    int rank = kinship(bearers.front(), entity.kind);
    for (std::size_t b = 0; b < bearers.size(); ++b) {
      rank = std::min(rank, static_cast<int>(b) + kinship(bearers[b], entity.kind));
    }
    const int weight = static_cast<int>(entity.weight) - rank;
    if (!best || weight > best_weight || (weight == best_weight && rank < best_rank)) {
      best = e;
      best_weight = weight;
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace

std::optional<Subject> named_subject(const Document& document, const Entities& entities, TokenRange range, TokenRange answer,
                                     const std::vector<EntityKind>& bearers) {
  const auto named = nearest(document, entities, range, answer, bearers);
  if (!named) return std::nullopt;
  return Subject{entities[named->entity].name, named->entity, named->tokens};
}

std::optional<Subject> topical_subject(const Entities& entities, const std::vector<EntityKind>& bearers) {
  const bool topic_only = !bearers.empty() && bearers.front() == EntityKind::kTopic;
  const auto entity = topic_only ? entities.topic() : topical(entities, bearers);
  if (!entity) return std::nullopt;
  return Subject{entities[*entity].name, entity, std::nullopt};
}

Subject subject_of(const Document& document, const Entities& entities, const Binding& binding) {
  if (binding.person) return {entities[*binding.person].name, binding.person, std::nullopt};
  const std::vector<EntityKind>& bearers = bearers_of(document, binding);
  if (bearers.empty() || bearers.front() != EntityKind::kTopic) {
    const TokenRange sentence = document.sentences()[binding.sentence].tokens;
    if (auto named = named_subject(document, entities, sentence, binding.tokens, bearers)) return *std::move(named);
  }
  if (auto about = topical_subject(entities, bearers)) return *std::move(about);
  return {kNoSubject, std::nullopt, std::nullopt};
}

}  // namespace claimgraph::extract

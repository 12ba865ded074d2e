#include "core/extract/subject.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr const char* kNoSubject = "story";  // a text without a single name
constexpr int kRankStep = 12;                // a less fitting kind weighs as much as so many words
constexpr int kChunkStep = 6;
constexpr int kAfter = 15;                   // names behind the figure are rarely its subject
constexpr int kMainBonus = 8;
constexpr int kFarthest = 60;

// How well a kind fits an attribute: 0 best; nothing if it cannot bear it.
std::optional<int> fit(const std::vector<EntityKind>& bearers, EntityKind kind) {
  if (bearers.empty()) return kind == EntityKind::kPerson ? std::nullopt : std::optional<int>{0};
  const auto found = std::ranges::find(bearers, kind);
  if (found != bearers.end()) return static_cast<int>(found - bearers.begin());
  if (kind == EntityKind::kUnknown) return 1;
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

std::optional<std::uint32_t> nearest(const Document& document, const Entities& entities, const Binding& binding,
                                     const std::vector<EntityKind>& bearers) {
  std::optional<std::uint32_t> best;
  int best_cost = kFarthest;
  for (const EntityMention& mention : entities.mentions(document.sentences()[binding.sentence].tokens)) {
    std::uint32_t entity = mention.entity;
    if (!bears_people(bearers)) entity = entities.speaker(entity);
    if (entities[entity].press || entities[entity].observer) continue;
    const auto rank = fit(bearers, entities[entity].kind);
    if (!rank) continue;
    int cost = distance(document, mention.tokens, binding.tokens) + kRankStep * *rank;
    if (entities.main() == entity) cost -= kMainBonus;
    if (cost < best_cost) {
      best_cost = cost;
      best = entity;
    }
  }
  return best;
}

std::optional<std::uint32_t> topical(const Entities& entities, const std::vector<EntityKind>& bearers) {
  const auto main = entities.main();
  if (bearers.empty() || (main && fit(bearers, entities[*main].kind) == 0)) return main;
  for (const EntityKind kind : bearers) {
    if (kind == EntityKind::kPerson) continue;
    if (const auto entity = entities.main_of(kind)) return entity;
  }
  return main;
}

}  // namespace

Subject subject_of(const Document& document, const Entities& entities, const Binding& binding) {
  if (binding.person) return {entities[*binding.person].name, binding.person};
  const std::vector<EntityKind>& bearers = bearers_of(document, binding);
  auto entity = nearest(document, entities, binding, bearers);
  if (!entity) entity = topical(entities, bearers);
  if (!entity) return {kNoSubject, std::nullopt};
  return {entities[*entity].name, entity};
}

}  // namespace claimgraph::extract

#include "core/extract/rebuttal.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

// The name nearest to the denial that can speak: neither a place nor the press itself.
std::optional<std::string> denier(const Entities& entities, TokenRange sentence, const Match& denial) {
  std::optional<std::string> best;
  std::uint32_t best_gap = ~0u;
  for (const EntityMention& mention : entities.mentions(sentence)) {
    const Entity& entity = entities[mention.entity];
    if (entity.kind == EntityKind::kPlace || entity.press || entity.product) continue;
    const bool before = mention.tokens.last <= denial.first;
    const std::uint32_t gap = before ? denial.first - mention.tokens.last : mention.tokens.first - denial.last;
    if (gap >= best_gap) continue;
    best_gap = gap;
    best = entities[entities.speaker(mention.entity)].name;
  }
  return best;
}

bool has_figures(const Sentence& sentence) {
  return std::ranges::any_of(sentence.found, [](const Found& found) { return found.item.amount() != nullptr; });
}

}  // namespace

std::optional<Rebuttal> rebuttal_of(const Document& document, const Entities& entities, const Binding& binding) {
  const Sentence& sentence = document.sentences()[binding.sentence];
  const bool reported = document.has(Cue::kReport, sentence.tokens) || document.has(Cue::kPress, sentence.tokens) ||
                        document.has(Cue::kConsidered, sentence.tokens);
  if (!reported) return std::nullopt;
  if (const Match* denial = document.find(Cue::kDenial, sentence.tokens)) {
    return Rebuttal{denier(entities, sentence.tokens, *denial), {denial->first, denial->last}};
  }
  if (binding.sentence + 1 >= document.sentences().size()) return std::nullopt;
  const Sentence& next = document.sentences()[binding.sentence + 1];
  const Match* denial = next.furniture ? nullptr : document.find(Cue::kDenial, next.tokens);
  if (denial == nullptr || has_figures(next)) return std::nullopt;
  return Rebuttal{denier(entities, next.tokens, *denial), {denial->first, denial->last}};
}

}  // namespace claimgraph::extract

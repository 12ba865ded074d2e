#include "core/extract/rebuttal.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

// The voice nearest to the denial: neither a place nor the press itself.
std::optional<std::string> denier(const Entities& entities, const Voices& voices, TokenRange sentence, const Match& denial) {
  std::optional<std::string> best;
  std::uint32_t best_gap = ~0u;
  for (const Voice& voice : voices.in(sentence)) {
    if (voice.entity && (entities[*voice.entity].kind == EntityKind::kPlace || entities[*voice.entity].press)) continue;
    const bool before = voice.tokens.last <= denial.first;
    const std::uint32_t gap = before ? denial.first - voice.tokens.last : voice.tokens.first - denial.last;
    if (gap >= best_gap) continue;
    best_gap = gap;
    best = voices.name(voice);
  }
  return best;
}

bool has_figures(const Sentence& sentence) {
  return std::ranges::any_of(sentence.found, [](const Found& found) { return found.item.amount() != nullptr; });
}

}  // namespace

std::optional<Rebuttal> rebuttal_of(const Document& document, const Entities& entities, const Voices& voices,
                                    const Binding& binding) {
  const Sentence& sentence = document.sentences()[binding.sentence];
  const bool reported = document.has(Cue::kReport, sentence.tokens) || document.has(Cue::kPress, sentence.tokens) ||
                        document.has(Cue::kConsidered, sentence.tokens);
  if (!reported) return std::nullopt;
  if (const Match* denial = document.find(Cue::kDenial, sentence.tokens)) {
    return Rebuttal{denier(entities, voices, sentence.tokens, *denial)};
  }
  if (binding.sentence + 1 >= document.sentences().size()) return std::nullopt;
  const Sentence& next = document.sentences()[binding.sentence + 1];
  const Match* denial = next.furniture ? nullptr : document.find(Cue::kDenial, next.tokens);
  if (denial == nullptr || has_figures(next)) return std::nullopt;
  return Rebuttal{denier(entities, voices, next.tokens, *denial)};
}

}  // namespace claimgraph::extract

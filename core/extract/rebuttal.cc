#include "core/extract/rebuttal.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

// The voice nearest to the denial: neither a place nor the press itself.
std::optional<std::string> denier(const Entities& entities, const Voices& voices, TokenRange sentence,
                                  const Match& denial) {
  std::optional<std::string> best;
  std::uint32_t best_gap = ~0u;
  for (const Voice& voice : voices.in(sentence)) {
    if (voice.entity && (entities[*voice.entity].kind == EntityKind::kPlace || entities[*voice.entity].press))
      continue;
    const bool before = voice.tokens.last <= denial.first;
    const std::uint32_t gap = before ? denial.first - voice.tokens.last : voice.tokens.first - denial.last;
    if (gap >= best_gap) continue;
    best_gap = gap;
    best = voices.name(voice);
  }
  return best;
}

// A figure that the denial may be about itself: no "one", no "thousand times".
bool is_figure(const Found& found) {
  const recognize::Amount* amount = found.item.amount();
  return amount != nullptr && (!amount->unit.empty() || !amount->spelled);
}

bool has_figures(const Sentence& sentence, std::uint32_t from) {
  return std::ranges::any_of(
      sentence.found, [&](const Found& found) { return found.tokens.first >= from && is_figure(found); });
}

// "..., that was a thousand times too much": behind the figure, without another one.
const Match* mistake_behind(const Document& document, const Sentence& sentence, std::uint32_t from) {
  return has_figures(sentence, from) ? nullptr : document.find(Cue::kMistake, {from, sentence.tokens.last});
}

}  // namespace

std::optional<Rebuttal> rebuttal_of(const Document& document, const Entities& entities, const Voices& voices,
                                    const Binding& binding) {
  const Sentence& sentence = document.sentences()[binding.sentence];
  const bool reported = document.has(Cue::kReport, sentence.tokens) ||
                        document.has(Cue::kPress, sentence.tokens) ||
                        document.has(Cue::kConsidered, sentence.tokens);
  const Match* denial = reported ? document.find(Cue::kDenial, sentence.tokens) : nullptr;
  if (denial == nullptr) denial = mistake_behind(document, sentence, binding.tokens.last);
  if (denial != nullptr)
    return Rebuttal{denier(entities, voices, sentence.tokens, *denial), {denial->first, denial->last}};
  if (binding.sentence + 1 >= document.sentences().size() || has_figures(sentence, binding.tokens.last))
    return std::nullopt;
  const Sentence& next = document.sentences()[binding.sentence + 1];
  if (next.furniture || has_figures(next, next.tokens.first)) return std::nullopt;
  denial = document.find(Cue::kMistake, next.tokens);
  if (denial == nullptr && reported) denial = document.find(Cue::kDenial, next.tokens);
  if (denial == nullptr) return std::nullopt;
  return Rebuttal{denier(entities, voices, next.tokens, *denial), {denial->first, denial->last}};
}

}  // namespace claimgraph::extract

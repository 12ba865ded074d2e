#include "core/extract/occasion.h"

#include <algorithm>
#include <array>

#include "core/extract/clock.h"

namespace claimgraph::extract {
namespace {

using recognize::Granularity;
using recognize::Moment;

constexpr std::uint32_t kReach = 8;   // tokens between a date and the word that it belongs to
constexpr std::uint32_t kFar = 16;    // tokens between a date and a word of the table
constexpr std::uint32_t kHead = 3;    // tokens at the head of a sentence
constexpr std::size_t kShortest = 4;  // bytes of such a word
constexpr std::array kNoOccasion = {  // words that say nothing of what happened
    Cue::kArticleWord, Cue::kNamePreposition, Cue::kPlacePreposition,
    Cue::kNoName,      Cue::kNegation,        Cue::kPlan,
    Cue::kActual,      Cue::kOlder,           Cue::kOlderBefore,
    Cue::kOlderPair,   Cue::kNewerBefore,     Cue::kFinite,
    Cue::kNoOccasion};

bool lasts_years(const Moment& moment) {
  return moment.granularity == Granularity::kYear || moment.granularity == Granularity::kDecade;
}

// The period of a figure: beside it, or, of a year or at the head of the sentence, anywhere before it.
bool beside_figure(const Document& document, const Sentence& sentence, const Found& date) {
  const bool wide = lasts_years(*date.item.moment()) || date.tokens.first < sentence.tokens.first + kHead;
  return std::ranges::any_of(sentence.found, [&](const Found& found) {
    return found.item.amount() != nullptr && found.item.kind != recognize::Kind::kOrdinal &&
           (wide || document.chunk(found.tokens.first) == document.chunk(date.tokens.first));
  });
}

// "This year", "today", "this week": the time of writing.
bool is_now(const Moment& moment, Day published) {
  if (!moment.relative) return false;
  if (lasts_years(moment)) return true;
  return moment.from && moment.to && *moment.from <= published && published <= *moment.to;
}

bool is_occasion(const Document& document, const Entities& entities, const Sentence& sentence,
                 std::uint32_t t) {
  const text::Token& token = document.token(t);
  if (token.kind != text::TokenKind::kWord || token.folded.size() < kShortest) return false;
  if (std::ranges::any_of(kNoOccasion, [&](Cue cue) { return document.starts_at(cue, t); })) return false;
  const auto around = [t](const auto& stretch) { return stretch.tokens.contains(t); };
  return std::ranges::none_of(sentence.found, around) &&
         std::ranges::none_of(entities.mentions(sentence.tokens), around);
}

// The nearest word of the table in the clause.
const Match* known_occasion(const Document& document, TokenRange clause, TokenRange date) {
  const Match* best = nullptr;
  std::uint32_t nearest = kFar;
  for (const Match& match : document.matches(TagKind::kThing, clause)) {
    if (document.lexicon().things()[unpack(match.tag).index].dimension != "date") continue;
    const std::uint32_t gap = match.first >= date.last ? match.first - date.last : date.first - match.first;
    if (gap >= nearest) continue;
    best = &match;
    nearest = gap;
  }
  return best;
}

Occasion occasion_at(const Document& document, std::uint32_t t) {
  return {{t, t + 1}, "date_of_" + std::string(document.token(t).folded)};
}

}  // namespace

std::optional<Occasion> occasion_of(const Document& document, const Entities& entities,
                                    const Sentence& sentence, const Found& date) {
  const Moment& moment = *date.item.moment();
  const Day published = document.source().published.day;
  if (is_now(moment, published) || beside_figure(document, sentence, date)) return std::nullopt;
  if (is_statement_day(document, sentence, date)) return std::nullopt;
  const TokenRange chunk = document.clause(sentence, date.tokens);
  const bool past = moment.to && *moment.to <= published;
  const bool said = document.has(Cue::kSay, chunk) || document.has(Cue::kAnswer, chunk);
  if (past && said) return std::nullopt;  // when it was said
  if (const Match* known = known_occasion(document, chunk, date.tokens))
    return Occasion{{known->first, known->last}, document.lexicon().things()[unpack(known->tag).index].name};
  const std::uint32_t first =
      date.tokens.first > chunk.first + kReach ? date.tokens.first - kReach : chunk.first;
  for (std::uint32_t t = date.tokens.first; t-- > first;) {
    if (is_occasion(document, entities, sentence, t)) return occasion_at(document, t);
  }
  for (std::uint32_t t = date.tokens.last; t < std::min(chunk.last, date.tokens.last + kReach); ++t) {
    if (is_occasion(document, entities, sentence, t)) return occasion_at(document, t);
  }
  return std::nullopt;
}

}  // namespace claimgraph::extract

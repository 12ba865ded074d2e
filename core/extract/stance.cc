#include "core/extract/stance.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kSpeakerReach = 6;   // words between "according to" and the name
constexpr std::uint32_t kRoleReach = 2;      // words between "according to" and "company"
constexpr std::uint32_t kNegationReach = 3;  // words between "not" and the figure

class Reader {
 public:
  Reader(const Document& document, const Entities& entities, const Binding& binding)
      : document_(document),
        entities_(entities),
        binding_(binding),
        sentence_(document.sentences()[binding.sentence].tokens),
        chunk_(document.clause(document.sentences()[binding.sentence], binding.tokens)) {}

  Modality modality(AttributeClass attribute_class, bool observer, bool rival) const {
    if (anywhere(Cue::kConsidered)) return Modality::kConsidered;
    if (observer) return Modality::kForecast;
    if (is_to_come()) return document_.has(Cue::kPossible, chunk_) ? Modality::kForecast : Modality::kPlanned;
    const bool plan = attribute_class == AttributeClass::kPlan;
    if (plan && (rival || document_.has(Cue::kEstimate, chunk_)) && !is_over()) return Modality::kForecast;
    if (plan && document_.has(Cue::kAnnounced, chunk_) && !is_over()) return Modality::kPlanned;
    const bool planned = plan ? anywhere(Cue::kPlan) : document_.has(Cue::kPlan, before_figure());
    if (planned && attribute_class != AttributeClass::kFixed) return Modality::kPlanned;
    if (binding_.attribute) {
      if (const auto usually = document_.lexicon().attributes()[*binding_.attribute].usually) return *usually;
    }
    const bool past = (document_.has(Cue::kActual, chunk_) && !document_.has(Cue::kForecast, sentence_)) || is_over();
    return plan && !past ? Modality::kPlanned : Modality::kActual;
  }

  // "nicht 171, sondern 158", "non 18", "denied that ... 28".
  Polarity polarity() const {
    const std::uint32_t first = binding_.tokens.first;
    const std::uint32_t from = std::max(sentence_.first, first > kNegationReach ? first - kNegationReach : 0);
    const Match* no = document_.find(Cue::kNegation, {from, first});
    const bool contrast = no != nullptr && binding_.item.hedge_span.empty() && close_to_figure(*no);
    const bool denied = document_.has(Cue::kDenial, chunk_) ||
                        (document_.has(Cue::kDenial, sentence_) && !document_.has(Cue::kNewerBefore, {from, first}));
    return contrast || denied ? Polarity::kNegative : Polarity::kPositive;
  }

  // The name that a cue of speech points to; nothing if there is none in the sentence.
  std::optional<EntityMention> speaker() const {
    std::optional<EntityMention> best;
    std::uint32_t best_gap = ~0u;
    for (const Match& match : document_.matches(sentence_)) {
      std::optional<EntityMention> name;
      if (is_cue(match, Cue::kAccordingTo)) name = name_after(match.last);
      if (is_cue(match, Cue::kAccordingAfter)) name = name_before(match.first);
      if (!name) continue;
      const std::uint32_t gap = gap_to(match.first);
      if (gap < best_gap) {
        best_gap = gap;
        best = name;
      }
    }
    return best;
  }

  std::uint32_t gap_to(std::uint32_t token) const {
    return token > binding_.tokens.first ? token - binding_.tokens.first : binding_.tokens.first - token;
  }

  bool expects() const { return document_.has(Cue::kForecast, sentence_); }
  bool observed() const { return document_.has(Cue::kObserver, chunk_) && expects(); }

 private:
  bool anywhere(Cue cue) const {
    if (document_.has(cue, chunk_)) return true;
    // The verb of a main clause before the figure governs it, one behind a comma only if the clause has none.
    return document_.has(cue, {sentence_.first, binding_.tokens.first});
  }

  // A date before the text was written, unless the text itself calls it replaced.
  bool is_over() const {
    const recognize::Moment* moment = binding_.item.moment();
    return moment != nullptr && moment->to && *moment->to <= document_.source().published.day &&
           binding_.contrast == Contrast::kNone && !document_.has(Cue::kOlder, chunk_);
  }

  bool is_to_come() const {
    const recognize::Moment* moment = binding_.item.moment();
    return moment != nullptr && moment->from && *moment->from > document_.source().published.day;
  }

  TokenRange before_figure() const { return {chunk_.first, binding_.tokens.first}; }

  bool close_to_figure(const Match& no) const {
    for (std::uint32_t t = no.last; t < binding_.tokens.first; ++t) {
      if (document_.token(t).kind != text::TokenKind::kWord || !document_.starts_at(Cue::kArticleWord, t)) return false;
    }
    return true;
  }

  bool can_speak(const EntityMention& mention) const {
    const Entity& entity = entities_[mention.entity];
    if (entity.kind == EntityKind::kPlace) return entity.known_place && !located(mention);  // "Dublin said"
    return !entity.product;
  }

  // "Ministers in Dublin said"
  bool located(const EntityMention& mention) const {
    return document_.ends_before(Cue::kPlacePreposition, mention.tokens.first) ||
           document_.ends_before(Cue::kNamePreposition, mention.tokens.first);
  }

  // "according to the company": whom the text speaks of, unless a name follows ("the company Orvento").
  std::optional<EntityMention> organisation_after(std::uint32_t token) const {
    const Match* noun = document_.find(Cue::kOrganisation, {token, std::min(token + kRoleReach, sentence_.last)});
    const auto company = entities_.main_of(EntityKind::kCompany);
    if (noun == nullptr || !company) return std::nullopt;
    const bool named = !entities_.mentions({noun->first, std::min(noun->last + kRoleReach, sentence_.last)}).empty();
    return named ? std::nullopt : std::optional(EntityMention{*company, {noun->first, noun->last}});
  }

  std::optional<EntityMention> name_after(std::uint32_t token) const {
    if (const auto organisation = organisation_after(token)) return organisation;
    for (const EntityMention& mention : entities_.mentions({token, std::min(token + kSpeakerReach, sentence_.last)})) {
      if (can_speak(mention)) return mention;
    }
    return std::nullopt;
  }

  // Right before the verb, or before an apposition between commas that the verb follows.
  std::optional<EntityMention> name_before(std::uint32_t token) const {
    const auto mentions = entities_.mentions({sentence_.first, token});
    for (std::size_t i = mentions.size(); i-- > 0;) {
      const EntityMention& mention = mentions[i];
      const bool adjacent = token - mention.tokens.last <= 1;
      const std::uint32_t chunk = document_.chunk(mention.tokens.first);
      const bool resumed = chunk == document_.chunk(token) || chunk + 2 == document_.chunk(token);
      const bool apposition = resumed && document_.token(mention.tokens.last).folded == ",";
      if ((adjacent || apposition) && can_speak(mention)) return mention;
    }
    return std::nullopt;
  }

  const Document& document_;
  const Entities& entities_;
  const Binding& binding_;
  TokenRange sentence_;
  TokenRange chunk_;
};

}  // namespace

Stance stance_of(const Document& document, const Entities& entities, const Binding& binding,
                 AttributeClass attribute_class, const Subject& subject) {
  const Reader reader(document, entities, binding);
  Stance stance;
  const auto speaker = reader.speaker();
  const bool outsider = speaker && entities[speaker->entity].observer;  // who counts a state does not expect it
  const bool observer = reader.observed() || (outsider && (reader.expects() || attribute_class != AttributeClass::kStatus));
  const bool rival = speaker && entities[speaker->entity].advocate;  // disputes what others decide
  stance.modality = reader.modality(attribute_class, observer, rival);
  stance.polarity = reader.polarity();
  if (observer) stance.flags |= kObserver;
  const bool own = subject.mention && stance.modality == Modality::kPlanned &&
                   (!speaker || reader.gap_to(subject.mention->first) < reader.gap_to(speaker->tokens.first));
  if (speaker && !own) {
    stance.party = entities[entities.speaker(speaker->entity)].name;
  } else if (subject.entity && stance.modality == Modality::kPlanned) {
    const Entity& entity = entities[entities.speaker(*subject.entity)];
    if (entity.kind == EntityKind::kCompany) stance.party = entity.name;
  }
  return stance;
}

}  // namespace claimgraph::extract

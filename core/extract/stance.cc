#include "core/extract/stance.h"

#include <algorithm>

#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kInsteadReach = 6;   // tokens between a denied figure and the one in its place
constexpr std::uint32_t kNegationReach = 3;  // words between "not" and the figure

class Reader {
 public:
  Reader(const Document& document, const Binding& binding, const std::optional<Period>& period)
      : document_(document),
        binding_(binding),
        period_(period),
        sentence_(document.sentences()[binding.sentence].tokens),
        chunk_(document.clause(document.sentences()[binding.sentence], binding.tokens)) {}

  Modality modality(AttributeClass attribute_class, bool observer, bool rival) const {
    if (anywhere(Cue::kConsidered)) return Modality::kConsidered;
    if (observer) return Modality::kForecast;
    if (is_to_come() || is_for_later(attribute_class))
      return document_.has(Cue::kPossible, chunk_) ? Modality::kForecast : Modality::kPlanned;
    if (attribute_class == AttributeClass::kStatus && anywhere(Cue::kPossible)) return Modality::kForecast;
    const bool plan = attribute_class == AttributeClass::kPlan;
    const bool disputes =
        rival && usually() != Modality::kPlanned;  // but what a union demands is its own plan
    if (plan && (disputes || document_.has(Cue::kEstimate, chunk_)) && !is_over()) return Modality::kForecast;
    if (plan && document_.has(Cue::kAnnounced, chunk_) && !is_over()) return Modality::kPlanned;
    const bool planned = plan ? anywhere(Cue::kPlan) : document_.has(Cue::kPlan, before_figure());
    if (planned && attribute_class != AttributeClass::kFixed) return Modality::kPlanned;
    if (usually()) return *usually();
    const bool past = (document_.has(Cue::kActual, chunk_) && !document_.has(Cue::kForecast, sentence_)) ||
                      is_over() || told_for_the_past();
    return plan && !past ? Modality::kPlanned : Modality::kActual;
  }

  // "nicht 171, sondern 158", "non 18", "denied that ... 28".
  Polarity polarity() const {
    const std::uint32_t first = binding_.tokens.first;
    const std::uint32_t from = std::max(sentence_.first, first > kNegationReach ? first - kNegationReach : 0);
    const Match* no = document_.find(Cue::kNegation, {from, first});
    const bool contrast =
        (no != nullptr && binding_.item.hedge_span.empty() && close_to_figure(*no)) || gives_way();
    const bool denied =
        document_.has(Cue::kDenial, chunk_) ||
        (document_.has(Cue::kDenial, sentence_) && !document_.has(Cue::kNewerBefore, {from, first}));
    return contrast || denied ? Polarity::kNegative : Polarity::kPositive;
  }

  // "It will not open in 2026 but in 2027": another answer stands in place of the denied one.
  bool gives_way() const {
    if (!document_.has(Cue::kNegation, {chunk_.first, binding_.tokens.first})) return false;
    const std::vector<Found>& found = document_.sentences()[binding_.sentence].found;
    const auto next = std::ranges::find_if(
        found, [&](const Found& other) { return other.tokens.first >= binding_.tokens.last; });
    return next != found.end() && dimension_of(next->item) == binding_.dimension &&
           next->tokens.first - binding_.tokens.last <= kInsteadReach &&
           document_.has(Cue::kInstead, {binding_.tokens.last, next->tokens.first});
  }

  std::uint32_t gap_to(std::uint32_t token) const {
    return token > binding_.tokens.first ? token - binding_.tokens.first : binding_.tokens.first - token;
  }

  bool tells_what_was() const { return document_.has(Cue::kActual, chunk_); }
  bool expects() const { return document_.has(Cue::kForecast, sentence_); }
  bool observed() const { return document_.has(Cue::kObserver, chunk_) && expects(); }

 private:
  std::optional<Modality> usually() const {
    return binding_.attribute ? document_.lexicon().attributes()[*binding_.attribute].usually : std::nullopt;
  }

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

  // "It joined for 12 million in 2015"
  bool told_for_the_past() const {
    return period_ && period_->kind == PeriodKind::kCalendar && period_->to &&
           *period_->to < document_.source().published.day;
  }

  bool is_to_come() const {
    const recognize::Moment* moment = binding_.item.moment();
    return moment != nullptr && moment->from && *moment->from > document_.source().published.day;
  }

  // "The number of jobs rises to 2,100 by the end of 2031": for a time to come, whatever the tense.
  bool is_for_later(AttributeClass attribute_class) const {
    const bool told =
        attribute_class == AttributeClass::kPlan || attribute_class == AttributeClass::kObservation;
    return told && period_ && period_->from && *period_->from > document_.source().published.day &&
           !document_.has(Cue::kActual, chunk_);
  }

  TokenRange before_figure() const { return {chunk_.first, binding_.tokens.first}; }

  bool close_to_figure(const Match& no) const {
    for (std::uint32_t t = no.last; t < binding_.tokens.first; ++t) {
      const bool small = document_.starts_at(Cue::kArticleWord, t) ||
                         (binding_.item.moment() != nullptr && document_.starts_at(Cue::kNamePreposition, t));
      if (document_.token(t).kind != text::TokenKind::kWord || !small) return false;
    }
    return true;
  }

  const Document& document_;
  const Binding& binding_;
  const std::optional<Period>& period_;
  TokenRange sentence_;
  TokenRange chunk_;
};

// Whose plan it is where nobody speaks.
std::optional<std::string> planner(const Entities& entities, const Voices& voices, const Binding& binding,
                                   const Subject& subject) {
  if (const auto agent = voices.agent(binding)) return voices.name(*agent);
  if (!subject.entity) return std::nullopt;
  const Entity& entity = entities[entities.speaker(*subject.entity)];
  return entity.kind == EntityKind::kCompany ? std::optional(entity.name) : std::nullopt;
}

}  // namespace

Stance stance_of(const Document& document, const Entities& entities, const Voices& voices,
                 const Binding& binding, const Topic& topic, const Subject& subject,
                 const std::optional<Period>& period) {
  const Reader reader(document, binding, period);
  Stance stance;
  const auto speaker = voices.of(binding, topic);
  const bool outsider = speaker && voices.is_observer(*speaker);  // who counts a state does not expect it
  const bool observer =
      reader.observed() ||
      (outsider &&
       (reader.expects() || (topic.attribute_class != AttributeClass::kStatus && !reader.tells_what_was())));
  const bool rival = speaker && voices.is_rival(*speaker);  // disputes what others decide
  stance.modality = reader.modality(topic.attribute_class, observer, rival);
  stance.polarity = reader.polarity();
  if (observer) stance.flags |= kObserver;
  const bool own = subject.mention && stance.modality == Modality::kPlanned &&
                   (!speaker || reader.gap_to(subject.mention->first) < reader.gap_to(speaker->tokens.first));
  if (speaker && !own) {
    stance.party = voices.name(*speaker);
  } else if (stance.modality == Modality::kPlanned && !binding.person) {
    stance.party = planner(entities, voices, binding, subject);
  }
  return stance;
}

}  // namespace claimgraph::extract

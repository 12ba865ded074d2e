#include "core/extract/subject.h"

#include <algorithm>
#include <array>
#include <map>

namespace claimgraph::extract {
namespace {

constexpr std::string_view kNoSubject = "story ";   // and the source: a text without a single name
constexpr std::string_view kNoCountry = "country";  // a text that does not say whose inflation it means
constexpr int kRankStep = 10;                       // a less fitting kind weighs as much as so many words
constexpr int kUnknownKind = 4;                     // ... and a kind that the text does not show
constexpr int kChunkStep = 6;
constexpr int kAfter = 30;  // names behind the figure are rarely its subject
constexpr int kMainBonus = 12;
constexpr int kOnce = 4;       // a name of unknown kind that is said once
constexpr int kBeside = 4;     // words: a name so close before the figure needs no better reason
constexpr int kStranger = 15;  // a name of unknown kind where the text has one of the right kind
constexpr int kFarthest = 50;
constexpr std::uint32_t kLead = 2;           // tokens before a name that leads a sentence
constexpr std::uint32_t kBesideTrigger = 2;  // tokens
constexpr std::size_t kSymbol = 3;           // bytes: "CO 2" is no model
constexpr int kTold = 2;                     // figures of a project that make a name one
constexpr std::uint32_t kWithin = 6;         // words between "with" and the name of the other side
constexpr int kNever = 1000;  // mentions: inflation is no company's as long as the text has a place

// What a kind costs, in mentions, where another is wanted: an outbreak goes by the name of its place.
int kinship(EntityKind wanted, EntityKind kind) {
  if (wanted == kind) return 0;
  if (kind == EntityKind::kUnknown) return 2;
  const bool place = kind == EntityKind::kPlace || wanted == EntityKind::kPlace;
  const bool event = kind == EntityKind::kEvent || wanted == EntityKind::kEvent;
  if (wanted == EntityKind::kPlace && kind == EntityKind::kCompany) return kNever;
  if (wanted == EntityKind::kProject && kind == EntityKind::kCompany) return 2;  // its works go by its name
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
  const int chunks =
      std::abs(static_cast<int>(document.chunk(name.first)) - static_cast<int>(document.chunk(figure.first)));
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

// "The Falcon 9 will be ready in 2027": a model does nothing, but is built, opened and measured.
bool is_model(const Entity& entity, const Bearing& bearing) {
  return entity.product && entity.name.size() > kSymbol && !bearing.of_part &&
         std::ranges::find(bearing.bearers, EntityKind::kProject) != bearing.bearers.end();
}

// Who speaks for others bears nothing, unless the text is about it.
bool can_bear(const Entities& entities, std::uint32_t entity) {
  return entities[entity].can_act() && (!entities[entity].advocate || entities.main() == entity);
}

// "The contract with the builder Kelvary" in a text on somebody else.
bool is_other_side(const Document& document, const Entities& entities, const EntityMention& mention) {
  if (mention.entity == entities.topic()) return false;
  const std::uint32_t first = mention.tokens.first > kWithin ? mention.tokens.first - kWithin : 0;
  const Match* with = document.find(Cue::kCounterpart, {first, mention.tokens.first});
  if (with == nullptr || !document.leads_to_name({with->last, mention.tokens.first})) return false;
  constexpr std::array kActs = {Cue::kPlan, Cue::kSay,
                                Cue::kFinite};  // "with Orvento planning to spend 3 billion"
  return std::ranges::none_of(kActs, [&](Cue cue) { return document.starts_at(cue, mention.tokens.last); });
}

// "... 900 million for extensions all over Europe": where something happens, not whose it is.
bool only_locates(const Document& document, const Entities& entities, TokenRange sentence,
                  const EntityMention& mention, const std::vector<EntityKind>& bearers) {
  const Entity& entity = entities[mention.entity];
  if (!bearers.empty() || !entity.known_place || !entities.topic() || entities.topic() == mention.entity)
    return false;
  const bool leads = mention.tokens.first <= sentence.first + kLead;  // "In Germany 30 percent ..."
  return !leads && document.ends_before(Cue::kPlacePreposition, mention.tokens.first);
}

// "Saxony will spend 40 million": a place that acts bears what a company would.
bool acts_as_body(const Document& document, const Entity& entity, const EntityMention& mention,
                  const std::vector<EntityKind>& bearers) {
  constexpr std::array kActs = {Cue::kPlan, Cue::kSay, Cue::kFinite};
  return entity.known_place && std::ranges::find(bearers, EntityKind::kCompany) != bearers.end() &&
         std::ranges::any_of(kActs, [&](Cue cue) { return document.starts_at(cue, mention.tokens.last); });
}

// "The agency Kelm counted 143": who counts what several parties count is not what is counted.
bool counts_others(const Document& document, const Entities& entities, const EntityMention& mention,
                   Reckoning reckoning) {
  if (reckoning != Reckoning::kTallied || entities.topic() == mention.entity) return false;
  return document.starts_at(Cue::kSay, mention.tokens.last) ||
         document.find(Cue::kSay, {mention.tokens.last, mention.tokens.last + 2});
}

std::optional<EntityMention> nearest(const Document& document, const Entities& entities, TokenRange range,
                                     TokenRange answer, const Bearing& bearing) {
  const std::vector<EntityKind>& bearers = bearing.bearers;
  std::optional<EntityMention> best;
  int best_cost = kFarthest;
  const auto consider = [&](const EntityMention& mention) {
    std::uint32_t entity = mention.entity;
    if (!bears_people(bearers)) entity = entities.speaker(entity);
    if (!can_bear(entities, entity) && !is_model(entities[entity], bearing)) return;
    if (is_other_side(document, entities, mention)) return;
    if (mention.tokens.first == answer.last) return;  // "70 Normans": they are counted
    if (only_locates(document, entities, range, mention, bearers)) return;
    if (counts_others(document, entities, mention, bearing.reckoning)) return;
    auto rank = fit(bearers, entities[entity].kind);
    if (!rank && acts_as_body(document, entities[entity], mention, bearers)) rank = 0;
    if (!rank) return;
    int cost = distance(document, mention.tokens, answer) + *rank;
    if (entities.topic() == entity)
      cost -= kMainBonus;
    else if (entities[entity].kind == EntityKind::kUnknown && cost > kBeside + *rank) {
      cost += stranger_cost(entities, bearers, entity);
    }
    if (cost < best_cost) {
      best_cost = cost;
      best = EntityMention{entity, mention.tokens};
    }
  };
  std::ranges::for_each(entities.mentions(range), consider);
  std::ranges::for_each(entities.stand_ins(range), consider);
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

bool is_of_project(const std::vector<EntityKind>& bearers) {
  return !bearers.empty() && bearers.front() == EntityKind::kProject;
}

}  // namespace

std::optional<Subject> named_subject(const Document& document, const Entities& entities, TokenRange range,
                                     TokenRange answer, const Bearing& bearing) {
  const auto named = nearest(document, entities, range, answer, bearing);
  if (!named) return std::nullopt;
  return Subject{entities[named->entity].name, named->entity, named->tokens};
}

std::optional<Subject> topical_subject(const Entities& entities, const std::vector<EntityKind>& bearers) {
  const bool topic_only = !bearers.empty() && bearers.front() == EntityKind::kTopic;
  const auto entity = topic_only ? entities.topic() : topical(entities, bearers);
  if (!entity) return std::nullopt;
  return Subject{entities[*entity].name, entity, std::nullopt};
}

Subjects::Subjects(const Document& document, const Entities& entities, std::span<const Binding> bindings)
    : document_(document), entities_(entities), project_(entities.main_of(EntityKind::kProject)) {
  if (!project_) elect_project(bindings);
}

// Where no noun says what a name stands for, what is told of it does: the thing whose power, length or
// opening is named.
void Subjects::elect_project(std::span<const Binding> bindings) {
  std::map<std::uint32_t, int> told;
  for (const Binding& binding : bindings) {
    if (binding.person || !is_of_project(bearers_of(document_, binding))) continue;
    const Subject subject = named_or_topical(binding);
    if (!subject.entity || !subject.mention) continue;
    const Entity& entity = entities_[*subject.entity];
    if (entity.kind == EntityKind::kCompany || entity.kind == EntityKind::kPerson) continue;
    if (!entity.known_place && entity.mentions > 1) ++told[*subject.entity];
  }
  int most = kTold - 1;
  for (const auto& [entity, times] : told) {
    if (times > most) project_ = entity;
    most = std::max(most, times);
  }
}

Subject Subjects::named_or_topical(const Binding& binding) const {
  const std::vector<EntityKind>& bearers = bearers_of(document_, binding);
  if (bearers.empty() || bearers.front() != EntityKind::kTopic) {
    const TokenRange sentence = document_.sentences()[binding.sentence].tokens;
    Bearing bearing{bearers};
    if (binding.attribute) {
      const Attribute& attribute = document_.lexicon().attributes()[*binding.attribute];
      bearing.reckoning = attribute.reckoning;
      bearing.of_part = !attribute.part.empty();
    }
    if (auto named = named_subject(document_, entities_, sentence, binding.tokens, bearing))
      return *std::move(named);
  }
  if (auto about = topical_subject(entities_, bearers)) return *std::move(about);
  return {unnamed(), std::nullopt, std::nullopt};
}

// What no text but this one can mean.
std::string Subjects::unnamed() const {
  return std::string(kNoSubject) + to_text(document_.source().id).substr(0, kShortId);
}

// The country or city of the tables that a text names most, else its place.
std::optional<std::uint32_t> Subjects::known_place() const {
  std::optional<std::uint32_t> best;
  for (std::uint32_t e = 0; e < entities_.all().size(); ++e) {
    const bool known = entities_[e].known_place && entities_[e].kind == EntityKind::kPlace;
    if (known && (!best || entities_[e].weight > entities_[*best].weight)) best = e;
  }
  return best ? best : entities_.main_of(EntityKind::kPlace);
}

// An article from Lyon on inflation means that of France; a company has none.
Subject Subjects::country(const Binding& binding) const {
  const TokenRange sentence = document_.sentences()[binding.sentence].tokens;
  const std::vector<EntityKind> places = {EntityKind::kPlace};
  const auto named = nearest(document_, entities_, sentence, binding.tokens, {places});
  std::optional<std::uint32_t> place;
  const auto beside = [&](TokenRange name) {  // "Brevik's deficit", "inflation in Brevik"
    return name.first <= binding.trigger.last + kBesideTrigger &&
           binding.trigger.first <= name.last + kBesideTrigger;
  };
  if (named && (entities_[named->entity].kind != EntityKind::kUnknown || beside(named->tokens)))
    place = named->entity;
  if (!place) place = known_place();
  if (!place) return {std::string(kNoCountry), std::nullopt, std::nullopt};
  const std::string_view country = document_.lexicon().country_of(entities_[*place].name);
  std::optional<TokenRange> mention;
  if (named && place == named->entity) mention = named->tokens;
  if (country.empty() || country == entities_[*place].name) return {entities_[*place].name, place, mention};
  return {std::string(country), std::nullopt, mention};
}

Subject Subjects::of(const Binding& binding) const {
  if (binding.person) return {entities_[*binding.person].name, binding.person, std::nullopt};
  if (binding.attribute && document_.lexicon().attributes()[*binding.attribute].of_country)
    return country(binding);
  const Subject subject = named_or_topical(binding);
  const bool company = subject.entity && entities_[*subject.entity].kind == EntityKind::kCompany;
  if (!project_ || !company || !is_of_project(bearers_of(document_, binding))) return subject;
  return {entities_[*project_].name, project_, std::nullopt};
}

}  // namespace claimgraph::extract

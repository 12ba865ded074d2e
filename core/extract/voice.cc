#include "core/extract/voice.h"

#include <algorithm>
#include <map>

#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kReach = 6;       // words between "according to" and the name
constexpr std::uint32_t kLookBack = 200;  // words between a pronoun and who it stands for
constexpr std::uint32_t kRightAfter =
    3;  // words between a verb and the subject behind it: "said the health agency"

std::uint32_t gap(TokenRange a, std::uint32_t token) {
  return token > a.first ? token - a.first : a.first - token;
}

// Whether the words point at a speaker: "according to", "said".
bool points(const Match& match) {
  return is_cue(match, Cue::kAccordingTo) || is_cue(match, Cue::kAccordingBefore) ||
         is_cue(match, Cue::kAccordingAfter);
}

}  // namespace

Voices::Voices(const Document& document, const Entities& entities)
    : document_(document), entities_(entities) {
  find();
}

std::span<const Voice> Voices::in(TokenRange range) const {
  const auto by_token = [](const Voice& v) { return v.tokens.first; };
  const auto first = std::ranges::lower_bound(voices_, range.first, {}, by_token);
  const auto last = std::ranges::lower_bound(voices_, range.last, {}, by_token);
  return {first, last};
}

std::string Voices::name(const Voice& voice) const {
  return voice.entity ? entities_[entities_.speaker(*voice.entity)].name
                      : document_.lexicon().bodies()[*voice.body].name;
}

bool Voices::is_observer(const Voice& voice) const {
  const bool named = voice.entity && entities_[*voice.entity].observer;
  return named || (voice.body && document_.lexicon().bodies()[*voice.body].observer);
}

bool Voices::is_rival(const Voice& voice) const {
  const bool named = voice.entity && entities_[*voice.entity].advocate;
  return named || (voice.body && document_.lexicon().bodies()[*voice.body].rival);
}

void Voices::find() {
  for (const EntityMention& mention : entities_.mentions()) {
    if (can_speak(mention)) voices_.push_back({mention.tokens, mention.entity, std::nullopt});
  }
  const auto main = entities_.main_company();
  std::map<std::uint32_t, std::uint32_t> named;    // body -> the entity last introduced as one
  std::map<std::uint32_t, std::uint32_t> body_of;  // entity -> the body that it was last introduced as
  std::vector<Voice> nouns;
  for (const Match& match : bodies()) {
    const std::uint32_t body = unpack(match.tag).index;
    if (const auto entity = named_beside(match)) {
      named[body] = *entity;
      body_of[*entity] = body;
      continue;
    }
    const auto known = named.find(body);
    const bool stands_for_main = document_.lexicon().bodies()[body].stands_for_main;
    if (known != named.end()) {
      nouns.push_back({{match.first, match.last}, known->second, body});
    } else if (!stands_for_main || main) {
      nouns.push_back({{match.first, match.last}, stands_for_main ? main : std::nullopt, body});
    }
  }
  for (Voice& voice : voices_) {
    if (const auto body = body_of.find(*voice.entity); body != body_of.end()) voice.body = body->second;
  }
  voices_.insert(voices_.end(), nouns.begin(), nouns.end());
  std::ranges::stable_sort(voices_, {}, [](const Voice& v) { return v.tokens.first; });
  join_attributes();
}

// The nouns of bodies, the longest where several overlap: "finance committee" is no other committee.
std::vector<Match> Voices::bodies() const {
  std::vector<Match> found;
  for (const Match& match : document_.matches(TagKind::kBody, document_.all())) {
    if (found.empty() || match.first >= found.back().last) {
      found.push_back(match);
    } else if (match.words > found.back().words) {
      found.back() = match;
    }
  }
  return found;
}

// "the committee of the parliament" is the committee, "analysts of Verda Bank" speak for the bank.
void Voices::join_attributes() {
  std::vector<Voice> joined;
  for (const Voice& voice : voices_) {
    Voice* const head = joined.empty() ? nullptr : &joined.back();
    if (head == nullptr || head->entity || !is_attribute(*head, voice)) {
      joined.push_back(voice);
      continue;
    }
    head->tokens.last = voice.tokens.last;
    head->entity = voice.entity;
  }
  voices_ = std::move(joined);
}

bool Voices::is_attribute(const Voice& head, const Voice& voice) const {
  if (voice.tokens.first <= head.tokens.last || voice.tokens.first > head.tokens.last + 2) return false;
  const bool bound = document_.starts_at(Cue::kNamePreposition, head.tokens.last) ||
                     document_.starts_at(Cue::kArticleWord, head.tokens.last);
  return bound && (voice.tokens.first == head.tokens.last + 1 ||
                   document_.starts_at(Cue::kArticleWord, head.tokens.last + 1));
}

// No word between, or only a hyphen or a quotation mark: "Verda-Institut", "the agency 'Verda'".
bool Voices::joined(std::uint32_t from, std::uint32_t to) const {
  if (from == to) return true;
  return from + 1 == to && document_.token(from).kind == text::TokenKind::kSign &&
         document_.token(from).folded != ",";
}

bool Voices::introduces(std::uint32_t entity) const {
  const EntityKind kind = entities_[entity].kind;
  return kind != EntityKind::kPerson && !entities_[entity].known_place && !entities_[entity].press &&
         !entities_[entity].product;
}

// "die Behörde Verda", "the Verda Institute", "Verda, a bank,"
std::optional<std::uint32_t> Voices::named_beside(const Match& noun) const {
  const TokenRange around{noun.first > kReach ? noun.first - kReach : 0, noun.last + 2};
  for (const EntityMention& mention : entities_.mentions(around)) {
    const bool within = mention.tokens.first <= noun.first && noun.last <= mention.tokens.last;
    const bool before = noun.last <= mention.tokens.first && joined(noun.last, mention.tokens.first);
    const bool behind = mention.tokens.last <= noun.first && joined(mention.tokens.last, noun.first);
    if ((within || before || behind) && introduces(mention.entity)) return mention.entity;
  }
  return std::nullopt;
}

bool Voices::can_speak(const EntityMention& mention) const {
  const Entity& entity = entities_[mention.entity];
  if (entity.kind == EntityKind::kPlace)
    return entity.known_place && !located(mention.tokens);  // "Dublin said"
  return !entity.product;
}

// "Ministers in Dublin said"
bool Voices::located(TokenRange tokens) const {
  return document_.ends_before(Cue::kPlacePreposition, tokens.first) ||
         document_.ends_before(Cue::kNamePreposition, tokens.first);
}

bool Voices::behind_preposition(TokenRange tokens) const {
  std::uint32_t first = tokens.first;
  if (first > 0 && document_.starts_at(Cue::kArticleWord, first - 1)) --first;
  return located({first, tokens.last});
}

std::optional<Voice> Voices::after(std::uint32_t token, const Sentence& sentence) const {
  const auto found = in({token, std::min(token + kReach, sentence.tokens.last)});
  return found.empty() ? std::nullopt : std::optional(found.front());
}

// Only what introduces a name stands between: articles, offices, nouns of bodies.
std::optional<Voice> Voices::right_after(std::uint32_t token, const Sentence& sentence) const {
  for (const Voice& voice : in({token, std::min(token + kRightAfter + 1, sentence.tokens.last)})) {
    if (voice.entity && entities_[*voice.entity].press) return std::nullopt;  // "sagte der Zeitung X"
    return document_.leads_to_name({token, voice.tokens.first}) ? std::optional(voice) : std::nullopt;
  }
  return std::nullopt;
}

// Right before the verb, or before an apposition between commas that the verb follows.
std::optional<Voice> Voices::before(std::uint32_t token, const Sentence& sentence) const {
  const auto found = in({sentence.tokens.first, token});
  for (std::size_t i = found.size(); i-- > 0;) {
    const Voice& voice = found[i];
    if (voice.tokens.last > token) continue;  // "Kelm Warns": the verb is part of the name
    const bool adjacent = token - voice.tokens.last <= 1;
    const std::uint32_t chunk = document_.chunk(voice.tokens.first);
    const bool resumed = chunk == document_.chunk(token) || chunk + 2 == document_.chunk(token);
    const bool apposition = resumed && document_.token(voice.tokens.last).folded == ",";
    if (adjacent || apposition) return voice;
  }
  return std::nullopt;
}

// "It denied": who spoke last before the sentence.
std::optional<Voice> Voices::resumed_by(std::uint32_t token, const Sentence& sentence) const {
  if (token == sentence.tokens.first || !document_.starts_at(Cue::kPronoun, token - 1)) return std::nullopt;
  const std::uint32_t first = sentence.tokens.first;
  const auto found = in({first > kLookBack ? first - kLookBack : 0, first});
  for (std::size_t i = found.size(); i-- > 0;) {
    if (!behind_preposition(found[i].tokens)) return found[i];
  }
  return std::nullopt;
}

std::optional<Voice> Voices::pointed_at(const Match& match, const Sentence& sentence) const {
  if (is_cue(match, Cue::kAccordingTo)) return after(match.last, sentence);
  if (is_cue(match, Cue::kAccordingBefore)) {
    return before(match.first, sentence) ? std::nullopt : right_after(match.last, sentence);
  }
  if (!is_cue(match, Cue::kAccordingAfter)) return std::nullopt;
  if (const auto subject = before(match.first, sentence)) return subject;
  if (const auto spoken = resumed_by(match.first, sentence)) return spoken;
  const bool opens =
      match.first > sentence.tokens.first && document_.token(match.first - 1).kind == text::TokenKind::kSign;
  return opens ? right_after(match.last, sentence) : std::nullopt;  // "..., said the agency"
}

// "3 million, well above the 2.5 that analysts had expected": who expects one figure expects no other.
bool Voices::figure_before(const Match& match, const Binding& binding, const Sentence& sentence) const {
  return std::ranges::any_of(sentence.found, [&](const Found& found) {
    return found.item.amount() != nullptr && found.tokens.first >= binding.tokens.last &&
           found.tokens.last <= match.first && !extract::joined(document_, binding.tokens, found.tokens);
  });
}

std::optional<Voice> Voices::speech(const Binding& binding, const Sentence& sentence) const {
  std::optional<Voice> best;
  std::uint32_t best_gap = ~0u;
  for (const Match& match : document_.matches(sentence.tokens)) {
    if (!points(match)) continue;
    const std::uint32_t distance = gap(binding.tokens, match.first);
    if (distance >= best_gap) continue;
    const auto voice = pointed_at(match, sentence);
    if (voice && !(is_observer(*voice) && figure_before(match, binding, sentence))) {
      best_gap = distance;
      best = voice;
    }
  }
  return best;
}

// "Police put the crowd at 300, organisers at 900": the body of the figure's own clause. Of a plan, an
// observer.
std::optional<Voice> Voices::counter(const Binding& binding, const Sentence& sentence,
                                     const Topic& topic) const {
  const bool tallied =
      topic.attribute_class == AttributeClass::kStatus && topic.reckoning == Reckoning::kTallied;
  const bool plan = topic.attribute_class == AttributeClass::kPlan;
  const auto found = in({sentence.tokens.first, binding.tokens.first});
  for (std::size_t i = found.size(); i-- > 0;) {
    const Voice& voice = found[i];
    const bool counts = tallied && voice.body && document_.lexicon().bodies()[*voice.body].counts;
    if (is_subject(voice, binding) && (counts || (plan && is_observer(voice)))) return voice;
  }
  return std::nullopt;
}

bool Voices::is_subject(const Voice& voice, const Binding& binding) const {
  return document_.chunk(voice.tokens.first) == document_.chunk(binding.tokens.first) &&
         !behind_preposition(voice.tokens);
}

std::optional<Voice> Voices::agent(const Binding& binding) const {
  for (const Voice& voice :
       in({document_.sentences()[binding.sentence].tokens.first, binding.tokens.first})) {
    const bool acts =
        !voice.entity || entities_[entities_.speaker(*voice.entity)].kind == EntityKind::kCompany;
    if (acts && is_subject(voice, binding)) return voice;
  }
  return std::nullopt;
}

std::optional<Voice> Voices::of(const Binding& binding, const Topic& topic) const {
  const Sentence& sentence = document_.sentences()[binding.sentence];
  const auto spoken = speech(binding, sentence);
  const auto counted = counter(binding, sentence, topic);
  if (!spoken || !counted) return spoken ? spoken : counted;
  return document_.chunk(spoken->tokens.first) == document_.chunk(binding.tokens.first) ? spoken : counted;
}

}  // namespace claimgraph::extract

#include "core/extract/choice.h"

#include <algorithm>
#include <cstdlib>

#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

// Scores in tenths of "the word stands right beside the figure".
constexpr int kHeadFar = 45;
constexpr int kHeadBefore = 90;
constexpr int kHeadBeforeStep = 5;
constexpr int kCueBase = 70;
constexpr int kCueStep = 3;
constexpr int kCueFloor = 24;
constexpr int kChunkStep = 14;
constexpr int kWordBonus = 5;
constexpr int kNeedBonus = 30;            // a need word in the figure's own part of the sentence
constexpr int kFieldBonus = 10;           // an attribute that only texts of its field have, in one of them
constexpr int kOtherNoun = 30;            // a count whose own noun is another
constexpr std::uint32_t kVerbReach = 3;   // tokens behind a counted noun: "12 hikers were killed"
constexpr std::uint32_t kNoneReach = 3;   // tokens behind a word for none: "nobody was killed"
constexpr std::uint32_t kThingWords = 4;  // of the longest name of a thing that a trigger may stand in
constexpr int kKindBonus = 10;            // an attribute of the kind of thing that the text is about
constexpr int kThemeStep = 2;             // for each further sentence with a word of the attribute ...
constexpr int kThemes = 3;                // ... of so many
constexpr std::uint32_t kIntoReach = 6;   // tokens from "into" to the noun of what a sum goes into
constexpr int kFieldTold = 2;  // sentences with a word of a field that make the text one of that field

// "Nobody died", "no flights were cancelled": what none did stands right behind.
bool is_count_of_none(const Binding& binding) {
  return binding.dimension == "count" && binding.item.amount() != nullptr && is_none(*binding.item.amount());
}

}  // namespace

Chooser::Chooser(const Document& document, const Entities& entities)
    : document_(document), entities_(entities) {
  collect_fields();
}

// In how many sentences the words of attributes stand, and those that they need.
void Chooser::collect_fields() {
  const auto& attributes = document_.lexicon().attributes();
  std::vector<Told> fields(attributes.size());
  themes_.resize(attributes.size());
  for (std::uint32_t s = 0; s < document_.sentences().size(); ++s) {
    const auto count = [&](const Match& match) {
      const Tag tag = unpack(match.tag);
      themes_[tag.index].count(s);
      if (tag.kind == TagKind::kCue || (tag.kind == TagKind::kHead && has_need(tag.index))) return;
      if (fields[tag.index].count(s) == kFieldTold) fields_.push_back(attributes[tag.index].name);
    };
    const TokenRange tokens = document_.sentences()[s].tokens;
    std::ranges::for_each(document_.matches(TagKind::kHead, tokens), count);
    std::ranges::for_each(document_.matches(TagKind::kNeed, tokens), count);
  }
}

bool Chooser::has_need(std::uint32_t attribute) const {
  const Vocabulary* words = document_.vocabulary();
  return words != nullptr && attribute < words->has_need.size() && words->has_need[attribute];
}

bool Chooser::applies_here(const Attribute& attribute) const {
  if (attribute.beside.empty() || std::ranges::find(fields_, attribute.beside) != fields_.end()) return true;
  const auto& attributes = document_.lexicon().attributes();
  return std::ranges::any_of(
      needs_, [&](const auto& need) { return attributes[need.first].name == attribute.beside; });
}

void Chooser::enter(std::size_t s) {
  const TokenRange tokens = document_.sentences()[s].tokens;
  needs_.clear();
  needs_before_.assign(document_.lexicon().attributes().size(), false);
  for (const Match& match : document_.matches(TagKind::kNeed, tokens))
    add_need(unpack(match.tag).index, match);
  for (const Match& match : document_.matches(TagKind::kInto, tokens))
    if (goes_into(match)) add_need(unpack(match.tag).index, match);
  if (document_.has(Cue::kInto, tokens)) add_needs_of_names(tokens);
  if (s == 0) return;
  for (const Match& match : document_.matches(TagKind::kNeed, document_.sentences()[s - 1].tokens))
    needs_before_[unpack(match.tag).index] = true;
}

void Chooser::add_need(std::uint32_t attribute, const Match& match) {
  needs_.push_back({attribute, document_.chunk(match.first)});
}

// What attributes need that ask for a name of some kind behind "into".
void Chooser::add_needs_of_names(TokenRange tokens) {
  for (const Match& match : document_.matches(tokens)) {
    if (!is_cue(match, Cue::kInto)) continue;
    for (const auto& [attribute, kind] : document_.lexicon().into_kinds())
      if (names(kind, match.last)) add_need(attribute, match);
  }
}

// "Orvento invested 40 million in the start-up Lumis", but not "in Lumis's third year".
bool Chooser::names(EntityKind kind, std::uint32_t token) const {
  const auto end = static_cast<std::uint32_t>(document_.tokens().size());
  for (const EntityMention& mention : entities_.mentions({token, std::min(end, token + kLongestName)})) {
    return entities_[mention.entity].kind == kind && document_.leads_to_name({token, mention.tokens.first}) &&
           !document_.starts_at(Cue::kPossessive, mention.tokens.last);
  }
  return false;
}

// "pours 40 million into new data centres"
bool Chooser::goes_into(const Match& match) const {
  const std::uint32_t reach = match.first > kIntoReach ? match.first - kIntoReach : 0;
  const Match* into = document_.find(Cue::kInto, {reach, match.first});
  return into != nullptr && document_.chunk(into->first) == document_.chunk(match.first);
}

// What the need words of an attribute add to its score: nothing if it has no need, and no value if it does
// not apply. A later clause with a count of its own says nothing of what this one counts.
std::optional<int> Chooser::need_score(std::uint32_t attribute, const Binding& binding) const {
  const std::uint32_t chunk = document_.chunk(binding.tokens.first);
  const bool count = binding.dimension == "count";
  if (!has_need(attribute)) return 0;
  std::optional<int> best;
  if (needs_before_[attribute]) best = -2 * kChunkStep;
  for (const auto& [index, at] : needs_) {
    if (index != attribute || (count && at > chunk && figure_in(at, binding))) continue;
    const int chunks = std::abs(static_cast<int>(at) - static_cast<int>(chunk));
    const int points = chunks == 0 ? kNeedBonus : -kChunkStep * (chunks - 1);
    if (!best || points > *best) best = points;
  }
  return best;
}

int Chooser::kind_score(const Attribute& attribute) const {
  if (!entities_.main() || attribute.bearers.empty()) return 0;
  return attribute.bearers.front() == entities_[*entities_.main()].kind ? kKindBonus : 0;
}

int Chooser::score(const Match& match, TagKind kind, const Binding& binding) const {
  const TokenRange tokens = binding.tokens;
  if (match.first < tokens.first && tokens.last < match.last) return kCueBase;  // "gibt 40 Millionen dazu"
  if (encloses_figure(binding, match)) return 0;
  const bool after = match.first >= tokens.last;
  if (!after && match.last > tokens.first) return 0;  // inside the figure itself
  if (after && of_another_clause(binding, match)) return 0;
  const std::uint32_t gap = after ? document_.words_between(tokens.last - 1, match.first)
                                  : document_.words_between(match.last - 1, tokens.first);
  const int distance = static_cast<int>(gap);
  int base = std::max(kCueFloor, kCueBase - kCueStep * distance);
  if (after && is_share_of(binding, match)) return 0;
  if (kind == TagKind::kHead) {
    if (!after && counted_before(binding, match)) return 0;
    if (after && of_another_figure(binding, match)) return 0;
    const bool own = after && gap < kHeadReach &&
                     document_.chunk(match.first) == document_.chunk(tokens.first) &&
                     !document_.has(Cue::kBarrier, {tokens.last, match.first});
    if (own)
      base = kHeadAfter - kHeadAfterStep * distance;
    else if (after)
      base = std::max(kCueFloor, kHeadFar - distance);
    else
      base = std::max(kCueFloor, kHeadBefore - kHeadBeforeStep * distance);
  }
  const int chunks = std::abs(static_cast<int>(document_.chunk(match.first)) -
                              static_cast<int>(document_.chunk(tokens.first)));
  return base - kChunkStep * chunks + kWordBonus * static_cast<int>(match.words - 1);
}

// A verb in two parts around another figure is the verb of that.
bool Chooser::encloses_figure(const Binding& binding, const Match& match) const {
  if (match.last - match.first <= match.words) return false;  // of one part
  return std::ranges::any_of(document_.sentences()[binding.sentence].found, [&](const Found& found) {
    return match.first < found.tokens.first && found.tokens.last < match.last &&
           found.item.amount() != nullptr;
  });
}

// "12 percent of the deficit" is no deficit of 12 percent.
bool Chooser::is_share_of(const Binding& binding, const Match& match) const {
  const std::uint32_t last = binding.tokens.last;
  if (binding.dimension != "ratio") return false;
  const Match* of = document_.find(Cue::kPartitive, {last, match.first});
  return of != nullptr && of->first == last && of->last == match.first;
}

// "Rescuers found the bodies of two hikers": a count is of the noun behind it, whatever else the sentence
// names.
bool Chooser::of_own_noun(const Binding& binding, const Match& match) const {
  if (binding.dimension != "count") return true;
  const auto noun = open_noun(document_, binding.tokens);
  if (!noun || document_.starts_at(Cue::kAnybody, *noun)) return true;
  const bool after = match.first >= binding.tokens.last;
  if (after) return match.first <= *noun || document_.words_between(*noun, match.first) < kVerbReach;
  return match.last + 1 >= binding.tokens.first;
}

// "12 helicopters and 40 boats": the boats are those of the 40, unless small words join the figures ("12 to
// 40 boats").
bool Chooser::of_another_figure(const Binding& binding, const Match& match) const {
  return std::ranges::any_of(document_.sentences()[binding.sentence].found, [&](const Found& found) {
    const bool between = found.tokens.first >= binding.tokens.last && found.tokens.last <= match.first;
    return between && found.item.amount() != nullptr && !joined(document_, binding.tokens, found.tokens);
  });
}

// "It destroyed 110 homes and forced 4,000 people to leave": the homes are those of the figure before them.
bool Chooser::counted_before(const Binding& binding, const Match& match) const {
  const std::uint32_t last = binding.tokens.last;
  const bool own = binding.dimension == "count" && last < document_.tokens().size() &&
                   document_.starts_at(Cue::kAnybody, last);
  return own && std::ranges::any_of(document_.sentences()[binding.sentence].found, [&](const Found& found) {
           return found.item.amount() != nullptr && found.tokens.last <= match.first &&
                  match.first - found.tokens.last < kHeadReach && match.last <= binding.tokens.first;
         });
}

// "sales were 8 million; the profit came to 2 million": the words of a later clause are those of its own
// figure.
bool Chooser::of_another_clause(const Binding& binding, const Match& match) const {
  const std::uint32_t chunk = document_.chunk(match.first);
  return chunk != document_.chunk(binding.tokens.first) && figure_in(chunk, binding);
}

// Another figure of the same dimension behind this one, in that part of the sentence.
bool Chooser::figure_in(std::uint32_t chunk, const Binding& binding) const {
  return std::ranges::any_of(document_.sentences()[binding.sentence].found, [&](const Found& found) {
    return document_.chunk(found.tokens.first) == chunk && found.tokens.first >= binding.tokens.last &&
           found.item.amount() != nullptr && dimension_of(found.item) == binding.dimension &&
           !takes_place_of(found, binding);
  });
}

// "not 171, but 158 cases"
bool Chooser::takes_place_of(const Found& found, const Binding& binding) const {
  return found.tokens.first - binding.tokens.last <= kJoint &&
         document_.ends_before(Cue::kNewerBefore, found.tokens.first);
}

// "Nobody died", "gestorben ist niemand"; but not "beds heal nobody".
bool Chooser::is_of_none(const Binding& binding, const Match& match) const {
  const auto names = [](const Match& other) {
    const TagKind kind = unpack(other.tag).kind;
    return kind == TagKind::kHead || kind == TagKind::kThing;
  };
  if (match.first < binding.tokens.last)
    return std::ranges::none_of(document_.matches({match.first, match.last}), names);
  return match.first <= binding.tokens.last + kNoneReach;
}

// "Three production lines" are no production: the word is part of the name of a thing.
bool Chooser::within_thing(const Match& match) const {
  const std::uint32_t reach = match.first > kThingWords ? match.first - kThingWords : 0;
  const auto is_counted = [&](const Match& other) {
    return document_.lexicon().things()[unpack(other.tag).index].dimension == "count";
  };
  return std::ranges::any_of(
      document_.matches(TagKind::kThing, {reach, match.last}), [&](const Match& other) {
        return is_counted(other) && other.first <= match.first && match.last <= other.last &&
               match.last - match.first < other.last - other.first;
      });
}

Choice Chooser::choose(const Binding& binding) const {
  Choice best;
  for (const Match& match :
       document_.matches(TagKind::kHead, document_.sentences()[binding.sentence].tokens)) {
    const Tag tag = unpack(match.tag);
    const Attribute& attribute = document_.lexicon().attributes()[tag.index];
    if (!has_dimension(attribute, binding.dimension) || !applies_here(attribute)) continue;
    const auto need = need_score(tag.index, binding);
    const int own = score(match, tag.kind, binding);
    if (!need || own == 0) continue;
    if (is_count_of_none(binding) && !is_of_none(binding, match)) continue;
    if (binding.dimension == "count" && within_thing(match)) continue;
    int points =
        own + *need + kind_score(attribute) + (attribute.beside.empty() || *need > 0 ? 0 : kFieldBonus);
    const bool own_noun = of_own_noun(binding, match);
    if (!own_noun) points -= kOtherNoun;
    points += kThemeStep * std::min(kThemes, themes_[tag.index].sentences - 1);
    const bool earlier = points == best.score && best.attribute && tag.index < *best.attribute;
    if (points > best.score || earlier) {
      best = {
          tag.index, points, {match.first, match.last}, own_noun, tag.kind == TagKind::kHead || *need > 0};
    }
  }
  return best;
}

}  // namespace claimgraph::extract

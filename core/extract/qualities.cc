#include "core/extract/qualities.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/extract/extract.h"
#include "core/extract/rebuttal.h"
#include "core/extract/stance.h"
#include "core/extract/subject.h"
#include "core/model/names.h"

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kAppositionReach = 8;  // tokens between a name's comma and the office behind it
constexpr std::uint32_t kOfReach =
    5;  // tokens between an office and the name behind it: "director of the X, Ada Lund"
constexpr std::uint32_t kBodyReach = 4;      // tokens of a body's name and its joint before an office
constexpr std::uint32_t kFormerReach = 2;    // tokens between "former" and the office
constexpr std::uint32_t kBracketReach = 4;   // tokens in a bracket between a name and its comma: "(52)"
constexpr std::uint32_t kNounReach = 4;      // tokens between a name and the noun that it goes by
constexpr std::uint32_t kNameReach = 6;      // tokens of a name before the comma of what it does
constexpr std::uint32_t kLeadReach = 6;      // tokens at the head of a sentence, where its subject stands
constexpr std::uint32_t kNegationReach = 4;  // tokens between "not" and the words of a value
constexpr std::uint32_t kPlanReach = 5;      // tokens between "will" and the words of a value

TokenRange tokens_of(const Match& match) { return {match.first, match.last}; }
TokenRange around(TokenRange a, TokenRange b) {
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}
constexpr std::string_view kWorks = "/project";

bool overlap(TokenRange a, TokenRange b) { return a.first < b.last && b.first < a.last; }
std::uint32_t back(std::uint32_t token, std::uint32_t reach) { return token > reach ? token - reach : 0; }

// What was found, before it is a claim.
struct Answer {
  const Match* value = nullptr;  // the words that say it
  std::size_t sentence = 0;
  TokenRange evidence;
  TokenRange said;  // the words that the claim stands on: the value's, or those of a denial
  Subject subject;
  Stance stance;
};

class Finder {
 public:
  Finder(const Document& document, const Entities& entities, const Voices& voices,
         std::span<const Binding> bindings, const SaidOn& statement)
      : document_(document),
        entities_(entities),
        voices_(voices),
        bindings_(bindings),
        statement_(statement) {}

  std::vector<Claim> run() {
    collect_things();
    for (std::size_t s = 0; s < document_.sentences().size(); ++s) {
      if (document_.sentences()[s].furniture) continue;
      for (const Match* value : values(s, Shape::kTitle)) find_title(s, *value);
      for (const Match* value : values(s, Shape::kState)) find_state(s, *value);
      for (const Match* value : values(s, Shape::kWeighed)) find_weighed(s, *value);
    }
    std::ranges::stable_sort(claims_, {}, [](const Claim& c) { return c.mentions.front().number.start; });
    return std::move(claims_);
  }

 private:
  const QualityValue& value_of(const Match& match) const {
    return document_.lexicon().quality_values()[unpack(match.tag).index];
  }
  const Quality& quality_of(const Match& match) const {
    return document_.lexicon().qualities()[value_of(match).quality];
  }
  const TokenRange& tokens(std::size_t sentence) const { return document_.sentences()[sentence].tokens; }
  TokenRange clause(std::size_t sentence, TokenRange range) const {
    return document_.clause(document_.sentences()[sentence], range);
  }
  bool is_sign(std::uint32_t t, std::string_view sign) const {
    return t < document_.tokens().size() && document_.token(t).folded == sign;
  }

  // The values of one shape that a sentence says: of those that share words the one with most, then the first
  // of the table.
  std::vector<const Match*> values(std::size_t sentence, Shape shape) const {
    std::vector<const Match*> found;
    for (const Match& match : document_.matches(TagKind::kQualityValue, tokens(sentence))) {
      if (match.last > tokens(sentence).last) continue;
      if (quality_of(match).shape == shape) found.push_back(&match);
    }
    if (found.size() < 2) return found;
    std::ranges::stable_sort(found, [](const Match* a, const Match* b) {
      return a->words != b->words ? a->words > b->words : a->tag < b->tag;
    });
    std::vector<bool> taken(tokens(sentence).last - tokens(sentence).first);
    std::erase_if(found, [&](const Match* match) {
      const auto first = taken.begin() + (match->first - tokens(sentence).first);
      const auto last = first + (match->last - match->first);
      const bool lost = std::find(first, last, true) != last;
      if (!lost) std::fill(first, last, true);
      return lost;
    });
    std::ranges::sort(found, {}, [](const Match* match) { return match->first; });
    return found;
  }

  // --- Offices.

  bool is_person(const EntityMention& mention) const {
    return entities_[mention.entity].kind == EntityKind::kPerson;
  }

  // Right beside an office a full name that nothing else is known of is a person's.
  bool may_be_person(const EntityMention& mention) const {
    const Entity& entity = entities_[mention.entity];
    const bool full_name = entity.name.find(' ') != std::string::npos;
    return is_person(mention) || (entity.kind == EntityKind::kUnknown && full_name);
  }

  void find_title(std::size_t sentence, const Match& value) {
    if (is_former(value)) return;
    auto holder = holder_after(sentence, value);
    if (!holder) holder = holder_before(sentence, value);
    if (!holder) return;
    const Subject subject{entities_[holder->entity].name, holder->entity, holder->tokens};
    const TokenRange office{body_before(sentence, value.first), value.last};
    add({&value, sentence, around(holder->tokens, office), tokens_of(value), subject, {}});
  }

  // "Orvento-Direktorin", "Orvento's director": where the name before the office begins, else the office
  // itself.
  std::uint32_t body_before(std::size_t sentence, std::uint32_t office) const {
    const TokenRange before{std::max(tokens(sentence).first, back(office, kBodyReach)), office};
    for (const EntityMention& mention : entities_.mentions(before)) {
      const std::uint32_t joint = mention.tokens.last;
      if (joint < office && (is_sign(joint, "-") || is_sign(joint, "'"))) return mention.tokens.first;
    }
    return office;
  }

  bool is_former(const Match& value) const {
    return document_.has(Cue::kFormer, {back(value.first, kFormerReach), value.last});
  }

  // "director Ada Lund", "its director, Ada Lund", "director of Orvento, Ada Lund".
  std::optional<EntityMention> holder_after(std::size_t sentence, const Match& value) const {
    const TokenRange behind{value.last, std::min(value.last + kOfReach + 1, tokens(sentence).last)};
    for (const EntityMention& mention : entities_.mentions(behind)) {
      const std::uint32_t end = mention.tokens.first - (is_sign(mention.tokens.first - 1, ",") ? 1 : 0);
      if (end <= value.last && may_be_person(mention)) return mention;
      if (end > value.last && is_person(mention))
        return leads_on({value.last, end}) ? std::optional(mention) : std::nullopt;
    }
    return std::nullopt;
  }

  // A phrase of the office itself: "of Orvento", "d'Orvento", "van Financiën".
  bool leads_on(TokenRange range) const {
    if (!document_.starts_at(Cue::kNamePreposition, range.first)) return false;
    return document_.chunk(range.first) == document_.chunk(range.last - 1) && !speaks(range);
  }

  bool speaks(TokenRange range) const {
    return document_.has(Cue::kSay, range) || document_.has(Cue::kFinite, range);
  }

  // "Ada Lund, the agency's director", "Ada Lund, 52, director", "Ada Lund (52), director".
  std::optional<EntityMention> holder_before(std::size_t sentence, const Match& value) const {
    if (is_titled(sentence, value.last)) return std::nullopt;
    const auto before = entities_.mentions({tokens(sentence).first, value.first});
    for (std::size_t i = before.size(); i-- > 0;) {
      const EntityMention& mention = before[i];
      if (!may_be_person(mention)) continue;
      const std::uint32_t comma = behind_bracket(mention.tokens.last);
      const bool apposition =
          is_sign(comma, ",") && comma < value.first && value.first <= comma + kAppositionReach;
      const TokenRange between{comma, value.first};
      const bool another =
          document_.has(Cue::kThat, between) || speaks(between);  // "Orvento, whose director ..."
      return apposition && !another ? std::optional(mention) : std::nullopt;
    }
    return std::nullopt;
  }

  std::uint32_t behind_bracket(std::uint32_t t) const {
    if (!is_sign(t, "(")) return t;
    for (std::uint32_t end = t + 1; end <= t + kBracketReach; ++end) {
      if (is_sign(end, ")")) return end + 1;
    }
    return t;
  }

  // Another person's name right behind it.
  bool is_titled(std::size_t sentence, std::uint32_t t) const {
    const auto behind = entities_.mentions({t, std::min(t + 1, tokens(sentence).last)});
    return std::ranges::any_of(behind, [&](const EntityMention& m) { return is_person(m); });
  }

  // --- States.

  void find_state(std::size_t sentence, const Match& value) {
    const TokenRange part = clause(sentence, tokens_of(value));
    if (has_figure(part) || is_unreal(sentence, part, value)) return;
    auto subject = bearer(part, value);
    if (!subject) return;
    Answer answer{&value, sentence, tokens_of(value), tokens_of(value), *std::move(subject), {}};
    answer.stance = stance(sentence, value, answer.subject);
    answer.stance.polarity = is_denied(part, value) ? Polarity::kNegative : Polarity::kPositive;
    if (answer.stance.modality != Modality::kConsidered) answer.stance.modality = modality(part, value);
    add(std::move(answer));
  }

  // Asked for, a condition, a question, or how it was once: nobody says that it is so.
  bool is_unreal(std::size_t sentence, TokenRange part, const Match& value) const {
    const bool subordinate =
        document_.starts_at(Cue::kThat, part.first + 1);  // behind its comma: the main part counts, too
    const TokenRange governing{subordinate ? tokens(sentence).first : part.first, part.last};
    return has_beside(Cue::kUnreal, governing, value) || has_beside(Cue::kOlder, part, value) ||
           is_sign(tokens(sentence).last - 1, "?");
  }

  // A state is unless a word of intention stands right before it: "will be under construction".
  Modality modality(TokenRange part, const Match& value) const {
    const TokenRange before{std::max(part.first, back(value.first, kPlanReach)), value.first};
    return document_.has(Cue::kPlan, before) ? Modality::kPlanned : Modality::kActual;
  }

  // A figure of the same part says how things stand: the new date of what is delayed, the price of what is
  // offered.
  bool has_figure(TokenRange part) const {
    const auto first =
        std::ranges::lower_bound(bindings_, part.first, {}, [](const Binding& b) { return b.tokens.first; });
    return first != bindings_.end() && first->tokens.first < part.last;
  }

  // Who bears it: named in that part, right before it ("Ada Lund, resigned"), or a thing there that the text
  // is about; of a company with such a thing beside it, its works.
  std::optional<Subject> bearer(TokenRange part, const Match& value) const {
    const std::vector<EntityKind>& bearers = quality_of(value).bearers;
    const auto thing = thing_in(part, bearers.front());
    auto subject = named_bearer(part, value);
    if (!subject && thing) subject = topical_subject(entities_, bearers);
    if (subject && !subject->mention && !goes_by(*subject, *thing)) return std::nullopt;
    if (subject && thing && bearers.front() == EntityKind::kProject && is_company(*subject))
      subject->name += kWorks;
    return subject;
  }

  std::optional<Subject> named_bearer(TokenRange part, const Match& value) const {
    const std::vector<EntityKind>& bearers = quality_of(value).bearers;
    const TokenRange behind{value.last,
                            value.last};  // "found Ada Lund guilty": a name within stands before it, too
    for (const TokenRange range : {TokenRange{part.first, value.first}, part, resumed(part, value)}) {
      auto subject = named_subject(document_, entities_, range, behind, {bearers});
      if (!subject) continue;
      const TokenRange name = *subject->mention;
      const bool inside = value.first < name.first && name.last < value.last;
      if ((inside || !overlap(name, tokens_of(value))) && !decides(name)) return subject;
    }
    return std::nullopt;
  }

  // "The Supreme Court dismissed ...": part of the name of a body that rules on others.
  bool decides(TokenRange name) const {
    const TokenRange near{back(name.first, kBodyReach), name.last + 1};
    return std::ranges::any_of(document_.matches(TagKind::kBody, near), [&](const Match& match) {
      return document_.lexicon().bodies()[unpack(match.tag).index].decides && match.first <= name.last &&
             name.first <= match.last;
    });
  }

  // Where a part begins with the value, what stands before its comma: "Ada Lund, resigned"; or before the
  // insertion that the comma ends: "Ada Lund, 52, resigned".
  TokenRange resumed(TokenRange part, const Match& value) const {
    if (value.first != part.first + 1) return {};
    for (std::uint32_t comma = part.first; comma > 0; comma = part_of(comma - 1)) {
      for (const EntityMention& mention : entities_.mentions({back(comma, kNameReach), comma})) {
        if (mention.tokens.last == comma) return mention.tokens;
      }
      if (comma != part.first) break;
    }
    return {};
  }

  // Where the part that a token stands in begins.
  std::uint32_t part_of(std::uint32_t token) const {
    std::uint32_t first = token;
    while (first > 0 && document_.chunk(first - 1) == document_.chunk(token)) --first;
    return first;
  }

  bool is_company(const Subject& subject) const {
    return subject.entity && entities_[*subject.entity].kind == EntityKind::kCompany;
  }

  // The first noun of a thing of that kind.
  std::optional<std::uint32_t> thing_in(TokenRange range, EntityKind kind) const {
    for (const Match& match : document_.matches(TagKind::kNoun, range)) {
      const std::uint32_t noun = unpack(match.tag).index;
      if (document_.lexicon().nouns()[noun].kind == kind) return noun;
    }
    return std::nullopt;
  }

  // Whether the text has that noun beside one of the subject's names: "the Lerchberg tunnel ... the tunnel".
  bool goes_by(const Subject& subject, std::uint32_t noun) const {
    return subject.entity && things_.contains({*subject.entity, noun});
  }

  void collect_things() {
    const auto end = static_cast<std::uint32_t>(document_.tokens().size());
    for (const EntityMention& mention : entities_.mentions()) {
      const TokenRange near{back(mention.tokens.first, kNounReach),
                            std::min(mention.tokens.last + kNounReach, end)};
      for (const Match& match : document_.matches(TagKind::kNoun, near))
        things_.insert({mention.entity, unpack(match.tag).index});
    }
  }

  Stance stance(std::size_t sentence, const Match& value, const Subject& subject) const {
    Topic topic;
    topic.attribute_class = quality_of(value).attribute_class;
    return stance_of(document_, entities_, voices_, asked(sentence, value), topic, subject, std::nullopt);
  }

  // "not", or a word of denial, of that part and no word of the value itself.
  bool is_denied(TokenRange part, const Match& value) const {
    return has_beside(Cue::kNegation, {std::max(part.first, back(value.first, kNegationReach)), value.first},
                      value) ||
           has_beside(Cue::kDenial, part, value);
  }

  bool has_beside(Cue cue, TokenRange range, const Match& value) const {
    return std::ranges::any_of(document_.matches(range), [&](const Match& match) {
      return is_cue(match, cue) && (match.last <= value.first || value.last <= match.first);
    });
  }

  // --- What somebody may do.

  void find_weighed(std::size_t sentence, const Match& value) {
    const TokenRange part = clause(sentence, tokens_of(value));
    const bool considered =
        document_.has(Cue::kConsidered, {tokens(sentence).first, std::max(part.last, value.last)});
    const auto rebuttal = considered || is_reported(sentence)
                              ? rebuttal_of(document_, entities_, voices_, asked(sentence, value))
                              : std::nullopt;
    const Match* denial = rebuttal ? nullptr : denial_of(part, value, considered);
    if (!considered && !rebuttal && denial == nullptr) return;
    const auto subject = considering(sentence, value);
    if (!subject) return;
    if (denial != nullptr)
      return add(denied(sentence, value, *subject, speaker_of(*subject), tokens_of(*denial)));
    add(weighed(sentence, value, *subject));
    if (rebuttal) add(denied(sentence, value, *subject, rebuttal->party, rebuttal->denial));
  }

  bool is_reported(std::size_t sentence) const {
    return document_.has(Cue::kReport, tokens(sentence)) || document_.has(Cue::kPress, tokens(sentence));
  }

  // "rejects that it wants to sell"; of what is said to be considered also "never": "never more than a
  // rumour".
  const Match* denial_of(TokenRange part, const Match& value, bool considered) const {
    const Match* negation = considered ? document_.find(Cue::kNegation, part) : nullptr;
    return negation != nullptr ? negation : document_.find(Cue::kDenial, {part.first, value.first});
  }

  // Named in the sentence, else the first that the sentence before names ("It rejected ...").
  std::optional<Subject> considering(std::size_t sentence, const Match& value) const {
    const std::vector<EntityKind>& bearers = quality_of(value).bearers;
    if (bearers.front() == EntityKind::kTopic) return topical_subject(entities_, bearers);
    for (const std::uint32_t end : {value.first, tokens(sentence).last}) {  // who acts stands before the verb
      const TokenRange range{tokens(sentence).first, end};
      if (auto named = named_subject(document_, entities_, range, tokens_of(value), {bearers})) return named;
    }
    auto named = sentence > 0 ? leading(sentence - 1, bearers) : std::nullopt;
    if (named) named->mention.reset();
    return named;
  }

  std::optional<Subject> leading(std::size_t sentence, const std::vector<EntityKind>& bearers) const {
    const TokenRange range = tokens(sentence);
    const std::uint32_t end = std::min(range.first + kLeadReach, range.last);
    return named_subject(document_, entities_, {range.first, end}, {end, end}, {bearers});
  }

  // The words of a value in the place of a figure.
  static Binding asked(std::size_t sentence, const Match& value) {
    Binding binding;
    binding.sentence = sentence;
    binding.first_sentence = sentence;
    binding.tokens = tokens_of(value);
    return binding;
  }

  Answer weighed(std::size_t sentence, const Match& value, const Subject& subject) const {
    Answer answer{&value,           sentence, tokens_of(value),
                  tokens_of(value), subject,  stance(sentence, value, subject)};
    answer.stance.modality = Modality::kConsidered;
    answer.stance.polarity = Polarity::kPositive;
    return answer;
  }

  static Answer denied(std::size_t sentence, const Match& value, const Subject& subject,
                       std::optional<std::string> party, TokenRange denial) {
    Answer answer{&value, sentence, around(tokens_of(value), denial), denial, subject, {}};
    answer.stance.polarity = Polarity::kNegative;
    answer.stance.party = std::move(party);
    return answer;
  }

  std::optional<std::string> speaker_of(const Subject& subject) const {
    if (!subject.entity) return std::nullopt;
    return entities_[entities_.speaker(*subject.entity)].name;
  }

  // --- Claims.

  void add(Answer answer) {
    if (answer.subject.mention) answer.evidence = around(*answer.subject.mention, answer.evidence);
    Claim claim = claim_of(answer);
    const auto [known, fresh] = said_.try_emplace(key_of(claim), claims_.size());
    if (fresh) return claims_.push_back(std::move(claim));
    Claim& first = claims_[known->second];
    first.mentions.push_back(claim.mentions.front());
    if (!first.party) first.party = std::move(claim.party);
    if (first.topic.scope.empty()) first.topic.scope = std::move(claim.topic.scope);
  }

  // The same answer has the same key: it is a further mention of one claim.
  static std::string key_of(const Claim& claim) {
    return claim.topic.subject + '\n' + claim.topic.attribute + '\n' + claim.value.text + '\n' +
           std::string(to_text(claim.modality)) + std::string(to_text(claim.polarity));
  }

  Claim claim_of(const Answer& answer) const {
    const Quality& quality = quality_of(*answer.value);
    Claim claim;
    claim.source = document_.source().id;
    claim.published = document_.source().published;
    claim.topic.subject = answer.subject.name;
    claim.topic.attribute = quality.name;
    claim.topic.dimension = kTextUnit;
    claim.topic.attribute_class = quality.attribute_class;
    if (quality.shape == Shape::kTitle) claim.topic.scope = body_of(answer.subject);
    claim.value.unit = kTextUnit;
    claim.value.text = value_of(*answer.value).text;
    claim.value.surface = document_.slice(answer.said);
    claim.modality = answer.stance.modality;
    claim.polarity = answer.stance.polarity;
    claim.party = answer.stance.party;
    const SaidOn said_on = said_on_of(document_, asked(answer.sentence, *answer.value), statement_, false);
    claim.said_on = said_on.day;
    claim.said_on_basis = said_on.basis;
    claim.flags = answer.stance.flags;
    if (!answer.subject.mention) claim.flags |= kTopicalSubject;
    claim.mentions = {{span_of(answer.evidence), span_of(answer.said)}};
    claim.extractor = std::string(kExtractorVersion) + " quality:" + quality.name;
    return claim;
  }

  // The body that the holder of an office holds it in.
  std::string body_of(const Subject& holder) const {
    const auto owner = holder.entity ? entities_[*holder.entity].owner : std::nullopt;
    return owner ? entities_[*owner].name : std::string();
  }

  CodePointSpan span_of(TokenRange range) const {
    const ByteSpan first = document_.token(range.first).span;
    return document_.offsets().to_code_points({first.start, document_.token(range.last - 1).span.end});
  }

  const Document& document_;
  const Entities& entities_;
  const Voices& voices_;
  std::span<const Binding> bindings_;
  const SaidOn& statement_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> things_;  // entity, noun beside it
  std::vector<Claim> claims_;
  std::unordered_map<std::string, std::size_t> said_;  // by key: index of the claim
};

}  // namespace

std::vector<Claim> qualities_of(const Document& document, const Entities& entities, const Voices& voices,
                                std::span<const Binding> bindings, const SaidOn& statement) {
  return Finder(document, entities, voices, bindings, statement).run();
}

}  // namespace claimgraph::extract

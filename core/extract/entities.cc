#include "core/extract/entities.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/extract/names.h"

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kTitleWeight = 3;
constexpr std::uint32_t kLeadWeight = 1;
constexpr std::uint32_t kInPassing = 1 + kLeadWeight;  // a name that is said once, be it in the lead
constexpr std::size_t kLeadSentences = 2;
constexpr std::size_t kShortestName = 3;  // bytes of a name before its genitive ending
constexpr std::uint32_t kEpithets = 1;    // words between "the company" and its name
constexpr int kBodyVotes = 3;
constexpr int kAdjectiveVotes = 8;

// What all pieces of one spelling say together.
struct Spelling {
  std::vector<std::size_t> pieces;
  int evidence = 0;
  std::size_t bare = 0;  // not the first word, no article before
  std::size_t after_article = 0;
  bool known = false;  // an ordinary word of the lexicon
  bool place = false;
  std::size_t numbered = 0;
};

bool is_last_word(std::string_view name, std::string_view word) {
  return name.size() > word.size() && name.ends_with(word) && name[name.size() - word.size() - 1] == ' ';
}
bool is_first_word(std::string_view name, std::string_view word) {
  return name.size() > word.size() && name.starts_with(word) && name[word.size()] == ' ';
}

EntityKind elected(const std::array<int, kKindCount>& votes) {
  const auto best = std::ranges::max_element(votes);
  return *best > 0 ? static_cast<EntityKind>(best - votes.begin()) : EntityKind::kUnknown;
}

std::span<const EntityMention> within(const std::vector<EntityMention>& mentions, TokenRange range) {
  const auto by_token = [](const EntityMention& m) { return m.tokens.first; };
  const auto first = std::ranges::lower_bound(mentions, range.first, {}, by_token);
  const auto last = std::ranges::lower_bound(mentions, range.last, {}, by_token);
  return {first, last};
}

// Where "the company" stands, or another noun that means the company that the text is about.
std::vector<TokenRange> company_nouns(const Document& document) {
  std::vector<TokenRange> nouns;
  for (const Match& match : document.matches(TagKind::kBody, document.all())) {
    const bool definite = document.ends_before(Cue::kArticleWord, match.first) &&
                          !document.ends_before(Cue::kIndefinite, match.first);
    if (definite && document.lexicon().bodies()[unpack(match.tag).index].stands_for_main)
      nouns.push_back({match.first, match.last});
  }
  return nouns;
}

// Pieces of one spelling together, spellings of one entity together.
class Merger {
 public:
  explicit Merger(const Document& document)
      : document_(document), forms_(document.forms()), names_(find_names(document)) {
    strip_epithets();
    spell();
    reject();
    for (const auto& [name, spelling] : spellings_) merge(canonical(name), spelling);
    for (const Piece& piece : names_.adjectives) add_adjective(piece);
    weigh_title();
    elect();
  }

  std::vector<Entity> entities;
  std::vector<EntityMention> mentions, adjectives;

  // The entity of a spelling, if it is one.
  std::optional<std::uint32_t> find(const std::string& name) const {
    const auto found = index_.find(canonical(name));
    return found == index_.end() ? std::nullopt : std::optional(found->second);
  }
  const std::optional<std::string>& owner(std::uint32_t entity) const { return ballots_[entity].owner; }

 private:
  struct Ballot {
    std::array<int, kKindCount> votes{};  // by EntityKind
    std::optional<std::string> owner;
  };

  // "Stahlkocher Orvento", "Italian Orvento" at the head of a sentence: a word before a name that stands
  // alone elsewhere.
  void strip_epithets() {
    std::set<std::string, std::less<>> alone;
    for (const Piece& piece : names_.pieces) alone.insert(piece.name);
    for (Piece& piece : names_.pieces) {
      const auto space = piece.name.find(' ');
      if (space == std::string::npos || elected(piece.votes) == EntityKind::kPerson) continue;
      const bool capital_says_nothing = piece.initial || is_noun(space);
      std::string rest = piece.name.substr(space + 1);
      const TokenRange tokens{piece.tokens.first + 1, piece.tokens.last};
      const std::string first = rest.substr(0, rest.find(' '));
      const bool known = alone.contains(rest) || alone.contains(first) ||
                         (find_in_title(first) && !find_in_title(piece.name));
      if (!capital_says_nothing || !known || document_.slice(tokens) != rest) continue;
      piece.tokens = tokens;
      piece.name = std::move(rest);
    }
  }

  // A capitalised word of so many bytes is too long for a first name.
  bool is_noun(std::size_t bytes) const {
    const auto longest = forms_.longest_first_name;
    return names_.capitalised_nouns && longest && bytes > *longest;
  }

  void spell() {
    for (std::size_t i = 0; i < names_.pieces.size(); ++i) {
      const Piece& piece = names_.pieces[i];
      Spelling& spelling = spellings_[piece.name];
      spelling.pieces.push_back(i);
      spelling.evidence += piece.evidence;
      spelling.place |= piece.place.has_value();
      if (piece.numbered) ++spelling.numbered;
      if (piece.after_article) ++spelling.after_article;
      if (!piece.initial && (!piece.after_article || !names_.capitalised_nouns)) ++spelling.bare;
      for (const Match& match : document_.matches(piece.tokens)) {
        const TagKind kind = unpack(match.tag).kind;
        const bool ordinary = kind == TagKind::kHead || kind == TagKind::kCue || kind == TagKind::kNeed ||
                              kind == TagKind::kNoun || kind == TagKind::kThing;
        spelling.known |= match.words == 1 && ordinary;
      }
    }
  }

  // The title says the word, too, and not as its first.
  bool in_title(std::string_view name) const {
    const auto at = find_in_title(name);
    return at && *at > 0;
  }

  std::optional<std::size_t> find_in_title(std::string_view name) const {
    const std::string& title = document_.source().title;
    const auto at = title.find(name);
    if (at == std::string::npos) return std::nullopt;
    const auto letter = [](char c) { return (c & 0x80) != 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
    const std::size_t end = at + name.size();
    const bool whole = (at == 0 || !letter(title[at - 1])) && (end == title.size() || !letter(title[end]));
    return whole ? std::optional(at) : std::nullopt;
  }

  // "Befragte Experten rechnen ...": two words with capitals, of which the first says nothing, wherever they
  // stand.
  bool at_head(const Spelling& spelling) const {
    return names_.capitalised_nouns && std::ranges::all_of(spelling.pieces, [&](std::size_t i) {
             const Piece& piece = names_.pieces[i];
             return piece.initial && piece.tokens.last - piece.tokens.first == 2;
           });
  }

  bool accepted(const Spelling& spelling) const {
    if (spelling.place) return true;
    const Piece& piece = names_.pieces[spelling.pieces.front()];
    const bool several_words = piece.name.find_first_of(" -&") != std::string::npos && !at_head(spelling);
    if (!names_.capitalised_nouns) return (spelling.bare > 0 && !spelling.known) || spelling.evidence >= 2;
    const std::size_t telling = std::clamp<std::size_t>(spelling.bare + spelling.after_article, 1, 2);
    const auto enough = 2 * static_cast<int>(telling);
    if (spelling.evidence >= enough || several_words) return true;
    const std::size_t bare = spelling.bare + (in_title(piece.name) || begins_both(piece) ? 1 : 0);
    const bool long_word =
        is_noun(piece.name.size()) && spelling.bare < 2;  // a compound, more likely than a place
    return !spelling.known && !long_word && spelling.after_article == 0 && spelling.bare > 0 && bare >= 2;
  }

  void reject() {
    std::set<std::string> words;  // "Lund" is a name because "Ada Lund" is one
    for (const auto& [name, spelling] : spellings_) {
      if (name.find(' ') == std::string::npos || !accepted(spelling)) continue;
      words.insert(name.substr(0, name.find(' ')));
      words.insert(name.substr(name.rfind(' ') + 1));
    }
    const auto rejected = [&](const auto& entry) {
      return !words.contains(entry.first) && !accepted(entry.second) && !opens_text(entry.second);
    };
    std::erase_if(spellings_, rejected);
  }

  // The text and its title begin with it.
  bool begins_both(const Piece& piece) const {
    return piece.tokens.first == 0 && find_in_title(piece.name) == std::optional<std::size_t>(0);
  }

  // "Orvento steckt 40 Millionen in ein Werk", and so its title: whom the text speaks of, though it names
  // nobody again.
  bool opens_text(const Spelling& spelling) const {
    const Piece& piece = names_.pieces[spelling.pieces.front()];
    return !spelling.known && !piece.observer && !piece.advocate && begins_both(piece);
  }

  std::uint32_t first_token(const Spelling& spelling) const {
    return names_.pieces[spelling.pieces.front()].tokens.first;
  }

  bool is_person(const Spelling& spelling) const {
    std::array<int, kKindCount> votes{};
    for (const std::size_t i : spelling.pieces) {
      for (std::size_t k = 0; k < votes.size(); ++k) votes[k] += names_.pieces[i].votes[k];
    }
    return elected(votes) == EntityKind::kPerson;
  }

  // The longer spelling that a shorter one stands for: a person's, or one introduced before it; a genitive
  // without its s ("Orventos", "Orventos Plan").
  std::string canonical(std::string name) const {
    if (auto base = without_genitive(std::string_view(name).substr(0, name.find(' '))))
      name = *std::move(base);
    if (const auto hyphen = name.find('-');
        hyphen != std::string::npos) {  // "Orvento-Aktie" speaks of Orvento
      const auto first = spellings_.find(name.substr(0, hyphen));
      if (first != spellings_.end() && !first->second.place) name = first->first;
    }
    const auto own = spellings_.find(name);
    if (own != spellings_.end() && own->second.place) return name;  // Dublin is not Dublin Airport
    const std::string* best = nullptr;
    for (const auto& [other, spelling] : spellings_) {
      if (spelling.place || (!is_last_word(other, name) && !is_first_word(other, name))) continue;
      if (own != spellings_.end() && first_token(own->second) < first_token(spelling) && !is_person(spelling))
        continue;
      if (best == nullptr || other.size() < best->size()) best = &other;
    }
    return best != nullptr ? *best : name;
  }

  std::optional<std::string> without_genitive(std::string_view word) const {
    for (const std::string& ending : forms_.genitives) {
      if (word.size() < kShortestName + ending.size() || !word.ends_with(ending)) continue;
      std::string base(word.substr(0, word.size() - ending.size()));
      if (spellings_.contains(base) || ends_a_spelling(base)) return base;
    }
    return std::nullopt;
  }

  // "Brevik" of "SV Brevik"
  bool ends_a_spelling(std::string_view name) const {
    return std::ranges::any_of(spellings_,
                               [&](const auto& entry) { return is_last_word(entry.first, name); });
  }

  std::uint32_t index_of(const std::string& name) {
    const auto [entry, fresh] = index_.try_emplace(name, static_cast<std::uint32_t>(entities.size()));
    if (fresh) {
      entities.push_back({});
      entities.back().name = name;
      ballots_.emplace_back();
    }
    return entry->second;
  }

  void merge(const std::string& name, const Spelling& spelling) {
    const std::uint32_t e = index_of(name);
    Entity& entity = entities[e];
    entity.product = spelling.numbered == spelling.pieces.size();
    entity.known_place |= spelling.place;
    for (const std::size_t i : spelling.pieces) {
      const Piece& piece = names_.pieces[i];
      ++entity.mentions;
      entity.weight += 1 + (piece.sentence < kLeadSentences ? kLeadWeight : 0);
      entity.event_place |= piece.event_place;
      entity.press |= piece.press;
      entity.observer |= piece.observer;
      entity.advocate |= piece.advocate;
      entity.outsider |= piece.outsider;
      for (std::size_t k = 0; k < piece.votes.size(); ++k) ballots_[e].votes[k] += piece.votes[k];
      if (piece.owner) ballots_[e].owner = piece.owner;
      mentions.push_back({e, piece.tokens});
    }
  }

  void add_adjective(const Piece& piece) {
    const std::uint32_t e = index_of(piece.name);
    ++entities[e].weight;
    entities[e].known_place = true;
    ballots_[e].votes[static_cast<std::size_t>(EntityKind::kPlace)] += kAdjectiveVotes;
    adjectives.push_back({e, piece.tokens});
  }

  void weigh_title() {
    const std::string title = text::fold(document_.source().title);
    for (Entity& entity : entities) {
      const std::string folded = text::fold(entity.name);
      const std::string head = folded.substr(0, folded.find(' '));
      const bool named = title.find(folded) != std::string::npos ||
                         (head.size() > 3 && title.find(head) != std::string::npos);
      if (named) entity.weight += kTitleWeight;
    }
  }

  void elect() {
    for (const Ballot& ballot : ballots_) {  // a body that people speak for
      const auto body = ballot.owner ? find(*ballot.owner) : std::nullopt;
      if (body) ballots_[*body].votes[static_cast<std::size_t>(EntityKind::kCompany)] += kBodyVotes;
    }
    for (std::uint32_t e = 0; e < entities.size(); ++e) entities[e].kind = elected(ballots_[e].votes);
  }

  const Document& document_;
  const Forms& forms_;
  Names names_;
  std::map<std::string, Spelling> spellings_;
  std::map<std::string, std::uint32_t> index_;
  std::vector<Ballot> ballots_;  // by entity
};

}  // namespace

Entities::Entities(const Document& document) {
  Merger merger(document);
  const auto by_token = [](const EntityMention& m) { return m.tokens.first; };
  entities_ = std::move(merger.entities);
  mentions_ = std::move(merger.mentions);
  adjectives_ = std::move(merger.adjectives);
  std::ranges::sort(mentions_, {}, by_token);
  std::ranges::sort(adjectives_, {}, by_token);
  type_by_nouns(document);
  type_by_topic(document);
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const auto owner = merger.owner(e) ? merger.find(*merger.owner(e)) : std::nullopt;
    if (owner && *owner != e && entities_[*owner].kind != EntityKind::kPerson) entities_[e].owner = owner;
  }
  find_main();
  find_topic();
  find_stand_ins(document);
}

// What a text is about: no country or city, as long as it names anything else.
bool Entities::above(const Entity& a, const Entity& b) {
  const bool a_place = a.known_place && a.kind == EntityKind::kPlace;
  const bool b_place = b.known_place && b.kind == EntityKind::kPlace;
  return a_place != b_place ? b_place : a.weight > b.weight;
}

void Entities::find_main() {
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    if (entity.kind == EntityKind::kPerson || !entity.can_act()) continue;
    if (!main_ || above(entity, entities_[*main_])) main_ = e;
  }
}

void Entities::find_topic() {
  topic_ = main_;
  std::optional<std::uint32_t> best;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    if (!entity.event_place || !entity.can_act() || entity.kind == EntityKind::kCompany) continue;
    if (entity.kind == EntityKind::kPerson || entity.kind == EntityKind::kProject) continue;
    if (!best || entity.weight > entities_[*best].weight) best = e;
  }
  if (best) topic_ = best;
}

// A text that speaks of "the company" and names none means whom it mostly speaks of.
void Entities::type_by_nouns(const Document& document) {
  if (main_of(EntityKind::kCompany) || company_nouns(document).empty()) return;
  std::optional<std::uint32_t> heaviest, best;
  const auto keep_heavier = [&](std::optional<std::uint32_t>& kept, std::uint32_t e) {
    if (!kept || entities_[e].weight > entities_[*kept].weight) kept = e;
  };
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    if (entity.kind == EntityKind::kPerson || entity.known_place || !entity.can_act() || entity.advocate)
      continue;
    keep_heavier(heaviest, e);
    if (entity.kind == EntityKind::kUnknown && entity.weight > kInPassing) keep_heavier(best, e);
  }
  if (!best && heaviest && entities_[*heaviest].kind == EntityKind::kUnknown) best = heaviest;
  if (best) entities_[*best].kind = EntityKind::kCompany;
}

// "The company Orvento", "le groupe asiatique Orvento", "the builder of the stadium": words behind the noun
// tell which one it is.
bool Entities::is_described(const Document& document, TokenRange noun) const {
  if (document.starts_at(Cue::kNamePreposition, noun.last)) return true;
  constexpr std::array kActs = {Cue::kPlan, Cue::kSay, Cue::kFinite, Cue::kActual};
  for (std::uint32_t t = noun.last; t <= noun.last + kEpithets && t < document.tokens().size(); ++t) {
    if (document.chunk(t) != document.chunk(noun.first)) return false;
    if (std::ranges::any_of(kActs, [&](Cue cue) { return document.starts_at(cue, t); })) return false;
    if (!mentions({t, t + 1}).empty()) return true;
  }
  return false;
}

std::optional<std::uint32_t> Entities::main_company() const {
  std::optional<std::uint32_t> best;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& entity = entities_[e];
    if (entity.kind != EntityKind::kCompany || !entity.can_act() || entity.advocate) continue;
    if (!best || entity.weight > entities_[*best].weight) best = e;
  }
  return best;
}

void Entities::find_stand_ins(const Document& document) {
  const auto company = main_company();
  if (!company) return;
  for (const TokenRange noun : company_nouns(document)) {
    if (!is_described(document, noun)) stand_ins_.push_back({*company, noun});
  }
}

// A text on a wind farm or an outbreak that names only its place means the thing by the place's name.
void Entities::type_by_topic(const Document& document) {
  std::array<std::size_t, kKindCount> nouns{};
  for (const Match& match : document.matches(TagKind::kNoun, document.all())) {
    const Noun& noun = document.lexicon().nouns()[unpack(match.tag).index];
    const bool elsewhere =
        noun.kind == EntityKind::kEvent && !noun.at_place;  // a strike does not go by its place
    if (!elsewhere) ++nouns[static_cast<std::size_t>(noun.kind)];
  }
  for (const EntityKind kind : {EntityKind::kProject, EntityKind::kEvent}) {
    const bool named = std::ranges::any_of(entities_, [&](const Entity& e) { return e.kind == kind; });
    const auto place = main_of(EntityKind::kPlace);
    const bool known = place && entities_[*place].known_place;
    const bool country =
        known && document.lexicon().country_of(entities_[*place].name) == entities_[*place].name;
    const bool large = known && (kind == EntityKind::kProject || country);
    if (named || !place || large || nouns[static_cast<std::size_t>(kind)] < 2) continue;
    entities_[*place].kind = kind;
    return;
  }
}

std::span<const EntityMention> Entities::mentions(TokenRange range) const { return within(mentions_, range); }
std::span<const EntityMention> Entities::stand_ins(TokenRange range) const {
  return within(stand_ins_, range);
}
std::span<const EntityMention> Entities::adjectives(TokenRange range) const {
  return within(adjectives_, range);
}

std::optional<std::uint32_t> Entities::main_of(EntityKind kind) const {
  std::optional<std::uint32_t> best;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    if (entities_[e].kind == kind && entities_[e].can_act() &&
        (!best || above(entities_[e], entities_[*best])))
      best = e;
  }
  return best;
}

std::uint32_t Entities::speaker(std::uint32_t entity) const {
  if (entities_[entity].kind != EntityKind::kPerson) return entity;
  if (entities_[entity].owner) return *entities_[entity].owner;
  if (entities_[entity].outsider) return entity;
  const auto company = main_of(EntityKind::kCompany);
  const EntityKind kind =
      main_ ? entities_[*main_].kind : EntityKind::kUnknown;  // what the text is about may be the company
  const bool unknown = main_ && kind == EntityKind::kUnknown && company &&
                       entities_[*main_].weight > entities_[*company].weight;
  if (company && !unknown) return *company;
  const bool thing = kind == EntityKind::kProject || kind == EntityKind::kEvent;  // a tunnel says nothing
  return thing ? entity : main_.value_or(entity);
}

}  // namespace claimgraph::extract

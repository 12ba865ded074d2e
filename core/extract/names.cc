#include "core/extract/names.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/extract/dateline.h"
#include "core/extract/figure.h"
#include "core/extract/surname.h"

namespace claimgraph::extract {
namespace {

constexpr int kKnownPlace = 8;             // votes: more than all other signs together
constexpr int kEpithet = 4;                // evidence against a word before the name that it describes
constexpr std::uint32_t kLabelWords = 10;  // of a list item before its colon
constexpr std::uint32_t kNounReach =
    3;  // words between a name and the noun behind it: "the X measles outbreak"
constexpr std::uint32_t kLookBack = 8;     // tokens between a noun and the name that it announces
constexpr std::uint32_t kHeadWords = 4;    // of the longest noun of an attribute, about
constexpr std::uint32_t kSmallWords = 3;   // between hyphens of one name: "-on-the-"
constexpr std::size_t kShortestPlace = 4;  // bytes of a place's name before the ending of its adjective
constexpr std::size_t kDatelineSentences = 3;
constexpr std::size_t kLongestShortForm = 6;  // letters: "UNESCO"
constexpr std::uint32_t kApposition =
    4;  // tokens between a comma and the role that makes the name beside it a person

// What the lexicon says of each token.
struct Facts {
  bool role = false, outsider = false, organisation = false, press = false, observer = false,
       advocate = false;
  bool no_name = false, article = false, function = false, say = false, plan = false,
       place_preposition = false, named = false;
  bool actual = false, possessive = false, first_name = false;
  bool known = false;    // a trigger of an attribute: an ordinary word
  bool in_item = false;  // part of an amount or a date
  bool spelled = false;  // a number word, which may be somebody's name
  int noun = -1;         // index of the noun of a thing
  bool generic() const { return role || organisation || press || noun >= 0; }
};

// What the words of a cue are: a member of Facts; nullptr for those that names have nothing to do with.
using Fact = bool Facts::*;
constexpr auto kFactOfCue = [] {
  std::array<Fact, kCueClasses> facts{};
  facts.fill(nullptr);  // {} would be the first member (GCC 12)
  const auto is = [&](Cue cue, Fact fact) { facts[static_cast<std::size_t>(cue)] = fact; };
  is(Cue::kRole, &Facts::role);
  is(Cue::kOutsiderRole, &Facts::outsider);
  is(Cue::kOrganisation, &Facts::organisation);
  is(Cue::kPress, &Facts::press);
  is(Cue::kObserver, &Facts::observer);
  is(Cue::kAdvocate, &Facts::advocate);
  is(Cue::kNoName, &Facts::no_name);
  is(Cue::kArticleWord, &Facts::article);
  is(Cue::kSay, &Facts::say);
  is(Cue::kPlan, &Facts::plan);
  is(Cue::kNamed, &Facts::named);
  is(Cue::kActual, &Facts::actual);
  is(Cue::kPossessive, &Facts::possessive);
  is(Cue::kFirstName, &Facts::first_name);
  is(Cue::kPlacePreposition, &Facts::place_preposition);
  for (const Cue small : {Cue::kNamePreposition, Cue::kAccordingTo, Cue::kNegation, Cue::kOlderPair,
                          Cue::kNewerBefore, Cue::kOlder})
    is(small, &Facts::function);
  return facts;
}();

// What a match says of each of its tokens; nullptr if nothing.
Fact fact_of(const Match& match, const Lexicon& lexicon) {
  const Tag tag = unpack(match.tag);
  const bool single = match.words == 1;
  switch (tag.kind) {
    case TagKind::kCueClass: {
      const Fact fact = kFactOfCue[tag.index];
      return fact != &Facts::no_name || single ? fact : nullptr;
    }
    case TagKind::kHead:
    case TagKind::kCue:
    case TagKind::kNeed:
      return single ? &Facts::known : nullptr;
    case TagKind::kQualityValue: {
      const std::uint32_t quality = lexicon.quality_values()[tag.index].quality;
      return lexicon.qualities()[quality].shape == Shape::kTitle ? &Facts::role : nullptr;
    }
    default:
      return nullptr;
  }
}

std::vector<Facts> facts_of(const Document& document) {
  std::vector<Facts> facts(document.tokens().size() + 1);
  for (const Match& match : document.matches(document.all())) {
    const Fact fact = fact_of(match, document.lexicon());
    if (fact == nullptr) continue;
    const bool in_parts = match.last - match.first > match.words;  // "maakte ... bekend"
    for (std::uint32_t t = match.first; t < match.last; ++t) {
      if (in_parts && t > match.first && t + 1 < match.last) continue;
      facts[t].*fact = true;
      facts[t].role |= facts[t].outsider;
    }
  }
  for (const Match& match : document.matches(TagKind::kNoun, document.all())) {
    for (std::uint32_t t = match.first; t < match.last; ++t)
      facts[t].noun = static_cast<int>(unpack(match.tag).index);
  }
  for (const Sentence& sentence : document.sentences()) {
    for (const Found& found : sentence.found) {
      const recognize::Amount* amount = found.item.amount();
      const bool word = amount != nullptr && amount->spelled && found.tokens.last - found.tokens.first == 1;
      for (std::uint32_t t = found.tokens.first; t < found.tokens.last; ++t) {
        facts[t].in_item = true;
        facts[t].spelled = word;
      }
    }
  }
  return facts;
}

class Scanner {
 public:
  explicit Scanner(const Document& document)
      : document_(document), facts_(facts_of(document)), surnames_(document) {
    capitalised_nouns_ = capitalises_nouns();
  }

  Names run() {
    for (std::size_t s = 0; s < document_.sentences().size(); ++s) {
      if (!document_.sentences()[s].furniture) scan(s);
    }
    abbreviate();
    find_places();
    for (Piece& piece : pieces_) look_around(piece);
    return {std::move(pieces_), std::move(adjectives_), capitalised_nouns_};
  }

 private:
  const text::Token& token(std::uint32_t i) const { return document_.token(i); }
  bool is_word(std::uint32_t i) const {
    return i < document_.tokens().size() && token(i).kind == text::TokenKind::kWord;
  }
  bool is_sign(std::uint32_t i, std::string_view sign) const {
    return i < document_.tokens().size() && token(i).folded == sign;
  }

  bool capitalises_nouns() const {
    int after = 0, upper = 0;
    for (std::uint32_t t = 1; t < document_.tokens().size(); ++t) {
      if (!facts_[t - 1].article || !is_word(t)) continue;
      ++after;
      upper += token(t).upper ? 1 : 0;
    }
    // Names follow articles too: a short text must be all but unanimous.
    return after >= 8 ? 5 * upper > 2 * after : after >= 3 && 4 * upper >= 3 * after;
  }

  bool name_word(std::uint32_t t) const {
    return is_word(t) && token(t).upper && !facts_[t].generic() && !facts_[t].in_item;
  }

  // Joined to the word before: a space, a hyphen without spaces, or an ampersand between capitals.
  std::optional<std::uint32_t> continues(std::uint32_t t, std::uint32_t last) const {
    if (t >= last || token(t).line_before) return std::nullopt;
    if (name_word(t)) return t;
    const bool hyphen =
        is_sign(t, "-") && !token(t).space_before && t + 1 < last && !token(t + 1).space_before;
    const bool ampersand = is_sign(t, "&");
    if ((hyphen || ampersand) && t + 1 < last && name_word(t + 1)) return t + 1;
    if (const auto end = hyphenated(t, last)) return end;
    if (is_word(t) && token(t).upper && facts_[t].spelled && token(t - 1).kind == text::TokenKind::kWord)
      return t;
    if (is_word(t) && token(t).upper && facts_[t].no_name && !facts_[t].generic() && !facts_[t].in_item)
      return t;
    return std::nullopt;
  }

  // "Brevik-sur-Orne", "Brevik-on-the-Orne": small words between hyphens, a capital at the end.
  std::optional<std::uint32_t> hyphenated(std::uint32_t t, std::uint32_t last) const {
    for (std::uint32_t words = 0; words <= kSmallWords; ++words, t += 2) {
      const bool joint =
          t + 1 < last && is_sign(t, "-") && !token(t).space_before && !token(t + 1).space_before;
      if (!joint || !is_word(t + 1)) return std::nullopt;
      if (token(t + 1).upper) return words > 0 ? std::optional(t + 1) : std::nullopt;
    }
    return std::nullopt;
  }

  void add_surname(const Surnames::Mention& surname, std::size_t s) {
    Piece piece;
    piece.tokens = surname.tokens;
    piece.sentence = s;
    piece.name = std::string(document_.slice(surname.whole));
    piece.evidence = 2;
    vote(piece, EntityKind::kPerson, 3);
    pieces_.push_back(std::move(piece));
  }

  // "The World Energy Board (WEB)", "Harrow Foods (HRW.L)": letters in brackets right behind a name stand for
  // it wherever they are. Behind the last word of a name that has small words, too, they are the name: "the
  // Union of Rail and Road (URR)".
  void abbreviate() {
    std::map<std::string, std::string> names;  // by their short forms
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
      Piece& next = pieces_[i + 1];
      const std::uint32_t open = pieces_[i].tokens.last;
      const bool letters = is_sign(open, "(") && next.tokens.first == open + 1 &&
                           next.tokens.last == open + 2 && token(open + 1).all_upper &&
                           next.name.size() <= kLongestShortForm;
      if (!letters || is_sign(open + 2, ":")) continue;
      const bool initial = token(pieces_[i].tokens.first).folded.front() == token(open + 1).folded.front();
      if (initial)
        names.try_emplace(next.name, pieces_[i].name);
      else
        pieces_[i].name = next.name;
    }
    for (Piece& piece : pieces_) {
      if (const auto name = names.find(piece.name); name != names.end()) piece.name = name->second;
    }
  }

  void scan(std::size_t s) {
    TokenRange range = document_.sentences()[s].tokens;
    if (s < kDatelineSentences) range.first = behind_dateline(document_, document_.sentences()[s]);
    std::uint32_t t = range.first;
    while (t < range.last) {
      if (const auto surname = surnames_.at(t)) {
        add_surname(*surname, s);
        t = pieces_.back().tokens.last;
        continue;
      }
      if (!name_word(t) || facts_[t].no_name || facts_[t].article || facts_[t].function) {
        add_compound(s, t);
        ++t;
        continue;
      }
      const TokenRange surname = surname_behind(document_, t, range.last);
      std::uint32_t last = surname.empty() ? t + 1 : surname.last;
      while (const auto next = continues(last, range.last)) last = *next + 1;
      if (!is_answer({t, last}) && !is_letter({t, last})) add({t, last}, s);
      t = last;
    }
  }

  // "U.N.", "V. has been sentenced": too little of a name to tell whose.
  bool is_letter(TokenRange tokens) const {
    return tokens.last == tokens.first + 1 && token(tokens.first).folded.size() == 1;
  }

  // "Open Source" is how a program is published, and no name.
  bool is_answer(TokenRange tokens) const {
    const TokenRange start{tokens.first, tokens.first + 1};
    return !facts_[tokens.first].role &&
           std::ranges::any_of(document_.matches(TagKind::kQualityValue, start),
                               [&](const Match& match) { return match.last == tokens.last; });
  }

  // The first word of a sentence, a quotation or a heading: its capital says nothing.
  bool is_initial(std::uint32_t t, std::size_t s) const {
    const std::uint32_t first = document_.sentences()[s].tokens.first;
    if (t == first || is_heading(s) || in_label(t, s)) return true;
    const text::Token& before = token(t - 1);
    return before.kind == text::TokenKind::kSign && before.folded != "-" && before.folded != "," &&
           before.folded != "(" && before.folded != "&" && before.folded != "'" && !closes_quote(t);
  }

  // A line of its own that ends without a full stop.
  bool is_heading(std::size_t s) const {
    const TokenRange range = document_.sentences()[s].tokens;
    if (range.empty() || token(range.last - 1).kind != text::TokenKind::kWord) return false;
    return range.last == document_.tokens().size() || token(range.last).line_before;
  }

  bool is_quote(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 9> kQuotes = {"\"", "„", "“", "”", "«", "»", "'", "‚", "‹"};
    return t < document_.tokens().size() && std::ranges::find(kQuotes, token(t).folded) != kQuotes.end();
  }

  bool followed_by_number(std::uint32_t t) const {
    if (is_sign(t, "-")) ++t;
    const bool number =
        t < document_.tokens().size() && token(t).kind == text::TokenKind::kNumber && !token(t).line_before;
    return number && !counts_behind_name(document_, {t, t + 1});
  }

  // "2. More capacity: ...": the words of a label before the colon.
  bool in_label(std::uint32_t t, std::size_t s) const {
    const TokenRange range = document_.sentences()[s].tokens;
    if (token(range.first).kind == text::TokenKind::kWord) return false;
    for (std::uint32_t at = t; at < std::min(range.last, range.first + kLabelWords); ++at) {
      if (is_sign(at, ":")) return true;
    }
    return false;
  }

  // A name alone in quotation marks: the closing mark follows within a few words.
  bool closes_quote(std::uint32_t t) const {
    if (!is_quote(t - 1)) return false;
    std::uint32_t last = t;
    while (last < t + 4 && name_word(last)) ++last;
    return is_quote(last);
  }

  void add(TokenRange tokens, std::size_t s) {
    Piece piece;
    piece.tokens = tokens;
    piece.sentence = s;
    piece.name = std::string(document_.slice(tokens));
    piece.initial = is_initial(tokens.first, s);
    piece.label = is_heading(s) || in_label(tokens.first, s);
    piece.after_article = tokens.first > 0 && (facts_[tokens.first - 1].article ||
                                               (capitalised_nouns_ && facts_[tokens.first - 1].in_item));
    drop_common_noun(piece);
    pieces_.push_back(std::move(piece));
  }

  // "das Internetnetz Kelvary", "het Amsterdamse Orvento": behind an article the first of several capitalised
  // words is an ordinary noun, or says where.
  void drop_common_noun(Piece& piece) const {
    std::uint32_t second = piece.tokens.first + 1;
    while (is_sign(second, "-") && second + 2 < piece.tokens.last && !token(second).space_before) second += 2;
    if (!piece.after_article || second >= piece.tokens.last || token(second).kind != text::TokenKind::kWord)
      return;
    const bool hyphenated = second > piece.tokens.first + 1;
    if (capitalised_nouns_ ? hyphenated : !is_place_adjective(second - 1)) return;
    piece.tokens.first = second;
    piece.name = std::string(document_.slice(piece.tokens));
    piece.after_article = false;
    piece.evidence += 1;
  }

  bool is_place_adjective(std::uint32_t t) const {
    const std::string_view ending = document_.forms().place_adjective;
    const std::string_view word = token(t).folded;
    return !ending.empty() && word.size() >= kShortestPlace + ending.size() && word.ends_with(ending);
  }

  // "the Brevik bridge" as "die Breviker Brücke": the place without the ending.
  void drop_place_ending(Piece& piece) const {
    if (piece.tokens.last - piece.tokens.first != 1 || !is_place_adjective(piece.tokens.first)) return;
    if (piece.place || piece.name.size() != token(piece.tokens.first).folded.size()) return;
    piece.name.resize(piece.name.size() - document_.forms().place_adjective.size());
  }

  // "Lerchbergtunnel": a name and the noun of a thing in one word.
  void add_compound(std::size_t s, std::uint32_t t) {
    if (facts_[t].noun < 0 || !is_word(t) || !token(t).upper || facts_[t].in_item) return;
    const Vocabulary* words = document_.vocabulary();
    if (words == nullptr) return;
    for (const auto& word : words->noun_words) {
      const std::string_view folded = token(t).folded;
      if (folded.size() < word.size() + 4 || !folded.ends_with(word)) continue;
      const std::string_view written = document_.slice({t, t + 1});
      if (written.size() != folded.size()) return;
      Piece piece;
      piece.tokens = {t, t + 1};
      piece.sentence = s;
      piece.name = std::string(written.substr(0, written.size() - word.size()));
      piece.initial = is_initial(t, s);
      vote_noun(piece, facts_[t].noun, 2);
      piece.evidence = capitalised_nouns_ ? 0 : 2;
      pieces_.push_back(std::move(piece));
      return;
    }
  }

  // A known place is one in every language, and nothing else: "België" is Belgium, "Dublin" no company.
  void find_places() {
    for (const Match& match : document_.matches(TagKind::kPlaceAdjective, document_.all()))
      add_adjective(match, unpack(match.tag).index);
    for (const Match& match : document_.matches(TagKind::kPlace, document_.all())) {
      const auto piece = piece_at({match.first, match.last});
      if (piece == pieces_.end()) continue;
      piece->place = unpack(match.tag).index;
      piece->name = document_.lexicon().places()[*piece->place].name;
      piece->evidence += 3;
      vote(*piece, EntityKind::kPlace, kKnownPlace);
    }
  }

  std::vector<Piece>::iterator piece_at(TokenRange tokens) {
    return std::ranges::find_if(pieces_, [&](const Piece& p) {
      return p.tokens.first == tokens.first && p.tokens.last == tokens.last;
    });
  }

  void add_adjective(const Match& match, std::uint32_t place) {
    if (const auto name = piece_at({match.first, match.last}); name != pieces_.end()) pieces_.erase(name);
    Piece piece;
    piece.tokens = {match.first, match.last};
    piece.place = place;
    piece.name = document_.lexicon().places()[place].name;
    adjectives_.push_back(std::move(piece));
  }

  static void vote(Piece& piece, EntityKind kind, int weight) {
    piece.votes[static_cast<std::size_t>(kind)] += weight;
  }
  void vote_noun(Piece& piece, int noun, int weight) const {
    vote(piece, document_.lexicon().nouns()[static_cast<std::size_t>(noun)].kind, weight);
  }

  void look_around(Piece& piece) const {
    const std::uint32_t first = piece.tokens.first > 0 ? piece.tokens.first - 1 : 0;
    for (std::uint32_t t = first; t <= piece.tokens.last && t < document_.tokens().size(); ++t) {
      piece.advocate |= facts_[t].advocate;
    }
    look_before(piece);
    look_after(piece);
    strip_title(piece);
    const bool several = piece.tokens.last - piece.tokens.first > 1;
    const bool at_head = capitalised_nouns_ && piece.initial && piece.tokens.last - piece.tokens.first == 2;
    if (several && !piece.label && !at_head) piece.evidence += 2;
    if (several && facts_[piece.tokens.first].first_name) {
      vote(piece, EntityKind::kPerson, 3);
      piece.evidence += at_head ? 2 : 0;
    }
    if (capitalised_nouns_ && token(piece.tokens.first).all_upper) piece.evidence += 1;
    const bool located =
        piece.tokens.first > 0 && facts_[piece.tokens.first - 1].place_preposition;  // "in Brevik 158 people"
    piece.numbered = !located && followed_by_number(piece.tokens.last);
  }

  // "Analystin Ruth Lund", "Farmer Ada Lund" at the head of a sentence: the first name is the second word.
  void strip_title(Piece& piece) const {
    const TokenRange tokens = piece.tokens;
    const bool capital_says_nothing = capitalised_nouns_ || piece.initial;
    if (!capital_says_nothing || tokens.last - tokens.first < 3 || is_sign(tokens.first + 1, "-")) return;
    if (facts_[tokens.first].first_name || !facts_[tokens.first + 1].first_name) return;
    piece.tokens.first = tokens.first + 1;
    piece.name = std::string(document_.slice(piece.tokens));
  }

  void look_before(Piece& piece) const {
    std::uint32_t t = piece.tokens.first;
    if (t > 0 && is_quote(t - 1) && is_quote(piece.tokens.last)) {
      piece.evidence += 2;
      --t;
    }
    while (t > 0 && facts_[t - 1].named) --t;
    if (t == 0) return;
    const Facts& before = facts_[t - 1];
    const bool hyphenated = is_sign(t - 1, "-");
    if (!hyphenated && before.role) {
      vote(piece, EntityKind::kPerson, 3);
      piece.evidence += 2;
      piece.owner = owner_before(t - 1);
      piece.outsider = before.outsider;
    } else if (before.press) {
      piece.press = true;
      piece.evidence += 2;
    } else if (before.organisation) {
      vote(piece, EntityKind::kCompany, 2);
      piece.evidence += 2;
    }
    if (before.function && t > 1 && facts_[t - 2].press) piece.press = true;  // "a poll by Demos"
    if (before.observer) piece.observer = true;
    if (before.place_preposition) vote(piece, EntityKind::kPlace, 1);
    if (t > 1 && bears_before(t - 1)) vote(piece, EntityKind::kCompany, 2);
    if (is_sign(t - 1, ",") && role_within({t > kApposition + 1 ? t - 1 - kApposition : 0, t - 1}) &&
        piece.tokens.last - piece.tokens.first >= 2) {
      vote(piece, EntityKind::kPerson, 3);
    }
    for (std::uint32_t back = 1; back <= kLookBack && back <= t; ++back) {
      const std::uint32_t at = t - back;
      if (document_.chunk(at) != document_.chunk(piece.tokens.first)) break;
      if (facts_[at].noun >= 0 && !is_quote(at)) {
        if (back > 1 && !names_by_preposition(facts_[at].noun)) break;
        vote_noun(piece, facts_[at].noun, back == 1 ? 3 : 2);
        piece.evidence += back == 1 ? 2 : 1;

        break;
      }
      if (name_word(at)) break;
    }
    for (std::uint32_t at = t > kLookBack ? t - kLookBack : 0; at < t;
         ++at) {  // "outbreak in the province of X"
      if (document_.chunk(at) != document_.chunk(piece.tokens.first)) continue;
      piece.event_place |= facts_[at].noun >= 0 && at_place(facts_[at].noun);
    }
  }

  // "the revenue of Orvento", "Aktien von Orvento": what only companies have, and a preposition that is none
  // of places ("jobs in Brevik").
  bool bears_before(std::uint32_t preposition) const {
    if (!facts_[preposition].function || facts_[preposition].place_preposition) return false;
    const std::uint32_t reach = preposition > kHeadWords ? preposition - kHeadWords : 0;
    return std::ranges::any_of(
        document_.matches(TagKind::kHead, {reach, preposition}), [&](const Match& match) {
          const Tag tag = unpack(match.tag);
          const Attribute& attribute = document_.lexicon().attributes()[tag.index];
          return tag.kind == TagKind::kHead && match.last == preposition && !attribute.bearers.empty() &&
                 attribute.bearers.front() == EntityKind::kCompany;
        });
  }

  bool role_within(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (facts_[t].role) return true;
    }
    return false;
  }

  // "tunnel du X" is the X tunnel, "assistant de X" is not an assistant called X.
  bool names_by_preposition(int noun) const {
    return this->noun(noun).named_by_preposition || at_place(noun);
  }

  const Noun& noun(int index) const { return document_.lexicon().nouns()[static_cast<std::size_t>(index)]; }
  bool at_place(int index) const { return noun(index).at_place; }
  bool is_place(int index) const { return noun(index).kind == EntityKind::kPlace; }

  // "Orvento-Direktorin Ada Lund", "Kelvary-Chefin Eva Brandt": the name before the role.
  std::optional<std::string> owner_before(std::uint32_t role) const {
    std::uint32_t t = role;
    while (t > 0 && (facts_[t - 1].role || is_sign(t - 1, "-") || facts_[t - 1].possessive)) --t;
    if (t == 0 || !name_word(t - 1)) return std::nullopt;
    std::uint32_t first = t - 1;
    while (first > 0 && name_word(first - 1) && !token(first).line_before) --first;
    return std::string(document_.slice({first, t}));
  }

  std::uint32_t after_joint(std::uint32_t t) const {
    if (is_sign(t, "-") && !token(t).space_before) return t + 1;
    if (t >= document_.tokens().size() || token(t).space_before) return t;
    std::uint32_t behind = t;
    for (const Match& match : document_.matches({t, t + 1})) {
      if (is_cue(match, Cue::kPossessive)) behind = std::max(behind, match.last);
    }
    return behind;
  }

  void look_after(Piece& piece) const {
    const std::uint32_t end = static_cast<std::uint32_t>(document_.tokens().size());
    std::uint32_t t = piece.tokens.last;
    if (t >= end) return;
    const std::uint32_t next = after_joint(t);
    if (next < end) {
      const Facts& after = facts_[next];
      if (after.role && !token(next).line_before) {
        vote(piece, EntityKind::kCompany, 2);
        piece.evidence += 2;
      } else if (after.noun >= 0 && !after.in_item) {
        vote_noun(piece, after.noun, is_place(after.noun) ? 1 : 3);  // "the X Bank" may be a wind farm's name
        if (next == t) drop_place_ending(piece);
        piece.evidence += 2;
      } else if (after.organisation && next > t && is_sign(t, "-") && next + 1 < end && name_word(next + 1) &&
                 !token(next + 1).line_before) {
        piece.evidence -= kEpithet;  // "Cloud-Konzern Orvento": the name follows
      } else if (after.organisation) {
        vote(piece, EntityKind::kCompany, 2);
        piece.evidence += next > t ? 2 : 1;
      } else if (next > t && is_sign(t, "-") && is_word(next) && !token(next).upper) {
        vote(piece, EntityKind::kPlace, 2);  // "the Leeds-based contractor"
      }
    }
    for (std::uint32_t at = t; at < std::min(end, t + kNounReach); ++at) {
      if (document_.chunk(at) != document_.chunk(piece.tokens.first)) break;
      piece.event_place |= facts_[at].noun >= 0 && at_place(facts_[at].noun);
    }
    look_at_apposition(piece, t, end);
    if (facts_[t].say && piece.tokens.last - piece.tokens.first >= 2) vote(piece, EntityKind::kPerson, 1);
    if (facts_[t].say || facts_[t].plan)
      vote(piece, EntityKind::kCompany, 1);  // who says and plans is somebody
    // "Orvento is planning ...": the first word of a sentence is a name if it does what names do.
    const bool ordinary = facts_[piece.tokens.first].observer || facts_[piece.tokens.first].known;
    const bool acts = facts_[t].say || facts_[t].plan || facts_[t].actual;
    if (!capitalised_nouns_ && piece.initial && !piece.label && acts && !ordinary) piece.evidence += 2;
  }

  // "Mark Smith, CEO of Orvento", "Ada Lund, 53,", "Lund (51)", "Ada Lund, 53 ans, directrice".
  void look_at_apposition(Piece& piece, std::uint32_t t, std::uint32_t end) const {
    const bool bracket = is_sign(t, "(");
    if (!bracket && !is_sign(t, ",")) return;
    std::uint32_t from = t + 1;
    if (const auto age = age_at(from)) {
      from = *age;
      vote(piece, EntityKind::kPerson, bracket ? 4 : 3);
      piece.evidence += bracket ? 2 : 0;
      if (is_sign(from, ",")) ++from;
    }
    if (bracket) return;
    for (std::uint32_t at = from; at < std::min(end, from + kApposition); ++at) {
      if (is_sign(at, ",") || is_sign(at, ".") || token(at).line_before) break;
      if (facts_[at].organisation && !is_said_in(from)) {
        vote(piece, EntityKind::kCompany, 2);
        if (facts_[from].article) piece.evidence += 2;  // "Orvento, the biggest builder"
      }
      piece.observer |= facts_[at].observer;
      piece.advocate |= facts_[at].advocate;
      if (!facts_[at].role) continue;
      while (at + 1 < end && facts_[at + 1].role) ++at;  // "directrice générale"
      if (at + 1 < end && name_word(at + 1) && !facts_[at + 1].no_name)
        break;  // "Orvento, whose director Ada Lund"
      if (piece.tokens.last - piece.tokens.first >= 2) vote(piece, EntityKind::kPerson, 3);
      piece.outsider |= facts_[at].outsider;
      piece.owner = owner_after(at, end);
      if (!piece.owner) piece.owner = owner_before(at);
      break;
    }
  }

  // "... near Brevik, the company said on Tuesday": the part of the sentence tells who speaks, not what the
  // name before its comma is.
  bool is_said_in(std::uint32_t token) const {
    for (std::uint32_t t = token; t < document_.tokens().size(); ++t) {
      if (document_.chunk(t) != document_.chunk(token) || document_.token(t).line_before) return false;
      if (facts_[t].say) return true;
    }
    return false;
  }

  // Behind an age that a comma or bracket closes; nothing if none starts there.
  std::optional<std::uint32_t> age_at(std::uint32_t t) const {
    for (const Sentence& sentence : document_.sentences()) {
      if (!sentence.tokens.contains(t)) continue;
      for (const Found& found : sentence.found) {
        if (found.tokens.first != t || !is_age(found.item)) continue;
        const std::uint32_t last = found.tokens.last;
        if (is_sign(last, ",") || is_sign(last, ")")) return last;
      }
    }
    return std::nullopt;
  }

  static bool is_age(const recognize::Item& item) {
    const recognize::Amount* amount = item.amount();
    if (amount == nullptr || !amount->low || *amount->low < Decimal{10} || *amount->low > Decimal{110})
      return false;
    const bool years = item.kind == recognize::Kind::kDuration && amount->unit == "year";
    return years || item.kind == recognize::Kind::kAge ||
           (item.kind == recognize::Kind::kNumber && !amount->spelled);
  }

  // "... CEO of Orvento", "PDG d'Orvento": the name after the role.
  std::optional<std::string> owner_after(std::uint32_t role, std::uint32_t end) const {
    for (std::uint32_t t = role + 1; t < std::min(end, role + 4); ++t) {
      if (is_sign(t, ",") || is_sign(t, ".")) return std::nullopt;
      if (!name_word(t) || facts_[t].no_name) continue;
      std::uint32_t last = t + 1;
      while (const auto next = continues(last, end)) last = *next + 1;
      return std::string(document_.slice({t, last}));
    }
    return std::nullopt;
  }

  const Document& document_;
  std::vector<Facts> facts_;
  const Surnames surnames_;
  std::vector<Piece> pieces_;
  std::vector<Piece> adjectives_;
  bool capitalised_nouns_ = false;
};

}  // namespace

Names find_names(const Document& document) { return Scanner(document).run(); }

}  // namespace claimgraph::extract

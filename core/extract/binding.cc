#include "core/extract/binding.h"

#include <algorithm>
#include <utility>

#include "core/extract/choice.h"
#include "core/extract/clock.h"
#include "core/extract/contrast.h"
#include "core/extract/figure.h"
#include "core/extract/lender.h"
#include "core/extract/meaning.h"
#include "core/extract/no_figure.h"
#include "core/extract/occasion.h"
#include "core/extract/qualifier.h"

namespace claimgraph::extract {
namespace {

using recognize::Amount;
using recognize::Kind;
using recognize::Moment;

constexpr int kThingScore = 75;  // a thing right behind the figure says more than an attribute below this
constexpr std::uint32_t kThingReach = 7;
constexpr std::size_t kInheritSentences = 2;
constexpr std::string_view kWhole = "whole";  // a qualifier
constexpr std::int64_t kSmallWord = 12;       // "seven" without a known noun is mostly an idiom

class Binder {
 public:
  Binder(const Document& document, const Entities& entities)
      : document_(document), entities_(entities), chooser_(document, entities) {}

  std::vector<Binding> run() {
    std::size_t figures = 0;
    for (const Sentence& read : document_.sentences()) figures += read.found.size();
    bindings_.reserve(figures);
    for (std::size_t s = 0; s < document_.sentences().size(); ++s) {
      if (!document_.sentences()[s].furniture) bind_sentence(s);
    }
    return std::move(bindings_);
  }

 private:
  const Sentence& sentence(std::size_t s) const { return document_.sentences()[s]; }

  void bind_sentence(std::size_t s) {
    const std::vector<Found>& found = sentence(s).found;
    if (!found.empty()) chooser_.enter(s);
    for (std::size_t i = 0; i < found.size(); ++i) {
      Binding binding;
      binding.sentence = binding.first_sentence = s;
      binding.item = found[i].item;
      binding.tokens = found[i].tokens;
      read_year_as_count(document_, binding);
      if (is_no_figure(document_, entities_, binding)) continue;
      if (bind_age(binding)) continue;
      read_as_meant(document_, chooser_, binding);
      lend_unit(before_, chooser_, found, i, binding);
      binding.dimension = dimension_of(binding.item);
      binding.contrast = contrast_of(before_, binding, found, i);
      if (binding.item.moment() != nullptr ? bind_date(binding, found[i]) : bind_amount(binding, found, i)) {
        read_days_as_count(document_, binding);
        binding.qualifier = qualifier_of(before_, chooser_, binding);
        bindings_.push_back(std::move(binding));
        if (bindings_.back().item.amount() != nullptr) tell_part_from_whole();
        if (bindings_.size() > 1) explain_change(bindings_[bindings_.size() - 2], bindings_.back());
      }
    }
  }

  // "It cuts 3,000 of its 13,000 jobs": how many there are is no other answer to how many go. "Works for
  // 3,000 of the 13,000 employees": nor how many it concerns to how many there are.
  void tell_part_from_whole() {
    const std::size_t last = bindings_.size() - 1;
    if (!is_base(last)) return;
    Binding &part = bindings_[last - 1], &whole = bindings_[last];
    if (!whole.attribute || part.attribute != whole.attribute || part.dimension != whole.dimension) return;
    const bool noun = whole.trigger.first >= whole.tokens.last && !chooser_.has_need(*whole.attribute);
    if (noun && part.qualifier.empty()) part.qualifier = part_name(before_);
    whole.qualifier = noun ? std::string_view{} : kWhole;
  }

  // ---- ages

  // "Ada Lund (52)", "Jan Smit, 38 ans,"
  bool bind_age(Binding& binding) {
    const Amount* amount = binding.item.amount();
    const Kind kind = binding.item.kind;
    if (amount == nullptr || !amount->low || !amount->high || *amount->low != *amount->high) return false;
    if (kind != Kind::kAge && kind != Kind::kNumber && kind != Kind::kDuration) return false;
    if (*amount->low < Decimal{1} || *amount->low > Decimal{110} || !amount->low->is_integer()) return false;
    if (kind == Kind::kDuration && amount->unit != "year") return false;
    const auto person = person_before(binding.tokens);
    if (!person) return false;
    binding.person = person;
    binding.dimension = "duration";
    binding.open_attribute = "age";
    bindings_.push_back(std::move(binding));
    return true;
  }

  std::optional<std::uint32_t> person_before(TokenRange number) const {
    if (number.first < 2 || number.last >= document_.tokens().size()) return std::nullopt;
    const std::string_view open = document_.token(number.first - 1).folded;
    const std::string_view close = document_.token(number.last).folded;
    const bool bracketed = (open == "(" && close == ")") || (open == "," && (close == "," || close == "."));
    if (!bracketed) return std::nullopt;
    for (const EntityMention& mention : entities_.mentions({name_before(number.first), number.first})) {
      if (mention.tokens.last == number.first - 1 && entities_[mention.entity].kind == EntityKind::kPerson) {
        return mention.entity;
      }
    }
    return std::nullopt;
  }

  // ---- attributes

  // "30 instead of 20 buses": the noun behind the second names both. The tokens that stand before it.
  TokenRange with_next(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    if (i + 1 >= found.size() || binding.dimension != "count") return binding.tokens;
    const TokenRange next = found[i + 1].tokens;
    const std::uint32_t last = binding.tokens.last;
    if (next.first - last > kJoint || dimension_of(found[i + 1].item) != "count") return binding.tokens;
    const Match* instead = document_.find(Cue::kOlderBefore, {last, next.first});
    const bool both = instead != nullptr && instead->first == last && instead->last == next.first;
    return both ? TokenRange{binding.tokens.first, next.last} : binding.tokens;
  }

  // "a Golf 8", "the Porsche 911 and ...": right behind a word with a capital, with nothing behind that is
  // counted, a number is part of a name.
  bool names_a_model(const Binding& binding) const {
    const TokenRange tokens = binding.tokens;
    if (binding.dimension != "count" || binding.item.amount()->spelled || !binding.item.hedge_span.empty())
      return false;
    if (tokens.first <= sentence(binding.sentence).tokens.first + 1 || tokens.last != tokens.first + 1)
      return false;
    if (!bindings_.empty() && bindings_.back().sentence == binding.sentence)
      return false;  // "33 seats, the Greens 22"
    const text::Token& before = document_.token(tokens.first - 1);
    return before.kind == text::TokenKind::kWord && before.upper && is_plain_number(document_, tokens.first);
  }

  // Of a number without a noun: a model, or decimals that nothing right before them explains ("magnitude
  // 6.1").
  bool counts_nothing(const Binding& binding, const Choice& choice) const {
    const Amount& amount = *binding.item.amount();
    if (is_fraction(amount) && !is_scaled(amount))
      return !choice.sure || choice.trigger.last != binding.tokens.first;
    return !(choice.sure && tells(binding, choice)) && names_a_model(binding);
  }

  // Not the place that it is told of: "2,100 of them in Germany".
  std::optional<std::uint32_t> counted_noun(const Binding& binding) const {
    const auto noun = open_noun(document_, binding.tokens);
    return noun && !is_known_place(*noun) ? noun : std::nullopt;
  }

  // "10115 Berlin"
  bool is_post_code(const Binding& binding) const {
    return binding.dimension == "count" && is_known_place(binding.tokens.last);
  }

  bool bind_amount(Binding& binding, const std::vector<Found>& found, std::size_t i) {
    if (vague_count(binding) || is_post_code(binding)) return false;
    if (binding.dimension == "points" && !bindings_.empty() && moves_in_points(bindings_.back(), binding)) {
      as_change_of(bindings_.back(), binding);
      return true;
    }
    const TokenRange own = std::exchange(binding.tokens, with_next(binding, found, i));
    const Choice choice = chooser_.choose(binding);
    const bool count = binding.dimension == "count";
    const auto noun = count ? counted_noun(binding) : std::nullopt;
    const Match* thing = thing_of(binding);
    binding.tokens = own;
    if (count && !noun && thing == nullptr && counts_nothing(binding, choice)) return false;
    if (count && thing == nullptr && !noun && !choice.sure) thing = thing_numbered(binding);
    const bool replaced =
        binding.contrast != Contrast::kNone;  // "instead of the 96 ordered": what the figure before counts
    if (replaced && follows_its_like(binding, choice) && !names_itself(binding, choice, thing) &&
        inherit(binding))
      return true;
    if (count && !choice.sure && (!noun || replaced) && !thing && !tells(binding, choice) && inherit(binding))
      return true;
    if (found[i].compared && follows_its_like(binding, {}) && inherit(binding)) return true;
    if (answers_again(before_, binding) && !names_itself(binding, choice, thing) && inherit(binding))
      return true;
    if (!choice.sure && change_of_figure_before(binding)) return true;
    const int threshold = count ? kCountThreshold : kThreshold;
    const bool counts_thing = count && ((thing != nullptr && choice.score < kThingScore) || !choice.own_noun);
    if (choice.attribute && choice.score >= threshold && !counts_thing) {
      binding.attribute = choice.attribute;
      binding.trigger = choice.trigger;
      binding.hinted = !choice.sure;
      const bool somebody =
          choice.sure && document_.starts_at(Cue::kAnybody, binding.tokens.last);  // "one person"
      return somebody || tells(binding, choice) || !trivial(binding, choice.score);
    }
    if (thing != nullptr) return open_thing(binding, *thing);
    if (!noun && inherit(binding)) return true;
    if (count && noun) return open_count(binding, *noun);
    if (count && !replaced) return false;
    if (binding.dimension == "duration") return binding.inherited && asks_for_other(binding);
    if (binding.dimension == "temperature") return false;
    binding.open_attribute = std::string(binding.dimension);
    return true;
  }

  // "2 billion, 7 percent more than last year": the change of what the figure before it is.
  bool change_of_figure_before(Binding& binding) const {
    if (binding.dimension != "ratio" || bindings_.empty()) return false;
    const Binding& before = bindings_.back();
    if (before.sentence != binding.sentence || !before.attribute || before.dimension == "ratio" ||
        !before.item.amount())
      return false;
    const std::uint32_t first = before_hedge(document_, binding);
    const bool behind =
        document_.find(Cue::kCompared, {binding.tokens.last, binding.tokens.last + 2}) != nullptr;
    if (!behind && !document_.ends_before(Cue::kCompared, first) &&
        !document_.ends_before(Cue::kCompared, first - 1))
      return false;
    as_change_of(before, binding);
    return true;
  }

  // "61.2%, up 3 points"; but of "up 3 points to 61.2%" the percentage comes behind.
  bool moves_in_points(const Binding& before, const Binding& binding) const {
    return before.sentence == binding.sentence && before.dimension == "ratio" && before.attribute &&
           document_.find(Cue::kNewerBefore, {binding.tokens.last, binding.tokens.last + 2}) == nullptr;
  }

  // "fell by 7 percent to 2 billion": the change of what the figure behind it is.
  void explain_change(Binding& change, const Binding& result) const {
    const bool named = change.attribute && !change.inherited && !change.hinted &&
                       change.trigger.first < change.tokens.first;  // "the demand of 9 % to 74 million"
    const bool moves = change.dimension == "points"
                           ? result.dimension == "ratio"
                           : change.dimension == "ratio" && result.dimension != "ratio";
    const bool fits = change.sentence == result.sentence && moves && !named && result.attribute &&
                      result.item.amount() != nullptr && result.tokens.first - change.tokens.last <= kJoint;
    if (fits && document_.find(Cue::kNewerBefore, {change.tokens.last, result.tokens.first}) != nullptr)
      as_change_of(result, change);
  }

  void as_change_of(const Binding& figure, Binding& change) const {
    const auto& attributes = document_.lexicon().attributes();
    const std::string name = attributes[*figure.attribute].name + std::string(kChangeOf);
    const auto known = std::ranges::find(attributes, name, &Attribute::name);
    change.attribute.reset();
    change.open_attribute.clear();
    change.qualifier = {};
    if (known != attributes.end())
      change.attribute = static_cast<std::uint32_t>(known - attributes.begin());
    else
      change.open_attribute = name;
  }

  // "Nobody died": a cue in the figure's own clause says more than the figure before.
  bool tells(const Binding& binding, const Choice& choice) const {
    return choice.attribute && choice.score >= kThreshold && binding.contrast == Contrast::kNone &&
           document_.chunk(choice.trigger.first) == document_.chunk(binding.tokens.first);
  }

  // "62.3%, down from 68.1%": the figure that it replaces stands right before it.
  bool follows_its_like(const Binding& binding, const Choice& choice) const {
    if (bindings_.empty() || bindings_.back().sentence != binding.sentence) return false;
    const TokenRange between{bindings_.back().tokens.last, binding.tokens.first};
    if (choice.attribute && between.contains(choice.trigger.first)) return false;  // "84 votes against 61"
    return bindings_.back().dimension == binding.dimension &&
           binding.tokens.first - bindings_.back().tokens.last <= 2 * kJoint;
  }

  // A noun in the figure's own part of the sentence says what it is.
  bool names_itself(const Binding& binding, const Choice& choice, const Match* thing) const {
    if (thing != nullptr) return true;
    const std::uint32_t chunk = document_.chunk(binding.tokens.first);
    return choice.attribute && choice.sure && document_.chunk(choice.trigger.first) == chunk &&
           choice.trigger.first >= binding.tokens.last;
  }

  // "millions of users": no answer to how many. Of money it is one: "hundreds of billions".
  static bool vague_count(const Binding& binding) {
    return dimension_of(binding.item) == "count" && binding.item.amount()->hedge == Hedge::kPluralMagnitude;
  }

  // "one", "two" far from a word that they count are idioms and articles.
  bool trivial(const Binding& binding, int score) const {
    const Amount& amount = *binding.item.amount();
    const auto& size = size_of(amount);
    if (binding.dimension != "count" || !amount.spelled || !size) return false;
    if (*size == Decimal{1}) return score < kHeadAfter - kHeadAfterStep;
    return *size <= Decimal{kSmallWord} && score < 2 * kCountThreshold;
  }

  // "Prosecutors had sought 40 years"
  bool asks_for_other(const Binding& binding) const {
    Binding asked = binding;
    asked.attribute.reset();
    return !qualifier_of(before_, chooser_, asked).empty();
  }

  bool inherit(Binding& binding) const {
    if (binding.item.amount() != nullptr && is_none(*binding.item.amount()))
      return false;  // "nobody's bread"
    for (std::size_t i = bindings_.size(); i-- > 0;) {
      const Binding& before = bindings_[i];
      const std::size_t reach = binding.dimension == "count" ? 1 : kInheritSentences;
      if (before.sentence + reach < binding.sentence) return false;
      if (binding.dimension == "ratio" && before.sentence != binding.sentence &&
          binding.contrast == Contrast::kNone && !answers_again(before_, binding) && !resumes(binding)) {
        return false;  // a share of something else
      }
      if (before.person || (answers_again(before_, binding) && is_base(i))) continue;
      if (before.dimension != binding.dimension || before.item.kind == Kind::kDate) continue;
      binding.attribute = before.attribute;
      binding.open_attribute = before.open_attribute;
      binding.inherited = true;
      return binding.dimension != "duration";
    }
    return false;
  }

  // "The bank expects it to peak at 75%": what the sentence before is about.
  bool resumes(const Binding& binding) const {
    const TokenRange before{sentence(binding.sentence).tokens.first, binding.tokens.first};
    return document_.has(Cue::kPronoun, before) && document_.has(Cue::kForecast, before) &&
           entities_.mentions(before).empty();
  }

  // "4,100 of the 5,900 drivers": the whole, of which the figure before it is a part.
  bool is_base(std::size_t i) const {
    if (i == 0 || bindings_[i - 1].sentence != bindings_[i].sentence) return false;
    const TokenRange between{bindings_[i - 1].tokens.last, bindings_[i].tokens.first};
    const Match* of = document_.find(Cue::kPartitive, between);
    return of != nullptr && of->first == between.first && of->last == between.last;
  }

  // The thing that a number counts, right behind it, or that an amount measures, beside it in its part of the
  // sentence.
  const Match* thing_of(const Binding& binding) const {
    const TokenRange tokens = binding.tokens;
    const bool count = binding.dimension == "count";
    const Match* best = nullptr;
    std::uint32_t best_gap = count ? kHeadReach : kThingReach;
    for (const Match& match : document_.matches(TagKind::kThing, sentence(binding.sentence).tokens)) {
      if (document_.chunk(match.first) != document_.chunk(tokens.first)) continue;
      if (document_.lexicon().things()[unpack(match.tag).index].dimension != binding.dimension) continue;
      const bool after = match.first >= tokens.last;
      if (!after && (count || match.last > tokens.first)) continue;
      const std::uint32_t gap = after ? match.first - tokens.last : tokens.first - match.last;
      if (gap < best_gap && !(count && interrupted({tokens.last, match.first}))) {
        best = &match;
        best_gap = gap;
      }
    }
    return best;
  }

  // "The number of seats goes from 32,500 to 30,800": the noun behind "the number of".
  const Match* thing_numbered(const Binding& binding) const {
    const TokenRange clause = document_.clause(sentence(binding.sentence), binding.tokens);
    const Match* number = document_.find(Cue::kNumberOf, {clause.first, binding.tokens.first});
    if (number == nullptr) return nullptr;
    for (const Match& match : document_.matches(
             TagKind::kThing, {number->last, std::min(number->last + 3, binding.tokens.first)})) {
      if (document_.lexicon().things()[unpack(match.tag).index].dimension == "count") return &match;
    }
    return nullptr;
  }

  // A preposition, verb or article between a number and a noun: it counts something else.
  bool interrupted(TokenRange between) const {
    for (std::uint32_t t = between.first; t < between.last; ++t) {
      for (const Cue cue :
           {Cue::kArticleWord, Cue::kNamePreposition, Cue::kSay, Cue::kPlan, Cue::kActual, Cue::kNegation}) {
        if (document_.starts_at(cue, t)) return true;
      }
    }
    return false;
  }

  bool open_thing(Binding& binding, const Match& thing) const {
    if (is_none(*binding.item.amount())) return false;  // "no businessman wants that"
    binding.open_attribute = document_.lexicon().things()[unpack(thing.tag).index].name;
    binding.trigger = {thing.first, thing.last};
    const Amount& amount = *binding.item.amount();
    return binding.dimension != "count" || !amount.spelled || size_of(amount) != Decimal{1};
  }

  bool open_count(Binding& binding, std::uint32_t noun) const {
    const Amount& amount = *binding.item.amount();
    if (document_.starts_at(Cue::kAnybody, noun)) return false;  // "3.6 times"
    if (!size_of(amount) || (amount.spelled && *size_of(amount) <= Decimal{kSmallWord})) return false;
    binding.open_attribute = "count_of_" + std::string(document_.token(noun).folded);
    binding.trigger = {noun, noun + 1};
    return true;
  }

  bool is_known_place(std::uint32_t token) const {
    return !document_.matches(TagKind::kPlace, {token, token + 1}).empty();
  }

  // ---- dates

  bool bind_date(Binding& binding, const Found& found) const {
    const Moment& moment = *binding.item.moment();
    if (binding.item.kind != Kind::kDate && binding.item.kind != Kind::kPeriod) return false;
    if (is_part_of_word(binding.tokens.last) || is_past_week(moment)) return false;
    if (moment.relative && document_.starts_at(Cue::kBase, binding.tokens.last))
      return false;  // "a year later than agreed"
    if (!moment.from && !moment.to) return false;
    const Choice choice = chooser_.choose(binding);
    const bool adjacent = choice.attribute && choice.trigger.first <= binding.tokens.last + 1 &&
                          choice.trigger.last + 1 >= binding.tokens.first;
    const bool told_then =
        !happened_then(binding, choice) && is_statement_day(document_, sentence(binding.sentence), found);
    if (!adjacent && (beside_measure(binding, choice) || told_then)) return false;
    if (is_period_of_count(binding, choice)) return false;
    if (of_older_amount(binding)) return false;
    const bool describes =
        !adjacent && document_.ends_before(Cue::kOfDate, binding.tokens.first);  // "the contract of May 2022"
    const bool near = choice.attribute && choice.score >= kDateThreshold && !describes &&
                      document_.chunk(choice.trigger.first) + 1 >= document_.chunk(binding.tokens.first);
    if (!near) return same_date(binding) || open_date(binding, found);
    binding.attribute = choice.attribute;
    binding.trigger = choice.trigger;
    return true;
  }

  // "374 million, against 361 in June": when the older answer was given.
  bool of_older_amount(const Binding& binding) const {
    const Binding* before = amount_before(before_, binding);
    return before != nullptr && before->contrast == Contrast::kOlder &&
           before->tokens.last <= binding.tokens.first && binding.tokens.first - before->tokens.last <= 2;
  }

  // "214,000 vehicles last year": what figures are told for.
  static bool is_reporting_period(const Moment& moment) {
    using recognize::Granularity;
    return moment.relative &&
           (moment.granularity == Granularity::kQuarter || moment.granularity == Granularity::kHalf ||
            moment.granularity == Granularity::kYear);
  }

  // "Orvento opened its plant in Brevik on Tuesday": nobody speaks in the clause that says what happened.
  bool happened_then(const Binding& binding, const Choice& choice) const {
    const TokenRange clause = document_.clause(sentence(binding.sentence), binding.tokens);
    return choice.attribute && choice.score >= kHappenedThreshold && clause.contains(choice.trigger.first) &&
           !document_.has(Cue::kSay, clause);
  }

  // "Last week": when something was said or happened, roughly; no answer that another would meet.
  bool is_past_week(const Moment& moment) const {
    return moment.relative && moment.granularity == recognize::Granularity::kWeek && moment.to &&
           *moment.to < document_.source().published.day;
  }

  // "in a year-long trial"
  bool is_part_of_word(std::uint32_t next) const {
    return next + 1 < document_.tokens().size() && document_.token(next).folded == "-" &&
           !document_.token(next).space_before && !document_.token(next + 1).space_before &&
           document_.token(next + 1).kind == text::TokenKind::kWord;
  }

  // "... slips to the autumn. The contract had named April": the older or newer answer to the question of the
  // date before.
  bool same_date(Binding& binding) const {
    if (bindings_.empty()) return false;
    const Binding& before = bindings_.back();
    if (before.item.moment() == nullptr || before.sentence + 1 < binding.sentence) return false;
    if (binding.contrast == Contrast::kNone && goes_on_with_older(binding, before))
      binding.contrast = Contrast::kOlder;
    const bool told_again = answers_again(before_, binding) || takes_place_of(before, binding);
    if (binding.contrast == Contrast::kNone && !told_again && !calls_older(binding)) return false;
    binding.attribute = before.attribute;
    binding.open_attribute = before.open_attribute;
    binding.inherited = true;
    return true;
  }

  // "Until now, the spring was planned"
  bool calls_older(const Binding& binding) const {
    const TokenRange whole = sentence(binding.sentence).tokens;
    if (document_.has(Cue::kOlder, document_.clause(sentence(binding.sentence), binding.tokens))) return true;
    const bool first = bindings_.back().sentence != binding.sentence;
    return first && document_.has(Cue::kOlder, {whole.first, binding.tokens.first});
  }

  // "not in 2026 but in 2027"
  bool takes_place_of(const Binding& before, const Binding& binding) const {
    const bool next =
        before.sentence == binding.sentence && binding.tokens.first - before.tokens.last <= kReplacedReach;
    return next && document_.has(Cue::kInstead, {before.tokens.last, binding.tokens.first}) &&
           document_.has(Cue::kNegation, {sentence(binding.sentence).tokens.first, before.tokens.first});
  }

  // "At first it was to be the autumn, then December": one more older answer.
  bool goes_on_with_older(const Binding& binding, const Binding& before) const {
    return before.sentence == binding.sentence &&
           document_.ends_before(Cue::kThen, at_preposition(binding.tokens.first)) &&
           document_.has(Cue::kOlder, {sentence(binding.sentence).tokens.first, before.tokens.first});
  }

  std::uint32_t at_preposition(std::uint32_t t) const {
    while (t > 0 && (document_.starts_at(Cue::kNamePreposition, t - 1) || is_skippable(document_, t - 1)))
      --t;
    return t;
  }

  // "Expo 2025", "the Agenda 2030"
  bool is_year_of_name(const Binding& binding) const {
    const std::uint32_t first = binding.tokens.first;
    if (!binding.item.moment()->year_only || first <= sentence(binding.sentence).tokens.first) return false;
    const text::Token& before = document_.token(first - 1);
    const auto names = entities_.mentions({name_before(first), first});
    const bool named =
        std::ranges::any_of(names, [&](const EntityMention& m) { return m.tokens.last == first; });
    const bool noun = document_.forms().noun_capitals;  // "after the summer holidays of 2028"
    const bool opens = first == sentence(binding.sentence).tokens.first + 1;
    return named || (before.kind == text::TokenKind::kWord && before.upper && !noun && !opens);
  }

  bool open_date(Binding& binding, const Found& found) const {
    const Moment& moment = *binding.item.moment();
    const bool since = moment.bound == Bound::kAtLeast && moment.hedge != Hedge::kNotBefore;
    if (since || is_year_of_name(binding)) return false;  // "the lowest level since May 2021"
    const auto occasion = occasion_of(document_, entities_, sentence(binding.sentence), found);
    if (!occasion) return false;
    binding.open_attribute = occasion->name;
    binding.trigger = occasion->tokens;
    return true;
  }

  // The target of an amount in the same clause, not an answer of its own: "2 gigawatts by the end of the
  // year".
  bool beside_measure(const Binding& binding, const Choice& choice) const {
    return std::ranges::any_of(sentence(binding.sentence).found, [&](const Found& found) {
      const Amount* amount = found.item.amount();
      const TokenRange between{found.tokens.last,
                               binding.tokens.first};  // "costs 2 billion and opens in 2029"
      if (choice.attribute && between.contains(choice.trigger.first)) return false;
      if (found.item.kind == Kind::kOrdinal || amount == nullptr) return false;
      const bool measure = !amount->unit.empty() || is_reporting_period(*binding.item.moment());
      return measure && dimension_of(found.item) != "duration" &&
             document_.chunk(found.tokens.first) == document_.chunk(binding.tokens.first);
    });
  }

  // "Orvento delivered 67 jets in April": the word that would name the date says what was counted then.
  bool is_period_of_count(const Binding& binding, const Choice& choice) const {
    const Moment& moment = *binding.item.moment();
    const bool over = moment.to && *moment.to <= document_.source().published.day;
    if (!choice.attribute || !over || moment.granularity == recognize::Granularity::kDay ||
        moment.granularity == recognize::Granularity::kWeek)
      return false;
    const auto counts = [&](const Match& match) {
      return has_dimension(document_.lexicon().attributes()[unpack(match.tag).index], "count");
    };
    if (!std::ranges::any_of(document_.matches(TagKind::kHead, choice.trigger), counts)) return false;
    const std::uint32_t chunk = document_.chunk(binding.tokens.first);
    return std::ranges::any_of(sentence(binding.sentence).found, [&](const Found& found) {
      return found.item.amount() != nullptr && document_.chunk(found.tokens.first) == chunk &&
             dimension_of(found.item) == "count";
    });
  }

  static constexpr int kDateThreshold = 40;
  static constexpr int kHappenedThreshold = 50;

  const Document& document_;
  const Entities& entities_;
  Chooser chooser_;
  std::vector<Binding> bindings_;
  const Before before_{document_, bindings_};
};

}  // namespace

std::vector<Binding> bind(const Document& document, const Entities& entities) {
  return Binder(document, entities).run();
}

}  // namespace claimgraph::extract

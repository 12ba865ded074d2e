#include "core/extract/extract.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "core/extract/binding.h"
#include "core/extract/clock.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"
#include "core/extract/lexicon.h"
#include "core/extract/qualities.h"
#include "core/extract/rebuttal.h"
#include "core/extract/stance.h"
#include "core/extract/subject.h"
#include "core/extract/voice.h"
#include "core/text/digest.h"

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kConversionReach = 4;  // tokens between an amount and the word that converts it
constexpr std::uint32_t kStanceFlags = kObserver | kSuperseded | kPeriodRepaired;

using recognize::Amount;
using recognize::Moment;

// The class of an attribute that no entry covers: what its dimension mostly is in the news.
AttributeClass open_class(std::string_view dimension) {
  constexpr std::array<std::string_view, 4> kStates = {"count", "ratio", "points", "duration"};
  return std::ranges::find(kStates, dimension) != kStates.end() ? AttributeClass::kStatus
                                                                : AttributeClass::kPlan;
}

// What of the subject the attribute is of: as the lexicon says, and the works of a company where a project is
// asked for.
std::string part_of(const Attribute& attribute, const Entities& entities, const Subject& subject) {
  if (!attribute.part.empty()) return "/" + attribute.part;
  const bool works = !attribute.bearers.empty() && attribute.bearers.front() == EntityKind::kProject &&
                     subject.entity && entities[*subject.entity].kind == EntityKind::kCompany;
  return works ? "/project" : "";
}

Topic topic_of(const Document& document, const Entities& entities, const Binding& binding,
               const Subject& subject) {
  Topic topic;
  topic.subject = subject.name;
  topic.dimension = binding.dimension;
  if (binding.attribute) {
    const Attribute& attribute = document.lexicon().attributes()[*binding.attribute];
    topic.attribute = attribute.name;
    topic.attribute_class = attribute.attribute_class;
    topic.reckoning = attribute.reckoning;
    topic.subject += part_of(attribute, entities, subject);
  } else {
    topic.attribute = binding.open_attribute;
    topic.attribute_class = binding.person ? AttributeClass::kStatus : open_class(binding.dimension);
    topic.reckoning = Reckoning::kTallied;
  }
  if (!binding.qualifier.empty()) topic.attribute += "_" + std::string(binding.qualifier);
  return topic;
}

// Durations keep the unit that they are written in: a year is no number of days.
struct DurationUnit {
  std::string_view written, unit;
  int factor;
};
constexpr std::array kDurations = {
    DurationUnit{"year", "years", 1},   DurationUnit{"quarter", "months", 3},
    DurationUnit{"month", "months", 1}, DurationUnit{"week", "days", 7},
    DurationUnit{"day", "days", 1},
};

void keep_duration(const Amount& amount, Value& value) {
  for (const DurationUnit& duration : kDurations) {
    if (amount.unit != duration.written) continue;
    value.unit = duration.unit;
    value.low = amount.low ? multiply(*amount.low, duration.factor) : std::nullopt;
    value.high = amount.high ? multiply(*amount.high, duration.factor) : std::nullopt;
    value.last_digit = Decimal{};
  }
}

// What a rate is per, as units spell it. A flow of money or people per time is known by its attribute.
std::string denominator(const Amount& amount) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTimes = {{{"second", "s"},
                                                                                    {"s", "s"},
                                                                                    {"minute", "min"},
                                                                                    {"hour", "h"},
                                                                                    {"day", "d"},
                                                                                    {"week", "wk"},
                                                                                    {"month", "mo"},
                                                                                    {"year", "a"}}};
  const auto time = std::ranges::find(kTimes, amount.per, [](const auto& entry) { return entry.first; });
  if (time == kTimes.end()) return "/" + std::string(amount.per);
  const bool flow = amount.dimension == "money" || amount.dimension == "count" || amount.dimension.empty();
  return flow ? "" : "/" + std::string(time->second);
}

Value value_of(const Amount& amount, const Binding& binding) {
  Value value;
  value.low = amount.base_low;
  value.high = amount.base_high;
  value.bound = amount.bound;
  value.hedge = amount.hedge;
  value.last_digit = amount.last_digit;
  value.unit = amount.base_unit.empty() ? "count" : std::string(amount.base_unit);
  keep_duration(amount, value);
  if (binding.person) value.unit = "years";
  if (!amount.per.empty()) value.unit += denominator(amount);
  return value;
}

// The calendar year or month around a day; nothing for a finer or another grain.
std::optional<Period> stretch_around(Day day, recognize::Granularity granularity) {
  if (granularity == recognize::Granularity::kYear) return calendar_year(to_civil(day).year);
  if (granularity != recognize::Granularity::kMonth) return std::nullopt;
  return Period{first_of_month(day), last_of_month(day), PeriodKind::kCalendar};
}

// "Since 2016" and "in two years" answer with a year, though the one is open and the other reckoned to the
// day.
Moment as_answer(Moment moment) {
  const bool open = moment.from && !moment.to && moment.hedge != Hedge::kNotBefore;
  const bool reckoned = moment.relative && moment.from && moment.from == moment.to;
  if (!open && !reckoned) return moment;
  const auto stretch = stretch_around(*moment.from, moment.granularity);
  if (!stretch) return moment;
  if (reckoned) moment.from = stretch->from;
  moment.to = stretch->to;
  return moment;
}

// A date as an answer: "from 2026" and "since 2016" answer when something starts, so only "not before" leaves
// it open.
Value value_of(const Moment& written) {
  const Moment moment = as_answer(written);
  Value value;
  value.unit = kDateUnit;
  value.hedge = moment.hedge;
  const bool at_least = moment.bound == Bound::kAtLeast && moment.hedge == Hedge::kNotBefore;
  value.bound = moment.bound == Bound::kAtLeast && !at_least ? Bound::kExact : moment.bound;
  if (moment.from && value.bound != Bound::kAtMost) value.low = day_number(*moment.from);
  if (moment.to && value.bound != Bound::kAtLeast) value.high = day_number(*moment.to);
  if (value.bound == Bound::kExact && !value.high) value.high = value.low;
  if (!value.low && !value.high) value.high = day_number(moment.to ? *moment.to : *moment.from);
  return value;
}

Value value_of(const Binding& binding, std::string_view surface) {
  const Amount* amount = binding.item.amount();
  Value value = amount != nullptr ? value_of(*amount, binding) : value_of(*binding.item.moment());
  value.surface = surface;
  return value;
}

Mention mention_of(const Document& document, const Binding& binding) {
  const ByteSpan first = document.sentences()[binding.first_sentence].span;
  const ByteSpan last = document.sentences()[binding.sentence].span;
  return {document.offsets().to_code_points({first.start, last.end}),
          document.offsets().to_code_points(binding.item.span)};
}

bool compares(const Lexicon& lexicon, std::string_view qualifier) {
  return std::ranges::any_of(lexicon.qualifiers(), [&](const Qualifier& known) {
    return known.compares && known.name == qualifier;
  });
}

// A cue of "older" that belongs to this figure and not to another one of the sentence.
bool says_older(const Document& document, const Binding& binding) {
  if (binding.contrast != Contrast::kNone) return binding.contrast == Contrast::kOlder;
  if (compares(document.lexicon(), binding.qualifier)) return false;  // "34 fewer than a week earlier"
  const Sentence& sentence = document.sentences()[binding.sentence];
  const std::uint32_t chunk = document.chunk(binding.tokens.first);
  const auto within_moment = [&](const Match& match) {  // "a year earlier"
    return std::ranges::any_of(sentence.found, [&](const Found& found) {
      return found.item.moment() != nullptr && found.tokens.first < match.first &&
             match.last <= found.tokens.last;
    });
  };
  for (const Match& match : document.matches(sentence.tokens)) {
    if (is_cue(match, Cue::kOlder) && document.chunk(match.first) == chunk && !within_moment(match))
      return true;
  }
  return false;
}

std::uint32_t flags_of(const Document& document, const Binding& binding, bool older) {
  std::uint32_t flags = 0;
  const Amount* amount = binding.item.amount();
  if (amount != nullptr && amount->unit_ambiguous) flags |= kBareCurrency;
  if (amount != nullptr && amount->overflow) flags |= kOverflow;
  if (!binding.attribute && !binding.person) flags |= kOpenAttribute;
  const bool vague = binding.attribute && document.lexicon().attributes()[*binding.attribute].vague;
  if (binding.inherited || binding.hinted || vague) flags |= kHintedAttribute;
  if (older) flags |= kSuperseded;
  if (binding.contrast == Contrast::kNewer) flags |= kExplicitRevision;
  return flags;
}

std::string rules_of(const Binding& binding) {
  std::string rules(kExtractorVersion);
  rules += binding.attribute ? " attribute:lexicon" : " attribute:open";
  if (binding.inherited) rules += " attribute:inherited";
  if (binding.borrowed) rules += " unit:borrowed";
  if (binding.contrast != Contrast::kNone) rules += " contrast";
  return rules;
}

// The figure before, for what the next one takes from it.
struct Before {
  const Binding* binding = nullptr;
  Subject subject;
  std::optional<Claim> claim;  // as it was read, whatever denies it; of the same sentence only
};

// Two answers to one question in one sentence have one subject, unless a name stands between them.
Subject subject_after(const Subjects& subjects, const Entities& entities, const Binding& binding,
                      const Before& before) {
  const bool same = before.binding != nullptr && before.binding->sentence == binding.sentence &&
                    before.binding->attribute == binding.attribute &&
                    before.binding->dimension == binding.dimension && !before.binding->person &&
                    !binding.person;
  if (same && entities.mentions({before.binding->tokens.last, binding.tokens.first}).empty())
    return before.subject;
  return subjects.of(binding);
}

// An observer's expectation is another question than the thing itself, and so is a state to come. Who decides
// or disputes the thing answers for it.
void ask_for_forecast(const Stance& stance, Topic& topic) {
  const bool tally =
      topic.attribute_class == AttributeClass::kStatus && topic.reckoning == Reckoning::kTallied;
  const bool to_come = stance.modality == Modality::kPlanned || stance.modality == Modality::kForecast;
  const bool expectation = (stance.flags & kObserver) != 0 || (tally && to_come);
  if (!expectation || asks_for_forecast(topic)) return;
  topic.attribute += "_forecast";
  topic.attribute_class = AttributeClass::kPlan;
}

Claim claim_of(const Document& document, const Entities& entities, const Voices& voices,
               const Binding& binding, const SaidOn& statement, const Subject& subject) {
  Claim claim;
  claim.source = document.source().id;
  claim.published = document.source().published;
  claim.topic = topic_of(document, entities, binding, subject);
  claim.value = value_of(binding, document.slice(binding.tokens));
  const bool older = says_older(document, binding);
  const SaidOn said_on = said_on_of(document, binding, statement, older);
  claim.said_on = said_on.day;
  claim.said_on_basis = said_on.basis;
  claim.period = period_of(document, binding, claim.topic.attribute_class, said_on);
  const Stance stance = stance_of(document, entities, voices, binding, claim.topic, subject, claim.period);
  claim.modality = stance.modality;
  claim.polarity = stance.polarity;
  claim.party = stance.party;
  if (!binding.person) ask_for_forecast(stance, claim.topic);
  claim.flags = flags_of(document, binding, older) | stance.flags;
  if (!binding.person && (!subject.mention || subject.entity == entities.topic()))
    claim.flags |= kTopicalSubject;
  const bool impossible = claim.period && !older && repair(*claim.period, claim.modality, claim.said_on);
  if (impossible) claim.flags |= kPeriodRepaired;
  claim.mentions = {mention_of(document, binding)};
  claim.extractor = rules_of(binding);
  return claim;
}

// "8.4 billion francs, or 8.8 billion euros", "CHF7.8bn (£6.9bn)": the figure before in other words.
bool converts(const Document& document, const Binding& binding, const Before& before) {
  if (before.binding == nullptr || !before.claim || before.binding->sentence != binding.sentence)
    return false;
  if (before.binding->dimension != binding.dimension) return false;
  const std::uint32_t first = before.binding->tokens.last;
  const bool bracket = first + 1 == binding.tokens.first && document.token(first).folded == "(";
  if (!bracket && before.binding->attribute != binding.attribute) return false;
  if (before.binding->qualifier != binding.qualifier)
    return false;  // "146 dead, that is 22 more than on Tuesday"
  for (std::uint32_t t = first; t < binding.tokens.first && t < first + kConversionReach; ++t) {
    if (document.token(t).folded == "(" || document.starts_at(Cue::kConverted, t)) return true;
  }
  return false;
}

// "On 20 February there were not 171 but 158": both are told for that day.
bool corrects(const Claim& claim, const Binding& binding, const Before& before) {
  return before.binding != nullptr && before.claim && before.binding->sentence == binding.sentence &&
         before.binding->attribute == binding.attribute && before.claim->polarity == Polarity::kNegative &&
         claim.polarity == Polarity::kPositive &&
         binding.tokens.first - before.binding->tokens.last <= kConversionReach;
}

// A conversion is meant as what it converts, and said by the same on the same day.
void take_stance(const Claim& converted, Claim& claim) {
  claim.topic = converted.topic;
  claim.modality = converted.modality;
  claim.polarity = converted.polarity;
  claim.party = converted.party;
  claim.said_on = converted.said_on;
  claim.said_on_basis = converted.said_on_basis;
  claim.period = converted.period;
  claim.flags = (claim.flags & ~kStanceFlags) | (converted.flags & kStanceFlags);
}

// The denial of a reported answer, by whoever denies it, on the day of the text.
Claim denial_of(const Claim& report, const Rebuttal& rebuttal, const SaidOn& statement) {
  Claim denial = report;
  denial.polarity = Polarity::kNegative;
  denial.party = rebuttal.party;
  denial.said_on = statement.day;
  denial.said_on_basis = statement.basis;
  if (denial.modality == Modality::kConsidered) {
    denial.modality =
        report.topic.attribute_class == AttributeClass::kPlan ? Modality::kPlanned : Modality::kActual;
  }
  return denial;
}

// "Each spacecraft will weigh 640 kilograms and draw up to 4 kilowatts": both are of each.
void share_unit(const Entities& entities, const Binding& binding, const Before& before, Claim& claim) {
  constexpr std::string_view kUnit = "/unit", kWorks = "/project";
  const std::string& subject = claim.topic.subject;
  const bool whole = subject.find('/') == std::string::npos || subject.ends_with(kWorks);
  const bool same = before.binding != nullptr && before.claim &&
                    before.binding->sentence == binding.sentence &&
                    before.claim->topic.subject.ends_with(kUnit) && whole;
  if (!same || !has(claim, kTopicalSubject) || binding.person || binding.item.moment() != nullptr) return;
  if (claim.topic.dimension == "money" || claim.topic.dimension == "count" ||
      claim.topic.dimension == "ratio")
    return;
  if (entities.mentions({before.binding->tokens.last, binding.tokens.first}).empty())
    claim.topic.subject = before.claim->topic.subject;
}

bool meets(const std::optional<Period>& a, const std::optional<Period>& b) {
  return !a || !b || year_of(*a) == year_of(*b);
}

// The same answer once more in the same source.
bool restates(const Claim& again, const Claim& first) {
  return again.topic == first.topic && again.value.unit == first.value.unit &&
         (again.value.low ? again.value.low : again.value.high) ==
             (first.value.low ? first.value.low : first.value.high) &&
         (again.value.bound == first.value.bound || again.value.bound == Bound::kExact ||
          first.value.bound == Bound::kExact) &&
         again.value.bound != Bound::kRange && again.polarity == first.polarity &&
         (again.flags & kSuperseded) == (first.flags & kSuperseded) && again.said_on == first.said_on &&
         meets(again.period, first.period);
}

void merge(const Claim& again, Claim& first) {
  first.mentions.push_back(again.mentions.front());
  if (!first.period) first.period = again.period;
  if (!first.party) first.party = again.party;
}

// The claims of a text as they are found, each answer once.
class Answers {
 public:
  explicit Answers(std::size_t figures) { claims_.reserve(figures); }

  void add(Claim claim) {
    const std::size_t key =
        std::hash<std::string>{}(claim.topic.subject) * 31 + std::hash<std::string>{}(claim.topic.attribute);
    const auto [begin, end] = by_topic_.equal_range(key);  // in the order in which they came
    const auto first =
        std::find_if(begin, end, [&](const auto& entry) { return restates(claim, claims_[entry.second]); });
    if (first != end) return merge(claim, claims_[first->second]);
    by_topic_.emplace(key, claims_.size());
    claims_.push_back(std::move(claim));
  }

  std::vector<Claim> take() { return std::move(claims_); }

 private:
  std::vector<Claim> claims_;
  std::multimap<std::size_t, std::size_t> by_topic_;  // by a hash of subject and attribute
};

// "Orvento/order", "Kelm/order": a text speaks of one order, that of whom it names most as its owner; who is
// only understood to be one gives way.
void join_parts(std::vector<Claim>& claims) {
  std::map<std::string, std::map<std::string, std::size_t>> owners;  // by part
  const auto slash = [](const Claim& claim) { return claim.topic.subject.find('/'); };
  for (const Claim& claim : claims) {
    if (slash(claim) == std::string::npos) continue;
    ++owners[claim.topic.subject.substr(slash(claim))][claim.topic.subject.substr(0, slash(claim))];
  }
  for (Claim& claim : claims) {
    if (slash(claim) == std::string::npos || !has(claim, kTopicalSubject)) continue;
    const std::string part = claim.topic.subject.substr(slash(claim));
    const auto most =
        std::ranges::max_element(owners[part], {}, [](const auto& entry) { return entry.second; });
    if (most->second > owners[part][claim.topic.subject.substr(0, slash(claim))])
      claim.topic.subject = most->first + part;
  }
}

// What a company builds, where nothing names it, is the fleet that the text speaks of.
void name_works(std::vector<Claim>& claims) {
  constexpr std::string_view kWorks = "/project", kFleet = "/fleet";
  std::set<std::string> owners;
  for (const Claim& claim : claims) {
    const std::string& subject = claim.topic.subject;
    if (subject.ends_with(kFleet)) owners.insert(subject.substr(0, subject.size() - kFleet.size()));
  }
  for (Claim& claim : claims) {
    std::string& subject = claim.topic.subject;
    if (!subject.ends_with(kWorks)) continue;
    const std::string owner = subject.substr(0, subject.size() - kWorks.size());
    if (owners.contains(owner)) subject = owner + std::string(kFleet);
  }
}

void set_ids(std::vector<Claim>& claims) {
  std::map<CodePointSpan, std::uint32_t> ranks;  // how many claims of a span there were
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    claim.position = static_cast<std::uint32_t>(i);
    const CodePointSpan number = claim.mentions.front().number;
    claim.id = text::claim_id(claim.source, number, ranks[number]++);
  }
}

// The claim as it was read, for a figure that follows in the same sentence: no other takes anything from it.
std::optional<Claim> claim_for_next(const Claim& claim, const Binding& binding,
                                    const std::vector<Binding>& bindings) {
  const bool followed = &binding != &bindings.back() && (&binding + 1)->sentence == binding.sentence;
  return followed ? std::optional(claim) : std::nullopt;
}

}  // namespace

std::vector<Claim> extract(const Source& source, const Lexicon& lexicon) {
  const Document document(source, lexicon);
  const Entities entities(document);
  const Voices voices(document, entities);
  const SaidOn statement = statement_of(document);
  const std::vector<Binding> bindings = bind(document, entities);
  Answers answers(bindings.size());
  const Subjects subjects(document, entities, bindings);
  Before before;
  for (const Binding& binding : bindings) {
    before.subject = subject_after(subjects, entities, binding, before);
    Claim claim = claim_of(document, entities, voices, binding, statement, before.subject);
    share_unit(entities, binding, before, claim);
    if (converts(document, binding, before)) take_stance(*before.claim, claim);
    if (corrects(claim, binding, before) && before.claim->period) claim.period = before.claim->period;
    before.binding = &binding;
    before.claim = claim_for_next(claim, binding, bindings);
    if (!claim.value.low && !claim.value.high)
      continue;  // too large to be exact: seen, but no answer to compare
    const auto rebuttal = binding.person ? std::nullopt : rebuttal_of(document, entities, voices, binding);
    if (rebuttal) {
      claim.polarity = Polarity::kPositive;
      answers.add(denial_of(claim, *rebuttal, statement));
    }
    answers.add(std::move(claim));
  }
  std::vector<Claim> claims = answers.take();
  std::ranges::move(qualities_of(document, entities, voices, bindings, statement),
                    std::back_inserter(claims));
  join_parts(claims);
  name_works(claims);
  set_ids(claims);
  return claims;
}

std::vector<Claim> extract(const Source& source) { return extract(source, Lexicon::built_in()); }

}  // namespace claimgraph::extract

#include "core/extract/clock.h"

#include <algorithm>
#include <cstdlib>

namespace claimgraph::extract {
namespace {

using recognize::Granularity;
using recognize::Moment;

constexpr std::size_t kLeadSentences = 3;
constexpr std::size_t kFirstSentences = 2;  // where a recent day is that of the statement, whatever the verb
constexpr int kStatementDays = 8;           // "on Tuesday" in a lead is within the week before publication
constexpr int kSaidDays = 45;               // a day that stands with a verb of speech further on
constexpr int kChunkStep = 12;
constexpr int kFarthestPeriod = 36;
constexpr int kOfFigureBefore = 4;  // words: a moment right behind another figure
constexpr int kMonthDays = 31;
constexpr std::uint32_t kAlone = 2;  // tokens around a moment that is inserted alone: a comma, a preposition

int span_days(const Moment& moment) {
  return moment.from && moment.to ? moment.to->number - moment.from->number + 1 : 0;
}

bool is_day(const Moment& moment) { return span_days(moment) == 1; }

bool within(Day day, Day end, int days) { return day <= end && end.number - day.number <= days; }

// A relative day ("Tuesday", "heute") of the week before publication.
std::optional<Day> recent_day(const Found& found, Day published, int days) {
  const Moment* moment = found.item.moment();
  if (moment == nullptr || !is_day(*moment) || !within(*moment->from, published, days)) return std::nullopt;
  return moment->from;
}

bool open_beginning(const Moment& moment) { return moment.bound == Bound::kAtMost || !moment.from; }
bool open_end(const Moment& moment) { return moment.bound == Bound::kAtLeast || !moment.to; }

// "At the end of the year": a part of a year that lasts to its last day.
bool ends_year(const Moment& moment) {
  if (!moment.from || !moment.to || moment.granularity == Granularity::kYear || moment.fiscal) return false;
  const Civil to = to_civil(*moment.to);
  return to.month == 12 && to.day == 31 && to_civil(*moment.from).year == to.year;
}

// Whether a moment can be the target period of an attribute of that class. A plan is for a year, or due by a
// day; an observation has any period; a state has the day or month that it is told for; what cannot change
// has none.
bool is_period(const Moment& moment, AttributeClass attribute_class) {
  if (open_end(moment) && !open_beginning(moment)) return false;
  if (is_day(moment) && moment.granularity >= Granularity::kYear) return false;  // "in a year", "a year ago"
  switch (attribute_class) {
    case AttributeClass::kPlan:
      return moment.fiscal || open_beginning(moment) || ends_year(moment) ||
             moment.granularity >= Granularity::kYear;
    case AttributeClass::kObservation:
      return true;
    case AttributeClass::kStatus:
      return moment.granularity != Granularity::kSeason;
    case AttributeClass::kFixed:
    case AttributeClass::kSet:
      return false;
  }
  return false;
}

PeriodKind kind_of(const Moment& moment, AttributeClass attribute_class) {
  if (moment.fiscal) return PeriodKind::kFiscal;
  if (open_beginning(moment)) return PeriodKind::kUntil;
  if (open_end(moment)) return PeriodKind::kSince;
  if (is_day(moment) || attribute_class == AttributeClass::kStatus) return PeriodKind::kPoint;
  return PeriodKind::kCalendar;
}

Period to_period(const Moment& moment, AttributeClass attribute_class) {
  Period period{moment.from, moment.to, kind_of(moment, attribute_class)};
  if (attribute_class == AttributeClass::kPlan && ends_year(moment)) period.kind = PeriodKind::kUntil;
  // "By 2025" is the year 2025: what is due by its end is an answer for that year.
  if (period.kind == PeriodKind::kUntil) {
    if (!period.to) period.to = period.from;
    period.from = calendar_year(to_civil(*period.to).year).from;
  }
  if (period.kind == PeriodKind::kSince) period.to.reset();
  return period;
}

int cost_of(const Document& document, TokenRange moment, TokenRange figure) {
  const auto gap =
      static_cast<int>(moment.first >= figure.last ? moment.first - figure.last : figure.first - moment.last);
  const int chunks = std::abs(static_cast<int>(document.chunk(moment.first)) -
                              static_cast<int>(document.chunk(figure.first)));
  return std::abs(gap) + kChunkStep * chunks;
}

// In another part of the sentence, with a figure of its own there.
bool taken(const Document& document, const Binding& binding, const Found& moment) {
  const std::uint32_t chunk = document.chunk(moment.tokens.first);
  if (chunk == document.chunk(binding.tokens.first)) return false;
  return std::ranges::any_of(document.sentences()[binding.sentence].found, [&](const Found& other) {
    return other.item.amount() != nullptr && document.chunk(other.tokens.first) == chunk;
  });
}

// "2.5 per cent in February from 2.9 in January": the month between the two is that of the first.
bool of_figure_before(const Document& document, const Binding& binding, TokenRange moment) {
  if (moment.last > binding.tokens.first) return false;
  const std::uint32_t gap = binding.tokens.first - moment.last;
  return std::ranges::any_of(document.sentences()[binding.sentence].found, [&](const Found& other) {
    return other.item.amount() != nullptr && other.tokens.last <= moment.first &&
           moment.first - other.tokens.last <= gap;
  });
}

// "5 percent more than last year"
bool is_base(const Document& document, const Binding& binding, TokenRange moment) {
  return moment.first >= binding.tokens.last && document.ends_before(Cue::kBase, moment.first);
}

// "Orvento, founded in 2015, will cut 300 jobs": in a part that the figure's own part of the sentence goes
// around.
bool is_inserted(const Document& document, const Binding& binding, TokenRange moment) {
  const std::uint32_t chunk = document.chunk(binding.tokens.first);
  if (moment.last > binding.tokens.first || document.chunk(moment.first) == chunk) return false;
  const Sentence& sentence = document.sentences()[binding.sentence];
  const TokenRange part = document.clause(sentence, moment);
  if (part.last - part.first <= moment.last - moment.first + kAlone)
    return false;  // "a fire, in 2023, cost ..."
  for (std::uint32_t t = sentence.tokens.first; t < part.first; ++t) {
    if (document.chunk(t) == chunk) return true;
  }
  return false;
}

// "Six months later there were 334": a time to come, where the clause tells what was.
bool against_tense(const Document& document, const Binding& binding, const Found& found) {
  const Moment& moment = *found.item.moment();
  if (!moment.relative || !moment.from || *moment.from <= document.source().published.day) return false;
  const TokenRange clause = document.clause(document.sentences()[binding.sentence], found.tokens);
  return document.has(Cue::kActual, clause) && !document.has(Cue::kPlan, clause);
}

const Found* nearest_moment(const Document& document, const Binding& binding, auto&& wanted) {
  const Found* best = nullptr;
  int best_cost = kFarthestPeriod;
  for (const Found& found : document.sentences()[binding.sentence].found) {
    const Moment* moment = found.item.moment();
    if (moment == nullptr || found.tokens.first == binding.tokens.first || !wanted(*moment)) continue;
    if (document.ends_before(Cue::kIndefinite, found.tokens.first))
      continue;  // "the victims of a 2019 crash"
    if (is_inserted(document, binding, found.tokens)) continue;
    if (is_base(document, binding, found.tokens) || against_tense(document, binding, found)) continue;
    int cost = cost_of(document, found.tokens, binding.tokens);
    if (of_figure_before(document, binding, found.tokens)) cost += kOfFigureBefore;
    if (cost < best_cost && !taken(document, binding, found)) {
      best_cost = cost;
      best = &found;
    }
  }
  return best;
}

// "Last year" beside an older answer is what it is about; "in September" is when it was given.
bool is_year_before(const Moment& moment) {
  return moment.relative && moment.granularity >= Granularity::kYear;
}

SaidOn older_said_on(const Document& document, const Binding& binding, const SaidOn& statement) {
  const auto past = [&](const Moment& m) {
    return m.to && m.bound == Bound::kExact && *m.to < statement.day && !is_year_before(m);
  };
  const Found* found = nearest_moment(document, binding, past);
  const bool date = binding.item.moment() != nullptr;  // beside a date the next date is another answer
  if (found != nullptr && date && document.chunk(found->tokens.first) != document.chunk(binding.tokens.first))
    found = nullptr;
  if (found == nullptr) return {plus_days(statement.day, -1), SaidOnBasis::kOlderOpen};
  return {*found->item.moment()->to, SaidOnBasis::kOlder};
}

}  // namespace

SaidOn statement_of(const Document& document) {
  const Source& source = document.source();
  std::size_t seen = 0;
  for (const Sentence& sentence : document.sentences()) {
    if (sentence.furniture) continue;
    if (++seen > kLeadSentences) break;
    for (const Found& found : sentence.found) {
      if (document.ends_before(Cue::kBase, found.tokens.first)) continue;  // "22 more than on Tuesday"
      if (const auto day = recent_day(found, source.published.day, kStatementDays))
        return {*day, SaidOnBasis::kText};
    }
  }
  if (source.said_on) return {*source.said_on, SaidOnBasis::kSource};
  return {source.published.day, SaidOnBasis::kPublished};
}

bool is_statement_day(const Document& document, const Sentence& sentence, const Found& date) {
  if (!recent_day(date, document.source().published.day, kStatementDays)) return false;
  const auto& sentences = document.sentences();
  const bool lead =
      sentence.span.start <= sentences[std::min(kFirstSentences, sentences.size()) - 1].span.start;
  return lead || document.has(Cue::kSay, document.clause(sentence, date.tokens));
}

namespace {

// A day that may be when something was said; of "plus tôt ce mois-ci, X a annoncé ..." a day of that month.
std::optional<SaidOn> day_of_speech(const Found& found, Day published, bool beside_verb) {
  if (const auto day = recent_day(found, published, kSaidDays)) return SaidOn{*day, SaidOnBasis::kText};
  const Moment* moment = found.item.moment();
  const bool past = moment != nullptr && moment->relative && moment->from && moment->to &&
                    *moment->from < published && *moment->to <= published && span_days(*moment) <= kMonthDays;
  if (!past) return std::nullopt;
  const bool this_month = to_civil(*moment->from).month == to_civil(published).month;
  return this_month || beside_verb ? std::optional(SaidOn{*moment->from, SaidOnBasis::kText}) : std::nullopt;
}

// "16 million a day, and not 18, as it said in February": the month is that of the figure before it.
bool of_another_figure(const Document& document, const Binding& binding, TokenRange moment) {
  return std::ranges::any_of(document.sentences()[binding.sentence].found, [&](const Found& other) {
    return other.item.amount() != nullptr && other.tokens.first >= binding.tokens.last &&
           other.tokens.last <= moment.first;
  });
}

}  // namespace

SaidOn said_on_of(const Document& document, const Binding& binding, const SaidOn& statement, bool older) {
  if (older) return older_said_on(document, binding, statement);
  const Sentence& sentence = document.sentences()[binding.sentence];
  if (!document.has(Cue::kSay, sentence.tokens)) return statement;
  std::optional<SaidOn> first;
  for (const Found& found : sentence.found) {
    if (found.tokens.first == binding.tokens.first) continue;
    const bool beside_verb = document.has(Cue::kSay, document.clause(sentence, found.tokens));
    const auto day = day_of_speech(found, document.source().published.day, beside_verb);
    if (!day) continue;
    const bool own = beside_verb && is_day(*found.item.moment());
    if (!own && of_another_figure(document, binding, found.tokens)) continue;
    if (beside_verb) return *day;  // "..., it said on Tuesday"
    if (!first) first = day;
  }
  return first.value_or(statement);
}

std::optional<Period> period_of(const Document& document, const Binding& binding,
                                AttributeClass attribute_class, const SaidOn& said_on) {
  if (binding.item.moment() != nullptr) return std::nullopt;
  if (binding.person) return std::nullopt;
  const auto wanted = [&](const Moment& m) {
    if (said_on.basis == SaidOnBasis::kOlder && m.to == said_on.day)
      return attribute_class == AttributeClass::kObservation;
    if (is_day(m) && attribute_class == AttributeClass::kObservation && m.relative)
      return false;  // when it was said
    return is_period(m, attribute_class);
  };
  const Found* found = nearest_moment(document, binding, wanted);
  if (found == nullptr) return std::nullopt;
  return to_period(*found->item.moment(), attribute_class);
}

bool repair(Period& period, Modality modality, Day said_on) {
  if (modality != Modality::kPlanned && modality != Modality::kForecast) return false;
  if (period.kind != PeriodKind::kCalendar || !is_calendar_year(period) || !(*period.to < said_on))
    return false;
  period = calendar_year(to_civil(said_on).year);
  return true;
}

}  // namespace claimgraph::extract

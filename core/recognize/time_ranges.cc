// Stretches between two times, and times with one open end.
#include <algorithm>
#include <array>

#include "core/recognize/moments.h"

namespace claimgraph::recognize {
namespace {

// "13 to 15 July 2013", "13 July to 15 August".
bool day_range(Context& context, const Match& match) {
  const auto first_day = captured_value(context, match, kDay, 0),
             last_day = captured_value(context, match, kDay, 1);
  const auto first_month = captured_value(context, match, kMonth, 0);
  const auto last_month = captured_value(context, match, kMonth, 1);
  if (!first_day || !last_day || !first_month) return false;
  const auto of_years = [&](int from_year, int to_year) -> std::optional<Stretch> {
    const auto from = to_day(from_year, *first_month, *first_day);
    const auto to = to_day(to_year, last_month.value_or(*first_month), *last_day);
    return from && to && *from < *to ? std::optional(Stretch{*from, *to}) : std::nullopt;
  };
  const auto year = captured_year(context, match);
  const auto second_year = captured_year(context, match, 1);
  if (year) {
    auto known = of_years(*year, second_year.value_or(*year));
    if (!known && !second_year) known = of_years(*year - 1, *year);
    return known && add_moment(context, match, moment_of(*known, Granularity::kDay));
  }
  auto all = yearly(context, [&](int y) {
    const auto same = of_years(y, y);
    return same ? same : of_years(y, y + 1);
  });
  auto moment = nearest(context, match, all, Granularity::kDay);
  if (!moment) return false;
  for (const Stretch& other : all) add_reading(*moment, {other.from, plus_days(*other.to, -1)});
  return add_moment(context, match, *std::move(moment));
}

// "4 to 23 next month": days of a captured month.
bool day_range_in(Context& context, const Match& match) {
  const auto first_day = captured_value(context, match, kDay, 0),
             last_day = captured_value(context, match, kDay, 1);
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (!first_day || !last_day || whole == nullptr || !whole->from ||
      whole->granularity != Granularity::kMonth)
    return false;
  const Civil civil = to_civil(*whole->from);
  const auto from = to_day(civil.year, civil.month, *first_day),
             to = to_day(civil.year, civil.month, *last_day);
  if (!from || !to || *to <= *from) return false;
  Moment moment = moment_of(Stretch{*from, *to}, Granularity::kDay);
  moment.relative = whole->relative;
  return add_moment(context, match, std::move(moment));
}

// "14. - 15.10.2018": a day before a whole date, in its month.
bool day_to_date(Context& context, const Match& match) {
  const auto first = captured_value(context, match, kDay);
  const Moment* last = moment_at(context, captured_time(context, match));
  if (!first || last == nullptr || !last->from || last->from != last->to) return false;
  const auto start_of = [&](Day end) -> std::optional<Day> {
    const Civil civil = to_civil(end);
    const auto day = to_day(civil.year, civil.month, *first);
    return day && *day < end ? day : std::nullopt;
  };
  const auto from = start_of(*last->from);
  if (!from) return false;
  Moment moment = moment_of(Stretch{*from, *last->to}, Granularity::kDay);
  moment.relative = last->relative;
  for (const auto& other : last->readings) {
    if (const auto start = other.from ? start_of(*other.from) : std::nullopt)
      add_reading(moment, {*start, *other.to});
  }
  return add_moment(context, match, std::move(moment));
}

// "du 13 au 18": days of this month, the last or the next.
bool days_of_month(Context& context, const Match& match) {
  const auto first = captured_value(context, match, kDay, 0), last = captured_value(context, match, kDay, 1);
  if (!first || !last || *first >= *last) return false;
  std::vector<Stretch> all;
  for (int months = -1; months <= 1; ++months) {
    const Civil civil = to_civil(plus_months(first_of_month(today(context)), months));
    const auto from = to_day(civil.year, civil.month, *first), to = to_day(civil.year, civil.month, *last);
    if (from && to) all.push_back({*from, *to});
  }
  auto moment = nearest(context, match, all, Granularity::kDay);
  return moment && add_moment(context, match, *std::move(moment));
}

// "January to March 2025".
bool month_range(Context& context, const Match& match) {
  const auto first = captured_value(context, match, kMonth, 0),
             last = captured_value(context, match, kMonth, 1);
  if (!first || !last) return false;
  const auto of_year = [&](int year) -> std::optional<Stretch> {
    const auto from = month_of(*first > *last ? year - 1 : year, *first), to = month_of(year, *last);
    return from && to ? std::optional(Stretch{from->from, to->to}) : std::nullopt;
  };
  if (const auto year = captured_year(context, match)) {
    const auto known = of_year(*year);
    if (!known) return false;
    Moment moment = moment_of(*known, Granularity::kMonth);
    add_reading(moment, {known->from, plus_days(first_of_month(*known->to), -1)});  // without the last month
    return add_moment(context, match, std::move(moment));
  }
  const auto all = yearly(context, of_year);
  auto moment = nearest(context, match, all, Granularity::kMonth);
  if (!moment) return false;
  for (const Stretch& other : all)
    add_reading(*moment, {other.from, plus_days(first_of_month(*other.to), -1)});
  return add_moment(context, match, *std::move(moment));
}

bool year_range(Context& context, const Match& match) {
  const auto first = captured_value(context, match, kYear, 0);
  auto last = captured_value(context, match, kYear, 1);
  if (const auto two = captured_value(context, match, kShortYear); first && two)
    last = *first / 100 * 100 + *two;
  if (!first || !last || *last <= *first) return false;
  const auto from = year_of(*first), to = year_of(*last);
  if (!from || !to) return false;
  Moment moment = moment_of(Stretch{from->from, to->to}, Granularity::kYear);
  add_reading(moment, {from->from, plus_days(*to->from, -1)});  // "from 2015 to 2018" without 2018
  return add_moment(context, match, std::move(moment));
}

// "from 1 May to 7 May 2020": the first day is of the last one's year.
void borrow_year(const Moment& first, const Moment& last, Moment& moment) {
  if (!first.relative || last.relative || first.from != first.to || first.readings.empty()) return;
  const Civil start = to_civil(*first.from);
  for (const int year : {to_civil(*last.to).year, to_civil(*last.to).year - 1}) {
    const auto day = to_day(year, start.month, start.day);
    if (!day || *last.to <= *day) continue;
    moment.from = day;
    add_reading(moment, {day, plus_days(*last.from, -1)});
    return;
  }
}

// Two captured times as the ends of a stretch.
bool time_range(Context& context, const Match& match) {
  const Moment* first = moment_at(context, captured_time(context, match, 0));
  const Moment* last = moment_at(context, captured_time(context, match, 1));
  if (first == nullptr || last == nullptr || !first->from || !last->to || !first->to || !last->from)
    return false;
  if (changes(context, match)) return false;
  if (first->bound != Bound::kExact || last->bound != Bound::kExact) return false;
  Moment moment = moment_of(Stretch{first->from, last->to}, first->granularity);
  moment.relative = first->relative || last->relative;
  std::vector<Stretch> starts{{first->from, first->to}}, ends{{last->from, last->to}};
  for (const auto& reading : first->readings) starts.push_back({reading.from, reading.to});
  for (const auto& reading : last->readings) ends.push_back({reading.from, reading.to});
  const bool turned = *last->to < *first->from;
  for (const Stretch& start : starts) {
    for (const Stretch& end : ends) {
      if (!start.from || !end.to || *end.to < *start.from) continue;
      if (turned && *moment.to < *moment.from) moment.from = start.from, moment.to = end.to;
      add_reading(moment, {start.from, end.to});
      if (end.from && *start.from < *end.from) add_reading(moment, {start.from, plus_days(*end.from, -1)});
    }
  }
  if (*moment.to < *moment.from) return false;
  borrow_year(*first, *last, moment);
  return add_moment(context, match, std::move(moment));
}

// "2016 and before 2018": the words at the end of a match begin another bound.
bool another_time(const Chart& chart, std::uint32_t token) {
  return chart.find(token, kTime) != nullptr || chart.find(token + 1, kTime) != nullptr;
}

enum BoundWord { kUntil = 1, kBefore = 2, kSince = 3, kAfter = 4, kByWord = 5, kNotBeforeWord = 6 };
constexpr int kWeak = 10;  // added to the argument where the word often means something else

Moment::Reading bounded(const Moment::Reading& whole, int word) {
  switch (word) {
    case kBefore:
      return {std::nullopt, whole.from ? std::optional(plus_days(*whole.from, -1)) : whole.to, std::nullopt,
              std::nullopt};
    case kSince:
    case kNotBeforeWord:
      return {whole.from, std::nullopt, std::nullopt, std::nullopt};
    case kAfter:
      return {whole.to ? std::optional(plus_days(*whole.to, 1)) : whole.from, std::nullopt, std::nullopt,
              std::nullopt};
    default:
      return {std::nullopt, whole.to, std::nullopt, std::nullopt};
  }
}

// A deadline lies ahead unless the tense is past: "by the end of August", said in February, is the next.
Moment::Reading to_come(const Context& context, const Match& match, const Moment& whole) {
  const Moment::Reading first{whole.from, whole.to, {}, {}};
  if (!whole.relative || today(context) <= *whole.to || tense_at(context, match) == -1) return first;
  const auto ahead = [&](const Moment::Reading& r) {
    return r.from && r.to && today(context) <= *r.to &&
           r.to->number - r.from->number == whole.to->number - whole.from->number;
  };
  const auto found = std::ranges::find_if(whole.readings, ahead);
  return found == whole.readings.end() ? first : *found;
}

// "until March", "before 2000", "since Monday", "by the end of the year": the argument says which.
bool time_bound(Context& context, const Match& match) {
  const Node* node = captured_time(context, match);
  const Moment* whole = moment_at(context, node);
  const int word = match.rule->arguments[0] % kWeak;
  if (whole == nullptr || whole->bound != Bound::kExact || !whole->from || !whole->to) return false;
  if (match.rule->arguments[2] != 0 && another_time(context.chart, match.end)) return false;
  Moment moment = *whole;
  const Moment::Reading first = bounded(
      word == kByWord ? to_come(context, match, *whole) : Moment::Reading{whole->from, whole->to, {}, {}},
      word);
  moment.from = first.from;
  moment.to = first.to;
  moment.bound =
      word == kSince || word == kAfter || word == kNotBeforeWord ? Bound::kAtLeast : Bound::kAtMost;
  moment.hedge = word == kByWord ? Hedge::kBy : word == kNotBeforeWord ? Hedge::kNotBefore : Hedge::kNone;
  moment.readings.clear();
  std::vector<Moment::Reading> all{{whole->from, whole->to, std::nullopt, std::nullopt}};
  all.insert(all.end(), whole->readings.begin(), whole->readings.end());
  for (const Moment::Reading& other : all) {
    const Moment::Reading reading = bounded(other, word);
    add_reading(moment, {reading.from, reading.to});
    if (word == kUntil || word == kByWord) add_reading(moment, {std::nullopt, other.from});
    if (word == kBefore) add_reading(moment, {std::nullopt, other.from});
    if ((word == kUntil || word == kByWord) && other.from)
      add_reading(moment, {std::nullopt, plus_days(*other.from, -1)});
    if (word == kAfter)
      add_reading(moment, {other.from, std::nullopt}), add_reading(moment, {other.to, std::nullopt});
    if (word == kSince && match.rule->arguments[1] == 0) add_reading(moment, {other.from, today(context)});
  }
  MomentNode made;
  made.moment = std::move(moment);
  made.core_begin = node->begin;
  made.core_end = node->end;
  made.weak = match.rule->arguments[0] >= kWeak;
  return add_moment(context, match.begin, match.end, std::move(made));
}

constexpr std::array kActions = {
    NamedAction{"day_range", day_range},     NamedAction{"day_range_in", day_range_in},
    NamedAction{"day_to_date", day_to_date}, NamedAction{"days_of_month", days_of_month},
    NamedAction{"month_range", month_range}, NamedAction{"time_bound", time_bound},
    NamedAction{"time_range", time_range},   NamedAction{"year_range", year_range},
};

}  // namespace

std::span<const NamedAction> time_range_actions() { return kActions; }

}  // namespace claimgraph::recognize

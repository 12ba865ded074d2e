// Days, weekdays, months and years as they are named.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/recognize/moments.h"

namespace claimgraph::recognize {
namespace {

constexpr int kLastDayOfMonth = 31;

// Day and month, with a year or the years that it can be of. With argument 1 a year of two digits must be
// more than a day.
bool date(Context& context, const Match& match) {
  const auto ordinal = captured_value(context, match, kOrdDay);
  const auto day = ordinal ? ordinal : captured_value(context, match, kDay);
  const auto month = captured_value(context, match, kMonth);
  if (!day || !month) return false;
  const auto two = captured_value(context, match, kShortYear);
  if (two && goes_on(context, match)) return false;
  if (match.rule->arguments[0] != 0 && two && *two <= kLastDayOfMonth) return false;
  if (const auto year = captured_year(context, match)) {
    const auto known = to_day(*year, *month, *day);
    if (!known) block(context, match.begin, match.end);  // "June 31, 2022"
    return known && add_moment(context, match, moment_of(*known));
  }
  if (const auto relative = captured_value(context, match, kRelative)) {
    const auto known = to_day(this_year(context) + *relative, *month, *day);
    return known && add_moment(context, match, moment_of(*known));
  }
  std::vector<Stretch> days;
  for (int year = this_year(context) - 4; year <= this_year(context) + 4;
       ++year) {  // 29 February is every fourth year
    const bool near = std::abs(year - this_year(context)) <= 1;
    if (const auto known = to_day(year, *month, *day); known && (near || *day == 29))
      days.push_back({*known, *known});
  }
  const auto moment = nearest(context, match, days, Granularity::kDay);
  return moment && add_moment(context, match, *moment);
}

bool month(Context& context, const Match& match) {
  if (const auto two = captured_value(context, match, kShortYear);
      two && (*two <= kLastDayOfMonth || goes_on(context, match)))
    return false;
  const auto bare = captured_value(context, match, kBareMonth);
  const auto month = bare ? bare : captured_value(context, match, kMonth);
  if (!month) return false;
  if (const auto year = captured_year(context, match)) {
    const auto known = month_of(*year, *month);
    return known && add_moment(context, match, moment_of(*known, Granularity::kMonth));
  }
  if (const auto relative = captured_value(context, match, kRelative)) {
    const int here = to_civil(today(context)).month;
    const int year = this_year(context) + *relative;
    const bool skip = (*relative < 0 && *month < here) || (*relative > 0 && *month > here);
    const auto known = month_of(skip ? year - *relative : year, *month);
    if (!known) return false;
    Moment moment = moment_of(*known, Granularity::kMonth);
    moment.relative = true;
    if (const auto other = month_of(skip ? year : year - *relative, *month)) add_reading(moment, *other);
    return add_moment(context, match, std::move(moment));
  }
  auto moment = nearest(context, match, yearly(context, [&](int year) { return month_of(year, *month); }),
                        Granularity::kMonth);
  return moment && add_moment(context, match, *std::move(moment));
}

// A year; with argument 1 a bare one.
bool year(Context& context, const Match& match) {
  const auto year = captured_year(context, match);
  const auto known = year ? year_of(*year) : std::nullopt;
  if (!known) return false;
  Moment moment = moment_of(*known, Granularity::kYear);
  moment.year_only = match.rule->arguments[0] != 0;
  return add_moment(context, match, std::move(moment));
}

// "fiscal 2025", "2023/24": from the year named first; where two are named, to the end of the second.
bool fiscal(Context& context, const Match& match) {
  const auto first = captured_value(context, match, kYear, 0);
  if (!first) return false;
  auto second = captured_value(context, match, kYear, 1);
  if (const auto two = captured_value(context, match, kShortYear)) second = *first / 100 * 100 + *two;
  if (second && *second != *first + 1) return false;
  const auto from = year_of(*first), to = year_of(second.value_or(*first));
  if (!from || !to) return false;
  Moment moment = moment_of(Stretch{from->from, to->to}, Granularity::kYear);
  moment.fiscal = true;
  return add_moment(context, match, std::move(moment));
}

// A weekday alone is the last or the next one; with a relative word the one of that week.
bool weekday(Context& context, const Match& match) {
  const auto wanted = captured_value(context, match, kWeekday);
  if (!wanted) return false;
  const Day next = weekday_from(plus_days(today(context), 1), *wanted);
  const Day last = plus_days(weekday_from(today(context), *wanted),
                             weekday_from(today(context), *wanted) == today(context) ? 0 : -kDaysPerWeek);
  const auto relative = captured_value(context, match, kRelative);
  const Day week = weekday_from(*around(today(context), Step::kWeek).from, *wanted);
  Moment moment;
  if (relative) {
    const Day in_week = plus_days(week, kDaysPerWeek * *relative);
    const Day nearest_day = *relative < 0   ? (last == today(context) ? plus_days(last, -kDaysPerWeek) : last)
                            : *relative > 0 ? next
                                            : week;
    moment = moment_of(*relative == 0 ? week : nearest_day);
    add_reading(moment, {in_week, in_week});
    if (*relative == 0) add_reading(moment, {next, next});
  } else {
    const auto tense = tense_at(context, match);
    const bool past = tense ? *tense < 0 : context.reference.prefer_past;
    moment = moment_of(past ? last : next);
    const Day other = past ? next : last;
    add_reading(moment, {other, other});
    add_reading(moment, {week, week});
    const Day before = plus_days(last, last == today(context) ? -kDaysPerWeek : 0);
    add_reading(moment, {before, before});
  }
  moment.relative = true;
  return add_moment(context, match, std::move(moment));
}

// "Tuesday of next week": the weekday inside a captured period.
bool weekday_in(Context& context, const Match& match) {
  const auto wanted = captured_value(context, match, kWeekday);
  const Moment* period = moment_at(context, captured_time(context, match));
  if (!wanted || period == nullptr || !period->from || !period->to ||
      period->granularity != Granularity::kWeek)
    return false;
  const Day day = weekday_from(*period->from, *wanted);
  Moment moment = moment_of(day);
  moment.relative = true;
  return add_moment(context, match, std::move(moment));
}

// "Wednesday the 13th": a weekday with its day of the month; the nearest month where they meet.
bool weekday_day(Context& context, const Match& match) {
  const auto wanted = captured_value(context, match, kWeekday);
  const auto ordinal = captured_value(context, match, kOrdDay);
  const auto digits = captured_value(context, match, kDigitDay);
  const auto day = ordinal ? ordinal : digits ? digits : captured_value(context, match, kDay);
  if (!wanted || !day || (!ordinal && goes_on(context, match))) return false;
  std::vector<Stretch> days;
  for (int months = -11; months <= 11; ++months) {
    const Civil civil = to_civil(plus_months(first_of_month(today(context)), months));
    const auto known = to_day(civil.year, civil.month, *day);
    if (known && claimgraph::weekday(*known) == *wanted) days.push_back({*known, *known});
  }
  auto moment = nearest(context, match, days, Granularity::kDay);
  return moment && add_moment(context, match, *std::move(moment));
}

// "the 15th": of this month, the last or the next. With a captured period, the day of that month.
bool day_of_month(Context& context, const Match& match) {
  const auto digits = captured_value(context, match, kDigitDay);
  const auto ordinal = digits ? digits : captured_value(context, match, kOrdDay);
  const auto day = ordinal ? ordinal : captured_value(context, match, kDay);
  if (!day) return false;
  if (const Moment* period = moment_at(context, captured_time(context, match))) {
    if (!period->from || period->granularity != Granularity::kMonth) return false;
    const Civil civil = to_civil(*period->from);
    const auto known = to_day(civil.year, civil.month, *day);
    return known && add_moment(context, match, moment_of(*known));
  }
  const auto step = captured_value(context, match, kTimeUnit);
  const int shift = step ? captured_value(context, match, kRelative).value_or(0) : 0;
  std::vector<Stretch> days;
  for (int months = -1; months <= 1; ++months) {
    if (step && months != shift) continue;
    const Civil civil = to_civil(plus_months(first_of_month(today(context)), months));
    if (const auto known = to_day(civil.year, civil.month, *day)) days.push_back({*known, *known});
  }
  auto moment = nearest(context, match, days, Granularity::kDay);
  if (!moment) return false;
  MomentNode node;
  node.moment = *std::move(moment);
  node.handicap = 1;
  return add_moment(context, match.begin, match.end, std::move(node));
}

// "today", "yesterday": the captured word's days from the reference; or the argument's.
bool day_word(Context& context, const Match& match) {
  const auto offset = captured_value(context, match, kDayWord);
  MomentNode node;
  node.moment = moment_of(plus_days(today(context), offset.value_or(match.rule->arguments[0])));
  node.moment.relative = true;
  node.weak = match.rule->arguments[1] != 0;
  return add_moment(context, match.begin, match.end, std::move(node));
}

// "der siebte vierte": day and month, both as ordinals.
bool ordinal_date(Context& context, const Match& match) {
  const auto value_of = [&](std::size_t nth) -> std::optional<int> {
    const Node* node = captured(context, match, kOrd, nth);
    const auto value = node == nullptr
                           ? std::nullopt
                           : context.chart.numbers[static_cast<std::size_t>(node->value)].value.to_integer();
    return value && *value >= 1 && *value <= 31 ? std::optional(static_cast<int>(*value)) : std::nullopt;
  };
  const auto day = value_of(0), month = value_of(1);
  if (!day || !month || *month > 12) return false;
  const auto of_year = [&](int year) { return day_stretch(to_day(year, *month, *day)); };
  if (const auto year = captured_year(context, match)) {
    const auto known = to_day(*year, *month, *day);
    return known && add_moment(context, match, moment_of(*known));
  }
  auto moment = nearest(context, match, yearly(context, of_year), Granularity::kDay);
  return moment && add_moment(context, match, *std::move(moment));
}

// "the week of 6 October".
bool week_of(Context& context, const Match& match) {
  const Moment* day = moment_at(context, captured_time(context, match));
  if (day == nullptr || !day->from || day->from != day->to) return false;
  Moment moment = moment_of(around(*day->from, Step::kWeek), Granularity::kWeek);
  moment.relative = day->relative;
  for (const Moment::Reading& other : day->readings) {
    if (!other.from) continue;
    add_reading(moment, around(*other.from, Step::kWeek));
    add_reading(moment, {other.from, plus_days(*other.from, kDaysPerWeek - 1)});
  }
  add_reading(moment, {day->from, plus_days(*day->from, kDaysPerWeek - 1)});
  return add_moment(context, match, std::move(moment));
}

// "now" as the end of a range; never told alone.
bool now(Context& context, const Match& match) {
  MomentNode node;
  node.moment = moment_of(today(context));
  node.core_begin = match.begin;
  node.core_end = match.end;
  context.chart.moments.push_back(std::move(node));
  context.chart.add(kPlainDate, match.begin, match.end,
                    static_cast<std::int32_t>(context.chart.moments.size() - 1));
  return true;
}

// Puts the reading of that year first, if there is one.
void prefer_year(Moment& moment, int year) {
  const auto of_year = [year](const Moment::Reading& r) { return r.from && to_civil(*r.from).year == year; };
  const auto found = std::ranges::find_if(moment.readings, of_year);
  if (found == moment.readings.end() || of_year({moment.from, moment.to, {}, {}})) return;
  std::swap(moment.from, found->from);
  std::swap(moment.to, found->to);
}

// The captured time again, now that words beside it say that it is one: "on 5/12". With argument 1 those
// words belong to it: "the year 2025", "Monday, 5 May".
bool same(Context& context, const Match& match) {
  const Node* node = captured_time(context, match);
  if (node == nullptr) return false;
  MomentNode copy = context.chart.moments[static_cast<std::size_t>(node->value)];
  const bool whole = match.rule->arguments[0] != 0;
  const std::uint32_t begin = whole ? match.begin : node->begin;
  const std::uint32_t end = whole ? match.end : node->end;
  if (whole) copy.core_begin = begin, copy.core_end = end;
  copy.moment.year_only = false;
  copy.weak = false;
  if (const auto relative = captured_value(context, match, kRelative); relative && copy.moment.relative)
    prefer_year(copy.moment, this_year(context) + *relative);
  return add_moment(context, begin, end, std::move(copy));
}

constexpr std::array kActions = {
    NamedAction{"date", date},
    NamedAction{"day_of_month", day_of_month},
    NamedAction{"day_word", day_word},
    NamedAction{"fiscal", fiscal},
    NamedAction{"month", month},
    NamedAction{"now", now},
    NamedAction{"ordinal_date", ordinal_date},
    NamedAction{"same", same},
    NamedAction{"week_of", week_of},
    NamedAction{"weekday", weekday},
    NamedAction{"weekday_day", weekday_day},
    NamedAction{"weekday_in", weekday_in},
    NamedAction{"year", year},
};

}  // namespace

std::span<const NamedAction> time_actions() { return kActions; }

}  // namespace claimgraph::recognize

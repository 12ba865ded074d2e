// Days, weekdays, months, years, and what is reckoned from the day of reference.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/recognize/moments.h"

namespace claimgraph::recognize {
namespace {

constexpr int kLastDayOfMonth = 31;
constexpr std::int64_t kMaxClockDays = 8;  // farther away the hour does not matter

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

constexpr std::int64_t kSecondsPerDay = 86400;

// How long a captured duration is, or so many of the captured unit; nothing where months count.
std::optional<std::int64_t> captured_seconds(const Context& context, const Match& match) {
  if (const auto place = captured_value(context, match, kTimeUnit)) {
    const Unit& unit = context.tables.units[static_cast<std::size_t>(*place)];
    const auto each = unit.dimension == "duration" ? unit.factor.to_integer() : std::nullopt;
    const std::int64_t count =
        captured_value(context, match, kInt).value_or(std::max(1, match.rule->arguments[1]));
    return each ? std::optional(*each * count) : std::nullopt;
  }
  const Node* node = captured(context, match, kDuration);
  if (node == nullptr) return std::nullopt;
  const Amount& amount = context.chart.amounts[static_cast<std::size_t>(node->value)].amount;
  const bool exact = amount.dimension == "duration" && amount.base_low && amount.base_low == amount.base_high;
  return exact ? amount.base_low->to_integer() : std::nullopt;
}

// Adds what is minutes, hours or days from now to the second.
void shift_clock(Context& context, const Match& match, int direction) {
  const auto seconds = captured_seconds(context, match);
  if (seconds && std::llabs(*seconds) < kSecondsPerDay * kMaxClockDays)
    add_seconds_from_now(context, match, *seconds * direction);
}

// "last week", "this quarter", "next year".
bool relative_unit(Context& context, const Match& match) {
  const auto step = captured_step(context, match);
  const auto relative = captured_value(context, match, kRelative);
  const int count = relative.value_or(match.rule->arguments[0]);
  if (!step) return false;
  if (size_of(*step).months + size_of(*step).days == 0) return shift_clock(context, match, count), false;
  const auto stretch = around(today(context), *step, count);
  if (!stretch) return false;
  Moment moment = moment_of(*stretch, granularity_of(*step));
  moment.relative = true;
  if (const auto day = moved(today(context), *step, count); day && *step != Step::kWeekend)
    add_reading(moment, {*day, *day});
  if (*step == Step::kWeekend && count < 0 && weekday_from(today(context), 6) == today(context))
    add_reading(moment, around(today(context), *step));
  if (count > 0) add_reading(moment, {plus_days(today(context), 1), moved(today(context), *step, count)});
  MomentNode node;
  node.moment = std::move(moment);
  node.handicap = relative ? 0 : 1;  // "de week" gives way to "week 31"
  return add_moment(context, match.begin, match.end, std::move(node));
}

// "is to last 12 months": the word is a verb there.
bool is_verb(const Context& context, const Match& match) {
  const Node* phrase = match.begin > 0 ? context.chart.find(match.begin - 1, kBlock) : nullptr;
  return phrase != nullptr && phrase->end == match.begin + 1;
}

// "the last three weeks", "next 5 days": days up to the reference, or whole units; those first where the text
// is nothing else.
bool relative_run(Context& context, const Match& match) {
  const auto step = captured_step(context, match);
  const auto relative = captured_value(context, match, kRelative);
  const auto written = captured_value(context, match, kInt);
  const int count = written.value_or(match.rule->arguments[0]);
  if (!step || !relative || *relative == 0 || count < 1) return false;
  if (size_of(*step).months + size_of(*step).days == 0) return shift_clock(context, match, *relative), false;
  if (is_verb(context, match)) return false;
  const bool past = *relative < 0;
  const auto first = around(today(context), *step, past ? -count : 1);
  const auto last = around(today(context), *step, past ? -1 : count);
  const auto far = moved(today(context), *step, past ? -count : count);
  if (!first || !last || !far) return false;
  const Stretch whole{first->from, last->to};
  const Stretch run =
      past ? Stretch{*far, plus_days(today(context), -1)} : Stretch{plus_days(today(context), 1), *far};
  const bool alone = match.begin == 0 && match.end == context.chart.tokens.size();
  Moment moment = moment_of(*step == Step::kDay || !alone ? run : whole, granularity_of(*step));
  moment.relative = true;
  add_reading(moment, whole);
  add_reading(moment, run);
  add_reading(moment, past ? Stretch{*far, today(context)} : Stretch{today(context), *far});
  add_reading(moment, past ? Stretch{*far, *far} : Stretch{*far, *far});
  if (!past) add_reading(moment, {today(context), plus_days(*far, -1)});
  if (const auto only = around(today(context), *step, past ? -count : count); only && !past)
    add_reading(moment, *only);
  return add_moment(context, match, std::move(moment));
}

// How far a captured duration reaches; nothing for less than a day or a part of one.
struct Reach {
  Step step = Step::kDay;
  std::int64_t count = 0;
};

std::optional<Reach> reach_of(const Context& context, const Match& match) {
  const auto step = captured_step(context, match);
  const auto written = captured_value(context, match, kInt);
  if (step) return Reach{*step, written.value_or(match.rule->arguments[1])};
  const Node* node = captured(context, match, kDuration);
  if (node == nullptr) return std::nullopt;
  const Amount& amount = context.chart.amounts[static_cast<std::size_t>(node->value)].amount;
  if (!amount.low || amount.low != amount.high) return std::nullopt;
  if (const auto count = amount.low->to_integer()) {
    const auto unit = std::ranges::find(context.tables.units, amount.unit, &Unit::symbol);
    if (unit == context.tables.units.end()) return std::nullopt;
    return Reach{context.tables.steps[static_cast<std::size_t>(unit - context.tables.units.begin())], *count};
  }
  if (amount.dimension == "months") {
    if (const auto months = amount.base_low->to_integer()) return Reach{Step::kMonth, *months};
    return std::nullopt;
  }
  const auto days = divide(*amount.base_low, Decimal{kSecondsPerDay});
  const auto whole = days ? days->to_integer() : std::nullopt;
  return whole ? std::optional(Reach{Step::kDay, *whole}) : std::nullopt;
}

// "three weeks ago", "in 5 days", "two days before Monday": the first argument is the direction.
bool shift(Context& context, const Match& match) {
  const auto reach = reach_of(context, match);
  const Moment* base = moment_at(context, captured_time(context, match));
  const auto weekday_base = captured_value(context, match, kWeekday);
  if (base == nullptr && !weekday_base) shift_clock(context, match, match.rule->arguments[0]);
  if (match.rule->arguments[2] != 0) return false;  // a clock or nothing: "for 5 minutes"
  if (!reach || size_of(reach->step).months + size_of(reach->step).days == 0) return false;
  const std::int64_t count = reach->count * match.rule->arguments[0];
  Day start = today(context);
  if (base != nullptr) {
    if (!base->from || !base->to) return false;
    start = count < 0 ? *base->from : *base->to;
  } else if (weekday_base) {
    start = weekday_from(plus_days(start, 1), *weekday_base);
  }
  const auto day = moved(start, reach->step, count);
  if (!day) return false;
  Moment moment = moment_of(*day);
  moment.granularity = granularity_of(reach->step);
  moment.relative = true;
  if (const auto period = around(start, reach->step, count); period && reach->step != Step::kDay)
    add_reading(moment, *period);
  if (reach->step == Step::kYear) add_reading(moment, around(*day, Step::kMonth));
  if (base != nullptr) {
    for (const Moment::Reading& other : base->readings) {
      const auto edge = count < 0 ? other.from : other.to;
      if (const auto more = edge ? moved(*edge, reach->step, count) : std::nullopt)
        add_reading(moment, {*more, *more});
    }
  }
  return add_moment(context, match, std::move(moment));
}

// "three Fridays from now", "two Thursdays ago": the first argument is the direction.
bool shift_weekday(Context& context, const Match& match) {
  const auto wanted = captured_value(context, match, kWeekday);
  const auto count = captured_value(context, match, kInt);
  if (!wanted || !count || *count < 1 || *count > 500) return false;
  const bool past = match.rule->arguments[0] < 0;
  const Day next = weekday_from(plus_days(today(context), 1), *wanted);
  const Day last = weekday_from(plus_days(today(context), -kDaysPerWeek), *wanted);
  Moment moment = moment_of(past ? plus_days(last, -kDaysPerWeek * (*count - 1))
                                 : plus_days(next, kDaysPerWeek * (*count - 1)));
  moment.relative = true;
  return add_moment(context, match, std::move(moment));
}

// "Wednesday in two weeks", "Wednesday after next": the weekday of the week so many weeks away; the first
// argument is the direction, the second the number where none is written.
bool weekday_weeks(Context& context, const Match& match) {
  const auto wanted = captured_value(context, match, kWeekday);
  const auto reach = reach_of(context, match);
  const std::int64_t weeks = reach && reach->step == Step::kWeek ? reach->count : match.rule->arguments[1];
  if (!wanted || (reach && reach->step != Step::kWeek)) return false;
  const auto week = around(today(context), Step::kWeek, weeks * match.rule->arguments[0]);
  const auto from_next = moved(weekday_from(plus_days(today(context), 1), *wanted), Step::kWeek,
                               weeks * match.rule->arguments[0]);
  if (!week || !from_next) return false;
  Moment moment = moment_of(weekday_from(*week->from, *wanted));
  moment.relative = true;
  add_reading(moment, {*from_next, *from_next});
  return add_moment(context, match, std::move(moment));
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

// "des Jahres": the argument's year from this one.
bool relative_year(Context& context, const Match& match) {
  const auto stretch = around(today(context), Step::kYear, match.rule->arguments[0]);
  if (!stretch) return false;
  Moment moment = moment_of(*stretch, Granularity::kYear);
  moment.relative = true;
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
    NamedAction{"relative_run", relative_run},
    NamedAction{"relative_unit", relative_unit},
    NamedAction{"relative_year", relative_year},
    NamedAction{"same", same},
    NamedAction{"shift", shift},
    NamedAction{"shift_weekday", shift_weekday},
    NamedAction{"week_of", week_of},
    NamedAction{"weekday", weekday},
    NamedAction{"weekday_day", weekday_day},
    NamedAction{"weekday_in", weekday_in},
    NamedAction{"weekday_weeks", weekday_weeks},
    NamedAction{"year", year},
};

}  // namespace

std::span<const NamedAction> time_actions() { return kActions; }

}  // namespace claimgraph::recognize

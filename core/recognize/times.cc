// Dates and periods: what a pattern captured, against the day of reference.
#include <algorithm>
#include <cstdlib>

#include "core/recognize/actions.h"
#include "core/recognize/calendar.h"

namespace claimgraph::recognize {
namespace {

constexpr int kDaysPerWeek = 7;
constexpr std::size_t kMaxReadings = 12;
constexpr int kPivot = 50;  // a two-digit year below is of this century

enum class Direction : int { kBefore = -1, kSame = 0, kAfter = 1 };

Day today(const Context& context) { return context.reference.now.day; }
int this_year(const Context& context) { return to_civil(today(context)).year; }

bool add_moment(Context& context, std::uint32_t begin, std::uint32_t end, MomentNode node) {
  if (!node.moment.from && !node.moment.to) return false;
  if (node.core_end == 0) node.core_begin = begin, node.core_end = end;
  const bool day = node.moment.from && node.moment.from == node.moment.to;
  node.kind = day ? Kind::kDate : Kind::kPeriod;
  context.chart.moments.push_back(std::move(node));
  const auto place = static_cast<std::int32_t>(context.chart.moments.size() - 1);
  context.chart.add(day ? kDate : kPeriod, begin, end, place);
  context.chart.add(kTime, begin, end, place);
  return true;
}

bool add_moment(Context& context, const Match& match, Moment moment) {
  MomentNode node;
  node.moment = std::move(moment);
  return add_moment(context, match.begin, match.end, std::move(node));
}

void add_reading(Moment& moment, const Stretch& stretch) {
  if (moment.readings.size() >= kMaxReadings || (stretch.from == moment.from && stretch.to == moment.to)) return;
  moment.readings.push_back({stretch.from, stretch.to, std::nullopt, std::nullopt});
}

Moment moment_of(const Stretch& stretch, Granularity granularity) {
  Moment moment;
  moment.from = stretch.from;
  moment.to = stretch.to;
  moment.granularity = granularity;
  return moment;
}

Moment moment_of(Day day) { return moment_of(Stretch{day, day}, Granularity::kDay); }

const Moment* moment_at(const Context& context, const Node* node) {
  return node == nullptr ? nullptr : &context.chart.moments[static_cast<std::size_t>(node->value)].moment;
}

// The nth captured date or period.
const Node* captured_time(const Context& context, const Match& match, std::size_t nth = 0) {
  for (std::size_t i = 0; i < match.capture_count; ++i) {
    const Node& node = context.chart[match.captures[i]];
    if ((node.category == kDate || node.category == kPeriod || node.category == kTime || node.category == kPlainDate) && nth-- == 0) return &node;
  }
  return nullptr;
}

std::optional<int> captured_year(const Context& context, const Match& match, std::size_t nth = 0) {
  if (const auto year = captured_value(context, match, kYear, nth)) return year;
  if (nth > 0) return std::nullopt;
  const auto two = captured_value(context, match, kShortYear);
  if (!two) return std::nullopt;
  return *two < kPivot ? 2000 + *two : 1900 + *two;
}

// The candidate nearest to the day of reference first, the others as further readings.
std::optional<Moment> nearest(const Context& context, const std::vector<Stretch>& candidates, Granularity granularity) {
  if (candidates.empty()) return std::nullopt;
  const auto distance = [&](const Stretch& s) {
    if (*s.from <= today(context) && today(context) <= *s.to) return 0;
    return std::min(std::abs(s.from->number - today(context).number), std::abs(s.to->number - today(context).number));
  };
  const auto best = std::ranges::min_element(candidates, {}, distance);
  Moment moment = moment_of(*best, granularity);
  moment.relative = true;
  for (const Stretch& other : candidates) add_reading(moment, other);
  return moment;
}

// One stretch a year, for the years around the reference that have one.
template <typename Of>
std::vector<Stretch> yearly(const Context& context, Of of) {
  std::vector<Stretch> found;
  for (int year = this_year(context) - 1; year <= this_year(context) + 1; ++year) {
    if (const std::optional<Stretch> stretch = of(year)) found.push_back(*stretch);
  }
  return found;
}

std::optional<Stretch> day_stretch(const std::optional<Day>& day) {
  return day ? std::optional(Stretch{*day, *day}) : std::nullopt;
}

// Day and month, with a year or the years that it can be of.
bool date(Context& context, const Match& match) {
  const auto ordinal = captured_value(context, match, kOrdDay);
  const auto day = ordinal ? ordinal : captured_value(context, match, kDay);
  const auto month = captured_value(context, match, kMonth);
  if (!day || !month) return false;
  if (const auto year = captured_year(context, match)) {
    const auto known = to_day(*year, *month, *day);
    return known && add_moment(context, match, moment_of(*known));
  }
  if (const auto relative = captured_value(context, match, kRelative)) {
    const auto known = to_day(this_year(context) + *relative, *month, *day);
    return known && add_moment(context, match, moment_of(*known));
  }
  std::vector<Stretch> days;
  for (int year = this_year(context) - 4; year <= this_year(context) + 4; ++year) {  // 29 February is every fourth year
    const bool near = std::abs(year - this_year(context)) <= 1;
    if (const auto known = to_day(year, *month, *day); known && (near || *day == 29)) days.push_back({*known, *known});
  }
  const auto moment = nearest(context, days, Granularity::kDay);
  return moment && add_moment(context, match, *moment);
}

// True if a word or number follows that a bare number before it may count: "woensdag 10 satellieten".
bool goes_on(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  return match.end < chart.tokens.size() && !chart.tokens[match.end].line_before &&
         chart.tokens[match.end].kind != text::TokenKind::kSign;
}

bool month(Context& context, const Match& match) {
  if (const auto two = captured_value(context, match, kShortYear); two && (*two <= 31 || goes_on(context, match))) return false;
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
  auto moment = nearest(context, yearly(context, [&](int year) { return month_of(year, *month); }), Granularity::kMonth);
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
  const Day last = plus_days(weekday_from(today(context), *wanted), weekday_from(today(context), *wanted) == today(context) ? 0 : -kDaysPerWeek);
  const auto relative = captured_value(context, match, kRelative);
  const Day week = weekday_from(*around(today(context), Step::kWeek).from, *wanted);
  Moment moment;
  if (relative) {
    const Day in_week = plus_days(week, kDaysPerWeek * *relative);
    const Day nearest_day = *relative < 0 ? (last == today(context) ? plus_days(last, -kDaysPerWeek) : last) : *relative > 0 ? next : week;
    moment = moment_of(*relative == 0 ? week : nearest_day);
    add_reading(moment, {in_week, in_week});
    if (*relative == 0) add_reading(moment, {next, next});
  } else {
    const bool past = context.reference.prefer_past;
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
  if (!wanted || period == nullptr || !period->from || !period->to || period->granularity != Granularity::kWeek) return false;
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
  if (!wanted || !day || (digits && goes_on(context, match))) return false;
  std::vector<Stretch> days;
  for (int months = -11; months <= 11; ++months) {
    const Civil civil = to_civil(plus_months(first_of_month(today(context)), months));
    const auto known = to_day(civil.year, civil.month, *day);
    if (known && claimgraph::weekday(*known) == *wanted) days.push_back({*known, *known});
  }
  auto moment = nearest(context, days, Granularity::kDay);
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
  auto moment = nearest(context, days, Granularity::kDay);
  if (!moment) return false;
  MomentNode node;
  node.moment = *std::move(moment);
  node.handicap = 1;
  return add_moment(context, match.begin, match.end, std::move(node));
}

// "today", "yesterday": the captured word's days from the reference; or the argument's.
bool day_word(Context& context, const Match& match) {
  const auto offset = captured_value(context, match, kDayWord);
  Moment moment = moment_of(plus_days(today(context), offset.value_or(match.rule->arguments[0])));
  moment.relative = true;
  return add_moment(context, match, std::move(moment));
}

std::optional<Step> captured_step(const Context& context, const Match& match) {
  const auto place = captured_value(context, match, kTimeUnit);
  if (!place) return std::nullopt;
  return context.tables.steps[static_cast<std::size_t>(*place)];
}

// "last week", "this quarter", "next year".
bool relative_unit(Context& context, const Match& match) {
  const auto step = captured_step(context, match);
  const auto relative = captured_value(context, match, kRelative);
  const int count = relative.value_or(match.rule->arguments[0]);
  if (!step || size_of(*step).months + size_of(*step).days == 0) return false;
  const auto stretch = around(today(context), *step, count);
  if (!stretch) return false;
  Moment moment = moment_of(*stretch, granularity_of(*step));
  moment.relative = true;
  if (const auto day = moved(today(context), *step, count); day && *step != Step::kWeekend) add_reading(moment, {*day, *day});
  if (*step == Step::kWeekend && count < 0 && weekday_from(today(context), 6) == today(context)) add_reading(moment, around(today(context), *step));
  if (count > 0) add_reading(moment, {plus_days(today(context), 1), moved(today(context), *step, count)});
  MomentNode node;
  node.moment = std::move(moment);
  node.handicap = relative ? 0 : 1;  // "de week" gives way to "week 31"
  return add_moment(context, match.begin, match.end, std::move(node));
}

// "the last three weeks", "next 5 days": a run of whole units, or of days up to the reference.
bool relative_run(Context& context, const Match& match) {
  const auto step = captured_step(context, match);
  const auto relative = captured_value(context, match, kRelative);
  const auto written = captured_value(context, match, kInt);
  const int count = written.value_or(match.rule->arguments[0]);
  if (!step || !relative || *relative == 0 || count < 1 || size_of(*step).months + size_of(*step).days == 0) return false;
  const bool past = *relative < 0;
  const auto first = around(today(context), *step, past ? -count : 1);
  const auto last = around(today(context), *step, past ? -1 : count);
  const auto far = moved(today(context), *step, past ? -count : count);
  if (!first || !last || !far) return false;
  const Stretch whole{first->from, last->to};
  const Stretch run = past ? Stretch{*far, plus_days(today(context), -1)} : Stretch{plus_days(today(context), 1), *far};
  Moment moment = moment_of(*step == Step::kDay ? run : whole, granularity_of(*step));
  moment.relative = true;
  add_reading(moment, whole);
  add_reading(moment, run);
  add_reading(moment, past ? Stretch{*far, today(context)} : Stretch{today(context), *far});
  add_reading(moment, past ? Stretch{*far, *far} : Stretch{*far, *far});
  if (!past) add_reading(moment, {today(context), plus_days(*far, -1)});
  if (const auto only = around(today(context), *step, past ? -count : count); only && !past) add_reading(moment, *only);
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
  const auto days = divide(*amount.base_low, Decimal{86400});
  const auto whole = days ? days->to_integer() : std::nullopt;
  return whole ? std::optional(Reach{Step::kDay, *whole}) : std::nullopt;
}

// "three weeks ago", "in 5 days", "two days before Monday": the first argument is the direction.
bool shift(Context& context, const Match& match) {
  const auto reach = reach_of(context, match);
  if (!reach || size_of(reach->step).months + size_of(reach->step).days == 0) return false;
  const std::int64_t count = reach->count * match.rule->arguments[0];
  const Moment* base = moment_at(context, captured_time(context, match));
  const auto weekday_base = captured_value(context, match, kWeekday);
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
  if (const auto period = around(start, reach->step, count); period && reach->step != Step::kDay) add_reading(moment, *period);
  if (reach->step == Step::kYear) add_reading(moment, around(*day, Step::kMonth));
  if (base != nullptr) {
    for (const Moment::Reading& other : base->readings) {
      const auto edge = count < 0 ? other.from : other.to;
      if (const auto more = edge ? moved(*edge, reach->step, count) : std::nullopt) add_reading(moment, {*more, *more});
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
  Moment moment = moment_of(past ? plus_days(last, -kDaysPerWeek * (*count - 1)) : plus_days(next, kDaysPerWeek * (*count - 1)));
  moment.relative = true;
  return add_moment(context, match, std::move(moment));
}

// "Wednesday in two weeks", "Wednesday after next": the weekday of the week so many weeks away; the first argument is the
// direction, the second the number where none is written.
bool weekday_weeks(Context& context, const Match& match) {
  const auto wanted = captured_value(context, match, kWeekday);
  const auto reach = reach_of(context, match);
  const std::int64_t weeks = reach && reach->step == Step::kWeek ? reach->count : match.rule->arguments[1];
  if (!wanted || (reach && reach->step != Step::kWeek)) return false;
  const auto week = around(today(context), Step::kWeek, weeks * match.rule->arguments[0]);
  const auto from_next = moved(weekday_from(plus_days(today(context), 1), *wanted), Step::kWeek, weeks * match.rule->arguments[0]);
  if (!week || !from_next) return false;
  Moment moment = moment_of(weekday_from(*week->from, *wanted));
  moment.relative = true;
  add_reading(moment, {*from_next, *from_next});
  return add_moment(context, match, std::move(moment));
}

Stretch middle_third(const Stretch& whole) {
  const int days = whole.to->number - whole.from->number + 1;
  return {plus_days(*whole.from, days / 3), plus_days(*whole.to, -days / 3)};
}

// The beginning (1), middle (2) or end (3) of a period, as readers and other programs understand it.
void part_readings(const Stretch& whole, Granularity granularity, int part, std::vector<Stretch>& out) {
  const Day from = *whole.from, to = *whole.to;
  const auto head = [&](Day end) { out.push_back({from, end}); };
  const auto tail = [&](Day start) { out.push_back({start, to}); };
  if (granularity == Granularity::kYear || granularity == Granularity::kDecade) {
    const int scale = granularity == Granularity::kDecade ? 10 : 1;
    for (const int months : {3, 2, 4, 6}) {
      if (part == 1) head(plus_days(plus_months(from, months * scale), -1));
      if (part == 3) tail(plus_months(plus_days(to, 1), -months * scale));
    }
    if (part == 2) {
      for (const auto& [a, b] : {std::pair{4, 8}, std::pair{5, 7}, std::pair{3, 9}}) {
        out.push_back({plus_months(from, a * scale), plus_days(plus_months(from, b * scale), -1)});
      }
    }
    return;
  }
  if (granularity == Granularity::kMonth) {
    if (part == 1) head(plus_days(from, 9)), head(plus_days(from, 4)), head(plus_days(from, 14));
    if (part == 2) out.push_back({plus_days(from, 10), plus_days(from, 19)}), out.push_back({plus_days(from, 9), plus_days(from, 18)});
    if (part == 3) tail(plus_days(from, 20)), tail(plus_days(to, -4)), tail(plus_days(from, 15)), tail(plus_days(to, -9)), tail(plus_days(to, -10));
    return;
  }
  if (granularity == Granularity::kWeek) {
    if (part == 1) head(plus_days(from, 2)), head(plus_days(from, 1)), head(plus_days(from, 3));
    if (part == 2) out.push_back({plus_days(from, 2), plus_days(from, 4)}), out.push_back({plus_days(from, 2), plus_days(from, 3)});
    if (part == 3) tail(plus_days(from, 4)), tail(plus_days(from, 3)), tail(plus_days(from, 5));
    return;
  }
  const Stretch third = middle_third(whole);
  if (part == 1) head(plus_days(*third.from, -1));
  if (part == 2) out.push_back(third);
  if (part == 3) tail(plus_days(*third.to, 1));
}

// "the end of 2012", "mid-March", "early next week". The whole is a further reading.
bool part(Context& context, const Match& match) {
  const auto of_year = captured_value(context, match, kYearPart);
  const auto which = of_year ? of_year : captured_value(context, match, kPart);
  const Moment* stated = moment_at(context, captured_time(context, match));
  const auto unit = captured_step(context, match);
  if (!which || (stated == nullptr && !of_year && !unit) || (unit && size_of(*unit).months + size_of(*unit).days == 0)) return false;
  const Step step = unit.value_or(Step::kYear);
  Moment current = moment_of(around(today(context), step), granularity_of(step));
  current.relative = true;
  const Moment* whole = stated != nullptr ? stated : &current;
  if (!whole->from || !whole->to) return false;
  if (whole->bound != Bound::kExact || whole->granularity == Granularity::kMinute) return false;
  std::vector<Stretch> stretches;
  part_readings({whole->from, whole->to}, whole->granularity, *which, stretches);
  for (const Moment::Reading& other : whole->readings) {
    if (other.from && other.to && other.from != other.to) part_readings({other.from, other.to}, whole->granularity, *which, stretches);
  }
  if (stretches.empty()) return false;
  Moment moment = moment_of(stretches.front(), Granularity::kOther);
  moment.relative = whole->relative;
  for (const Stretch& other : stretches) add_reading(moment, other);
  add_reading(moment, {whole->from, whole->to});
  const Day edge = *which == 1 ? *whole->from : *whole->to;
  if (*which != 2) add_reading(moment, {edge, edge});
  return add_moment(context, match, std::move(moment));
}

std::optional<std::int32_t> captured_ordinal(const Context& context, const Match& match) {
  if (const auto relative = captured_value(context, match, kRelative); relative && *relative < 0) return -1;
  const Node* node = captured(context, match, kOrd);
  if (node == nullptr) return captured_value(context, match, kInt);
  const auto value = context.chart.numbers[static_cast<std::size_t>(node->value)].value.to_integer();
  return value && *value > 0 && *value < 400 ? std::optional(static_cast<std::int32_t>(*value)) : std::nullopt;
}

// The nth unit of a stretch, from its beginning, or the last (-1). A week belongs to the period of its Thursday.
std::optional<Stretch> nth_unit(const Stretch& whole, Step step, int nth) {
  if (step == Step::kDay) {
    const Day day = nth > 0 ? plus_days(*whole.from, nth - 1) : plus_days(*whole.to, nth + 1);
    return day < *whole.from || *whole.to < day ? std::nullopt : std::optional(Stretch{day, day});
  }
  if (step == Step::kWeek) {
    const auto thursday = nth_weekday(whole, 4, nth);
    return thursday ? std::optional(around(*thursday, Step::kWeek)) : std::nullopt;
  }
  const auto unit = around(nth > 0 ? *whole.from : *whole.to, step, nth > 0 ? nth - 1 : nth + 1);
  if (!unit || *unit->from < *whole.from || *whole.to < *unit->to) return std::nullopt;
  return unit;
}

// "the first week of March", "the last Friday in 2013".
bool nth_of(Context& context, const Match& match) {
  const auto nth = captured_ordinal(context, match);
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (!nth || whole == nullptr || !whole->from || !whole->to || whole->bound != Bound::kExact) return false;
  const auto wanted = captured_value(context, match, kWeekday);
  const auto step = captured_step(context, match);
  const auto pick = [&](const Stretch& in) -> std::optional<Stretch> {
    if (wanted) return day_stretch(nth_weekday(in, *wanted, *nth));
    return step ? nth_unit(in, *step, *nth) : std::nullopt;
  };
  const auto best = pick({whole->from, whole->to});
  if (!best) return false;
  Moment moment = moment_of(*best, wanted || !step ? Granularity::kDay : granularity_of(*step));
  moment.relative = whole->relative;
  if (step == Step::kWeek) {  // or the week of the nth Monday
    if (const auto monday = nth_weekday({whole->from, whole->to}, 1, *nth)) add_reading(moment, around(*monday, Step::kWeek));
  }
  for (const Moment::Reading& other : whole->readings) {
    if (!other.from || !other.to || other.from == other.to) continue;
    if (const auto more = pick({other.from, other.to})) add_reading(moment, *more);
  }
  return add_moment(context, match, std::move(moment));
}

// "Q3 2025", "the second half of the year": the argument is the block's length in months.
bool block(Context& context, const Match& match) {
  const int months = match.rule->arguments[0];
  const auto nth = captured_ordinal(context, match);
  if (!nth || months == 0) return false;
  const int number = *nth < 0 ? 12 / months : *nth;
  if (number < 1 || number > 12 / months) return false;
  const auto of_year = [&](int year) -> std::optional<Stretch> {
    const auto from = to_day(year, (number - 1) * months + 1, 1);
    return from && year < kMaxYear ? std::optional(Stretch{*from, plus_days(plus_months(*from, months), -1)}) : std::nullopt;
  };
  const Granularity granularity = months == 3 ? Granularity::kQuarter : Granularity::kHalf;
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (whole != nullptr && (!whole->from || whole->granularity != Granularity::kYear)) return false;
  const auto year = whole != nullptr ? std::optional(to_civil(*whole->from).year) : captured_year(context, match);
  if (!year) {
    auto moment = nearest(context, yearly(context, of_year), granularity);
    return moment && add_moment(context, match, *std::move(moment));
  }
  const auto known = of_year(*year);
  if (!known) return false;
  Moment moment = moment_of(*known, granularity);
  moment.relative = whole != nullptr && whole->relative;
  if (moment.relative) {
    if (const auto other = of_year(*year + 1)) add_reading(moment, *other);
  }
  return add_moment(context, match, std::move(moment));
}

bool week_number(Context& context, const Match& match) {
  const auto week = captured_value(context, match, kInt);
  if (!week) return false;
  const auto of_year = [&](int year) { return iso_week(year, *week); };
  if (const auto year = captured_year(context, match)) {
    const auto known = of_year(*year);
    return known && add_moment(context, match, moment_of(*known, Granularity::kWeek));
  }
  auto moment = nearest(context, yearly(context, of_year), Granularity::kWeek);
  return moment && add_moment(context, match, *std::move(moment));
}

// What recurs every year: of the year named, of last, this or next, or the nearest.
template <typename Of>
bool recurring(Context& context, const Match& match, Granularity granularity, Of of) {
  auto year = captured_year(context, match);
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (whole != nullptr && whole->from && whole->granularity == Granularity::kYear) year = to_civil(*whole->from).year;
  if (year) {
    const std::optional<Stretch> known = of(*year);
    if (!known) return false;
    Moment moment = moment_of(*known, granularity);
    if (known->from != known->to && granularity == Granularity::kDay) {  // a feast of many days is also its first
      add_reading(moment, {known->from, known->from});
      add_reading(moment, {plus_days(*known->from, 1), plus_days(*known->from, 1)});
    }
    return add_moment(context, match, std::move(moment));
  }
  const auto all = yearly(context, of);
  const auto relative = captured_value(context, match, kRelative);
  if (!relative) {
    auto moment = nearest(context, all, granularity);
    return moment && add_moment(context, match, *std::move(moment));
  }
  std::optional<Stretch> chosen, other;
  for (const Stretch& stretch : all) {
    if (*relative < 0 && *stretch.to < today(context)) chosen = stretch;
    if (*relative > 0 && today(context) < *stretch.from && !chosen) chosen = stretch;
    if (to_civil(*stretch.from).year == this_year(context) + *relative) other = stretch;
  }
  if (*relative == 0) chosen = other;
  if (!chosen) return false;
  Moment moment = moment_of(*chosen, granularity);
  moment.relative = true;
  if (other) add_reading(moment, *other);
  return add_moment(context, match, std::move(moment));
}

bool season(Context& context, const Match& match) {
  const auto which = captured_value(context, match, kSeason);
  if (!which) return false;
  return recurring(context, match, Granularity::kSeason, [&](int year) { return season_of(year, *which); });
}

bool holiday(Context& context, const Match& match) {
  const auto which = captured_value(context, match, kHoliday);
  if (!which) return false;
  const HolidayRule& rule = context.tables.holidays[static_cast<std::size_t>(*which)];
  return recurring(context, match, Granularity::kDay, [&](int year) { return holiday_in(rule, year); });
}

// "the 1990s", "the nineties".
bool decade(Context& context, const Match& match) {
  const auto year = captured_value(context, match, kYear);
  const auto two = captured_value(context, match, kInt);
  const auto short_year = captured_value(context, match, kShortYear);
  int first = year.value_or(0);
  if (!year) {
    const auto tens = short_year ? short_year : two;
    if (!tens || *tens % 10 != 0 || *tens > 90) return false;
    first = *tens < 30 ? 2000 + *tens : 1900 + *tens;
  }
  if (first % 10 != 0) return false;
  const auto known = to_day(first, 1, 1);
  if (!known) return false;
  return add_moment(context, match, moment_of(around(*known, Step::kDecade), Granularity::kDecade));
}

bool century(Context& context, const Match& match) {
  const auto nth = captured_ordinal(context, match);
  if (!nth || *nth < 1 || *nth > 30) return false;
  const auto from = to_day((*nth - 1) * 100 + 1, 1, 1);
  const auto to = to_day(*nth * 100, 12, 31);
  if (!from || !to) return false;
  Moment moment = moment_of(Stretch{*from, *to}, Granularity::kOther);
  add_reading(moment, {to_day((*nth - 1) * 100, 1, 1), to_day((*nth - 1) * 100 + 99, 12, 31)});
  return add_moment(context, match, std::move(moment));
}

// "13 to 15 July 2013", "13 July to 15 August".
bool day_range(Context& context, const Match& match) {
  const auto first_day = captured_value(context, match, kDay, 0), last_day = captured_value(context, match, kDay, 1);
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
  auto moment = nearest(context, all, Granularity::kDay);
  if (!moment) return false;
  for (const Stretch& other : all) add_reading(*moment, {other.from, plus_days(*other.to, -1)});
  return add_moment(context, match, *std::move(moment));
}

// "4 to 23 next month": days of a captured month.
bool day_range_in(Context& context, const Match& match) {
  const auto first_day = captured_value(context, match, kDay, 0), last_day = captured_value(context, match, kDay, 1);
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (!first_day || !last_day || whole == nullptr || !whole->from || whole->granularity != Granularity::kMonth) return false;
  const Civil civil = to_civil(*whole->from);
  const auto from = to_day(civil.year, civil.month, *first_day), to = to_day(civil.year, civil.month, *last_day);
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
    if (const auto start = other.from ? start_of(*other.from) : std::nullopt) add_reading(moment, {*start, *other.to});
  }
  return add_moment(context, match, std::move(moment));
}

// "der siebte vierte": day and month, both as ordinals.
bool ordinal_date(Context& context, const Match& match) {
  const auto value_of = [&](std::size_t nth) -> std::optional<int> {
    const Node* node = captured(context, match, kOrd, nth);
    const auto value = node == nullptr ? std::nullopt : context.chart.numbers[static_cast<std::size_t>(node->value)].value.to_integer();
    return value && *value >= 1 && *value <= 31 ? std::optional(static_cast<int>(*value)) : std::nullopt;
  };
  const auto day = value_of(0), month = value_of(1);
  if (!day || !month || *month > 12) return false;
  const auto of_year = [&](int year) { return day_stretch(to_day(year, *month, *day)); };
  if (const auto year = captured_year(context, match)) {
    const auto known = to_day(*year, *month, *day);
    return known && add_moment(context, match, moment_of(*known));
  }
  auto moment = nearest(context, yearly(context, of_year), Granularity::kDay);
  return moment && add_moment(context, match, *std::move(moment));
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
  auto moment = nearest(context, all, Granularity::kDay);
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

// "January to March 2025".
bool month_range(Context& context, const Match& match) {
  const auto first = captured_value(context, match, kMonth, 0), last = captured_value(context, match, kMonth, 1);
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
  auto moment = nearest(context, all, Granularity::kMonth);
  if (!moment) return false;
  for (const Stretch& other : all) add_reading(*moment, {other.from, plus_days(first_of_month(*other.to), -1)});
  return add_moment(context, match, *std::move(moment));
}

// "now" as the end of a range; never told alone.
bool now(Context& context, const Match& match) {
  MomentNode node;
  node.moment = moment_of(today(context));
  node.core_begin = match.begin;
  node.core_end = match.end;
  context.chart.moments.push_back(std::move(node));
  context.chart.add(kPlainDate, match.begin, match.end, static_cast<std::int32_t>(context.chart.moments.size() - 1));
  return true;
}

bool year_range(Context& context, const Match& match) {
  const auto first = captured_value(context, match, kYear, 0);
  auto last = captured_value(context, match, kYear, 1);
  if (const auto two = captured_value(context, match, kShortYear); first && two) last = *first / 100 * 100 + *two;
  if (!first || !last || *last <= *first) return false;
  const auto from = year_of(*first), to = year_of(*last);
  if (!from || !to) return false;
  Moment moment = moment_of(Stretch{from->from, to->to}, Granularity::kYear);
  add_reading(moment, {from->from, plus_days(*to->from, -1)});  // "from 2015 to 2018" without 2018
  return add_moment(context, match, std::move(moment));
}

// Two captured times as the ends of a stretch.
bool time_range(Context& context, const Match& match) {
  const Moment* first = moment_at(context, captured_time(context, match, 0));
  const Moment* last = moment_at(context, captured_time(context, match, 1));
  if (first == nullptr || last == nullptr || !first->from || !last->to || !first->to || !last->from) return false;
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
  return add_moment(context, match, std::move(moment));
}

enum BoundWord { kUntil = 1, kBefore = 2, kSince = 3, kAfter = 4, kByWord = 5, kNotBeforeWord = 6 };
constexpr int kWeak = 10;  // added to the argument where the word often means something else

Moment::Reading bounded(const Moment::Reading& whole, int word) {
  switch (word) {
    case kBefore: return {std::nullopt, whole.from ? std::optional(plus_days(*whole.from, -1)) : whole.to, std::nullopt, std::nullopt};
    case kSince: case kNotBeforeWord: return {whole.from, std::nullopt, std::nullopt, std::nullopt};
    case kAfter: return {whole.to ? std::optional(plus_days(*whole.to, 1)) : whole.from, std::nullopt, std::nullopt, std::nullopt};
    default: return {std::nullopt, whole.to, std::nullopt, std::nullopt};
  }
}

// "until March", "before 2000", "since Monday", "by the end of the year": the argument says which.
bool time_bound(Context& context, const Match& match) {
  const Node* node = captured_time(context, match);
  const Moment* whole = moment_at(context, node);
  const int word = match.rule->arguments[0] % kWeak;
  if (whole == nullptr || whole->bound != Bound::kExact || !whole->from || !whole->to) return false;
  Moment moment = *whole;
  const Moment::Reading first = bounded({whole->from, whole->to, std::nullopt, std::nullopt}, word);
  moment.from = first.from;
  moment.to = first.to;
  moment.bound = word == kSince || word == kAfter || word == kNotBeforeWord ? Bound::kAtLeast : Bound::kAtMost;
  moment.hedge = word == kByWord ? Hedge::kBy : word == kNotBeforeWord ? Hedge::kNotBefore : Hedge::kNone;
  moment.readings.clear();
  std::vector<Moment::Reading> all{{whole->from, whole->to, std::nullopt, std::nullopt}};
  all.insert(all.end(), whole->readings.begin(), whole->readings.end());
  for (const Moment::Reading& other : all) {
    const Moment::Reading reading = bounded(other, word);
    add_reading(moment, {reading.from, reading.to});
    if (word == kUntil || word == kByWord) add_reading(moment, {std::nullopt, other.from});
    if (word == kBefore) add_reading(moment, {std::nullopt, other.from});
    if ((word == kUntil || word == kByWord) && other.from) add_reading(moment, {std::nullopt, plus_days(*other.from, -1)});
    if (word == kAfter) add_reading(moment, {other.from, std::nullopt}), add_reading(moment, {other.to, std::nullopt});
    if (word == kSince && match.rule->arguments[1] == 0) add_reading(moment, {other.from, today(context)});
  }
  MomentNode made;
  made.moment = std::move(moment);
  made.core_begin = node->begin;
  made.core_end = node->end;
  made.weak = match.rule->arguments[0] >= kWeak;
  return add_moment(context, match.begin, match.end, std::move(made));
}

// The captured time again, now that words beside it say that it is one: "on 5/12". With argument 1 those words belong to
// it: "the year 2025", "Monday, 5 May".
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
  return add_moment(context, begin, end, std::move(copy));
}

// "earlier this month", "the rest of the week", "so far this year": up to the reference (-1) or from it (1).
bool rest(Context& context, const Match& match) {
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (whole == nullptr || !whole->from || !whole->to) return false;
  const bool past = match.rule->arguments[0] < 0;
  Stretch stretch{whole->from, whole->to};
  if (past && today(context) < *whole->to) stretch.to = today(context);
  if (!past && *whole->from < today(context)) stretch.from = today(context);
  if (*stretch.to < *stretch.from) return false;
  Moment moment = moment_of(stretch, Granularity::kOther);
  moment.relative = true;
  if (past) add_reading(moment, {stretch.from, plus_days(*stretch.to, -1)});
  if (!past) add_reading(moment, {plus_days(*stretch.from, 1), stretch.to});
  add_reading(moment, {whole->from, whole->to});
  return add_moment(context, match, std::move(moment));
}

constexpr std::array kActions = {
    NamedAction{"block", block},
    NamedAction{"century", century},
    NamedAction{"date", date},
    NamedAction{"day_of_month", day_of_month},
    NamedAction{"day_range", day_range},
    NamedAction{"day_range_in", day_range_in},
    NamedAction{"day_to_date", day_to_date},
    NamedAction{"day_word", day_word},
    NamedAction{"days_of_month", days_of_month},
    NamedAction{"decade", decade},
    NamedAction{"fiscal", fiscal},
    NamedAction{"holiday", holiday},
    NamedAction{"month", month},
    NamedAction{"month_range", month_range},
    NamedAction{"now", now},
    NamedAction{"nth_of", nth_of},
    NamedAction{"ordinal_date", ordinal_date},
    NamedAction{"part", part},
    NamedAction{"relative_run", relative_run},
    NamedAction{"relative_unit", relative_unit},
    NamedAction{"relative_year", relative_year},
    NamedAction{"rest", rest},
    NamedAction{"same", same},
    NamedAction{"season", season},
    NamedAction{"shift", shift},
    NamedAction{"shift_weekday", shift_weekday},
    NamedAction{"time_bound", time_bound},
    NamedAction{"time_range", time_range},
    NamedAction{"week_number", week_number},
    NamedAction{"week_of", week_of},
    NamedAction{"weekday", weekday},
    NamedAction{"weekday_day", weekday_day},
    NamedAction{"weekday_in", weekday_in},
    NamedAction{"weekday_weeks", weekday_weeks},
    NamedAction{"year", year},
    NamedAction{"year_range", year_range},
};

}  // namespace

std::span<const NamedAction> time_actions() { return kActions; }

}  // namespace claimgraph::recognize

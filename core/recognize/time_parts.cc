// Parts of periods, quarters, weeks, seasons, feasts, decades.
#include <algorithm>
#include <array>

#include "core/recognize/moments.h"

namespace claimgraph::recognize {
namespace {

Stretch middle_third(const Stretch& whole) {
  const int days = whole.to->number - whole.from->number + 1;
  return {plus_days(*whole.from, days / 3), plus_days(*whole.to, -days / 3)};
}

// The beginning (1), middle (2) or end (3) of a period, as readers and other programs understand it.
void part_readings(const Stretch& whole, Granularity granularity, int part, std::vector<Stretch>& out) {
  const Day from = *whole.from, to = *whole.to;
  const auto head = [&](Day end) { out.push_back({from, std::max(from, end)}); };  // of a weekend: Saturday
  const auto tail = [&](Day start) { out.push_back({std::min(start, to), to}); };
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
    if (part == 2)
      out.push_back({plus_days(from, 10), plus_days(from, 19)}),
          out.push_back({plus_days(from, 9), plus_days(from, 18)});
    if (part == 3)
      tail(plus_days(from, 20)), tail(plus_days(to, -4)), tail(plus_days(from, 15)), tail(plus_days(to, -9)),
          tail(plus_days(to, -10));
    return;
  }
  if (granularity == Granularity::kWeek) {
    if (part == 1) head(plus_days(from, 2)), head(plus_days(from, 1)), head(plus_days(from, 3));
    if (part == 2)
      out.push_back({plus_days(from, 2), plus_days(from, 4)}),
          out.push_back({plus_days(from, 2), plus_days(from, 3)});
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
  if (!which || (stated == nullptr && !of_year && !unit) ||
      (unit && size_of(*unit).months + size_of(*unit).days == 0))
    return false;
  const Step step = unit.value_or(Step::kYear);
  Moment current = moment_of(around(today(context), step), granularity_of(step));
  current.relative = true;
  const Moment* whole = stated != nullptr ? stated : &current;
  if (!whole->from || !whole->to || whole->from == whole->to) return false;  // nor is there a third of a day
  if (whole->bound != Bound::kExact || whole->granularity == Granularity::kMinute) return false;
  std::vector<Stretch> stretches;
  part_readings({whole->from, whole->to}, whole->granularity, *which, stretches);
  for (const Moment::Reading& other : whole->readings) {
    if (other.from && other.to && other.from != other.to)
      part_readings({other.from, other.to}, whole->granularity, *which, stretches);
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

// The nth unit of a stretch, from its beginning, or the last (-1). A week belongs to the period of its
// Thursday.
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
    if (const auto monday = nth_weekday({whole->from, whole->to}, 1, *nth))
      add_reading(moment, around(*monday, Step::kWeek));
  }
  for (const Moment::Reading& other : whole->readings) {
    if (!other.from || !other.to || other.from == other.to) continue;
    if (const auto more = pick({other.from, other.to})) add_reading(moment, *more);
  }
  return add_moment(context, match, std::move(moment));
}

// "the first nine months of 2024", "the last 3 weeks of the year": an ordinal counts from the beginning and
// must be the first.
bool run_in(Context& context, const Match& match) {
  const auto nth = captured_ordinal(context, match);
  const auto count = captured_value(context, match, kInt);
  const auto step = captured_step(context, match);
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (!nth || (*nth != 1 && *nth != -1) || !count || *count < 2 || *count > 400 || !step) return false;
  if (whole == nullptr || !whole->from || !whole->to || whole->bound != Bound::kExact) return false;
  const auto edge = nth_unit({whole->from, whole->to}, *step, *nth);
  const auto far = nth_unit({whole->from, whole->to}, *step, *nth * *count);
  if (!edge || !far) return false;
  Moment moment =
      moment_of(*nth > 0 ? Stretch{edge->from, far->to} : Stretch{far->from, edge->to}, Granularity::kOther);
  moment.relative = whole->relative;
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
    return from && year < kMaxYear ? std::optional(Stretch{*from, plus_days(plus_months(*from, months), -1)})
                                   : std::nullopt;
  };
  const Granularity granularity = months == 3 ? Granularity::kQuarter : Granularity::kHalf;
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (whole != nullptr && (!whole->from || whole->granularity != Granularity::kYear)) return false;
  const auto year =
      whole != nullptr ? std::optional(to_civil(*whole->from).year) : captured_year(context, match);
  if (!year) {
    auto moment = nearest(context, match, yearly(context, of_year), granularity);
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
  if (const Moment* whole = moment_at(context, captured_time(context, match))) {
    if (!whole->from || whole->granularity != Granularity::kYear) return false;
    const auto known = of_year(to_civil(*whole->from).year);
    return known && add_moment(context, match, moment_of(*known, Granularity::kWeek));
  }
  if (const auto year = captured_year(context, match)) {
    const auto known = of_year(*year);
    return known && add_moment(context, match, moment_of(*known, Granularity::kWeek));
  }
  auto moment = nearest(context, match, yearly(context, of_year), Granularity::kWeek);
  return moment && add_moment(context, match, *std::move(moment));
}

// What recurs every year: of the year named, of last, this or next, or the nearest.
template <typename Of>
bool recurring(Context& context, const Match& match, Granularity granularity, Of of) {
  auto year = captured_year(context, match);
  const Moment* whole = moment_at(context, captured_time(context, match));
  if (whole != nullptr && whole->from && whole->granularity == Granularity::kYear)
    year = to_civil(*whole->from).year;
  if (year) {
    const std::optional<Stretch> known = of(*year);
    if (!known) return false;
    Moment moment = moment_of(*known, granularity);
    if (known->from != known->to &&
        granularity == Granularity::kDay) {  // a feast of many days is also its first
      add_reading(moment, {known->from, known->from});
      add_reading(moment, {plus_days(*known->from, 1), plus_days(*known->from, 1)});
    }
    return add_moment(context, match, std::move(moment));
  }
  const auto all = yearly(context, of);
  const auto relative = captured_value(context, match, kRelative);
  if (!relative) {
    auto moment = nearest(context, match, all, granularity);
    return moment && add_moment(context, match, *std::move(moment));
  }
  std::optional<Stretch> chosen, other;
  for (const Stretch& stretch : all) {
    if (*relative < 0 && *stretch.to < today(context)) chosen = stretch;
    if (*relative > 0 && today(context) < *stretch.from && !chosen) chosen = stretch;
    if (to_civil(*stretch.from).year == this_year(context) + *relative) other = stretch;
  }
  if (*relative == 0) chosen = other;
  for (const Stretch& stretch : all) {
    if (*relative == 0 && *stretch.from <= today(context) && today(context) <= *stretch.to) chosen = stretch;
  }
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

// From the first day of a month where there are many, else from the day after the middle.
Stretch second_half(const Stretch& whole) {
  const int days = whole.to->number - whole.from->number + 1;
  const Day middle = plus_days(*whole.from, days / 2);
  return {days > 100 ? plus_months(*whole.from, 6) : middle, whole.to};
}

// "earlier this month", "the rest of the week", "so far this year": up to the reference (-1) or from it (1).
bool rest(Context& context, const Match& match) {
  const auto step = captured_step(context, match);
  const Moment current = moment_of(around(today(context), step.value_or(Step::kYear)), Granularity::kOther);
  const Moment* stated = moment_at(context, captured_time(context, match));
  const Moment* whole =
      stated == nullptr && step && size_of(*step).months + size_of(*step).days > 0 ? &current : stated;
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
  if (const auto half = second_half({whole->from, whole->to}); !past) add_reading(moment, half);
  return add_moment(context, match, std::move(moment));
}

constexpr std::array kActions = {
    NamedAction{"block", block},   NamedAction{"century", century},
    NamedAction{"decade", decade}, NamedAction{"holiday", holiday},
    NamedAction{"nth_of", nth_of}, NamedAction{"part", part},
    NamedAction{"rest", rest},     NamedAction{"run_in", run_in},
    NamedAction{"season", season}, NamedAction{"week_number", week_number},
};

}  // namespace

std::span<const NamedAction> time_part_actions() { return kActions; }

}  // namespace claimgraph::recognize

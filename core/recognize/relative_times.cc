// What is reckoned from the day of reference or another: "last week", "the last three years", "two days
// before Monday".
#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/recognize/moments.h"

namespace claimgraph::recognize {
namespace {

constexpr std::int64_t kMaxClockDays = 8;  // farther away the hour does not matter

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

// "des Jahres": the argument's year from this one.
bool relative_year(Context& context, const Match& match) {
  const auto stretch = around(today(context), Step::kYear, match.rule->arguments[0]);
  if (!stretch) return false;
  Moment moment = moment_of(*stretch, Granularity::kYear);
  moment.relative = true;
  return add_moment(context, match, std::move(moment));
}

constexpr std::array kActions = {
    NamedAction{"relative_run", relative_run},   NamedAction{"relative_unit", relative_unit},
    NamedAction{"relative_year", relative_year}, NamedAction{"shift", shift},
    NamedAction{"shift_weekday", shift_weekday}, NamedAction{"weekday_weeks", weekday_weeks},
};

}  // namespace

std::span<const NamedAction> relative_time_actions() { return kActions; }

}  // namespace claimgraph::recognize

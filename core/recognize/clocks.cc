// Times of day, alone or with their day, and what is minutes or hours from now. The best reading tells none
// of them; it only keeps their numbers from being counted.
#include <array>
#include <vector>

#include "core/recognize/moments.h"

namespace claimgraph::recognize {
namespace {

constexpr int kHour = 3600, kMinute = 60, kHalfDay = 12 * kHour, kDaySeconds = 24 * kHour;
constexpr int kLateStart = 7;  // without a word for it an hour below is rather of the afternoon

// A time of day as the value of a node.
struct Clock {
  int second = 0;       // 0..86400
  bool open = false;    // morning or afternoon is not said
  bool strong = false;  // written as nothing but a time is: "17:30", "5 pm", "8 Uhr"
};
constexpr int kOpenBit = 1 << 18, kStrongBit = 1 << 19;

std::int32_t packed(const Clock& clock) {
  return clock.second | (clock.open ? kOpenBit : 0) | (clock.strong ? kStrongBit : 0);
}
Clock unpacked(std::int32_t value) {
  return {value & (kOpenBit - 1), (value & kOpenBit) != 0, (value & kStrongBit) != 0};
}

enum DayTime { kMorning = 0, kNight = 1, kAfternoon = 12 };  // as <daytime> and <ampm> have it

Clock in_part(Clock clock, int part) {
  const int hour = clock.second / kHour;
  const bool later = part == kAfternoon ? hour < 12 : part == kNight && hour >= 6 && hour < 12;
  if (clock.open && later) clock.second += kHalfDay;
  if (clock.open && hour == 12 && part != kAfternoon) clock.second -= kHalfDay;
  clock.open = false;
  return clock;
}

std::optional<int> captured_part(const Context& context, const Match& match) {
  const auto ampm = captured_value(context, match, kAmPm);
  const auto part = captured_value(context, match, kDayTime);
  return ampm ? ampm : part;
}

std::optional<Clock> clock_of(int hour, int minute, int second) {
  if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0)) return std::nullopt;
  return Clock{hour * kHour + minute * kMinute + second, hour > 0 && hour <= 12, false};
}

// Hour, minute and second from the captured numbers from the nth on.
std::optional<Clock> captured_clock(const Context& context, const Match& match) {
  if (const auto hour = captured_value(context, match, kDigitDay)) {
    return clock_of(*hour, captured_value(context, match, kShortYear).value_or(0), 0);
  }
  const auto hour = captured_value(context, match, kInt);
  const auto minute = captured_value(context, match, kInt, 1),
             second = captured_value(context, match, kInt, 2);
  return hour ? clock_of(*hour, minute.value_or(0), second.value_or(0)) : std::nullopt;
}

MomentNode node_at(Day day, int second, bool weak) {
  MomentNode node;
  node.moment = moment_of(plus_days(day, second / kDaySeconds));
  node.moment.from_second = node.moment.to_second = second % kDaySeconds;
  node.moment.granularity = Granularity::kMinute;
  node.moment.relative = true;
  node.kind = Kind::kDatetime;
  node.weak = weak;
  return node;
}

void add_instant(Moment& moment, Day day, int second) {
  const Day on = plus_days(day, second / kDaySeconds);
  moment.readings.push_back({on, on, second % kDaySeconds, second % kDaySeconds});
}

// Where the item begins: "at" belongs to a clock, and to a day behind it only where the text is nothing else.
std::uint32_t core_of(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  const Node* at = captured_time(context, match) == nullptr ? nullptr : chart.find(match.begin, kClockAt);
  const bool alone = match.begin == 0 && match.end == chart.tokens.size();
  return at == nullptr || alone ? match.begin : at->end;
}

bool add_datetime(Context& context, const Match& match, MomentNode node) {
  Chart& chart = context.chart;
  node.core_begin = core_of(context, match);
  node.core_end = match.end;
  chart.moments.push_back(std::move(node));
  chart.add(kDatetime, match.begin, match.end, static_cast<std::int32_t>(chart.moments.size() - 1));
  return true;
}

// The clock on each of the days, the likelier half of the day first.
bool add_on_days(Context& context, const Match& match, const std::vector<Day>& days, Clock clock) {
  const bool late = clock.open && clock.second < kLateStart * kHour;
  if (late) clock.second += kHalfDay;
  MomentNode node = node_at(days.front(), clock.second, !clock.strong);
  for (const Day day : days) {
    add_instant(node.moment, day, clock.second);
    if (clock.open) add_instant(node.moment, day, (clock.second + kHalfDay) % kDaySeconds);
  }
  return add_datetime(context, match, std::move(node));
}

bool add_clock(Context& context, const Match& match, const Clock& clock) {
  context.chart.add(kClock, match.begin, match.end, packed(clock));
  if (clock.strong) context.chart.add(kSilent, match.begin, match.end, 0);
  return add_on_days(context, match, {today(context), plus_days(today(context), 1)}, clock);
}

bool two_digits(const Context& context, const Match& match) {
  const Node* minute = captured(context, match, kInt, 1);
  return minute == nullptr || context.chart.tokens[minute->begin].folded.size() == 2;
}

// "17:30", "5 pm", "8 Uhr 15", "20.15 uur": with argument 1 it can be nothing but a time, with argument 2
// minutes have two digits, with argument 3 the text is nothing else.
bool clock(Context& context, const Match& match) {
  auto found = captured_clock(context, match);
  if (!found || (match.rule->arguments[1] != 0 && !two_digits(context, match))) return false;
  if (match.rule->arguments[2] != 0 && (match.begin > 0 || match.end < context.chart.tokens.size()))
    return false;
  if (const auto part = captured_part(context, match)) found = in_part(*found, *part);
  found->strong = match.rule->arguments[0] != 0;
  return add_clock(context, match, *found);
}

// "noon", "midnight"
bool clock_noun(Context& context, const Match& match) {
  const auto hour = captured_value(context, match, kClockNoun);
  return hour && add_clock(context, match, {*hour * kHour, false, false});
}

// The captured clock with the words around it: "at about 5 pm", "3:20 in the afternoon".
bool clock_same(Context& context, const Match& match) {
  const auto value = captured_value(context, match, kClock);
  if (!value) return false;
  Clock found = unpacked(*value);
  if (const auto part = captured_part(context, match)) found = in_part(found, *part);
  return add_clock(context, match, found);
}

// "half past three", "a quarter to 12", "tien over half 4": minutes after a clock or an hour, or before it.
bool clock_shift(Context& context, const Match& match) {
  const auto sign = captured_value(context, match, kClockShift);
  const auto fraction = captured_value(context, match, kFraction);
  const auto span = captured_value(context, match, kSpan);
  const auto first = captured_value(context, match, kInt);
  const auto known = captured_value(context, match, kClock);
  const auto hour = captured_value(context, match, kInt, fraction || span ? 0 : 1);
  const auto minutes = fraction ? std::optional(*fraction % 100 * kMinute / 100) : span ? span : first;
  if (!sign || !minutes || *minutes >= kMinute || (!known && !hour) || (hour && *hour > 24)) return false;
  Clock base = known ? unpacked(*known) : Clock{*hour * kHour, *hour <= 12, false};
  base.second += *sign * *minutes * kMinute;
  if (base.second < 0) base.second += kDaySeconds;
  if (const auto part = captured_part(context, match)) base = in_part(base, *part);
  return add_clock(context, match, base);
}

// "a las tres y media", "midi moins le quart": the arguments are the sign of the minutes and how few there
// may be ("21:00 een gesprek" has none).
bool clock_plus(Context& context, const Match& match) {
  const auto value = captured_value(context, match, kClock);
  const auto fraction = captured_value(context, match, kFraction);
  const auto span = captured_value(context, match, kSpan), number = captured_value(context, match, kInt);
  const auto minutes = fraction ? std::optional(*fraction % 100 * kMinute / 100) : span ? span : number;
  if (!value || !minutes || *minutes >= kMinute || *minutes < match.rule->arguments[1]) return false;
  Clock found = unpacked(*value);
  found.second += match.rule->arguments[0] * *minutes * kMinute;
  if (found.second < 0 || found.second > kDaySeconds) return false;
  if (const auto part = captured_part(context, match)) found = in_part(found, *part);
  return add_clock(context, match, found);
}

// "halb vier", "half vier": half an hour before the hour named.
bool clock_half(Context& context, const Match& match) {
  const auto hour = captured_value(context, match, kInt);
  if (!hour || *hour < 1 || *hour > 12) return false;
  Clock found{(*hour == 1 ? 12 : *hour - 1) * kHour + kHour / 2, true, false};
  if (const auto part = captured_part(context, match)) found = in_part(found, *part);
  return add_clock(context, match, found);
}

// "van 10 tot 17 uur": two hours of the day and no duration.
bool clock_range(Context& context, const Match& match) {
  const auto from = captured_value(context, match, kInt), to = captured_value(context, match, kInt, 1);
  if (!from || !to || *from >= *to || *to > 24) return false;
  context.chart.add(kSilent, match.begin, match.end, 0);
  return true;
}

// A day and a clock, or an hour where other words say that it is one: "tomorrow evening at 5".
bool datetime(Context& context, const Match& match) {
  const auto value = captured_value(context, match, kClock);
  auto found = value ? std::optional(unpacked(*value)) : captured_clock(context, match);
  if (!found) return false;
  const auto evening = captured_value(context, match, kDayPart);
  const auto part = evening ? evening : captured_part(context, match);
  if (part) found = in_part(*found, *part);
  std::vector<Day> days;
  const Moment* moment = moment_at(context, captured_time(context, match));
  if (moment == nullptr) {
    days.push_back(plus_days(today(context), match.rule->arguments[0]));
  } else {
    if (!moment->from || moment->from != moment->to) return false;
    days.push_back(*moment->from);
    for (const Moment::Reading& other : moment->readings) {
      if (other.from && other.from == other.to) days.push_back(*other.from);
    }
  }
  found->strong = false;
  return add_on_days(context, match, days, *found);
}

// "end of tomorrow"
bool day_end(Context& context, const Match& match) {
  const Moment* moment = moment_at(context, captured_time(context, match));
  if (moment == nullptr || !moment->from || moment->from != moment->to) return false;
  return add_datetime(context, match, node_at(*moment->from, kDaySeconds - 1, true));
}

// "now"
bool instant(Context& context, const Match& match) {
  return add_datetime(context, match,
                      node_at(today(context), context.reference.now.second.value_or(0), true));
}

constexpr std::array kActions = {
    NamedAction{"clock", clock},
    NamedAction{"clock_half", clock_half},
    NamedAction{"clock_noun", clock_noun},
    NamedAction{"clock_plus", clock_plus},
    NamedAction{"clock_range", clock_range},
    NamedAction{"clock_same", clock_same},
    NamedAction{"clock_shift", clock_shift},
    NamedAction{"datetime", datetime},
    NamedAction{"day_end", day_end},
    NamedAction{"instant", instant},
};

}  // namespace

std::span<const NamedAction> clock_actions() { return kActions; }

bool add_seconds_from_now(Context& context, const Match& match, std::int64_t seconds) {
  constexpr std::int64_t kFarthest = std::int64_t{400} * kDaySeconds;
  if (seconds < -kFarthest || seconds > kFarthest) return false;
  std::int64_t at = context.reference.now.second.value_or(0) + seconds;
  const std::int64_t days = at >= 0 ? at / kDaySeconds : -((-at + kDaySeconds - 1) / kDaySeconds);
  at -= days * kDaySeconds;
  const Day day = plus_days(today(context), static_cast<int>(days));
  MomentNode node = node_at(day, static_cast<int>(at), true);
  add_instant(node.moment, day, static_cast<int>(at));
  add_instant(node.moment, day, static_cast<int>(at / kHour * kHour));
  return add_datetime(context, match, std::move(node));
}

}  // namespace claimgraph::recognize

#include "core/recognize/moments.h"

#include <algorithm>
#include <cstdlib>

namespace claimgraph::recognize {
namespace {

constexpr std::size_t kMaxReadings = 12;
constexpr int kPivot = 50;                 // a two-digit year below is of this century
constexpr std::uint32_t kTenseReach = 12;  // tokens
constexpr std::uint32_t kAuxiliaryReach = 3;
constexpr int kAgainstTense = 100'000;  // days: farther than any reading

// A sign between clauses, or a word that begins one: "that".
bool ends_clause(const Chart& chart, std::uint32_t token) {
  const std::string_view sign = chart.tokens[token].folded;
  const bool stop = sign == "." && token + 1 < chart.tokens.size() && chart.tokens[token + 1].space_before;
  return stop || sign == "," || sign == ";" || sign == ":" || sign == "?" || sign == "!" ||
         chart.find(token, kThat) != nullptr;
}

enum class Reach : std::uint8_t { kClause, kSentence };

std::optional<int> tense_of(const Chart& chart, std::uint32_t token) {
  const Node* node = chart.find(token, kTense);
  return node == nullptr ? std::nullopt : std::optional<int>(node->value);
}

// "will be held": what looks like a past tense is the participle of a future.
bool of_passive(const Chart& chart, std::uint32_t token) {
  for (std::uint32_t back = 1; back <= kAuxiliaryReach && back <= token; ++back) {
    if (ends_clause(chart, token - back)) return false;
    if (const auto tense = tense_of(chart, token - back)) return *tense > 0;
  }
  return false;
}

// The tense of the nearest word before a token that has one; a clause without any shares that of the one
// before.
std::optional<int> tense_before(const Chart& chart, std::uint32_t token, Reach reach) {
  for (std::uint32_t back = 1; back <= kTenseReach && back <= token; ++back) {
    const std::uint32_t at = token - back;
    const bool comma = reach == Reach::kSentence && chart.tokens[at].folded == ",";
    if (chart.tokens[at + 1].line_before || (ends_clause(chart, at) && !comma)) break;
    const auto tense = tense_of(chart, at);
    if (tense && *tense < 0 && of_passive(chart, at)) return 1;
    if (tense) return tense;
  }
  return std::nullopt;
}

std::optional<int> tense_after(const Chart& chart, std::uint32_t token, Reach reach) {
  for (const std::uint32_t last = token + kTenseReach; token < chart.tokens.size() && token < last; ++token) {
    const bool comma = reach == Reach::kSentence && chart.tokens[token].folded == ",";
    if (chart.tokens[token].line_before || (ends_clause(chart, token) && !comma)) break;
    if (const auto tense = tense_of(chart, token)) return tense;
  }
  return std::nullopt;
}

}  // namespace

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
  if (moment.readings.size() >= kMaxReadings || (stretch.from == moment.from && stretch.to == moment.to))
    return;
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

const Node* captured_time(const Context& context, const Match& match, std::size_t nth) {
  for (std::size_t i = 0; i < match.capture_count; ++i) {
    const Node& node = context.chart[match.captures[i]];
    if ((node.category == kDate || node.category == kPeriod || node.category == kTime ||
         node.category == kPlainDate) &&
        nth-- == 0)
      return &node;
  }
  return nullptr;
}

std::optional<int> captured_year(const Context& context, const Match& match, std::size_t nth) {
  if (const auto year = captured_value(context, match, kYear, nth)) return year;
  if (nth > 0) return std::nullopt;
  const auto two = captured_value(context, match, kShortYear);
  if (!two) return std::nullopt;
  return *two < kPivot ? 2000 + *two : 1900 + *two;
}

void block(Context& context, std::uint32_t begin, std::uint32_t end) {
  context.chart.add(kBlock, begin, end, 0);
  context.chart.add(kSilent, begin, end, 0);
}

std::optional<int> tense_at(const Context& context, const Match& match) {
  if (const auto before = tense_before(context.chart, match.begin, Reach::kClause)) return before;
  if (const auto after = tense_after(context.chart, match.end, Reach::kClause)) return after;
  if (const auto before = tense_before(context.chart, match.begin, Reach::kSentence)) return before;
  const auto further = tense_after(context.chart, match.end, Reach::kSentence);
  return further && *further < 0 ? further : std::nullopt;  // "In June, 40 homes were sold"
}

std::optional<Moment> nearest(const Context& context, const Match& match,
                              const std::vector<Stretch>& candidates, Granularity granularity) {
  if (candidates.empty()) return std::nullopt;
  const auto tense = tense_at(context, match);
  const bool alone = match.begin == 0 && match.end == context.chart.tokens.size();
  const auto distance = [&](const Stretch& s) {
    if (*s.from <= today(context) && today(context) <= *s.to) return 0;
    const bool future = today(context) < *s.from;
    const int days = future ? s.from->number - today(context).number : today(context).number - s.to->number;
    const bool against = tense && (*tense < 0) == future;
    return days + (future && context.reference.prefer_past && !alone ? days / 2 : 0) +
           (against ? kAgainstTense : 0);
  };
  const auto best = std::ranges::min_element(candidates, {}, distance);
  Moment moment = moment_of(*best, granularity);
  moment.relative = true;
  for (const Stretch& other : candidates) add_reading(moment, other);
  return moment;
}

std::optional<Stretch> day_stretch(const std::optional<Day>& day) {
  return day ? std::optional(Stretch{*day, *day}) : std::nullopt;
}

bool goes_on(const Context& context, const Match& match) {
  const Chart& chart = context.chart;
  if (match.end >= chart.tokens.size() || chart.tokens[match.end].line_before) return false;
  const text::Token& next = chart.tokens[match.end];
  const bool clock = (next.folded == ":" || next.folded == "-") && !next.space_before &&
                     match.end + 1 < chart.tokens.size() &&
                     chart.tokens[match.end + 1].kind == text::TokenKind::kNumber;
  return clock || next.kind != text::TokenKind::kSign;
}

std::optional<Step> captured_step(const Context& context, const Match& match) {
  const auto place = captured_value(context, match, kTimeUnit);
  if (!place) return std::nullopt;
  return context.tables.steps[static_cast<std::size_t>(*place)];
}

std::optional<std::int32_t> captured_ordinal(const Context& context, const Match& match) {
  if (const auto relative = captured_value(context, match, kRelative); relative && *relative < 0) return -1;
  const Node* node = captured(context, match, kOrd);
  if (node == nullptr) return captured_value(context, match, kInt);
  const auto value = context.chart.numbers[static_cast<std::size_t>(node->value)].value.to_integer();
  return value && *value > 0 && *value < 400 ? std::optional(static_cast<std::int32_t>(*value))
                                             : std::nullopt;
}

}  // namespace claimgraph::recognize

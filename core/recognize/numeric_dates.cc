#include "core/recognize/numeric_dates.h"

#include <array>

#include "core/recognize/moments.h"

namespace claimgraph::recognize {
namespace {

using text::Token;
using text::TokenKind;

constexpr int kPivot = 50;
constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2999;

struct Field {
  int value = 0;
  std::size_t digits = 0;
};

std::optional<Field> field_at(const Chart& chart, std::uint32_t token) {
  if (token >= chart.tokens.size()) return std::nullopt;
  const Token& here = chart.tokens[token];
  if (here.kind != TokenKind::kNumber || here.folded.size() > 4) return std::nullopt;
  const auto number = Decimal::parse(here.folded);
  const auto value = number ? number->to_integer() : std::nullopt;
  return value ? std::optional(Field{static_cast<int>(*value), here.folded.size()}) : std::nullopt;
}

bool tight_sign(const Chart& chart, std::uint32_t token, std::string_view sign) {
  return token + 1 < chart.tokens.size() && !chart.tokens[token].space_before &&
         !chart.tokens[token + 1].space_before && chart.tokens[token].folded == sign;
}

// The sign between two fields of a date; empty if there is none.
std::string_view separator_at(const Chart& chart, std::uint32_t token) {
  for (const std::string_view sign : {"/", "-", "."}) {
    if (tight_sign(chart, token, sign)) return sign;
  }
  return {};
}

// True if the stretch goes on as a longer run of digits and signs: a version, an address, a telephone number.
bool runs_on(const Chart& chart, std::uint32_t begin, std::uint32_t end) {
  const auto joined = [&](std::uint32_t sign, std::uint32_t digits) {
    if (digits >= chart.tokens.size() || chart.tokens[digits].kind != TokenKind::kNumber) return false;
    const std::string_view folded = chart.tokens[sign].folded;
    const std::uint32_t later = sign > digits ? sign : digits;
    const bool is_tight = !chart.tokens[later].space_before;
    return is_tight && (folded == "/" || folded == "." || folded == ":");
  };
  if (end + 1 < chart.tokens.size() && !chart.tokens[end].space_before && joined(end, end + 1)) return true;
  if (end < chart.tokens.size() && !chart.tokens[end].space_before &&
      chart.tokens[end].kind == TokenKind::kWord && chart.tokens[end].folded != "t") {
    return true;
  }
  return begin >= 2 && !chart.tokens[begin].space_before && joined(begin - 1, begin - 2);
}

int full_year(const Field& field) {
  if (field.digits > 2) return field.value;
  return field.value < kPivot ? 2000 + field.value : 1900 + field.value;
}

bool is_year(const Field& field) {
  return field.digits == 4 && field.value >= kFirstYear && field.value <= kLastYear;
}

// "1999-02-29-1": the same sign and more digits behind.
bool goes_on(const Chart& chart, std::uint32_t end, std::string_view separator) {
  return tight_sign(chart, end, separator) && chart.tokens[end + 1].kind == TokenKind::kNumber;
}

// Day and month in the order of the language, or the other way if only that exists.
std::vector<Day> day_and_month(const Field& a, const Field& b, int year, bool month_first) {
  std::vector<Day> days;
  const auto dm = to_day(year, b.value, a.value);
  const auto md = to_day(year, a.value, b.value);
  if (month_first && md) days.push_back(*md);
  if (dm) days.push_back(*dm);
  if (!month_first && md && !dm) days.push_back(*md);
  if (month_first && md && days.size() > 1) days.pop_back();
  return days;
}

void add(Context& context, std::uint32_t begin, std::uint32_t end, const std::vector<Stretch>& readings,
         bool plain, Granularity granularity) {
  if (readings.empty()) return;
  MomentNode node;
  node.moment.from = readings[0].from;
  node.moment.to = readings[0].to;
  node.moment.granularity = granularity;
  node.moment.relative = plain;
  for (std::size_t i = 1; i < readings.size(); ++i) {
    node.moment.readings.push_back({readings[i].from, readings[i].to, std::nullopt, std::nullopt});
  }
  node.kind = granularity == Granularity::kDay ? Kind::kDate : Kind::kPeriod;
  node.core_begin = begin;
  node.core_end = end;
  Chart& chart = context.chart;
  chart.moments.push_back(std::move(node));
  const auto place = static_cast<std::int32_t>(chart.moments.size() - 1);
  if (plain) {
    chart.add(kPlainDate, begin, end, place);
    const std::string_view separator = chart.tokens[begin + 1].folded;
    const bool stopped = chart.tokens[end - 1].folded == ".";
    if (separator != "/" && !stopped) return;
    chart.moments.back().weak = !stopped || !context.tables.settings.ordinal_stop;
  }
  chart.add(granularity == Granularity::kDay ? kDate : kPeriod, begin, end, place);
  chart.add(kTime, begin, end, place);
}

std::vector<Stretch> stretches(const std::vector<Day>& days) {
  std::vector<Stretch> out;
  for (const Day day : days) out.push_back({day, day});
  return out;
}

// The date of five tokens; what only looks like one is blocked, so that its year is not told: "2014-02-30".
bool add_full(Context& context, std::uint32_t token, const std::vector<Day>& days) {
  add(context, token, token + 5, stretches(days), false, Granularity::kDay);
  if (days.empty()) block(context, token, token + 5);
  return !days.empty();
}

// Three fields: a year at one end.
bool full_date(Context& context, std::uint32_t token, const Field& a) {
  const Chart& chart = context.chart;
  const std::string_view first = separator_at(chart, token + 1);
  const auto b = first.empty() ? std::nullopt : field_at(chart, token + 2);
  const std::string_view second = b ? separator_at(chart, token + 3) : std::string_view{};
  const auto c = second.empty() || second != first ? std::nullopt : field_at(chart, token + 4);
  if (!c || runs_on(chart, token, token + 5) || goes_on(chart, token + 5, first)) return false;
  if (is_year(a) && b->digits <= 2 && c->digits <= 2) {
    return add_full(context, token, day_and_month(*b, *c, a.value, true));
  }
  if (a.digits > 2 || b->digits > 2 || (!is_year(*c) && c->digits != 2)) return false;
  return add_full(context, token, day_and_month(a, *b, full_year(*c), context.tables.settings.month_first));
}

// Two fields: a month with its year, or a day with its month.
void short_date(Context& context, std::uint32_t token, const Field& a) {
  const Chart& chart = context.chart;
  const std::string_view separator = separator_at(chart, token + 1);
  const auto b = separator.empty() ? std::nullopt : field_at(chart, token + 2);
  if (!b || runs_on(chart, token, token + 3) || goes_on(chart, token + 3, separator)) return;
  if (chart.find(token + 3, kClockWord) != nullptr) return;  // "9-12 Uhr"
  if (token > 1 && tight_sign(chart, token - 1, separator) &&
      chart.tokens[token - 2].kind == TokenKind::kNumber)
    return;
  const auto month = is_year(a) && b->digits <= 2   ? month_of(a.value, b->value)
                     : is_year(*b) && a.digits <= 2 ? month_of(b->value, a.value)
                                                    : std::nullopt;
  if (month) return add(context, token, token + 3, {*month}, false, Granularity::kMonth);
  if (a.digits > 2 || b->digits > 2) return;
  std::vector<Stretch> readings;
  const int here = to_civil(context.reference.now.day).year;
  for (const int year : {here, here - 1, here + 1}) {
    for (const Stretch& day : stretches(day_and_month(a, *b, year, context.tables.settings.month_first)))
      readings.push_back(day);
  }
  const bool stop = separator == "." && token + 3 < chart.tokens.size() &&
                    !chart.tokens[token + 3].space_before && chart.tokens[token + 3].folded == "." &&
                    (token + 4 == chart.tokens.size() || chart.tokens[token + 4].space_before);
  add(context, token, stop ? token + 4 : token + 3, readings, true, Granularity::kDay);
}

bool is_spaced_digits(const Chart& chart, std::uint32_t token) {
  return token < chart.tokens.size() && chart.tokens[token].kind == TokenKind::kNumber &&
         chart.tokens[token].space_before && !chart.tokens[token].line_before;
}

// "20 02 14", "2016 10 16": three fields with spaces between, and no more digits around them.
void spaced_date(Context& context, std::uint32_t token, const Field& a) {
  const Chart& chart = context.chart;
  if (!is_spaced_digits(chart, token + 1) || !is_spaced_digits(chart, token + 2) ||
      is_spaced_digits(chart, token + 3))
    return;
  if (token > 0 && chart.tokens[token - 1].kind == TokenKind::kNumber) return;
  const auto b = field_at(chart, token + 1), c = field_at(chart, token + 2);
  if (!b || !c || b->digits > 2 || runs_on(chart, token, token + 3)) return;
  std::vector<Day> days;
  if (is_year(a) && c->digits <= 2)
    days = day_and_month(*b, *c, a.value, true);
  else if (a.digits <= 2 && (c->digits == 2 || is_year(*c)))
    days = day_and_month(a, *b, full_year(*c), context.tables.settings.month_first);
  if (days.empty()) return;
  add(context, token, token + 3, stretches(days), false, Granularity::kDay);
  context.chart.moments.back().weak = true;
}

// "27. 11.", "27. 11. 2024": day and month with a space between, where an ordinal ends with a stop.
void stopped_date(Context& context, std::uint32_t token, const Field& day) {
  const Chart& chart = context.chart;
  const auto stop = [&](std::uint32_t at) {
    return at < chart.tokens.size() && chart.tokens[at].folded == "." && !chart.tokens[at].space_before;
  };
  if (!context.tables.settings.ordinal_stop || day.digits > 2 || !stop(token + 1) || !stop(token + 3)) return;
  const auto month = field_at(chart, token + 2);
  if (!month || month->digits > 2 || !is_spaced_digits(chart, token + 2)) return;
  const auto year = is_spaced_digits(chart, token + 4) ? field_at(chart, token + 4) : std::nullopt;
  const bool dated = year && is_year(*year);
  const int here = to_civil(context.reference.now.day).year;
  std::vector<Stretch> readings;
  for (const int of : dated ? std::vector{year->value} : std::vector{here, here - 1, here + 1}) {
    if (const auto known = to_day(of, month->value, day.value)) readings.push_back({*known, *known});
  }
  add(context, token, token + (dated ? 5 : 4), readings, false, Granularity::kDay);
}

// 20250124
void packed_date(Context& context, std::uint32_t token) {
  const std::string_view digits = context.chart.tokens[token].folded;
  if (digits.size() != 8 || runs_on(context.chart, token, token + 1)) return;
  std::string text(digits);
  text.insert(6, "-").insert(4, "-");
  const auto day = parse_day(text);
  if (day && to_civil(*day).year >= 1900 && to_civil(*day).year < 2100) {
    add(context, token, token + 1, {Stretch{*day, *day}}, false, Granularity::kDay);
  }
}

}  // namespace

void find_numeric_dates(Context& context) {
  const Chart& chart = context.chart;
  for (const std::uint32_t token : chart.positions) {
    const Token& here = chart.tokens[token];
    if (here.kind != TokenKind::kNumber) continue;
    if (token > 0 && !here.space_before && chart.tokens[token - 1].kind == TokenKind::kWord) continue;
    packed_date(context, token);
    const auto first = field_at(chart, token);
    if (first && !full_date(context, token, *first)) short_date(context, token, *first);
    if (first) spaced_date(context, token, *first);
    if (first) stopped_date(context, token, *first);
  }
}

}  // namespace claimgraph::recognize

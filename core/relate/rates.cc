#include "core/relate/rates.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <utility>

namespace claimgraph::relate {

std::string_view data_file(std::string_view path);

namespace {

constexpr int kOldestDays = 10;  // a rate older than that says nothing about the day
constexpr std::string_view kEuro = "EUR";

// units / 10^decimals of the currency for one euro.
struct Quote {
  std::int64_t units = 0;
  Day day;
  std::int8_t decimals = 0;
};

using Column = std::vector<Quote>;  // by day

Decimal per_euro(const Quote& quote) {
  return Decimal::from(quote.units, -quote.decimals).value_or(Decimal{});
}

// Cuts off what stands before `separator`, and the separator.
std::string_view take(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto part = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  return part;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// The built-in table is ours: a number that does not parse is 0, and the test of the whole table fails.
template <typename Number>
Number number(std::string_view text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<Day> days_of(int year, std::string_view month_days) {
  std::vector<Day> days;
  while (!month_days.empty()) {
    const int month_day = number<int>(take(month_days, ' '));
    days.push_back(to_day(year, month_day / 100, month_day % 100).value_or(Day{}));
  }
  return days;
}

// "DECIMALS FIRST CHANGE ...", one for each day.
void add_year(std::string_view rates, const std::vector<Day>& days, Column& column) {
  const auto decimals = static_cast<std::int8_t>(number<int>(take(rates, ' ')));
  std::int64_t units = 0;
  for (const Day day : days) {
    const auto change = take(rates, ' ');
    if (change.empty() || change == ".") continue;
    units += number<std::int64_t>(change);
    column.push_back({units, day, decimals});
  }
}

Error wrong(std::size_t line, std::size_t column, std::string_view what) {
  return {ErrorCode::kInvalidArgument,
          "line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + std::string(what)};
}

std::optional<Quote> parse_quote(std::string_view text, Day day) {
  const auto value = Decimal::parse(text);
  if (!value || value->is_negative() || value->is_zero()) return std::nullopt;
  const int decimals = std::max(0, -value->exponent());
  const auto scaled = multiply(*value, power_of_ten(decimals));
  const auto units = scaled ? scaled->to_integer() : std::nullopt;
  if (!units || decimals > std::numeric_limits<std::int8_t>::max()) return std::nullopt;
  return Quote{*units, day, static_cast<std::int8_t>(decimals)};
}

}  // namespace

struct Rates::Table {
  std::map<std::string, Column, std::less<>> columns;

  const Column* find(std::string_view currency) const {
    const auto found = columns.find(currency);
    return found == columns.end() ? nullptr : &found->second;
  }
};

Rates::Rates(std::unique_ptr<Table> table) : table_(std::move(table)) {}
Rates::Rates(Rates&&) noexcept = default;
Rates& Rates::operator=(Rates&&) noexcept = default;
Rates::~Rates() = default;

const Rates& Rates::reference() {
  // The one static: an immutable table, read on first use, because most commands need no rate at all.
  static const Rates rates = [] {
    auto table = std::make_unique<Table>();
    std::map<int, std::vector<Day>> days;
    std::string_view text = data_file("rates/ecb.txt");
    while (!text.empty()) {
      std::string_view line = take(text, '\n');
      const auto key = take(line, ' ');
      if (key == "#" || key.empty()) continue;
      const int year = number<int>(take(line, ' '));
      if (key == "days") {
        days[year] = days_of(year, line);
      } else {
        add_year(line, days[year], table->columns[std::string(key)]);
      }
    }
    return Rates(std::move(table));
  }();
  return rates;
}

Result<Rates> Rates::parse(std::string_view csv) {
  auto table = std::make_unique<Table>();
  std::string_view header = trimmed(take(csv, '\n'));
  if (trimmed(take(header, ',')) != "Date") return wrong(1, 1, "expected \"Date\" and then currency codes");
  std::vector<Column*> columns;
  while (!header.empty()) columns.push_back(&table->columns[std::string(trimmed(take(header, ',')))]);
  for (std::size_t line = 2; !csv.empty(); ++line) {
    std::string_view row = trimmed(take(csv, '\n'));
    if (row.empty()) continue;
    const auto day = parse_day(trimmed(take(row, ',')));
    if (!day) return wrong(line, 1, "expected a day as 2025-01-24");
    for (std::size_t i = 0; !row.empty(); ++i) {
      const auto cell = trimmed(take(row, ','));
      if (cell.empty() || cell == "N/A") continue;
      const auto quote = i < columns.size() ? parse_quote(cell, *day) : std::nullopt;
      if (!quote) return wrong(line, i + 2, "expected a rate above 0, N/A or nothing under each currency");
      columns[i]->push_back(*quote);
    }
  }
  table->columns.erase("");  // the ECB ends its header with a comma
  for (auto& [code, column] : table->columns) std::ranges::sort(column, {}, &Quote::day);
  return Rates(std::move(table));
}

std::optional<Rate> Rates::find(std::string_view currency, Day day) const {
  if (currency == kEuro) return Rate{1, day};
  const Column* column = table_->find(currency);
  if (column == nullptr) return std::nullopt;
  const auto after = std::ranges::upper_bound(*column, day, {}, &Quote::day);
  if (after == column->begin()) return std::nullopt;
  const Quote& last = *std::prev(after);
  if (last.day < plus_days(day, -kOldestDays)) return std::nullopt;
  return Rate{per_euro(last), last.day};
}

std::optional<Rates::Range> Rates::range(std::string_view from, std::string_view to, Day first,
                                         Day last) const {
  std::optional<Range> range;
  const auto include = [&](Day day) {
    const auto a = find(from, day);
    const auto b = find(to, day);
    const auto value = a && b ? divide(b->per_euro, a->per_euro) : std::nullopt;
    if (!value) return;
    if (!range) range = Range{*value, *value, day};
    *range = {std::min(range->least, *value), std::max(range->greatest, *value), std::max(range->last, day)};
  };
  include(first);
  const Column* column = table_->find(from == kEuro ? to : from);
  if (column == nullptr) return range;
  for (auto quote = std::ranges::upper_bound(*column, first, {}, &Quote::day);
       quote != column->end() && quote->day <= last; ++quote) {
    include(quote->day);
  }
  return range;
}

}  // namespace claimgraph::relate

#include "core/recognize/recognizer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <mutex>

#include "core/recognize/actions.h"
#include "core/recognize/numbers.h"
#include "core/recognize/numeric_dates.h"
#include "core/recognize/select.h"
#include "core/recognize/tables.h"

namespace claimgraph::recognize {
namespace {

// No pattern crosses a line break, so a text is read in pieces that end at one: what is in hand stays in the
// cache.
constexpr std::size_t kPieceBytes = 32 * 1024;
constexpr std::size_t kMaxPieceBytes = 256 * 1024;  // a longer line is cut at a space

constexpr std::array kKindNames = {
    std::string_view("number"),  std::string_view("ordinal"),  std::string_view("range"),
    std::string_view("percent"), std::string_view("money"),    std::string_view("quantity"),
    std::string_view("age"),     std::string_view("duration"), std::string_view("date"),
    std::string_view("period"),  std::string_view("datetime"),
};

std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

// Where the piece that starts at `start` ends.
std::size_t piece_end(std::string_view text, std::size_t start) {
  if (text.size() - start <= kPieceBytes) return text.size();
  const auto line = text.find('\n', start + kPieceBytes);
  const auto end = line == std::string_view::npos ? text.size() : line + 1;
  if (end - start <= kMaxPieceBytes) return end;
  const auto space = text.rfind(' ', start + kMaxPieceBytes);
  if (space != std::string_view::npos && space > start) return space;
  return character_start(text, start + kMaxPieceBytes);
}

// What a match builds may be what a pattern behind it begins with, so what is left is looked at each time.
std::uint64_t run_block(Context& context, std::size_t level, std::uint32_t block,
                        std::vector<Match>& scratch) {
  const Chart& chart = context.chart;
  const RuleSet& rules = context.tables.levels[level];
  const LevelSet here = LevelSet{1} << level;
  std::uint64_t steps = 0, left = ~std::uint64_t{0};
  while (const std::uint64_t starts = chart.starts(block, level) & left) {
    const auto place = static_cast<std::uint32_t>(std::countr_zero(starts));
    left = ~std::uint64_t{1} << place;
    steps += rules.match_at(chart, here, block * kTokenBlock + place, scratch, [&](const Match& match) {
      return action_at(match.rule->action)(context, match);
    });
  }
  return steps;
}

std::uint64_t run_rules(Context& context, std::vector<Match>& scratch) {
  std::uint64_t steps = 0;
  const std::uint32_t blocks = context.chart.blocks();
  for (std::size_t level = 0; level < context.tables.levels.size(); ++level) {
    if ((context.chart.all_levels >> level & 1) == 0) continue;
    for (std::uint32_t block = 0; block < blocks; ++block) steps += run_block(context, level, block, scratch);
  }
  return steps;
}

// Finds all that is in a chart whose text was set; the steps that it took.
std::uint64_t fill(Context& context, std::vector<Match>& scratch) {
  find_numbers(context.tables, context.chart);
  find_numeric_dates(context);
  const std::uint64_t steps = run_rules(context, scratch);
  return steps + context.chart.steps + context.chart.size() + context.chart.tokens.size();
}

template <typename Select>
std::uint64_t read(const Recognizer::Tables& tables, std::string_view text, const Reference& reference,
                   Select select) {
  std::uint64_t steps = 0;
  Chart chart(tables.category_levels);
  Context context{tables, chart, reference};
  std::vector<Match> scratch;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = piece_end(text, start);
    const std::string_view piece = text.substr(start, end - start);
    const text::Tokens tokens(piece);
    chart.start(piece, tokens.all());
    steps += fill(context, scratch);
    select(chart, static_cast<std::uint32_t>(start));
    start = end;
  }
  return steps;
}

struct Cache {
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<const Recognizer>, std::less<>> made;
};

// Tables are immutable once read; making them again for every caller would cost milliseconds each time.
Cache& cache() {
  static Cache kCache;
  return kCache;
}

std::string languages_text() {
  std::string text;
  for (const std::string_view lang : Recognizer::languages())
    text += (text.empty() ? "" : ", ") + std::string(lang);
  return text;
}

// English puts the month first only where the region does, or where none is named.
bool month_first(std::string_view region, bool usual) { return usual && (region.empty() || region == "US"); }

}  // namespace

std::string_view to_text(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::vector<std::string_view> Recognizer::languages() { return table_languages(); }

Result<const Recognizer*> Recognizer::of(std::string_view lang) {
  const std::string_view primary = lang.substr(0, lang.find('-'));
  const std::string_view region =
      lang.size() > primary.size() + 1 ? lang.substr(lang.rfind('-') + 1) : std::string_view{};
  const auto known = languages();
  if (std::ranges::find(known, primary) == known.end()) {
    return Error{ErrorCode::kInvalidArgument,
                 "no tables for the language '" + std::string(lang) + "'; there are " + languages_text()};
  }
  Cache& all = cache();
  const std::lock_guard lock(all.mutex);
  const std::string key = std::string(primary) + (region.empty() ? "" : "-" + std::string(region));
  if (const auto found = all.made.find(key); found != all.made.end()) return found->second.get();
  auto tables =
      load_tables(primary, [region](Settings& s) { s.month_first = month_first(region, s.month_first); });
  if (!tables) return tables.error();
  return (all.made[key] = std::make_unique<Recognizer>(*std::move(tables))).get();
}

void Recognizer::recognize(std::string_view text, const Reference& reference, std::vector<Item>& out) const {
  read(*tables_, text, reference,
       [&](const Chart& chart, std::uint32_t offset) { select_best(chart, offset, out); });
}

void Recognizer::recognize_all(std::string_view text, const Reference& reference,
                               std::vector<Item>& out) const {
  read(*tables_, text, reference, [&](const Chart& chart, std::uint32_t offset) {
    select_layers(chart, tables_->settings, offset, out);
  });
}

std::uint64_t Recognizer::steps(std::string_view text, const Reference& reference) const {
  std::vector<Item> items;
  return read(*tables_, text, reference, [&](const Chart& chart, std::uint32_t offset) {
    select_layers(chart, tables_->settings, offset, items);
  });
}

Recognizer::Recognizer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}

Recognizer::~Recognizer() = default;

struct PartReader::Work {
  Work(const Recognizer::Tables& tables, const Reference& reference)
      : chart(tables.category_levels), context{tables, chart, reference} {}
  Chart chart;
  Context context;
  std::vector<Match> scratch;
  std::vector<Item> items;
};

PartReader::PartReader(const Recognizer& recognizer, std::string_view text, const Reference& reference)
    : recognizer_(recognizer), text_(text), work_(std::make_unique<Work>(*recognizer.tables_, reference)) {}

PartReader::~PartReader() = default;

std::span<Item> PartReader::recognize(std::span<const text::Token> tokens) {
  std::vector<Item>& out = work_->items;
  out.clear();
  if (tokens.empty()) return {};
  const std::uint32_t start = tokens.front().span.start;
  const std::string_view part = text_.substr(start, tokens.back().span.end - start);
  if (part.size() <= kPieceBytes) {
    work_->chart.start(text_, tokens);
    fill(work_->context, work_->scratch);
    select_best(work_->chart, 0, out);
  } else {
    read(*recognizer_.tables_, part, work_->context.reference,
         [&](const Chart& chart, std::uint32_t offset) { select_best(chart, start + offset, out); });
  }
  return out;
}

}  // namespace claimgraph::recognize

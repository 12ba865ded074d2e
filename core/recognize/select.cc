#include "core/recognize/select.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/recognize/categories.h"
#include "core/recognize/name_numbers.h"
#include "core/recognize/tables.h"

namespace claimgraph::recognize {
namespace {

constexpr std::size_t kUsualCandidates = 16;

struct Candidate {
  Kind kind = Kind::kNumber;
  std::uint32_t begin = 0, end = 0;            // tokens, hedge and all
  std::uint32_t core_begin = 0, core_end = 0;  // tokens of the item
  std::int32_t place = 0;
  Category category = 0;
  std::uint32_t handicap = 0;
  int rank = 0;             // the higher wins among equally long ones
  std::uint32_t order = 0;  // among all that compete
};

// Tokens that a chosen candidate covers.
class Cover {
 public:
  explicit Cover(std::size_t tokens) : covered_(tokens) {}
  bool free(std::uint32_t begin, std::uint32_t end) const {
    return std::none_of(covered_.begin() + begin, covered_.begin() + end, [](char c) { return c != 0; });
  }
  void take(std::uint32_t begin, std::uint32_t end) {
    std::fill(covered_.begin() + begin, covered_.begin() + end, char{1});
  }

 private:
  std::vector<char> covered_;
};

// Keeps the longest; of equally long ones the better rank, then the earlier.
std::vector<Candidate> longest(std::vector<Candidate> all, const Chart& chart) {
  if (all.size() < 2) return all;
  Cover cover(chart.tokens.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i].order = i;
  std::ranges::sort(all, [](const Candidate& a, const Candidate& b) {
    const auto a_size = a.end - a.begin - a.handicap, b_size = b.end - b.begin - b.handicap;
    if (a_size != b_size) return a_size > b_size;
    if (a.rank != b.rank) return a.rank > b.rank;
    return a.begin != b.begin ? a.begin < b.begin : a.order < b.order;
  });
  std::size_t chosen = 0;
  for (const Candidate& candidate : all) {
    if (!cover.free(candidate.begin, candidate.end)) continue;
    cover.take(candidate.begin, candidate.end);
    all[chosen++] = candidate;
  }
  all.resize(chosen);
  std::ranges::sort(all, {}, &Candidate::begin);
  return all;
}

const AmountNode& amount_of(const Chart& chart, const Candidate& c) {
  return chart.amounts[static_cast<std::size_t>(c.place)];
}
const Number& number_of(const Chart& chart, const Candidate& c) {
  return chart.numbers[static_cast<std::size_t>(c.place)];
}
const MomentNode& moment_of(const Chart& chart, const Candidate& c) {
  return chart.moments[static_cast<std::size_t>(c.place)];
}

Amount plain_amount(const Number& number) {
  Amount amount;
  if (!number.overflow) amount.low = amount.base_low = number.value;
  if (!number.vague && !number.overflow) amount.high = amount.base_high = number.value;
  if (number.about) amount.bound = Bound::kApproximately, amount.hedge = Hedge::kAbout;
  if (number.vague) amount.bound = Bound::kAtLeast, amount.hedge = Hedge::kPluralMagnitude;
  amount.base_unit = amount.dimension = "count";
  amount.last_digit = number.last_digit;
  amount.overflow = number.overflow;
  amount.spelled = number.spelled;
  return amount;
}

ByteSpan moved(ByteSpan span, std::uint32_t offset) { return {span.start + offset, span.end + offset}; }

Item item_of(const Chart& chart, const Candidate& c, std::uint32_t offset) {
  Item item;
  item.kind = c.kind;
  item.span = moved(chart.span_of(c.core_begin, c.core_end), offset);
  if (c.begin < c.core_begin)
    item.hedge_span = moved(chart.span_of(c.begin, c.core_begin), offset);
  else if (c.core_end < c.end)
    item.hedge_span = moved(chart.span_of(c.core_end, c.end), offset);
  if (c.category == kTime || c.category == kDatetime)
    item.what = moment_of(chart, c).moment;
  else if (c.category == kNum || c.category == kOrd)
    item.what = plain_amount(number_of(chart, c));
  else
    item.what = amount_of(chart, c).amount;
  return item;
}

Candidate candidate_of(const Chart& chart, const Node& node) {
  Candidate c{Kind::kNumber, node.begin, node.end, node.begin, node.end, node.value, node.category, 0, 0, 0};
  if (node.category == kOrd) c.kind = Kind::kOrdinal;
  if (node.category == kAmount || node.category == kRangeNum) {
    const AmountNode& amount = chart.amounts[static_cast<std::size_t>(node.value)];
    c.kind = amount.kind;
    c.core_begin = amount.core_begin;
    c.core_end = amount.core_end;
    c.rank = node.category != kAmount      ? 1
             : amount.kind == Kind::kMoney ? 3
                                           : 2;  // "twee pond" is money first
    if (amount.kind == Kind::kAge) c.rank = 5;
  }
  if (node.category == kTime || node.category == kDatetime) {
    const MomentNode& moment = chart.moments[static_cast<std::size_t>(node.value)];
    c.kind = moment.kind;
    c.handicap = moment.handicap;
    c.core_begin = moment.core_begin;
    c.core_end = moment.core_end;
    c.rank = 4;
  }
  if (node.category == kSilent) c.rank = 6;
  return c;
}

// Appends every node of a category that `wanted` keeps.
template <typename Wanted>
void append(const Chart& chart, Category category, std::vector<Candidate>& to, Wanted wanted) {
  if (!chart.may_have(category)) return;
  for (NodeIndex i = 0, size = chart.size(); i < size; ++i) {
    if (chart[i].category != category) continue;
    const Candidate c = candidate_of(chart, chart[i]);
    if (!wanted(c)) continue;
    if (to.empty()) to.reserve(kUsualCandidates);
    to.push_back(c);
  }
}

template <typename Wanted>
std::vector<Candidate> candidates(const Chart& chart, Category category, Wanted wanted) {
  std::vector<Candidate> all;
  append(chart, category, all, wanted);
  return all;
}

bool told_number(const Number& number) {
  if (number.glued || number.ratio) return false;
  return !number.article || (number.value.is_zero() && number.spelled);
}

// The text is one amount and nothing else: an answer, not a sentence. Its hedge is then part of what is told.
bool is_whole(const Chart& chart, const Candidate& c) { return c.begin == 0 && c.end == chart.tokens.size(); }

void push(const Chart& chart, const std::vector<Candidate>& chosen, std::uint32_t offset,
          std::vector<Item>& out) {
  if (out.empty()) out.reserve(chosen.size());
  for (const Candidate& c : chosen) out.push_back(item_of(chart, c, offset));
}

void widen(std::vector<Candidate>& all) {
  for (Candidate& c : all) c.core_begin = c.begin, c.core_end = c.end;
}

// How far a phrase reaches, by token, that only looks like a time ("guten Morgen") or is a number in words
// that holds a month's short name ("dix sept"): what lies inside is no time. Empty if there is none.
std::vector<std::uint32_t> no_times(const Chart& chart, bool years_too) {
  std::vector<std::uint32_t> until;
  for (NodeIndex i = 0, size = chart.size(); i < size; ++i) {
    const Node& node = chart[i];
    const bool number =
        node.category == kPlainNum && chart.numbers[static_cast<std::size_t>(node.value)].spelled;
    if (node.category != kBlock && !(number && (years_too || chart.find(node.begin, kYear) == nullptr)))
      continue;
    until.resize(chart.tokens.size() + 1);
    for (std::uint32_t t = node.begin; t < node.end; ++t) until[t] = std::max(until[t], node.end);
  }
  return until;
}

bool begins_sentence(std::string_view before) {
  constexpr std::array<std::string_view, 11> kSigns = {".", "!", "?", ":", "\"", "“",
                                                       "„", "«", "»", "(", "–"};
  return std::ranges::find(kSigns, before) != kSigns.end();
}

// A single word that mostly means something else ("sun", "march", "so") is a time only with a capital that no
// sentence begins with, or where the text is nothing else.
bool is_common_word(const Chart& chart, const Candidate& c) {
  const Node* common = chart.find(c.core_begin, kAmbiguous);
  if (common == nullptr || c.core_end - c.core_begin > 1) return false;
  const bool mostly_other = common->value != 0;
  const text::Token& word = chart.tokens[c.core_begin];
  const bool alone = c.begin == 0 && c.end == chart.tokens.size();
  const bool starts =
      c.core_begin == 0 || word.line_before || begins_sentence(chart.tokens[c.core_begin - 1].folded);
  return !alone && (!word.upper || (starts && mostly_other));
}

// "From 7.5 to 6.8": no 5th begins behind the point.
bool is_decimal_part(const Chart& chart, std::uint32_t t) {
  if (t < 2) return false;
  const text::Token &digits = chart.tokens[t], &sign = chart.tokens[t - 1];
  const bool point = (sign.folded == "." || sign.folded == ",") && !sign.space_before && !digits.space_before;
  return point && digits.kind == text::TokenKind::kNumber &&
         chart.tokens[t - 2].kind == text::TokenKind::kNumber;
}

// "two thousand" is rather a number, though it could be a year: only the layers tell it as one.
template <typename Wanted>
void append_times(const Chart& chart, bool years_too, std::vector<Candidate>& to, Wanted wanted) {
  if (!chart.may_have(kTime)) return;
  const auto until = no_times(chart, years_too);
  append(chart, kTime, to, [&](const Candidate& c) {
    return (until.empty() || until[c.begin] < c.end) && !is_decimal_part(chart, c.begin) && wanted(c);
  });
}

// A text that is a time and words like "on the" around it is told as a whole.
void wrap(const Chart& chart, std::vector<Candidate>& times) {
  if (times.size() != 1) return;
  const auto wraps = [&](std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const Node* node = chart.find(begin, kWrap);
      if (node == nullptr) return false;
      begin = node->end;
    }
    return begin == end;
  };
  const auto size = static_cast<std::uint32_t>(chart.tokens.size());
  if (wraps(0, times[0].begin) && wraps(times[0].end, size)) times[0].begin = 0, times[0].end = size;
}

// A whole text, or a quantity with nothing but the name of what it measures: "500 gram aardbeien", "2 cups of
// sugar".
bool is_answer(const Chart& chart, const Candidate& c, Kind kind) {
  const auto size = static_cast<std::uint32_t>(chart.tokens.size());
  if (is_whole(chart, c)) return true;
  if (kind != Kind::kQuantity || c.begin != 0) return false;
  const Node* link = chart.find(c.end, kVagueLink);
  const std::uint32_t noun = link != nullptr ? link->end : c.end;
  return noun + 1 == size && chart.tokens[noun].kind == text::TokenKind::kWord &&
         chart.tokens[noun].space_before && chart.word(noun) == 0;
}

std::vector<Candidate> amounts_of(const Chart& chart, Kind kind) {
  const auto of_kind = [&](const Candidate& c) { return c.kind == kind && !amount_of(chart, c).vague; };
  auto whole =
      candidates(chart, kAmount, [&](const Candidate& c) { return of_kind(c) && is_answer(chart, c, kind); });
  if (!whole.empty()) {
    const auto best = std::ranges::max(whole, {}, [](const Candidate& c) { return c.end - c.begin; });
    std::vector<Candidate> told{best};
    told[0].end = static_cast<std::uint32_t>(chart.tokens.size());
    widen(told);
    return told;
  }
  return longest(candidates(chart, kAmount,
                            [&](const Candidate& c) {
                              return of_kind(c) && amount_of(chart, c).amount.bound == Bound::kExact &&
                                     amount_of(chart, c).amount.hedge == Hedge::kNone;
                            }),
                 chart);
}

// A bounded number is a number to who asks for the best reading; a range of two stays one.
void append_bounded_numbers(const Chart& chart, std::vector<Candidate>& to) {
  const std::size_t before = to.size();
  append(chart, kRangeNum, to,
         [&](const Candidate& c) { return !names_something(chart, c.core_begin, c.core_end); });
  for (Candidate& c : std::span(to).subspan(before)) {
    if (amount_of(chart, c).amount.bound != Bound::kRange) c.kind = Kind::kNumber;
  }
}

// "à 16 heures", "kwart over twee": what reads as hours behind a preposition, or as a fraction at the
// beginning, and is the time of a day.
constexpr Decimal kHoursOfDay{24};

void append_clocks(const Chart& chart, std::vector<Candidate>& to) {
  if (!chart.may_have(kDatetime)) return;
  struct Part {
    std::uint32_t begin, end;
    bool fraction;
  };
  std::vector<Part> parts;
  for (NodeIndex i = 0, size = chart.size(); i < size; ++i) {
    const Node& node = chart[i];
    const AmountNode* amount =
        node.category == kAmount ? &chart.amounts[static_cast<std::size_t>(node.value)] : nullptr;
    const bool hours =
        amount != nullptr && amount->kind == Kind::kDuration && amount->amount.low <= kHoursOfDay;
    const bool fraction =
        node.category == kNum && chart.numbers[static_cast<std::size_t>(node.value)].value < Decimal{1};
    if (hours || fraction) parts.push_back({node.begin, node.end, fraction});
  }
  append(chart, kDatetime, to, [&](const Candidate& c) {
    return std::ranges::any_of(parts, [&](const Part& part) {
      const std::uint32_t ahead = part.begin - c.begin;
      const bool placed = part.begin >= c.begin && ahead <= 1 && (part.fraction || ahead == 1);
      return placed && part.end <= c.end && c.end - c.begin > part.end - part.begin;
    });
  });
}

// A sign that opens or closes a quotation in running text, and stands for inches or feet in a list of
// measures.
bool ends_in_quote(const Chart& chart, const Candidate& c) {
  const std::string_view last = chart.tokens[c.core_end - 1].folded;
  return last == "\"" || last == "'" || last == "’" || last == "”";
}

}  // namespace

void select_best(const Chart& chart, std::uint32_t offset, std::vector<Item>& out) {
  const auto any = [](const Candidate&) { return true; };
  std::vector<Candidate> all;
  append(chart, kAmount, all, [&](const Candidate& c) {
    return !amount_of(chart, c).soft && !(ends_in_quote(chart, c) && !is_whole(chart, c));
  });
  append_bounded_numbers(chart, all);
  append_times(chart, true, all,
               [&](const Candidate& c) { return !moment_of(chart, c).weak && !is_common_word(chart, c); });
  append(chart, kNum, all, [&](const Candidate& c) {
    return told_number(number_of(chart, c)) && !names_something(chart, c.begin, c.end);
  });
  append(chart, kOrd, all, any);
  append(chart, kSilent, all, any);  // clocks: no amount, and not told
  append_clocks(chart, all);
  auto chosen = longest(std::move(all), chart);
  std::erase_if(chosen, [](const Candidate& c) { return c.category == kSilent || c.category == kDatetime; });
  push(chart, chosen, offset, out);
}

void select_layers(const Chart& chart, const Settings& settings, std::uint32_t offset,
                   std::vector<Item>& out) {
  std::vector<Candidate> told;
  append_times(chart, false, told, [&](const Candidate& c) { return !is_common_word(chart, c); });
  auto times = longest(std::move(told), chart);
  Cover dates(chart.tokens.size());
  for (const Candidate& c : times) {
    if (!moment_of(chart, c).moment.year_only && !moment_of(chart, c).weak) dates.take(c.begin, c.end);
  }
  const auto outside_dates = [&](const Candidate& c) { return dates.free(c.begin, c.end); };
  const auto number = [&](const Candidate& c) {
    const Number& found = number_of(chart, c);
    if (found.glued || found.vague || found.overflow || !outside_dates(c)) return false;
    const bool one = found.article && !found.soft && !found.value.is_zero();
    return !found.article || (one ? settings.article_counts : is_whole(chart, c));
  };
  push(chart, longest(candidates(chart, kNum, number), chart), offset, out);
  push(chart, longest(candidates(chart, kOrd, outside_dates), chart), offset, out);
  auto ranges = longest(candidates(chart, kRangeNum,
                                   [&](const Candidate& c) {
                                     return outside_dates(c) &&
                                            amount_of(chart, c).amount.bound != Bound::kApproximately;
                                   }),
                        chart);
  widen(ranges);
  push(chart, ranges, offset, out);
  for (const Kind kind : {Kind::kMoney, Kind::kPercent, Kind::kQuantity, Kind::kAge})
    push(chart, amounts_of(chart, kind), offset, out);
  auto durations = amounts_of(chart, Kind::kDuration);
  std::erase_if(durations, [&](const Candidate& c) { return !outside_dates(c); });
  push(chart, durations, offset, out);
  wrap(chart, times);
  widen(times);
  push(chart, times, offset, out);
  auto clocks = longest(candidates(chart, kDatetime, [](const Candidate&) { return true; }), chart);
  widen(clocks);
  push(chart, clocks, offset, out);
}

}  // namespace claimgraph::recognize

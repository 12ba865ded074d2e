#include "core/recognize/name_numbers.h"

#include "core/recognize/categories.h"

namespace claimgraph::recognize {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::uint32_t kLongestLabel = 3;  // tokens: "numéro de série"
constexpr std::size_t kMaxScore = 2;        // digits
constexpr std::uint32_t kPhoneGroups = 2;   // behind the first
constexpr std::size_t kMaxGroup = 4;        // digits

bool tight(const Chart& chart, std::uint32_t token) {
  return token < chart.tokens.size() && !chart.tokens[token].space_before;
}

bool is_digits(const Chart& chart, std::uint32_t token) {
  return token < chart.tokens.size() && chart.tokens[token].kind == TokenKind::kNumber;
}

bool is_sign(const Chart& chart, std::uint32_t token, std::string_view sign) {
  return token < chart.tokens.size() && chart.tokens[token].folded == sign;
}

// "F-16", "COVID-19", but not "mid-2033" nor "Jan-15".
bool hyphenated_name(const Chart& chart, std::uint32_t begin) {
  if (begin < 2 || !is_digits(chart, begin) || !tight(chart, begin) || !tight(chart, begin - 1)) return false;
  const Token& name = chart.tokens[begin - 2];
  return is_sign(chart, begin - 1, "-") && name.kind == TokenKind::kWord && name.upper &&
         chart.find(begin - 2, kMonth) == nullptr && chart.find(begin - 2, kCurrency) == nullptr;
}

// "Article 5", "channel 27"
bool labelled(const Chart& chart, std::uint32_t begin, std::uint32_t end) {
  if (end != begin + 1) return false;
  for (std::uint32_t back = 1; back <= kLongestLabel && back <= begin; ++back) {
    for (NodeIndex i = chart.first_at(begin - back); i != kNoNode; i = chart[i].next) {
      if (chart[i].category == kLabel && chart[i].end == begin) return true;
    }
  }
  return false;
}

// "2:1", "3-1": both sides are digits and nothing stands between them and the sign.
bool scored(const Chart& chart, std::uint32_t first, std::string_view sign) {
  return is_digits(chart, first) && is_digits(chart, first + 2) && is_sign(chart, first + 1, sign) &&
         tight(chart, first + 1) && tight(chart, first + 2) &&
         chart.tokens[first].folded.size() <= kMaxScore && chart.tokens[first + 2].folded.size() <= kMaxScore;
}

bool score(const Chart& chart, std::uint32_t begin, std::uint32_t end) {
  if (end != begin + 1) return false;
  if (scored(chart, begin, ":") || (begin >= 2 && scored(chart, begin - 2, ":"))) return true;
  return scored(chart, begin, "-") || (begin >= 2 && scored(chart, begin - 2, "-"));
}

// "1. Open the door": a line begins with it.
bool list_number(const Chart& chart, std::uint32_t begin, std::uint32_t end) {
  const bool first = begin == 0 || chart.tokens[begin].line_before;
  if (!first || end != begin + 1 || !is_digits(chart, begin) || chart.tokens[begin].folded.size() > kMaxScore)
    return false;
  if (!tight(chart, end) || (!is_sign(chart, end, ".") && !is_sign(chart, end, ")"))) return false;
  return end + 1 >= chart.tokens.size() || chart.tokens[end + 1].upper ||
         chart.tokens[end + 1].kind == TokenKind::kSign;
}

// Groups of digits with a space before each, from a token on.
std::uint32_t groups_from(const Chart& chart, std::uint32_t token) {
  std::uint32_t count = 0;
  while (is_digits(chart, token + count) && chart.tokens[token + count].space_before &&
         chart.tokens[token + count].folded.size() <= kMaxGroup && count <= kPhoneGroups)
    ++count;
  return count;
}

bool starts_telephone(const Chart& chart, std::uint32_t token) {
  const std::string_view digits = is_digits(chart, token) ? chart.tokens[token].folded : std::string_view{};
  const bool abroad = token > 0 && is_sign(chart, token - 1, "+") && tight(chart, token);
  return (abroad || (digits.size() > 1 && digits.front() == '0')) &&
         groups_from(chart, token + 1) >= kPhoneGroups;
}

// "0848 31 60 00": the first group, or one that few groups before it lead up to.
bool telephone(const Chart& chart, std::uint32_t begin) {
  for (std::uint32_t back = 0; back <= kMaxGroup && back <= begin; ++back) {
    if (!is_digits(chart, begin - back)) return false;
    if (starts_telephone(chart, begin - back)) return true;
  }
  return false;
}

}  // namespace

bool names_something(const Chart& chart, std::uint32_t begin, std::uint32_t end) {
  return hyphenated_name(chart, begin) || labelled(chart, begin, end) || score(chart, begin, end) ||
         list_number(chart, begin, end) || telephone(chart, begin);
}

}  // namespace claimgraph::recognize

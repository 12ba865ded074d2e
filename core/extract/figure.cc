#include "core/extract/figure.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kAdjectives = 2;  // words between a number and its noun
constexpr std::size_t kPlainDigits = 4;
constexpr std::uint32_t kNeedReach = 40;  // tokens around a figure

// The next word with a capital, behind adjectives and nothing else; the end of the text if there is none.
std::uint32_t capitalised(const Document& document, std::uint32_t first) {
  const auto end = static_cast<std::uint32_t>(document.tokens().size());
  for (std::uint32_t t = first; t < std::min(end, first + kAdjectives + 1); ++t) {
    const text::Token& token = document.token(t);
    if (token.kind != text::TokenKind::kWord || token.line_before) return end;
    if (token.upper) return t;
    for (const Cue other : {Cue::kAnd, Cue::kArticleWord, Cue::kNamePreposition})
      if (document.starts_at(other, t)) return end;
  }
  return end;
}

// The words that an attribute needs, if it needs some, or of what its figure goes into, stand near.
bool has_needed(const Document& document, std::uint32_t attribute, TokenRange number) {
  const Vocabulary* words = document.vocabulary();
  if (words == nullptr || attribute >= words->has_need.size() || !words->has_need[attribute]) return true;
  const std::uint32_t first = number.first > kNeedReach ? number.first - kNeedReach : 0;
  const auto stands_near = [&](TagKind kind) {
    return std::ranges::any_of(document.matches(kind, {first, number.last + kNeedReach}),
                               [&](const Match& match) { return unpack(match.tag).index == attribute; });
  };
  return stands_near(TagKind::kNeed) || stands_near(TagKind::kInto);
}

}  // namespace

std::string_view dimension_of(const recognize::Item& item) {
  if (item.moment() != nullptr) return "date";
  const recognize::Amount& amount = *item.amount();
  if (amount.dimension.empty()) return "count";
  return amount.dimension == "months" ? "duration" : amount.dimension;
}

bool has_dimension(const Attribute& attribute, std::string_view dimension) {
  return std::ranges::find(attribute.dimensions, dimension) != attribute.dimensions.end();
}

const std::optional<Decimal>& size_of(const recognize::Amount& amount) {
  return amount.low ? amount.low : amount.high;
}

bool is_scaled(const recognize::Amount& amount) {
  return size_of(amount) && *size_of(amount) >= Decimal{1'000'000};
}

bool is_fraction(const recognize::Amount& amount) {
  return !amount.spelled && size_of(amount) && !size_of(amount)->is_integer();
}

bool is_none(const recognize::Amount& amount) {
  return amount.spelled && amount.low && amount.low->is_zero();
}

bool is_plain_number(const Document& document, std::uint32_t token) {
  const std::string_view digits = document.slice({token, token + 1});
  return digits.size() <= kPlainDigits &&
         std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

std::uint32_t name_before(std::uint32_t token) { return token > kLongestName ? token - kLongestName : 0; }

std::uint32_t before_hedge(const Document& document, const Binding& binding) {
  if (binding.item.hedge_span.empty() || binding.item.hedge_span.start >= binding.item.span.start) {
    return binding.tokens.first;
  }
  return document.tokens_of(binding.item.hedge_span).first;
}

std::optional<std::uint32_t> open_noun(const Document& document, TokenRange number) {
  std::uint32_t t = number.last;
  if (document.forms().noun_capitals) t = capitalised(document, t);
  if (t >= document.tokens().size() || document.token(t).line_before) return std::nullopt;
  const text::Token& token = document.token(t);
  if (token.kind != text::TokenKind::kWord || !token.space_before || token.folded.size() < 3)
    return std::nullopt;
  for (const Cue cue :
       {Cue::kArticleWord, Cue::kNamePreposition, Cue::kSay, Cue::kOlderBefore, Cue::kOlderPair,
        Cue::kNewerBefore, Cue::kPlan, Cue::kActual, Cue::kNoName, Cue::kNegation, Cue::kFinite}) {
    if (document.starts_at(cue, t)) return std::nullopt;
  }
  return t;
}

bool counts_something(const Document& document, TokenRange number, std::uint32_t reach) {
  const auto end = static_cast<std::uint32_t>(document.tokens().size());
  for (const Match& match : document.matches({number.last, std::min(end, number.last + reach)})) {
    const Tag tag = unpack(match.tag);
    if (document.chunk(match.first) != document.chunk(number.first)) continue;
    if (is_cue(match, Cue::kAnybody)) return true;
    if (document.has(Cue::kBarrier, {number.last, match.first})) continue;  // "12 million for the defence"
    if (tag.kind == TagKind::kThing && document.lexicon().things()[tag.index].dimension == "count")
      return true;
    if (tag.kind == TagKind::kHead && has_dimension(document.lexicon().attributes()[tag.index], "count") &&
        has_needed(document, tag.index, number))
      return true;
  }
  return false;
}

bool counts_behind_name(const Document& document, TokenRange number) {
  if (!document.forms().inverts || number.last >= document.tokens().size()) return false;
  const text::Token& next = document.token(number.last);
  return next.space_before && counts_something(document, number);  // but "a Kestrel 3-rocket"
}

bool joined(const Document& document, TokenRange a, TokenRange b) {
  if (b.first < a.last || b.first - a.last > kJoint) return false;
  for (std::uint32_t t = a.last; t < b.first; ++t) {
    const bool small = document.starts_at(Cue::kNewerBefore, t) || document.starts_at(Cue::kOlderPair, t) ||
                       document.starts_at(Cue::kNamePreposition, t) ||
                       document.starts_at(Cue::kArticleWord, t);
    if (!small) return false;
  }
  return true;
}

}  // namespace claimgraph::extract

#include <algorithm>
#include <charconv>

#include "core/recognize/numbers.h"

namespace claimgraph::recognize {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::int64_t kFirstYear = 1000;  // a bare four-digit number from here on can be a year
constexpr std::int64_t kLastYear = 2999;
constexpr std::int64_t kLastDay = 31;
constexpr std::int64_t kMaxInt = 1'000'000'000;

bool is_sign(const Chart& chart, std::uint32_t token, std::string_view sign) {
  return token < chart.tokens.size() && chart.tokens[token].kind == TokenKind::kSign &&
         chart.tokens[token].folded == sign;
}

bool is_tight(const Chart& chart, std::uint32_t token) {
  return token < chart.tokens.size() && !chart.tokens[token].space_before;
}

bool is_tight_word(const Chart& chart, std::uint32_t token) {
  return is_tight(chart, token) && chart.tokens[token].kind == TokenKind::kWord;
}

// Words as they stand in the lexicon, one node for each thing that a phrase can mean.
class LexicalPass {
 public:
  LexicalPass(const Recognizer::Tables& tables, Chart& chart) : tables_(tables), chart_(chart) {}

  void run() {
    for (std::uint32_t token = 0; token < chart_.tokens.size(); ++token) {
      const WordId word = tables_.lexicon.word(chart_.tokens[token]);
      chart_.set_word(token, word, tables_.word_levels[word]);
    }
    for (std::uint32_t token = 0; token < chart_.tokens.size(); ++token) visit(token);
  }

 private:
  void visit(std::uint32_t token) {
    const Token& here = chart_.tokens[token];
    const WordId word = chart_.word(token);
    if (word != 0 && tables_.lexicon.starts_phrase(word)) phrases(token);
    if (here.kind == TokenKind::kWord && !is_number_word(token)) compound(token);
    const bool known = word != 0 || here.kind == TokenKind::kNumber || chart_.first_at(token) != kNoNode;
    const bool wide_sign = here.kind == TokenKind::kSign && here.span.size() > 1;
    if (known || wide_sign) chart_.add_position(token);
  }

  bool is_number_word(std::uint32_t token) const {
    for (NodeIndex i = chart_.first_at(token); i != kNoNode; i = chart_[i].next) {
      if (chart_[i].category < kCompound) return true;
    }
    return false;
  }

  void phrases(std::uint32_t token) {
    TrieState state = tables_.lexicon.step(0, chart_.word(token));
    bool spaced = false;
    for (std::uint32_t end = token + 1; state != 0; ++end) {
      spaced = spaced || (end > token + 1 && chart_.tokens[end - 1].space_before);
      add_meanings(token, end, spaced, state);
      if (!tables_.lexicon.goes_on(state)) break;
      if (end >= chart_.tokens.size() || chart_.tokens[end].line_before || chart_.word(end) == 0) break;
      state = tables_.lexicon.step(state, chart_.word(end));
    }
  }

  // A meaning that is written with its own capitals wins over others of its category.
  void add_meanings(std::uint32_t begin, std::uint32_t end, bool spaced, TrieState state) {
    const std::span<const Meaning> meanings = tables_.lexicon.meanings(state);
    const bool settled = tables_.lexicon.is_settled(state);
    const ByteSpan span = chart_.span_of(begin, end);
    const std::string_view surface = chart_.text.substr(span.start, span.size());
    for (const Meaning& meaning : meanings) {
      if ((spaced && meaning.tight) || (!settled && beaten(meaning, meanings, surface))) continue;
      chart_.add(meaning.category, begin, end, meaning.value);
    }
  }

  static bool beaten(const Meaning& meaning, std::span<const Meaning> others, std::string_view surface) {
    if (meaning.only_exact && meaning.exact != surface) return true;
    if (meaning.exact == surface) return false;
    const auto is_exact = [&](const Meaning& other) {
      return other.category == meaning.category && !other.exact.empty() && other.exact == surface;
    };
    if (std::ranges::any_of(others, is_exact)) return true;
    const auto first = std::ranges::find_if(others, [&](const Meaning& other) {
      return other.category == meaning.category && !other.only_exact;
    });
    return meaning.category == kMeasure && first->value != meaning.value;
  }

  void compound(std::uint32_t token) {
    if (!tables_.settings.compounds || !may_be_compound(tables_, chart_.tokens[token].folded)) return;
    Compound compound;
    if (!read_compound(tables_, chart_.tokens[token].folded, compound)) return;
    chart_.compounds.push_back(compound);
    chart_.add(kCompound, token, token + 1, static_cast<std::int32_t>(chart_.compounds.size() - 1));
  }

  const Recognizer::Tables& tables_;
  Chart& chart_;
};

class NumberPass {
 public:
  NumberPass(const Recognizer::Tables& tables, Chart& chart) : tables_(tables), chart_(chart) {}

  void run() {
    std::uint32_t next = 0;
    for (const std::uint32_t token : chart_.positions) {
      day_and_year(token);
      if (token < next || !may_start(token)) continue;
      auto found = read_number(chart_, tables_.settings, token);
      const auto count = counted(token);
      if (count && (!found || count->end > found->end)) found = count;
      if (!found) continue;
      next = found->end;
      repeated(*found);
      add(token, *found);
      if (!found->ordinal) signed_number(token, *found);
    }
  }

 private:
  // Cheap refusal of the positions that no number starts at.
  bool may_start(std::uint32_t token) const {
    const Token& here = chart_.tokens[token];
    if (here.kind == TokenKind::kNumber) return true;
    if (here.kind == TokenKind::kSign)
      return here.span.size() > 1 || here.folded == "." || here.folded == ",";
    for (NodeIndex i = chart_.first_at(token); i != kNoNode; i = chart_[i].next) {
      if (chart_[i].category <= kCompound) return true;
    }
    return false;
  }

  std::optional<FoundNumber> counted(std::uint32_t token) const {
    const Node* node = chart_.find(token, kCount);
    if (node == nullptr) return std::nullopt;
    FoundNumber found;
    found.number.value = Decimal{node->value};
    found.number.spelled = found.number.article = true;
    found.number.soft = node->value != 0;
    found.end = node->end;
    return found;
  }

  // "45 (forty five)": the same number once more in brackets.
  void repeated(FoundNumber& found) const {
    if (!is_sign(chart_, found.end, "(")) return;
    if (found.end + 1 >= chart_.tokens.size() || !may_start(found.end + 1)) return;
    const auto again = read_number(chart_, tables_.settings, found.end + 1);
    if (!again || !is_sign(chart_, again->end, ")") || again->number.value != found.number.value) return;
    found.end = again->end + 1;
  }

  bool glued_before(std::uint32_t token) const {
    if (token == 0 || !is_tight(chart_, token)) return false;
    return chart_.tokens[token - 1].kind == TokenKind::kWord || chart_.tokens[token - 1].folded == "%";
  }

  std::int32_t store(const Number& number) {
    chart_.numbers.push_back(number);
    return static_cast<std::int32_t>(chart_.numbers.size() - 1);
  }

  void add(std::uint32_t token, FoundNumber& found) {
    found.number.glued = glued_before(token) || is_tight_word(chart_, found.end);
    const std::uint32_t end = found.ordinal ? found.end : digit_ordinal(token, found);
    if (found.ordinal) {
      add_ordinal(token, found.end, found.number);
      return;
    }
    if (end != found.end) add_ordinal(token, end, found.number);
    const std::int32_t place = store(found.number);
    chart_.add(kNum, token, found.end, place);
    if (!found.number.article && !found.number.vague) chart_.add(kPlainNum, token, found.end, place);
    add_int(token, found.end, found.number);
    if (found.number.fraction && found.number.spelled) count_alone(token, found.end);
    digits_alone(token, found);
  }

  // "two quarters": the word that counts, where the rest need not be a fraction.
  void count_alone(std::uint32_t token, std::uint32_t end) {
    const Node* count = chart_.find(token, kSmall);
    if (count == nullptr || count->end >= end || count->value < 1 || count->value > 99) return;
    Number number;
    number.value = Decimal{count->value};
    number.spelled = true;
    const std::uint32_t count_end = count->end;
    chart_.add(kNum, token, count_end, store(number));
    add_int(token, count_end, number);
  }

  // "15 cents": the word after the digits need not be a scale.
  void digits_alone(std::uint32_t token, const FoundNumber& found) {
    if (chart_.tokens[token].kind != TokenKind::kNumber) return;
    auto digits = read_digits(chart_, tables_.settings, token);
    if (!digits || digits->end >= found.end) return;
    digits->number.glued = glued_before(token) || is_tight_word(chart_, digits->end);
    chart_.add(kNum, token, digits->end, store(digits->number));
    add_int(token, digits->end, digits->number);
  }

  // "4th", "13e", "2.": the token after the ordinal's sign; the number's own end if it is none.
  std::uint32_t digit_ordinal(std::uint32_t token, const FoundNumber& found) const {
    if (chart_.tokens[token].kind != TokenKind::kNumber || found.end != token + 1) return found.end;
    const Node* suffix = is_tight(chart_, found.end) ? chart_.find(found.end, kDigitOrdinal) : nullptr;
    if (suffix != nullptr && !is_tight_word(chart_, suffix->end) && !is_degree(suffix->begin))
      return suffix->end;
    const bool stop = tables_.settings.ordinal_stop && is_tight(chart_, found.end) &&
                      is_sign(chart_, found.end, ".") && chart_.tokens[token].folded.size() <= 2;
    const bool more = found.end + 1 < chart_.tokens.size() && !chart_.tokens[found.end + 1].line_before;
    return stop && (token == 0 || more) ? found.end + 1 : found.end;
  }

  // "30° C", not "il 30° posto"
  bool is_degree(std::uint32_t sign) const {
    return chart_.tokens[sign].folded == "\u00b0" && sign + 1 < chart_.tokens.size() &&
           chart_.tokens[sign + 1].folded.size() == 1;
  }

  void add_ordinal(std::uint32_t begin, std::uint32_t end, const Number& number) {
    const std::int32_t place = store(number);
    chart_.add(kOrd, begin, end, place);
    const auto value = number.value.to_integer();
    if (!value || *value < 1 || *value > kLastDay) return;
    chart_.add(kDay, begin, end, static_cast<std::int32_t>(*value));
    if (chart_.tokens[begin].kind != TokenKind::kNumber) return;
    chart_.add(kDigitDay, begin, end, static_cast<std::int32_t>(*value));
    chart_.add(kOrdDay, begin, end, static_cast<std::int32_t>(*value));
  }

  void add_int(std::uint32_t begin, std::uint32_t end, const Number& number) {
    const auto value = number.value.to_integer();
    if (!value || *value < 0 || *value > kMaxInt || number.vague || number.overflow) return;
    chart_.add(kInt, begin, end, static_cast<std::int32_t>(*value));
    const bool words = number.spelled && !number.article;
    if (words && *value >= 1 && *value <= kLastDay)
      chart_.add(kDay, begin, end, static_cast<std::int32_t>(*value));
    if (words && *value >= kFirstYear && *value <= kLastYear) {
      chart_.add(kYear, begin, end, static_cast<std::int32_t>(*value));
    }
    if (words && *value >= 10 && *value <= 29) year_in_pairs(begin, end, *value);
  }

  // "nineteen ninety-five", "twenty ten".
  void year_in_pairs(std::uint32_t begin, std::uint32_t end, std::int64_t century) {
    if (end >= chart_.tokens.size() || !may_start(end) || chart_.tokens[end].line_before) return;
    const auto rest = read_number(chart_, tables_.settings, end);
    const auto value =
        rest && rest->number.spelled && !rest->ordinal ? rest->number.value.to_integer() : std::nullopt;
    if (!value || *value < 10 || *value > 99) return;
    chart_.add(kYear, begin, rest->end, static_cast<std::int32_t>(century * 100 + *value));
  }

  void signed_number(std::uint32_t token, const FoundNumber& found) {
    const std::uint32_t begin = minus_before(token, found.end);
    if (begin == token) return;
    Number negative = found.number;
    negative.value = -negative.value;
    negative.article = false;
    const std::int32_t place = store(negative);
    chart_.add(kNum, begin, found.end, place);
    chart_.add(kPlainNum, begin, found.end, place);
  }

  // Where "minus 5", "-5" or a lone "- 5" starts; the token itself if there is no sign before it.
  std::uint32_t minus_before(std::uint32_t token, std::uint32_t end) const {
    if (token == 0) return token;
    if (const Node* word = chart_.find(token - 1, kMinus); word != nullptr && word->end == token)
      return token - 1;
    if (!is_sign(chart_, token - 1, "-")) return token;
    const bool whole_text = token == 1 && end + 2 >= chart_.tokens.size();  // but for a unit
    if (chart_.tokens[token].space_before) return whole_text ? token - 1 : token;
    if (token > 1 && chart_.tokens[token - 2].kind == TokenKind::kNumber) return token;  // "75 -300mm"
    const bool free = token == 1 || chart_.tokens[token - 1].space_before ||
                      is_sign(chart_, token - 2, "(") || chart_.find(token - 2, kCurrency) != nullptr;
    return free ? token - 1 : token;
  }

  // Single tokens of digits as days and years, whatever larger number they are part of.
  void day_and_year(std::uint32_t token) {
    const Token& here = chart_.tokens[token];
    if (here.kind != TokenKind::kNumber || here.folded.size() > 4) return;
    std::int32_t number = 0;
    const auto read = std::from_chars(here.folded.begin(), here.folded.end(), number);
    const bool after_month = token > 0 && chart_.find(token - 1, kMonth) != nullptr;
    if (read.ptr != here.folded.end() || (glued_before(token) && !after_month)) return;
    if (here.folded.size() <= 2 && number >= 1 && number <= kLastDay) {
      chart_.add(kDay, token, token + 1, number);
      chart_.add(kDigitDay, token, token + 1, number);
    }
    if (here.folded.size() == 2) chart_.add(kShortYear, token, token + 1, number);
    if (here.folded.size() == 4 && number >= kFirstYear && number <= kLastYear && plain_year(token)) {
      chart_.add(kYear, token, token + 1, number);
    }
  }

  bool other_digits(std::uint32_t sign, std::uint32_t digits) const {
    return digits < chart_.tokens.size() && sign < chart_.tokens.size() && is_sign(chart_, sign, "-") &&
           chart_.tokens[digits].kind == TokenKind::kNumber && chart_.tokens[digits].folded.size() != 4 &&
           chart_.tokens[digits].folded.size() != 2 && !chart_.tokens[std::max(sign, digits)].space_before;
  }

  // How many groups of digits follow each other with a hyphen and no space, in the direction of `step`.
  int chained(std::uint32_t token, int step) const {
    int groups = 0;
    const auto size = static_cast<std::int64_t>(chart_.tokens.size());
    for (std::int64_t at = std::int64_t{token} + 2 * step; at >= 0 && at < size && groups < 3;
         at += 2 * step) {
      const auto digits = static_cast<std::uint32_t>(at), sign = static_cast<std::uint32_t>(at - step);
      if (!is_sign(chart_, sign, "-") || chart_.tokens[digits].kind != TokenKind::kNumber) break;
      if (chart_.tokens[std::max(sign, digits)].space_before) break;
      if (chart_.tokens[std::min(sign, digits) + 1].space_before) break;
      ++groups;
    }
    return groups;
  }

  // "138-2010", "138-2010-2015": digits of a telephone number.
  bool hyphenated(std::uint32_t token) const {
    if (chained(token, 1) + chained(token, -1) > 1) return true;
    if (is_tight(chart_, token + 1) && other_digits(token + 1, token + 2)) return true;
    return token > 1 && is_tight(chart_, token) && other_digits(token - 1, token - 2);
  }

  // Not part of "2025.5" or "1999,95", and nothing glued to it.
  bool plain_year(std::uint32_t token) const {
    const auto digits_beyond = [&](std::uint32_t sign, std::uint32_t digits) {
      return digits < chart_.tokens.size() && chart_.tokens[digits].kind == TokenKind::kNumber &&
             (is_sign(chart_, sign, ".") || is_sign(chart_, sign, ","));
    };
    if (is_tight_word(chart_, token + 1) || hyphenated(token)) return false;
    return !(is_tight(chart_, token + 1) && is_tight(chart_, token + 2) &&
             digits_beyond(token + 1, token + 2));
  }

  const Recognizer::Tables& tables_;
  Chart& chart_;
};

}  // namespace

void find_numbers(const Recognizer::Tables& tables, Chart& chart) {
  LexicalPass(tables, chart).run();
  NumberPass(tables, chart).run();
}

}  // namespace claimgraph::recognize

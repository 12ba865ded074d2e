#include "claim_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "core/extract/lexicon.h"
#include "core/recognize/recognizer.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

namespace claimgraph::extract {
namespace {

using recognize::Amount;
using recognize::Item;
using recognize::Moment;

constexpr int kDecimals = 3;  // of a number before its scale word

using Decimals = std::vector<Decimal>;
using Items = std::vector<Item>;

void append(const std::optional<Decimal>& number, Decimals& to) {
  if (number) to.push_back(*number);
}

Decimals ends_of(const Value& value) {
  Decimals ends;
  append(value.low, ends);
  append(value.high, ends);
  return ends;
}

// The day, the one behind it ("not before 2030"), and the year and month around it ("since 2016").
void add_days(Day day, Decimals& days) {
  const Period year = calendar_year(to_civil(day).year);
  for (const Day one : {day, *year.from, *year.to, first_of_month(day), last_of_month(day)})
    days.push_back(day_number(one));
  days.emplace_back(day.number + 1);
}

Decimals days_of(const Moment& moment) {
  Decimals days;
  if (moment.from) add_days(*moment.from, days);
  if (moment.to) add_days(*moment.to, days);
  return days;
}

// As written, and in millions where the unit may be that: "rose to 4.4m".
Decimals written_in(const Amount& amount) {
  Decimals numbers;
  for (const auto& number : {amount.low, amount.high}) {
    append(number, numbers);
    if (number && amount.unit == "m") append(multiply(*number, 1'000'000), numbers);
  }
  return numbers;
}

// What its unit makes of a written number.
Decimals units_of(const Items& evidence) {
  Decimals units = {1};
  for (const Item& item : evidence) {
    const Amount* amount = item.amount();
    if (amount == nullptr) continue;
    if (amount->low && amount->base_low) append(divide(*amount->base_low, *amount->low), units);
    if (amount->high && amount->base_high) append(divide(*amount->base_high, *amount->high), units);
  }
  return units;
}

Decimal largest_of(const Items& evidence) {
  Decimal largest;
  for (const Item& item : evidence) {
    if (item.amount() == nullptr) continue;
    for (const Decimal& number : written_in(*item.amount())) largest = std::max(largest, number.abs());
  }
  return largest;
}

// What the evidence lends to a number without a unit: units, with their scale words or without.
Decimals lent_by(const Items& evidence) {
  const Decimal largest = largest_of(evidence);
  Decimals factors;
  for (const Decimal& unit : units_of(evidence)) {
    factors.push_back(unit);
    for (const int scale : {3, 6, 9, 12}) {
      if (largest >= power_of_ten(scale - kDecimals)) append(multiply(unit, power_of_ten(scale)), factors);
    }
  }
  return factors;
}

// By how much a number may be raised: a quarter as months, a week as days; one without a unit by what it
// borrows, or as a share that is a percentage.
Decimals factors_of(const Amount& amount, const Items& evidence) {
  Decimals factors = {1, 3, 7};
  if (!amount.unit.empty() && amount.unit != "m") return factors;
  if (amount.spelled) factors.emplace_back(100);
  const Decimals lent = lent_by(evidence);
  factors.insert(factors.end(), lent.begin(), lent.end());
  return factors;
}

// Durations keep the unit that they are written in.
bool has_unit(const Item& item, std::string_view unit) {
  constexpr std::array<std::string_view, 3> kLong = {"years", "months", "days"};
  const Amount* amount = item.amount();
  if (amount == nullptr) return unit == kDateUnit;
  const bool lasts = amount->dimension == "duration" || amount->dimension == "months";
  return (lasts && std::ranges::count(kLong, unit) > 0) || numerator(amount->base_unit) == unit;
}

// A unit is written in the evidence, or it is a bare number's: a count, a share, an age; points stand beside
// percentages. A bare sum is of the text's currency, which may stand far from it.
bool is_unit_of(const Items& evidence, const Claim& claim) {
  const std::string_view unit = numerator(claim.value.unit);
  if (unit == "count" || unit == "%" || is_money(unit)) return true;
  if (unit == "years" && claim.topic.attribute == "age") return true;
  return std::ranges::any_of(evidence, [&](const Item& item) {
    return has_unit(item, unit) || (unit == "pp" && has_unit(item, "%"));
  });
}

bool gives(const Item& item, const Items& evidence, const Decimal& end) {
  const Amount* amount = item.amount();
  if (amount == nullptr) return std::ranges::count(days_of(*item.moment()), end) > 0;
  if (amount->base_low == end || amount->base_high == end) return true;
  const Decimals factors = factors_of(*amount, evidence);
  return std::ranges::any_of(written_in(*amount), [&](const Decimal& number) {
    return std::ranges::any_of(factors,
                               [&](const Decimal& factor) { return multiply(number, factor) == end; });
  });
}

class Checker {
 public:
  explicit Checker(const Source& source)
      : source_(source), offsets_(source.text), recognizer_(recognize::Recognizer::of(source.lang)) {}

  std::string wrong_with(const Claim& claim) {
    if (!ids_.insert(claim.id).second) return "another claim has its id";
    if (claim.source != source_.id || claim.published != source_.published) return "it is of another source";
    if (claim.topic.subject.empty()) return "it has no subject";
    if (claim.topic.attribute.empty() || claim.topic.dimension.empty()) return "it has no attribute";
    if (const char* wrong = wrong_value(claim.value)) return wrong;
    if (claim.period && !is_possible(*claim.period)) return "its period ends before it begins";
    if (claim.mentions.empty()) return "it has no mention";
    for (const Mention& mention : claim.mentions) {
      if (!fits(mention)) return "its evidence lies outside of the text, or its number outside of that";
      if (!is_said_again(claim, mention)) return "its evidence, read again, gives another value";
    }
    if (words_at(claim.mentions.front().number) != claim.value.surface) return "its number is not as written";
    return "";
  }

 private:
  static const char* wrong_value(const Value& value) {
    if (value.unit.empty()) return "it has no unit";
    if (is_text(value)) return value.text.empty() ? "it has no words" : nullptr;
    if (!value.low && !value.high) return "it has no number";
    return value.low && value.high && *value.high < *value.low ? "its ends are turned round" : nullptr;
  }

  static bool is_possible(const Period& period) {
    return (period.from || period.to) && (!period.from || !period.to || *period.from <= *period.to);
  }

  bool fits(const Mention& mention) const {
    return mention.evidence.contains(mention.number) && mention.number.start < mention.number.end &&
           mention.evidence.end <= offsets_.size();
  }

  std::string_view words_at(CodePointSpan span) const { return text::slice(source_.text, offsets_, span); }

  // A further mention may have the other ends open.
  bool is_said_again(const Claim& claim, const Mention& mention) {
    if (is_text(claim.value)) return is_worded_again(claim, mention);
    if (!is_unit_of(read(mention.evidence), claim)) return false;
    const bool first = &mention == &claim.mentions.front();
    const Decimals ends = first ? ends_of(claim.value) : Decimals{written(claim.value)};
    return std::ranges::all_of(ends, [&](const Decimal& end) { return is_given(mention, end); });
  }

  // The words of a value stand in the evidence; the number of a denial is what denies it.
  bool is_worded_again(const Claim& claim, const Mention& mention) const {
    const Lexicon& lexicon = Lexicon::built_in();
    const text::Tokens tokens(words_at(mention.evidence));
    const auto matches = lexicon.find(source_.lang)->triggers.match(tokens.all());
    return std::ranges::any_of(matches, [&](const Match& match) {
      const Tag tag = unpack(match.tag);
      return tag.kind == TagKind::kQualityValue &&
             lexicon.quality_values()[tag.index].text == claim.value.text;
    });
  }

  // As the evidence is read; else as the number is, of one side of a change that is a range for the
  // recogniser ("rose from 5 to 7 million").
  bool is_given(const Mention& mention, const Decimal& end) {
    if (Decimal::parse(words_at(mention.number)) == end) return true;  // "1800 jobs", where 1800 is a year
    const Items& evidence = read(mention.evidence);
    const auto gives_it = [&](const Item& item) {
      return item.span == offsets_.to_bytes(mention.number) && gives(item, evidence, end);
    };
    return std::ranges::any_of(evidence, gives_it) || std::ranges::any_of(read(mention.number), gives_it);
  }

  // What that stretch is on its own; spans are those of the whole text.
  const Items& read(CodePointSpan span) {
    const auto [known, fresh] = read_.try_emplace(span);
    if (!fresh || !recognizer_) return known->second;
    (*recognizer_)->recognize(words_at(span), {source_.published, true}, known->second);
    const std::uint32_t start = offsets_.to_byte(span.start);
    for (Item& item : known->second) item.span = {item.span.start + start, item.span.end + start};
    return known->second;
  }

  const Source& source_;
  text::Offsets offsets_;
  Result<const recognize::Recognizer*> recognizer_;
  std::map<CodePointSpan, Items> read_;
  std::set<ClaimId> ids_;
};

// Figures in the order of the text, answers in words behind them.
bool is_behind(const Claim& claim, const Claim& before) {
  const bool words = is_text(claim.value), words_before = is_text(before.value);
  if (words != words_before) return words;
  return before.mentions.front().number.start <= claim.mentions.front().number.start;
}

}  // namespace

std::string wrong_with(const Source& source, std::span<const Claim> claims) {
  Checker checker(source);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    std::string wrong = checker.wrong_with(claims[i]);
    if (wrong.empty() && claims[i].position != i) wrong = "its position is not its rank";
    if (wrong.empty() && i > 0 && !is_behind(claims[i], claims[i - 1])) wrong = "it stands before its time";
    if (!wrong.empty()) {
      return "claim " + std::to_string(i) + ", " + claims[i].topic.subject + "/" + claims[i].topic.attribute +
             " = " + to_text(claims[i].value) + " (" + claims[i].value.surface + "): " + wrong;
    }
  }
  return "";
}

}  // namespace claimgraph::extract

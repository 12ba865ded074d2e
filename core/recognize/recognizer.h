// Numbers, ordinals, percentages, amounts with a unit or currency, ranges, durations, ages, dates and periods
// in running text. One pass, no backtracking, values exact.
//
// Language knowledge lies in lang/<code>/ tables that are compiled in; the code here knows no language.
//
// Thread safety: a Recognizer is immutable and may be shared; each thread brings its own output vector.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/day.h"
#include "core/model/decimal.h"
#include "core/model/result.h"
#include "core/model/span.h"
#include "core/model/value.h"
#include "core/text/tokens.h"

namespace claimgraph::recognize {

enum class Kind : std::uint8_t {
  kNumber,
  kOrdinal,
  kRange,
  kPercent,
  kMoney,
  kQuantity,
  kAge,
  kDuration,
  kDate,
  kPeriod,
  kDatetime,
};
std::string_view to_text(Kind kind);  // "number", ..., "datetime"

// A quantity. `low` and `high` are in `unit`, as written; `base_*` in the base unit of the dimension.
struct Amount {
  std::optional<Decimal> low, high;  // equal for a point; one missing for an open range ("above 1000")
  std::optional<Decimal> base_low, base_high;  // the same in base_unit: 2 GW -> 2000000000 W
  std::string_view
      unit;  // canonical symbol of the unit written: "GW", "USD", "%", "year"; "" for a bare number
  std::string_view base_unit;  // "W", "USD", "%", "count", "m", "kg", "s", "days", "months", "years", ...
  std::string_view dimension;  // "power", "money", "ratio", "count", "length", ...
  std::string_view per;        // of a rate: base unit of the denominator, "MWh", "share", "a"; else ""
  Bound bound = Bound::kExact;
  Hedge hedge = Hedge::kNone;
  Decimal last_digit;  // in base_unit: the unit of the last written non-zero digit, 0 for a plain count
  bool unit_ambiguous = false;  // a bare "dollar"
  bool overflow = false;        // too large to be exact: low and high are empty
  bool spelled = false;         // written in words
};

enum class Granularity : std::uint8_t {
  kMinute,
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kOther
};

// A time: a day or a stretch of days against the reference date.
struct Moment {
  std::optional<Day> from, to;                         // inclusive; one missing for "since" and "until"
  std::optional<std::int32_t> from_second, to_second;  // of the day, where a time of day was written
  Granularity granularity = Granularity::kDay;
  Bound bound = Bound::kExact;  // kAtMost: by/until; kAtLeast: not before/since
  Hedge hedge = Hedge::kNone;   // kBy, kNotBefore
  bool relative = false;        // needs the reference date: "Tuesday", "last year", "3 March"
  bool fiscal = false;          // "fiscal 2025", "boekjaar 2023/24"
  bool year_only = false;       // a bare four-digit year
  struct Reading {
    std::optional<Day> from, to;
    std::optional<std::int32_t> from_second, to_second;
  };
  std::vector<Reading>
      readings;  // the other defensible readings ("9 May": last and next), best first is above
};

struct Item {
  Kind kind = Kind::kNumber;
  ByteSpan span;        // number with unit or currency, without hedge: "6,9 Milliarden Franken"
  ByteSpan hedge_span;  // the words that made the bound; empty if none
  std::variant<Amount, Moment> what;

  const Amount* amount() const { return std::get_if<Amount>(&what); }
  const Moment* moment() const { return std::get_if<Moment>(&what); }
};

struct Reference {
  Timestamp now;            // publication: what "today" means
  bool prefer_past = true;  // news: "on Tuesday" is the last one unless the tense says otherwise
};

class Recognizer {
 public:
  // The tables of a language, BCP 47 ("nl", "de-CH"; the region decides day-month order). Made once per
  // language. kInvalidArgument names the languages there are.
  static Result<const Recognizer*> of(std::string_view lang);
  static std::vector<std::string_view> languages();

  // Appends what is found, by start, longest first; items of different kinds may nest (the number inside the
  // amount is given only by recognize_all). REQUIRES: text is valid UTF-8, shorter than 4 GiB
  void recognize(std::string_view text, const Reference& reference, std::vector<Item>& out) const;

  // Every layer, also those inside another: what the command `recognize` prints.
  void recognize_all(std::string_view text, const Reference& reference, std::vector<Item>& out) const;

  // How much work recognize_all() is: tokens, nodes, pieces of numbers and steps through patterns. The same
  // on every machine, so that a test can see that it grows with the text and no faster.
  std::uint64_t steps(std::string_view text, const Reference& reference) const;

  ~Recognizer();
  struct Tables;
  explicit Recognizer(std::unique_ptr<const Tables> tables);

 private:
  friend class PartReader;
  std::unique_ptr<const Tables> tables_;
};

// Reads parts of one text, sentence by sentence, in memory that it keeps, and without cutting them into
// tokens again.
//
// Thread safety: none; each thread brings its own.
class PartReader {
 public:
  // Text and recognizer must outlive it.
  PartReader(const Recognizer& recognizer, std::string_view text, const Reference& reference);
  ~PartReader();

  // What Recognizer::recognize() finds in the text from the first of these tokens of it to the last; spans
  // are those of the whole text. The items are the caller's until the next call.
  std::span<Item> recognize(std::span<const text::Token> tokens);

 private:
  struct Work;
  const Recognizer& recognizer_;
  std::string_view text_;
  std::unique_ptr<Work> work_;
};

}  // namespace claimgraph::recognize

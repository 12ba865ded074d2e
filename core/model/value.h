// What a claim says: an exact quantity, a date or a closed text value, with its bound and how exactly it was
// written.
//
// One representation for quantities and dates, so that the rules of relate/ need one interval algebra: a date
// is the number of its first and last possible day (Day::number) with unit "date".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/day.h"
#include "core/model/decimal.h"

namespace claimgraph {

// Stored on disk: never renumber, never reuse.
enum class Bound : std::uint8_t { kExact = 0, kAtMost = 1, kAtLeast = 2, kApproximately = 3, kRange = 4 };

// The word class that made the bound. Stored on disk: never renumber, never reuse.
enum class Hedge : std::uint8_t {
  kNone = 0,
  kUpTo = 1,             // up to, as much as
  kAtMost = 2,           // at most, no more than
  kLessThan = 3,         // less than, under, below
  kAtLeast = 4,          // at least, no less than
  kMoreThan = 5,         // more than, over, above
  kAbout = 6,            // about, some, roughly
  kNearly = 7,           // nearly, almost, just under
  kPluralMagnitude = 8,  // a bare plural, "billions", "hundreds of millions": no digit at all
  kNotBefore = 9,        // dates: not before
  kBy = 10,              // dates: by, at the latest
  kCouldReach = 11,      // could reach, may rise to: a ceiling that is only possible
};

// The measure of a value in the base unit of its dimension (W, never MW).
struct Value {
  std::optional<Decimal>
      low;  // the number as written where the bound is exact, at_least, approximately; the low end
  std::optional<Decimal>
      high;          // of a range. Exact and approximate values have low == high; a missing end is open.
  std::string unit;  // ISO 4217, UCUM-like base unit, "count", "%", "date", "text"; per something: "EUR/MWh"
  Bound bound = Bound::kExact;
  Hedge hedge = Hedge::kNone;
  Decimal
      last_digit;    // the unit of the last written non-zero digit ("6.9 billion": 10^8); 0 = exact, a count
  std::string text;  // the canonical value where unit is "text", else empty
  std::string surface;  // the number as written, with its unit: "6,9 Milliarden Franken"

  friend bool operator==(const Value&, const Value&) = default;
};

inline constexpr const char* kDateUnit = "date";
inline constexpr const char* kTextUnit = "text";

inline bool is_date(const Value& value) { return value.unit == kDateUnit; }
inline bool is_text(const Value& value) { return value.unit == kTextUnit; }

// All but the surface, in words that parse_value() reads back: "65000000000 USD", "60..65 count", "..5 %",
// "2026-03 date", "text open"; before them, where they are not the usual ones, "approximately ", "hedge=up_to
// ", "digit=1000000 ".
std::string to_text(const Value& value);
// A bound that is not said is range for two ends, at_most and at_least for one. Nothing if it is no value.
std::optional<Value> parse_value(std::string_view text);

// The last digit of a number that says no more than itself: 65000000000 was written "65 billion", 17 was
// counted.
Decimal usual_last_digit(const Value& value);

// The number that was written: low where there is one, else high. REQUIRES: not a text value
const Decimal& written(const Value& value);

// A day as a value's end and back. REQUIRES of to_day: an integer in range, which every end of a date value
// is.
inline Decimal day_number(Day day) { return Decimal{day.number}; }
Day day_of(const Decimal& end);

// The numerator of a unit: "EUR/MWh" -> "EUR".
std::string_view numerator(std::string_view unit);
// True for three capital letters: an ISO 4217 code, alone or per something.
bool is_money(std::string_view unit);

}  // namespace claimgraph

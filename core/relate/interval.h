// The possible values of a statement: what may be true if it is (RELATIONS.md 3).
#pragma once

#include <optional>
#include <string>

#include "core/model/decimal.h"
#include "core/model/value.h"

namespace claimgraph::relate {

// How a bound is read: "up to 65" allows 10 inside one statement, but as an answer of its own it means
// nearly 65.
enum class Reading : std::uint8_t { kWithinStatement, kBetweenStatements };

// INVARIANT: low <= high where both are there.
struct Interval {
  std::optional<Decimal> low;  // nothing: open
  std::optional<Decimal> high;
  bool below_high = false;  // high itself is not possible: "billions" stay below a thousand billions
};

// In the value's unit; days for a date. Nothing for a text, or where the number was too large to be kept.
std::optional<Interval> possible_values(const Value& value, Reading reading);

// The number that stands there whatever bound is put to it: what a careless reader takes over or converts.
std::optional<Interval> as_written(const Value& value);

bool meet(const Interval& a, const Interval& b);
bool is_above(const Interval& a, const Interval& b);  // all of a above all of b
bool contains(const Interval& outer, const Interval& inner);

// REQUIRES: factor > 0
Interval scaled(const Interval& interval, const Decimal& factor);

// "60000000000..65000000000", "..65", "2025-01-01..2025-12-31" for dates.
std::string to_text(const Interval& interval, const std::string& unit);

// The product, exact where 38 digits are enough, else rounded to 18.
Decimal product(const Decimal& a, const Decimal& b);

}  // namespace claimgraph::relate

// The possible values of two claims, brought to one unit and held against each other (RELATIONS.md 3).
#pragma once

#include <optional>
#include <string>

#include "core/model/claim.h"
#include "core/relate/exchange.h"
#include "core/relate/interval.h"

namespace claimgraph::relate {

// A conversion that was made.
struct Converted {
  std::string from, to;
  Decimal rate;  // one unit of `from` in `to`
  Day day;       // of the rate
};

enum class Outcome : std::uint8_t { kMeet, kDisjoint, kIncomparable };

struct Comparison {
  Outcome outcome = Outcome::kIncomparable;
  Interval a, b;  // in `unit`
  std::string unit;
  std::optional<Converted> exchange;
};

// Currencies are converted at the reference rate of the day of either statement; they meet if they do at one
// of the two. The verdict and its unit do not depend on the order of the two.
Comparison compare(const ResolvedClaim& a, const ResolvedClaim& b, Reading reading, Exchange& exchange);

// True if both are amounts of money, in different currencies, per the same thing.
bool is_exchange(const Value& a, const Value& b);

}  // namespace claimgraph::relate

// Figures that differ because somebody converted, misread or miscopied: a difference that is no news.
//
// Rules for two claims whose values are disjoint, in order of precedence. None of them looks at who published
// what when: a verdict depends on values, parties and days of statement only, so that equal claims may stand
// for each other.
#pragma once

#include <optional>

#include "core/relate/rules.h"

namespace claimgraph::relate {

// 401 million and 401 billion: a scale word too high or too low, also across currencies.
std::optional<Decision> scale_word(const Pair& pair);
// 13.90 and 139.
std::optional<Decision> decimal_shift(const Pair& pair);
// 7.8 billion francs and 7.8 billion euros.
std::optional<Decision> currency_swap(const Pair& pair);
// 62 billion euros and 67 billion dollars in one statement, converted at a later day's rate: they agree.
std::optional<Decision> own_rate(const Pair& pair);
// 67 and 65 billion dollars, when a third claim says 62 billion euros: there and back at two days' rates.
std::optional<Decision> currency_round_trip(const Pair& pair);
// 80 billion dollars taken for euros and "converted" into 87 billion dollars.
std::optional<Decision> misread_currency(const Pair& pair);

// The rate that turns a into b: two amounts in different currencies. Nothing if they are none, or if there
// was no such rate between `since` and half a year after b was said.
std::optional<ImpliedRate> conversion_rate(const ResolvedClaim& a, const ResolvedClaim& b, Day since,
                                           Exchange& exchange);

}  // namespace claimgraph::relate

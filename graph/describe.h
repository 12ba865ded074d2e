// Values, periods and questions in words that a person reads: "up to 65 billion USD", "2025", "by
// 2025-12-31".
//
// English and the same on every machine. What comes from documents is not escaped here: that is the caller's,
// who knows where it goes.
#pragma once

#include <optional>
#include <string>

#include "core/model/claim.h"
#include "core/model/decimal.h"
#include "core/model/edge.h"
#include "core/model/period.h"
#include "core/model/value.h"

namespace claimgraph::graph {

// "1.3 million", "2 GW", "4.5 %"; digits in full where a scale word would not shorten them.
std::string describe_number(const Decimal& number, const std::string& unit);

std::string describe(const Value& value);

// A value with what its claim adds: "not 65 billion USD", "considered: 4 GW".
std::string describe_answer(const Claim& claim);

// "2025", "2025-03", "2025-01-01 to 2025-03-31", "until 2025-12-31"; "" for none.
std::string describe(const std::optional<Period>& period);

// "Orvento: capacity, 2025".
std::string describe_question(const ResolvedClaim& claim);

// What the newer claim is to the older one: "updates (raise)", "agrees (converted, echo)".
std::string describe(const Edge& edge);

}  // namespace claimgraph::graph

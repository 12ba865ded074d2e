// Claims and sources for tests, all invented, each made by saying only what the test is about.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/source.h"

namespace claimgraph::samples {

inline ClaimId claim_id(std::uint64_t n) { return ClaimId{{0x1111111111111111u * (n % 15), n}}; }
inline SourceId source_id(std::uint64_t n) { return SourceId{{0x2222222222222222u, n}}; }

inline Value money(std::int64_t amount, std::string unit = "USD") {
  Value value;
  value.low = value.high = Decimal{amount};
  value.unit = std::move(unit);
  value.surface = std::to_string(amount);
  return value;
}

inline ResolvedClaim claim(std::uint64_t n, Value value, const char* said_on = "2031-05-06") {
  Claim made;
  made.id = claim_id(n);
  made.source = source_id(n);
  made.said_on = *parse_day(said_on);
  made.published = {made.said_on, std::nullopt, std::nullopt};
  made.topic = {"Alpavia", "building_cost", "money", AttributeClass::kPlan, Reckoning::kDecided, ""};
  made.value = std::move(value);
  made.mentions = {{{0, 10}, {2, 5}}};
  made.extractor = "1";
  return {made, unresolved(made)};
}

inline Source source(std::uint64_t n, std::string title = "Alpavia bores on") {
  Source made;
  made.id = source_id(n);
  made.title = std::move(title);
  made.publisher = "Valley Post";
  made.lang = "en";
  made.published = *parse_timestamp("2031-05-06");
  made.text = "It costs 40 million, she said.";
  return made;
}

inline Edge edge(std::uint64_t from, std::uint64_t to, Relation relation, Subtype subtype = Subtype::kNone) {
  return {claim_id(from), claim_id(to), relation, subtype, Label::kNone, {"test", 1, {}}};
}

}  // namespace claimgraph::samples

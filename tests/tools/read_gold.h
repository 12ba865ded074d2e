// Reads the export that gold_to_claims.py writes.
#pragma once

#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/model/names.h"
#include "core/relate/relate.h"

namespace claimgraph {

using Json = nlohmann::json;

struct Input {
  std::vector<Claim> claims;
  std::map<ClaimId, std::string> names;
};

inline std::optional<Day> day_of_field(const Json& object, const char* key) {
  return object[key].is_null() ? std::nullopt : parse_day(object[key].get<std::string>());
}

inline std::optional<Decimal> end_of(const Json& value, const char* key) {
  if (value[key].is_null()) return std::nullopt;
  const auto text = value[key].get<std::string>();
  if (value["unit"] == kDateUnit) return day_number(parse_day(text).value());
  return Decimal::parse(text);
}

inline Value value_of(const Json& row) {
  const Json& object = row["value"];
  Value value;
  value.low = end_of(object, "low");
  value.high = end_of(object, "high");
  value.unit = object["unit"];
  value.bound = parse_name<Bound>(object["bound"].get<std::string>()).value();
  if (!object["hedge"].is_null()) value.hedge = parse_name<Hedge>(object["hedge"].get<std::string>()).value();
  if (!object["text"].is_null()) value.text = object["text"];
  value.last_digit = Decimal::parse(row["last_digit"].get<std::string>()).value();
  return value;
}

inline std::optional<Period> period_of(const Json& object) {
  if (object.is_null()) return std::nullopt;
  return Period{day_of_field(object, "from"), day_of_field(object, "to"),
                parse_name<PeriodKind>(object["kind"].get<std::string>()).value()};
}

inline Claim claim_of(const Json& row) {
  Claim claim;
  claim.id = parse_id<ClaimTag>(row["id"].get<std::string>()).value();
  claim.source = parse_id<SourceTag>(row["source"].get<std::string>()).value();
  claim.published = parse_timestamp(row["published"].get<std::string>()).value();
  claim.position = row["position"];
  const Json& slot = row["slot"];
  claim.topic = {slot["subject"],
                 slot["attribute"],
                 slot["dimension"],
                 parse_name<AttributeClass>(row["class"].get<std::string>()).value(),
                 parse_name<Reckoning>(row["reckoning"].get<std::string>()).value(),
                 ""};
  claim.value = value_of(row);
  claim.period = period_of(slot["period"]);
  claim.modality = parse_name<Modality>(row["modality"].get<std::string>()).value();
  claim.polarity = parse_name<Polarity>(row["polarity"].get<std::string>()).value();
  if (!row["party"].is_null()) claim.party = row["party"];
  claim.said_on = parse_day(row["said_on"].get<std::string>()).value();
  claim.said_on_basis = parse_name<SaidOnBasis>(row["basis"].get<std::string>()).value();
  for (const auto& flag : row["flags"]) claim.flags |= parse_flag(flag.get<std::string>()).value();
  claim.mentions.resize(std::max<std::size_t>(1, row["mentions"].size()));
  return claim;
}

inline Input read_gold(std::istream& in) {
  Input input;
  for (std::string line; std::getline(in, line);) {
    const Json row = Json::parse(line);
    if (row["type"] != "claim") continue;
    input.claims.push_back(claim_of(row));
    input.names[input.claims.back().id] = row["gold"];
  }
  return input;
}

}  // namespace claimgraph

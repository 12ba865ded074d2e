// The rules alone on an export (of gold_to_claims.py): prints every related pair as the command `pairs` does.
//
//   relate_gold pairs|link|days < export.jsonl
//
// "link" prints what the stored edges expand to, "days" the claims that resolve() moves. A tool for people,
// no test.
#include <iostream>

#include <nlohmann/json.hpp>

#include "core/model/names.h"
#include "core/relate/relate.h"

namespace claimgraph {
namespace {

using Json = nlohmann::json;

struct Input {
  std::vector<Claim> claims;
  std::map<ClaimId, std::string> names;
};

std::optional<Day> day_of_field(const Json& object, const char* key) {
  return object[key].is_null() ? std::nullopt : parse_day(object[key].get<std::string>());
}

std::optional<Decimal> end_of(const Json& value, const char* key) {
  if (value[key].is_null()) return std::nullopt;
  const auto text = value[key].get<std::string>();
  if (value["unit"] == kDateUnit) return day_number(parse_day(text).value());
  return Decimal::parse(text);
}

Value value_of(const Json& row) {
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

std::optional<Period> period_of(const Json& object) {
  if (object.is_null()) return std::nullopt;
  return Period{day_of_field(object, "from"), day_of_field(object, "to"),
                parse_name<PeriodKind>(object["kind"].get<std::string>()).value()};
}

Claim claim_of(const Json& row) {
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
  claim.mentions = {{}};
  return claim;
}

Input read(std::istream& in) {
  Input input;
  for (std::string line; std::getline(in, line);) {
    const Json row = Json::parse(line);
    if (row["type"] != "claim") continue;
    input.claims.push_back(claim_of(row));
    input.names[input.claims.back().id] = row["gold"];
  }
  return input;
}

void print_pair(ClaimId from, ClaimId to, Relation relation, Subtype subtype, const Proof* proof,
                Input& input) {
  Json row = {{"from", to_text(from)},
              {"to", to_text(to)},
              {"relation", to_text(relation)},
              {"subtype", nullptr},
              {"gold", input.names[from] + " " + input.names[to]}};
  if (subtype != Subtype::kNone) row["subtype"] = to_text(subtype);
  if (proof != nullptr) {
    row["rule"] = proof->rule;
    for (const auto& [name, value] : proof->facts) row["proof"].push_back(name + " " + value);
  }
  std::cout << row.dump() << "\n";
}

void print_days(const Input& input, std::span<const Resolution> resolutions) {
  for (std::size_t i = 0; i < input.claims.size(); ++i) {
    const Claim& claim = input.claims[i];
    if (resolutions[i].said_on == claim.said_on) continue;
    std::cout << input.names.at(claim.id) << " " << to_text(claim.said_on) << " -> "
              << to_text(resolutions[i].said_on) << "  " << claim.topic.subject << " / "
              << claim.topic.attribute << ", " << claim.party.value_or("-") << "\n";
  }
}

int run(const std::string& what) {
  Input input = read(std::cin);
  const relate::Context context{relate::Rates::reference()};
  const auto resolutions = relate::resolve(input.claims, context);
  if (what == "days") {
    print_days(input, resolutions);
    return 0;
  }
  std::map<TopicId, std::vector<ResolvedClaim>> topics;
  for (std::size_t i = 0; i < input.claims.size(); ++i) {
    topics[topic_id(input.claims[i].topic)].push_back({input.claims[i], resolutions[i]});
  }
  for (const auto& [id, topic] : topics) {
    if (what == "link") {
      for (const auto& p : relate::expand(topic, relate::link(topic, context), context)) {
        print_pair(p.from, p.to, p.relation, p.subtype, nullptr, input);
      }
      continue;
    }
    for (const auto& e : relate::all_pairs(topic, context))
      print_pair(e.from, e.to, e.relation, e.subtype, &e.proof, input);
  }
  return 0;
}

}  // namespace
}  // namespace claimgraph

int main(int argc, char** argv) { return claimgraph::run(argc > 1 ? argv[1] : "pairs"); }

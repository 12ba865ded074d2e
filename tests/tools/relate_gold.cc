// The rules alone on an export (of gold_to_claims.py): prints every related pair as the command `pairs` does.
//
//   relate_gold pairs|link|days < export.jsonl
//
// "link" prints what the stored edges expand to, "days" the claims that resolve() moves. A tool for people,
// no test.
#include "tests/tools/read_gold.h"

namespace claimgraph {
namespace {

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
  Input input = read_gold(std::cin);
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

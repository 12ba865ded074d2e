// The timeline of an export (of gold_to_claims.py), as `timeline --format json` prints it, with names in
// words on stderr.
//
//   timeline_gold < export.jsonl > timeline.json
#include "graph/timeline.h"
#include "tests/tools/read_gold.h"

namespace claimgraph {
namespace {

Json ids(const std::vector<ClaimId>& claims) {
  Json list = Json::array();
  for (const ClaimId id : claims) list.push_back(to_text(id));
  return list;
}

Json phase_of(const graph::Phase& phase) {
  Json object = {{"name", phase.name},
                 {"from", to_text(phase.from)},
                 {"to", to_text(phase.to)},
                 {"claims", ids(phase.claims)},
                 {"milestones", Json::array()}};
  for (const auto& m : phase.milestones) {
    object["milestones"].push_back({{"date", m.date}, {"label", m.label}, {"claims", ids(m.claims)}});
  }
  return object;
}

void tell(const graph::Phase& phase) {
  std::cerr << phase.name << "  [" << to_text(phase.from) << " .. " << to_text(phase.to) << ", "
            << phase.claims.size() << " claims";
  if (phase.boundary)
    std::cerr << ", gap " << phase.boundary->gap_days << ", " << phase.boundary->causes.size() << " news";
  std::cerr << "]\n";
  for (const auto& m : phase.milestones) std::cerr << "    " << m.date << "  " << m.label << "\n";
}

int run() {
  const Input input = read_gold(std::cin);
  const auto resolutions = relate::resolve(input.claims, {relate::Rates::reference()});
  std::vector<ResolvedClaim> claims;
  for (std::size_t i = 0; i < input.claims.size(); ++i) claims.push_back({input.claims[i], resolutions[i]});
  Json phases = Json::array();
  for (const auto& phase : graph::timeline(claims)) {
    tell(phase);
    phases.push_back(phase_of(phase));
  }
  std::cout << Json{{"phases", phases}}.dump() << "\n";
  return 0;
}

}  // namespace
}  // namespace claimgraph

int main() { return claimgraph::run(); }

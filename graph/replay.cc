#include "graph/replay.h"

#include <array>
#include <set>
#include <utility>

#include "core/model/names.h"
#include "graph/why.h"

namespace claimgraph::graph {
namespace {

class Replayer {
 public:
  Replayer(const storage::Snapshot& snapshot, const relate::Context& context)
      : snapshot_(snapshot), context_(context) {}

  Status topic(TopicId topic) {
    const auto edges = snapshot_.edges_of(topic);
    if (!edges) return edges.error();
    if (edges->empty()) return ok();
    const auto claims = snapshot_.claims_of(topic);
    if (!claims) return claims.error();
    const relate::TopicJudge again(*claims, context_);
    for (const auto& placed : *edges) {
      ++found_.proofs;
      const bool inside = placed.to_topic == topic;
      const auto verdict = inside ? Result<relate::Verdict>(again.verdict(placed.edge.from, placed.edge.to))
                                  : crossing(placed.edge);
      if (!verdict) return verdict.error();
      compare(placed.edge, *verdict);
    }
    return ok();
  }

  Replay take() { return std::move(found_); }

 private:
  Result<relate::Verdict> crossing(const Edge& edge) const {
    const std::array ids = {edge.from, edge.to};
    const auto ends = snapshot_.get_claims(ids);
    if (!ends) return ends.error();
    const auto found = why(snapshot_, (*ends)[0], (*ends)[1], context_);
    return found ? Result<relate::Verdict>(found->verdict) : found.error();
  }

  void compare(const Edge& stored, const relate::Verdict& now) {
    const bool same = now.relation == stored.relation && now.subtype == stored.subtype &&
                      now.label == stored.label && now.proof == stored.proof;
    if (same || found_.differences.size() >= kMaxDifferences) return;
    const std::string relation =
        now.relation ? std::string(to_text(*now.relation)) : "nothing: " + now.reason;
    found_.differences.push_back(to_text(stored.from) + ' ' + std::string(to_text(stored.relation)) + ' ' +
                                 to_text(stored.to) + " by rule " + stored.proof.rule + ": is now " +
                                 relation + " by rule " + now.proof.rule);
  }

  const storage::Snapshot& snapshot_;
  const relate::Context& context_;
  Replay found_;
};

}  // namespace

Result<Replay> replay(const storage::Snapshot& snapshot, const relate::Context& context) {
  const auto topics = snapshot.topics();
  if (!topics) return topics.error();
  Replayer replayer(snapshot, context);
  std::set<TopicId> done;
  for (const Topic& topic : *topics) {
    if (!done.insert(topic_id(topic)).second) continue;
    if (const Status s = replayer.topic(topic_id(topic)); !s) return s.error();
  }
  return replayer.take();
}

}  // namespace claimgraph::graph

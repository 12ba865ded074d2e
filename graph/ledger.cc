#include "graph/ledger.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/phases.h"

namespace claimgraph::graph {
namespace {

// (party, subject, attribute, dimension, slot)
using Key = std::tuple<std::string, std::string, std::string, std::string, SlotId>;

bool is_promise(const ResolvedClaim& c) {
  const Claim& claim = c.claim;
  return claim.party && claim.modality == Modality::kPlanned && claim.polarity == Polarity::kPositive &&
         claim.topic.attribute_class == AttributeClass::kPlan && !is_text(claim.value) &&
         !has(claim, kWithdrawal) && (claim.value.low || claim.value.high);
}

Key key_of(const ResolvedClaim& c) {
  const Topic& topic = c.claim.topic;
  return {*c.claim.party, topic.subject, topic.attribute, topic.dimension, slot_id(c)};
}

std::optional<Day> due_day(const ResolvedClaim& c) {
  const Value& value = c.claim.value;
  if (is_date(value)) return day_of(value.high ? *value.high : *value.low);
  return c.resolution.period ? c.resolution.period->to : std::nullopt;
}

// The first claim of each figure that the party moved to: one that updates the figure before, not one that
// repeats or converts it.
Claims versions_of(const Claims& said, const std::vector<ResolvedClaim>& topic,
                   const relate::Context& context) {
  Claims versions = {said.front()};
  for (const auto* c : said) {
    if (c == said.front() || !newer(*c, *versions.back())) continue;
    const bool moved = relate::judge(*c, *versions.back(), topic, context).relation == Relation::kUpdates;
    if (moved) versions.push_back(c);
  }
  return versions;
}

Fate fate_of(const ResolvedClaim& later, const relate::Verdict& verdict) {
  if (verdict.subtype == Subtype::kRetracted) return Fate::kWithdrawn;
  if (later.claim.modality != Modality::kActual || later.claim.polarity == Polarity::kNegative)
    return Fate::kOpen;
  if (verdict.relation == Relation::kAgrees) return Fate::kMet;
  return verdict.relation == Relation::kUpdates ? Fate::kOtherwise : Fate::kOpen;
}

// The first later claim of the topic that decides what became of the plan.
void decide_fate(const ResolvedClaim& last, const std::vector<ResolvedClaim>& topic,
                 const relate::Context& context, Promise& promise) {
  for (const ResolvedClaim& later : topic) {
    if (!newer(later, last)) continue;
    const Fate fate = fate_of(later, relate::judge(later, last, topic, context));
    if (fate == Fate::kOpen) continue;
    promise.fate = fate;
    promise.outcome = later.claim.id;
    return;
  }
}

Promise promise_of(const Claims& said, const std::vector<ResolvedClaim>& topic, Day today,
                   const relate::Context& context) {
  const Claims versions = versions_of(said, topic, context);
  Promise promise{*said.front()->claim.party, {}, due_day(*versions.back()), Fate::kOpen, std::nullopt};
  for (const auto* c : versions) promise.versions.push_back(c->claim.id);
  decide_fate(*said.back(), topic, context, promise);
  if (promise.fate == Fate::kOpen && promise.due && *promise.due < today) promise.fate = Fate::kDue;
  return promise;
}

}  // namespace

std::vector<Promise> promises(std::span<const ResolvedClaim> claims, Day today,
                              const relate::Context& context) {
  Claims sorted;
  for (const auto& c : claims) sorted.push_back(&c);
  std::ranges::sort(sorted, [](const auto* a, const auto* b) { return newer(*b, *a); });
  std::map<TopicId, std::vector<ResolvedClaim>> topics;
  std::map<Key, Claims> plans;
  for (const auto* c : sorted) {
    topics[topic_id(c->claim.topic)].push_back(*c);
    if (is_promise(*c)) plans[key_of(*c)].push_back(c);
  }
  std::vector<Promise> result;
  for (const auto& [key, said] : plans) {
    result.push_back(promise_of(said, topics.at(topic_id(said.front()->claim.topic)), today, context));
  }
  return result;
}

}  // namespace claimgraph::graph

#include "graph/append.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/relate/corrections.h"
#include "graph/coreference.h"
#include "graph/rewrite.h"
#include "graph/settle.h"

namespace claimgraph {
namespace {

using storage::PlacedEdge;
using storage::Snapshot;
using storage::Store;

constexpr std::size_t kTopicsPerWrite = 1000;

auto name_of(const PlacedEdge& e) { return std::tie(e.from_topic, e.edge.from, e.edge.to, e.edge.relation); }

struct EdgeChanges {
  std::vector<PlacedEdge> erased, put;
};

// Adds what turns the old edges into the new ones.
void add_changes(std::vector<PlacedEdge> old_edges, std::vector<PlacedEdge> new_edges, EdgeChanges& changes) {
  std::ranges::sort(old_edges);
  std::ranges::sort(new_edges);
  std::ranges::set_difference(new_edges, old_edges, std::back_inserter(changes.put));
  const auto by_name = [](const PlacedEdge& a, const PlacedEdge& b) { return name_of(a) < name_of(b); };
  std::ranges::sort(old_edges, by_name);
  std::ranges::sort(new_edges, by_name);
  std::ranges::set_difference(old_edges, new_edges, std::back_inserter(changes.erased), by_name);
}

std::vector<PlacedEdge> placed(TopicId topic, std::vector<Edge> edges) {
  std::vector<PlacedEdge> result;
  result.reserve(edges.size());
  for (Edge& edge : edges) result.push_back({topic, topic, std::move(edge)});
  return result;
}

// Adds the difference between the stored edges of a topic and those that its claims have now.
Status diff_topic(const Snapshot& before, TopicId topic, std::span<const ResolvedClaim> claims,
                  const relate::Context& context, EdgeChanges& changes) {
  auto old_edges = before.edges_of(topic);
  if (!old_edges) return old_edges.error();
  add_changes(*std::move(old_edges), placed(topic, relate::link(claims, context)), changes);
  return ok();
}

// The same where claims came, went or changed on these days only: no edge between other days can differ, but
// those of withdrawals.
Status diff_days(const Snapshot& before, TopicId topic, std::span<const ResolvedClaim> claims,
                 const std::set<Day>& changed, const relate::Context& context, EdgeChanges& changes) {
  auto old_edges = before.edges_of(topic);
  if (!old_edges) return old_edges.error();
  std::unordered_set<ClaimId> untouched;
  for (const ResolvedClaim& c : claims) {
    if (!changed.contains(c.resolution.said_on) && !relate::is_linked_always(c)) untouched.insert(c.claim.id);
  }
  std::erase_if(*old_edges, [&](const PlacedEdge& e) {
    return untouched.contains(e.edge.from) && untouched.contains(e.edge.to);
  });
  const std::vector<Day> days(changed.begin(), changed.end());
  add_changes(*std::move(old_edges), placed(topic, relate::link_days(claims, days, context)), changes);
  return ok();
}

Result<EdgeChanges> diff_topics(const Snapshot& before,
                                const std::map<TopicId, std::vector<ResolvedClaim>>& touched,
                                const std::map<TopicId, std::set<Day>>& days,
                                const relate::Context& context) {
  EdgeChanges changes;
  for (const auto& [topic, claims] : touched) {
    if (const Status s = diff_days(before, topic, claims, days.at(topic), context, changes); !s)
      return s.error();
  }
  return changes;
}

AppendReport report_of(std::size_t claims, const EdgeChanges& edges, std::size_t changed,
                       std::size_t topics) {
  return {false, claims, edges.put.size(), edges.erased.size(), changed, topics};
}

// As people corrected them.
void correct_all(std::vector<Claim>& claims, const relate::Judged& judged) {
  for (Claim& claim : claims) {
    if (judged.is_empty() && claim.corrected.empty()) continue;
    claim = relate::corrected(relate::as_found(std::move(claim)), judged);
  }
}

// Everything derived, from all claims at once: the definition that append() has to meet.
Result<std::map<TopicId, std::vector<ResolvedClaim>>> derive(const std::vector<ResolvedClaim>& stored,
                                                             const relate::Context& context) {
  std::vector<Claim> claims;
  claims.reserve(stored.size());
  for (const ResolvedClaim& c : stored) claims.push_back(c.claim);
  std::vector<Resolution> resolutions = relate::resolve(claims, context);
  std::map<TopicId, std::vector<ResolvedClaim>> topics;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const TopicId topic = topic_id(claims[i].topic);
    topics[topic].push_back({std::move(claims[i]), std::move(resolutions[i])});
  }
  return topics;
}

// Claims that came, went or differ.
std::size_t changes_between(const std::vector<ResolvedClaim>& before, const std::vector<ResolvedClaim>& now) {
  std::unordered_map<ClaimId, const ResolvedClaim*> old;
  for (const ResolvedClaim& c : before) old.emplace(c.claim.id, &c);
  std::size_t changed = 0;
  for (const ResolvedClaim& c : now) {
    const auto known = old.find(c.claim.id);
    if (known == old.end() || *known->second != c) ++changed;
    if (known != old.end()) old.erase(known);
  }
  return changed + old.size();
}

// Gives the differences away in steps.
class Rebuild {
 public:
  using Write = std::function<Status(storage::Change)>;

  Rebuild(Snapshot before, const relate::Context& context, Write write)
      : before_(std::move(before)), context_(context), write_(std::move(write)) {}

  Result<AppendReport> run() {
    std::vector<ResolvedClaim> stored;
    const Status read = before_.for_each_claim([&](const ResolvedClaim& claim) {
      stored.push_back(claim);
      return ok();
    });
    if (!read) return read.error();
    const auto topics = derive(stored, context_);
    if (!topics) return topics.error();
    std::unordered_map<ClaimId, const Resolution*> resolutions;
    for (const ResolvedClaim& c : stored) resolutions[c.claim.id] = &c.resolution;
    for (const auto& [topic, claims] : *topics) {
      if (const Status s = add(topic, claims, resolutions); !s) return s.error();
    }
    if (const Status s = flush(); !s) return s.error();
    return report_;
  }

 private:
  Status add(TopicId topic, const std::vector<ResolvedClaim>& claims,
             const std::unordered_map<ClaimId, const Resolution*>& stored) {
    const auto size = [&] { return edges_.put.size() + edges_.erased.size() + changed_.size(); };
    const std::size_t before = size();
    for (const ResolvedClaim& c : claims) {
      if (*stored.at(c.claim.id) != c.resolution) changed_.push_back(c);
    }
    if (const Status s = diff_topic(before_, topic, claims, context_, edges_); !s) return s;
    if (size() > before) ++report_.topics;
    return ++waiting_ < kTopicsPerWrite ? ok() : flush();
  }

  Status flush() {
    waiting_ = 0;
    if (edges_.put.empty() && edges_.erased.empty() && changed_.empty()) return ok();
    report_.edges_put += edges_.put.size();
    report_.edges_erased += edges_.erased.size();
    report_.claims_changed += changed_.size();
    storage::Change change;
    change.resolved = std::exchange(changed_, {});
    change.erased = std::exchange(edges_.erased, {});
    change.put = std::exchange(edges_.put, {});
    return write_(std::move(change));
  }

  const Snapshot before_;
  const relate::Context& context_;
  const Write write_;
  AppendReport report_;
  EdgeChanges edges_;
  std::vector<ResolvedClaim> changed_;
  std::size_t waiting_ = 0;
};

}  // namespace

namespace {

// Of edges that change with a settlement, in the context in which they are stored.
Result<EdgeChanges> placed_changes(Settlement& settlement) {
  auto topics = settlement.edges();
  if (!topics) return topics.error();
  EdgeChanges changes;
  for (auto& [topic, edges] : *topics) {
    add_changes(placed(topic, std::move(edges.erased)), placed(topic, std::move(edges.put)), changes);
  }
  return changes;
}

}  // namespace

namespace {

struct Rewriting {
  storage::Change change;  // but its new sources and judgements
  std::size_t claims_changed = 0;
  std::size_t topics = 0;
  EdgeChanges edges;
};

// What becomes of sources whose claims are other ones now; a source without claims goes.
Result<Rewriting> plan_rewriting(const Snapshot& before, std::map<SourceId, std::vector<Claim>> sources,
                                 const relate::Context& context) {
  const relate::Judged judged(context.judgements);
  for (auto& [source, claims] : sources) correct_all(claims, judged);
  Settlement settlement(before, context, kAnyNumber);
  if (const Status s = settlement.replace(sources); !s) return s.error();
  const auto touched = settlement.touched();
  auto edges = diff_topics(before, touched, settlement.changed_days(), context);
  if (!edges) return edges.error();
  Rewriting plan;
  for (const auto& [source, claims] : sources) {
    const auto stored = before.claims_of(source);
    if (!stored) return stored.error();
    storage::Rewritten now{source, settlement.added(source)};
    if (now.claims == *stored) continue;
    plan.claims_changed += changes_between(*stored, now.claims);
    plan.change.rewritten.push_back(std::move(now));
  }
  plan.change.resolved = settlement.changed();
  plan.claims_changed += plan.change.resolved.size();
  plan.topics = touched.size();
  plan.edges = *std::move(edges);
  return plan;
}

// The claims of one source, taken out of those that are written anew.
std::vector<ResolvedClaim> take(std::vector<storage::Rewritten>& rewritten, SourceId source) {
  const auto found = std::ranges::find(rewritten, source, &storage::Rewritten::source);
  if (found == rewritten.end()) return {};
  auto claims = std::move(found->claims);
  rewritten.erase(found);
  return claims;
}

// A new source between stored ones, some of whose claims get other topics by it.
Result<AppendReport> insert_between(Store& store, const Source& source,
                                    std::map<SourceId, std::vector<Claim>> settled,
                                    const relate::Context& context, std::optional<std::int64_t> recorded_ms) {
  auto plan = plan_rewriting(store.snapshot(), std::move(settled), context);
  if (!plan) return plan.error();
  storage::Append added;
  added.source = source;
  added.claims = take(plan->change.rewritten, source.id);
  added.recorded_ms = recorded_ms;
  const std::size_t claims = added.claims.size();
  plan->change.added.push_back(std::move(added));
  plan->change.erased = plan->edges.erased;
  plan->change.put = plan->edges.put;
  plan->change.recorded_ms = recorded_ms;
  if (const Status s = store.apply(plan->change); !s) return s.error();
  return report_of(claims, plan->edges, plan->claims_changed - claims, plan->topics);
}

// A source goes, and claims of later ones get other topics by that.
Result<AppendReport> take_from_between(Store& store, SourceId source, std::size_t gone,
                                       std::map<SourceId, std::vector<Claim>> settled,
                                       const relate::Context& context,
                                       std::optional<std::int64_t> recorded_ms) {
  auto plan = plan_rewriting(store.snapshot(), std::move(settled), context);
  if (!plan) return plan.error();
  take(plan->change.rewritten, source);
  const storage::Removal write{source,
                               std::move(plan->change.rewritten),
                               std::move(plan->change.resolved),
                               plan->edges.erased,
                               plan->edges.put,
                               recorded_ms};
  if (const Status s = store.remove(write); !s) return s.error();
  return report_of(gone, plan->edges, plan->claims_changed - gone, plan->topics);
}

}  // namespace

Result<AppendReport> append(Store& store, const Source& source, std::vector<Claim> claims,
                            const relate::Context& context, std::optional<std::int64_t> recorded_ms,
                            std::size_t whole) {
  const Snapshot before = store.snapshot();
  const auto known = before.sources_with_prefix(to_text(source.id), 1);
  if (!known) return known.error();
  if (!known->empty()) {
    AppendReport report;
    report.known = true;
    return report;
  }
  const relate::Judged judged(context.judgements);
  auto settled = Coreference(before, judged).settle({{source.id, std::move(claims)}});
  if (!settled) return settled.error();
  if (settled->size() > 1) return insert_between(store, source, *std::move(settled), context, recorded_ms);
  claims = std::move(settled->at(source.id));
  correct_all(claims, judged);
  Settlement settlement(before, context, whole);
  if (const Status s = settlement.add(claims); !s) return s.error();
  const auto edges = placed_changes(settlement);
  if (!edges) return edges.error();
  const storage::Append write{
      source, settlement.added(source.id), settlement.changed(), edges->erased, edges->put, recorded_ms};
  if (const Status s = store.append(write); !s) return s.error();
  return report_of(write.claims.size(), *edges, write.resolved.size(), settlement.count_touched());
}

namespace {

constexpr std::size_t kSourcesPerWrite = 1000;

storage::Append unsettled(const NewSource& added, std::optional<std::int64_t> recorded_ms) {
  storage::Append append;
  append.source = added.source;
  for (const Claim& claim : added.claims) append.claims.push_back({claim, unresolved(claim)});
  append.recorded_ms = recorded_ms;
  return append;
}

Result<bool> is_known(const Snapshot& snapshot, SourceId source) {
  const auto known = snapshot.sources_with_prefix(to_text(source), 1);
  return known ? Result<bool>(!known->empty()) : known.error();
}

// Topics of the claims that come, so that they need not be filed anew afterwards.
Result<std::map<SourceId, std::vector<Claim>>> settle_new(const Snapshot& before,
                                                          const std::vector<NewSource>& sources,
                                                          const relate::Judged& judged) {
  std::map<SourceId, std::vector<Claim>> claims;
  for (const NewSource& added : sources) {
    const auto known = is_known(before, added.source.id);
    if (!known) return known.error();
    if (!*known) claims.emplace(added.source.id, added.claims);
  }
  return Coreference(before, judged).settle(std::move(claims));
}

}  // namespace

Result<AppendReport> append_all(Store& store, std::vector<NewSource> sources, const relate::Context& context,
                                const std::function<void(const NewSource&, bool is_new)>& written,
                                std::optional<std::int64_t> recorded_ms) {
  const relate::Judged judged(context.judgements);
  const Snapshot before = store.snapshot();
  std::size_t claims = 0;
  auto settled = settle_new(before, sources, judged);
  if (!settled) return settled.error();
  for (std::size_t first = 0; first < sources.size(); first += kSourcesPerWrite) {
    const auto batch = std::span(sources).subspan(first, std::min(kSourcesPerWrite, sources.size() - first));
    storage::Change change;
    std::vector<bool> known;
    for (NewSource& added : batch) {
      const auto there = is_known(before, added.source.id);
      if (!there) return there.error();
      known.push_back(*there);
      if (*there) continue;
      added.claims = std::move(settled->at(added.source.id));
      correct_all(added.claims, judged);
      claims += added.claims.size();
      change.added.push_back(unsettled(added, recorded_ms));
    }
    if (const Status s = store.apply(change); !s) return s.error();
    for (std::size_t i = 0; i < batch.size(); ++i) written(batch[i], !known[i]);
  }
  auto report = rebuild(store, context, recorded_ms);
  if (report) report->claims = claims;
  return report;
}

Result<AppendReport> remove_source(Store& store, SourceId source, const relate::Context& context,
                                   std::optional<std::int64_t> recorded_ms, std::size_t whole) {
  const Snapshot before = store.snapshot();
  const auto claims = before.claims_of(source);
  if (!claims) return claims.error();
  auto settled = Coreference(before, relate::Judged(context.judgements)).settle({{source, {}}});
  if (!settled) return settled.error();
  if (settled->size() > 1)
    return take_from_between(store, source, claims->size(), *std::move(settled), context, recorded_ms);
  Settlement settlement(before, context, whole);
  if (const Status s = settlement.remove(source); !s) return s.error();
  const auto edges = placed_changes(settlement);
  if (!edges) return edges.error();
  const storage::Removal write{source, {}, settlement.changed(), edges->erased, edges->put, recorded_ms};
  if (const Status s = store.remove(write); !s) return s.error();
  return report_of(claims->size(), *edges, write.resolved.size(), settlement.count_touched());
}

namespace {

Result<AppendReport> rewrite_settled(Store& store, std::map<SourceId, std::vector<Claim>> sources,
                                     const relate::Context& context, storage::Change change) {
  auto plan = plan_rewriting(store.snapshot(), std::move(sources), context);
  if (!plan) return plan.error();
  change.rewritten = std::move(plan->change.rewritten);
  change.resolved = std::move(plan->change.resolved);
  change.erased = plan->edges.erased;
  change.put = plan->edges.put;
  if (const Status s = store.apply(change); !s) return s.error();
  return report_of(0, plan->edges, plan->claims_changed, plan->topics);
}

}  // namespace

Result<AppendReport> rewrite(Store& store, std::map<SourceId, std::vector<Claim>> sources,
                             const relate::Context& context, storage::Change change) {
  const relate::Judged judged(context.judgements);
  auto settled = Coreference(store.snapshot(), judged).settle(std::move(sources));
  if (!settled) return settled.error();
  return rewrite_settled(store, *std::move(settled), context, std::move(change));
}

Result<AppendReport> rebuild(Store& store, const relate::Context& context,
                             std::optional<std::int64_t> recorded_ms) {
  auto unsettled = unsettled_sources(store.snapshot(), relate::Judged(context.judgements));
  if (!unsettled) return unsettled.error();
  if (!unsettled->empty()) {
    storage::Change change;
    change.recorded_ms = recorded_ms;
    const auto settled = rewrite_settled(store, *std::move(unsettled), context, std::move(change));
    if (!settled) return settled.error();
  }
  return Rebuild(store.snapshot(), context,
                 [&](storage::Change change) {
                   change.recorded_ms = recorded_ms;
                   return store.apply(change);
                 })
      .run();
}

Result<AppendReport> compare(const Store& store, const relate::Context& context) {
  const auto unsettled = unsettled_sources(store.snapshot(), relate::Judged(context.judgements));
  if (!unsettled) return unsettled.error();
  if (!unsettled->empty()) return report_of(0, {}, unsettled->size(), unsettled->size());
  return Rebuild(store.snapshot(), context, [](const storage::Change&) { return ok(); }).run();
}

}  // namespace claimgraph

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

// The same where claims came, went or changed on these days only: no edge between other days can differ.
Status diff_days(const Snapshot& before, TopicId topic, std::span<const ResolvedClaim> claims,
                 const std::set<Day>& changed, const relate::Context& context, EdgeChanges& changes) {
  auto old_edges = before.edges_of(topic);
  if (!old_edges) return old_edges.error();
  const auto alone = relate::standing_alone(claims, context);
  std::unordered_set<ClaimId> untouched;
  for (const ResolvedClaim& c : claims) {
    const bool is_alone = std::ranges::binary_search(alone, c.claim.id);
    if (!changed.contains(c.resolution.said_on) && !is_alone) untouched.insert(c.claim.id);
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
    if (size() > before || !relate::standing_alone(claims, context_).empty())
      forgotten_.push_back({claims.front().claim.topic, {}});
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
    change.representatives = std::exchange(forgotten_, {});
    return write_(std::move(change));
  }

  const Snapshot before_;
  const relate::Context& context_;
  const Write write_;
  AppendReport report_;
  EdgeChanges edges_;
  std::vector<ResolvedClaim> changed_;
  std::vector<storage::Representatives> forgotten_;
  std::size_t waiting_ = 0;
};

}  // namespace

namespace {

// What an append writes beside its source.
struct Derivation {
  std::vector<ResolvedClaim> added, changed;
  EdgeChanges edges;
  std::vector<storage::Representatives> representatives;
  std::size_t topics = 0;
};

bool is_worth_it(std::size_t representatives, std::size_t claims, Represent represent) {
  return represent == Represent::kAllTopics || (claims >= kManyClaims && 2 * representatives <= claims);
}

// The edges of a topic of which only representatives were read. False if they are not enough.
bool diff_reduced(TopicId topic, const std::vector<ResolvedClaim>& claims, SourceId source,
                  const relate::Context& context, EdgeChanges& changes) {
  std::vector<ResolvedClaim> before, added;
  for (const ResolvedClaim& c : claims) (c.claim.source == source ? added : before).push_back(c);
  auto edges = relate::link_added(before, added, context);
  if (!edges) return false;
  auto old_edges = placed(topic, std::move(edges->erased));
  add_changes(std::move(old_edges), placed(topic, std::move(edges->put)), changes);
  return true;
}

// Nothing if representatives were read and are not enough.
Result<std::optional<Derivation>> derive_append(const Snapshot& before, SourceId source,
                                                const std::vector<Claim>& claims,
                                                const relate::Context& context, Read read,
                                                Represent represent) {
  using Nothing = std::optional<Derivation>;
  Settlement settlement(before, context, read);
  if (const Status s = settlement.add(claims); !s) return s.error();
  if (!settlement.is_exact()) return Nothing{};
  Derivation derivation{settlement.added(source), settlement.changed(), {}, {}, 0};
  const auto days = settlement.changed_days();
  for (const auto& [topic, all] : settlement.touched()) {
    const bool reduced = settlement.is_reduced(topic);
    if (reduced && !diff_reduced(topic, all, source, context, derivation.edges)) return Nothing{};
    if (!reduced) {
      const Status s = diff_days(before, topic, all, days.at(topic), context, derivation.edges);
      if (!s) return s.error();
    }
    ++derivation.topics;
    if (!reduced && represent == Represent::kLargeTopics && all.size() < kManyClaims) continue;
    auto standing = relate::representatives(all, context);
    if (reduced && !standing) return Nothing{};
    if (standing && (reduced || is_worth_it(standing->size(), all.size(), represent)))
      derivation.representatives.push_back({all.front().claim.topic, *std::move(standing)});
  }
  return std::optional(std::move(derivation));
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
  Settlement settlement(before, context);
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
  for (const auto& [topic, claims] : touched) {
    if (!claims.empty()) plan.change.representatives.push_back({claims.front().claim.topic, {}});
  }
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
                                    std::map<SourceId, std::vector<Claim>> settled, const relate::Context& context,
                                    std::optional<std::int64_t> recorded_ms) {
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

}  // namespace

Result<AppendReport> append(Store& store, const Source& source, std::vector<Claim> claims,
                            const relate::Context& context, std::optional<std::int64_t> recorded_ms,
                            Represent represent) {
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
  auto derived = derive_append(before, source.id, claims, context, Read::kRepresentatives, represent);
  if (derived && !*derived)
    derived = derive_append(before, source.id, claims, context, Read::kWhole, represent);
  if (!derived) return derived.error();
  Derivation& derivation = **derived;
  const storage::Append write{source,
                              std::move(derivation.added),
                              std::move(derivation.changed),
                              derivation.edges.erased,
                              derivation.edges.put,
                              recorded_ms,
                              std::move(derivation.representatives)};
  if (const Status s = store.append(write); !s) return s.error();
  return report_of(write.claims.size(), derivation.edges, write.resolved.size(), derivation.topics);
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

}  // namespace

Result<AppendReport> append_all(Store& store, std::vector<NewSource> sources, const relate::Context& context,
                                const std::function<void(const NewSource&, bool is_new)>& written,
                                std::optional<std::int64_t> recorded_ms) {
  const relate::Judged judged(context.judgements);
  const Snapshot before = store.snapshot();
  std::size_t claims = 0;
  for (std::size_t first = 0; first < sources.size(); first += kSourcesPerWrite) {
    const auto batch = std::span(sources).subspan(first, std::min(kSourcesPerWrite, sources.size() - first));
    storage::Change change;
    std::vector<bool> known;
    for (NewSource& added : batch) {
      const auto there = is_known(before, added.source.id);
      if (!there) return there.error();
      known.push_back(*there);
      if (*there) continue;
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
                                   std::optional<std::int64_t> recorded_ms) {
  const Snapshot before = store.snapshot();
  const auto claims = before.claims_of(source);
  if (!claims) return claims.error();
  auto settled = Coreference(before, relate::Judged(context.judgements)).settle({{source, {}}});
  if (!settled) return settled.error();
  auto plan = plan_rewriting(before, *std::move(settled), context);
  if (!plan) return plan.error();
  take(plan->change.rewritten, source);
  const storage::Removal write{source, std::move(plan->change.rewritten), std::move(plan->change.resolved),
                               plan->edges.erased, plan->edges.put, recorded_ms};
  if (const Status s = store.remove(write); !s) return s.error();
  return report_of(claims->size(), plan->edges, plan->claims_changed - claims->size(), plan->topics);
}

namespace {

Result<AppendReport> rewrite_settled(Store& store, std::map<SourceId, std::vector<Claim>> sources,
                                     const relate::Context& context, storage::Change change) {
  auto plan = plan_rewriting(store.snapshot(), std::move(sources), context);
  if (!plan) return plan.error();
  change.rewritten = std::move(plan->change.rewritten);
  change.resolved = std::move(plan->change.resolved);
  change.representatives = std::move(plan->change.representatives);
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

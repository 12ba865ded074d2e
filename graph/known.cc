#include "graph/known.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/model/judgement.h"
#include "graph/append.h"

namespace claimgraph::graph {
namespace {

constexpr std::size_t kSourcesPerWrite = 1000;

// What the journal says was there, and when it was written: sources and judgements share its one space of
// ids.
using Recorded = std::map<Bits128, std::optional<std::int64_t>>;

Result<Recorded> recorded(const storage::Snapshot& snapshot, const Horizon& horizon) {
  const auto journal = snapshot.journal();
  if (!journal) return journal.error();
  Recorded there;
  for (const auto& entry : *journal) {
    const bool late =
        horizon.recorded_by_ms && (!entry.recorded_ms || *entry.recorded_ms > *horizon.recorded_by_ms);
    if (late) continue;
    if (entry.action == storage::JournalAction::kRemove) {
      there.erase(entry.subject);
    } else {
      there.insert_or_assign(entry.subject, entry.recorded_ms);
    }
  }
  return there;
}

Result<storage::Append> source_with_claims(const storage::Snapshot& snapshot, SourceId id) {
  auto source = snapshot.find_source(id);
  if (!source) return source.error();
  if (!*source) return Error{ErrorCode::kCorruption, "source " + to_text(id) + " is listed but not there"};
  auto claims = snapshot.claims_of(id);
  if (!claims) return claims.error();
  storage::Append append;
  append.source = **std::move(source);
  append.claims = *std::move(claims);
  return append;
}

Status copy_sources(const storage::Snapshot& snapshot, const Horizon& horizon, const Recorded& there,
                    storage::Store& known) {
  const auto sources = snapshot.sources();
  if (!sources) return sources.error();
  storage::Change change;
  for (const Source& source : *sources) {
    const auto when = there.find(source.id.bits);
    const bool published = !horizon.published_by || source.published.day <= *horizon.published_by;
    if (when == there.end() || !published) continue;
    auto append = source_with_claims(snapshot, source.id);
    if (!append) return append.error();
    append->recorded_ms = when->second;
    change.added.push_back(*std::move(append));
    if (change.added.size() < kSourcesPerWrite) continue;
    if (const Status s = known.apply(std::exchange(change, {})); !s) return s;
  }
  return known.apply(change);
}

}  // namespace

Result<storage::Store> known_at(const storage::Snapshot& snapshot, const Horizon& horizon,
                                const relate::Rates& rates) {
  const auto there = recorded(snapshot, horizon);
  if (!there) return there.error();
  auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  std::erase_if(*judgements, [&](const Judgement& j) { return !there->contains(j.id.bits); });
  auto known = storage::Store::in_memory();
  if (!known) return known;
  if (const Status s = copy_sources(snapshot, horizon, *there, *known); !s) return s.error();
  for (const Judgement& judgement : *judgements) {
    if (const Status s = known->put_judgement(judgement, there->at(judgement.id.bits)); !s) return s.error();
  }
  const auto derived = rebuild(*known, {rates, *judgements});
  if (!derived) return derived.error();
  return known;
}

}  // namespace claimgraph::graph

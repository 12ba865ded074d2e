#include "graph/refresh.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/relate/coreference.h"
#include "core/relate/corrections.h"
#include "graph/rewrite.h"

namespace claimgraph {
namespace {

constexpr std::size_t kSourcesPerWrite = 100;

using Claims = std::vector<Claim>;

// Made by our rules: their version is a number.
bool is_ours(const Claim& claim) {
  const auto end = std::min(claim.extractor.find(' '), claim.extractor.size());
  return end > 0 && !has(claim, kImported) &&
         std::all_of(claim.extractor.begin(), claim.extractor.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return c >= '0' && c <= '9'; });
}

std::unordered_set<ClaimId> decided_on(std::span<const Judgement> judgements) {
  std::unordered_set<ClaimId> claims;
  for (const Judgement& judgement : relate::standing(judgements)) {
    const auto named = relate::claims_named(judgement);
    const bool keeps = judgement.kind == JudgementKind::kAccept || judgement.kind == JudgementKind::kCorrect;
    if (named.size() == 1 && keeps) claims.insert(named.front());
  }
  return claims;
}

// What was found, with what a person decided on and the rules lost, in the order of the text.
Claims with_kept(Claims found, const Claims& stored, const std::unordered_set<ClaimId>& decided) {
  bool added = false;
  for (const Claim& old : stored) {
    if (!decided.contains(old.id) || std::ranges::find(found, old.id, &Claim::id) != found.end()) continue;
    found.push_back(relate::read_alone(relate::as_found(old)));
    added = true;
  }
  if (!added) return found;
  std::ranges::stable_sort(found, {}, [](const Claim& c) { return c.mentions.front(); });
  for (std::size_t i = 0; i < found.size(); ++i) found[i].position = static_cast<std::uint32_t>(i);
  return found;
}

Reread compare(SourceId source, const Claims& stored, const Claims& now) {
  Reread reread{source, {}, {}, {}};
  std::unordered_map<ClaimId, const Claim*> old;
  for (const Claim& claim : stored) old.emplace(claim.id, &claim);
  for (const Claim& claim : now) {
    const auto known = old.find(claim.id);
    if (known == old.end()) {
      reread.came.push_back(claim);
      continue;
    }
    if (*known->second != claim) reread.changed.emplace_back(*known->second, claim);
    old.erase(known);
  }
  for (const Claim& claim : stored) {
    if (old.contains(claim.id)) reread.gone.push_back(claim);
  }
  return reread;
}

class Refresh {
 public:
  Refresh(storage::Store& store, const std::function<Claims(const Source&)>& extract,
          const relate::Context& context, std::optional<std::int64_t> recorded_ms)
      : store_(store),
        extract_(extract),
        context_(context),
        recorded_ms_(recorded_ms),
        judged_(context.judgements),
        decided_(decided_on(context.judgements)) {}

  Result<RefreshReport> run() {
    const auto before = store_.snapshot();
    const auto sources = before.sources();
    if (!sources) return sources.error();
    for (const Source& listed : *sources) {
      const auto source = before.find_source(listed.id);
      if (!source) return source.error();
      if (!*source)
        return Error{ErrorCode::kCorruption, "source " + to_text(listed.id) + " is listed but not there"};
      if (const Status s = read(before, **source); !s) return s.error();
    }
    if (const Status s = flush(); !s) return s.error();
    return std::move(report_);
  }

 private:
  Status read(const storage::Snapshot& before, const Source& source) {
    const auto resolved = before.claims_of(source.id);
    if (!resolved) return resolved.error();
    Claims stored;
    for (const ResolvedClaim& c : *resolved) stored.push_back(c.claim);
    if (!std::ranges::all_of(stored, is_ours)) {
      ++report_.kept;
      return ok();
    }
    ++report_.sources;
    const Claims found = with_kept(extract_(source), stored, decided_);
    Claims before_alone, now;  // a topic of an earlier text is no change of what this one says
    for (const Claim& claim : stored) {
      before_alone.push_back(relate::corrected(relate::read_alone(relate::as_found(claim)), judged_));
    }
    for (const Claim& claim : found) now.push_back(relate::corrected(claim, judged_));
    auto reread = compare(source.id, before_alone, now);
    if (reread.is_same()) return ok();
    report_.changed.push_back(std::move(reread));
    waiting_.emplace(source.id, found);
    return waiting_.size() < kSourcesPerWrite ? ok() : flush();
  }

  Status flush() {
    if (waiting_.empty()) return ok();
    storage::Change change;
    change.recorded_ms = recorded_ms_;
    const auto written = rewrite(store_, std::exchange(waiting_, {}), context_, std::move(change));
    if (!written) return written.error();
    report_.follows.edges_put += written->edges_put;
    report_.follows.edges_erased += written->edges_erased;
    report_.follows.claims_changed += written->claims_changed;
    report_.follows.topics += written->topics;
    return ok();
  }

  storage::Store& store_;
  const std::function<Claims(const Source&)>& extract_;
  const relate::Context& context_;
  const std::optional<std::int64_t> recorded_ms_;
  const relate::Judged judged_;
  const std::unordered_set<ClaimId> decided_;
  std::map<SourceId, Claims> waiting_;
  RefreshReport report_;
};

}  // namespace

Result<RefreshReport> refresh(storage::Store& store, const std::function<Claims(const Source&)>& extract,
                              const relate::Context& context, std::optional<std::int64_t> recorded_ms) {
  return Refresh(store, extract, context, recorded_ms).run();
}

}  // namespace claimgraph

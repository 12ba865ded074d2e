#include "graph/judge.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/model/names.h"
#include "core/relate/corrections.h"
#include "core/relate/judgements.h"
#include "core/text/digest.h"
#include "graph/rewrite.h"

namespace claimgraph {
namespace {

using storage::Snapshot;
using storage::Store;

Error wrong(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

Result<std::vector<ResolvedClaim>> claims_meant(const Snapshot& snapshot, const Judgement& judgement) {
  std::vector<ResolvedClaim> claims;
  for (const ClaimId id : relate::claims_named(judgement)) {
    auto claim = snapshot.find_claim(id);
    if (!claim) return claim.error();
    if (!*claim) return Error{ErrorCode::kNotFound, "no claim " + to_text(id)};
    claims.push_back(**std::move(claim));
  }
  return claims;
}

Status check_pair(const std::vector<ResolvedClaim>& claims, const Judgement& judgement) {
  if (claims.front().claim.id == claims.back().claim.id) return wrong("the two ids name one claim");
  if (judgement.kind == JudgementKind::kReject || judgement.kind == JudgementKind::kSplit) return ok();
  if (!parse_name<Relation>(judgement.value))
    return wrong('"' + judgement.value + "\" is no relation; agrees, contradicts or updates would be right");
  const Topic& a = claims.front().claim.topic;
  const Topic& b = claims.back().claim.topic;
  const bool one = a.subject == b.subject && a.attribute == b.attribute && a.dimension == b.dimension;
  return one ? ok() : wrong("the two answer different questions; correct their subject or attribute first");
}

Status check_undo(const Snapshot& snapshot, const Judgement& judgement) {
  const auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  const auto id = parse_id<JudgementTag>(judgement.subject);
  const bool there = id && std::ranges::find(*judgements, *id, &Judgement::id) != judgements->end();
  return there ? ok() : Status(Error{ErrorCode::kNotFound, "no judgement " + judgement.subject});
}

// What was undone by one of these, by one that was undone by one of these, and so on; with the ones given.
std::vector<Judgement> reached(std::span<const Judgement> all, std::vector<Judgement> changed) {
  for (std::size_t i = 0; i < changed.size(); ++i) {
    if (changed[i].kind != JudgementKind::kUndo) continue;
    const auto id = parse_id<JudgementTag>(changed[i].subject);
    const auto target = id ? std::ranges::find(all, *id, &Judgement::id) : all.end();
    if (target != all.end() && std::ranges::find(changed, *target) == changed.end())
      changed.push_back(*target);
  }
  return changed;
}

// The sources whose claims the judgements may change.
Result<std::set<SourceId>> sources_meant(const Snapshot& snapshot, std::span<const Judgement> changed,
                                         const relate::Judged& judged) {
  std::set<SourceId> sources;
  for (const Judgement& judgement : changed) {
    for (const ClaimId id : relate::claims_named(judgement)) {
      const auto claim = snapshot.find_claim(id);
      if (!claim) return claim.error();
      if (*claim) sources.insert((*claim)->claim.source);  // a claim may come later, with its source
    }
  }
  if (std::ranges::none_of(changed, relate::is_about_names)) return sources;
  const Status seen = snapshot.for_each_claim([&](const ResolvedClaim& c) {
    if (relate::corrected(relate::as_found(c.claim), judged) != c.claim) sources.insert(c.claim.source);
    return ok();
  });
  if (!seen) return seen.error();
  return sources;
}

}  // namespace

Status check(const Snapshot& snapshot, const Judgement& judgement) {
  if (judgement.kind == JudgementKind::kUndo) return check_undo(snapshot, judgement);
  const auto claims = claims_meant(snapshot, judgement);
  if (!claims) return claims.error();
  if (claims->size() == 2) return check_pair(*claims, judgement);
  if (judgement.kind != JudgementKind::kCorrect || claims->empty()) return ok();
  Claim trial = relate::as_found(claims->front().claim);
  return relate::set_field(trial, judgement.field, judgement.value);
}

std::vector<Judgement> decide(std::span<const Judgement> stored, const Judgement& wanted) {
  const auto ids = [&](JudgementId id) {
    return std::ranges::find(stored, id, &Judgement::id) != stored.end();
  };
  const auto with_id = [&](Judgement judgement) {
    std::uint32_t rank = 0;
    do judgement.id = text::judgement_id(judgement, rank++);
    while (ids(judgement.id));
    return judgement;
  };
  std::vector<Judgement> put;
  bool counts = false;
  for (const Judgement& old : relate::standing(stored)) {
    if (relate::thing_of(old) != relate::thing_of(wanted)) continue;
    if (old.kind == wanted.kind && old.value == wanted.value) {
      counts = true;
      continue;
    }
    put.push_back(with_id({{}, JudgementKind::kUndo, to_text(old.id), "", "", wanted.author, wanted.reason}));
  }
  if (!counts) put.push_back(with_id(wanted));
  return put;
}

Result<AppendReport> put_judgements(Store& store, std::span<const Judgement> judgements,
                                    const relate::Rates& rates, std::optional<std::int64_t> recorded_ms) {
  const Snapshot before = store.snapshot();
  auto all = before.judgements();
  if (!all) return all.error();
  storage::Change change;
  change.recorded_ms = recorded_ms;
  for (const Judgement& judgement : judgements) {
    if (std::ranges::find(*all, judgement) == all->end()) change.judgements.push_back(judgement);
  }
  if (change.judgements.empty()) return AppendReport{};
  all->insert(all->end(), change.judgements.begin(), change.judgements.end());
  const relate::Judged judged(*all);
  const auto sources = sources_meant(before, reached(*all, change.judgements), judged);
  if (!sources) return sources.error();
  std::map<SourceId, std::vector<Claim>> claims;
  for (const SourceId source : *sources) {
    const auto stored = before.claims_of(source);
    if (!stored) return stored.error();
    for (const ResolvedClaim& c : *stored) claims[source].push_back(c.claim);
  }
  return rewrite(store, std::move(claims), {rates, *all}, std::move(change));
}

}  // namespace claimgraph

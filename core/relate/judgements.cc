#include "core/relate/judgements.h"

#include <algorithm>

#include "core/model/names.h"

namespace claimgraph::relate {
namespace {

struct Subject {
  std::optional<ClaimId> first, second;
};

Subject parse_subject(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return {parse_id<ClaimTag>(text), std::nullopt};
  return {parse_id<ClaimTag>(text.substr(0, space)), parse_id<ClaimTag>(text.substr(space + 1))};
}

std::pair<ClaimId, ClaimId> ordered(ClaimId a, ClaimId b) { return std::minmax(a, b); }

bool decides_claim(JudgementKind kind) {
  return kind == JudgementKind::kAccept || kind == JudgementKind::kReject;
}

template <typename Map, typename Key>
void keep_last(Map& map, Key key, const Judgement& judgement) {
  const auto [place, added] = map.try_emplace(std::move(key), &judgement);
  if (!added && place->second->id < judgement.id) place->second = &judgement;
}

}  // namespace

Judged::Judged(std::span<const Judgement> judgements) {
  for (const Judgement& judgement : judgements) {
    if (judgement.kind == JudgementKind::kMerge) {
      keep_last(names_, judgement.subject, judgement);
      continue;
    }
    const auto [first, second] = parse_subject(judgement.subject);
    if (first && second) {
      keep_last(pairs_, ordered(*first, *second), judgement);
      in_pairs_.insert({*first, *second});
    } else if (first && decides_claim(judgement.kind)) {
      keep_last(claims_, *first, judgement);
    }
  }
}

bool Judged::is_rejected(ClaimId claim) const {
  const auto found = claims_.find(claim);
  return found != claims_.end() && found->second->kind == JudgementKind::kReject;
}

const Judgement* Judged::find_pair(ClaimId a, ClaimId b) const {
  const auto found = pairs_.find(ordered(a, b));
  return found == pairs_.end() ? nullptr : found->second;
}

bool Judged::is_in_pair(ClaimId claim) const { return in_pairs_.contains(claim); }

Tie Judged::tie(const std::optional<std::string>& a, const std::optional<std::string>& b) const {
  if (names_.empty() || !a || !b) return relate::tie(a, b);
  return relate::tie(canonical(*a), canonical(*b));
}

std::string Judged::canonical(std::string_view parties) const {
  std::string result;
  for (bool more = true; more;) {
    const auto end = parties.find(kJointParties);
    more = end != std::string_view::npos;
    const auto found = names_.find(parties.substr(0, end));
    if (!result.empty()) result += kJointParties;
    result += found == names_.end() ? parties.substr(0, end) : std::string_view(found->second->value);
    if (more) parties.remove_prefix(end + kJointParties.size());
  }
  return result;
}

std::optional<Relation> pinned_relation(const Judgement& judgement) {
  if (judgement.kind == JudgementKind::kReject) return std::nullopt;
  return parse_name<Relation>(judgement.value);
}

}  // namespace claimgraph::relate

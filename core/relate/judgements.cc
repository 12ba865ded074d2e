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

Judged::Judged(std::span<const Judgement> judgements) : standing_(standing(judgements)) {
  for (const Judgement& judgement : standing_) {
    if (is_about_names(judgement)) {
      keep_last(names_, judgement.subject, judgement);
      continue;
    }
    const auto [first, second] = parse_subject(judgement.subject);
    if (first && second) {
      keep_last(pairs_, ordered(*first, *second), judgement);
      in_pairs_.insert({*first, *second});
    } else if (first && decides_claim(judgement.kind)) {
      keep_last(claims_, *first, judgement);
    } else if (first && judgement.kind == JudgementKind::kCorrect) {
      keep_last(fields_, std::pair(*first, judgement.field), judgement);
    }
  }
}

const Judgement* Judged::find_field(ClaimId claim, std::string_view field) const {
  if (fields_.empty()) return nullptr;
  const auto found = fields_.find(std::pair(claim, std::string(field)));
  return found == fields_.end() ? nullptr : found->second;
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

std::vector<ClaimId> Judged::claims_apart() const {
  std::vector<ClaimId> claims(in_pairs_.begin(), in_pairs_.end());
  for (const auto& [claim, judgement] : claims_) {
    if (is_rejected(claim)) claims.push_back(claim);
  }
  std::ranges::sort(claims);
  const auto twice = std::ranges::unique(claims);
  claims.erase(twice.begin(), twice.end());
  return claims;
}

Tie Judged::tie(const std::optional<std::string>& a, const std::optional<std::string>& b) const {
  if (names_.empty() || !a || !b) return relate::tie(a, b);
  return relate::tie(canonical(*a), canonical(*b));
}

std::string Judged::canonical(std::string_view parties) const {
  std::string result;
  for (bool more = true; more;) {
    const auto end = parties.find(kJointParties);
    more = end != std::string_view::npos;
    if (!result.empty()) result += kJointParties;
    result += name_used(parties.substr(0, end));
    if (more) parties.remove_prefix(end + kJointParties.size());
  }
  return result;
}

// Along merges to the last name; names merged in a circle stay at the least of them.
std::string_view Judged::name_used(std::string_view name) const {
  std::string_view least;
  for (std::size_t step = 0; step < 2 * names_.size(); ++step) {
    const auto found = names_.find(name);
    if (found == names_.end() || found->second->kind != JudgementKind::kMerge) return name;
    name = found->second->value;
    if (step == names_.size()) least = name;  // by now on the circle
    if (step > names_.size()) least = std::min(least, name);
  }
  return least.empty() ? name : least;
}

std::string thing_of(const Judgement& judgement) {
  const std::string& subject = judgement.subject;
  if (judgement.kind == JudgementKind::kUndo) return "undo " + subject;
  if (is_about_names(judgement)) return "name " + subject;
  const auto [first, second] = parse_subject(subject);
  if (first && second) {
    const auto [a, b] = ordered(*first, *second);
    return "pair " + to_text(a) + ' ' + to_text(b);
  }
  if (judgement.kind == JudgementKind::kCorrect) return "field " + judgement.field + " of " + subject;
  if (first && judgement.kind == JudgementKind::kPin) return "place " + judgement.value + " of " + subject;
  return (judgement.field.empty() ? "claim " : judgement.field + " of ") + subject;
}

std::vector<Judgement> standing(std::span<const Judgement> judgements) {
  std::unordered_map<JudgementId, std::vector<const Judgement*>> undone_by;
  for (const Judgement& j : judgements) {
    const auto target = j.kind == JudgementKind::kUndo ? parse_id<JudgementTag>(j.subject) : std::nullopt;
    if (target) undone_by[*target].push_back(&j);
  }
  // An undo stands until one that stands takes it back: decided from the last ones down, round by round.
  std::unordered_map<JudgementId, bool> stands;
  const auto decide = [&](const Judgement& j) -> std::optional<bool> {
    const auto undos = undone_by.find(j.id);
    if (undos == undone_by.end()) return true;
    bool all_known = true;
    for (const auto* undo : undos->second) {
      const auto known = stands.find(undo->id);
      if (known != stands.end() && known->second) return false;
      all_known = all_known && known != stands.end();
    }
    return all_known ? std::optional(true) : std::nullopt;
  };
  for (bool more = true; more;) {
    more = false;
    for (const Judgement& j : judgements) {
      if (stands.contains(j.id)) continue;
      if (const auto decided = decide(j)) more = stands.emplace(j.id, *decided).second;
    }
  }
  std::vector<Judgement> result;
  for (const Judgement& j : judgements) {
    const auto known = stands.find(j.id);
    if (known == stands.end() || known->second) result.push_back(j);
  }
  std::ranges::sort(result, {}, &Judgement::id);
  return result;
}

std::vector<Conflict> conflicts(std::span<const Judgement> judgements) {
  const auto same = [](const Judgement& a, const Judgement& b) {
    return a.kind == b.kind && a.value == b.value;
  };
  std::map<std::string, std::vector<Judgement>> things;
  for (Judgement& j : standing(judgements)) {
    if (j.kind != JudgementKind::kUndo) things[thing_of(j)].push_back(std::move(j));
  }
  std::vector<Conflict> found;
  for (const auto& [thing, decisions] : things) {
    for (const Judgement& j : decisions) {
      if (!same(j, decisions.back())) found.push_back({decisions.back(), j});
    }
  }
  return found;
}

std::vector<ClaimId> claims_named(const Judgement& judgement) {
  std::vector<ClaimId> claims;
  if (judgement.kind == JudgementKind::kUndo || is_about_names(judgement)) return claims;
  const auto [first, second] = parse_subject(judgement.subject);
  if (first) claims.push_back(*first);
  if (second) claims.push_back(*second);
  return claims;
}

bool is_about_names(const Judgement& judgement) {
  if (judgement.kind == JudgementKind::kMerge) return true;
  if (judgement.kind != JudgementKind::kSplit) return false;
  const auto [first, second] = parse_subject(judgement.subject);
  return !first || !second;
}

std::optional<Relation> pinned_relation(const Judgement& judgement) {
  if (judgement.kind == JudgementKind::kReject) return std::nullopt;
  return parse_name<Relation>(judgement.value);
}

}  // namespace claimgraph::relate

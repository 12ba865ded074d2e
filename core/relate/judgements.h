// What people have decided about claims, pairs and names, ready to be asked (RELATIONS.md 1, "Judgement").
//
// Of several judgements on one thing the one with the greatest id counts, so that every copy of a database
// agrees. Corrections of a claim's fields are not looked at here: the claims that come in have them already.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/model/edge.h"
#include "core/model/judgement.h"
#include "core/relate/party.h"

namespace claimgraph::relate {

// Borrows the judgements.
class Judged {
 public:
  explicit Judged(std::span<const Judgement> judgements);

  bool is_rejected(ClaimId claim) const;
  // The last judgement on the pair, in either order: reject, or accept or pin with the relation as value.
  const Judgement* find_pair(ClaimId a, ClaimId b) const;
  // True if a judgement names the claim as one of a pair: it then has no part in any group.
  bool is_in_pair(ClaimId claim) const;

  // With merged names taken as one.
  Tie tie(const std::optional<std::string>& a, const std::optional<std::string>& b) const;
  std::string canonical(std::string_view parties) const;

 private:
  std::unordered_map<ClaimId, const Judgement*> claims_;
  std::map<std::pair<ClaimId, ClaimId>, const Judgement*> pairs_;  // the smaller id first
  std::unordered_set<ClaimId> in_pairs_;
  std::map<std::string, const Judgement*, std::less<>> names_;
};

// The relation that a judgement on a pair gives it; nothing for a rejection or an unknown name.
std::optional<Relation> pinned_relation(const Judgement& judgement);

}  // namespace claimgraph::relate

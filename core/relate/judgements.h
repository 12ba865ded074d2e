// What people have decided about claims, pairs and names, ready to be asked (RELATIONS.md 1, "Judgement").
//
// A judgement that another one takes back has no effect. Of several that stand on one thing, as two people
// may have made them in two databases, the one with the greatest id counts, so that every copy of a database
// agrees.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/model/edge.h"
#include "core/model/judgement.h"
#include "core/relate/party.h"

namespace claimgraph::relate {

class Judged {
 public:
  explicit Judged(std::span<const Judgement> judgements);
  Judged(Judged&&) = default;
  Judged& operator=(Judged&&) = default;

  // Nothing was ever judged.
  bool is_empty() const { return claims_.empty() && pairs_.empty() && fields_.empty() && names_.empty(); }

  bool is_rejected(ClaimId claim) const;
  // The correction of a field of the claim.
  const Judgement* find_field(ClaimId claim, std::string_view field) const;
  // The last judgement on the pair, in either order: reject, or accept or pin with the relation as value.
  const Judgement* find_pair(ClaimId a, ClaimId b) const;
  // True if a judgement names the claim as one of a pair: it then has no part in any group.
  bool is_in_pair(ClaimId claim) const;

  // Rejected claims and those of judged pairs, by id: none of them stands for others.
  std::vector<ClaimId> claims_apart() const;

  // With merged names taken as one: a name that was merged into another one, and that into a third, is the
  // third.
  Tie tie(const std::optional<std::string>& a, const std::optional<std::string>& b) const;
  std::string canonical(std::string_view parties) const;

 private:
  std::string_view name_used(std::string_view name) const;

  std::vector<Judgement> standing_;  // the others point into it
  std::unordered_map<ClaimId, const Judgement*> claims_;
  std::map<std::pair<ClaimId, ClaimId>, const Judgement*> pairs_;  // the smaller id first
  std::unordered_set<ClaimId> in_pairs_;
  std::map<std::pair<ClaimId, std::string>, const Judgement*, std::less<>> fields_;
  std::map<std::string, const Judgement*, std::less<>> names_;
};

// What a judgement is about: two judgements on one thing are one decision, made twice.
std::string thing_of(const Judgement& judgement);

// Those that none of the others takes back, by id.
std::vector<Judgement> standing(std::span<const Judgement> judgements);

// Two judgements that stand on one thing and say different things: the first counts.
struct Conflict {
  Judgement counts, overruled;
};
std::vector<Conflict> conflicts(std::span<const Judgement> judgements);

// The claims that a judgement names: none, one, or two.
std::vector<ClaimId> claims_named(const Judgement& judgement);

// True for a merge and a split of names: any claim may be meant.
bool is_about_names(const Judgement& judgement);

// The relation that a judgement on a pair gives it; nothing for a rejection or an unknown name.
std::optional<Relation> pinned_relation(const Judgement& judgement);

}  // namespace claimgraph::relate

// The rules of RELATIONS.md as pure functions: two claims -> agrees, contradicts, updates or nothing, with proof.
//
// Nothing here knows where claims are stored or in which order they came: every result is a function of the set.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/judgement.h"
#include "core/relate/rates.h"

namespace claimgraph::relate {

struct Context {
  const Rates& rates;
  std::span<const Judgement> judgements = {};
};

struct Verdict {
  std::optional<Relation> relation;  // nothing: no edge, and `reason` says why
  Subtype subtype = Subtype::kNone;
  Label label = Label::kNone;
  Proof proof;          // also where there is no edge: what was compared
  std::string reason;   // "other period: 2024 against 2025"
};

// The statement days and inherited periods of the claims (RELATIONS.md 1, "Retelling", and 2), one per claim, in order.
// `claims` are all claims of a set of sources that is closed under "shares a topic with"; more claims than needed do no harm.
std::vector<Resolution> resolve(std::span<const Claim> claims, const Context& context);

// What `newer` is to `older`. `siblings`: the claims of their topic (both among them), for what needs a third claim,
// as a currency round trip does. REQUIRES: claimgraph::newer(newer, older)
Verdict judge(const ResolvedClaim& newer, const ResolvedClaim& older, std::span<const ResolvedClaim> siblings,
              const Context& context);

// Every related pair of one topic, by (from, to).
std::vector<Edge> all_pairs(std::span<const ResolvedClaim> topic, const Context& context);

// The edges that are stored for one topic (RELATIONS.md 5): chains inside groups, relations between their earliest
// members. all_pairs() follows from them and the claims.
std::vector<Edge> link(std::span<const ResolvedClaim> topic, const Context& context);

}  // namespace claimgraph::relate

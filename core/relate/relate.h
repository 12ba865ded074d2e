// The rules of RELATIONS.md as pure functions: two claims -> agrees, contradicts, updates or nothing, with
// proof.
//
// Nothing here knows where claims are stored or in which order they came: every result is a function of the
// set.
//
// Parties: one company, its chief and its spokesperson come in under one name; a joint statement names its
// parties in one string, separated by "; ". A text value of an open list holds its entries the same way.
// Judgements: a rejected claim has no edges; a rejected pair has none; a pair accepted or pinned with the
// name of a relation has that relation; merged names are one party. Corrected fields and merged subjects are
// in the claims already: corrections.h.
//
// Thread safety: pure functions.
#pragma once

#include <memory>
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
  Proof proof;         // also where there is no edge: what was compared
  std::string reason;  // "other period: 2024 against 2025"
};

// The statement days and inherited periods of the claims (RELATIONS.md 1, "Retelling", and 2), one per claim,
// in order. `claims` are all claims of a set of sources that is closed under "shares a topic with"; more
// claims than needed do no harm.
std::vector<Resolution> resolve(std::span<const Claim> claims, const Context& context);

// What `newer` is to `older`. `siblings`: the claims of their topic (both among them), for what needs a third
// claim, as a currency round trip does. REQUIRES: claimgraph::newer(newer, older)
Verdict judge(const ResolvedClaim& newer, const ResolvedClaim& older, std::span<const ResolvedClaim> siblings,
              const Context& context);

// Whether two claims said on one day are one answer of a statement: what retells it is held against one of
// them.
bool is_told_alike(const ResolvedClaim& a, const ResolvedClaim& b);

// Whether a period that some claim of the topic inherits is a matter of counting sources: several years are
// stated where one is missing. Then kSourcesCounted sources of every answer are enough, else one.
inline constexpr std::size_t kSourcesCounted = 5;
bool counts_sources(std::span<const ResolvedClaim> topic);

// judge() for many pairs of one topic: what they share is made once. Borrows the claims and the context.
class TopicJudge {
 public:
  TopicJudge(std::span<const ResolvedClaim> topic, const Context& context);
  ~TopicJudge();

  // What the newer of the two is to the older; no relation if one of them is not of the topic.
  Verdict verdict(ClaimId a, ClaimId b) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Every related pair of one topic, by (from, to).
std::vector<Edge> all_pairs(std::span<const ResolvedClaim> topic, const Context& context);

// The edges that are stored for one topic (RELATIONS.md 5): chains inside groups, relations between their
// earliest members, and what one text says itself of two of its claims; by (from, to). all_pairs() follows
// from them and the claims. Costs a comparison for every two groups, and a step for every claim.
std::vector<Edge> link(std::span<const ResolvedClaim> topic, const Context& context);

// Those of link()'s edges that touch a claim said on one of the days, or a withdrawal. Whatever comes, goes
// or is resolved anew on these days changes no other edge of the topic: a rule that looks at a third claim
// looks at the days of the two, but for a withdrawal. Costs a comparison for every group of the days and
// every group.
std::vector<Edge> link_days(std::span<const ResolvedClaim> topic, std::span<const Day> days,
                            const Context& context);

// Whether link_days() gives every edge of the claim, whatever the days.
bool is_linked_always(const ResolvedClaim& claim);

// What link() has no more and what it has now, where `gone` left the topic and `come` came to it. `kept` need
// not be all that stays: enough are, of every group, its earliest claim and its earliest one of another
// source; of the groups of `gone` and `come` also the claims that stand next to these; the claims of their
// sources; and the claims that a judgement on a pair names.
struct EdgeDifference {
  std::vector<Edge> erased, put;
};
EdgeDifference link_change(std::span<const ResolvedClaim> kept, std::span<const ResolvedClaim> gone,
                           std::span<const ResolvedClaim> come, const Context& context);

// Those of `claims` that are of the claim's group.
std::vector<ResolvedClaim> of_one_group(std::span<const ResolvedClaim> claims, const ResolvedClaim& claim,
                                        const Context& context);

// One related pair, without its proof: judge() gives that.
struct RelatedPair {
  ClaimId from;  // newer
  ClaimId to;
  Relation relation = Relation::kAgrees;
  Subtype subtype = Subtype::kNone;
  Label label = Label::kNone;
  friend auto operator<=>(const RelatedPair&, const RelatedPair&) = default;
};

// What all_pairs() finds, read back from the stored edges without comparing a value.
// REQUIRES: `stored` is what link() gives for the topic
std::vector<RelatedPair> expand(std::span<const ResolvedClaim> topic, std::span<const Edge> stored,
                                const Context& context);

}  // namespace claimgraph::relate

// Claims that no rule can tell apart: they stand for each other wherever two are compared (RELATIONS.md 5).
//
// A claim that a person's judgement on a pair names is a group of its own. Two verdicts look at one claim of
// a group instead of at all: rules.h names them, is_one_text() and is_told_by_cue().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "core/model/claim.h"
#include "core/relate/judgements.h"

namespace claimgraph::relate {

// The text of its source says which of its claims replaces which.
inline constexpr std::uint32_t kCues = kExplicitRevision | kSuperseded;

// Equal keys, one group.
inline auto group_key(const ResolvedClaim& c, const Judged& judged) {
  const auto& [claim, resolution] = c;
  const bool both_cues = (claim.flags & kCues) == kCues;
  return std::tuple(resolution.said_on, claim.topic.subject, claim.topic.attribute, claim.topic.dimension,
                    claim.topic.attribute_class, claim.topic.reckoning, claim.value.low, claim.value.high,
                    claim.value.unit, claim.value.bound, claim.value.hedge, claim.value.last_digit,
                    claim.value.text, resolution.period, claim.modality, claim.polarity,
                    claim.party ? std::optional(judged.canonical(*claim.party)) : std::nullopt,
                    claim.flags & (kCues | kWithdrawal), both_cues ? claim.source : SourceId{},
                    judged.is_in_pair(claim.id) ? claim.id : ClaimId{});
}
using GroupKey = decltype(group_key(std::declval<ResolvedClaim>(), std::declval<Judged>()));

inline bool same_group(const ResolvedClaim& a, const ResolvedClaim& b, const Judged& judged) {
  return group_key(a, judged) == group_key(b, judged);
}

}  // namespace claimgraph::relate

// What a claim gets from the other claims: the day of its statement and, where it states none, its period.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/relate/judgements.h"
#include "core/relate/relate.h"
#include "core/relate/retelling.h"

namespace claimgraph::relate {
namespace {

using Key = std::tuple<TopicId, Day, Modality>;

struct Stated {
  Period period;
  std::optional<std::string> party;
  SourceId source;
};

bool needs_period(const ResolvedClaim& c) {
  return !c.resolution.period && c.claim.topic.attribute_class != AttributeClass::kStatus &&
         !is_date(c.claim.value) && !is_text(c.claim.value);
}

Key key_of(const ResolvedClaim& c) {
  return {topic_id(c.claim.topic), c.resolution.said_on, c.claim.modality};
}

// The period that most sources of the statement give; nothing if it names several years equally often.
std::optional<Period> common_period(const std::vector<Stated>& stated, const ResolvedClaim& c,
                                    const Judged& judged) {
  std::map<int, std::set<SourceId>> sources_of;
  std::map<int, Period> period_of;
  for (const auto& [period, party, source] : stated) {
    if (judged.tie(party, c.claim.party) == Tie::kOther) continue;
    const int year = year_of(period);
    sources_of[year].insert(source);
    const auto [place, added] = period_of.try_emplace(year, period);
    if (!added) place->second = std::min(place->second, period);
  }
  std::optional<int> best;
  bool tied = false;
  for (const auto& [year, sources] : sources_of) {
    const std::size_t before = best ? sources_of[*best].size() : 0;
    tied = sources.size() == before || (tied && sources.size() < before);
    if (sources.size() > before) best = year;
  }
  return best && !tied ? std::optional(period_of.at(*best)) : std::nullopt;
}

void inherit_periods(std::vector<ResolvedClaim>& claims, const Judged& judged) {
  std::map<Key, std::vector<Stated>> stated;
  for (const auto& c : claims) {
    if (c.claim.period) stated[key_of(c)].push_back({*c.claim.period, c.claim.party, c.claim.source});
  }
  for (auto& c : claims) {
    const auto found = needs_period(c) ? stated.find(key_of(c)) : stated.end();
    if (found == stated.end()) continue;
    c.resolution.period = common_period(found->second, c, judged);
    if (c.resolution.period) c.resolution.flags |= kPeriodInherited;
  }
}

}  // namespace

std::vector<Resolution> resolve(std::span<const Claim> claims, const Context& context) {
  const Judged judged(context.judgements);
  std::vector<ResolvedClaim> resolved;
  resolved.reserve(claims.size());
  for (const auto& claim : claims) resolved.push_back({claim, unresolved(claim)});
  find_retellings(resolved, context.rates, judged);
  inherit_periods(resolved, judged);
  std::vector<Resolution> result;
  result.reserve(resolved.size());
  for (auto& c : resolved) result.push_back(std::move(c.resolution));
  return result;
}

}  // namespace claimgraph::relate

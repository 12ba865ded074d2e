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

// The period that most sources of the statement give; nothing if it names several years equally often. More
// than kSourcesCounted of a year are not counted, so that nobody has to read them all.
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
    const std::size_t counted = std::min(sources.size(), kSourcesCounted);
    const std::size_t before = best ? std::min(sources_of[*best].size(), kSourcesCounted) : 0;
    tied = counted == before || (tied && counted < before);
    if (counted > before) best = year;
  }
  return best && !tied ? std::optional(period_of.at(*best)) : std::nullopt;
}

void inherit_periods(std::vector<ResolvedClaim>& claims, const Judged& judged) {
  std::map<Key, std::vector<Stated>> stated;
  for (const auto& c : claims) {
    if (!c.claim.period || judged.is_rejected(c.claim.id)) continue;
    stated[key_of(c)].push_back({*c.claim.period, c.claim.party, c.claim.source});
  }
  for (auto& c : claims) {
    const auto found =
        needs_period(c) && !judged.is_rejected(c.claim.id) ? stated.find(key_of(c)) : stated.end();
    if (found == stated.end()) continue;
    c.resolution.period = common_period(found->second, c, judged);
    if (c.resolution.period) c.resolution.flags |= kPeriodInherited;
  }
}

}  // namespace

bool counts_sources(std::span<const ResolvedClaim> topic) {
  std::map<Key, std::set<int>> years;
  for (const auto& c : topic) {
    if (c.claim.period) years[key_of(c)].insert(year_of(*c.claim.period));
  }
  return std::ranges::any_of(topic, [&](const ResolvedClaim& c) {
    const auto found = c.claim.period ? years.end() : years.find(key_of(c));
    return found != years.end() && found->second.size() > 1;
  });
}

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

// Groups and chains: what of all_pairs() is stored (RELATIONS.md 5).
//
// Claims that no rule can tell apart form a group. A claim that some rule looks at as an individual stands
// alone and is compared with every other claim: one that withdraws a plan, and one that a person's judgement
// on a pair names.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "core/relate/proof.h"
#include "core/relate/relate.h"

namespace claimgraph::relate {
namespace {

using Claims = std::vector<const ResolvedClaim*>;

constexpr std::uint32_t kCues = kExplicitRevision | kSuperseded;

// Everything that the rules look at. The source only where the text itself compares its claims.
auto group_key(const ResolvedClaim& c, const std::string& party) {
  const auto& [claim, resolution] = c;
  const bool cued = (claim.flags & kCues) != 0;
  return std::tuple(resolution.said_on, claim.topic.subject, claim.topic.attribute, claim.topic.dimension,
                    claim.topic.attribute_class, claim.topic.reckoning, claim.value.low, claim.value.high,
                    claim.value.unit, claim.value.bound, claim.value.hedge, claim.value.last_digit,
                    claim.value.text, resolution.period, claim.modality, claim.polarity,
                    claim.party.has_value(), party, claim.flags & kCues, cued ? claim.source : SourceId{});
}

bool stands_alone(const ResolvedClaim& c, const Judged& judged) {
  return has(c.claim, kWithdrawal) || judged.is_in_pair(c.claim.id);
}

struct Groups {
  std::vector<Claims> groups;  // each oldest first; in order of their earliest members
  Claims alone;
  Claims all;  // oldest first
};

Groups group(std::span<const ResolvedClaim> topic, const Judged& judged) {
  Groups result;
  for (const auto& c : topic) {
    if (!judged.is_rejected(c.claim.id)) result.all.push_back(&c);
  }
  std::ranges::sort(result.all, [](const auto* a, const auto* b) { return newer(*b, *a); });
  std::map<decltype(group_key(topic.front(), {})), std::size_t> index;
  for (const auto* c : result.all) {
    if (stands_alone(*c, judged)) {
      result.alone.push_back(c);
      continue;
    }
    const auto key = group_key(*c, c->claim.party ? judged.canonical(*c->claim.party) : std::string{});
    const auto [place, added] = index.try_emplace(key, result.groups.size());
    if (added) result.groups.emplace_back();
    result.groups[place->second].push_back(c);
  }
  return result;
}

class Linker {
 public:
  Linker(const Context& context, const Judged& judged) : exchange_(context.rates), judged_(judged) {}

  // In the right order, whichever comes first.
  void add(const ResolvedClaim& a, const ResolvedClaim& b, const Siblings& siblings) {
    decide_on(a, b, siblings);
  }

  // Two groups: their earliest members, or the first that are not of one text.
  void add(const Claims& a, const Claims& b, const Siblings& siblings) {
    if (decide_on(*a.front(), *b.front(), siblings) != kOneText) return;
    const auto other_source = [](const Claims& claims, SourceId source) {
      const auto found =
          std::ranges::find_if(claims, [&](const auto* c) { return c->claim.source != source; });
      return found == claims.end() ? nullptr : *found;
    };
    const SourceId source = a.front()->claim.source;
    if (const auto* of_a = other_source(a, source)) {
      decide_on(*of_a, *b.front(), siblings);
    } else if (const auto* of_b = other_source(b, source)) {
      decide_on(*a.front(), *of_b, siblings);
    }
  }

  std::vector<Edge> take() {
    std::ranges::sort(edges_);
    return std::move(edges_);
  }

 private:
  // The rule that decided.
  std::string_view decide_on(const ResolvedClaim& a, const ResolvedClaim& b, const Siblings& siblings) {
    const bool in_order = newer(a, b);
    const Pair pair(in_order ? a : b, in_order ? b : a, siblings, exchange_, judged_);
    const Finding finding = decide(pair);
    if (finding.decision.relation) edges_.push_back(to_edge(pair, finding));
    return finding.rule->name;
  }

  Exchange exchange_;
  const Judged& judged_;
  std::vector<Edge> edges_;
};

Claims earliest_members(const Groups& groups) {
  Claims result;
  for (const Claims& members : groups.groups) result.push_back(members.front());
  return result;
}

// Every claim that stands alone against all others; two of them once.
void link_alone(const Groups& groups, Linker& linker) {
  const Siblings all(groups.all);
  for (const auto* single : groups.alone) {
    for (const auto* other : groups.all) {
      const bool other_is_alone = std::ranges::binary_search(
          groups.alone, other, [](const auto* a, const auto* b) { return newer(*b, *a); });
      if (other == single || (other_is_alone && newer(*other, *single))) continue;
      linker.add(*single, *other, all);
    }
  }
}

// The edges that touch a day which `wanted` takes, and those of claims that stand alone.
template <typename Wanted>
std::vector<Edge> link_if(std::span<const ResolvedClaim> topic, const Context& context,
                          const Wanted& wanted) {
  const Judged judged(context.judgements);
  const Groups groups = group(topic, judged);
  const Claims earliest = earliest_members(groups);
  Claims beside = earliest;  // equal claims add nothing for a rule that needs a third one
  beside.insert(beside.end(), groups.alone.begin(), groups.alone.end());
  const Siblings siblings(std::move(beside));
  Linker linker(context, judged);
  const auto is_wanted = [&](const ResolvedClaim* c) { return wanted(c->resolution.said_on); };
  for (const Claims& members : groups.groups) {
    if (!is_wanted(members.front())) continue;
    for (std::size_t i = 1; i < members.size(); ++i) linker.add(*members[i], *members[i - 1], siblings);
  }
  for (std::size_t i = 0; i < earliest.size(); ++i) {
    if (!is_wanted(earliest[i])) continue;
    for (std::size_t j = 0; j < earliest.size(); ++j) {
      const bool once = j < i || (j > i && !is_wanted(earliest[j]));  // two of these days meet once
      if (once) linker.add(groups.groups[i], groups.groups[j], siblings);
    }
  }
  link_alone(groups, linker);
  return linker.take();
}

RelatedPair related(const ResolvedClaim& a, const ResolvedClaim& b, const Edge& edge) {
  const bool in_order = newer(a, b);
  return {(in_order ? a : b).claim.id, (in_order ? b : a).claim.id, edge.relation, edge.subtype, edge.label};
}

}  // namespace

std::vector<Edge> link(std::span<const ResolvedClaim> topic, const Context& context) {
  return link_if(topic, context, [](Day) { return true; });
}

std::vector<Edge> link_days(std::span<const ResolvedClaim> topic, std::span<const Day> days,
                            const Context& context) {
  const std::set<Day> wanted(days.begin(), days.end());
  return link_if(topic, context, [&](Day day) { return wanted.contains(day); });
}

std::vector<ClaimId> standing_alone(std::span<const ResolvedClaim> topic, const Context& context) {
  const Judged judged(context.judgements);
  std::vector<ClaimId> ids;
  for (const auto& c : topic) {
    if (stands_alone(c, judged)) ids.push_back(c.claim.id);
  }
  std::ranges::sort(ids);
  return ids;
}

namespace {

// What neither the rules nor resolve() can tell apart: the members of a group that also say their period and
// day alike.
auto answer_key(const ResolvedClaim& c, const std::string& party) {
  const bool older = c.claim.said_on_basis == SaidOnBasis::kOlderOpen;
  return std::tuple(group_key(c, party), c.claim.party, c.claim.period, c.claim.said_on_basis,
                    c.resolution.flags & kPeriodInherited, older ? c.claim.said_on : Day{});
}

// Whether an inherited period is a matter of counting sources: several years are stated where one is missing.
bool counts_sources(std::span<const ResolvedClaim> topic) {
  using Statement = std::tuple<std::string_view, std::string_view, std::string_view, Day, Modality>;
  std::map<Statement, std::set<int>> years;
  const auto statement = [](const ResolvedClaim& c) {
    const Topic& t = c.claim.topic;
    return Statement{t.subject, t.attribute, t.dimension, c.resolution.said_on, c.claim.modality};
  };
  for (const auto& c : topic) {
    if (c.claim.period) years[statement(c)].insert(year_of(*c.claim.period));
  }
  return std::ranges::any_of(topic, [&](const ResolvedClaim& c) {
    const auto found = c.claim.period ? years.end() : years.find(statement(c));
    return found != years.end() && found->second.size() > 1;
  });
}

// The three of an answer that stand for its claims; the claims come oldest first.
struct Standing {
  const ResolvedClaim* first = nullptr;
  const ResolvedClaim* of_another_source = nullptr;
  const ResolvedClaim* last = nullptr;

  void add(const ResolvedClaim& c) {
    if (first == nullptr) first = &c;
    if (of_another_source == nullptr && c.claim.source != first->claim.source) of_another_source = &c;
    last = &c;
  }
};

bool has_new_head_or_middle(const Groups& groups, const std::set<ClaimId>& added) {
  return std::ranges::any_of(groups.groups, [&](const Claims& members) {
    bool new_before = false;
    for (const auto* c : members) {
      const bool is_new = added.contains(c->claim.id);
      if (new_before && !is_new) return true;
      new_before = new_before || is_new;
    }
    return false;
  });
}

}  // namespace

std::optional<std::vector<ResolvedClaim>> representatives(std::span<const ResolvedClaim> topic,
                                                          const Context& context) {
  const Judged judged(context.judgements);
  Claims sorted;
  for (const auto& c : topic) {
    if (stands_alone(c, judged) || judged.is_rejected(c.claim.id)) return std::nullopt;
    sorted.push_back(&c);
  }
  if (counts_sources(topic)) return std::nullopt;
  std::ranges::sort(sorted, [](const auto* a, const auto* b) { return newer(*b, *a); });
  std::map<decltype(answer_key(topic.front(), {})), Standing> answers;
  for (const auto* c : sorted) {
    answers[answer_key(*c, c->claim.party ? judged.canonical(*c->claim.party) : std::string{})].add(*c);
    if (3 * answers.size() > kMaxRepresentatives) return std::nullopt;
  }
  std::set<const ResolvedClaim*> kept;
  for (const auto& [key, standing] : answers) {
    kept.insert(standing.first);
    kept.insert(standing.last);
    if (standing.of_another_source != nullptr) kept.insert(standing.of_another_source);
  }
  std::vector<ResolvedClaim> result;
  for (const auto* c : sorted) {
    if (kept.contains(c)) result.push_back(*c);
  }
  return result;
}

std::optional<EdgeDifference> link_added(std::span<const ResolvedClaim> representatives,
                                         std::span<const ResolvedClaim> added, const Context& context) {
  std::vector<ResolvedClaim> all(representatives.begin(), representatives.end());
  std::set<ClaimId> ids;
  std::set<Day> days;
  for (const auto& c : added) {
    all.push_back(c);
    ids.insert(c.claim.id);
    days.insert(c.resolution.said_on);
  }
  if (has_new_head_or_middle(group(all, Judged(context.judgements)), ids)) return std::nullopt;
  const std::vector<Day> wanted(days.begin(), days.end());
  const auto before = link_days(representatives, wanted, context);
  const auto after = link_days(all, wanted, context);
  EdgeDifference difference;
  std::ranges::set_difference(before, after, std::back_inserter(difference.erased));
  std::ranges::set_difference(after, before, std::back_inserter(difference.put));
  return difference;
}

std::vector<RelatedPair> expand(std::span<const ResolvedClaim> topic, std::span<const Edge> stored,
                                const Context& context) {
  const Judged judged(context.judgements);
  const Groups groups = group(topic, judged);
  std::map<ClaimId, const Claims*> group_of;
  std::map<ClaimId, const ResolvedClaim*> claims;
  for (const auto* c : groups.all) claims[c->claim.id] = c;
  for (const Claims& members : groups.groups) {
    for (const auto* c : members) group_of[c->claim.id] = &members;
  }
  std::vector<RelatedPair> pairs;
  for (const Edge& edge : stored) {
    const auto from = group_of.find(edge.from);
    const auto to = group_of.find(edge.to);
    if (from == group_of.end() || to == group_of.end()) {
      pairs.push_back({edge.from, edge.to, edge.relation, edge.subtype, edge.label});
      continue;
    }
    const Claims& newer_group = *from->second;
    if (&newer_group != to->second) {
      for (const auto* a : newer_group) {
        for (const auto* b : *to->second) {
          if (edge.proof.rule != kSameDay || !is_one_text(*a, *b, judged))
            pairs.push_back(related(*a, *b, edge));
        }
      }
      continue;
    }
    // A link of the chain: its newer end agrees with all before it.
    for (const auto* b : newer_group) {
      if (b->claim.id == edge.from) break;
      pairs.push_back(related(*claims.at(edge.from), *b, edge));
    }
  }
  std::ranges::sort(pairs);
  return pairs;
}

}  // namespace claimgraph::relate

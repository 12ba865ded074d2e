// Groups and chains: what of all_pairs() is stored (RELATIONS.md 5).
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/relate/group.h"
#include "core/relate/proof.h"
#include "core/relate/relate.h"

namespace claimgraph::relate {
namespace {

using Claims = std::vector<const ResolvedClaim*>;

bool is_older(const ResolvedClaim* a, const ResolvedClaim* b) { return newer(*b, *a); }

// Each oldest first; in order of their earliest members.
using Groups = std::vector<Claims>;

Groups group(std::span<const ResolvedClaim> topic, const Judged& judged) {
  Claims all;
  for (const auto& c : topic) {
    if (!judged.is_rejected(c.claim.id)) all.push_back(&c);
  }
  std::ranges::sort(all, is_older);
  Groups groups;
  std::map<GroupKey, std::size_t> index;
  for (const auto* c : all) {
    const auto [place, added] = index.try_emplace(group_key(*c, judged), groups.size());
    if (added) groups.emplace_back();
    groups[place->second].push_back(c);
  }
  return groups;
}

const ResolvedClaim* find_other_source(const Claims& claims, SourceId source) {
  const auto found = std::ranges::find_if(claims, [&](const auto* c) { return c->claim.source != source; });
  return found == claims.end() ? nullptr : *found;
}

Claims earliest_members(const Groups& groups) {
  Claims result;
  for (const Claims& members : groups) result.push_back(members.front());
  return result;
}

// What the relations between groups are a function of: their earliest claims and those of another source.
using Frame = std::vector<std::pair<ClaimId, ClaimId>>;

// Which edges are wanted.
enum class Links : std::uint8_t { kAll, kInsideGroups };

// The edges of a topic that touch a wanted day.
template <typename Wanted>
class Linker {
 public:
  Linker(std::span<const ResolvedClaim> topic, const Context& context, const Judged& judged, Wanted wanted)
      : exchange_(context.rates),
        judged_(judged),
        groups_(group(topic, judged)),
        siblings_(earliest_members(groups_)),  // equal claims add nothing for a rule that needs a third one
        wanted_(std::move(wanted)) {}

  Frame frame() const {
    Frame result;
    for (const Claims& members : groups_) {
      const auto* other = find_other_source(members, members.front()->claim.source);
      result.emplace_back(members.front()->claim.id, other == nullptr ? ClaimId{} : other->claim.id);
    }
    std::ranges::sort(result);
    return result;
  }

  std::vector<Edge> run(Links links) {
    for (const Claims& members : groups_) link_chain(members);
    link_told();
    if (links == Links::kAll) link_groups();
    std::ranges::sort(edges_);
    const auto twice = std::ranges::unique(edges_);
    edges_.erase(twice.begin(), twice.end());
    return std::move(edges_);
  }

 private:
  bool is_wanted(const ResolvedClaim* c) const {
    return wanted_(c->resolution.said_on) || is_linked_always(*c);
  }

  void link_chain(const Claims& members) {
    if (!is_wanted(members.front())) return;
    for (std::size_t i = 1; i < members.size(); ++i) decide_on(*members[i], *members[i - 1]);
  }

  void link_groups() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (is_wanted(groups_[i].front()) || is_wanted(groups_[j].front())) link_two(groups_[i], groups_[j]);
      }
    }
  }

  // Their earliest members, or the first that are not of one text.
  void link_two(const Claims& a, const Claims& b) {
    const auto rule = decide_on(*a.front(), *b.front());
    if (rule != kOneText && rule != kExplicitCue) return;
    const SourceId source = a.front()->claim.source;
    if (const auto* of_a = find_other_source(a, source)) {
      decide_on(*of_a, *b.front());
    } else if (const auto* of_b = find_other_source(b, source)) {
      decide_on(*a.front(), *of_b);
    }
  }

  // What a text says itself holds for its own claims alone.
  void link_told() {
    std::map<SourceId, Claims> texts;
    for (const Claims& members : groups_) {
      for (const auto* c : members) {
        if ((c->claim.flags & kCues) != 0) texts[c->claim.source].push_back(c);
      }
    }
    for (const auto& [source, claims] : texts) {
      for (auto a = claims.begin(); a != claims.end(); ++a) {
        for (auto b = claims.begin(); b != a; ++b) {
          if (is_wanted(*a) || is_wanted(*b)) link_if_told(**a, **b);
        }
      }
    }
  }

  void link_if_told(const ResolvedClaim& a, const ResolvedClaim& b) {
    const bool in_order = newer(a, b);
    if (!is_told_by_cue(in_order ? a : b, in_order ? b : a)) return;
    const std::size_t size = edges_.size();
    if (decide_on(a, b) != kExplicitCue)
      edges_.erase(edges_.begin() + static_cast<std::ptrdiff_t>(size), edges_.end());
  }

  // In the right order, whichever comes first. The rule that decided.
  std::string_view decide_on(const ResolvedClaim& a, const ResolvedClaim& b) {
    const bool in_order = newer(a, b);
    const Pair pair(in_order ? a : b, in_order ? b : a, siblings_, exchange_, judged_);
    const Finding finding = decide(pair);
    if (finding.decision.relation) edges_.push_back(to_edge(pair, finding));
    return finding.rule->name;
  }

  Exchange exchange_;
  const Judged& judged_;
  const Groups groups_;
  const Siblings siblings_;
  const Wanted wanted_;
  std::vector<Edge> edges_;
};

RelatedPair related(const ResolvedClaim& a, const ResolvedClaim& b, const Edge& edge) {
  const bool in_order = newer(a, b);
  return {(in_order ? a : b).claim.id, (in_order ? b : a).claim.id, edge.relation, edge.subtype, edge.label};
}

}  // namespace

std::vector<Edge> link(std::span<const ResolvedClaim> topic, const Context& context) {
  const Judged judged(context.judgements);
  return Linker(topic, context, judged, [](Day) { return true; }).run(Links::kAll);
}

std::vector<Edge> link_days(std::span<const ResolvedClaim> topic, std::span<const Day> days,
                            const Context& context) {
  const Judged judged(context.judgements);
  const std::set<Day> wanted(days.begin(), days.end());
  return Linker(topic, context, judged, [&](Day day) { return wanted.contains(day); }).run(Links::kAll);
}

bool is_linked_always(const ResolvedClaim& claim) { return has(claim.claim, kWithdrawal); }

std::vector<ResolvedClaim> of_one_group(std::span<const ResolvedClaim> claims, const ResolvedClaim& claim,
                                        const Context& context) {
  const Judged judged(context.judgements);
  std::vector<ResolvedClaim> result;
  for (const auto& c : claims) {
    const bool may_be =
        c.resolution.said_on == claim.resolution.said_on && c.claim.value.low == claim.claim.value.low;
    if (may_be && same_group(c, claim, judged)) result.push_back(c);
  }
  return result;
}

EdgeDifference link_change(std::span<const ResolvedClaim> kept, std::span<const ResolvedClaim> gone,
                           std::span<const ResolvedClaim> come, const Context& context) {
  const Judged judged(context.judgements);
  std::vector<ResolvedClaim> before(kept.begin(), kept.end());
  std::vector<ResolvedClaim> after = before;
  before.insert(before.end(), gone.begin(), gone.end());
  after.insert(after.end(), come.begin(), come.end());
  std::set<Day> days;
  for (const auto& claims : {gone, come}) {
    for (const auto& c : claims) days.insert(c.resolution.said_on);
  }
  const auto wanted = [&](Day day) { return days.contains(day); };
  Linker without(before, context, judged, wanted);
  Linker with(after, context, judged, wanted);
  const bool same_frame = gone.empty() && without.frame() == with.frame();
  const auto links = same_frame ? Links::kInsideGroups : Links::kAll;
  const auto old_edges = without.run(links);
  const auto new_edges = with.run(links);
  EdgeDifference difference;
  std::ranges::set_difference(old_edges, new_edges, std::back_inserter(difference.erased));
  std::ranges::set_difference(new_edges, old_edges, std::back_inserter(difference.put));
  return difference;
}

namespace {

// Gives back what the stored edges stand for.
class Expansion {
 public:
  Expansion(std::span<const ResolvedClaim> topic, const Judged& judged)
      : judged_(judged), groups_(group(topic, judged)) {
    for (const Claims& members : groups_) {
      for (const auto* c : members) {
        group_of_[c->claim.id] = &members;
        claims_[c->claim.id] = c;
      }
    }
  }

  std::vector<RelatedPair> run(std::span<const Edge> stored) {
    for (const Edge& edge : stored) add(edge);
    std::ranges::sort(pairs_);
    return std::move(pairs_);
  }

 private:
  void add(const Edge& edge) {
    const auto from = group_of_.find(edge.from);
    const auto to = group_of_.find(edge.to);
    const bool is_single =
        from == group_of_.end() || to == group_of_.end() || edge.proof.rule == kExplicitCue;
    if (is_single) {
      pairs_.push_back({edge.from, edge.to, edge.relation, edge.subtype, edge.label});
    } else if (from->second == to->second) {
      add_chain(edge, *from->second);
    } else {
      add_groups(edge, *from->second, *to->second);
    }
  }

  // A link of the chain: its newer end agrees with all before it.
  void add_chain(const Edge& edge, const Claims& members) {
    for (const auto* c : members) {
      if (c->claim.id == edge.from) return;
      pairs_.push_back(related(*claims_.at(edge.from), *c, edge));
    }
  }

  void add_groups(const Edge& edge, const Claims& newer_group, const Claims& older_group) {
    const bool before_cues = decides_before_cues(edge.proof.rule);
    for (const auto* a : newer_group) {
      for (const auto* b : older_group) {
        if (edge.proof.rule == kSameDay && is_one_text(*a, *b, judged_)) continue;
        const bool in_order = newer(*a, *b);
        if (!before_cues && is_told_by_cue(in_order ? *a : *b, in_order ? *b : *a)) continue;
        pairs_.push_back(related(*a, *b, edge));
      }
    }
  }

  const Judged& judged_;
  const Groups groups_;
  std::map<ClaimId, const Claims*> group_of_;
  std::map<ClaimId, const ResolvedClaim*> claims_;
  std::vector<RelatedPair> pairs_;
};

}  // namespace

std::vector<RelatedPair> expand(std::span<const ResolvedClaim> topic, std::span<const Edge> stored,
                                const Context& context) {
  const Judged judged(context.judgements);
  return Expansion(topic, judged).run(stored);
}

}  // namespace claimgraph::relate

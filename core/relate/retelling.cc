#include "core/relate/retelling.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "core/relate/forensics.h"
#include "core/relate/rules.h"

namespace claimgraph::relate {
namespace {

using Claims = std::vector<ResolvedClaim*>;

constexpr std::size_t kSlotsNeeded = 3;

// Answers that are known to belong to a statement, by topic and day; equal ones once.
class Statements {
 public:
  using Days = std::map<Day, std::vector<const ResolvedClaim*>>;

  void place(const ResolvedClaim& c) {
    auto& answers = topics_[topic_id(c.claim.topic)][c.resolution.said_on];
    const auto equal = [&](const ResolvedClaim* other) {
      return other->claim.value == c.claim.value && other->claim.party == c.claim.party &&
             other->claim.period == c.claim.period && other->claim.modality == c.claim.modality &&
             other->claim.polarity == c.claim.polarity && other->claim.topic == c.claim.topic;
    };
    if (std::ranges::none_of(answers, equal)) answers.push_back(&c);
  }

  const Days& of(const Topic& topic) const {
    static const Days none;
    const auto found = topics_.find(topic_id(topic));
    return found == topics_.end() ? none : found->second;
  }

 private:
  std::unordered_map<TopicId, Days> topics_;
};

std::string_view root_subject(const ResolvedClaim& c) {
  const std::string_view subject = c.claim.topic.subject;
  return subject.substr(0, subject.find('/'));
}

using Slot = std::pair<TopicId, int>;

Slot slot_of(const ResolvedClaim& c) {
  return {topic_id(c.claim.topic), c.resolution.period ? year_of(*c.resolution.period) : 0};
}

// A source's answers of one party, or of nobody named.
struct Telling {
  std::optional<std::string> party;
  Claims own;
  Claims beside;  // nobody named, of a subject of the party
};

struct Match {
  Day day;
  std::set<Slot> met;
  std::set<const ResolvedClaim*> news;
};

enum class Answer : std::uint8_t { kNone, kMet, kNews };

class Retelling {
 public:
  Retelling(const Statements& statements, const Rates& rates, const Judged& judged)
      : statements_(statements), rates_(rates), judged_(judged) {}

  // The statement that the telling repeats; nothing if it has news, or repeats none.
  std::optional<Match> find(const Telling& telling) const {
    std::optional<Match> best;
    for (const Day day : candidate_days(telling)) {
      auto match = matched(telling, day);
      if (match && (!best || match->met.size() >= best->met.size())) best = std::move(match);
    }
    return best;
  }

  // The latest earlier statement that gives the answer of the claim.
  std::optional<Day> find_older(const ResolvedClaim& c) const {
    const auto& days = statements_.of(c.claim.topic);
    for (auto day = days.lower_bound(c.resolution.said_on); day != days.begin();) {
      --day;
      if (answer(c, {}, day->first, Tie::kOpen) == Answer::kMet) return day->first;
    }
    return std::nullopt;
  }

 private:
  std::set<Day> candidate_days(const Telling& telling) const {
    std::set<Day> days;
    for (const auto* c : telling.own) {
      for (const auto& [day, answers] : statements_.of(c->claim.topic)) {
        if (day < c->resolution.said_on) days.insert(day);
      }
    }
    return days;
  }

  std::optional<Match> matched(const Telling& telling, Day day) const {
    std::set<Slot> own;
    for (const auto* c : telling.own) own.insert(slot_of(*c));
    const bool few = own.size() < kSlotsNeeded;
    Match match{day, {}, {}};
    for (const auto* c : telling.own) {
      const auto found = answer(*c, telling.own, day, few ? Tie::kSame : Tie::kOpen);
      if (found == Answer::kNews) return std::nullopt;
      if (found == Answer::kMet && counts(*c)) match.met.insert(slot_of(*c));
    }
    for (const auto* c : telling.beside) {
      const auto found = answer(*c, telling.beside, day, Tie::kOpen);
      if (found == Answer::kNews) return std::nullopt;
      if (found == Answer::kMet) match.met.insert(slot_of(*c));
    }
    const bool enough =
        few && telling.party ? std::ranges::includes(match.met, own) : match.met.size() >= kSlotsNeeded;
    return enough ? std::optional(std::move(match)) : std::nullopt;
  }

  // Facts that nobody is named for are repeated without retelling anything.
  static bool counts(const ResolvedClaim& c) {
    return c.claim.party || c.claim.topic.attribute_class == AttributeClass::kPlan;
  }

  // Whether the claim, said on that day, would meet the statement, be explained by it, or be news.
  Answer answer(const ResolvedClaim& c, const Claims& telling, Day day, Tie weakest) const {
    const auto& days = statements_.of(c.claim.topic);
    const auto found = days.find(day);
    if (found == days.end()) return Answer::kNone;
    const auto moved = moved_to(c, telling, day);
    std::vector<const ResolvedClaim*> beside(found->second);
    for (const auto& other : moved) beside.push_back(&other);
    const Siblings siblings(std::move(beside));
    Answer result = Answer::kNone;
    for (const auto* statement : found->second) {
      const Tie tie = judged_.tie(statement->claim.party, c.claim.party);
      if (tie == Tie::kOther || (weakest == Tie::kSame && tie != Tie::kSame)) continue;
      const auto one = answer(moved, *statement, siblings);
      if (one == Answer::kMet) return one;
      if (one == Answer::kNews) result = one;
    }
    return result;
  }

  Answer answer(const std::vector<ResolvedClaim>& moved, const ResolvedClaim& statement,
                const Siblings& siblings) const {
    const ResolvedClaim& c = moved.front();
    const bool in_order = newer(c, statement);
    const Pair pair(in_order ? c : statement, in_order ? statement : c, siblings, rates_, judged_);
    const Finding finding = decide(pair);
    if (!finding.decision.relation) return Answer::kNone;
    if (finding.decision.relation == Relation::kAgrees || is_explained(finding.decision, moved))
      return Answer::kMet;
    return Answer::kNews;
  }

  // The claim itself first, then those of its source, as if said on that day.
  static std::vector<ResolvedClaim> moved_to(const ResolvedClaim& c, const Claims& telling, Day day) {
    std::vector<ResolvedClaim> result{c};
    for (const auto* other : telling) {
      if (other != &c) result.push_back(*other);
    }
    for (auto& moved : result) moved.resolution.said_on = day;
    return result;
  }

  bool is_explained(const Decision& decision, const std::vector<ResolvedClaim>& source) const {
    switch (decision.subtype) {
      case Subtype::kCurrencyRoundTrip:
      case Subtype::kCurrencySwap:
      case Subtype::kScaleWord:
      case Subtype::kDecimalShift:
        return true;
      case Subtype::kMisreadCurrency:
        return has_rate(*decision.implied, source);
      default:
        return false;
    }
  }

  // True if the source converts some figure at that rate.
  bool has_rate(const ImpliedRate& wanted, const std::vector<ResolvedClaim>& source) const {
    for (const auto& a : source) {
      for (const auto& b : source) {
        if (topic_id(a.claim.topic) != topic_id(b.claim.topic)) continue;
        const auto rate = conversion_rate(a, b, rates_);
        if (rate && rate->from == wanted.from && rate->to == wanted.to && meet(rate->rate, wanted.rate))
          return true;
      }
    }
    return false;
  }

  const Statements& statements_;
  const Rates& rates_;
  const Judged& judged_;
};

bool is_open(const ResolvedClaim& c) { return c.claim.said_on_basis == SaidOnBasis::kPublished; }

void move_to(ResolvedClaim& c, Day day) {
  c.resolution.said_on = day;
  c.resolution.flags |= kRetold;
}

bool shares_subject(const ResolvedClaim& c, const Claims& claims) {
  return std::ranges::any_of(claims,
                             [&](const auto* other) { return root_subject(*other) == root_subject(c); });
}

// One telling for each party; or, where no party is named, one for the whole source.
std::vector<Telling> tellings_of(const Claims& source, const Judged& judged) {
  std::map<std::string, Telling> named;
  Telling unattributed;
  for (auto* c : source) {
    if (!c->claim.party) {
      unattributed.own.push_back(c);
      continue;
    }
    auto& telling = named[judged.canonical(*c->claim.party)];
    telling.party = c->claim.party;
    telling.own.push_back(c);
  }
  if (named.empty()) return {std::move(unattributed)};
  std::vector<Telling> tellings;
  for (auto& [party, telling] : named) {
    for (auto* c : unattributed.own) {
      if (shares_subject(*c, telling.own)) telling.beside.push_back(c);
    }
    tellings.push_back(std::move(telling));
  }
  return tellings;
}

// All open claims of one source, against the statements known so far.
void resolve_source(const Claims& source, const Retelling& retelling, const Judged& judged) {
  std::map<ResolvedClaim*, Match> found;
  for (const Telling& telling : tellings_of(source, judged)) {
    const auto match = retelling.find(telling);
    if (!match) continue;
    for (auto* c : telling.own) found[c] = *match;
    for (auto* c : telling.beside) {
      auto& best = found[c];
      if (std::tuple(match->met.size(), match->day) > std::tuple(best.met.size(), best.day)) best = *match;
    }
  }
  for (auto& [c, match] : found) move_to(*c, match.day);
}

}  // namespace

void find_retellings(std::vector<ResolvedClaim>& claims, const Rates& rates, const Judged& judged) {
  Statements statements;
  std::map<std::pair<Timestamp, SourceId>, Claims> open;
  Claims older;
  for (auto& c : claims) {
    if (judged.is_rejected(c.claim.id)) continue;
    if (is_open(c)) {
      open[{c.claim.published, c.claim.source}].push_back(&c);
    } else if (c.claim.said_on_basis == SaidOnBasis::kOlderOpen) {
      older.push_back(&c);
    }
  }
  const auto in_order = [](const auto* a, const auto* b) { return newer(*b, *a); };
  Claims stated;
  for (auto& c : claims) {
    if (!is_open(c) && c.claim.said_on_basis != SaidOnBasis::kOlderOpen) stated.push_back(&c);
  }
  std::ranges::sort(stated, in_order);
  for (const auto* c : stated) statements.place(*c);
  const Retelling retelling(statements, rates, judged);
  for (auto& [key, source] : open) {
    std::ranges::sort(source, {}, [](const auto* c) { return c->claim.position; });
    resolve_source(source, retelling, judged);
    for (const auto* c : source) statements.place(*c);
  }
  for (auto* c : older) {
    if (const auto day = retelling.find_older(*c)) move_to(*c, *day);
  }
}

}  // namespace claimgraph::relate

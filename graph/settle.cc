#include "graph/settle.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace claimgraph {
namespace {

constexpr std::size_t kSources = 2;  // of an answer: one may be the source that is held against it

bool is_open(const Claim& claim) { return claim.said_on_basis == SaidOnBasis::kPublished; }
bool is_older(const Claim& claim) { return claim.said_on_basis == SaidOnBasis::kOlderOpen; }

// The claim as one that states the day which it got.
Claim pinned(const ResolvedClaim& claim) {
  Claim pin = claim.claim;
  pin.said_on = claim.resolution.said_on;
  pin.said_on_basis = SaidOnBasis::kText;
  return pin;
}

// What does not stand for an answer.
storage::Few left_out(const std::map<ClaimId, ResolvedClaim>& gone, const std::vector<ResolvedClaim>& apart) {
  storage::Few few;
  for (const auto& [id, claim] : gone) few.insert({claim.claim.source, claim.claim.position});
  for (const ResolvedClaim& claim : apart) few.insert({claim.claim.source, claim.claim.position});
  return few;
}

bool has_id(const ResolvedClaim& claim, ClaimId id) { return claim.claim.id == id; }

}  // namespace

// Rejected claims, and those of judged pairs.
Status Settlement::load_apart(TopicId id, Around& topic) {
  if (!apart_) {
    apart_.emplace();
    for (const ClaimId judged : judged_.claims_apart()) {
      auto claim = before_.find_claim(judged);
      if (!claim) return claim.error();
      if (*claim) apart_->push_back(**std::move(claim));
    }
  }
  std::ranges::copy_if(*apart_, std::back_inserter(topic.apart),
                       [&](const auto& c) { return topic_id(c.claim.topic) == id; });
  return ok();
}

Status Settlement::load_claims(TopicId id, Around& topic) const {
  topic.is_stale = false;
  auto claims = topic.is_whole
                    ? before_.claims_of(id)
                    : before_.first_of_answers(id, topic.sources, left_out(topic.gone, topic.apart));
  if (!claims) return claims.error();
  topic.kept = *std::move(claims);
  std::ranges::copy_if(topic.apart, std::back_inserter(topic.kept),
                       [&](const auto& c) { return !topic.gone.contains(c.claim.id); });
  return ok();
}

Status Settlement::load_topic(const Topic& topic) {
  const TopicId id = topic_id(topic);
  const auto [place, is_new] = topics_.try_emplace(id);
  if (!is_new) return ok();
  const auto size = whole_ == kAnyNumber ? Result<std::uint64_t>(0) : before_.count_claims(topic);
  if (!size) return size.error();
  place->second.is_whole = *size <= whole_;
  place->second.sources = kSources;
  if (!place->second.is_whole) {
    if (const Status s = load_apart(id, place->second); !s) return s;
  }
  return load_claims(id, place->second);
}

Status Settlement::load_source(SourceId source) {
  const auto [place, is_new] = sources_.try_emplace(source);
  if (!is_new) return ok();
  auto claims = before_.claims_of(source);
  if (!claims) return claims.error();
  place->second = *std::move(claims);
  for (const ResolvedClaim& claim : place->second) {
    if (const Status s = load_topic(claim.claim.topic); !s) return s;
  }
  return ok();
}

// The claim as it is stored counts no more.
void Settlement::take_out(const ResolvedClaim& stored) {
  Around& topic = topics_.at(topic_id(stored.claim.topic));
  if (!topic.gone.emplace(stored.claim.id, stored).second) return;
  const auto place =
      std::ranges::find_if(topic.kept, [&](const auto& c) { return has_id(c, stored.claim.id); });
  if (place == topic.kept.end()) return;
  topic.kept.erase(place);
  topic.is_stale = !topic.is_whole;
}

void Settlement::change(const ResolvedClaim& stored, const ResolvedClaim& now) {
  if (!given_.contains(now.claim.source)) take_out(stored);
  topics_.at(topic_id(now.claim.topic)).come.insert_or_assign(now.claim.id, now);
  const auto source = sources_.find(now.claim.source);
  if (source == sources_.end()) return;
  *std::ranges::find_if(source->second, [&](const auto& c) { return has_id(c, now.claim.id); }) = now;
}

// Every source that sees something else, now that the claim came or went, takes its turn.
Status Settlement::notice(const ResolvedClaim& claim) {
  const TopicId id = topic_id(claim.claim.topic);
  if (is_older(claim.claim)) return ok();
  const auto others = now_in(id);
  if (!others) return others.error();
  std::set<Turn> stated;
  std::optional<Turn> first;
  for (const ResolvedClaim& other : *others) {
    if (has_id(other, claim.claim.id) || is_older(other.claim) || unsettled_.contains(other.claim.id) ||
        judged_.is_rejected(other.claim.id) || other.resolution.said_on != claim.resolution.said_on ||
        !relate::is_told_alike(other, claim))
      continue;
    const Turn turn{other.claim.published, other.claim.source};
    if (!is_open(other.claim)) {
      stated.insert(turn);
    } else if (!first || turn < *first) {
      first = turn;
    }
  }
  const Turn turn{claim.claim.published, claim.claim.source};
  const auto own = is_open(claim.claim) ? std::optional(turn) : std::nullopt;
  if (stated.size() == 1 && (!own || *own < *stated.begin()))
    queue_.insert(*stated.begin());  // it had nobody else
  if (!stated.empty()) return ok();
  return enqueue(id, {claim.resolution.said_on, own, first});
}

Status Settlement::enqueue(TopicId id, const storage::Snapshot::Stretch& stretch) {
  const auto take = [&](const ResolvedClaim& c) {
    const Turn turn{c.claim.published, c.claim.source};
    if (!is_open(c.claim) || c.claim.said_on <= stretch.day) return;
    if (stretch.after && turn <= *stretch.after) return;
    if (!stretch.last || turn <= *stretch.last) queue_.insert(turn);
  };
  const Around& topic = topics_.at(id);
  for (const auto& [of, claim] : topic.come) take(claim);
  if (topic.is_whole) {
    for (const ResolvedClaim& claim : topic.kept) take(claim);
    return ok();
  }
  const auto open = before_.open_within(id, stretch);
  if (!open) return open.error();
  for (const ResolvedClaim& claim : *open) {
    if (!left_.contains(claim.claim.source)) take(claim);
  }
  return ok();
}

Status Settlement::enter(SourceId source, const std::vector<Claim>& claims) {
  given_.insert(source);
  auto& own = sources_[source];
  for (const Claim& claim : claims) {
    if (const Status s = load_topic(claim.topic); !s) return s;
    own.push_back({claim, unresolved(claim)});
    if (is_open(claim)) unsettled_.insert(claim.id);
  }
  for (const ResolvedClaim& claim : own) {
    topics_.at(topic_id(claim.claim.topic)).come.emplace(claim.claim.id, claim);
    if (is_open(claim.claim)) continue;
    if (const Status s = notice(claim); !s) return s;
  }
  if (!claims.empty()) queue_.insert({claims.front().published, source});
  return ok();
}

Status Settlement::leave(SourceId source) {
  const auto claims = before_.claims_of(source);
  if (!claims) return claims.error();
  for (const ResolvedClaim& claim : *claims) {
    if (const Status s = load_topic(claim.claim.topic); !s) return s;
  }
  for (const ResolvedClaim& claim : *claims) {
    take_out(claim);
    if (const Status s = notice(claim); !s) return s;
  }
  return ok();
}

Status Settlement::add(const std::vector<Claim>& claims) {
  if (claims.empty()) return ok();
  if (const Status s = enter(claims.front().source, claims); !s) return s;
  return run();
}

Status Settlement::remove(SourceId source) {
  left_.insert(source);
  if (const Status s = leave(source); !s) return s;
  return run();
}

Status Settlement::replace(const std::map<SourceId, std::vector<Claim>>& sources) {
  for (const auto& [source, claims] : sources) left_.insert(source);
  for (const auto& [source, claims] : sources) {
    if (const Status s = leave(source); !s) return s;
  }
  for (const auto& [source, claims] : sources) {
    if (const Status s = enter(source, claims); !s) return s;
  }
  return run();
}

Status Settlement::run() {
  while (!queue_.empty()) {
    const Turn turn = *queue_.begin();  // a change only reaches sources after it, so each has its turn once
    queue_.erase(queue_.begin());
    if (left_.contains(turn.second) && !given_.contains(turn.second)) continue;
    if (const Status s = settle_source(turn); !s) return s;
  }
  for (const auto& [id, topic] : topics_) {
    if (topic.gone.empty() && topic.come.empty()) continue;
    if (const Status s = settle_topic(id); !s) return s;
  }
  return ok();
}

// The claims of a topic as they are now, or as many as stand for all.
Result<std::vector<ResolvedClaim>> Settlement::now_in(TopicId id) {
  Around& topic = topics_.at(id);
  if (topic.is_stale) {
    if (const Status s = load_claims(id, topic); !s) return s.error();
  }
  Claims claims = topic.kept;
  for (const auto& [of, claim] : topic.come) claims.push_back(claim);
  return claims;
}

// What rule 2 lets the open claims of a source see, its own claims first.
Result<std::vector<Claim>> Settlement::seen_by(const Turn& turn) {
  std::vector<Claim> seen;
  std::set<TopicId> topics;
  for (const ResolvedClaim& own : sources_.at(turn.second)) {
    seen.push_back(own.claim);
    topics.insert(topic_id(own.claim.topic));
  }
  for (const TopicId topic : topics) {
    const auto others = now_in(topic);
    if (!others) return others.error();
    for (const ResolvedClaim& other : *others) {
      if (other.claim.source == turn.second || is_older(other.claim)) continue;
      if (!is_open(other.claim)) {
        seen.push_back(other.claim);
      } else if (Turn{other.claim.published, other.claim.source} < turn) {
        seen.push_back(pinned(other));
      }
    }
  }
  return seen;
}

Status Settlement::settle_source(const Turn& turn) {
  if (const Status s = load_source(turn.second); !s) return s;
  const auto seen = seen_by(turn);
  if (!seen) return seen.error();
  const std::vector<Resolution> resolutions = relate::resolve(*seen, context_);
  const std::size_t own = sources_.at(turn.second).size();
  for (std::size_t i = 0; i < own; ++i) {
    if (const Status s = move(i, turn.second, resolutions[i]); !s) return s;
  }
  return ok();
}

// The day of one open claim of a source that has its turn.
Status Settlement::move(std::size_t own, SourceId source, const Resolution& resolution) {
  const ResolvedClaim before = sources_.at(source)[own];
  if (!is_open(before.claim)) return ok();
  const bool is_new = given_.contains(source);
  unsettled_.erase(before.claim.id);
  ResolvedClaim now = before;
  now.resolution.said_on = resolution.said_on;
  now.resolution.flags = (now.resolution.flags & ~std::uint32_t{kRetold}) | (resolution.flags & kRetold);
  if (!is_new && now.resolution == before.resolution) return ok();
  change(before, now);
  if (!is_new) {
    if (const Status s = notice(before); !s) return s;
  }
  return notice(now);
}

// Rule 3, once all days are known.
Status Settlement::settle_topic(TopicId id) {
  Around& topic = topics_.at(id);
  auto claims = now_in(id);
  if (!claims) return claims.error();
  if (!topic.is_whole && relate::counts_sources(*claims)) {
    topic.sources = relate::kSourcesCounted;
    topic.is_stale = true;
    claims = now_in(id);
    if (!claims) return claims.error();
  }
  std::vector<Claim> given;
  for (const ResolvedClaim& c : *claims) given.push_back(is_open(c.claim) ? pinned(c) : c.claim);
  const std::vector<Resolution> resolutions = relate::resolve(given, context_);
  for (std::size_t i = 0; i < claims->size(); ++i) {
    if (const Status s = resolve_anew(id, (*claims)[i], resolutions[i]); !s) return s;
  }
  return ok();
}

// The claim, and all that give its answer, where it stands for them.
Status Settlement::resolve_anew(TopicId id, const ResolvedClaim& claim, const Resolution& resolution) {
  const auto resolved = [&](ResolvedClaim c) {
    const std::uint32_t retold = is_open(c.claim) ? c.resolution.flags & kRetold : 0;
    c.resolution = resolution;
    c.resolution.flags |= retold;
    return c;
  };
  Around& topic = topics_.at(id);
  const bool changes = topic.come.contains(claim.claim.id);
  if (resolved(claim).resolution == claim.resolution) return ok();
  change(claim, resolved(claim));
  if (changes || topic.is_whole) return ok();
  const auto equal = before_.same_answer(claim);
  if (!equal) return equal.error();
  const storage::Few stay = left_out(topic.gone, topic.apart);
  for (const ResolvedClaim& other : *equal) {
    if (!stay.contains({other.claim.source, other.claim.position})) change(other, resolved(other));
  }
  return ok();
}

std::vector<ResolvedClaim> Settlement::added(SourceId source) const {
  const auto own = sources_.find(source);
  return own == sources_.end() ? Claims{} : own->second;
}

std::vector<ResolvedClaim> Settlement::changed() const {
  Claims claims;
  for (const auto& [id, topic] : topics_) {
    for (const auto& [of, now] : topic.come) {
      if (given_.contains(now.claim.source)) continue;
      if (topic.gone.at(of).resolution != now.resolution) claims.push_back(now);
    }
  }
  return claims;
}

std::size_t Settlement::count_touched() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      topics_, [](const auto& t) { return !t.second.gone.empty() || !t.second.come.empty(); }));
}

// Of a topic that is not whole: also what stands next to the changes in their groups, and in their sources.
Result<std::vector<ResolvedClaim>> Settlement::kept_beside(TopicId id, const Around& topic) const {
  Claims kept = topic.kept;
  if (topic.is_whole) return kept;
  ById found;
  const storage::Few but = left_out(topic.gone, topic.apart);
  for (const ById* changes : {&topic.gone, &topic.come}) {
    for (const auto& [of, claim] : *changes) {
      const auto beside = before_.beside(relate::of_one_group(topic.kept, claim, context_), claim, but);
      if (!beside) return beside.error();
      for (const ResolvedClaim& c : *beside) found.emplace(c.claim.id, c);
      const auto source = sources_.find(claim.claim.source);
      if (source == sources_.end()) continue;
      for (const ResolvedClaim& c : source->second) {
        if (topic_id(c.claim.topic) == id) found.emplace(c.claim.id, c);
      }
    }
  }
  for (const auto& [of, claim] : found) {
    const bool is_there = topic.come.contains(of) || topic.gone.contains(of) ||
                          std::ranges::any_of(kept, [&](const auto& c) { return has_id(c, of); });
    if (!is_there) kept.push_back(claim);
  }
  return kept;
}

Result<std::map<TopicId, relate::EdgeDifference>> Settlement::edges() {
  std::map<TopicId, relate::EdgeDifference> edges;
  for (auto& [id, topic] : topics_) {
    if (topic.gone.empty() && topic.come.empty()) continue;
    if (topic.is_stale) {
      if (const Status s = load_claims(id, topic); !s) return s.error();
    }
    const auto kept = kept_beside(id, topic);
    if (!kept) return kept.error();
    Claims gone, come;
    for (const auto& [of, claim] : topic.gone) gone.push_back(claim);
    for (const auto& [of, claim] : topic.come) come.push_back(claim);
    edges.emplace(id, relate::link_change(*kept, gone, come, context_));
  }
  return edges;
}

std::map<TopicId, std::vector<ResolvedClaim>> Settlement::touched() const {
  assert(whole_ == kAnyNumber);
  std::map<TopicId, Claims> topics;
  for (const auto& [id, topic] : topics_) {
    if (topic.gone.empty() && topic.come.empty()) continue;
    auto& claims = topics[id] = topic.kept;
    for (const auto& [of, claim] : topic.come) claims.push_back(claim);
  }
  return topics;
}

std::map<TopicId, std::set<Day>> Settlement::changed_days() const {
  std::map<TopicId, std::set<Day>> days;
  for (const auto& [id, topic] : topics_) {
    for (const ById* changes : {&topic.gone, &topic.come}) {
      for (const auto& [of, claim] : *changes) days[id].insert(claim.resolution.said_on);
    }
  }
  return days;
}

}  // namespace claimgraph

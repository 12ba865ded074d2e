#include "graph/settle.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace claimgraph {
namespace {

bool is_open(const Claim& claim) { return claim.said_on_basis == SaidOnBasis::kPublished; }
bool is_older(const Claim& claim) { return claim.said_on_basis == SaidOnBasis::kOlderOpen; }

// The claim as one that states the day which it got.
Claim pinned(const ResolvedClaim& claim) {
  Claim pin = claim.claim;
  pin.said_on = claim.resolution.said_on;
  pin.said_on_basis = SaidOnBasis::kText;
  return pin;
}

bool same_day(const Resolution& a, const Resolution& b) {
  return a.said_on == b.said_on && (a.flags & kRetold) == (b.flags & kRetold);
}

}  // namespace

void Settlement::insert(const ResolvedClaim& claim, std::optional<Resolution> stored) {
  claims_.insert_or_assign(claim.claim.id, Entry{claim, std::move(stored)});
}

Status Settlement::load_topic(const Topic& topic) {
  const TopicId id = topic_id(topic);
  const auto [place, added] = topics_.try_emplace(id);
  if (!added) return ok();
  if (read_ == Read::kRepresentatives) {
    const auto claims = before_.representatives(topic);
    if (!claims) return claims.error();
    if (*claims) {
      reduced_.insert(id);
      for (const ResolvedClaim& claim : **claims) {
        insert(claim, claim.resolution);
        place->second.push_back(claim.claim.id);
      }
      return ok();
    }
  }
  const auto claims = before_.claims_of(id);
  if (!claims) return claims.error();
  for (const ResolvedClaim& claim : *claims) {
    if (left_.contains(claim.claim.source)) continue;
    insert(claim, claim.resolution);
    place->second.push_back(claim.claim.id);
  }
  return ok();
}

Status Settlement::load_source(SourceId source) {
  const auto [place, added] = sources_.try_emplace(source);
  if (!added) return ok();
  const auto claims = before_.claims_of(source);
  if (!claims) return claims.error();
  for (const ResolvedClaim& claim : *claims) {
    if (const Status s = load_topic(claim.claim.topic); !s) return s;
    place->second.push_back(claim.claim.id);
  }
  return ok();
}

// Every source that may see the change takes its turn, again if it had it.
void Settlement::enqueue(const Change& change) {
  touched_.insert(change.topic);
  for (const ClaimId id : topics_.at(change.topic)) {
    const Claim& claim = claims_.at(id).now.claim;
    const Turn turn{claim.published, claim.source};
    if (!is_open(claim) || claim.said_on <= change.earliest_day) continue;
    if (!change.turn || *change.turn < turn) queue_.insert(turn);
  }
}

void Settlement::note_stated(const std::vector<ClaimId>& claims) {
  for (const ClaimId id : claims) {
    const Claim& claim = claims_.at(id).now.claim;
    touched_.insert(topic_id(claim.topic));
    if (!is_open(claim) && !is_older(claim)) enqueue({topic_id(claim.topic), claim.said_on, std::nullopt});
  }
}

Status Settlement::enter(SourceId source, const std::vector<Claim>& claims) {
  auto& own = sources_[source];
  for (const Claim& claim : claims) {
    if (const Status s = load_topic(claim.topic); !s) return s;
    insert({claim, unresolved(claim)}, std::nullopt);
    topics_.at(topic_id(claim.topic)).push_back(claim.id);
    own.push_back(claim.id);
  }
  return ok();
}

Status Settlement::leave(SourceId source) {
  const auto claims = before_.claims_of(source);
  if (!claims) return claims.error();
  for (const ResolvedClaim& c : *claims) {
    const TopicId topic = topic_id(c.claim.topic);
    if (const Status s = load_topic(c.claim.topic); !s) return s;
    touched_.insert(topic);
    removed_days_[topic].insert(c.resolution.said_on);
    if (is_older(c.claim)) continue;
    const auto turn = is_open(c.claim) ? std::optional(Turn{c.claim.published, source}) : std::nullopt;
    enqueue({topic, c.resolution.said_on, turn});
  }
  return ok();
}

Status Settlement::add(const std::vector<Claim>& claims) {
  if (claims.empty()) return ok();
  const SourceId source = claims.front().source;
  added_source_ = source;
  if (const Status s = enter(source, claims); !s) return s;
  note_stated(sources_.at(source));
  queue_.insert({claims.front().published, source});
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
    if (const Status s = enter(source, claims); !s) return s;
  }
  for (const auto& [source, claims] : sources) {
    if (const Status s = leave(source); !s) return s;
    note_stated(sources_.at(source));
    if (!claims.empty()) queue_.insert({claims.front().published, source});
  }
  return run();
}

Status Settlement::run() {
  while (!queue_.empty()) {
    const Turn turn = *queue_.begin();  // a change only reaches sources after it, so each has its turn once
    queue_.erase(queue_.begin());
    const bool is_new = read_ == Read::kRepresentatives && added_source_ == turn.second;
    if (!is_new) others_moved_ = true;
    if (others_moved_ && !reduced_.empty()) return ok();
    if (const Status s = settle_source(turn); !s) return s;
  }
  for (const TopicId topic : touched_) settle_topic(topic);
  return ok();
}

// What rule 2 lets the open claims of a source see, its own claims first.
std::vector<Claim> Settlement::seen_by(const Turn& turn) const {
  std::vector<Claim> seen;
  std::set<TopicId> topics;
  for (const ClaimId id : sources_.at(turn.second)) {
    const Claim& own = claims_.at(id).now.claim;
    seen.push_back(own);
    topics.insert(topic_id(own.topic));
  }
  for (const TopicId topic : topics) {
    for (const ClaimId id : topics_.at(topic)) {
      const ResolvedClaim& other = claims_.at(id).now;
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
  const std::vector<ClaimId>& own = sources_.at(turn.second);
  const std::vector<Resolution> resolutions = relate::resolve(seen_by(turn), context_);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < own.size(); ++i) {
    Entry& entry = claims_.at(own[i]);
    if (!is_open(entry.now.claim)) continue;
    const Resolution before = entry.now.resolution;
    entry.now.resolution.said_on = resolutions[i].said_on;
    entry.now.resolution.flags = (before.flags & ~std::uint32_t{kRetold}) | (resolutions[i].flags & kRetold);
    if (entry.stored && same_day(before, entry.now.resolution)) continue;
    const Day earliest = std::min(before.said_on, entry.now.resolution.said_on);
    changes.push_back({topic_id(entry.now.claim.topic), earliest, turn});
  }
  for (const Change& change : changes) enqueue(change);
  return ok();
}

// Rule 3, once all days are known.
void Settlement::settle_topic(TopicId topic) {
  std::vector<Claim> claims;
  for (const ClaimId id : topics_.at(topic)) {
    const ResolvedClaim& now = claims_.at(id).now;
    claims.push_back(is_open(now.claim) ? pinned(now) : now.claim);
  }
  const std::vector<Resolution> resolutions = relate::resolve(claims, context_);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    ResolvedClaim& now = claims_.at(claims[i].id).now;
    const std::uint32_t retold = is_open(now.claim) ? now.resolution.flags & kRetold : 0;
    now.resolution = resolutions[i];
    now.resolution.flags |= retold;
  }
}

bool Settlement::is_exact() const {
  if (reduced_.empty()) return true;
  if (others_moved_) return false;
  return std::ranges::none_of(changed(),
                              [&](const ResolvedClaim& c) { return is_reduced(topic_id(c.claim.topic)); });
}

std::vector<ResolvedClaim> Settlement::added(SourceId source) const {
  std::vector<ResolvedClaim> claims;
  const auto own = sources_.find(source);
  if (own == sources_.end()) return claims;
  for (const ClaimId id : own->second) claims.push_back(claims_.at(id).now);
  return claims;
}

std::vector<ResolvedClaim> Settlement::changed() const {
  std::vector<ResolvedClaim> claims;
  for (const TopicId topic : touched_) {
    for (const ClaimId id : topics_.at(topic)) {
      const Entry& entry = claims_.at(id);
      if (entry.stored && *entry.stored != entry.now.resolution) claims.push_back(entry.now);
    }
  }
  return claims;
}

std::map<TopicId, std::vector<ResolvedClaim>> Settlement::touched() const {
  std::map<TopicId, std::vector<ResolvedClaim>> topics;
  for (const TopicId topic : touched_) {
    auto& claims = topics[topic];
    for (const ClaimId id : topics_.at(topic)) claims.push_back(claims_.at(id).now);
  }
  return topics;
}

std::map<TopicId, std::set<Day>> Settlement::changed_days() const {
  std::map<TopicId, std::set<Day>> days = removed_days_;
  for (const TopicId topic : touched_) {
    auto& of_topic = days[topic];
    for (const ClaimId id : topics_.at(topic)) {
      const Entry& entry = claims_.at(id);
      if (entry.stored && *entry.stored == entry.now.resolution) continue;
      of_topic.insert(entry.now.resolution.said_on);
      if (entry.stored) of_topic.insert(entry.stored->said_on);
    }
  }
  return days;
}

}  // namespace claimgraph

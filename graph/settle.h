// What a source more or less, or one read anew, changes in the resolutions of all others, and nothing else
// looked at.
//
// relate::resolve() is a function of the whole set of claims, but a local one, and this is what the search
// rests on:
//  1. A claim whose day is known (SaidOnBasis kSource, kText, kOlder) keeps it.
//  2. The open claims of a source (kPublished) depend on the claims of their topics: those of rule 1, whoever
//  made them,
//     and the open ones of the sources before it in order of (published, id), with the days that those got.
//  3. kOlderOpen claims and inherited periods depend on the claims of their own topic with the days that they
//  got, and
//     nothing depends on them.
// So a change runs forward in the order of the sources, through topics, and stops where a source keeps its
// days. A claim that has its day already is given to resolve() as one of rule 1. tests/graph/append_test.cc
// compares with a whole rebuild.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/relate/relate.h"
#include "storage/store.h"

namespace claimgraph {

// How much of a topic is read. Representatives are enough while the new source comes last and moves no other
// claim.
enum class Read : std::uint8_t { kWhole, kRepresentatives };

// The claims around a change, as they are stored and as they become. Borrows the snapshot and the context.
class Settlement {
 public:
  // With kRepresentatives only add() is allowed.
  Settlement(const storage::Snapshot& before, const relate::Context& context, Read read = Read::kWhole)
      : before_(before), context_(context), read_(read) {}

  // Exactly one of these, once, then the results below hold.
  Status add(const std::vector<Claim>& claims);  // all of one source that is not stored
  Status remove(SourceId source);
  // The claims of stored sources become others; also the same ones, where judgements on them changed.
  Status replace(const std::map<SourceId, std::vector<Claim>>& sources);

  // False if representatives were read and were not enough: no result below holds.
  bool is_exact() const;
  // Whether only representatives of the topic were read.
  bool is_reduced(TopicId topic) const { return reduced_.contains(topic); }

  // The claims of a new or replaced source, resolved, in the order given.
  std::vector<ResolvedClaim> added(SourceId source) const;
  // Claims of other sources whose resolution changed.
  std::vector<ResolvedClaim> changed() const;
  // The topics in which a claim came, went or changed, with all their claims as they are now.
  std::map<TopicId, std::vector<ResolvedClaim>> touched() const;
  // The days of these changes: before and after.
  std::map<TopicId, std::set<Day>> changed_days() const;

 private:
  using Turn = std::pair<Timestamp, SourceId>;  // the order in which resolve() goes through the sources

  struct Entry {
    ResolvedClaim now;
    std::optional<Resolution> stored;  // nothing for a new claim
  };

  // A claim that appeared, vanished or got another day, as later sources see it.
  struct Change {
    TopicId topic{};
    Day earliest_day;          // of before and now
    std::optional<Turn> turn;  // of an open claim: sources before it do not see it
  };

  Status leave(SourceId source);
  Status enter(SourceId source, const std::vector<Claim>& claims);
  Status load_topic(const Topic& topic);
  Status load_source(SourceId source);
  void insert(const ResolvedClaim& claim, std::optional<Resolution> stored);
  void note_stated(const std::vector<ClaimId>& claims);
  void enqueue(const Change& change);
  Status run();
  Status settle_source(const Turn& turn);
  void settle_topic(TopicId topic);
  std::vector<Claim> seen_by(const Turn& turn) const;

  const storage::Snapshot& before_;
  const relate::Context& context_;
  std::unordered_map<ClaimId, Entry> claims_;
  std::map<TopicId, std::vector<ClaimId>> topics_;    // the loaded ones, whole
  std::map<SourceId, std::vector<ClaimId>> sources_;  // the loaded ones, whole
  std::set<Turn> queue_;
  std::set<TopicId> touched_;
  const Read read_;
  std::optional<SourceId> added_source_;
  std::set<TopicId> reduced_;
  bool others_moved_ = false;  // a source beside the new one had its turn
  std::set<SourceId> left_;    // their stored claims count no more
  std::map<TopicId, std::set<Day>> removed_days_;
};

}  // namespace claimgraph

// What a source more or less, or one read anew, changes in the resolutions and edges of all others, and
// nothing else looked at.
//
// relate::resolve() is a function of the whole set of claims, but a local one, and this is what the search
// rests on:
//  1. A claim whose day is known (SaidOnBasis kSource, kText, kOlder) keeps it.
//  2. The open claims of a source (kPublished) depend on the claims of their topics: those of rule 1, whoever
//     made them, and the open ones of the sources before it in order of (published, id), with the days that
//     those got. Claims that are told alike (relate::is_told_alike) count as one, if another source than this
//     one tells it.
//  3. kOlderOpen claims and inherited periods depend on the claims of their own topic with the days that they
//     got, and nothing depends on them.
// So a change runs forward in the order of the sources, through topics, and stops where a source keeps its
// days or where others tell the same. A claim that has its day already is given to resolve() as one of
// rule 1.
//
// Of a large topic only the first claims of every answer are read (Snapshot::first_of_answers), and those
// beside what changes: claims of one answer are resolved and linked alike. tests/graph/append_test.cc
// compares with a whole rebuild.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/relate/judgements.h"
#include "core/relate/relate.h"
#include "storage/store.h"

namespace claimgraph {

// Topics of more claims are not read whole.
inline constexpr std::size_t kFewClaims = 100;
inline constexpr std::size_t kAnyNumber = ~std::size_t{0};

// The claims around a change, as they are stored and as they become. Borrows the snapshot and the context.
class Settlement {
 public:
  // `whole`: up to how many claims a topic is read whole. touched() needs kAnyNumber.
  Settlement(const storage::Snapshot& before, const relate::Context& context, std::size_t whole)
      : before_(before), context_(context), judged_(context.judgements), whole_(whole) {}

  // Exactly one of these, once, then the results below hold.
  Status add(const std::vector<Claim>& claims);  // all of one source that is not stored
  Status remove(SourceId source);
  // The claims of stored sources become others; also the same ones, where judgements on them changed.
  Status replace(const std::map<SourceId, std::vector<Claim>>& sources);

  // The claims of a new or replaced source, resolved, in the order given.
  std::vector<ResolvedClaim> added(SourceId source) const;
  // Claims of other sources whose resolution changed.
  std::vector<ResolvedClaim> changed() const;
  // The topics in which a claim came, went or changed: their number, and the edges that change with it.
  // REQUIRES: the stored edges are those that the rules give in this context
  std::size_t count_touched() const;
  Result<std::map<TopicId, relate::EdgeDifference>> edges();
  // The same topics with all their claims as they are now, and the days of the changes: before and after.
  std::map<TopicId, std::vector<ResolvedClaim>> touched() const;
  std::map<TopicId, std::set<Day>> changed_days() const;

 private:
  using Turn = std::pair<Timestamp, SourceId>;  // the order in which resolve() goes through the sources
  using Claims = std::vector<ResolvedClaim>;
  using ById = std::map<ClaimId, ResolvedClaim>;

  struct Around {
    bool is_whole = true;
    std::size_t sources = 0;  // of each answer that were read, where it is not whole
    bool is_stale = false;    // one of `kept` went: another one may stand for its answer now
    Claims kept;              // stored claims that do not change: all, or those that stand for all
    ById gone, come;          // the claims that change, as stored and as they become
    Claims apart;             // of a topic that is not whole: claims that stand for nobody but themselves
  };

  Status leave(SourceId source);
  Status enter(SourceId source, const std::vector<Claim>& claims);
  Status load_topic(const Topic& topic);
  Status load_apart(TopicId id, Around& topic);
  Status load_claims(TopicId id, Around& topic) const;
  Status load_source(SourceId source);
  void take_out(const ResolvedClaim& stored);
  void change(const ResolvedClaim& stored, const ResolvedClaim& now);
  Status notice(const ResolvedClaim& claim);
  Status enqueue(TopicId id, const storage::Snapshot::Stretch& stretch);
  Status run();
  Status settle_source(const Turn& turn);
  Status move(std::size_t own, SourceId source, const Resolution& resolution);
  Status settle_topic(TopicId id);
  Status resolve_anew(TopicId id, const ResolvedClaim& claim, const Resolution& resolution);
  Result<Claims> now_in(TopicId id);
  Result<std::vector<Claim>> seen_by(const Turn& turn);
  Result<Claims> kept_beside(TopicId id, const Around& topic) const;

  const storage::Snapshot& before_;
  const relate::Context& context_;
  const relate::Judged judged_;
  const std::size_t whole_;
  std::map<TopicId, Around> topics_;    // the loaded ones
  std::map<SourceId, Claims> sources_;  // the loaded ones, all their claims as they are now
  std::set<SourceId> given_;            // new or replaced
  std::set<ClaimId>
      unsettled_;  // open claims of the given ones that have not had their turn: nobody sees them yet
  std::set<SourceId> left_;  // their stored claims count no more
  std::set<Turn> queue_;
  std::optional<Claims> apart_;  // of the whole database, once they are read
};

}  // namespace claimgraph

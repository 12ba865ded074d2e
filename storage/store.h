// The one door to the disk: sources, their texts, claims, edges and judgements in one directory.
//
// Missing (kNotFound), damaged (kCorruption), newer (kUnsupportedVersion), locked (kInUse) and failing (kIo)
// are different answers. An append is one atomic batch and one sync: acknowledged means it survives kill,
// crash and power loss. How bytes lie on disk is docs/FORMAT.md; which engine holds them is hidden here.
//
// Thread safety: snapshots may be taken and read concurrently with one writer; append() and friends need
// external synchronization. A second writing process is refused with the pid of the first.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/figure.h"
#include "core/model/judgement.h"
#include "core/model/result.h"
#include "core/model/source.h"

namespace claimgraph::storage {

enum class Mode : std::uint8_t { kRead, kWrite };

// An edge with the topics of its ends: they differ only for a withdrawal. The key of an edge starts with its
// topic, so that the edges of a topic are one scan.
struct PlacedEdge {
  TopicId from_topic{};
  TopicId to_topic{};
  Edge edge;
  friend auto operator<=>(const PlacedEdge&, const PlacedEdge&) = default;
};

// Everything that one new source changes. Written whole or not at all.
// REQUIRES: claims name the source and its time of publication; claims and resolved lie in the topics of
// their own names
struct Append {
  Source source;
  std::vector<ResolvedClaim> claims;    // of the source, in order of position
  std::vector<ResolvedClaim> resolved;  // claims of other sources whose resolution changes
  std::vector<PlacedEdge> erased;       // by (topics, from, to, relation); the proof is not looked at
  std::vector<PlacedEdge> put;
  std::optional<std::int64_t> recorded_ms;  // the caller's clock, milliseconds since 1970 UTC
};

// The claims of a source that is there, read again, corrected or with other topics.
struct Rewritten {
  SourceId source;
  std::vector<ResolvedClaim> claims;  // all of them now, in order of position
};

// What is left when a source goes.
struct Removal {
  SourceId source;
  std::vector<Rewritten> rewritten;
  std::vector<ResolvedClaim> resolved;
  std::vector<PlacedEdge> erased;
  std::vector<PlacedEdge> put;
  std::optional<std::int64_t> recorded_ms;
};

// What a change of judgements, rates or rules leads to, without any source coming or going.
struct Relink {
  std::vector<ResolvedClaim> resolved;
  std::vector<PlacedEdge> erased;
  std::vector<PlacedEdge> put;
  std::optional<std::int64_t> recorded_ms;
};

// Several changes at once: what people decide, texts read again, many sources in one batch.
struct Change {
  std::vector<Append> added;  // with their claims and time; everything else of them is below
  std::vector<Rewritten> rewritten;
  std::vector<Judgement> judgements;  // one that is there already changes nothing
  std::vector<ResolvedClaim> resolved;
  std::vector<PlacedEdge> erased;
  std::vector<PlacedEdge> put;
  std::optional<std::int64_t> recorded_ms;
};

// On disk: never renumber, never reuse.
enum class JournalAction : std::uint8_t { kAdd = 0, kRemove = 1, kJudge = 2, kRelink = 3 };

// One write, as "recorded" of RELATIONS.md 1 needs it: what was known when.
struct JournalEntry {
  std::uint64_t transaction = 0;  // 1, 2, ...: the order of writing
  JournalAction action = JournalAction::kAdd;
  Bits128 subject;                          // the source or the judgement; zero for kRelink
  std::optional<std::int64_t> recorded_ms;  // as given with the write
  friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

struct Stats {
  std::uint64_t sources = 0;
  std::uint64_t claims = 0;
  std::uint64_t topics = 0;
  std::uint64_t edges = 0;
  std::uint64_t judgements = 0;
  std::uint64_t bytes_on_disk = 0;
  std::uint32_t format = 0;
};

// Some claims of one topic: source and position.
using Few = std::set<std::pair<SourceId, std::uint32_t>>;

// One consistent state of the database. Borrowed from the store, which must outlive it.
class Snapshot {
 public:
  struct State;
  explicit Snapshot(std::unique_ptr<State> state);
  Snapshot(Snapshot&&) noexcept;
  Snapshot& operator=(Snapshot&&) noexcept;
  ~Snapshot();

  // The source with its text; nothing if it is not there.
  Result<std::optional<Source>> find_source(SourceId id) const;
  // Every source in order of id, texts left out.
  Result<std::vector<Source>> sources() const;
  Result<std::vector<SourceId>> sources_with_prefix(std::string_view hex, std::size_t limit) const;

  Result<std::optional<ResolvedClaim>> find_claim(ClaimId id) const;
  // In the order asked; kCorruption if one is missing: an id comes from an edge or an index.
  Result<std::vector<ResolvedClaim>> get_claims(std::span<const ClaimId> ids) const;
  Result<std::vector<ClaimId>> claims_with_prefix(std::string_view hex, std::size_t limit) const;
  // The claims of a source, by position.
  Result<std::vector<ResolvedClaim>> claims_of(SourceId id) const;
  // The claims of a topic in one seek and a scan, by (said_on as written, published, source, position).
  Result<std::vector<ResolvedClaim>> claims_of(TopicId id) const;
  Result<std::uint64_t> count_claims(const Topic& topic) const;

  // What follows reads of a topic of any size only what it gives. Claims of one day of statement that the
  // rules cannot tell apart are one answer; inside it the order is (published, source, position). `but`:
  // claims that are looked at as if they were not there.
  //
  // Of every answer the first claims of its first sources, as many as asked for.
  Result<std::vector<ResolvedClaim>> first_of_answers(TopicId id, std::size_t sources, const Few& but) const;
  // The claims just before and just after `claim` among those that give the answer of one of `like`.
  Result<std::vector<ResolvedClaim>> beside(std::span<const ResolvedClaim> like, const ResolvedClaim& claim,
                                            const Few& but) const;
  // All that give the answer of `like`.
  Result<std::vector<ResolvedClaim>> same_answer(const ResolvedClaim& like) const;
  // The claims that name no day, published after `day` by sources after `after` and up to `last`, where
  // given.
  struct Stretch {
    Day day;
    std::optional<std::pair<Timestamp, SourceId>> after, last;
  };
  Result<std::vector<ResolvedClaim>> open_within(TopicId id, const Stretch& stretch) const;
  // Every topic that has a claim, ordered by (subject, attribute, dimension).
  Result<std::vector<Topic>> topics() const;
  // Every claim, topic by topic. Stops at the first error of the visitor, and returns it.
  Status for_each_claim(const std::function<Status(const ResolvedClaim&)>& visit) const;

  // The sources that give a figure, nearest first: those before a turn, or those after it. The order of turns
  // is that of (published, source).
  using Turn = std::pair<Timestamp, SourceId>;
  Result<std::vector<Turn>> figure_before(FigureId figure, const Turn& turn, std::size_t limit) const;
  Result<std::vector<Turn>> figure_after(FigureId figure, const Turn& turn, std::size_t limit) const;

  // The edges whose newer end lies in the topic, by (from, to, relation).
  Result<std::vector<PlacedEdge>> edges_of(TopicId id) const;
  // The edges from and to a claim. REQUIRES: the claim's own topic
  Result<std::vector<PlacedEdge>> edges_from(TopicId topic, ClaimId id) const;
  Result<std::vector<PlacedEdge>> edges_to(TopicId topic, ClaimId id) const;
  Status for_each_edge(const std::function<Status(const PlacedEdge&)>& visit) const;

  // By id.
  Result<std::vector<Judgement>> judgements() const;

  // Every write there was, in order.
  Result<std::vector<JournalEntry>> journal() const;

  Result<Stats> stats() const;

 private:
  std::unique_ptr<State> state_;
};

class Store {
 public:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  const State& state() const;  // for this folder: store_state.h
  // Makes an empty database. kInvalidArgument if something else is in the way.
  static Status create(const std::filesystem::path& directory);

  // kNotFound if nothing is there, kInvalidArgument if it is something else than a database of ours.
  static Result<Store> open(const std::filesystem::path& directory, Mode mode);

  // An empty database that lives as long as the object: for what was known on another day, and for tests.
  static Result<Store> in_memory();

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  Snapshot snapshot() const;

  // What the open had to say, for stderr: "an unfinished append was dropped". Mostly empty.
  const std::vector<std::string>& notes() const;

  // One atomic batch, one sync. kInvalidArgument if the source is there already or the store was opened with
  // kRead. kIo: the outcome is unknown and repeating is safe; the store refuses every later write.
  Status append(const Append& append);
  Status remove(const Removal& removal);
  Status relink(const Relink& relink);
  // One line of the journal for each source and judgement, one kRelink line for everything else.
  Status apply(const Change& change);
  // The same judgement again changes nothing.
  Status put_judgement(const Judgement& judgement, std::optional<std::int64_t> recorded_ms = std::nullopt);

 private:
  std::unique_ptr<State> state_;
};

}  // namespace claimgraph::storage

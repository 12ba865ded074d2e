#include "storage/store.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "samples.h"

namespace claimgraph::storage {
namespace {

Store open_or_die(const std::filesystem::path& path, Mode mode) {
  auto store = Store::open(path, mode);
  if (!store) throw std::runtime_error(store.error().message);
  return *std::move(store);
}

void fill(const std::filesystem::path& path, std::uint64_t sources) {
  ASSERT_TRUE(Store::create(path));
  Store store = open_or_die(path, Mode::kWrite);
  for (std::uint64_t n = 0; n < sources; ++n) {
    const Status s = store.append(sample_append(n));
    ASSERT_TRUE(s) << s.error().message;
  }
}

TEST(Store, GivesBackWhatWasAppendedAfterReopening) {
  const ScratchPath place;
  fill(place.path(), 3);
  const Store store = open_or_die(place.path(), Mode::kRead);
  const Snapshot snapshot = store.snapshot();
  EXPECT_EQ(**snapshot.find_source(sample_source_id(1)), sample_source(1));
  EXPECT_EQ(*snapshot.claims_of(sample_source_id(1)), sample_append(1).claims);
  EXPECT_EQ(**snapshot.find_claim(sample_claim_id(2, 1)), sample_claim(2, 1, "Own 2"));
  EXPECT_EQ(*snapshot.edges_of(topic_id(sample_topic("Velden"))),
            (std::vector{sample_append(1).put[0], sample_append(2).put[0]}));
  EXPECT_TRUE(store.notes().empty());
}

TEST(Store, FindsNothingWhereThereIsNothing) {
  const ScratchPath place;
  fill(place.path(), 1);
  const Store store = open_or_die(place.path(), Mode::kRead);
  const Snapshot snapshot = store.snapshot();
  EXPECT_FALSE(*snapshot.find_source(sample_source_id(1)));
  EXPECT_FALSE(*snapshot.find_claim(sample_claim_id(1, 0)));
  EXPECT_TRUE(snapshot.claims_of(TopicId{1})->empty());
  const ClaimId unknown = sample_claim_id(1, 0);
  EXPECT_EQ(snapshot.get_claims({&unknown, 1}).error().code, ErrorCode::kCorruption);
}

TEST(Store, ReadsATopicInOrderOfStatement) {
  const ScratchPath place;
  ASSERT_TRUE(Store::create(place.path()));
  Store store = open_or_die(place.path(), Mode::kWrite);
  for (const std::uint64_t n : {2u, 0u, 1u}) {
    Append append = sample_append(n);
    append.put.clear();
    ASSERT_TRUE(store.append(append));
  }
  const auto claims = store.snapshot().claims_of(topic_id(sample_topic("Velden")));
  ASSERT_TRUE(claims);
  ASSERT_EQ(claims->size(), 3u);
  for (std::uint64_t n = 0; n < 3; ++n) EXPECT_EQ((*claims)[n].claim.source, sample_source_id(n));
}

TEST(Store, ListsTopicsBySubject) {
  const ScratchPath place;
  fill(place.path(), 2);
  const Store store = open_or_die(place.path(), Mode::kRead);
  const auto topics = store.snapshot().topics();
  ASSERT_TRUE(topics);
  ASSERT_EQ(topics->size(), 3u);
  EXPECT_EQ((*topics)[0].subject, "Own 0");
  EXPECT_EQ((*topics)[1].subject, "Own 1");
  EXPECT_EQ((*topics)[2].subject, "Velden");
  EXPECT_EQ((*topics)[2].reckoning, Reckoning::kTallied);
}

TEST(Store, FindsEdgesFromBothEndsAcrossTopics) {
  const ScratchPath place;
  ASSERT_TRUE(Store::create(place.path()));
  Store store = open_or_die(place.path(), Mode::kWrite);
  Append first = sample_append(0);
  ASSERT_TRUE(store.append(first));
  Append second = sample_append(1);
  const PlacedEdge across = sample_edge(second.claims[1], first.claims[0]);
  second.put = {across};
  ASSERT_TRUE(store.append(second));
  const Snapshot snapshot = store.snapshot();
  EXPECT_EQ(*snapshot.edges_from(across.from_topic, across.edge.from), std::vector{across});
  EXPECT_EQ(*snapshot.edges_to(across.to_topic, across.edge.to), std::vector{across});
  EXPECT_TRUE(snapshot.edges_of(across.to_topic)->empty());
}

TEST(Store, RemovingASourceLeavesNothingOfIt) {
  const ScratchPath place;
  fill(place.path(), 2);
  Store store = open_or_die(place.path(), Mode::kWrite);
  Removal removal;
  removal.source = sample_source_id(1);
  removal.erased = sample_append(1).put;
  ASSERT_TRUE(store.remove(removal));
  const Snapshot snapshot = store.snapshot();
  EXPECT_FALSE(*snapshot.find_source(sample_source_id(1)));
  EXPECT_FALSE(*snapshot.find_claim(sample_claim_id(1, 0)));
  EXPECT_TRUE(snapshot.claims_of(sample_source_id(1))->empty());
  EXPECT_EQ(snapshot.topics()->size(), 2u);
  const auto stats = snapshot.stats();
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->sources, 1u);
  EXPECT_EQ(stats->claims, 2u);
  EXPECT_EQ(stats->topics, 2u);
  EXPECT_EQ(stats->edges, 0u);
  EXPECT_EQ(store.remove(removal).error().code, ErrorCode::kNotFound);
}

TEST(Store, RefusesASourceTwice) {
  const ScratchPath place;
  fill(place.path(), 1);
  Store store = open_or_die(place.path(), Mode::kWrite);
  EXPECT_EQ(store.append(sample_append(0)).error().code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(store.append(sample_append(1))) << "a refusal is no failure";
}

TEST(Store, SnapshotsStandStill) {
  const ScratchPath place;
  fill(place.path(), 1);
  Store store = open_or_die(place.path(), Mode::kWrite);
  const Snapshot before = store.snapshot();
  ASSERT_TRUE(store.append(sample_append(1)));
  EXPECT_EQ(before.sources()->size(), 1u);
  EXPECT_EQ(store.snapshot().sources()->size(), 2u);
}

TEST(Store, KeepsJudgementsAndAJournal) {
  const ScratchPath place;
  fill(place.path(), 1);
  Store store = open_or_die(place.path(), Mode::kWrite);
  const Judgement judgement{{{7, 8}},  JudgementKind::kCorrect, "claim", "unit", "USD", "an editor",
                            "misprint"};
  ASSERT_TRUE(store.put_judgement(judgement, 42));
  ASSERT_TRUE(store.put_judgement(judgement, 43)) << "the same again changes nothing";
  Judgement other = judgement;
  other.reason = "no reason";
  EXPECT_EQ(store.put_judgement(other).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(*store.snapshot().judgements(), std::vector{judgement});
  EXPECT_EQ(*store.snapshot().journal(),
            (std::vector<JournalEntry>{{1, JournalAction::kAdd, sample_source_id(0).bits, 1'700'000'000'000},
                                       {2, JournalAction::kJudge, {7, 8}, 42}}));
}

TEST(Store, FindsIdsByPrefix) {
  const ScratchPath place;
  fill(place.path(), 3);
  const Store store = open_or_die(place.path(), Mode::kRead);
  const std::string hex = to_text(sample_source_id(2));
  EXPECT_EQ(*store.snapshot().sources_with_prefix(hex.substr(0, 8), 2), std::vector{sample_source_id(2)});
  EXPECT_EQ(*store.snapshot().sources_with_prefix(hex, 2), std::vector{sample_source_id(2)});
  EXPECT_TRUE(store.snapshot().claims_with_prefix("zz", 2)->empty());
  EXPECT_EQ(store.snapshot().claims_with_prefix("0", 1)->size(), 1u);
}

TEST(Store, NamesTheWriterThatIsThere) {
  const ScratchPath place;
  fill(place.path(), 1);
  const Store writer = open_or_die(place.path(), Mode::kWrite);
  const auto second = Store::open(place.path(), Mode::kWrite);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kInUse);
  EXPECT_NE(second.error().message.find("process " + std::to_string(::getpid())), std::string::npos)
      << second.error().message;
  EXPECT_TRUE(Store::open(place.path(), Mode::kRead)) << "readers are welcome";
}

TEST(Store, ReadersMayNotWrite) {
  const ScratchPath place;
  fill(place.path(), 1);
  Store store = open_or_die(place.path(), Mode::kRead);
  EXPECT_EQ(store.append(sample_append(1)).error().code, ErrorCode::kInvalidArgument);
}

TEST(Store, TellsNothingFromSomethingElse) {
  const ScratchPath place;
  EXPECT_EQ(Store::open(place.path(), Mode::kRead).error().code, ErrorCode::kNotFound);
  std::filesystem::create_directories(place.path());
  EXPECT_EQ(Store::open(place.path(), Mode::kRead).error().code, ErrorCode::kNotFound);
  std::ofstream(place.path() / "letter.txt") << "hello";
  EXPECT_EQ(Store::open(place.path(), Mode::kRead).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Store::create(place.path()).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Store::open(place.path() / "letter.txt", Mode::kRead).error().code, ErrorCode::kInvalidArgument);
}

TEST(Store, RefusesANewerFormatAndChangesNothing) {
  const ScratchPath place;
  fill(place.path(), 1);
  std::ofstream(place.path() / "FORMAT") << "claimgraph format 99\n";
  const auto store = Store::open(place.path(), Mode::kWrite);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kUnsupportedVersion);
}

TEST(Store, IsMadeOnceAndPrivate) {
  const ScratchPath place;
  ASSERT_TRUE(Store::create(place.path()));
  EXPECT_EQ(Store::create(place.path()).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(std::filesystem::status(place.path()).permissions(), std::filesystem::perms::owner_all);
}

}  // namespace
}  // namespace claimgraph::storage

#include "storage/verify.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samples.h"
#include "storage/codec.h"
#include "storage/keys.h"
#include "storage/memory_engine.h"
#include "storage/open.h"

namespace claimgraph::storage {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::shared_ptr<MemoryTables> filled() {
  auto tables = std::make_shared<MemoryTables>();
  auto store = open_engine(std::make_unique<MemoryEngine>(tables));
  for (std::uint64_t n = 0; n < 4; ++n) {
    if (const Status s = store->append(sample_append(n)); !s) throw std::runtime_error(s.error().message);
  }
  return tables;
}

Verification verified(const std::shared_ptr<MemoryTables>& tables, Depth depth) {
  const auto store = open_engine(std::make_unique<MemoryEngine>(tables));
  auto report = verify(*store, depth);
  if (!report) throw std::runtime_error(report.error().message);
  return *std::move(report);
}

TEST(Verify, FindsNothingInAWholeDatabase) {
  const auto tables = filled();
  for (const Depth depth : {Depth::kQuick, Depth::kFull}) {
    const Verification report = verified(tables, depth);
    EXPECT_TRUE(report.is_whole()) << testing::PrintToString(report.problems);
    EXPECT_EQ(report.counted.sources, 4u);
    EXPECT_EQ(report.counted.claims, 8u);
    EXPECT_EQ(report.counted.topics, 5u);
    EXPECT_EQ(report.counted.edges, 3u);
    EXPECT_EQ(report.transaction, 4u);
    EXPECT_NE(report.chain, Bits128{});
  }
}

// Every row of every table is needed: without it, a full look finds a problem; so does any changed byte.
class EveryRow : public testing::TestWithParam<Table> {};

// The rows of a table that no copy shares any more.
MemoryRows& own_rows(MemoryTables& tables, Table table) {
  auto& rows = tables.at(table);
  rows = std::make_shared<MemoryRows>(*rows);
  return *rows;
}

TEST_P(EveryRow, IsMissed) {
  const auto tables = filled();
  const std::size_t rows = tables->at(GetParam())->size();
  ASSERT_GT(rows, 0u);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto copy = std::make_shared<MemoryTables>(*tables);
    auto& table = own_rows(*copy, GetParam());
    table.erase(std::next(table.begin(), static_cast<std::ptrdiff_t>(row)));
    EXPECT_FALSE(verified(copy, Depth::kFull).is_whole()) << "row " << row;
    EXPECT_FALSE(verified(copy, Depth::kQuick).is_whole()) << "row " << row;
  }
}

TEST_P(EveryRow, IsReadWhole) {
  const auto tables = filled();
  const std::size_t rows = tables->at(GetParam())->size();
  for (std::size_t row = 0; row < rows; ++row) {
    const auto copy = std::make_shared<MemoryTables>(*tables);
    std::string& value =
        std::next(own_rows(*copy, GetParam()).begin(), static_cast<std::ptrdiff_t>(row))->second;
    value.back() = static_cast<char>(value.back() ^ 0x10);
    EXPECT_FALSE(verified(copy, Depth::kFull).is_whole()) << "row " << row;
  }
}

INSTANTIATE_TEST_SUITE_P(Tables, EveryRow,
                         testing::Values(Table::kSources, Table::kTexts, Table::kMembers, Table::kClaims,
                                         Table::kPlaces, Table::kTopics, Table::kEdges, Table::kBackEdges,
                                         Table::kJournal, Table::kAnswers),
                         [](const auto& info) { return std::string(table_name(info.param)); });

TEST(Verify, FindsAnEdgeThatPointsForward) {
  auto tables = std::make_shared<MemoryTables>();
  auto store = open_engine(std::make_unique<MemoryEngine>(tables));
  Append first = sample_append(0);
  Append second = sample_append(1);
  second.claims[0].resolution.said_on = Day{19'000};
  ASSERT_TRUE(store->append(first));
  ASSERT_TRUE(store->append(second));
  EXPECT_THAT(verified(tables, Depth::kFull).problems, Contains(HasSubstr("points to a newer claim")));
}

TEST(Verify, FindsEvidenceOutsideTheText) {
  auto tables = std::make_shared<MemoryTables>();
  auto store = open_engine(std::make_unique<MemoryEngine>(tables));
  Append append = sample_append(0);
  append.claims[0].claim.mentions = {{{0, 1000}, {0, 1}}};
  ASSERT_TRUE(store->append(append));
  EXPECT_THAT(verified(tables, Depth::kFull).problems, Contains(HasSubstr("evidence lies outside")));
}

TEST(Verify, FindsANumberThatIsNotInTheQuote) {
  auto tables = std::make_shared<MemoryTables>();
  auto store = open_engine(std::make_unique<MemoryEngine>(tables));
  Append append = sample_append(0);
  append.claims[0].claim.value.text.clear();
  append.claims[0].claim.value.surface = "one digit off";
  ASSERT_TRUE(store->append(append));
  EXPECT_THAT(verified(tables, Depth::kFull).problems,
              Contains(HasSubstr("is not what the text says there")));
}

TEST(Verify, FindsAnAnswerInWordsThatAreNotInTheQuote) {
  auto tables = std::make_shared<MemoryTables>();
  auto store = open_engine(std::make_unique<MemoryEngine>(tables));
  Append append = sample_append(0);
  append.claims[0].claim.value.unit = kTextUnit;
  append.claims[0].claim.value.surface = "is open";
  ASSERT_TRUE(store->append(append));
  EXPECT_THAT(verified(tables, Depth::kFull).problems,
              Contains(HasSubstr("is not what the text says there")));
}

// Every part finds what lies in it, and nothing else: together they find what a whole look finds.
TEST(Verify, TheSubsetsTogetherAreTheWhole) {
  const auto tables = filled();
  (*tables)[Table::kPlaces] = std::make_shared<MemoryRows>();
  const std::size_t whole = verified(tables, Depth::kFull).problems.size();
  std::set<std::string> together;
  for (std::uint64_t part = 1; part <= 3; ++part) {
    const auto store = open_engine(std::make_unique<MemoryEngine>(tables));
    const auto report = verify(*store, Depth::kFull, {part, 3});
    ASSERT_TRUE(report);
    EXPECT_LT(report->problems.size(), whole);
    together.insert(report->problems.begin(), report->problems.end());
  }
  EXPECT_EQ(together.size(), whole);
}

TEST(Verify, ASubsetOfAWholeDatabaseIsWhole) {
  const auto store = open_engine(std::make_unique<MemoryEngine>(filled()));
  for (std::uint64_t part = 1; part <= 4; ++part) {
    const auto report = verify(*store, Depth::kFull, {part, 4});
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->is_whole()) << testing::PrintToString(report->problems);
    EXPECT_EQ(report->counted.claims, 8u);
  }
}

TEST(Verify, ReadsTheRealEngineToo) {
  const ScratchPath place;
  ASSERT_TRUE(Store::create(place.path()));
  auto store = Store::open(place.path(), Mode::kWrite);
  ASSERT_TRUE(store);
  for (std::uint64_t n = 0; n < 4; ++n) ASSERT_TRUE(store->append(sample_append(n)));
  const auto report = verify(*store, Depth::kFull);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->is_whole()) << testing::PrintToString(report->problems);
  EXPECT_GT(report->counted.bytes_on_disk, 0u);
}

}  // namespace
}  // namespace claimgraph::storage

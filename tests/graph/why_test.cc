#include "graph/why.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/model/names.h"
#include "core/relate/rates.h"
#include "graph/pairs.h"
#include "tests/graph/database.h"

namespace claimgraph::graph {
namespace {

using samples::claim;
using samples::claim_id;
using samples::Database;
using samples::edge;
using samples::money;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

relate::Context rules() { return {relate::Rates::reference(), {}}; }

ResolvedClaim by(std::uint64_t n, std::int64_t amount, const char* day, const char* party = "Alpavia") {
  auto made = claim(n, money(amount), day);
  made.claim.party = party;
  made.claim.modality = Modality::kPlanned;
  return made;
}

ResolvedClaim find(const storage::Snapshot& snapshot, std::uint64_t n) {
  return **snapshot.find_claim(claim_id(n));
}

TEST(Why, PutsTheNewerClaimFirstWhicheverIsNamedFirst) {
  const Database database({by(1, 40'000'000, "2031-01-01"), by(2, 52'000'000, "2031-06-01")}, {});
  const auto snapshot = database.snapshot();
  for (const bool swapped : {false, true}) {
    const auto found =
        why(snapshot, find(snapshot, swapped ? 2 : 1), find(snapshot, swapped ? 1 : 2), rules());
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->newer.claim.id, claim_id(2));
    EXPECT_EQ(found->verdict.relation, Relation::kUpdates);
    EXPECT_FALSE(found->verdict.proof.rule.empty());
    EXPECT_THAT(found->differences, IsEmpty());
  }
}

struct Apart {
  const char* name;
  void (*change)(ResolvedClaim&);
  const char* field;
};
void PrintTo(const Apart& c, std::ostream* out) { *out << c.name; }

class WhyNot : public testing::TestWithParam<Apart> {};

TEST_P(WhyNot, NamesTheFieldOfTheQuestion) {
  auto other = by(2, 40'000'000, "2031-06-01");
  GetParam().change(other);
  const Database database({by(1, 40'000'000, "2031-01-01"), other}, {});
  const auto snapshot = database.snapshot();
  const auto found = why(snapshot, find(snapshot, 1), find(snapshot, 2), rules());
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_FALSE(found->verdict.relation);
  EXPECT_THAT(found->verdict.reason, HasSubstr(GetParam().field));
  ASSERT_FALSE(found->differences.empty());
  EXPECT_EQ(found->differences[0].field, GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WhyNot,
    testing::Values(
        Apart{"Subject", [](ResolvedClaim& c) { c.claim.topic.subject = "K\u00f6nigsbach"; }, "subject"},
        Apart{"Attribute", [](ResolvedClaim& c) { c.claim.topic.attribute = "revenue"; }, "attribute"},
        Apart{"Dimension", [](ResolvedClaim& c) { c.claim.topic.dimension = "count"; }, "dimension"}),
    [](const auto& info) { return info.param.name; });

TEST(Why, SaysThatThePeriodDiffers) {
  auto first = by(1, 40'000'000, "2031-01-01");
  auto second = by(2, 52'000'000, "2031-06-01");
  first.claim.period = first.resolution.period = calendar_year(2031);
  second.claim.period = second.resolution.period = calendar_year(2032);
  const Database database({first, second}, {});
  const auto snapshot = database.snapshot();
  const auto found = why(snapshot, find(snapshot, 1), find(snapshot, 2), rules());
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->verdict.relation);
  EXPECT_FALSE(found->verdict.reason.empty());
  EXPECT_THAT(found->differences, ElementsAre(Difference{"period", "2032", "2031"}));
}

TEST(Why, FindsAStoredWithdrawalBetweenTwoQuestions) {
  auto withdrawn = by(2, 40'000'000, "2031-06-01");
  withdrawn.claim.topic.attribute = "plan_withdrawn";
  const Database database({by(1, 40'000'000, "2031-01-01"), withdrawn},
                          {edge(2, 1, Relation::kUpdates, Subtype::kRetracted)});
  const auto snapshot = database.snapshot();
  const auto found = why(snapshot, find(snapshot, 1), find(snapshot, 2), rules());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict.relation, Relation::kUpdates);
  EXPECT_EQ(found->verdict.subtype, Subtype::kRetracted);
}

std::vector<std::string> pairs(const storage::Snapshot& snapshot, const Filter& filter, PairsFrom from) {
  std::vector<std::string> found;
  const Status done = for_each_pair(snapshot, rules(), filter, from, [&](const Edge& pair) {
    found.push_back(std::to_string(pair.from.bits.low) + std::string{to_text(pair.relation)[0]} +
                    std::to_string(pair.to.bits.low));
    return ok();
  });
  EXPECT_TRUE(done);
  std::ranges::sort(found);
  return found;
}

// Three echoes of one day and a later raise: stored as a chain and edges to its first, five pairs and more in
// truth.
TEST(Pairs, AreTheSameFromEdgesAndFromRules) {
  const std::vector<ResolvedClaim> claims = {by(1, 40'000'000, "2031-01-01"), by(2, 40'000'000, "2031-01-01"),
                                             by(3, 40'000'000, "2031-01-01"),
                                             by(4, 52'000'000, "2031-06-01")};
  const Database database(claims, relate::link(claims, rules()));
  const auto snapshot = database.snapshot();
  const auto stored = pairs(snapshot, {}, PairsFrom::kStoredEdges);
  EXPECT_THAT(stored, ElementsAre("2a1", "3a1", "3a2", "4u1", "4u2", "4u3"));
  EXPECT_EQ(pairs(snapshot, {}, PairsFrom::kRules), stored);
  EXPECT_THAT(pairs(snapshot, {.since = to_day(2031, 2, 1)}, PairsFrom::kStoredEdges),
              ElementsAre("4u1", "4u2", "4u3"));
  EXPECT_THAT(pairs(snapshot, {.subject = "nowhere"}, PairsFrom::kStoredEdges), IsEmpty());
}

}  // namespace
}  // namespace claimgraph::graph

#include "graph/lineage.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/database.h"

namespace claimgraph::graph {
namespace {

using samples::claim;
using samples::Database;
using samples::edge;
using samples::money;

// One line per claim: indentation, what it is to its parent, its number, "*" for an origin.
std::string drawn(const Lineage& lineage) {
  std::string text;
  for (const LineageNode& node : lineage.nodes) {
    text += std::string(2 * node.depth, ' ');
    if (node.depth > 0) {
      text += node.edge.relation == Relation::kAgrees        ? "="
              : node.edge.relation == Relation::kContradicts ? "!"
              : node.newer                                   ? ">"
                                                             : "<";
    }
    text += std::to_string(node.claim.claim.id.bits.low) + (node.origin ? "*\n" : "\n");
  }
  return text;
}

std::string lineage_of(std::uint64_t focus, std::vector<ResolvedClaim> claims, std::vector<Edge> edges,
                       std::size_t limit = kMaxLineage) {
  const ResolvedClaim start =
      *std::ranges::find(claims, samples::claim_id(focus), [](const auto& c) { return c.claim.id; });
  const Database database(std::move(claims), std::move(edges));
  const auto snapshot = database.snapshot();
  const auto found = lineage(snapshot, start, limit);
  EXPECT_TRUE(found) << found.error().message;
  return drawn(*found) + (found->cut ? "cut\n" : "");
}

ResolvedClaim said(std::uint64_t n, std::int64_t amount, const char* day) {
  return claim(n, money(amount), day);
}

TEST(Lineage, OfALonelyClaimIsItself) { EXPECT_EQ(lineage_of(1, {said(1, 40, "2031-01-01")}, {}), "1*\n"); }

TEST(Lineage, GoesBackThroughConversions) {
  // 3 is a figure converted back from 2, which was converted from 1; 3 contradicts 1.
  EXPECT_EQ(lineage_of(3, {said(1, 65, "2031-01-01"), said(2, 62, "2031-01-02"), said(3, 67, "2031-01-03")},
                       {edge(3, 2, Relation::kAgrees, Subtype::kConverted),
                        edge(2, 1, Relation::kAgrees, Subtype::kConverted),
                        edge(3, 1, Relation::kContradicts, Subtype::kCurrencyRoundTrip)}),
            "3\n  =2\n  !1*\n");
}

TEST(Lineage, TellsWhatItReplacedAndWhatReplacedIt) {
  EXPECT_EQ(lineage_of(2,
                       {said(1, 40, "2031-01-01"), said(2, 50, "2031-02-01"), said(3, 60, "2031-03-01"),
                        said(4, 70, "2031-04-01")},
                       {edge(2, 1, Relation::kUpdates), edge(3, 2, Relation::kUpdates),
                        edge(4, 3, Relation::kUpdates)}),
            "2*\n  <1\n  >3\n    >4\n");
}

TEST(Lineage, HangsEchoesOnOneParent) {
  // Stored as a chain 4 -> 3 -> 2 -> 1; the update leaves from the earliest.
  EXPECT_EQ(lineage_of(4,
                       {said(1, 40, "2031-01-01"), said(2, 40, "2031-01-01"), said(3, 40, "2031-01-01"),
                        said(4, 40, "2031-01-01"), said(5, 50, "2031-06-01")},
                       {edge(2, 1, Relation::kAgrees, Subtype::kIdentical),
                        edge(3, 2, Relation::kAgrees, Subtype::kIdentical),
                        edge(4, 3, Relation::kAgrees, Subtype::kIdentical), edge(5, 1, Relation::kUpdates)}),
            "4\n  =3\n  =2\n  =1*\n  >5\n");
}

TEST(Lineage, ShowsAContradictionFromBothEnds) {
  const std::vector<ResolvedClaim> claims = {said(1, 40, "2031-01-01"), said(2, 50, "2031-01-01")};
  const std::vector<Edge> edges = {edge(2, 1, Relation::kContradicts)};
  EXPECT_EQ(lineage_of(1, claims, edges), "1*\n  !2\n");
  EXPECT_EQ(lineage_of(2, claims, edges), "2*\n  !1\n");
}

TEST(Lineage, NamesEveryClaimOnce) {
  // 3 contradicts 1 and replaces 2, which agrees with 1: it hangs where it replaces nothing of the focus'
  // group once.
  EXPECT_EQ(lineage_of(1, {said(1, 40, "2031-01-01"), said(2, 41, "2031-01-02"), said(3, 60, "2031-03-01")},
                       {edge(2, 1, Relation::kAgrees, Subtype::kWithin), edge(3, 1, Relation::kUpdates),
                        edge(3, 2, Relation::kContradicts)}),
            "1*\n  =2\n  >3\n");
}

TEST(Lineage, IsCutAtItsLimit) {
  EXPECT_EQ(lineage_of(3, {said(1, 40, "2031-01-01"), said(2, 50, "2031-02-01"), said(3, 60, "2031-03-01")},
                       {edge(3, 2, Relation::kUpdates), edge(2, 1, Relation::kUpdates)}, 1),
            "3*\n  <2\ncut\n");
}

}  // namespace
}  // namespace claimgraph::graph

#include "graph/view.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/follow.h"
#include "tests/graph/database.h"

namespace claimgraph::graph {
namespace {

using samples::claim;
using samples::claim_id;
using samples::Database;
using samples::edge;
using samples::money;
using testing::ElementsAre;

BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Follow>));

// 4 -> 3 -> 1, 4 -> 2 -> 1, and 5 alone.
Database diamond() {
  std::vector<ResolvedClaim> claims;
  for (std::uint64_t n = 1; n <= 5; ++n) claims.push_back(claim(n, money(static_cast<std::int64_t>(n))));
  return {claims,
          {edge(4, 3, Relation::kUpdates), edge(4, 2, Relation::kAgrees), edge(3, 1, Relation::kUpdates),
           edge(2, 1, Relation::kContradicts)}};
}

Vertex vertex(std::uint64_t n) { return vertex_of(claim(n, money(1))); }

struct Collector : boost::default_bfs_visitor {
  std::vector<std::uint64_t>* met;
  explicit Collector(std::vector<std::uint64_t>& into) : met(&into) {}
  template <typename Graph>
  void discover_vertex(const Vertex& found, const Graph&) const {
    met->push_back(found.id.bits.low);
  }
};

TEST(View, IsWalkedBreadthFirstWithASparseColourMap) {
  const Database database = diamond();
  const auto snapshot = database.snapshot();
  const View view(snapshot);
  std::vector<std::uint64_t> met;
  SparseColors colors;
  boost::queue<Vertex> queue;
  boost::breadth_first_visit(view, vertex(4), queue, Collector(met), sparse_colors(colors));
  EXPECT_TRUE(view.status());
  std::ranges::sort(met);
  EXPECT_THAT(met, ElementsAre(1U, 2U, 3U, 4U));
  EXPECT_EQ(colors.size(), 4U);
}

TEST(View, IsWalkedBackwards) {
  const Database database = diamond();
  const auto snapshot = database.snapshot();
  const View view(snapshot);
  std::vector<std::uint64_t> met;
  SparseColors colors;
  boost::queue<Vertex> queue;
  boost::breadth_first_visit(boost::make_reverse_graph(view), vertex(2), queue, Collector(met),
                             sparse_colors(colors));
  EXPECT_THAT(met, ElementsAre(2U, 4U));
}

struct Finisher : boost::default_dfs_visitor {
  std::vector<std::uint64_t>* finished;
  explicit Finisher(std::vector<std::uint64_t>& into) : finished(&into) {}
  void finish_vertex(const Vertex& found, const View&) const { finished->push_back(found.id.bits.low); }
};

TEST(View, GivesTheTopologicalOrderOfWhatIsReachable) {
  const Database database = diamond();
  const auto snapshot = database.snapshot();
  const View view(snapshot);
  std::vector<std::uint64_t> finished;
  SparseColors colors;
  boost::depth_first_visit(view, vertex(4), Finisher(finished), sparse_colors(colors));
  ASSERT_EQ(finished.size(), 4U);
  EXPECT_EQ(finished.front(), 1U);
  EXPECT_EQ(finished.back(), 4U);
}

TEST(View, CountsDegreesOfBothDirections) {
  const Database database = diamond();
  const auto snapshot = database.snapshot();
  const View view(snapshot);
  EXPECT_EQ(out_degree(vertex(4), view), 2U);
  EXPECT_EQ(in_degree(vertex(1), view), 2U);
  EXPECT_EQ(degree(vertex(5), view), 0U);
  const auto [first, last] = in_edges(vertex(3), view);
  ASSERT_EQ(std::distance(first, last), 1);
  EXPECT_EQ(source(*first, view), vertex(4));
  EXPECT_EQ(target(*first, view), vertex(3));
}

TEST(Follow, StopsAtItsLimitAndSaysSo) {
  const Database database = diamond();
  const auto snapshot = database.snapshot();
  const View view(snapshot);
  const Follow narrow(view, Route::kHistory, 1);
  EXPECT_EQ(out_degree(vertex(4), narrow), 2U);
  EXPECT_FALSE(narrow.cut());
  EXPECT_EQ(out_degree(vertex(3), narrow), 0U);
  EXPECT_TRUE(narrow.cut());
}

}  // namespace
}  // namespace claimgraph::graph

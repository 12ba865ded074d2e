#include "graph/export/dot.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "graph/export/process.h"
#include "tests/graph/samples.h"

namespace claimgraph::graph {
namespace {

using samples::claim;
using samples::claim_id;
using samples::edge;
using samples::money;
using testing::HasSubstr;
using testing::Not;

std::string dot_of(const Drawing& drawing) {
  std::ostringstream out;
  write_dot(drawing, out);
  return out.str();
}

// What Graphviz reads from it. Parsing and layout by the real program: nothing of ours checks itself.
nlohmann::json parsed(const std::string& dot) {
  const auto output = run_program("/usr/bin/dot", {"-Tjson"}, dot);
  EXPECT_TRUE(output) << output.error().message << '\n' << dot;
  return output ? nlohmann::json::parse(*output) : nlohmann::json{};
}

// The lines of text that Graphviz draws for the node or cluster with that name.
std::string drawn_text(const nlohmann::json& graph, const std::string& name) {
  std::string text;
  for (const auto& object : graph["objects"]) {
    if (object["name"] != name) continue;
    for (const auto& operation : object["_ldraw_"]) {
      if (operation["op"] == "T") text += operation["text"].get<std::string>() + "\n";
    }
  }
  return text;
}

int count_of(const nlohmann::json& graph, char kind) {
  int count = 0;
  for (const auto& object : graph["objects"]) {
    const auto name = object["name"].get<std::string>();
    count += name.size() == 33 && name[0] == kind ? 1 : 0;
  }
  return count;
}

Drawing three_claims() {
  Drawing drawing;
  drawing.title = "Alpavia";
  drawing.claims = {claim(3, money(50'000'000), "2031-07-01"), claim(1, money(40'000'000)),
                    claim(2, money(41'000'000))};
  drawing.edges = {edge(3, 1, Relation::kUpdates, Subtype::kRaise), edge(2, 1, Relation::kContradicts),
                   edge(3, 2, Relation::kAgrees), edge(9, 1, Relation::kAgrees)};
  drawing.phases = {{"spring", {claim_id(1), claim_id(2)}}, {"summer", {claim_id(3), claim_id(1)}}};
  for (std::uint64_t n = 1; n <= 3; ++n) drawing.sources[samples::source_id(n)] = samples::source(n);
  return drawing;
}

TEST(Dot, IsReadByGraphviz) {
  const auto graph = parsed(dot_of(three_claims()));
  EXPECT_EQ(count_of(graph, 'c'), 3);
  EXPECT_EQ(drawn_text(graph, "cluster_phase0"), "spring\n");
  EXPECT_THAT(drawn_text(graph, "c" + to_text(claim_id(1))),
              HasSubstr("40 million USD\nAlpavia: building cost\nValley Post (en)"));
  EXPECT_EQ(graph["edges"].size(), 3U + 1U + 3U);  // relations, the date axis, the legend
}

TEST(Dot, DrawsUpdatesFromOlderToNewer) {
  EXPECT_THAT(dot_of(three_claims()),
              HasSubstr("\"c" + to_text(claim_id(1)) + "\" -> \"c" + to_text(claim_id(3)) +
                        "\" [dir=forward style=bold penwidth=2 color=\"black\" fontcolor=\"black\" "
                        "label=\"updates (raise)\"]"));
}

TEST(Dot, PutsAClaimInItsFirstPhaseOnly) {
  const std::string dot = dot_of(three_claims());
  const std::string box = "\"c" + to_text(claim_id(1)) + "\" [label";
  EXPECT_LT(dot.find(box), dot.find("cluster_phase1"));
  EXPECT_EQ(dot.find(box), dot.rfind(box));
}

TEST(Dot, DoesNotDependOnTheOrderGiven) {
  Drawing drawing = three_claims();
  const std::string before = dot_of(drawing);
  std::ranges::reverse(drawing.claims);
  std::ranges::reverse(drawing.edges);
  EXPECT_EQ(dot_of(drawing), before);
}

TEST(Dot, OfNothingIsStillAGraph) { EXPECT_EQ(count_of(parsed(dot_of({})), 'c'), 0); }

TEST(Dot, LinksOnlyToTheWeb) {
  Drawing drawing = three_claims();
  drawing.sources[samples::source_id(1)].url = "https://example.org/a?b=1&c=\\N";
  drawing.sources[samples::source_id(2)].url = "https://example.org/a?b=1&c=2";
  drawing.sources[samples::source_id(3)].url = "javascript:alert(1)";
  const std::string dot = dot_of(drawing);
  EXPECT_THAT(dot, HasSubstr("URL=\"https://example.org/a?b=1&amp;c=2\""));
  EXPECT_THAT(dot, Not(HasSubstr("javascript")));
  EXPECT_THAT(dot, Not(HasSubstr("\\N")));
}

struct Hostile {
  const char* name;
  std::string text;
  std::string drawn;
};
void PrintTo(const Hostile& c, std::ostream* out) { *out << c.name; }

class HostileDot : public testing::TestWithParam<Hostile> {};

// In every field that a document decides: the graph keeps its nodes and the label shows the very text.
TEST_P(HostileDot, StaysALabel) {
  Drawing drawing = three_claims();
  drawing.title = GetParam().text;
  drawing.phases[0].name = GetParam().text;
  drawing.claims[1].claim.topic.subject = GetParam().text;
  drawing.claims[1].claim.value.surface = GetParam().text;
  drawing.sources[samples::source_id(1)].publisher = GetParam().text;
  const auto graph = parsed(dot_of(drawing));
  EXPECT_EQ(count_of(graph, 'c'), 3);
  EXPECT_EQ(graph["edges"].size(), parsed(dot_of(three_claims()))["edges"].size());
  EXPECT_THAT(drawn_text(graph, "cluster_phase0"), GetParam().drawn + "\n");
  EXPECT_THAT(drawn_text(graph, "c" + to_text(claim_id(1))), HasSubstr(GetParam().drawn));
}

INSTANTIATE_TEST_SUITE_P(Cases, HostileDot,
                         testing::Values(Hostile{"Quote", "a\"]; x -> y; \"", "a\"]; x -> y; \""},
                                         Hostile{"Sequences", "\\N \\G \\l \\", "\\N \\G \\l \\"},
                                         Hostile{"Entities", "&lt;b&gt; &#92;N", "&lt;b&gt; &#92;N"},
                                         Hostile{"HtmlLabel", "<<b>bold</b>>", "<<b>bold</b>>"},
                                         Hostile{"Brace", "} digraph {", "} digraph {"},
                                         Hostile{"Comment", "/* // # */", "/* // # */"},
                                         Hostile{"Nul", std::string("a\0b", 3), "a\uFFFDb"},
                                         Hostile{"Escape", "\x1b]8;;x\x07", "\uFFFD]8;;x\uFFFD"}),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::graph

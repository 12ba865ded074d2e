#include "graph/lineage.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/focus.h"
#include "cli/render/cite.h"
#include "cli/render/rows.h"
#include "cli/render/tree.h"
#include "core/model/names.h"
#include "graph/describe.h"
#include "graph/source_cache.h"

namespace claimgraph::cli {
namespace {

using graph::Lineage;
using graph::LineageNode;

// What the claim of the node is to the one above it.
std::string_view role_of(const LineageNode& node) {
  switch (node.edge.relation) {
    case Relation::kAgrees:
      return node.newer ? "repeated by" : "says the same as";
    case Relation::kContradicts:
      return "contradicted by";
    case Relation::kUpdates:
      return node.newer ? "replaced by" : "replaced";
  }
  return "";
}

std::string detail_of(const Edge& edge) {
  const std::string text = graph::describe(edge);
  const std::size_t open = text.find('(');
  return open == std::string::npos ? "" : ' ' + text.substr(open);
}

// A conversion there and back went through a third claim, which the proof names.
std::string via_of(const Lineage& lineage, const Edge& edge) {
  const auto fact = std::ranges::find(edge.proof.facts, "via", &Fact::name);
  if (fact == edge.proof.facts.end()) return "";
  const auto between = std::ranges::find_if(
      lineage.nodes, [&](const LineageNode& node) { return to_text(node.claim.claim.id) == fact->value; });
  return between == lineage.nodes.end() ? "" : " via " + graph::describe_answer(between->claim.claim);
}

// The question is said once, at the top, and again where it is another one.
std::string line_of(const Lineage& lineage, const LineageNode& node, const Source& source) {
  std::string text;
  if (node.depth > 0)
    text = std::string{role_of(node)} + detail_of(node.edge) + via_of(lineage, node.edge) + ": ";
  const ResolvedClaim& focus = lineage.nodes.front().claim;
  const bool repeats =
      node.depth > 0 && graph::describe_question(node.claim) == graph::describe_question(focus);
  text += repeats ? graph::describe_answer(node.claim.claim) : headline(node.claim);
  text += "; " + provenance(node.claim, source);
  return text + "  [" + short_id(node.claim.claim.id) + (node.origin ? ", origin]" : "]");
}

Status print_text(const Lineage& lineage, graph::SourceCache& sources, Session& session) {
  std::vector<TreeLine> lines;
  for (const LineageNode& node : lineage.nodes) {
    const auto source = sources.get(node.claim.claim.source);
    if (!source) return source.error();
    lines.push_back({node.depth, line_of(lineage, node, (*source)->source)});
  }
  print_tree(lines, session.out, session.width);
  return ok();
}

void write_node(graph::JsonWriter& json, const Lineage& lineage, const LineageNode& node,
                const Source& source) {
  const Claim& claim = node.claim.claim;
  const bool is_focus = node.depth == 0;
  const auto unless_focus = [&](std::string_view text) {
    return is_focus ? std::nullopt : graph::or_null(text);
  };
  json.begin_object().field("id", to_text(claim.id));
  json.field("parent", unless_focus(to_text(lineage.nodes[node.parent].claim.claim.id)))
      .field("depth", node.depth);
  json.field("relation", unless_focus(to_text(node.edge.relation)));
  json.field("subtype", unless_focus(to_text(node.edge.subtype)));
  json.field("label", unless_focus(to_text(node.edge.label)));
  json.field("direction", unless_focus(node.newer ? "newer" : "older")).field("origin", node.origin);
  json.field("answer", graph::describe_answer(claim)).field("question", graph::describe_question(node.claim));
  json.field("party", claim.party).field("said_on", node.claim.resolution.said_on);
  json.field("source", to_text(claim.source)).field("title", source.title).end_object();
}

Status print_rows(const Lineage& lineage, graph::SourceCache& sources, Session& session, Format format) {
  Rows rows(session.out, format);
  for (const LineageNode& node : lineage.nodes) {
    const auto source = sources.get(node.claim.claim.source);
    if (!source) return source.error();
    rows.add([&](graph::JsonWriter& json) { write_node(json, lineage, node, (*source)->source); });
  }
  rows.finish();
  return ok();
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  const auto& snapshot = reading->snapshot();
  const auto focus = focus_of(snapshot, options.operands, *filter, session);
  if (!focus) return focus.error();
  const auto lineage = graph::lineage(snapshot, *focus);
  if (!lineage) return lineage.error();
  graph::SourceCache sources(snapshot);
  const Format format = format_of(options.format);
  const Status done = format == Format::kText ? print_text(*lineage, sources, session)
                                              : print_rows(*lineage, sources, session, format);
  if (!done) return done.error();
  if (lineage->cut)
    say(session, "more than " + std::to_string(graph::kMaxLineage) + " claims: the rest is left out");
  return kDone;
}

constexpr std::array kFlags = {kForFlag, kAsOfFlag, kKnownAtFlag};

}  // namespace

const Command kLineage{
    .name = "lineage",
    .summary = "Tell where an answer comes from, who repeats or contradicts it, what replaced it",
    .operands = "ID|QUERY",
    .operands_help = "A claim, or words of its subject, attribute, period, number",
    .min_operands = 1,
    .max_operands = std::numeric_limits<int>::max(),
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples = "  claimgraph lineage 3f2a91bc\n  claimgraph lineage orvento building cost 2031\n",
    .run = run};

}  // namespace claimgraph::cli

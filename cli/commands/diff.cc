#include <array>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "core/model/names.h"
#include "graph/changes.h"
#include "graph/describe.h"

namespace claimgraph::cli {
namespace {

using graph::Change;
using graph::ChangedAnswer;

// One line of the answer, whichever kind of change it is.
struct Line {
  std::string change, detail;  // "changed", "updates (raise)"
  std::string question, party;
  std::string before, after;  // answers, or days
  std::string older, newer;   // ids
};

std::string_view name_of(Change change) {
  switch (change) {
    case Change::kNew:
      return "new";
    case Change::kChanged:
      return "changed";
    case Change::kGone:
      return "gone";
  }
  return "";
}

std::string relation_of(const relate::Verdict& verdict) {
  if (!verdict.relation) return "";
  Edge edge;
  edge.relation = *verdict.relation;
  edge.subtype = verdict.subtype;
  edge.label = verdict.label;
  return graph::describe(edge);
}

std::string id_of(const std::optional<ResolvedClaim>& claim) { return claim ? to_text(claim->claim.id) : ""; }
std::string answer_of(const std::optional<ResolvedClaim>& claim) {
  return claim ? graph::describe_answer(claim->claim) : "";
}

Line line_of(const ChangedAnswer& answer) {
  const ResolvedClaim& claim = answer.after ? *answer.after : *answer.before;
  return {std::string{name_of(answer.change)},
          relation_of(answer.verdict),
          graph::describe_question(claim),
          claim.claim.party.value_or(""),
          answer_of(answer.before),
          answer_of(answer.after),
          id_of(answer.before),
          id_of(answer.after)};
}

Line line_of(const graph::Contradiction& c) {
  return {"contradicted",
          graph::describe(c.edge),
          graph::describe_question(c.newer),
          c.newer.claim.party.value_or(""),
          graph::describe_answer(c.older.claim),
          graph::describe_answer(c.newer.claim),
          to_text(c.older.claim.id),
          to_text(c.newer.claim.id)};
}

std::string resolved(const ResolvedClaim& c) {
  const std::string period = graph::describe(c.resolution.period);
  return "said " + to_text(c.resolution.said_on) + (period.empty() ? "" : ", for " + period);
}

Line line_of(const graph::Moved& moved) {
  const ResolvedClaim& claim = moved.after;
  return {"moved",
          "",
          graph::describe_question(claim),
          claim.claim.party.value_or(""),
          resolved(moved.before),
          resolved(claim),
          to_text(claim.claim.id),
          to_text(claim.claim.id)};
}

Line line_of(const Edge& edge, bool put) {
  const std::string relation = graph::describe(edge);
  return {"rethreaded",     relation,          "", "", put ? "" : relation, put ? relation : "",
          to_text(edge.to), to_text(edge.from)};
}

std::vector<Line> lines_of(const graph::Changes& changes) {
  std::vector<Line> lines;
  for (const auto& answer : changes.answers) lines.push_back(line_of(answer));
  for (const auto& contradiction : changes.contradictions) lines.push_back(line_of(contradiction));
  for (const auto& moved : changes.moved) lines.push_back(line_of(moved));
  for (const Edge& edge : changes.erased) lines.push_back(line_of(edge, false));
  for (const Edge& edge : changes.put) lines.push_back(line_of(edge, true));
  return lines;
}

void print_table(const std::vector<Line>& lines, Session& session) {
  Table table({{"CHANGE", Fit::kWrap},
               {"QUESTION", Fit::kWrap},
               {"WHO", Fit::kCut},
               {"BEFORE", Fit::kWrap},
               {"AFTER", Fit::kWrap},
               {"OLDER"},
               {"NEWER"}});
  for (const Line& line : lines) {
    table.add({line.change + (line.detail.empty() ? "" : ": " + line.detail), line.question, line.party,
               line.before, line.after, line.older.substr(0, kShortId), line.newer.substr(0, kShortId)});
  }
  table.print(session.out, session.width);
}

void write(graph::JsonWriter& json, const Line& line) {
  json.begin_object().field("change", line.change).field("relation", graph::or_null(line.detail));
  json.field("question", graph::or_null(line.question)).field("party", graph::or_null(line.party));
  json.field("before", graph::or_null(line.before)).field("after", graph::or_null(line.after));
  json.field("older", graph::or_null(line.older)).field("newer", graph::or_null(line.newer)).end_object();
}

Result<Reading> state_on(const std::string& day, std::string_view name, const Options& options,
                         Session& session) {
  const auto valid = day_option(name, day);
  if (!valid) return valid.error();
  Options then = options;
  then.as_of = day;
  return Reading::open(then, session);
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  if (options.from.empty()) return Error{ErrorCode::kInvalidArgument, "--from DAY is missing"};
  const auto before = state_on(options.from, "--from", options, session);
  if (!before) return before.error();
  const auto after = state_on(options.to, "--to", options, session);
  if (!after) return after.error();
  const auto changes =
      graph::changes_between(before->snapshot(), after->snapshot(), *filter, after->context());
  if (!changes) return changes.error();
  const auto lines = lines_of(*changes);
  const Format format = format_of(options.format);
  if (format == Format::kText) {
    print_table(lines, session);
    return kDone;
  }
  Rows rows(session.out, format);
  for (const Line& line : lines) rows.add([&](graph::JsonWriter& json) { write(json, line); });
  rows.finish();
  return kDone;
}

constexpr std::array kFlags = {
    Flag{"--from", "DAY", &Options::from, "Before: what was published by this day"},
    Flag{"--to", "DAY", &Options::to, "After: what was published by this day; else everything"},
    kSubjectFlag,
    kAttributeFlag,
    kUnitFlag,
    kForFlag,
    kRatesFlag,
};

}  // namespace

const Command kDiff{
    .name = "diff",
    .summary =
        "Tell what changed between two days: new and replaced answers, contradictions, retold statements",
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples =
        "  claimgraph diff --from 2025-02-01 --to 2025-07-31\n"
        "  claimgraph diff --from 2025-02-01 --subject orvento --format jsonl\n",
    .run = run};

}  // namespace claimgraph::cli

#include "graph/blame.h"

#include <array>
#include <limits>
#include <ostream>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/focus.h"
#include "cli/render/cite.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "graph/describe.h"
#include "graph/export/escape.h"
#include "graph/lineage.h"

namespace claimgraph::cli {
namespace {

using graph::Blame;
using graph::Shift;
using graph::Telling;

std::string text_of(const Shift& shift) {
  if (shift.after.empty()) return shift.what + ": " + shift.before;
  return shift.what + ": " + (shift.before.empty() ? "" : shift.before + " -> ") + shift.after;
}

std::string changes_of(const Telling& telling) {
  if (!telling.from) return "first";
  std::string text;
  for (const Shift& shift : telling.shifts) text += (text.empty() ? "" : "; ") + text_of(shift);
  return text.empty() ? "the same" : text;
}

Status print_text(const Blame& blame, graph::SourceCache& sources, Session& session) {
  session.out << graph::terminal_text(headline(blame.tellings[blame.asked].claim)) << '\n';
  Table table({{"PUBLISHED"},
               {"LANG"},
               {"SOURCE", Fit::kWrap},
               {"ANSWER", Fit::kWrap},
               {"CHANGED", Fit::kWrap},
               {"ID"}});
  for (const Telling& telling : blame.tellings) {
    const auto source = sources.get(telling.claim.claim.source);
    if (!source) return source.error();
    const Source& article = (*source)->source;
    table.add({to_text(article.published.day), telling.lang,
               article.publisher.empty() ? article.title : article.publisher,
               graph::describe_answer(telling.claim.claim), changes_of(telling),
               short_id(telling.claim.claim.id)});
  }
  table.print(session.out, session.width);
  return ok();
}

void write(graph::JsonWriter& json, const Blame& blame, const Telling& telling) {
  const Claim& claim = telling.claim.claim;
  json.begin_object().field("id", to_text(claim.id)).field("source", to_text(claim.source));
  json.field("published", to_text(claim.published)).field("lang", telling.lang);
  json.field("answer", graph::describe_answer(claim));
  const auto from =
      telling.from ? std::optional(to_text(blame.tellings[*telling.from].claim.claim.id)) : std::nullopt;
  json.field("from", from).key("changed").begin_array();
  for (const auto& [what, before, after] : telling.shifts) {
    json.begin_object().field("what", what).field("before", graph::or_null(before));
    json.field("after", graph::or_null(after)).end_object();
  }
  json.end_array().end_object();
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  const auto claim = focus_of(reading->snapshot(), options.operands, *filter, session);
  if (!claim) return claim.error();
  graph::SourceCache sources(reading->snapshot());
  const auto blame = graph::blame(reading->snapshot(), *claim, sources);
  if (!blame) return blame.error();
  const Format format = format_of(options.format);
  if (format == Format::kText) {
    if (const Status printed = print_text(*blame, sources, session); !printed) return printed.error();
  } else {
    Rows rows(session.out, format);
    for (const Telling& telling : blame->tellings)
      rows.add([&](graph::JsonWriter& json) { write(json, *blame, telling); });
    rows.finish();
  }
  if (blame->cut)
    say(session, "more than " + std::to_string(graph::kMaxLineage) + " claims: the rest is left out");
  return kDone;
}

constexpr std::array kFlags = {kForFlag, kAsOfFlag, kKnownAtFlag};

}  // namespace

const Command kBlame{
    .name = "blame",
    .summary = "Tell who printed an answer first, in which language, and where a hedge or a bound was lost",
    .operands = "ID|QUERY",
    .operands_help = "A claim, or words of its subject, attribute, period, number",
    .min_operands = 1,
    .max_operands = std::numeric_limits<int>::max(),
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples = "  claimgraph blame 3f2a91bc\n  claimgraph blame orvento building cost 2031\n",
    .run = run};

}  // namespace claimgraph::cli

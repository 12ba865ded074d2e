#include <array>
#include <ostream>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "graph/append.h"
#include "graph/export/escape.h"

namespace claimgraph::cli {
namespace {

Result<int> run(const Options& options, Session& session) {
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  auto store = open_database(session, storage::Mode::kWrite);
  if (!store) return store.error();
  const auto snapshot = store->snapshot();
  const auto source = graph::get_source(snapshot, options.operands.front());
  if (!source) return source.error();
  const auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  const auto report = remove_source(*store, source->id, {rates->get(), *judgements}, now(session));
  if (!report) return report.error();
  if (format_of(options.format) == Format::kText) {
    session.out << short_id(source->id) << "  removed: " << counted(report->claims, "claim") << "; "
                << counted(report->edges_erased, "edge") << " erased, " << report->edges_put << " put  "
                << graph::terminal_text(source->title) << '\n';
    return kDone;
  }
  std::string line;
  graph::JsonWriter json(line);
  json.begin_object().field("id", to_text(source->id)).field("title", source->title);
  json.field("claims", report->claims).field("edges_erased", report->edges_erased);
  json.field("edges_put", report->edges_put).end_object();
  session.out << line << '\n';
  return kDone;
}

constexpr std::array kFlags = {kRatesFlag};

}  // namespace

const Command kRemove{
    .name = "remove",
    .summary = "Take a source back, with all its claims; the rest is as if it had never come",
    .operands = "SOURCE",
    .operands_help = "Its id, or the first digits",
    .min_operands = 1,
    .max_operands = 1,
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples = "  claimgraph remove b5ddeecb65\n",
    .run = run};

}  // namespace claimgraph::cli

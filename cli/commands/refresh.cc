#include "graph/refresh.h"

#include <array>
#include <ostream>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/lexicon.h"
#include "cli/render/rows.h"
#include "graph/describe.h"
#include "graph/export/escape.h"

namespace claimgraph::cli {
namespace {

std::string line_of(const Claim& claim) {
  return graph::terminal_text(graph::describe_question({claim, unresolved(claim)}) + " = " +
                              graph::describe_answer(claim));
}

void print(const Reread& reread, Session& session) {
  session.out << short_id(reread.source) << '\n';
  for (const Claim& claim : reread.gone)
    session.out << "  - " << short_id(claim.id) << "  " << line_of(claim) << '\n';
  for (const Claim& claim : reread.came)
    session.out << "  + " << short_id(claim.id) << "  " << line_of(claim) << '\n';
  for (const auto& [before, now] : reread.changed) {
    const std::string was = line_of(before), is = line_of(now);
    session.out << "  ~ " << short_id(now.id) << "  " << was << (was == is ? "" : "  ->  " + is) << '\n';
  }
}

void write_ids(graph::JsonWriter& json, const std::vector<Claim>& claims) {
  json.begin_array();
  for (const Claim& claim : claims) json.value(to_text(claim.id));
  json.end_array();
}

void write(graph::JsonWriter& json, const Reread& reread) {
  json.begin_object().field("source", to_text(reread.source));
  write_ids(json.key("gone"), reread.gone);
  write_ids(json.key("came"), reread.came);
  std::vector<Claim> changed;
  for (const auto& [before, now] : reread.changed) changed.push_back(now);
  write_ids(json.key("changed"), changed);
  json.end_object();
}

Result<int> run(const Options& options, Session& session) {
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const auto lexicon = ChosenLexicon::of(options);
  if (!lexicon) return lexicon.error();
  auto store = open_database(session, storage::Mode::kWrite);
  if (!store) return store.error();
  const auto judgements = store->snapshot().judgements();
  if (!judgements) return judgements.error();
  const auto extract = [&](const Source& source) { return lexicon->extract(source); };
  const auto report = refresh(*store, extract, {rates->get(), *judgements}, now(session));
  if (!report) return report.error();
  const Format format = format_of(options.format);
  Rows rows(session.out, format);
  for (const Reread& reread : report->changed) {
    if (format == Format::kText) {
      print(reread, session);
    } else {
      rows.add([&](graph::JsonWriter& json) { write(json, reread); });
    }
  }
  rows.finish();
  if (format != Format::kText) return kDone;
  session.out << counted(report->sources, "source") << " read again, " << report->changed.size()
              << " changed; " << counted(report->follows.edges_put, "edge") << " put, "
              << report->follows.edges_erased << " erased\n";
  if (report->kept > 0)
    session.out << counted(report->kept, "source") << " kept: written by hand or another program\n";
  return kDone;
}

constexpr std::array kFlags = {kLexiconFlag, kRatesFlag};

}  // namespace

const Command kRefresh{.name = "refresh",
                       .summary = "Read the stored texts again by the rules of this version; decisions stay",
                       .formats = Formats::kRows,
                       .flags = kFlags,
                       .examples = "  claimgraph refresh\n  claimgraph refresh --lexicon my-attributes.ini\n",
                       .run = run};

}  // namespace claimgraph::cli

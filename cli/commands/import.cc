#include "graph/export/import.h"

#include <array>
#include <span>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/ingest.h"
#include "cli/input.h"
#include "core/model/names.h"
#include "core/relate/judgements.h"
#include "graph/judge.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMaxImportBytes = std::size_t{8} << 30;

Result<std::string> bytes_of(const std::string& operand, Session& session) {
  if (operand == "-") return read_stream(session.in, "-", kMaxImportBytes);
  return read_file(operand, kMaxImportBytes);
}

// What two people decided differently: both are kept, one counts.
void name_conflicts(std::span<const Judgement> judgements, Session& session) {
  for (const auto& [counts, overruled] : relate::conflicts(judgements)) {
    say(session, "conflict: " + relate::thing_of(counts) + ": judgement " + short_id(counts.id) + " (" +
                     std::string{to_text(counts.kind)} + ' ' + counts.value + ", " + counts.author +
                     ") counts against " + short_id(overruled.id) + " (" +
                     std::string{to_text(overruled.kind)} + ' ' + overruled.value + ", " + overruled.author +
                     "); \"judge undo\" takes one back");
  }
}

Result<int> run(const Options& options, Session& session) {
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const std::string& name = options.operands.front();
  const auto bytes = bytes_of(name, session);
  if (!bytes) return bytes.error();
  graph::Import import = graph::read_jsonl(*bytes);
  auto store = open_or_create(session);
  if (!store) return store.error();
  const auto decided = put_judgements(*store, import.judgements, rates->get(), now(session));
  if (!decided) return decided.error();
  const auto judgements = store->snapshot().judgements();
  if (!judgements) return judgements.error();
  const relate::Context context{rates->get(), *judgements};
  Ingest ingest(session, *store, context, format_of(options.format));
  for (const auto& [line, message] : import.problems) {
    ingest.refuse(name + ':' + std::to_string(line) + ": " + message);
  }
  for (auto& [source, claims] : import.sources) {
    if (const Status done = ingest.add(source, std::move(claims)); !done) return done.error();
  }
  if (!import.judgements.empty()) name_conflicts(*judgements, session);
  return ingest.finish();
}

constexpr std::array kFlags = {kRatesFlag};

}  // namespace

const Command kImport{
    .name = "import",
    .summary = "Read an export back, or claims that a person or another program wrote in its format",
    .operands = "FILE|-",
    .operands_help = "JSON Lines; - is standard input",
    .min_operands = 1,
    .max_operands = 1,
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples =
        "  claimgraph export jsonl | claimgraph --db copy.db import -\n"
        "  claimgraph import by-hand.jsonl\n",
    .run = run};

}  // namespace claimgraph::cli

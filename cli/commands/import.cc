#include "graph/export/import.h"

#include <array>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/ingest.h"
#include "cli/input.h"
#include "graph/append.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMaxImportBytes = std::size_t{8} << 30;

Result<std::string> bytes_of(const std::string& operand, Session& session) {
  if (operand == "-") return read_stream(session.in, "-", kMaxImportBytes);
  return read_file(operand, kMaxImportBytes);
}

Status put(const graph::Import& import, storage::Store& store, Session& session) {
  for (const Judgement& judgement : import.judgements) {
    if (const Status done = store.put_judgement(judgement, now(session)); !done) return done;
  }
  return ok();
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
  if (const Status done = put(import, *store, session); !done) return done.error();
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
  if (!import.judgements.empty()) {  // they also touch what was there before
    const auto rebuilt = rebuild(*store, context, now(session));
    if (!rebuilt) return rebuilt.error();
  }
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

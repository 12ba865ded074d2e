#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"

namespace claimgraph::cli {
namespace {

Result<int> run(const Options& options, Session& session) {
  const auto store = open_database(session, storage::Mode::kRead);
  if (!store) return store.error();
  const auto stats = store->snapshot().stats();
  if (!stats) return stats.error();
  const Format format = format_of(options.format);
  if (format == Format::kText) {
    session.out << "sources     " << stats->sources << "\nclaims      " << stats->claims << "\ntopics      "
                << stats->topics << "\nedges       " << stats->edges << "\njudgements  " << stats->judgements
                << "\nbytes       " << stats->bytes_on_disk << "\nformat      " << stats->format << '\n';
    return kDone;
  }
  std::string line;
  graph::JsonWriter json(line);
  json.begin_object()
      .field("sources", stats->sources)
      .field("claims", stats->claims)
      .field("topics", stats->topics);
  json.field("edges", stats->edges)
      .field("judgements", stats->judgements)
      .field("bytes", stats->bytes_on_disk);
  json.field("format", stats->format).end_object();
  session.out << line << '\n';
  return kDone;
}

}  // namespace

const Command kStats{.name = "stats",
                     .summary = "Count what is in the database",
                     .formats = Formats::kRows,
                     .examples = "  claimgraph stats\n  claimgraph stats --format json\n",
                     .run = run};

}  // namespace claimgraph::cli

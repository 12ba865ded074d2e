#include <array>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "graph/describe.h"
#include "graph/export/record.h"
#include "graph/source_cache.h"

namespace claimgraph::cli {
namespace {

Status print_table(const storage::Snapshot& snapshot, const graph::Filter& filter, Session& session) {
  Table table({{"ID"},
               {"SAID ON"},
               {"ANSWER", Fit::kWrap},
               {"QUESTION", Fit::kWrap},
               {"WHO", Fit::kCut},
               {"SOURCE"}});
  const Status done = graph::for_each_match(snapshot, filter, [&](const ResolvedClaim& claim) {
    table.add({short_id(claim.claim.id), to_text(claim.resolution.said_on),
               graph::describe_answer(claim.claim), graph::describe_question(claim),
               claim.claim.party.value_or(""), short_id(claim.claim.source)});
    return ok();
  });
  if (done) table.print(session.out, session.width);
  return done;
}

Status print_rows(const storage::Snapshot& snapshot, const graph::Filter& filter, Session& session,
                  Format format) {
  Rows rows(session.out, format);
  graph::SourceCache sources(snapshot);
  const Status done = graph::for_each_match(snapshot, filter, [&](const ResolvedClaim& claim) -> Status {
    const auto source = sources.get(claim.claim.source);
    if (!source) return source.error();
    rows.add([&](graph::JsonWriter& json) {
      graph::write_claim(json, claim, (*source)->source, (*source)->offsets);
    });
    return ok();
  });
  if (done) rows.finish();
  return done;
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  const auto& snapshot = reading->snapshot();
  const Format format = format_of(options.format);
  const Status done = format == Format::kText ? print_table(snapshot, *filter, session)
                                              : print_rows(snapshot, *filter, session, format);
  if (!done) return done.error();
  return kDone;
}

constexpr std::array kFlags = {kSubjectFlag, kAttributeFlag, kUnitFlag, kSinceFlag, kUntilFlag,
                               kLangFlag,    kTextFlag,      kForFlag,  kAsOfFlag,  kKnownAtFlag};

}  // namespace

const Command kClaims{.name = "claims",
                      .summary = "List the claims, question by question",
                      .formats = Formats::kRows,
                      .flags = kFlags,
                      .examples =
                          "  claimgraph claims --subject orvento --unit EUR\n"
                          "  claimgraph claims --since 2025-01-01 --until 2025-03-31 --format jsonl\n",
                      .run = run};

}  // namespace claimgraph::cli

#include "graph/pairs.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "graph/describe.h"
#include "graph/export/record.h"

namespace claimgraph::cli {
namespace {

// Answers of claims, each read once.
class Answers {
 public:
  explicit Answers(const storage::Snapshot& snapshot) : snapshot_(snapshot) {}

  Result<std::string> of(ClaimId id) {
    const auto found = read_.find(id);
    if (found != read_.end()) return found->second;
    const std::array ids = {id};
    const auto claims = snapshot_.get_claims(ids);
    if (!claims) return claims.error();
    return read_.emplace(id, graph::describe_answer(claims->front().claim)).first->second;
  }

 private:
  const storage::Snapshot& snapshot_;
  std::unordered_map<ClaimId, std::string> read_;
};

struct Work {
  const storage::Snapshot& snapshot;
  const relate::Context& context;
  const graph::Filter& filter;
  graph::PairsFrom from;
};

Status print_table(const Work& work, Session& session) {
  Answers answers(work.snapshot);
  Table table(
      {{"NEWER"}, {"ANSWER", Fit::kWrap}, {"RELATION", Fit::kWrap}, {"OLDER"}, {"ANSWER", Fit::kWrap}});
  const Status done = graph::for_each_pair(
      work.snapshot, work.context, work.filter, work.from, [&](const Edge& pair) -> Status {
        const auto newer = answers.of(pair.from);
        if (!newer) return newer.error();
        const auto older = answers.of(pair.to);
        if (!older) return older.error();
        table.add({short_id(pair.from), *newer, graph::describe(pair), short_id(pair.to), *older});
        return ok();
      });
  if (done) table.print(session.out, session.width);
  return done;
}

Status print_rows(const Work& work, Session& session, Format format) {
  Rows rows(session.out, format);
  const Status done =
      graph::for_each_pair(work.snapshot, work.context, work.filter, work.from, [&](const Edge& pair) {
        rows.add([&](graph::JsonWriter& json) { graph::write_pair(json, pair); });
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
  const relate::Context context = reading->context();
  const Work work{reading->snapshot(), context, *filter,
                  reading->has_own_rates() ? graph::PairsFrom::kRules : graph::PairsFrom::kStoredEdges};
  const Format format = format_of(options.format);
  const Status done =
      format == Format::kText ? print_table(work, session) : print_rows(work, session, format);
  if (!done) return done.error();
  return kDone;
}

constexpr std::array kFlags = {kSubjectFlag, kAttributeFlag, kUnitFlag,    kSinceFlag, kUntilFlag,
                               kForFlag,     kAsOfFlag,      kKnownAtFlag, kRatesFlag};

}  // namespace

const Command kPairs{
    .name = "pairs",
    .summary = "List every related pair of claims",
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples = "  claimgraph pairs --subject orvento\n  claimgraph pairs --format jsonl > pairs.jsonl\n",
    .run = run};

}  // namespace claimgraph::cli

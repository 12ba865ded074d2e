#include "graph/ledger.h"

#include <array>
#include <string>
#include <unordered_map>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "graph/describe.h"

namespace claimgraph::cli {
namespace {

using graph::Fate;
using graph::Promise;
using ClaimsById = std::unordered_map<ClaimId, const ResolvedClaim*>;

constexpr std::int64_t kMsPerDay = 86'400'000;

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::kOpen:
      return "open";
    case Fate::kDue:
      return "due";
    case Fate::kMet:
      return "met";
    case Fate::kOtherwise:
      return "otherwise";
    case Fate::kWithdrawn:
      return "withdrawn";
  }
  return "";
}

// "40 million EUR, then 52 million EUR".
std::string versions_of(const Promise& promise, const ClaimsById& claims) {
  std::string text;
  for (const ClaimId id : promise.versions) {
    const ResolvedClaim& claim = *claims.at(id);
    text += (text.empty() ? "" : ", then ") + graph::describe(claim.claim.value) + " (" +
            to_text(claim.resolution.said_on) + ")";
  }
  return text;
}

std::string fate_of(const Promise& promise, const ClaimsById& claims) {
  std::string text{name_of(promise.fate)};
  if (!promise.outcome) return text;
  const ResolvedClaim& outcome = *claims.at(*promise.outcome);
  return text + ": " + graph::describe_answer(outcome.claim) + ", " + to_text(outcome.resolution.said_on);
}

void print_table(const std::vector<Promise>& promises, const ClaimsById& claims, Session& session) {
  Table table({{"WHO", Fit::kCut},
               {"QUESTION", Fit::kWrap},
               {"PLANNED", Fit::kWrap},
               {"DUE"},
               {"FATE", Fit::kWrap},
               {"ID"}});
  for (const Promise& promise : promises) {
    const ResolvedClaim& last = *claims.at(promise.versions.back());
    table.add({promise.party, graph::describe_question(last), versions_of(promise, claims),
               promise.due ? to_text(*promise.due) : "", fate_of(promise, claims), short_id(last.claim.id)});
  }
  table.print(session.out, session.width);
}

void write(graph::JsonWriter& json, const Promise& promise, const ClaimsById& claims) {
  const ResolvedClaim& last = *claims.at(promise.versions.back());
  json.begin_object().field("party", promise.party).field("question", graph::describe_question(last));
  json.key("versions").begin_array();
  for (const ClaimId id : promise.versions) json.value(to_text(id));
  json.end_array().field("due", promise.due).field("fate", name_of(promise.fate));
  json.field("outcome", promise.outcome ? std::optional(to_text(*promise.outcome)) : std::nullopt)
      .end_object();
}

// The day of --as-of, else of --known-at, else today.
Result<Day> today_of(const Options& options, const Session& session) {
  const auto horizon = horizon_of(options);
  if (!horizon) return horizon.error();
  if (horizon->published_by) return *horizon->published_by;
  const auto ms = horizon->recorded_by_ms ? horizon->recorded_by_ms : now(session);
  return Day{static_cast<std::int32_t>(ms.value_or(0) / kMsPerDay)};
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto today = today_of(options, session);
  if (!today) return today.error();
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  const auto claims = graph::all_matches(reading->snapshot(), *filter);
  if (!claims) return claims.error();
  ClaimsById by_id;
  for (const ResolvedClaim& claim : *claims) by_id.emplace(claim.claim.id, &claim);
  const auto promises = graph::promises(*claims, *today, reading->context());
  const Format format = format_of(options.format);
  if (format == Format::kText) {
    print_table(promises, by_id, session);
    return kDone;
  }
  Rows rows(session.out, format);
  for (const Promise& promise : promises)
    rows.add([&](graph::JsonWriter& json) { write(json, promise, by_id); });
  rows.finish();
  return kDone;
}

constexpr std::array kFlags = {kSubjectFlag, kAttributeFlag, kAsOfFlag, kKnownAtFlag, kRatesFlag};

}  // namespace

const Command kLedger{
    .name = "ledger",
    .summary = "List what parties planned, how often they changed it, and what became of it",
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples = "  claimgraph ledger --subject orvento\n  claimgraph ledger --as-of 2025-12-31\n",
    .run = run};

}  // namespace claimgraph::cli

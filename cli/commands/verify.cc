#include "storage/verify.h"

#include <array>
#include <charconv>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "graph/append.h"
#include "graph/replay.h"

namespace claimgraph::cli {
namespace {

void print_rows(const storage::Verification& found, Session& session) {
  std::string line;
  graph::JsonWriter json(line);
  json.begin_object().field("whole", found.is_whole()).field("sources", found.counted.sources);
  json.field("claims", found.counted.claims)
      .field("topics", found.counted.topics)
      .field("edges", found.counted.edges);
  json.field("judgements", found.counted.judgements).field("transaction", found.transaction);
  json.field("chain", to_text(found.chain)).key("problems").begin_array();
  for (const std::string& problem : found.problems) json.value(std::string_view{problem});
  json.end_array().end_object();
  session.out << line << '\n';
}

// Whether the edges and days are those that the rules give.
Status derive_again(const storage::Store& store, const relate::Rates& rates, storage::Verification& found) {
  const auto judgements = store.snapshot().judgements();
  if (!judgements) return judgements.error();
  const auto changes = compare(store, {rates, *judgements});
  if (!changes) return changes.error();
  if (changes->topics == 0) return ok();
  found.problems.push_back("the edges or days of " + counted(changes->topics, "topic") +
                           " are not those that the rules give (" + std::to_string(changes->edges_put) +
                           " edges missing, " + std::to_string(changes->edges_erased) +
                           " too many): made by another version, or with other --rates");
  return ok();
}

Status replay_proofs(const storage::Store& store, const relate::Rates& rates, storage::Verification& found,
                     Session& session) {
  const auto snapshot = store.snapshot();
  const auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  const auto replayed = graph::replay(snapshot, {rates, *judgements});
  if (!replayed) return replayed.error();
  for (const std::string& difference : replayed->differences)
    found.problems.push_back("proof: " + difference);
  if (replayed->differences.empty()) say(session, counted(replayed->proofs, "proof") + " replayed, all hold");
  return ok();
}

// "2/7". Nothing typed is everything.
Result<storage::Subset> subset_of(const std::string& typed) {
  storage::Subset subset;
  if (typed.empty()) return subset;
  const char* end = typed.data() + typed.size();
  const auto [slash, first] = std::from_chars(typed.data(), end, subset.part);
  const bool has_slash = first == std::errc{} && slash != end && *slash == '/';
  const auto [rest, second] = std::from_chars(has_slash ? slash + 1 : end, end, subset.of);
  if (has_slash && second == std::errc{} && rest == end && 1 <= subset.part && subset.part <= subset.of)
    return subset;
  return Error{ErrorCode::kInvalidArgument, "--read-data-subset: \"" + typed + "\" is no part such as 1/7"};
}

Result<int> run(const Options& options, Session& session) {
  const auto subset = subset_of(options.read_data_subset);
  if (!subset) return subset.error();
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const auto store = open_database(session, storage::Mode::kRead);
  if (!store) return store.error();
  const bool full = options.full || !subset->is_all();
  auto found = storage::verify(*store, full ? storage::Depth::kFull : storage::Depth::kQuick, *subset);
  if (!found) return found.error();
  if (options.full && subset->is_all() && found->is_whole()) {
    if (const Status derived = derive_again(*store, rates->get(), *found); !derived) return derived.error();
  }
  if (options.proofs && found->is_whole()) {
    const Status replayed = replay_proofs(*store, rates->get(), *found, session);
    if (!replayed) return replayed.error();
  }
  for (const std::string& problem : found->problems) say(session, problem);
  if (format_of(options.format) != Format::kText) {
    print_rows(*found, session);
  } else {
    session.out << (found->is_whole() ? "whole" : "damaged") << ": "
                << counted(found->counted.sources, "source") << ", "
                << counted(found->counted.claims, "claim") << ", " << counted(found->counted.edges, "edge")
                << ", " << counted(found->counted.judgements, "judgement") << "\nlast write "
                << found->transaction << ", chain " << to_text(found->chain) << '\n';
  }
  return found->is_whole() ? kDone : kDamage;
}

constexpr std::array kFlags = {
    kRatesFlag, Flag{"--read-data-subset", "N/M", &Options::read_data_subset,
                     "As --full, but only the N-th of M parts of sources and topics, edges as stored"}};
constexpr std::array kSwitches = {
    Switch{"--full", &Options::full,
           "Read every record, check every index both ways, derive every edge again"},
    Switch{"--proofs", &Options::proofs, "Make every stored proof again from its two claims"}};

}  // namespace

const Command kVerify{
    .name = "verify",
    .summary = "Check that the database is whole",
    .formats = Formats::kRows,
    .flags = kFlags,
    .switches = kSwitches,
    .examples =
        "  claimgraph verify\n  claimgraph verify --full\n  claimgraph verify --read-data-subset 1/7\n",
    .run = run};

}  // namespace claimgraph::cli

#include "graph/why.h"

#include <array>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/cite.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "graph/describe.h"
#include "graph/export/escape.h"
#include "graph/export/record.h"
#include "graph/source_cache.h"

namespace claimgraph::cli {
namespace {

using graph::Why;

std::string verdict_of(const Why& why) {
  const relate::Verdict& verdict = why.verdict;
  if (!verdict.relation) return "no relation: " + verdict.reason;
  Edge edge;
  edge.relation = *verdict.relation;
  edge.subtype = verdict.subtype;
  edge.label = verdict.label;
  return "newer " + graph::describe(edge) + " older";
}

Status print_claim(std::string_view label, const ResolvedClaim& claim, graph::SourceCache& sources,
                   Session& session) {
  const auto source = sources.get(claim.claim.source);
  if (!source) return source.error();
  session.out << label << "  " << short_id(claim.claim.id) << "  " << graph::terminal_text(headline(claim))
              << '\n'
              << "       " << graph::terminal_text(provenance(claim, (*source)->source)) << '\n';
  const std::string& scope = claim.claim.topic.scope;
  if (!scope.empty()) session.out << "       scope: " << graph::terminal_text(scope) << '\n';
  return ok();
}

void print_proof(const Why& why, Session& session) {
  session.out << graph::terminal_text(verdict_of(why)) << '\n';
  const Proof& proof = why.verdict.proof;
  if (!proof.rule.empty()) {
    session.out << "rule " << graph::terminal_text(proof.rule) << ", version " << proof.version << '\n';
  }
  Table facts({{"COMPARED", Fit::kWrap}, {"VALUE", Fit::kWrap}});
  for (const Fact& fact : proof.facts) facts.add({fact.name, fact.value});
  facts.print(session.out, session.width);
  if (why.verdict.relation) return;
  Table differences({{"DIFFERS"}, {"NEWER", Fit::kWrap}, {"OLDER", Fit::kWrap}});
  for (const auto& [field, newer, older] : why.differences) differences.add({field, newer, older});
  differences.print(session.out, session.width);
}

Result<int> run(const Options& options, Session& session) {
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  const auto& snapshot = reading->snapshot();
  const auto a = graph::get_claim(snapshot, options.operands[0]);
  if (!a) return a.error();
  const auto b = graph::get_claim(snapshot, options.operands[1]);
  if (!b) return b.error();
  if (a->claim.id == b->claim.id) return Error{ErrorCode::kInvalidArgument, "the two ids name one claim"};
  const auto why = graph::why(snapshot, *a, *b, reading->context());
  if (!why) return why.error();
  if (format_of(options.format) != Format::kText) {
    std::string line;
    graph::JsonWriter json(line);
    graph::write_why(json, *why);
    session.out << line << '\n';
    return kDone;
  }
  graph::SourceCache sources(snapshot);
  if (const Status done = print_claim("newer", why->newer, sources, session); !done) return done.error();
  if (const Status done = print_claim("older", why->older, sources, session); !done) return done.error();
  print_proof(*why, session);
  return kDone;
}

constexpr std::array kFlags = {kAsOfFlag, kKnownAtFlag, kRatesFlag};

}  // namespace

const Command kWhy{.name = "why",
                   .summary = "Prove the relation of two claims, or say why there is none",
                   .operands = "ID",
                   .operands_help = "Of two claims, or their first digits",
                   .min_operands = 2,
                   .max_operands = 2,
                   .formats = Formats::kRows,
                   .flags = kFlags,
                   .examples =
                       "  claimgraph why 3f2a91bc 77e01d52\n"
                       "  claimgraph why 3f2a91bc 77e01d52 --rates my-rates.csv --format json\n",
                   .run = run};

}  // namespace claimgraph::cli

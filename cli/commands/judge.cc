#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/judging.h"
#include "core/model/names.h"
#include "core/relate/judgements.h"
#include "graph/why.h"

namespace claimgraph::cli {
namespace {

using Operands = std::span<const std::string>;
using storage::Snapshot;

Result<std::string> pair_operand(const Snapshot& snapshot, Operands ids) {
  const auto a = claim_operand(snapshot, ids[0]);
  if (!a) return a;
  const auto b = claim_operand(snapshot, ids[1]);
  if (!b) return b;
  return *a + ' ' + *b;
}

// The subject: one claim, or two.
Result<Judgement> of_claims(JudgementKind kind, Operands ids, const Snapshot& snapshot) {
  const auto subject = ids.size() == 1 ? claim_operand(snapshot, ids[0]) : pair_operand(snapshot, ids);
  if (!subject) return subject.error();
  Judgement judgement;
  judgement.kind = kind;
  judgement.subject = *subject;
  return judgement;
}

// What the rules say of two claims, for an acceptance that does not say it.
Result<std::string> relation_now(const Snapshot& snapshot, Operands ids) {
  const auto a = graph::get_claim(snapshot, ids[0]);
  if (!a) return a.error();
  const auto b = graph::get_claim(snapshot, ids[1]);
  if (!b) return b.error();
  const auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  if (a->claim.id == b->claim.id) return Error{ErrorCode::kInvalidArgument, "the two ids name one claim"};
  const auto why = graph::why(snapshot, *a, *b, {relate::Rates::reference(), *judgements});
  if (!why) return why.error();
  if (why->verdict.relation) return std::string{to_text(*why->verdict.relation)};
  return Error{ErrorCode::kInvalidArgument, "the two have no relation to accept: " + why->verdict.reason};
}

Result<Judgement> accept(Operands operands, const Snapshot& snapshot) {
  auto judgement =
      of_claims(JudgementKind::kAccept, operands.first(std::min<std::size_t>(operands.size(), 2)), snapshot);
  if (!judgement || operands.size() == 1) return judgement;
  const auto relation =
      operands.size() == 3 ? Result<std::string>(operands[2]) : relation_now(snapshot, operands);
  if (!relation) return relation.error();
  judgement->value = *relation;
  return judgement;
}

Result<Judgement> reject(Operands operands, const Snapshot& snapshot) {
  return of_claims(JudgementKind::kReject, operands, snapshot);
}

Result<Judgement> correct(Operands operands, const Snapshot& snapshot) {
  auto judgement = of_claims(JudgementKind::kCorrect, operands.first(1), snapshot);
  if (!judgement) return judgement;
  judgement->field = operands[1];
  for (const std::string& word : operands.subspan(2)) {
    judgement->value += (judgement->value.empty() ? "" : " ") + word;
  }
  return judgement;
}

Result<Judgement> pin(Operands operands, const Snapshot& snapshot) {
  auto judgement = of_claims(JudgementKind::kPin, operands.first(2), snapshot);
  if (judgement) judgement->value = operands[2];
  return judgement;
}

Result<Judgement> merge(Operands operands, const Snapshot&) {
  Judgement judgement;
  judgement.kind = JudgementKind::kMerge;
  judgement.subject = operands[0];
  judgement.value = operands[1];
  if (operands[0] == operands[1]) return Error{ErrorCode::kInvalidArgument, "the two are one name already"};
  return judgement;
}

// One name, or two claims.
Result<Judgement> split(Operands operands, const Snapshot& snapshot) {
  if (operands.size() == 2) return of_claims(JudgementKind::kSplit, operands, snapshot);
  Judgement judgement;
  judgement.kind = JudgementKind::kSplit;
  judgement.subject = operands[0];
  return judgement;
}

Result<Judgement> undo(Operands operands, const Snapshot& snapshot) {
  const auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  Judgement judgement;
  judgement.kind = JudgementKind::kUndo;
  for (const Judgement& known : *judgements) {
    if (!to_text(known.id).starts_with(operands[0])) continue;
    if (!judgement.subject.empty())
      return Error{ErrorCode::kInvalidArgument,
                   '"' + operands[0] + "\" is the beginning of several ids; give more digits"};
    judgement.subject = to_text(known.id);
  }
  if (judgement.subject.empty())
    return Error{ErrorCode::kNotFound,
                 "no judgement starts with \"" + operands[0] + "\"; \"judge list\" names them"};
  return judgement;
}

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
constexpr std::array kActions = {
    Action{"accept", "ID, or ID ID [RELATION]", 1, 3, accept},
    Action{"reject", "ID, or ID ID", 1, 2, reject},
    Action{"correct", "ID FIELD VALUE", 2, kAny, correct},
    Action{"pin", "ID ID agrees|contradicts|updates", 3, 3, pin},
    Action{"merge", "NAME NAME: the first is another name of the second", 2, 2, merge},
    Action{"split", "NAME, or ID ID", 1, 2, split},
    Action{"undo", "ID of a judgement", 1, 1, undo},
};

constexpr std::array kEntityActions = {kActions[4], kActions[5]};

Result<int> run(const Options& options, Session& session) {
  if (options.operands.front() == "list")
    return list_judgements([](const Judgement&) { return true; }, options, session);
  return run_action(kActions, options, session);
}

Result<int> run_entity(const Options& options, Session& session) {
  if (options.operands.front() == "list") return list_judgements(relate::is_about_names, options, session);
  if (options.operands.front() == "split" && options.operands.size() != 2)
    return Error{ErrorCode::kInvalidArgument, "split needs: NAME"};
  return run_action(kEntityActions, options, session);
}

constexpr std::array kFlags = {kAuthorFlag, kReasonFlag, kRatesFlag};

}  // namespace

const Command kJudge{
    .name = "judge",
    .summary = "Decide what the rules got wrong; kept for good, with who and why",
    .operands = "ACTION",
    .operands_help =
        "accept ID | accept ID ID [RELATION] | reject ID | reject ID ID | correct ID FIELD VALUE | pin ID ID "
        "RELATION | "
        "merge NAME NAME | split NAME | split ID ID | undo JUDGEMENT | list",
    .min_operands = 1,
    .max_operands = std::numeric_limits<int>::max(),
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples =
        "  claimgraph judge reject 3f2a91bc 77e01d52 --reason \"two different tunnels\"\n"
        "  claimgraph judge correct 3f2a91bc value \"60..65 EUR\" --author ada --reason \"see page 3\"\n"
        "  claimgraph judge correct 3f2a91bc period 2025 --reason \"fiscal year\"\n"
        "  claimgraph judge undo 9c01d2aa --reason \"page 3 was wrong\"\n",
    .run = run};

const Command kEntity{
    .name = "entity",
    .summary = "Merge two names of one entity, or split them again",
    .operands = "ACTION",
    .operands_help = "merge NAME NAME: the first is another name of the second | split NAME | list",
    .min_operands = 1,
    .max_operands = 3,
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples =
        "  claimgraph entity merge \"Orvento AG\" Orvento --reason \"same register number\"\n"
        "  claimgraph entity split \"Orvento AG\" --reason \"a subsidiary\"\n",
    .run = run_entity};

}  // namespace claimgraph::cli

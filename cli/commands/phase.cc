#include <array>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/judging.h"
#include "core/relate/judgements.h"

namespace claimgraph::cli {
namespace {

using Operands = std::span<const std::string>;
using storage::Snapshot;

Result<Judgement> of_phase(JudgementKind kind, const std::string& day, std::string field) {
  const auto subject = phase_operand(day);
  if (!subject) return subject.error();
  Judgement judgement;
  judgement.kind = kind;
  judgement.subject = *subject;
  judgement.field = std::move(field);
  return judgement;
}

Result<Judgement> pin(Operands operands, const Snapshot&) {
  return of_phase(JudgementKind::kPin, operands[0], "start");
}

Result<Judgement> join(Operands operands, const Snapshot&) {
  return of_phase(JudgementKind::kReject, operands[0], "start");
}

Result<Judgement> rename(Operands operands, const Snapshot&) {
  auto judgement = of_phase(JudgementKind::kCorrect, operands[0], "name");
  if (judgement) judgement->value = operands[1];
  return judgement;
}

// The claim stays where it is, and is listed there as well: phases may overlap.
Result<Judgement> include(Operands operands, const Snapshot& snapshot) {
  const auto claim = claim_operand(snapshot, operands[0]);
  if (!claim) return claim.error();
  const auto day = phase_operand(operands[1]);
  if (!day) return day.error();
  Judgement judgement;
  judgement.kind = JudgementKind::kPin;
  judgement.subject = *claim;
  judgement.field = "phase";
  judgement.value = operands[1];
  return judgement;
}

constexpr std::array kActions = {
    Action{"pin", "DAY", 1, 1, pin},
    Action{"join", "DAY", 1, 1, join},
    Action{"rename", "DAY NAME", 2, 2, rename},
    Action{"include", "ID DAY", 2, 2, include},
};

bool is_about_phases(const Judgement& judgement) {
  return judgement.subject.starts_with("phase ") || judgement.field == "phase";
}

Result<int> run(const Options& options, Session& session) {
  if (options.operands.front() == "list") return list_judgements(is_about_phases, options, session);
  return run_action(kActions, options, session);
}

constexpr std::array kFlags = {kAuthorFlag, kReasonFlag};

}  // namespace

const Command kPhase{
    .name = "phase",
    .summary = "Say where a phase of the timeline begins, what it is called, what belongs to it",
    .operands = "ACTION",
    .operands_help =
        "pin DAY: one begins there | join DAY: none does | rename DAY NAME: the one that "
        "holds the day | include ID DAY: the claim also belongs to it | list",
    .min_operands = 1,
    .max_operands = 3,
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples =
        "  claimgraph phase pin 2025-07-15 --reason \"the second announcement\"\n"
        "  claimgraph phase rename 2025-07-15 \"The build-out\" --reason \"as we call it\"\n",
    .run = run};

}  // namespace claimgraph::cli

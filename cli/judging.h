// A person's decision into the database and onto the terminal: what `judge`, `phase` and `entity` share.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "core/model/judgement.h"
#include "core/model/result.h"
#include "storage/store.h"

namespace claimgraph::cli {

// One word after the command: what it needs, and what it makes of it.
struct Action {
  std::string_view name;
  std::string_view usage;  // of the operands behind the name
  std::size_t min_operands;
  std::size_t max_operands;
  Result<Judgement> (*make)(std::span<const std::string> operands, const storage::Snapshot& snapshot);
};

// Runs the action that the first operand names, with --author and --reason.
Result<int> run_action(std::span<const Action> actions, const Options& options, Session& session);

// The judgements that pass `is_meant`, and which of them count.
Result<int> list_judgements(bool (*is_meant)(const Judgement&), const Options& options, Session& session);

// A claim's whole id from its first digits, as a judgement names it.
Result<std::string> claim_operand(const storage::Snapshot& snapshot, const std::string& typed);
Result<std::string> phase_operand(const std::string& typed);  // "phase 2025-07-15"

inline constexpr Flag kAuthorFlag{"--author", "NAME", &Options::author,
                                  "Who decides; else $CLAIMGRAPH_AUTHOR or the user's name"};
inline constexpr Flag kReasonFlag{"--reason", "TEXT", &Options::reason, "Why: kept with the decision"};

}  // namespace claimgraph::cli

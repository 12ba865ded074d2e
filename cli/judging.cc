#include "cli/judging.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <vector>

#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "core/model/names.h"
#include "core/relate/judgements.h"
#include "graph/export/escape.h"
#include "graph/export/record.h"
#include "graph/judge.h"

namespace claimgraph::cli {
namespace {

Error wrong(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

Result<const Action*> action_of(std::span<const Action> actions, const std::vector<std::string>& operands) {
  const auto found = std::ranges::find(actions, operands.front(), &Action::name);
  if (found == actions.end()) {
    std::string names;
    for (const Action& action : actions) names += (names.empty() ? "" : ", ") + std::string{action.name};
    return wrong('"' + operands.front() + "\" is no action; there are list, " + names);
  }
  const std::size_t given = operands.size() - 1;
  if (given >= found->min_operands && given <= found->max_operands) return &*found;
  return wrong(std::string{found->name} + " needs: " + std::string{found->usage});
}

Status sign(Judgement& judgement, const Options& options, const Session& session) {
  judgement.author = options.author.empty() ? session.author : options.author;
  judgement.reason = options.reason;
  if (judgement.author.empty()) return wrong("nobody is named who decides; --author NAME would be right");
  return judgement.reason.empty() ? wrong("no reason is given; --reason TEXT would be right") : ok();
}

// "3f2a91bc07", "3f2a91bc07 77e01d5201", a name as it is.
std::string subject_of(const Judgement& judgement) {
  std::string text;
  for (const ClaimId id : relate::claims_named(judgement)) text += (text.empty() ? "" : " ") + short_id(id);
  if (!text.empty()) return text;
  const auto undone =
      judgement.kind == JudgementKind::kUndo ? parse_id<JudgementTag>(judgement.subject) : std::nullopt;
  return undone ? short_id(*undone) : judgement.subject;
}

std::string saying_of(const Judgement& judgement) {
  if (judgement.field.empty() || judgement.field == "start") return judgement.value;
  return judgement.field + ": " + (judgement.value.empty() ? "nothing" : judgement.value);
}

void report(const std::vector<Judgement>& made, const AppendReport& changes, Session& session,
            Format format) {
  Rows rows(session.out, format);
  for (const Judgement& judgement : made) {
    if (format != Format::kText) {
      rows.add([&](graph::JsonWriter& json) { graph::write_judgement(json, judgement); });
      continue;
    }
    const std::string says = saying_of(judgement);
    session.out << short_id(judgement.id) << "  " << to_text(judgement.kind) << ' '
                << graph::terminal_text(subject_of(judgement) + (says.empty() ? "" : " " + says)) << '\n';
  }
  rows.finish();
  if (format != Format::kText) return;
  if (made.empty()) session.out << "already so\n";
  session.out << counted(changes.claims_changed, "claim") << " changed, "
              << counted(changes.edges_put, "edge") << " put, " << changes.edges_erased << " erased\n";
}

using States = std::map<JudgementId, std::string_view>;

States states_of(const std::vector<Judgement>& all) {
  States states;
  for (const Judgement& judgement : all) states[judgement.id] = "taken back";
  for (const Judgement& judgement : relate::standing(all)) states[judgement.id] = "counts";
  for (const auto& conflict : relate::conflicts(all)) states[conflict.overruled.id] = "overruled";
  return states;
}

}  // namespace

Result<std::string> claim_operand(const storage::Snapshot& snapshot, const std::string& typed) {
  const auto claim = graph::get_claim(snapshot, typed);
  if (!claim) return claim.error();
  return to_text(claim->claim.id);
}

Result<std::string> phase_operand(const std::string& typed) {
  const auto day = day_option("DAY", typed);
  if (!day) return day.error();
  return "phase " + typed;
}

Result<int> run_action(std::span<const Action> actions, const Options& options, Session& session) {
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const auto action = action_of(actions, options.operands);
  if (!action) return action.error();
  auto store = open_database(session, storage::Mode::kWrite);
  if (!store) return store.error();
  const auto snapshot = store->snapshot();
  auto wanted = (*action)->make(std::span(options.operands).subspan(1), snapshot);
  if (!wanted) return wanted.error();
  if (const Status signed_by = sign(*wanted, options, session); !signed_by) return signed_by.error();
  if (const Status fits = check(snapshot, *wanted); !fits) return fits.error();
  const auto stored = snapshot.judgements();
  if (!stored) return stored.error();
  const auto made = decide(*stored, *wanted);
  const auto changes = put_judgements(*store, made, rates->get(), now(session));
  if (!changes) return changes.error();
  report(made, *changes, session, format_of(options.format));
  return kDone;
}

Result<int> list_judgements(bool (*is_meant)(const Judgement&), const Options& options, Session& session) {
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  const auto judgements = reading->snapshot().judgements();
  if (!judgements) return judgements.error();
  const States states = states_of(*judgements);
  const Format format = format_of(options.format);
  Rows rows(session.out, format);
  Table table({{"ID"},
               {"STATE"},
               {"KIND"},
               {"ABOUT", Fit::kWrap},
               {"SAYS", Fit::kWrap},
               {"AUTHOR", Fit::kCut},
               {"REASON", Fit::kWrap}});
  for (const Judgement& judgement : *judgements) {
    if (!is_meant(judgement)) continue;
    table.add({short_id(judgement.id), std::string{states.at(judgement.id)},
               std::string{to_text(judgement.kind)}, subject_of(judgement), saying_of(judgement),
               judgement.author, judgement.reason});
    if (format == Format::kText) continue;
    rows.add([&](graph::JsonWriter& json) { graph::write_judgement(json, judgement); });
  }
  if (format == Format::kText) table.print(session.out, session.width);
  rows.finish();
  return kDone;
}

}  // namespace claimgraph::cli

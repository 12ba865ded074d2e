#include <array>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "core/extract/extract.h"
#include "graph/append.h"
#include "storage/salvage.h"

namespace claimgraph::cli {
namespace {

constexpr int kLoss = 4;

std::filesystem::path scratch_beside(const std::filesystem::path& target) {
  std::filesystem::path scratch = target;
  return scratch += ".salvage";
}

// Everything readable of the damaged database into the new one; what follows from it is derived again.
Result<storage::Salvage> move_over(const std::filesystem::path& damaged, const std::filesystem::path& target,
                                   const relate::Rates& rates, std::size_t& saved) {
  if (const Status created = storage::Store::create(target); !created) return created.error();
  auto store = storage::Store::open(target, storage::Mode::kWrite);
  if (!store) return store.error();
  std::vector<Judgement> judgements;
  const auto add = [&](const storage::SalvagedSource& found) -> Status {
    auto claims = found.claims ? *found.claims : extract::extract(found.source);
    const auto added = append(*store, found.source, std::move(claims), {rates, {}}, found.recorded_ms);
    if (!added) return added.error();
    ++saved;
    return ok();
  };
  const auto judge = [&](const Judgement& judgement) {
    judgements.push_back(judgement);
    return store->put_judgement(judgement);
  };
  auto salvaged = storage::salvage(damaged, scratch_beside(target), add, judge);
  if (!salvaged || judgements.empty()) return salvaged;
  const auto rebuilt = rebuild(*store, {rates, judgements});
  return rebuilt ? std::move(salvaged) : rebuilt.error();
}

Result<int> run(const Options& options, Session& session) {
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const std::filesystem::path target = options.operands.front();
  std::size_t saved = 0;
  const auto salvaged = move_over(session.database, target, rates->get(), saved);
  std::error_code ignored;  // a copy that stays is in nobody's way
  std::filesystem::remove_all(scratch_beside(target), ignored);
  if (!salvaged) return salvaged.error();
  for (const std::string& problem : salvaged->problems) say(session, problem);
  for (const SourceId id : salvaged->lost) say(session, "lost: source " + to_text(id));
  session.out << counted(saved, "source") << " saved, " << salvaged->lost.size() << " known to be lost\n";
  const bool whole = salvaged->lost.empty() && salvaged->problems.empty();
  if (whole || options.accept_loss) return kDone;
  std::filesystem::remove_all(target, ignored);
  say(session, "nothing was made, as something is lost: --accept-loss makes the new database all the same");
  return kLoss;
}

constexpr std::array kFlags = {kRatesFlag};
constexpr std::array kSwitches = {
    Switch{"--accept-loss", &Options::accept_loss, "Make the new database even if something is lost"}};

}  // namespace

const Command kRepair{
    .name = "repair",
    .summary = "Save what can be read of a damaged database into a new one; nothing else changes",
    .operands = "NEW",
    .operands_help = "Directory of the new database",
    .min_operands = 1,
    .max_operands = 1,
    .flags = kFlags,
    .switches = kSwitches,
    .examples =
        "  claimgraph --db damaged.db repair saved.db\n"
        "  claimgraph --db damaged.db repair --accept-loss saved.db\n",
    .run = run};

}  // namespace claimgraph::cli

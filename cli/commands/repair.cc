#include "graph/repair.h"

#include <array>
#include <filesystem>
#include <string>
#include <system_error>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "core/extract/extract.h"

namespace claimgraph::cli {
namespace {

Result<int> run(const Options& options, Session& session) {
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const std::filesystem::path target = options.operands.front();
  const auto read_again = [](const Source& source) { return extract::extract(source); };
  const auto report = repair(session.database, target, rates->get(), read_again);
  if (!report) return report.error();
  for (const std::string& problem : report->problems) say(session, problem);
  for (const SourceId id : report->reread)
    say(session, "claims damaged, read again from its text: source " + to_text(id));
  for (const SourceId id : report->lost) say(session, "lost: source " + to_text(id));
  session.out << counted(report->sources, "source") << " saved, " << report->reread.size()
              << " of them read again, " << report->lost.size() << " known to be lost\n";
  const bool whole = report->lost.empty() && report->problems.empty();
  if (whole || options.accept_loss) return kDone;
  std::error_code ignored;  // what stays is in nobody's way
  std::filesystem::remove_all(target, ignored);
  say(session, "nothing was made, as something is lost: --accept-loss makes the new database all the same");
  return kDamage;
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

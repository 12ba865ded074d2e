#include "storage/upgrade.h"

#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "graph/append.h"

namespace claimgraph::cli {
namespace {

// What follows from the claims, by the rules of this version.
Status derive_anew(Session& session) {
  auto store = open_database(session, storage::Mode::kWrite);
  if (!store) return store.error();
  const auto judgements = store->snapshot().judgements();
  if (!judgements) return judgements.error();
  const auto report = rebuild(*store, {relate::Rates::reference(), *judgements}, now(session));
  return report ? ok() : Status(report.error());
}

Result<int> run(const Options&, Session& session) {
  const auto done = storage::upgrade(session.database);
  if (!done) return done.error();
  if (done->from == done->to) {
    session.out << "format " << done->to << ": nothing to do\n";
    return kDone;
  }
  if (const Status s = derive_anew(session); !s) return s.error();
  session.out << "format " << done->from << " is format " << done->to << " now\n";
  say(session, "the old database stays as " + done->old->string());
  return kDone;
}

}  // namespace

const Command kUpgrade{
    .name = "upgrade",
    .summary = "Make a database of an older program one of this program; the old one stays beside it",
    .examples = "  claimgraph upgrade\n",
    .run = run};

}  // namespace claimgraph::cli

#include "storage/upgrade.h"

#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"

namespace claimgraph::cli {
namespace {

Result<int> run(const Options&, Session& session) {
  const auto done = storage::upgrade(session.database);
  if (!done) return done.error();
  if (done->from == done->to) {
    session.out << "format " << done->to << ": nothing to do\n";
    return kDone;
  }
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

#include "cli/commands/list.h"
#include "cli/common.h"
#include "storage/store.h"

namespace claimgraph::cli {
namespace {

Result<int> run(const Options&, Session& session) {
  if (const Status created = storage::Store::create(session.database); !created) return created.error();
  say(session, "created " + session.database.string());
  return kDone;
}

}  // namespace

const Command kInit{.name = "init",
                    .summary = "Create an empty database",
                    .examples = "  claimgraph init\n  claimgraph --db ~/stories/steel.db init\n",
                    .run = run};

}  // namespace claimgraph::cli

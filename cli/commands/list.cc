#include "cli/commands/list.h"

#include <array>

namespace claimgraph::cli {

std::span<const Command> commands() {
  static const std::array all = {kInit,    kAdd,    kImport,   kSources, kClaims,  kSlots,    kShow,
                                 kLineage, kBlame,  kTimeline, kWhy,     kPairs,   kDiff,     kLedger,
                                 kJudge,   kPhase,  kEntity,   kRemove,  kRefresh, kExport,   kStats,
                                 kVerify,  kBackup, kRestore,  kRepair,  kUpgrade, kRecognize};
  return all;
}

}  // namespace claimgraph::cli

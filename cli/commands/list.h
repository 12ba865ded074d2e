// Every command, each defined in the file of its name.
#pragma once

#include "cli/command.h"

namespace claimgraph::cli {

extern const Command kAdd;
extern const Command kBackup;
extern const Command kBlame;
extern const Command kClaims;
extern const Command kDiff;
extern const Command kEntity;
extern const Command kExport;
extern const Command kImport;
extern const Command kInit;
extern const Command kJudge;
extern const Command kLedger;
extern const Command kLineage;
extern const Command kPairs;
extern const Command kPhase;
extern const Command kRecognize;
extern const Command kRefresh;
extern const Command kRemove;
extern const Command kRepair;
extern const Command kRestore;
extern const Command kShow;
extern const Command kSlots;
extern const Command kSources;
extern const Command kStats;
extern const Command kTimeline;
extern const Command kUpgrade;
extern const Command kVerify;
extern const Command kWhy;

}  // namespace claimgraph::cli

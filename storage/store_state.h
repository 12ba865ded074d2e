// What a Store and a Snapshot hold; for the files of this folder that look behind them.
#pragma once

#include <filesystem>
#include <memory>

#include "storage/engine.h"
#include "storage/open.h"
#include "storage/store.h"

namespace claimgraph::storage {

struct Snapshot::State {
  std::unique_ptr<View> view;
  const Engine* engine;
};

struct Store::State {
  std::filesystem::path directory;  // empty: over an engine without one
  Mode mode = Mode::kRead;
  Opened opened;
  bool failed = false;  // crash-only: after a failed write none is tried
};

}  // namespace claimgraph::storage

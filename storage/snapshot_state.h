// What a Snapshot holds; for store.cc, snapshot.cc and verify.cc.
#pragma once

#include <memory>

#include "storage/engine.h"
#include "storage/store.h"

namespace claimgraph::storage {

struct Snapshot::State {
  std::unique_ptr<View> view;
  const Engine* engine;
};

}  // namespace claimgraph::storage

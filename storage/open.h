// How a Store is put together: for store.cc, and for tests that put a failing engine in between.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/result.h"
#include "storage/codec.h"
#include "storage/directory.h"
#include "storage/engine.h"
#include "storage/store.h"

namespace claimgraph::storage {

// An engine whose state was compared with the anchor.
struct Opened {
  std::optional<WriterLock> lock;  // of kWrite in a directory; outlives the engine
  std::optional<Anchor> anchor;    // likewise
  std::filesystem::path scratch;   // removed after the engine closed; may be empty
  std::unique_ptr<Engine> engine;
  Totals totals;
  std::vector<std::string> notes;

  Opened() = default;
  Opened(Opened&&) noexcept = default;
  Opened& operator=(Opened&&) noexcept = default;
  ~Opened();
};

// The records without which a database has none.
Status write_first_records(Engine& engine);
Result<Totals> load_totals(const Engine& engine);

// kCorruption if anything acknowledged is missing, with the numbers of the writes that are.
Result<Opened> open_directory(const std::filesystem::path& directory, Mode mode);

// Over an engine without a directory, hence without anchor and lock; its first records are written if it is
// empty.
Result<Store> open_engine(std::unique_ptr<Engine> engine);

// Puts something of a test between the store and its engine.
using Wrap = std::function<std::unique_ptr<Engine>(std::unique_ptr<Engine>)>;
Result<Store> open_wrapped(const std::filesystem::path& directory, Mode mode, const Wrap& wrap);

}  // namespace claimgraph::storage

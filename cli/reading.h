// Many files, read and extracted ahead by confined processes, handed out in the order in which they were
// asked for.
//
// So that what `add` writes does not depend on which process was faster. A process that crashes, hangs or
// grows costs one file; the next one gets a new process. Memory is bounded: a few files per process are
// ahead, no more.
//
// Thread safety: one thread puts and takes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "cli/document_wire.h"
#include "core/model/result.h"
#include "core/read/reader.h"
#include "graph/export/process.h"

namespace claimgraph::cli {

struct ReadingOptions {
  std::filesystem::path program;  // ours, see reader_process.h; empty: everything is read in this process
  std::size_t processes = 1;
  read::Defaults defaults;
  LexiconFile lexicon;
  graph::Limits limits = default_limits();

  static graph::Limits default_limits();
};

// A file to open, or bytes that were read already.
struct Bytes {
  std::string name;
  Result<std::string> content;
};
using ToRead = std::variant<std::filesystem::path, Bytes>;

class ReadingAhead {
 public:
  explicit ReadingAhead(ReadingOptions options);
  ReadingAhead(const ReadingAhead&) = delete;
  ReadingAhead& operator=(const ReadingAhead&) = delete;
  ~ReadingAhead();

  // REQUIRES: !is_full()
  void put(ToRead file);
  bool is_full() const;
  bool is_empty() const;  // nothing is on its way

  // The documents of the file that was put first, waiting for them at most so long; nothing if it is not read
  // yet. REQUIRES: !is_empty()
  std::optional<ReadDocuments> take(std::chrono::milliseconds wait);

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace claimgraph::cli

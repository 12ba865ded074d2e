// Looks at a database that may be damaged, in a process of its own: reader DIRECTORY read|write. Prints one
// line: "refused CODE MESSAGE", "damaged PROBLEM", or "whole SOURCES CLAIMS EDGES TRANSACTION CHAIN", and
// then the notes.
#include <cstdio>
#include <string>

#include "core/relate/rates.h"
#include "graph/append.h"
#include "storage/guard.h"
#include "storage/store.h"
#include "storage/verify.h"

namespace claimgraph::faults {
namespace {

int refused(const Error& error) {
  std::printf("refused %d %s\n", static_cast<int>(error.code), error.message.c_str());
  return 0;
}

int look(const std::string& directory, storage::Mode mode) {
  const auto store = storage::Store::open(directory, mode);
  if (!store) return refused(store.error());
  const auto report = storage::verify(*store, storage::Depth::kFull);
  if (!report) return refused(report.error());
  if (!report->is_whole()) {
    std::printf("damaged %s\n", report->problems.front().c_str());
    return 0;
  }
  const auto derived = compare(*store, {relate::Rates::reference(), {}});
  if (!derived) return refused(derived.error());
  if (derived->edges_put + derived->edges_erased + derived->claims_changed != 0) {
    std::printf("damaged edges or resolutions are not those of the claims\n");
    return 0;
  }
  std::printf("whole %zu %zu %zu %zu %s\n", static_cast<std::size_t>(report->counted.sources),
              static_cast<std::size_t>(report->counted.claims),
              static_cast<std::size_t>(report->counted.edges), static_cast<std::size_t>(report->transaction),
              to_text(report->chain).c_str());
  for (const std::string& note : store->notes()) std::printf("note %s\n", note.c_str());
  return 0;
}

}  // namespace
}  // namespace claimgraph::faults

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  claimgraph::storage::guard_process();
  const bool writes = std::string(argv[2]) == "write";
  return claimgraph::faults::look(
      argv[1], writes ? claimgraph::storage::Mode::kWrite : claimgraph::storage::Mode::kRead);
}

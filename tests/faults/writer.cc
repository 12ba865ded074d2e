// Appends made-up sources until it is killed: writer DIRECTORY FIRST LAST FAULT. Prints the number of each
// acknowledged one. FAULT plants a failure that the checks have to find: "none", or "split" for an append in
// two batches.
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include <unistd.h>

#include "core/relate/rates.h"
#include "graph/append.h"
#include "storage/guard.h"
#include "storage/open.h"
#include "story.h"

namespace claimgraph::faults {
namespace {

using storage::Batch;
using storage::Engine;

// Writes the first half, waits a moment, then the rest: what an append must never be.
class SplitEngine : public Engine {
 public:
  explicit SplitEngine(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
  std::unique_ptr<storage::View> view() const override { return engine_->view(); }
  Status write(const Batch& batch) override {
    Batch halves[2];
    std::size_t i = 0;
    for (const auto& [table, key, value] : batch.operations()) {
      Batch& half = halves[2 * i++ / batch.operations().size()];
      value ? half.put(table, key, *value) : half.erase(table, key);
    }
    if (const Status s = engine_->write(halves[0]); !s) return s;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return engine_->write(halves[1]);
  }
  Result<std::uint64_t> bytes_on_disk() const override { return engine_->bytes_on_disk(); }
  Status verify_checksums() const override { return engine_->verify_checksums(); }
  Result<std::uint32_t> backup(const std::string& directory, const std::string& label) const override {
    return engine_->backup(directory, label);
  }

 private:
  std::unique_ptr<Engine> engine_;
};

std::unique_ptr<Engine> with_fault(std::unique_ptr<Engine> engine, const std::string& fault) {
  if (fault != "split") return engine;
  return std::make_unique<SplitEngine>(std::move(engine));
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

int write_all(const std::string& directory, std::uint64_t first, std::uint64_t last,
              const std::string& fault) {
  auto store = storage::open_wrapped(directory, storage::Mode::kWrite, [&](std::unique_ptr<Engine> e) {
    return with_fault(std::move(e), fault);
  });
  if (!store) return fail(store.error());
  const relate::Context context{relate::Rates::reference(), {}};
  for (std::uint64_t number = first; number < last; ++number) {
    const Told t = told(number);
    const auto report = append(*store, t.source, t.claims, context);
    if (!report) return fail(report.error());
    const std::string line = std::to_string(number) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
  }
  return 0;
}

}  // namespace
}  // namespace claimgraph::faults

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  claimgraph::storage::guard_process();
  return claimgraph::faults::write_all(argv[1], std::stoull(argv[2]), std::stoull(argv[3]), argv[4]);
}

// Appends made-up sources until it is killed: writer DIRECTORY FIRST LAST FAULT. Prints the number of each
// acknowledged one. FAULT plants a failure that the checks have to find: "none", "split" for an append in two
// batches, "shifted" for claims whose numbers are stored one place further on. "mixed" plants none: it makes
// the database first if there is none, also removes and judges, and prints after each write its number and
// chain.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include <unistd.h>

#include "graph/append.h"
#include "storage/codec.h"
#include "storage/guard.h"
#include "storage/open.h"
#include "storage/store_state.h"
#include "story.h"

namespace claimgraph::faults {
namespace {

using storage::Batch;
using storage::Engine;

Batch shifted(const Batch& batch);

class FaultyEngine : public Engine {
 public:
  FaultyEngine(std::unique_ptr<Engine> engine, bool splits) : engine_(std::move(engine)), splits_(splits) {}
  std::unique_ptr<storage::View> view() const override { return engine_->view(); }
  Status write(const Batch& batch) override {
    return splits_ ? write_split(batch) : engine_->write(shifted(batch));
  }

  Result<std::uint64_t> bytes_on_disk() const override { return engine_->bytes_on_disk(); }
  Status verify_checksums() const override { return engine_->verify_checksums(); }
  Result<std::uint32_t> backup(const std::string& directory, const std::string& label) const override {
    return engine_->backup(directory, label);
  }

 private:
  // Writes the first half, waits a moment, then the rest: what an append must never be.
  Status write_split(const Batch& batch) {
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

  std::unique_ptr<Engine> engine_;
  bool splits_;
};

// Passes everything on, but every number of a claim one code point further: a codec that is off by one.
Batch shifted(const Batch& batch) {
  Batch changed;
  for (const auto& [table, key, value] : batch.operations()) {
    auto claim = table == storage::Table::kClaims && value
                     ? storage::decode_claim(key, *value)
                     : Result<ResolvedClaim>(Error{ErrorCode::kNotFound, ""});
    if (claim) {
      for (Mention& mention : claim->claim.mentions) {
        ++mention.number.start;
        ++mention.number.end;
      }
      changed.put(table, key, storage::encode_claim(key, *claim));
    } else {
      value ? changed.put(table, key, *value) : changed.erase(table, key);
    }
  }
  return changed;
}

std::unique_ptr<Engine> with_fault(std::unique_ptr<Engine> engine, const std::string& fault) {
  if (fault != "split" && fault != "shifted") return engine;
  return std::make_unique<FaultyEngine>(std::move(engine), fault == "split");
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

bool print(const std::string& line) { return ::write(STDOUT_FILENO, line.data(), line.size()) > 0; }

Status write_mixed(storage::Store& store, std::uint64_t number, const relate::Context& context) {
  if (number % 5 == 0 && (number - 2) % 7 != 0) {
    const auto removed = remove_source(store, told(number - 2).source.id, context);
    if (!removed) return removed.error();
    return ok();
  }
  if (number % 7 == 0) {
    Judgement judgement;
    judgement.id = JudgementId{{1, number}};
    judgement.subject = "nothing " + std::to_string(number);
    return store.put_judgement(judgement);
  }
  const Told t = told(number);
  const auto report = append(store, t.source, t.claims, context);
  if (!report) return report.error();
  return ok();
}

int write_all_mixed(const std::string& directory, std::uint64_t first, std::uint64_t last) {
  if (!std::filesystem::exists(directory)) {
    if (const Status s = storage::Store::create(directory); !s) return fail(s.error());
  }
  auto store = storage::Store::open(directory, storage::Mode::kWrite);
  if (!store) return fail(store.error());
  const relate::Rates rates = no_rates();
  const relate::Context context{rates, {}};
  for (std::uint64_t number = first; number < last; ++number) {
    if (const Status s = write_mixed(*store, number, context); !s) return fail(s.error());
    const auto& totals = store->state().opened.totals;
    if (!print(std::to_string(totals.transaction) + " " + to_text(totals.chain) + "\n")) return 1;
  }
  return 0;
}

int write_all(const std::string& directory, std::uint64_t first, std::uint64_t last,
              const std::string& fault) {
  auto store = storage::open_wrapped(directory, storage::Mode::kWrite, [&](std::unique_ptr<Engine> e) {
    return with_fault(std::move(e), fault);
  });
  if (!store) return fail(store.error());
  const relate::Rates rates = no_rates();
  const relate::Context context{rates, {}};
  for (std::uint64_t number = first; number < last; ++number) {
    const Told t = told(number);
    const auto report = append(*store, t.source, t.claims, context);
    if (!report) return fail(report.error());
    if (!print(std::to_string(number) + "\n")) return 1;
  }
  return 0;
}

}  // namespace
}  // namespace claimgraph::faults

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  claimgraph::storage::guard_process();
  if (std::string(argv[4]) == "mixed")
    return claimgraph::faults::write_all_mixed(argv[1], std::stoull(argv[2]), std::stoull(argv[3]));
  return claimgraph::faults::write_all(argv[1], std::stoull(argv[2]), std::stoull(argv[3]), argv[4]);
}

#include "storage/open.h"

#include <chrono>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <utility>

#include <unistd.h>

#include "storage/rocks_engine.h"
#include "storage/schema.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

constexpr int kReadAttempts = 3;
constexpr auto kReadPause = std::chrono::milliseconds(50);

// The chain after the anchored write, as the journal has it.
Result<Chain> chain_at(const Engine& engine, std::uint64_t transaction) {
  if (transaction == 0) return Chain{};
  const std::string key = number_key(transaction);
  const auto bytes = engine.view()->get(Table::kJournal, key);
  if (!bytes) return bytes.error();
  if (!*bytes)
    return Error{ErrorCode::kCorruption, "journal entry " + std::to_string(transaction) + " is missing"};
  const auto line = decode_journal(key, **bytes);
  if (!line) return line.error();
  return line->chain;
}

// Everything acknowledged is there, in the history that the anchor knows.
Status check_anchor(const Engine& engine, const Totals& totals, const Anchored& anchored) {
  if (totals.transaction < anchored.transaction) {
    return Error{ErrorCode::kCorruption, "acknowledged writes " + std::to_string(totals.transaction + 1) +
                                             ".." + std::to_string(anchored.transaction) +
                                             " are missing or damaged; nothing was changed, see `repair`"};
  }
  const auto chain = chain_at(engine, anchored.transaction);
  if (!chain) return chain.error();
  if (*chain != anchored.chain) {
    return Error{ErrorCode::kCorruption, "ANCHOR and the stored history differ at write " +
                                             std::to_string(anchored.transaction) +
                                             ": files of two databases are mixed"};
  }
  return ok();
}

Status attach(Opened& opened, Result<std::unique_ptr<Engine>> engine, const Anchored& anchored) {
  if (!engine) return engine.error();
  const auto totals = load_totals(**engine);
  if (!totals) return totals.error();
  if (const Status s = check_anchor(**engine, *totals, anchored); !s) return s;
  opened.engine = std::move(*engine);
  opened.totals = *totals;
  return ok();
}

Status try_open(Opened& opened, const fs::path& directory, const RocksOptions& options,
                const Anchored& anchored) {
  return attach(opened, open_rocks(engine_path(directory), options), anchored);
}

bool is_damaged(const Status& status) { return !status && status.error().code == ErrorCode::kCorruption; }

// The log is damaged somewhere. If all that was acknowledged comes before, only a torn tail is left out,
// which never was.
Status read_without_tail(Opened& opened, const fs::path& directory, const Anchored& anchored,
                         const Status& first) {
  const Status s = try_open(opened, directory, {Access::kRead, Recovery::kPointInTime, {}}, anchored);
  return s || is_damaged(s) ? s : first;
}

Status recover(Opened& opened, const fs::path& directory, Access access, const Anchored& anchored,
               const Status& first) {
  Opened probe;
  Opened& looked = access == Access::kRead ? opened : probe;
  if (const Status s = read_without_tail(looked, directory, anchored, first); !s) return s;
  if (access == Access::kWrite) {
    probe.engine.reset();
    if (const Status s = try_open(opened, directory, {access, Recovery::kPointInTime, {}}, anchored); !s)
      return s;
  }
  opened.notes.push_back("an unfinished, never acknowledged write was dropped");
  return ok();
}

Status open_for_writing(Opened& opened, const fs::path& directory) {
  auto lock = WriterLock::take(directory);
  if (!lock) return lock.error();
  opened.lock = std::move(*lock);
  const auto anchored = Anchor::load(directory);
  if (!anchored) return anchored.error();
  auto anchor = Anchor::open(directory);
  if (!anchor) return anchor.error();
  opened.anchor = std::move(*anchor);
  const Status first = try_open(opened, directory, {Access::kWrite, Recovery::kStrict, {}}, *anchored);
  return is_damaged(first) ? recover(opened, directory, Access::kWrite, *anchored, first) : first;
}

Result<fs::path> make_scratch() {
  std::string path = "/tmp/claimgraph-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) return Error{ErrorCode::kIo, "cannot make a directory in /tmp"};
  return fs::path(path);
}

Status follow(Opened& opened, const fs::path& directory, const Anchored& anchored) {
  const auto scratch = make_scratch();
  if (!scratch) return scratch.error();
  opened.scratch = *scratch;
  return try_open(opened, directory, {Access::kFollow, Recovery::kStrict, *scratch}, anchored);
}

// However often we look, someone writes. A log that ends within a write is one that its writer is at, or has
// yet to clear away: nothing was dropped.
Status open_beside_writer(Opened& opened, const fs::path& directory) {
  const auto anchored = Anchor::load(directory);
  if (!anchored) return anchored.error();
  const Status followed = follow(opened, directory, *anchored);
  return is_damaged(followed) ? read_without_tail(opened, directory, *anchored, followed) : followed;
}

// A writer beside us may take files away while we open. The anchor is read first: what it says was written
// before.
Status open_for_reading(Opened& opened, const fs::path& directory) {
  for (int attempt = 0; attempt < kReadAttempts; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(kReadPause);
    const WriterTrace before = writer_trace(directory);
    const auto anchored = Anchor::load(directory);
    if (!anchored) return anchored.error();
    const Status strict = try_open(opened, directory, {Access::kRead, Recovery::kStrict, {}}, *anchored);
    if (strict) return strict;
    if (before.now || writer_trace(directory) != before) continue;
    // Nobody writes, so what we saw is what is there.
    return is_damaged(strict) ? recover(opened, directory, Access::kRead, *anchored, strict) : strict;
  }
  return open_beside_writer(opened, directory);
}

}  // namespace

Status write_first_records(Engine& engine) {
  Batch batch;
  batch.put(Table::kMeta, std::string(kFormatKey), encode_format(kFormatKey, kFormat));
  batch.put(Table::kMeta, std::string(kTotalsKey), encode_totals(kTotalsKey, {}));
  return engine.write(batch);
}

Result<Totals> load_totals(const Engine& engine) {
  const auto view = engine.view();
  const auto format = view->get(Table::kMeta, kFormatKey);
  if (!format) return format.error();
  if (!*format) return Error{ErrorCode::kCorruption, "the record of the format is missing"};
  const auto number = decode_format(kFormatKey, **format);
  if (!number) return number.error();
  if (*number != kFormat) {
    return Error{ErrorCode::kUnsupportedVersion, "the database has format " + std::to_string(*number) +
                                                     "; this program reads format " +
                                                     std::to_string(kFormat)};
  }
  const auto totals = view->get(Table::kMeta, kTotalsKey);
  if (!totals) return totals.error();
  if (!*totals) return Error{ErrorCode::kCorruption, "the record of the totals is missing"};
  return decode_totals(kTotalsKey, **totals);
}

Opened::~Opened() {
  engine.reset();
  if (anchor) static_cast<void>(anchor->sync());
  std::error_code code;
  if (!scratch.empty()) fs::remove_all(scratch, code);
}

Result<Opened> open_directory(const fs::path& directory, Mode mode) {
  if (const Status s = check_format(directory); !s) return s.error();
  Opened opened;
  const Status s =
      mode == Mode::kWrite ? open_for_writing(opened, directory) : open_for_reading(opened, directory);
  if (s) return opened;
  return Error{s.error().code, directory.string() + ": " + s.error().message};
}

}  // namespace claimgraph::storage

#include "storage/backup.h"

#include <chrono>
#include <cstdlib>
#include <sstream>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "storage/directory.h"
#include "storage/live_copy.h"
#include "storage/open.h"
#include "storage/rocks_engine.h"
#include "storage/store_state.h"
#include "storage/upgrade.h"
#include "storage/verify.h"

namespace claimgraph::storage {
namespace {

constexpr int kCopyAttempts = 10;
constexpr auto kCopyPause = std::chrono::milliseconds(100);

constexpr std::string_view kLabel = "claimgraph-backup";

// What the anchor of the restored database will be: "claimgraph-backup FORMAT TRANSACTION CHAIN SOURCES".
struct Label {
  std::uint32_t format = 0;
  Anchored anchored;
};

std::string to_text(const Label& label) {
  std::ostringstream text;
  text << kLabel << ' ' << label.format << ' ' << label.anchored.transaction << ' '
       << claimgraph::to_text(label.anchored.chain) << ' ' << label.anchored.sources;
  return text.str();
}

std::optional<Label> parse_label(const std::string& text) {
  std::istringstream in(text);
  std::string name, chain;
  Label label;
  in >> name >> label.format >> label.anchored.transaction >> chain >> label.anchored.sources;
  const auto bits = parse_bits(chain);
  if (in.fail() || name != kLabel || !bits) return std::nullopt;
  label.anchored.chain = *bits;
  return label;
}

Result<Backup> to_backup(const RocksBackup& found) {
  const auto label = parse_label(found.label);
  if (!label)
    return Error{ErrorCode::kCorruption, "backup " + std::to_string(found.number) + " has no readable label"};
  return Backup{found.number, found.made_at, found.bytes, label->anchored.transaction,
                label->anchored.sources};
}

Result<RocksBackup> find(const std::filesystem::path& backups, std::optional<std::uint32_t> number) {
  std::error_code code;
  if (!std::filesystem::is_directory(backups, code)) {
    return Error{ErrorCode::kNotFound, "no directory of backups at " + backups.string()};
  }
  const auto list = list_rocks_backups(backups);
  if (!list) return list.error();
  for (auto it = list->rbegin(); it != list->rend(); ++it) {
    if (!number || it->number == *number) return *it;
  }
  return Error{ErrorCode::kNotFound,
               number ? "no whole backup " + std::to_string(*number) + " in " + backups.string()
                      : "no whole backup in " + backups.string()};
}

Status check_whole(const Store& store, Depth depth, const std::string& what) {
  const auto report = verify(store, depth);
  if (!report) return report.error();
  if (report->is_whole()) return ok();
  return Error{ErrorCode::kCorruption, what + " is damaged: " + report->problems.front()};
}

Status check_restored(const std::filesystem::path& directory) {
  const auto store = Store::open(directory, Mode::kRead);
  if (!store) return store.error();
  return check_whole(*store, Depth::kQuick, "the restored database");
}

constexpr std::string_view kCopyPrefix = ".copy-";
constexpr std::string_view kRandomLetters = "XXXXXX";  // as mkdtemp() wants them

bool is_copy(const std::filesystem::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  std::error_code code;
  return name.starts_with(kCopyPrefix) && name.size() == kCopyPrefix.size() + kRandomLetters.size() &&
         entry.symlink_status(code).type() == std::filesystem::file_type::directory;
}

// What a killed process left: whoever has the lock is the only one with a copy there, and has none yet.
void remove_left_copies(const std::filesystem::path& backups) {
  std::error_code code;
  std::vector<std::filesystem::path> left;
  for (std::filesystem::directory_iterator it(backups, code), end; !code && it != end; it.increment(code)) {
    if (is_copy(*it)) left.push_back(it->path());
  }
  for (const auto& copy : left) std::filesystem::remove_all(copy, code);
}

// Backups of two processes in one directory would take the same number.
Result<WriterLock> lock_backups(const std::filesystem::path& backups) {
  std::error_code code;
  std::filesystem::create_directories(backups, code);
  if (code) return Error{ErrorCode::kIo, "cannot make " + backups.string() + ": " + code.message()};
  auto lock = WriterLock::take(backups);
  if (lock) remove_left_copies(backups);
  return lock;
}

Result<Backup> add_backup(const Store& store, const std::filesystem::path& backups) {
  const Store::State& state = store.state();
  const Totals& totals = state.opened.totals;
  const Label label{kFormat, {totals.transaction, totals.chain, totals.sources}};
  const auto number = state.opened.engine->backup(backups.string(), to_text(label));
  if (!number) return number.error();
  const auto made = find(backups, *number);
  if (!made) return made.error();
  return to_backup(*made);
}

// A directory that goes with everything in it.
class Private {
 public:
  static Result<Private> make(const std::filesystem::path& parent) {
    std::string path = (parent / (std::string(kCopyPrefix).append(kRandomLetters))).string();
    if (::mkdtemp(path.data()) != nullptr) return Private(path);
    return Error{ErrorCode::kIo, "cannot make a directory in " + parent.string()};
  }
  Private(Private&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  Private& operator=(Private&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
  }
  ~Private() {
    std::error_code code;
    if (!path_.empty()) std::filesystem::remove_all(path_, code);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit Private(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

Result<Backup> try_beside_writer(const std::filesystem::path& directory,
                                 const std::filesystem::path& backups) {
  const auto copy = Private::make(backups);
  if (!copy) return copy.error();
  if (const Status s = copy_live(directory, copy->path()); !s) return s.error();
  const auto store = Store::open(copy->path(), Mode::kWrite);
  if (!store) return store.error();
  if (const Status s = check_whole(*store, Depth::kFull, "the copy of " + directory.string()); !s)
    return s.error();
  return add_backup(*store, backups);
}

// What may be the writer's doing: the logs or the table files were others when they were copied.
bool may_pass(const Error& error) {
  return error.code == ErrorCode::kInUse || error.code == ErrorCode::kCorruption;
}

}  // namespace

Result<Backup> backup(const Store& store, const std::filesystem::path& backups) {
  const Store::State& state = store.state();
  if (state.mode != Mode::kWrite) {
    return Error{ErrorCode::kInvalidArgument,
                 "a backup needs the database opened for writing, so that it stands still"};
  }
  const auto lock = lock_backups(backups);
  if (!lock) return lock.error();
  return add_backup(store, backups);
}

Result<Backup> backup_beside_writer(const std::filesystem::path& directory,
                                    const std::filesystem::path& backups) {
  const auto lock = lock_backups(backups);
  if (!lock) return lock.error();
  auto made = try_beside_writer(directory, backups);
  for (int attempt = 1; attempt < kCopyAttempts && !made && may_pass(made.error()); ++attempt) {
    std::this_thread::sleep_for(kCopyPause);
    made = try_beside_writer(directory, backups);
  }
  return made;
}

Result<std::vector<Backup>> list_backups(const std::filesystem::path& backups) {
  std::error_code code;
  if (!std::filesystem::is_directory(backups, code)) {
    return Error{ErrorCode::kNotFound, "no directory of backups at " + backups.string()};
  }
  const auto found = list_rocks_backups(backups);
  if (!found) return found.error();
  std::vector<Backup> list;
  for (const RocksBackup& one : *found) {
    auto backup = to_backup(one);
    if (!backup) return backup.error();
    list.push_back(*std::move(backup));
  }
  return list;
}

Result<Backup> restore(const std::filesystem::path& backups, std::optional<std::uint32_t> number,
                       const std::filesystem::path& directory) {
  const auto found = find(backups, number);
  if (!found) return found.error();
  const auto label = parse_label(found->label);
  const auto result = to_backup(*found);
  if (!result) return result.error();
  if (label->format > kFormat) {
    return Error{ErrorCode::kUnsupportedVersion, "the backup has format " + std::to_string(label->format) +
                                                     "; this program reads format " +
                                                     std::to_string(kFormat)};
  }
  const Status built = build_beside(directory, label->anchored, [&](const std::filesystem::path& made) {
    const Status restored = restore_rocks(backups, found->number, engine_path(made));
    return restored && label->format < kFormat ? migrate(made) : restored;
  });
  if (!built) return built.error();
  if (const Status s = check_restored(directory); !s) return s.error();
  return *result;
}

}  // namespace claimgraph::storage

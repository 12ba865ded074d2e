#include "storage/rocks_engine.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/transaction_log.h>
#include <rocksdb/utilities/backup_engine.h>

#include "storage/table_files.h"

namespace claimgraph::storage {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{96} << 20;
constexpr std::size_t kBlockBytes = std::size_t{16} << 10;  // a topic is one block or a few
constexpr std::size_t kMemtableBytes = std::size_t{16} << 20;
constexpr std::uint64_t kMaxLogBytesAtRest = std::uint64_t{512} << 10;  // 5 ms of a reader's start
constexpr std::size_t kMaxBatchBytes = std::size_t{192} << 20;
constexpr std::size_t kProtectionBytes = 8;
constexpr double kFilterBits = 10;
constexpr int kLookAttempts = 10;
constexpr auto kLookPause = std::chrono::milliseconds(50);
using Handles = std::array<rocksdb::ColumnFamilyHandle*, kTables.size()>;

rocksdb::Slice to_slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view to_view(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

bool is_damage(const rocksdb::Status& status, const std::string& message) {
  // A file that the manifest names and that is gone, or a column family it does not name.
  return status.IsCorruption() || status.IsPathNotFound() ||
         message.find("No such file") != std::string::npos ||
         message.find("Column famil") != std::string::npos ||
         message.find("does not exist") != std::string::npos;
}

Error to_error(const rocksdb::Status& status) {
  const std::string message = status.ToString();
  if (message.find("lock hold") != std::string::npos ||
      message.find("While lock file") != std::string::npos) {
    return {ErrorCode::kInUse, "the database is in use by another process: " + message};
  }
  if (is_damage(status, message)) return {ErrorCode::kCorruption, "damaged: " + message};
  return {ErrorCode::kIo, "storage failed: " + message};
}

rocksdb::DBOptions database_options(Recovery recovery) {
  rocksdb::DBOptions options;
  options.create_if_missing = false;
  options.create_missing_column_families = false;
  options.paranoid_checks = true;
  options.track_and_verify_wals_in_manifest = true;
  options.verify_sst_unique_id_in_manifest = true;
  options.wal_recovery_mode = recovery == Recovery::kStrict
                                  ? rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords
                                  : rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.max_open_files = -1;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.max_bgerror_resume_count = 0;  // crash-only: an error ends the process
  options.max_total_wal_size = std::uint64_t{64} << 20;
  options.keep_log_file_num = 3;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.max_background_jobs = 2;
  options.allow_mmap_reads = false;  // a truncated file would be a SIGBUS
  options.allow_mmap_writes = false;
  return options;
}

rocksdb::BackupEngineOptions backup_options(const std::string& directory) {
  rocksdb::BackupEngineOptions options(directory);
  options.share_table_files = true;
  options.share_files_with_checksum = true;
  options.sync = true;
  return options;
}

rocksdb::ColumnFamilyOptions family_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.checksum = rocksdb::kXXH3;
  table.format_version = 5;
  table.verify_compression = true;
  table.block_cache = cache;
  table.block_size = kBlockBytes;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kFilterBits));
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.force_consistency_checks = true;
  options.paranoid_file_checks = true;
  options.write_buffer_size = kMemtableBytes;
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families(const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<rocksdb::ColumnFamilyDescriptor> list;
  for (const Table table : kTables) list.emplace_back(std::string(table_name(table)), family_options(cache));
  return list;
}

// RocksDB asserts that no handle outlives its database.
struct Database {
  std::unique_ptr<rocksdb::DB> db;
  Handles handles{};
  bool writable = false;
  bool reads_only = false;
  bool stands_still = false;  // a secondary: it has no snapshots, and moves only when it is told to
  bool failed = false;        // after a failed write nothing may be closed: RocksDB asserts in Close()

  rocksdb::ColumnFamilyHandle* handle(Table table) const { return handles[static_cast<std::size_t>(table)]; }

  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() {
    if (failed) {
      static_cast<void>(db.release());  // left to the end of the process, on purpose
      return;
    }
    // Every reader replays the log first, so a long one is turned into table files by its writer. Should that
    // fail, the log still has everything.
    if (writable && log_bytes() > kMaxLogBytesAtRest) static_cast<void>(flush());
    for (rocksdb::ColumnFamilyHandle* handle : handles) delete handle;
    if (db) static_cast<void>(db->Close());
  }

  rocksdb::Status flush() const {
    return db->Flush(rocksdb::FlushOptions(), {handles.begin(), handles.end()});
  }

  std::uint64_t log_bytes() const {
    rocksdb::VectorLogPtr logs;
    if (!db->GetSortedWalFiles(logs).ok()) return 0;
    std::uint64_t sum = 0;
    for (const auto& log : logs) sum += log->SizeFileBytes();
    return sum;
  }
};

std::vector<TableFile> table_files(rocksdb::DB& db) {
  std::vector<rocksdb::LiveFileMetaData> found;
  db.GetLiveFilesMetaData(&found);
  std::vector<TableFile> files;
  for (const auto& file : found) {
    files.push_back({file.relative_filename, std::filesystem::path(file.directory) / file.relative_filename,
                     file.file_checksum});
  }
  return files;
}

std::optional<FileNames> names_now(const std::filesystem::path& path);

const rocksdb::Snapshot* take_snapshot(const Database& database) {
  return database.stands_still ? nullptr : database.db->GetSnapshot();
}

class RocksView : public View {
 public:
  explicit RocksView(const Database& database) : database_(database), snapshot_(take_snapshot(database)) {
    options_.snapshot = snapshot_;
  }
  RocksView(const RocksView&) = delete;
  RocksView& operator=(const RocksView&) = delete;
  ~RocksView() override {
    for (auto& kept : kept_) delete kept.load();
    if (snapshot_ != nullptr) database_.db->ReleaseSnapshot(snapshot_);
  }

  Result<std::optional<std::string>> get(Table table, std::string_view key) const override {
    std::string value;
    const auto status = database_.db->Get(options_, database_.handle(table), to_slice(key), &value);
    if (status.IsNotFound()) return std::optional<std::string>{};
    if (!status.ok()) return to_error(status);
    return std::optional(std::move(value));
  }

  Result<std::vector<std::optional<std::string>>> multi_get(
      Table table, std::span<const std::string> keys) const override {
    std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
    std::vector<rocksdb::PinnableSlice> values(keys.size());
    std::vector<rocksdb::Status> statuses(keys.size());
    database_.db->MultiGet(options_, database_.handle(table), keys.size(), slices.data(), values.data(),
                           statuses.data());
    std::vector<std::optional<std::string>> found(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (statuses[i].ok()) {
        found[i] = values[i].ToString();
      } else if (!statuses[i].IsNotFound()) {
        return to_error(statuses[i]);
      }
    }
    return found;
  }

  Status scan(Table table, const Range& range, const Visitor& visit) const override {
    const Borrowed it(*this, table);
    for (it->Seek(range.begin); it->Valid(); it->Next()) {
      const std::string_view key = to_view(it->key());
      if (!range.end.empty() && key >= range.end) return ok();
      const auto next = visit(key, to_view(it->value()));
      if (!next) return next.error();
      if (*next == Next::kStop) return ok();
    }
    if (!it->status().ok()) return to_error(it->status());
    return ok();
  }

  Status walk(Table table, const Range& range, const Walker& step) const override {
    const Borrowed it(*this, table);
    it->Seek(range.begin);
    while (it->Valid()) {
      const std::string_view key = to_view(it->key());
      if (!range.end.empty() && key >= range.end) return ok();
      const auto next = step(key);
      if (!next) return next.error();
      if (!*next) return ok();
      if (**next > key) {
        it->Seek(**next);
      } else {
        it->Next();
      }
    }
    if (!it->status().ok()) return to_error(it->status());
    return ok();
  }

  Result<std::optional<Row>> find_last(Table table, const Range& range) const override {
    const Borrowed it(*this, table);
    it->SeekForPrev(range.end);
    if (it->Valid() && to_view(it->key()) == range.end) it->Prev();
    if (!it->status().ok()) return to_error(it->status());
    if (!it->Valid() || to_view(it->key()) < range.begin) return std::optional<Row>{};
    return std::optional(Row{it->key().ToString(), it->value().ToString()});
  }

 private:
  // Making an iterator costs as much as reading a dozen rows, so each table keeps one for the next scan.
  // Whoever scans at the same time, in another thread or inside a visitor, gets one of its own.
  class Borrowed {
   public:
    Borrowed(const RocksView& view, Table table) : kept_(view.kept_[static_cast<std::size_t>(table)]) {
      it_.reset(kept_.exchange(nullptr));
      if (!it_) it_.reset(view.database_.db->NewIterator(view.options_, view.database_.handle(table)));
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    ~Borrowed() {
      if (it_->status().ok()) it_.reset(kept_.exchange(it_.release()));
    }
    rocksdb::Iterator* operator->() const { return it_.get(); }

   private:
    std::atomic<rocksdb::Iterator*>& kept_;
    std::unique_ptr<rocksdb::Iterator> it_;
  };

  mutable std::array<std::atomic<rocksdb::Iterator*>, kTables.size()> kept_{};
  const Database& database_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

class RocksEngine : public Engine {
 public:
  explicit RocksEngine(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  std::unique_ptr<View> view() const override { return std::make_unique<RocksView>(*database_); }

  Status write(const Batch& batch) override {
    if (batch.bytes() > kMaxBatchBytes) {
      return Error{ErrorCode::kLimit, "one write of " + std::to_string(batch.bytes()) +
                                          " bytes; the limit is " + std::to_string(kMaxBatchBytes)};
    }
    rocksdb::WriteBatch writes(batch.bytes() + batch.operations().size() * 16, 0, kProtectionBytes, 0);
    rocksdb::Status status = fill(batch, writes);
    if (status.ok()) status = database_->db->Write(write_options(), &writes);
    if (status.ok()) return ok();
    database_->failed = true;
    Error error = to_error(status);
    error.message += "; whether the last write was kept is unknown, repeating it is safe";
    return error;
  }

  Result<std::uint64_t> bytes_on_disk() const override {
    std::uint64_t sum = 0;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(database_->db->GetName(), code)) {
      const auto size = entry.file_size(code);
      if (!code) sum += size;  // a file that went meanwhile counts nothing
    }
    return sum;
  }

  Status verify_checksums() const override {
    rocksdb::Status status = database_->db->VerifyFileChecksums({});
    if (status.ok()) status = database_->db->VerifyChecksum();
    if (status.ok()) return ok();
    if (!database_->reads_only) return to_error(status);
    // It may be the writer beside us, who replaced a file.
    const std::filesystem::path path = database_->db->GetName();
    return verify_table_files(table_files(*database_->db), [&] { return names_now(path); });
  }

  Result<std::uint32_t> backup(const std::string& directory, const std::string& label) const override {
    rocksdb::BackupEngine* opened = nullptr;
    rocksdb::IOStatus status =
        rocksdb::BackupEngine::Open(backup_options(directory), rocksdb::Env::Default(), &opened);
    const std::unique_ptr<rocksdb::BackupEngine> backups(opened);
    std::uint32_t number = 0;
    if (status.ok()) {
      status = backups->CreateNewBackupWithMetadata(rocksdb::CreateBackupOptions(), database_->db.get(),
                                                    label, &number);
    }
    if (status.ok()) status = backups->VerifyBackup(number, true);
    if (!status.ok()) return to_error(status);
    return number;
  }

 private:
  static rocksdb::WriteOptions write_options() {
    rocksdb::WriteOptions options;
    options.sync = true;
    return options;
  }

  rocksdb::Status fill(const Batch& batch, rocksdb::WriteBatch& writes) const {
    for (const auto& [table, key, value] : batch.operations()) {
      rocksdb::ColumnFamilyHandle* handle = database_->handle(table);
      const auto status = value ? writes.Put(handle, key, *value) : writes.Delete(handle, key);
      if (!status.ok()) return status;
    }
    return rocksdb::Status::OK();
  }

  std::unique_ptr<Database> database_;
};

rocksdb::Status open_database(const std::string& path, const RocksOptions& options,
                              const rocksdb::DBOptions& settings,
                              std::vector<rocksdb::ColumnFamilyHandle*>& handles, rocksdb::DB** db) {
  const auto list = families(rocksdb::NewLRUCache(kCacheBytes));
  switch (options.access) {
    case Access::kRead:
      return rocksdb::DB::OpenForReadOnly(settings, path, list, &handles, db);
    case Access::kFollow:
      return rocksdb::DB::OpenAsSecondary(settings, path, options.scratch.string(), list, &handles, db);
    case Access::kWrite:
    case Access::kUpgrade:
      return rocksdb::DB::Open(settings, path, list, &handles, db);
  }
  return rocksdb::Status::InvalidArgument("access");
}

// After a torn log was left behind nothing may be newer than it, and then RocksDB keeps it, and cannot back
// it up. Something that is newer, and changes nothing, lets it go.
rocksdb::Status leave_torn_log(const Database& database) {
  constexpr const char* kNoKey = "no such key";
  rocksdb::WriteOptions options;
  options.sync = true;
  auto status = database.db->Delete(options, database.handle(Table::kMeta), kNoKey);
  if (status.ok()) status = database.flush();
  return status.ok() ? database.db->EnableFileDeletions(true) : status;  // looks for files to delete at once
}

Result<std::unique_ptr<Engine>> open_with(const std::filesystem::path& path, const RocksOptions& options,
                                          const rocksdb::DBOptions& settings) {
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  rocksdb::Status status = open_database(path.string(), options, settings, handles, &opened);
  auto database = std::make_unique<Database>();
  database->db.reset(opened);
  if (status.ok()) std::ranges::copy(handles, database->handles.begin());
  database->stands_still = options.access == Access::kFollow;
  database->reads_only = options.access == Access::kRead || options.access == Access::kFollow;
  database->writable = status.ok() && !database->reads_only;
  if (status.ok() && options.access == Access::kFollow) status = opened->TryCatchUpWithPrimary();
  if (database->writable && options.recovery == Recovery::kPointInTime) status = leave_torn_log(*database);
  if (!status.ok()) return to_error(status);
  return std::unique_ptr<Engine>(std::make_unique<RocksEngine>(std::move(database)));
}

// Of a database opened anew: strictly, so that every file that its manifest names is there. As long as a
// writer replaces files in that very moment, again; what its log holds makes no difference.
std::optional<FileNames> names_now(const std::filesystem::path& path) {
  const RocksOptions options{Access::kRead, Recovery::kPointInTime, {}};
  for (int attempt = 0; attempt < kLookAttempts; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(kLookPause);
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* opened = nullptr;
    const auto status =
        open_database(path.string(), options, database_options(options.recovery), handles, &opened);
    Database database;
    database.db.reset(opened);
    if (!status.ok()) continue;
    std::ranges::copy(handles, database.handles.begin());
    FileNames names;
    for (const TableFile& file : table_files(*opened)) names.insert(file.name);
    return names;
  }
  return std::nullopt;
}

}  // namespace

Status create_rocks(const std::filesystem::path& path) {
  rocksdb::DBOptions settings = database_options(Recovery::kStrict);
  settings.create_if_missing = true;
  settings.create_missing_column_families = true;
  settings.error_if_exists = true;
  const auto engine = open_with(path, {Access::kWrite, Recovery::kStrict, {}}, settings);
  if (!engine) return engine.error();
  return ok();
}

Result<std::unique_ptr<Engine>> open_rocks(const std::filesystem::path& path, const RocksOptions& options) {
  rocksdb::DBOptions settings = database_options(options.recovery);
  settings.create_missing_column_families = options.access == Access::kUpgrade;
  return open_with(path, options, settings);
}

Result<std::vector<RocksBackup>> list_rocks_backups(const std::filesystem::path& backups) {
  rocksdb::BackupEngineReadOnly* opened = nullptr;
  const auto status =
      rocksdb::BackupEngineReadOnly::Open(backup_options(backups.string()), rocksdb::Env::Default(), &opened);
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(opened);
  if (!status.ok()) return to_error(status);
  std::vector<rocksdb::BackupInfo> found;
  engine->GetBackupInfo(&found);
  std::vector<RocksBackup> list;
  for (const auto& backup : found) {
    list.push_back({backup.backup_id, backup.timestamp, backup.size, backup.app_metadata});
  }
  return list;
}

Status restore_rocks(const std::filesystem::path& backups, std::uint32_t number,
                     const std::filesystem::path& path) {
  rocksdb::BackupEngineReadOnly* opened = nullptr;
  auto status =
      rocksdb::BackupEngineReadOnly::Open(backup_options(backups.string()), rocksdb::Env::Default(), &opened);
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(opened);
  if (status.ok()) status = engine->VerifyBackup(number, true);
  if (status.ok()) status = engine->RestoreDBFromBackup(number, path.string(), path.string());
  if (!status.ok()) return to_error(status);
  return ok();
}

Status mend_rocks(const std::filesystem::path& path) {
  rocksdb::DBOptions settings = database_options(Recovery::kPointInTime);
  const auto status = rocksdb::RepairDB(path.string(), settings, families(rocksdb::NewLRUCache(kCacheBytes)));
  if (!status.ok()) return to_error(status);
  settings.create_missing_column_families = true;  // RepairDB forgets those without a row
  const auto engine = open_with(path, {Access::kWrite, Recovery::kPointInTime, {}}, settings);
  if (!engine) return engine.error();
  return ok();
}

}  // namespace claimgraph::storage

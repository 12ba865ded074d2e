// Beside a writer of another process: backups are whole and have everything acknowledged, and readers are not
// told of losses that there are none of.
#include <atomic>
#include <filesystem>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "child.h"
#include "counts.h"
#include "database.h"
#include "rounds.h"
#include "storage/backup.h"
#include "storage/directory.h"
#include "storage/store.h"

namespace claimgraph::faults {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::uint64_t kEndless = 1'000'000;

class Beside : public testing::Test {
 protected:
  Beside() : database_("beside"), backups_(database_.path().string() + ".backups") {
    fs::remove_all(backups_);
    EXPECT_TRUE(database_.fill(1, 20));
  }
  ~Beside() override { fs::remove_all(backups_); }

  // A backup that has at least the first `acknowledged` sources, whatever was written meanwhile.
  void back_up(std::uint64_t acknowledged) {
    const auto made = storage::backup_beside_writer(database_.path(), backups_);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_GE(made->sources, acknowledged);
    acknowledged_.push_back(acknowledged);
  }

  // Restores every backup and looks at all of it.
  void expect_whole() {
    const auto list = storage::list_backups(backups_);
    ASSERT_TRUE(list) << list.error().message;
    ASSERT_EQ(list->size(), acknowledged_.size());
    for (std::size_t i = 0; i < list->size(); ++i) {
      const fs::path place = database_.path().string() + ".restored";
      fs::remove_all(place);
      ASSERT_TRUE(storage::restore(backups_, (*list)[i].number, place));
      const Look look = looker_.look(place);
      fs::remove_all(place);
      ASSERT_EQ(look.kind, Look::Kind::kWhole) << look.text;
      const auto numbers = numbers_in(look);
      EXPECT_EQ(numbers.size(), (*list)[i].sources);
      for (std::uint64_t n = 1; n <= acknowledged_[i]; ++n) EXPECT_TRUE(numbers.contains(n)) << n;
    }
    count("backups beside a writer, restored", list->size());
  }

  std::vector<std::string> left_copies() const {
    std::vector<std::string> left;
    for (const auto& entry : fs::directory_iterator(backups_)) {
      if (entry.path().filename().string().starts_with(".copy-")) left.push_back(entry.path().string());
    }
    return left;
  }

  // Another process that is about to write: it holds the right to, and has not looked at the log yet.
  storage::WriterLock opening_writer() const { return *storage::WriterLock::take(database_.path()); }

  Database database_;
  fs::path backups_;
  std::vector<std::uint64_t> acknowledged_;
  Looker looker_;
};

TEST_F(Beside, BackupsHaveEverythingAcknowledged) {
  Child writer(writer_arguments(database_, 20, kEndless, "none"));
  for (std::uint64_t sources = 20; sources < 20 + 5 * rounds(8); sources += 5) {
    writer.await_lines(static_cast<int>(sources - 19));
    ASSERT_NO_FATAL_FAILURE(back_up(sources));
  }
  writer.kill();
  expect_whole();
}

// Each writer makes a new log, turns the old one into tables and takes it away.
TEST_F(Beside, BackupsWhileWritersComeAndGo) {
  std::atomic<std::uint64_t> done = 19;
  std::atomic<bool> enough = false;
  std::thread writers([&] {
    while (!enough && database_.fill(done + 1, done + 4)) done += 3;
  });
  std::size_t made = 0;
  for (std::size_t i = 0; i < rounds(8); ++i) {
    const std::uint64_t acknowledged = done;
    const auto backup = storage::backup_beside_writer(database_.path(), backups_);
    if (!backup) {
      EXPECT_EQ(backup.error().code, ErrorCode::kInUse) << backup.error().message;
      continue;
    }
    acknowledged_.push_back(acknowledged);
    ++made;
  }
  enough = true;
  writers.join();
  EXPECT_GT(made, 0u);
  expect_whole();
}

TEST_F(Beside, OneBackupAtATimeInADirectory) {
  fs::create_directories(backups_);
  const auto other = storage::WriterLock::take(backups_);
  ASSERT_TRUE(other);
  const auto made = storage::backup_beside_writer(database_.path(), backups_);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kInUse);
}

// Killed at any moment, a backup leaves nothing behind that the next one does not take away.
TEST_F(Beside, BackupsThatAreKilledLeaveNothing) {
  const auto writer = opening_writer();
  for (std::size_t i = 0; i < rounds(8); ++i) {
    {
      Child backup({FAULTS_READER, "backup", database_.path().string(), backups_.string()});
      backup.await_lines(1);
      std::this_thread::sleep_for(std::chrono::milliseconds(5 * i));
      backup.kill();
    }
    ASSERT_NO_FATAL_FAILURE(back_up(19));
    EXPECT_THAT(left_copies(), IsEmpty());
  }
}

// The planted failure: a copy that has a hole is no backup.
TEST_F(Beside, FindsACopyWithAHole) {
  const auto writer = opening_writer();
  fs::resize_file(database_.live_log(), 0);
  const auto made = storage::backup_beside_writer(database_.path(), backups_);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kCorruption) << made.error().message;
  EXPECT_THAT(made.error().message, HasSubstr("are missing or damaged"));
  const auto list = storage::list_backups(backups_);
  EXPECT_TRUE(!list || list->empty());
  EXPECT_THAT(left_copies(), IsEmpty());
  count(kPlanted, 1);
}

// The last write was never acknowledged and is torn.
class TornTail : public Beside {
 protected:
  TornTail() {
    const std::string anchor = read_file(storage::anchor_path(database_.path()));
    EXPECT_TRUE(database_.fill(20, 21));
    write_file(storage::anchor_path(database_.path()), anchor);
    std::string log = read_file(database_.live_log());
    EXPECT_GT(log.size(), 100u);
    log[log.size() - 50] = static_cast<char>(log[log.size() - 50] ^ 4);
    write_file(database_.live_log(), log);
  }

  std::vector<std::string> notes_of_reader() const {
    const auto store = storage::Store::open(database_.path(), storage::Mode::kRead);
    EXPECT_TRUE(store) << store.error().message;
    if (!store) return {};
    EXPECT_EQ(store->snapshot().stats()->sources, 19u);
    return store->notes();
  }
};

TEST_F(TornTail, IsToldToAReader) {
  EXPECT_THAT(notes_of_reader(), ElementsAre("an unfinished, never acknowledged write was dropped"));
}

TEST_F(TornTail, IsTheWritersWhileOneOpens) {
  const auto writer = opening_writer();
  EXPECT_THAT(notes_of_reader(), IsEmpty());
}

TEST_F(TornTail, IsInNoBackup) {
  const auto writer = opening_writer();
  ASSERT_NO_FATAL_FAILURE(back_up(19));
  expect_whole();
}

// RocksDB would keep the torn log, which it cannot back up.
TEST_F(TornTail, IsLeftByAWriterWhoseBackupIsWhole) {
  const auto store = storage::Store::open(database_.path(), storage::Mode::kWrite);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_THAT(store->notes(), SizeIs(1));
  const auto made = storage::backup(*store, backups_);
  ASSERT_TRUE(made) << made.error().message;
  acknowledged_.push_back(19);
  expect_whole();
}

}  // namespace
}  // namespace claimgraph::faults

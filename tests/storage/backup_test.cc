#include "storage/backup.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "samples.h"
#include "storage/directory.h"
#include "storage/rocks_engine.h"
#include "storage/verify.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    fs::create_directories(place_.path());
    EXPECT_TRUE(Store::create(database()));
  }
  fs::path database() const { return place_.path() / "db"; }
  fs::path backups() const { return place_.path() / "backups"; }
  fs::path restored() const { return place_.path() / "restored"; }

  // Appends sources [first, last) and makes a backup.
  Backup add(std::uint64_t first, std::uint64_t last) const {
    auto store = Store::open(database(), Mode::kWrite);
    for (std::uint64_t n = first; n < last; ++n) EXPECT_TRUE(store->append(sample_append(n)));
    const auto made = backup(*store, backups());
    EXPECT_TRUE(made) << made.error().message;
    return made ? *made : Backup{};
  }

 private:
  ScratchPath place_;
};

TEST_F(BackupTest, GivesBackEachState) {
  EXPECT_EQ(add(0, 3).transaction, 3u);
  EXPECT_EQ(add(3, 5).sources, 5u);
  const auto list = list_backups(backups());
  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 2u);
  ASSERT_TRUE(restore(backups(), 1, restored()));
  {
    const auto store = Store::open(restored(), Mode::kRead);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(store->snapshot().sources()->size(), 3u);
    EXPECT_TRUE(verify(*store, Depth::kFull)->is_whole());
  }
  fs::remove_all(restored());
  ASSERT_TRUE(restore(backups(), std::nullopt, restored()));
  auto store = Store::open(restored(), Mode::kWrite);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_TRUE(store->append(sample_append(5))) << "what was restored goes on";
}

// As the program of that format made it, of its database in formats/.
TEST_F(BackupTest, OfAnOlderFormatBecomesOneOfThisFormat) {
  fs::remove_all(database());
  fs::copy(fs::path(STORAGE_FORMATS) / "1", database(), fs::copy_options::recursive);
  const auto anchored = Anchor::load(database());
  ASSERT_TRUE(anchored);
  {
    const auto engine = open_rocks(engine_path(database()), {Access::kUpgrade, Recovery::kStrict, {}});
    ASSERT_TRUE(engine) << engine.error().message;
    const std::string label = "claimgraph-backup 1 " + std::to_string(anchored->transaction) + ' ' +
                              to_text(anchored->chain) + ' ' + std::to_string(anchored->sources);
    ASSERT_TRUE((*engine)->backup(backups().string(), label));
  }
  const auto made = restore(backups(), std::nullopt, restored());
  ASSERT_TRUE(made) << made.error().message;
  const auto store = Store::open(restored(), Mode::kRead);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_TRUE(verify(*store, Depth::kFull)->is_whole());
  EXPECT_EQ(store->snapshot().sources()->size(), 4u);
}

// Nobody else has a copy there while this one has the lock. What only looks like one stays.
TEST_F(BackupTest, TakesAwayWhatAKilledBackupLeft) {
  add(0, 1);
  for (const char* name : {".copy-aB3xYz/rocks", ".copy-notes", "elsewhere"})
    fs::create_directories(backups() / name);
  std::ofstream(backups() / ".copy-aB3xYz/rocks/000001.log") << "half";
  fs::create_directory_symlink(backups() / "elsewhere", backups() / ".copy-linked");
  std::ofstream(backups() / "elsewhere/kept") << "kept";
  ASSERT_TRUE(backup_beside_writer(database(), backups()));
  EXPECT_FALSE(fs::exists(backups() / ".copy-aB3xYz"));
  EXPECT_TRUE(fs::exists(backups() / ".copy-notes"));
  EXPECT_TRUE(fs::is_symlink(backups() / ".copy-linked"));
  EXPECT_TRUE(fs::exists(backups() / "elsewhere/kept"));
}

TEST_F(BackupTest, LeavesWhatABackupThatRunsHasThere) {
  add(0, 1);
  fs::create_directories(backups() / ".copy-aB3xYz");
  const auto other = WriterLock::take(backups());
  ASSERT_FALSE(backup_beside_writer(database(), backups()));
  EXPECT_TRUE(fs::exists(backups() / ".copy-aB3xYz"));
}

TEST_F(BackupTest, NeverReplacesADatabase) {
  add(0, 2);
  const auto over = restore(backups(), std::nullopt, database());
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ErrorCode::kInvalidArgument);
}

TEST_F(BackupTest, SaysWhatIsNotThere) {
  EXPECT_EQ(list_backups(backups()).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(restore(backups(), std::nullopt, restored()).error().code, ErrorCode::kNotFound);
  add(0, 1);
  EXPECT_EQ(restore(backups(), 7, restored()).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(fs::exists(restored()));
}

TEST_F(BackupTest, RefusesADamagedCopy) {
  add(0, 40);
  // Large enough a file to hold rows, not only names.
  fs::path largest;
  for (const auto& entry : fs::recursive_directory_iterator(backups())) {
    if (entry.is_regular_file() && (largest.empty() || entry.file_size() > fs::file_size(largest)))
      largest = entry.path();
  }
  std::fstream file(largest, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(fs::file_size(largest) / 2));
  file.put('\x55').put('\xaa');
  file.close();
  const auto result = restore(backups(), std::nullopt, restored());
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kCorruption) << result.error().message;
  EXPECT_FALSE(fs::exists(restored()));
}

}  // namespace
}  // namespace claimgraph::storage

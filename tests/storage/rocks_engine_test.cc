#include "storage/rocks_engine.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include "samples.h"
#include "storage/memory_engine.h"
#include "storage/verify.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

class RocksEngineTest : public testing::Test {
 protected:
  RocksEngineTest() {
    fs::create_directories(place_.path());
    EXPECT_TRUE(create_rocks(path()));
  }
  fs::path path() const { return place_.path() / "rocks"; }
  fs::path scratch() const { return place_.path() / "scratch"; }

 private:
  ScratchPath place_;
};

Batch one(const std::string& key, const std::string& value) {
  Batch batch;
  batch.put(Table::kClaims, key, value);
  return batch;
}

std::vector<std::string> keys_of(const View& view, const Range& range) {
  std::vector<std::string> keys;
  const Status s =
      view.scan(Table::kClaims, range, [&](std::string_view key, std::string_view) -> Result<Next> {
        keys.emplace_back(key);
        return Next::kGo;
      });
  EXPECT_TRUE(s) << s.error().message;
  return keys;
}

TEST_F(RocksEngineTest, AFollowerReadsWhatAWriterBesideItWrote) {
  auto writer = open_rocks(path(), {Access::kWrite, Recovery::kStrict, {}});
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->write(one("a", "1")));
  fs::create_directories(scratch());
  const auto follower = open_rocks(path(), {Access::kFollow, Recovery::kStrict, scratch()});
  ASSERT_TRUE(follower) << follower.error().message;
  ASSERT_TRUE((*writer)->write(one("b", "2")));
  const auto view = (*follower)->view();
  EXPECT_EQ(keys_of(*view, all_keys()), std::vector<std::string>{"a"}) << "it stands still";
  EXPECT_EQ(*view->get(Table::kClaims, "a"), "1");
  const std::vector<std::string> keys = {"b", "a"};
  EXPECT_EQ((*view->multi_get(Table::kClaims, keys))[1], "1");
}

TEST_F(RocksEngineTest, ASecondWriterIsInUse) {
  const auto writer = open_rocks(path(), {Access::kWrite, Recovery::kStrict, {}});
  ASSERT_TRUE(writer);
  const auto second = open_rocks(path(), {Access::kWrite, Recovery::kStrict, {}});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kInUse);
}

TEST_F(RocksEngineTest, NothingIsMadeByOpening) {
  const auto engine = open_rocks(path().parent_path() / "nothing", {Access::kWrite, Recovery::kStrict, {}});
  EXPECT_FALSE(engine);
  EXPECT_FALSE(create_rocks(path())) << "nor is anything replaced";
}

TEST_F(RocksEngineTest, ScansInsideScansAndGoesOnAfterAStop) {
  auto engine = open_rocks(path(), {Access::kWrite, Recovery::kStrict, {}});
  for (const std::string key : {"a", "b", "c"}) ASSERT_TRUE((*engine)->write(one(key, key)));
  const auto view = (*engine)->view();
  std::string seen;
  const Status s =
      view->scan(Table::kClaims, all_keys(), [&](std::string_view key, std::string_view) -> Result<Next> {
        seen += key;
        seen += std::to_string(keys_of(*view, {"b", ""}).size());
        return key == "b" ? Next::kStop : Next::kGo;
      });
  ASSERT_TRUE(s);
  EXPECT_EQ(seen, "a2b2");
  EXPECT_EQ(keys_of(*view, all_keys()).size(), 3u);
}

TEST_F(RocksEngineTest, RefusesABatchOverTheLimitAndGoesOn) {
  auto engine = open_rocks(path(), {Access::kWrite, Recovery::kStrict, {}});
  const Status s = (*engine)->write(one("a", std::string(std::size_t{200} << 20, 'x')));
  ASSERT_FALSE(s);
  EXPECT_EQ(s.error().code, ErrorCode::kLimit);
  EXPECT_TRUE((*engine)->write(one("a", "x")));
}

// A reader that opened its files, and a writer that goes on beside it.
class BesideAWriter : public RocksEngineTest, public testing::WithParamInterface<Access> {
 protected:
  // More than a memtable holds, so each write but the first turns the one before into a table file; a few of
  // those, and RocksDB makes one of them.
  static Batch large(char filling) { return one("large", std::string(std::size_t{17} << 20, filling)); }

  void open_both() {
    writer_ = std::move(*open_rocks(path(), {Access::kWrite, Recovery::kStrict, {}}));
    for (const char filling : {'a', 'b', 'c'}) ASSERT_TRUE(writer_->write(large(filling)));
    fs::create_directories(scratch());
    ASSERT_TRUE(wait_until([&] { return !table_files().empty(); }));
    for (int attempt = 0; attempt < 20 && !reader_; ++attempt) {
      if (auto reader = open_rocks(path(), {GetParam(), Recovery::kStrict, scratch()}))
        reader_ = std::move(*reader);
    }
    ASSERT_TRUE(reader_);
  }

  std::vector<fs::path> table_files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path())) {
      if (entry.path().extension() == ".sst") files.push_back(entry.path());
    }
    return files;
  }

  static bool wait_until(const std::function<bool()>& holds) {
    for (int attempt = 0; attempt < 400; ++attempt) {
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    return false;
  }

  // Writes until the writer took away what the reader opened.
  void replace_files() {
    const auto seen = table_files();
    const auto all_gone = [&] {
      return std::ranges::none_of(seen, [](const fs::path& f) { return fs::exists(f); });
    };
    for (int i = 0; i < 40 && !all_gone(); ++i)
      ASSERT_TRUE(writer_->write(large(static_cast<char>('d' + i))));
    ASSERT_TRUE(wait_until(all_gone));
  }

  void expect_damage() const {
    const Status s = reader_->verify_checksums();
    ASSERT_FALSE(s);
    EXPECT_EQ(s.error().code, ErrorCode::kCorruption) << s.error().message;
  }

  std::unique_ptr<Engine> writer_;
  std::unique_ptr<Engine> reader_;
};

TEST_P(BesideAWriter, FilesThatItReplacedAreNoDamage) {
  open_both();
  replace_files();
  const Status s = reader_->verify_checksums();
  EXPECT_TRUE(s) << s.error().message;
  EXPECT_EQ(keys_of(*reader_->view(), all_keys()), std::vector<std::string>{"large"});
}

TEST_P(BesideAWriter, AFileThatSomeoneElseTookAwayIsMissing) {
  open_both();
  for (const fs::path& file : table_files()) fs::remove(file);
  expect_damage();
}

TEST_P(BesideAWriter, AFileThatSomeoneElseTookAwayIsMissingAfterTheWritersEnd) {
  open_both();
  for (const fs::path& file : table_files()) fs::remove(file);
  writer_.reset();
  expect_damage();
}

TEST_P(BesideAWriter, ADamagedFileIsDamaged) {
  open_both();
  for (const fs::path& path : table_files()) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(40);
    file.put('\x7f');
  }
  expect_damage();
}

INSTANTIATE_TEST_SUITE_P(Readers, BesideAWriter, testing::Values(Access::kRead, Access::kFollow),
                         [](const auto& info) {
                           return info.param == Access::kRead ? "ReadOnly" : "Follower";
                         });

// One for all cases of a property: opening and creating take longer than a case.
class Shared {
 public:
  Shared() : path_(fs::path(testing::TempDir()) / ("shared-rocks-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    if (create_rocks(path_)) engine_ = std::move(*open_rocks(path_, {Access::kWrite, Recovery::kStrict, {}}));
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  ~Shared() {
    engine_.reset();
    fs::remove_all(path_);
  }
  Engine& engine() { return *engine_; }

 private:
  fs::path path_;
  std::unique_ptr<Engine> engine_;
};

std::vector<std::string> every_other_key(const View& view, const Range& range) {
  std::vector<std::string> keys;
  const Status s =
      view.walk(Table::kClaims, range, [&](std::string_view key) -> Result<std::optional<std::string>> {
        keys.emplace_back(key);
        return std::optional(keys.size() % 2 == 0 ? std::string(key) + "b" : std::string());
      });
  RC_ASSERT(s.has_value());
  return keys;
}

std::string last_key(const View& view, const Range& range) {
  const auto row = view.find_last(Table::kClaims, range);
  RC_ASSERT(row.has_value());
  return *row ? (*row)->key + " " + (*row)->value : "none";
}

// The engine against the one in memory, over generated batches and ranges.
RC_GTEST_PROP(RocksEngine, DoesWhatTheOneInMemoryDoes, ()) {
  static Shared shared;
  Engine& rocks = shared.engine();
  const auto key = rc::gen::container<std::string>(rc::gen::element('\0', 'a', 'b', '\xff'));
  MemoryEngine memory;
  Batch clear;
  for (const std::string& old : keys_of(*rocks.view(), all_keys())) clear.erase(Table::kClaims, old);
  RC_ASSERT(rocks.write(clear).has_value());
  const int batches = *rc::gen::inRange(1, 5);
  for (int i = 0; i < batches; ++i) {
    Batch batch;
    for (const std::string& k : *rc::gen::container<std::vector<std::string>>(key)) {
      if (*rc::gen::arbitrary<bool>()) {
        batch.put(Table::kClaims, k, std::to_string(i));
      } else {
        batch.erase(Table::kClaims, k);
      }
    }
    RC_ASSERT(memory.write(batch).has_value());
    RC_ASSERT(rocks.write(batch).has_value());
  }
  const auto expected = memory.view();
  const auto view = rocks.view();
  RC_ASSERT(keys_of(*view, all_keys()) == keys_of(*expected, all_keys()));
  const Range range = keys_with_prefix(*key);
  RC_ASSERT(keys_of(*view, range) == keys_of(*expected, range));
  RC_ASSERT(every_other_key(*view, range) == every_other_key(*expected, range));
  const Range ended{range.begin, *key};
  RC_ASSERT(last_key(*view, ended) == last_key(*expected, ended));
  const auto asked = *rc::gen::container<std::vector<std::string>>(key);
  RC_ASSERT(*view->multi_get(Table::kClaims, asked) == *expected->multi_get(Table::kClaims, asked));
}

}  // namespace
}  // namespace claimgraph::storage

// Threads that read while one writes, and writers that meet. Under tsan every data race of ours is an error;
// RocksDB's own code is not instrumented and left out by tsan.supp.
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/relate/rates.h"
#include "graph/append.h"
#include "rounds.h"
#include "storage/backup.h"
#include "storage/store.h"
#include "storage/verify.h"
#include "story.h"

namespace claimgraph::faults {
namespace {

namespace fs = std::filesystem;

class Concurrency : public testing::Test {
 protected:
  Concurrency() : path_(fs::path(testing::TempDir()) / ("concurrency-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    EXPECT_TRUE(storage::Store::create(path_));
  }
  ~Concurrency() override {
    fs::remove_all(path_);
    fs::remove_all(path_.string() + ".backups");
  }

  storage::Store open(storage::Mode mode) const {
    auto store = storage::Store::open(path_, mode);
    if (!store) throw std::runtime_error(store.error().message);
    return *std::move(store);
  }

  static Status add(storage::Store& store, std::uint64_t number) {
    const Told t = told(number);
    const auto report = append(store, t.source, t.claims, {relate::Rates::reference(), {}});
    if (!report) return report.error();
    return ok();
  }

  // Appends in this thread while `look` runs again and again in others.
  template <typename Look>
  void beside_a_writer(storage::Store& writer, std::size_t readers, Look look) {
    std::atomic<bool> done = false;
    std::atomic<int> looks = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < readers; ++i) {
      threads.emplace_back([&] {
        do {
          look();
          ++looks;
        } while (!done);
      });
    }
    for (std::uint64_t n = 1; n <= kSources; ++n) EXPECT_TRUE(add(writer, n));
    done = true;
    for (std::thread& thread : threads) thread.join();
    EXPECT_GE(looks, static_cast<int>(readers));
  }

  static constexpr std::uint64_t kSources = 40;
  fs::path path_;
};

// Everything of a snapshot belongs together, however far the writer is.
void expect_one_state(const storage::Snapshot& snapshot) {
  const auto stats = snapshot.stats();
  const auto sources = snapshot.sources();
  ASSERT_TRUE(stats && sources);
  EXPECT_EQ(sources->size(), stats->sources);
  std::uint64_t claims = 0;
  for (const Source& source : *sources) {
    const auto of_source = snapshot.claims_of(source.id);
    ASSERT_TRUE(of_source);
    claims += of_source->size();
  }
  EXPECT_EQ(claims, stats->claims);
  std::uint64_t edges = 0;
  EXPECT_TRUE(snapshot.for_each_edge([&](const storage::PlacedEdge&) {
    ++edges;
    return ok();
  }));
  EXPECT_EQ(edges, stats->edges);
}

TEST_F(Concurrency, SnapshotsOfOneStoreStandStill) {
  auto store = open(storage::Mode::kWrite);
  beside_a_writer(store, 3, [&] { expect_one_state(store.snapshot()); });
}

TEST_F(Concurrency, OneSnapshotIsReadByMany) {
  auto store = open(storage::Mode::kWrite);
  EXPECT_TRUE(add(store, 1000));
  const auto snapshot = store.snapshot();
  beside_a_writer(store, 3, [&] { expect_one_state(snapshot); });
}

TEST_F(Concurrency, StoresOpenedForReadingBesideAWriter) {
  auto store = open(storage::Mode::kWrite);
  beside_a_writer(store, 2, [&] {
    const auto reader = storage::Store::open(path_, storage::Mode::kRead);
    ASSERT_TRUE(reader) << reader.error().message;
    expect_one_state(reader->snapshot());
  });
}

TEST_F(Concurrency, VerifyBesideAWriter) {
  auto store = open(storage::Mode::kWrite);
  beside_a_writer(store, 1, [&] {
    const auto reader = storage::Store::open(path_, storage::Mode::kRead);
    ASSERT_TRUE(reader) << reader.error().message;
    const auto report = storage::verify(*reader, storage::Depth::kFull);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->is_whole()) << report->problems.front();
  });
}

// What a writer replaces is no damage; what someone else takes away is.
TEST_F(Concurrency, VerifyMissesAFileTakenAwayBesideAWriter) {
  {
    auto first = open(storage::Mode::kWrite);
    EXPECT_TRUE(add(first, 1));
  }
  auto store = open(storage::Mode::kWrite);  // turns the log of the first into table files
  EXPECT_TRUE(add(store, 2));
  const auto reader = open(storage::Mode::kRead);
  EXPECT_TRUE(storage::verify(reader, storage::Depth::kQuick)->is_whole());
  for (const auto& entry : fs::directory_iterator(path_ / "rocks")) {
    if (entry.path().extension() == ".sst") fs::remove(entry.path());
  }
  EXPECT_FALSE(storage::verify(reader, storage::Depth::kQuick)->is_whole());
  EXPECT_FALSE(storage::verify(reader, storage::Depth::kFull)->is_whole());
}

// Of many that want to write at once one does; the others are told by whom they are kept out.
TEST_F(Concurrency, TwoWritersNeverMeet) {
  std::atomic<int> writing = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (std::uint64_t n = 0; n < 10; ++n) {
        auto store = storage::Store::open(path_, storage::Mode::kWrite);
        if (!store) {
          EXPECT_EQ(store.error().code, ErrorCode::kInUse) << store.error().message;
          ++refused;
          continue;
        }
        EXPECT_EQ(++writing, 1);
        EXPECT_TRUE(add(*store, static_cast<std::uint64_t>(i) * 100 + n));
        --writing;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto store = open(storage::Mode::kRead);
  EXPECT_EQ(store.snapshot().stats()->sources, 40u - static_cast<unsigned>(refused));
  EXPECT_TRUE(storage::verify(store, storage::Depth::kFull)->is_whole());
}

// A backup is a whole state even if its own program appends meanwhile; each can be restored.
TEST_F(Concurrency, BackupsWhileAppending) {
  const fs::path backups = path_.string() + ".backups";
  auto store = open(storage::Mode::kWrite);
  for (std::uint64_t n = 1; n <= 20; ++n) {
    ASSERT_TRUE(add(store, n));
    if (n % 5 == 0) {
      ASSERT_TRUE(storage::backup(store, backups));
    }
  }
  const auto list = storage::list_backups(backups);
  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 4u);
  for (const storage::Backup& backup : *list) {
    const fs::path place = path_.string() + ".restored";
    fs::remove_all(place);
    ASSERT_TRUE(storage::restore(backups, backup.number, place));
    const auto restored = storage::Store::open(place, storage::Mode::kRead);
    ASSERT_TRUE(restored) << restored.error().message;
    EXPECT_EQ(restored->snapshot().stats()->sources, backup.sources);
    EXPECT_TRUE(storage::verify(*restored, storage::Depth::kFull)->is_whole());
    fs::remove_all(place);
  }
}

// Races that tsan must find, or it finds none: script/race runs each and wants it to end the program. Beside
// a writer, because what is left out for RocksDB's sake must not leave these out.
class Planted : public Concurrency {
 protected:
  void race(const std::function<void()>& step) {
    auto store = open(storage::Mode::kWrite);
    beside_a_writer(store, 2, step);
  }
};

TEST_F(Planted, DISABLED_TwoThreadsCountWithoutALock) {
  int count = 0;
  race([&] { ++count; });
  EXPECT_NE(count, 0);
}

TEST_F(Planted, DISABLED_TwoThreadsCopyWithoutALock) {
  const std::vector<char> from(1000);
  std::vector<char> to(1000);
  race([&] { std::ranges::copy(from, to.begin()); });
  EXPECT_EQ(from, to);
}

}  // namespace
}  // namespace claimgraph::faults

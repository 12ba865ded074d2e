// Kills the writer at random moments and looks at what is left; and shows that the look would find the
// failures that it is there for.
#include <chrono>
#include <optional>
#include <random>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "child.h"
#include "counts.h"
#include "database.h"
#include "rounds.h"

namespace claimgraph::faults {
namespace {

constexpr std::size_t kRounds = 280;
constexpr int kRoundsPerDatabase = 25;

// Whole lines only: a number that was cut off was not acknowledged.
std::set<std::uint64_t> acknowledged_in(const std::string& output) {
  std::set<std::uint64_t> numbers;
  std::istringstream lines(output.substr(0, output.rfind('\n') + 1));
  for (std::uint64_t number = 0; lines >> number;) numbers.insert(number);
  return numbers;
}

// The databases of many rounds: each round continues where the last one was killed.
class Rounds {
 public:
  Rounds(std::string name, std::string fault) : name_(std::move(name)), fault_(std::move(fault)) { start(); }

  // Lets a writer acknowledge so many sources and run on for a moment, kills it, and says what is wrong;
  // empty if all is well.
  std::string round(int sources, std::chrono::microseconds moment) {
    Child writer(writer_arguments(*database_, next_, next_ + 1'000'000, fault_));
    writer.await_lines(sources);
    std::this_thread::sleep_for(moment);
    writer.kill();
    const auto now = acknowledged_in(writer.read_to_end());
    writer.wait();
    acknowledged_.insert(now.begin(), now.end());
    return problem();
  }

  void start() {
    database_.emplace(name_);
    acknowledged_.clear();
    next_ = 1;
  }
  std::size_t acknowledged() const { return acknowledged_.size(); }

 private:
  std::string problem() {
    const Look look = looker_.look(database_->path(), "write");
    if (look.kind != Look::Kind::kWhole) return look.text;
    const auto there = numbers_in(look);
    for (const std::uint64_t number : acknowledged_) {
      if (!there.contains(number)) return "acknowledged source " + std::to_string(number) + " is gone";
    }
    next_ = there.empty() ? 1 : *there.rbegin() + 1;
    return {};
  }

  std::string name_, fault_;
  std::optional<Database> database_;
  std::set<std::uint64_t> acknowledged_;
  std::uint64_t next_ = 1;
  Looker looker_;
};

// Four of them, so that the cores of a machine share the work.
class Killed : public testing::TestWithParam<unsigned> {};

TEST_P(Killed, LosesNothingAcknowledgedAndLeavesNothingHalf) {
  const unsigned seed = base_seed() + GetParam();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> sources(0, 6);           // 0: it may not even be open
  std::uniform_int_distribution<int> opening_us(0, 60'000);   // then somewhere in its start
  std::uniform_int_distribution<int> appending_us(0, 6'000);  // else somewhere in the next append or two
  Rounds writers("kill-" + std::to_string(GetParam()), "none");
  int round = 0;
  std::size_t acknowledged = 0;
  for (; round < static_cast<int>(rounds(kRounds)); ++round) {
    if (round % kRoundsPerDatabase == 0) {
      acknowledged += writers.acknowledged();
      writers.start();
    }
    const int first = sources(random);
    const int moment = first == 0 ? opening_us(random) : appending_us(random);
    ASSERT_EQ(writers.round(first, std::chrono::microseconds(moment)), "")
        << "seed " << seed << " round " << round;
  }
  acknowledged += writers.acknowledged();
  std::printf("kills, seed %u: %d rounds, %zu acknowledged sources, nothing lost\n", seed, round,
              acknowledged);
  EXPECT_GT(acknowledged, static_cast<std::size_t>(round));
  count(kKills, static_cast<std::size_t>(round));
  count(kAcknowledged, acknowledged);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Killed, testing::Range(0u, 4u));

TEST(Kill, FindsAnAppendInTwoBatches) {
  std::mt19937 random(base_seed());
  std::uniform_int_distribution<int> moment_us(0, 6'000);
  Rounds rounds("split", "split");
  for (int round = 0; round < 60; ++round) {
    if (!rounds.round(1, std::chrono::microseconds(moment_us(random))).empty()) return count(kPlanted, 1);
  }
  FAIL() << "a write in two batches went unnoticed";
}

TEST(Verify, FindsACodecThatIsOffByOne) {
  Database database("shifted");
  Child writer(writer_arguments(database, 1, 3, "shifted"));
  writer.read_to_end();
  const Look look = database.look();
  EXPECT_EQ(look.kind, Look::Kind::kDamaged) << look.text;
  EXPECT_NE(look.text.find("is not what the text says there"), std::string::npos) << look.text;
  count(kPlanted, 1);
}

// Readers come while the writer appends, flushes and takes old files away: each sees a whole state.
TEST(Readers, SeeWholeStatesBesideAWriter) {
  Database database("beside");
  ASSERT_TRUE(database.fill(1, 20));
  Child writer(writer_arguments(database, 20, 1'000'000, "none"));
  writer.await_lines(1);
  std::string last;
  int different = 0;
  for (int i = 0; i < 6; ++i) {
    const Look look = database.look();
    ASSERT_EQ(look.kind, Look::Kind::kWhole) << look.text;
    if (look.text != last) ++different;
    last = look.text;
  }
  EXPECT_GT(different, 1) << "the writer went on";
  writer.kill();
}

// What a disk does that forgets what was not synced: the last append, acknowledged, is not in the log.
TEST(Kill, FindsAnAppendThatWasNotSynced) {
  Database database("unsynced");
  ASSERT_TRUE(database.fill(1, 3));
  const auto log = database.live_log();
  const auto size = std::filesystem::file_size(log);
  const std::string before = read_file(log);
  ASSERT_TRUE(database.fill(3, 4));
  // The writer opened the database anew, so the third source lies in a new log.
  const auto last = database.live_log();
  if (last == log) {
    std::filesystem::resize_file(log, size);
  } else {
    std::filesystem::resize_file(last, 0);
  }
  for (const std::string mode : {"read", "write"}) {
    const Look look = database.look(mode);
    EXPECT_EQ(look.kind, Look::Kind::kRefused) << look.text;
    EXPECT_NE(look.text.find("acknowledged writes 3..3 are missing"), std::string::npos) << look.text;
  }
  count(kPlanted, 1);
}

// Without the anchor one damaged bit hides acknowledged sources, and opening succeeds: the reason why there
// is one.
TEST(Kill, FindsADamagedBitWithoutAnchor) {
  Database database("no-anchor");
  const std::string anchor = read_file(database.path() / "ANCHOR");
  ASSERT_TRUE(database.fill(1, 30));
  const auto log = database.live_log();
  std::string bytes = read_file(log);
  ASSERT_GT(bytes.size(), 1000u);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
  write_file(log, bytes);
  EXPECT_EQ(database.look().kind, Look::Kind::kRefused) << "with the anchor it is refused";
  write_file(database.path() / "ANCHOR", anchor);
  const Look look = database.look();
  ASSERT_EQ(look.kind, Look::Kind::kWhole) << look.text;
  EXPECT_LT(numbers_in(look).size(), 29u) << "the check of acknowledged sources would find it";
  count(kPlanted, 1);
}

}  // namespace
}  // namespace claimgraph::faults

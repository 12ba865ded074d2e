// What a power cut may leave: the writer is recorded call by call, and after each call every kind of disk
// that it may meet is made and looked at. Nothing acknowledged may be missing, nothing half there, nothing
// refused.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "child.h"
#include "counts.h"
#include "database.h"
#include "disk.h"
#include "graph/repair.h"
#include "rounds.h"
#include "story.h"

namespace claimgraph::faults {
namespace {

namespace fs = std::filesystem;

// Number and chain of each write, as the writer said them.
using Said = std::map<std::uint64_t, std::string>;

void hear(const std::string& text, Said& said) {
  std::istringstream lines(text);
  std::uint64_t number = 0;
  for (std::string chain; lines >> number >> chain;) said[number] = chain;
}

// Several writers one after the other, so that logs are recovered and turned into tables.
std::vector<Op> record(const fs::path& root, const std::string& sync) {
  fs::remove_all(root);
  fs::create_directories(root);
  const fs::path log = root.string() + ".log";
  fs::remove(log);
  constexpr std::array<std::uint64_t, 6> kTurns = {1, 30, 31, 60, 61, 100};
  for (std::size_t i = 0; i + 1 < kTurns.size(); ++i) {
    Child writer({FAULTS_WRITER, (root / "db").string(), std::to_string(kTurns[i]),
                  std::to_string(kTurns[i + 1]), "mixed"},
                 {"FAULTS_ROOT=" + root.string(), "FAULTS_LOG=" + log.string(), "FAULTS_SYNC=" + sync});
    writer.read_to_end();
    EXPECT_EQ(writer.wait(), 0);
  }
  auto ops = load_recording(log);
  fs::remove(log);
  return ops;
}

class Replay {
 public:
  explicit Replay(const std::string& name, const std::string& sync = "real")
      : root_(scratch("image-" + name)) {
    ops_ = record(root_, sync);
    for (const Op& op : ops_) {
      if (op.kind == OpKind::kSay) hear(op.first, all_);
    }
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~Replay() { fs::remove_all(root_); }
  const Said& all() const { return all_; }

  // Looks at about so many different images of one policy, spread over the recording. What is wrong with the
  // first bad one; empty if all are well.
  std::string run(Policy policy, std::size_t most) {
    Disk disk(root_);
    Said acknowledged;
    const std::size_t seeds = seeds_of(policy);
    const std::size_t stride = std::max<std::size_t>(1, ops_.size() * seeds / (2 * most));  // half are alike
    for (std::size_t i = 0; i < ops_.size(); ++i) {
      disk.apply(ops_[i]);
      if (ops_[i].kind == OpKind::kSay) hear(ops_[i].first, acknowledged);
      if (i % stride != 0) continue;
      for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Image image = disk.image(policy, base_seed() + i * 16 + seed);
        if (!seen_.insert(hash_of(image)).second) continue;
        std::string problem = look(image, acknowledged);
        refused_ += was_refused_ ? 1 : 0;
        if (problem.empty() && was_refused_) problem = problem_of_repair(disk.image(Policy::kAll, 0));
        if (!problem.empty()) return "after call " + std::to_string(i) + ": " + problem;
      }
    }
    return {};
  }
  std::size_t images() const { return seen_.size(); }
  // A MANIFEST whose tail the disk filled with zeros inside of a record: RocksDB can't tell it from damage.
  std::size_t refused() const { return refused_; }

 private:
  // Where chance decides, each moment is looked at more than once.
  static std::uint64_t seeds_of(Policy policy) {
    return policy == Policy::kTornWrite || policy == Policy::kSectors || policy == Policy::kPrefix ? 3 : 1;
  }

  static std::size_t hash_of(const Image& image) {
    std::size_t hash = 0;
    for (const auto& [path, bytes] : image) {
      hash = hash * 31 + std::hash<std::string>{}(path);
      hash = hash * 31 + std::hash<std::string>{}(bytes.value_or("directory"));
    }
    return hash;
  }

  // A refused image still has everything: `repair` makes of it what a killed process would have left.
  std::string problem_of_repair(const Image& everything) {
    write_image(everything, root_ / "whole");
    const Look want = looker_.look(root_ / "whole" / "db");
    if (want.kind != Look::Kind::kWhole) return "without the power cut: " + want.text;
    fs::remove_all(root_ / "repaired");
    const auto report = repair(root_ / "image" / "db", root_ / "repaired", no_rates(),
                               [](const Source& source) { return told(source.id.bits.low).claims; });
    if (!report) return "repair: " + report.error().message;
    const Look got = looker_.look(root_ / "repaired");
    if (got.kind != Look::Kind::kWhole) return "repaired: " + got.text;
    if (!report->lost.empty() || counts_of(got) != counts_of(want) || numbers_in(got) != numbers_in(want))
      return "repaired: " + got.text + " instead of " + want.text;
    return {};
  }

  // "whole SOURCES CLAIMS EDGES".
  static std::string counts_of(const Look& look) {
    std::istringstream words(look.text);
    std::string counts;
    std::string word;
    for (int i = 0; i < 4 && words >> word; ++i) counts += word + " ";
    return counts;
  }

  std::string look(const Image& image, const Said& acknowledged) {
    was_refused_ = false;
    const fs::path place = root_ / "image";
    write_image(image, place);
    const std::string mode = seen_.size() % 2 == 0 ? "read" : "write";
    std::string problem = judge(looker_.look(place / "db", mode), acknowledged);
    if (problem.empty() && mode == "write") problem = judge(looker_.look(place / "db", "read"), acknowledged);
    return problem.empty() ? problem : mode + ": " + problem;
  }

  std::string judge(const Look& look, const Said& acknowledged) {
    constexpr std::string_view kNotFound = "refused 1";
    if (acknowledged.empty() && look.text.starts_with(kNotFound)) return {};
    if (look.kind == Look::Kind::kRefused && look.text.find("/MANIFEST-") != std::string::npos) {
      was_refused_ = true;
      return {};
    }
    if (look.kind != Look::Kind::kWhole) return look.text;
    std::istringstream words(look.text);
    std::string word, chain;
    std::uint64_t sources = 0, claims = 0, edges = 0, transaction = 0;
    words >> word >> sources >> claims >> edges >> transaction >> chain;
    chain = chain.substr(0, chain.find(';'));
    if (!acknowledged.empty() && transaction < acknowledged.rbegin()->first) {
      return "write " + std::to_string(acknowledged.rbegin()->first) + " was acknowledged and is gone";
    }
    if (transaction > 0 && (!all_.contains(transaction) || all_.at(transaction) != chain))
      return "another history";
    return {};
  }

  fs::path root_;
  std::vector<Op> ops_;
  Said all_;
  std::set<std::size_t> seen_;
  std::size_t refused_ = 0;
  bool was_refused_ = false;  // the image looked at last
  Looker looker_;
};

class PowerCut : public testing::TestWithParam<Policy> {};

TEST_P(PowerCut, LosesNothingAcknowledgedAndLeavesNothingHalf) {
  Replay replay{std::string(name_of(GetParam()))};
  ASSERT_GT(replay.all().size(), 60u);
  EXPECT_EQ(replay.run(GetParam(), rounds(250)), "") << "seed " << base_seed();
  std::printf("crash images, %s: %zu, nothing lost, %zu refused and repaired\n",
              std::string(name_of(GetParam())).c_str(), replay.images(), replay.refused());
  const bool may_refuse = GetParam() == Policy::kZeroSectors || GetParam() == Policy::kSectors;
  EXPECT_LE(replay.refused(), may_refuse ? replay.images() / 4 : 0);
  EXPECT_GE(replay.images(), rounds(100));
  count(kImages, replay.images());
  count("torn manifests repaired without a loss", replay.refused());
}

INSTANTIATE_TEST_SUITE_P(Disks, PowerCut, testing::ValuesIn(kPolicies),
                         [](const auto& info) { return std::string(name_of(info.param)); });

TEST(PowerCut, FindsAWriterThatDoesNotSync) {
  Replay replay("unsynced", "none");
  EXPECT_NE(replay.run(Policy::kSynced, 250), "");
  count(kPlanted, 1);
}

// The disk itself: a table of what each policy leaves of two writes with a sync between them.
struct Left {
  Policy policy;
  std::string content;
};
class DiskLeaves : public testing::TestWithParam<Left> {};

TEST_P(DiskLeaves, WhatThePolicySays) {
  const fs::path root = scratch("disk");
  fs::create_directories(root);
  Disk disk(root);
  fs::remove_all(root);
  constexpr std::uint64_t kCreate = 0x40;
  const std::string file = (root / "f").string();
  disk.apply({OpKind::kOpen, 1, kCreate, file, ""});
  disk.apply({OpKind::kOpen, 2, 0, root.string(), ""});
  disk.apply({OpKind::kWrite, 1, 0, "abc", ""});
  disk.apply({OpKind::kSync, 1, 0, "", ""});
  disk.apply({OpKind::kSync, 2, 0, "", ""});
  disk.apply({OpKind::kWrite, 1, 3, "def", ""});
  disk.apply({OpKind::kRename, 0, 0, file, (root / "g").string()});
  const Image image = disk.image(GetParam().policy, 1);
  const std::string name = GetParam().policy == Policy::kStrict ? "f" : "g";
  ASSERT_EQ(image.size(), 1u);
  ASSERT_TRUE(image.contains(name));
  EXPECT_EQ(*image.at(name), GetParam().content);
}

INSTANTIATE_TEST_SUITE_P(Policies, DiskLeaves,
                         testing::Values(Left{Policy::kAll, "abcdef"}, Left{Policy::kSynced, "abc"},
                                         Left{Policy::kStrict, "abc"},
                                         Left{Policy::kZeros, std::string("abc\0\0\0", 6)}),
                         [](const auto& info) { return std::string(name_of(info.param.policy)); });

}  // namespace
}  // namespace claimgraph::faults

#include "graph/repair.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database.h"
#include "graph/append.h"
#include "storage/store.h"
#include "storage/verify.h"
#include "story.h"

namespace claimgraph::faults {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const relate::Rates& rates() { return relate::Rates::reference(); }
std::vector<Claim> extract_again(const Source& source) { return told(source.id.bits.low).claims; }

std::map<fs::path, std::string> content(const Database& database) {
  std::map<fs::path, std::string> files;
  for (const fs::path& file : database.files()) files[file] = read_file(database.path() / file);
  return files;
}

class Repair : public testing::Test {
 protected:
  // Sources 1..59 in table files, 60..79 in the log.
  Repair() : database_("repair"), target_(database_.path().string() + "-new") {
    fs::remove_all(target_);
    EXPECT_TRUE(database_.fill(1, 60));
    EXPECT_TRUE(database_.fill(60, 80));
  }
  ~Repair() override { fs::remove_all(target_); }

  // Repairs, and sees that the damaged database was left alone and that the new one is whole.
  RepairReport repaired() {
    const auto before = content(database_);
    const auto report = repair(database_.path(), target_, rates(), extract_again);
    if (!report) throw std::runtime_error(report.error().message);
    EXPECT_EQ(content(database_), before);
    const auto store = storage::Store::open(target_, storage::Mode::kRead);
    EXPECT_TRUE(store) << store.error().message;
    const auto verified = storage::verify(*store, storage::Depth::kFull);
    EXPECT_THAT(verified->problems, IsEmpty());
    EXPECT_EQ(verified->counted.sources, report->sources);
    const auto derived = compare(*store, {rates(), {}});
    EXPECT_EQ(derived->edges_put + derived->edges_erased + derived->claims_changed, 0u);
    EXPECT_FALSE(fs::exists(target_ / "salvage"));
    return *report;
  }

  fs::path largest(std::string_view extension) const {
    fs::path found;
    for (const fs::path& file : database_.files()) {
      const bool larger = found.empty() || fs::file_size(database_.path() / file) > fs::file_size(found);
      if (file.extension() == extension && larger) found = database_.path() / file;
    }
    return found;
  }

  Database database_;
  fs::path target_;
};

TEST_F(Repair, TakesEverythingOfAWholeDatabase) {
  const RepairReport report = repaired();
  EXPECT_EQ(report.sources, 79u);
  EXPECT_THAT(report.lost, IsEmpty());
  EXPECT_THAT(report.reread, IsEmpty());
  EXPECT_THAT(report.problems, IsEmpty());
}

TEST_F(Repair, SaysWhichWritesTheLogLost) {
  fs::resize_file(database_.live_log(), fs::file_size(database_.live_log()) / 2);
  const RepairReport report = repaired();
  EXPECT_LT(report.sources, 79u);
  EXPECT_GE(report.sources, 59u);
  EXPECT_THAT(report.problems, Contains(HasSubstr("..79 are gone; add their documents again")));
}

// In each table file in turn: what is gone is named, what is there is kept.
TEST_F(Repair, LosesOnlyWhatIsDamaged) {
  std::size_t reread = 0, lost = 0;
  for (const fs::path& file : database_.files()) {
    if (file.extension() != ".sst") continue;
    const fs::path path = database_.path() / file;
    const std::string before = read_file(path);
    std::string damaged = before;
    damaged[damaged.size() / 3] = static_cast<char>(damaged[damaged.size() / 3] ^ 1);
    write_file(path, damaged);
    const RepairReport report = repaired();
    EXPECT_FALSE(report.problems.empty() && report.sources < 79) << file;
    EXPECT_EQ(report.sources + report.lost.size(), 79u) << file;
    EXPECT_EQ(std::set(report.problems.begin(), report.problems.end()).size(), report.problems.size())
        << file;
    for (const std::string& problem : report.problems) EXPECT_THAT(problem, Not(HasSubstr("salvage")));
    reread += report.reread.size();
    lost += report.lost.size();
    write_file(path, before);
    fs::remove_all(target_);
  }
  EXPECT_GT(reread, 0u) << "damaged claims are read from the text again";
  EXPECT_GT(lost, 0u) << "damaged texts are lost";
}

TEST_F(Repair, WantsAnEmptyPlace) {
  EXPECT_EQ(repair(database_.path(), database_.path(), rates(), extract_again).error().code,
            ErrorCode::kInvalidArgument);
  EXPECT_EQ(repair(database_.path() / "nothing", target_, rates(), extract_again).error().code,
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace claimgraph::faults

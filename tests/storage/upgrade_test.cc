// Databases of every format that there was, as they were written then; and the way from one format to the
// next, shown with a made-up one before the first.
#include "storage/upgrade.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samples.h"
#include "storage/codec.h"
#include "storage/directory.h"
#include "storage/rocks_engine.h"
#include "storage/schema.h"
#include "storage/store.h"
#include "storage/verify.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

const fs::path kFormats = STORAGE_FORMATS;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, std::string> content(const fs::path& directory) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), directory)] = bytes_of(entry.path());
  }
  return files;
}

TEST(Formats, OfEveryVersionThereIsADatabase) {
  for (std::uint32_t format = 1; format <= kFormat; ++format)
    EXPECT_TRUE(fs::exists(kFormats / std::to_string(format)));
}

// The four sample sources, written by the first program that had the format.
class Stored : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Stored, IsReadAfterAnUpgrade) {
  const ScratchPath place;
  fs::copy(kFormats / std::to_string(GetParam()), place.path(), fs::copy_options::recursive);
  const auto upgraded = upgrade(place.path());
  ASSERT_TRUE(upgraded) << upgraded.error().message;
  EXPECT_EQ(upgraded->from, GetParam());
  EXPECT_EQ(upgraded->to, kFormat);
  const auto store = Store::open(place.path(), Mode::kRead);
  ASSERT_TRUE(store) << store.error().message;
  const auto report = verify(*store, Depth::kFull);
  ASSERT_TRUE(report);
  EXPECT_THAT(report->problems, IsEmpty());
  EXPECT_EQ(report->counted.sources, 4u);
  const Append first = sample_append(0);
  const auto source = store->snapshot().find_source(first.source.id);
  ASSERT_TRUE(source && *source);
  EXPECT_EQ(**source, first.source);
  EXPECT_EQ(*store->snapshot().claims_of(first.source.id), first.claims);
}

INSTANTIATE_TEST_SUITE_P(Formats, Stored, testing::Range(1u, kFormat + 1),
                         [](const auto& info) { return "Format" + std::to_string(info.param); });

// A database of format 0: as today's, but its records say 0.
class Older : public testing::Test {
 protected:
  Older() : old_(place_.path().string() + ".format-0") {
    EXPECT_TRUE(Store::create(place_.path()));
    {
      auto store = Store::open(place_.path(), Mode::kWrite);
      for (std::uint64_t n = 0; n < 4; ++n) EXPECT_TRUE(store->append(sample_append(n)));
    }
    put_format(0);
    std::ofstream(format_path(place_.path())) << "claimgraph format 0\n";
  }
  ~Older() override { fs::remove_all(old_); }

  void put_format(std::uint32_t format) const {
    const auto engine = open_rocks(engine_path(place_.path()), {Access::kWrite, Recovery::kStrict, {}});
    Batch batch;
    batch.put(Table::kMeta, std::string(kFormatKey), encode_format(kFormatKey, format));
    EXPECT_TRUE((*engine)->write(batch));
  }

  bool is_whole() const {
    const auto store = Store::open(place_.path(), Mode::kRead);
    return store && verify(*store, Depth::kFull)->is_whole();
  }

  ScratchPath place_;
  fs::path old_;
  std::array<Migration, 2> steps_ = {Migration{0, [](const View&, const auto&) { return ok(); }},
                                     Migration{1, [](const View&, const auto&) { return ok(); }}};
};

TEST_F(Older, IsRefusedUntilItIsUpgraded) {
  const auto store = Store::open(place_.path(), Mode::kRead);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_THAT(store.error().message, HasSubstr("`upgrade` makes it one"));
}

TEST_F(Older, IsKeptBesideTheNewOne) {
  const auto before = content(place_.path());
  const auto upgraded = upgrade(place_.path(), steps_);
  ASSERT_TRUE(upgraded) << upgraded.error().message;
  EXPECT_EQ(upgraded->from, 0u);
  EXPECT_EQ(*upgraded->old, old_);
  EXPECT_TRUE(is_whole());
  auto kept = content(old_);
  kept["WRITER"] = before.at("WRITER");  // taken before the copy was made
  EXPECT_EQ(kept, before);
}

TEST_F(Older, GoesOnAfterACrashBetweenTheSteps) {
  ASSERT_TRUE(upgrade(place_.path(), steps_));
  std::ofstream(format_path(place_.path())) << "claimgraph format 0\n";  // the records are new, FORMAT is not
  const auto again = upgrade(place_.path(), steps_);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(is_whole());
}

TEST_F(Older, StaysAsItIsWhereAStepFails) {
  steps_[0].run = [](const View&, const auto&) { return Status(Error{ErrorCode::kCorruption, "no"}); };
  EXPECT_EQ(upgrade(place_.path(), steps_).error().message, "no");
  EXPECT_EQ(bytes_of(format_path(place_.path())), "claimgraph format 0\n");
}

TEST_F(Older, WithoutAStepIsRefusedAndNotCopied) {
  EXPECT_EQ(upgrade(place_.path(), {}).error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_FALSE(fs::exists(old_));
}

TEST_F(Older, ThatIsWrittenNowIsRefused) {
  const auto lock = WriterLock::take(place_.path());
  EXPECT_EQ(upgrade(place_.path(), steps_).error().code, ErrorCode::kInUse);
}

TEST(Upgrade, OfANewerFormatIsRefused) {
  const ScratchPath place;
  ASSERT_TRUE(Store::create(place.path()));
  std::ofstream(format_path(place.path())) << "claimgraph format 99\n";
  const auto before = content(place.path());
  const auto done = upgrade(place.path());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_THAT(done.error().message, HasSubstr("a newer program wrote it"));
  EXPECT_EQ(content(place.path()), before);
}

TEST(Upgrade, WithoutADatabaseIsNotFound) {
  EXPECT_EQ(upgrade("/nowhere/claims.db").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace claimgraph::storage

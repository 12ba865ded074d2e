#include "cli/input.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class Input : public testing::Test {
 protected:
  Input() : place_(fs::path{testing::TempDir()} / ("claimgraph_input_" + name())) {
    fs::remove_all(place_);
    fs::create_directories(place_);
  }
  ~Input() override { fs::remove_all(place_); }

  static std::string name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }

  fs::path write(const std::string& path, const std::string& bytes = "x") const {
    fs::create_directories((place_ / path).parent_path());
    std::ofstream(place_ / path, std::ios::binary) << bytes;
    return place_ / path;
  }

  std::vector<std::string> listed(const fs::path& path) const {
    std::vector<std::string> names;
    for (const Found& found : list_files(path)) names.push_back(fs::relative(found.path, place_).string());
    return names;
  }

  fs::path place_;
};

TEST_F(Input, ReadsAFileWhole) {
  const std::string bytes("a\0b\xff", 4);
  const auto read = read_file(write("a", bytes), 10);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, bytes);
}

TEST_F(Input, RefusesWhatIsTooLarge) {
  const auto read = read_file(write("a", std::string(100'000, 'x')), 99'999);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kLimit);
}

TEST_F(Input, LimitsAStreamToo) {
  std::istringstream fits(std::string(100'000, 'x'));
  EXPECT_TRUE(read_stream(fits, "-", 100'000));
  std::istringstream large(std::string(100'001, 'x'));
  const auto read = read_stream(large, "-", 100'000);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kLimit);
}

TEST_F(Input, RefusesWhatIsNoRegularFileAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(mkfifo((place_ / "fifo").c_str(), 0600), 0);
  fs::create_symlink(write("a"), place_ / "link");
  struct Case {
    fs::path path;
    const char* message;
  };
  for (const auto& [path, message] :
       {Case{place_ / "fifo", "a pipe or device"}, Case{"/dev/null", "a pipe or device"},
        Case{place_ / "link", "symbolic link"}, Case{place_, "a directory"},
        Case{place_ / "none", "no such file"}}) {
    const auto read = read_file(path, 10);
    ASSERT_FALSE(read) << path;
    EXPECT_THAT(read.error().message, HasSubstr(message));
    EXPECT_THAT(read.error().message, HasSubstr(path.string()));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(100));
}

// A regular file and a link to a secret change places all the time: the secret must never be read.
TEST_F(Input, IsNotDeceivedByASwap) {
  const fs::path secret = write("secret", "secret");
  const fs::path target = write("target", "plain");
  std::atomic<bool> done = false;
  std::jthread swapper([&] {
    while (!done) {
      fs::create_symlink(secret, place_ / "link");
      fs::rename(place_ / "link", target);
      write("plain", "plain");
      fs::rename(place_ / "plain", target);
    }
  });
  for (int i = 0; i < 10'000; ++i) {
    const auto read = read_file(target, 100);
    if (read) {
      ASSERT_EQ(*read, "plain");
    }
  }
  done = true;
  swapper.join();
  EXPECT_TRUE(read_file(target, 100));
}

TEST_F(Input, ListsADirectorySortedAndDeep) {
  for (const char* path : {"d/b.md", "d/a.md", "d/c/z.md", "d/a/y.md", "d/.hidden", "d/.git/x.md"})
    write(path);
  fs::create_symlink(place_ / "d/b.md", place_ / "d/link.md");
  EXPECT_THAT(listed(place_ / "d"), ElementsAre("d/a/y.md", "d/a.md", "d/b.md", "d/c/z.md"));
}

TEST_F(Input, ListsAFileAsItself) {
  EXPECT_THAT(listed(write(".hidden.md")), ElementsAre(".hidden.md"));
  EXPECT_THAT(listed(place_ / "none"), ElementsAre("none"));
}

}  // namespace
}  // namespace claimgraph::cli

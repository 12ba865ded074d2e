// The n-th call of a kind fails, for n = 1, 2, ... until the writer never gets that far: whatever was
// acknowledged is there, whatever is there is whole, a failed write is never called done, and doing it again
// finishes it.
#include <cstdio>
#include <sstream>

#include <gtest/gtest.h>

#include "child.h"
#include "counts.h"
#include "database.h"
#include "rounds.h"

namespace claimgraph::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLast = 33;  // one writer: opening recovers 1..29, then these are appended

struct Failure {
  std::string kind, how;
};
std::string name_of(const Failure& failure) {
  std::string name = failure.kind + "_" + failure.how;
  std::ranges::replace(name, ':', '_');
  return name;
}
void PrintTo(const Failure& failure, std::ostream* out) { *out << name_of(failure); }

class NthCall : public testing::TestWithParam<Failure> {
 protected:
  NthCall() : database_("fails-" + name_of(GetParam())) { EXPECT_TRUE(database_.fill(1, 30)); }

  // One run with the n-th call failing; false if there was no such call.
  bool fails_at(std::size_t n) {
    const Database copy(database_, "failing-" + name_of(GetParam()));
    const fs::path hit = copy.path().string() + ".hit";
    Child writer(writer_arguments(copy, 30, kLast, "none"),
                 {"FAULTS_ROOT=" + copy.path().string(), "FAULTS_HIT=" + hit.string(),
                  "FAULTS_FAIL=" + GetParam().kind + ":" + std::to_string(n) + ":" + GetParam().how},
                 Noise::kHidden);  // RocksDB asserts on some of these
    const std::string output = writer.read_to_end();
    const bool well = writer.wait() == 0;
    const bool was_hit = fs::remove(hit);
    check(copy, output, well, "call " + std::to_string(n));
    return was_hit;
  }

  void check(const Database& copy, const std::string& output, bool well, const std::string& where) {
    const Look look = looker_.look(copy.path(), "write");
    ASSERT_EQ(look.kind, Look::Kind::kWhole) << where << ": " << look.text;
    const auto there = numbers_in(look);
    std::istringstream lines(output);
    for (std::uint64_t number = 0; lines >> number;) EXPECT_TRUE(there.contains(number)) << where;
    EXPECT_TRUE(!well || there.size() == kLast - 1) << where;
    ASSERT_TRUE(copy.fill(30, kLast)) << where << ": again, without a failure";
    const Look again = looker_.look(copy.path());
    ASSERT_EQ(again.kind, Look::Kind::kWhole) << where << ": again: " << again.text;
    EXPECT_EQ(numbers_in(again).size(), kLast - 1) << where;
  }

  Database database_;
  Looker looker_;
};

TEST_P(NthCall, IsReportedAndLosesNothing) {
  const std::size_t most = rounds(40);
  std::size_t n = 1;
  while (n <= most && fails_at(n) && !HasFatalFailure()) ++n;
  std::printf("n-th failures, %s: %zu runs, nothing lost\n", name_of(GetParam()).c_str(), n - 1);
  EXPECT_GT(n, 1u) << "no such call at all";
  count(kFailures, n - 1);
}

INSTANTIATE_TEST_SUITE_P(
    Calls, NthCall,
    testing::Values(Failure{"write", "EIO"}, Failure{"write", "EIO:sticky"}, Failure{"write", "ENOSPC"},
                    Failure{"write", "ENOSPC:sticky"}, Failure{"write", "EINTR"}, Failure{"write", "short"},
                    Failure{"sync", "EIO"}, Failure{"sync", "EIO:sticky"}, Failure{"sync", "ENOSPC"},
                    Failure{"sync", "EINTR"}, Failure{"open", "EIO"}, Failure{"open", "EIO:sticky"},
                    Failure{"open", "ENOSPC"}, Failure{"rename", "EIO"}, Failure{"rename", "ENOSPC:sticky"},
                    Failure{"truncate", "EIO"}, Failure{"truncate", "ENOSPC:sticky"},
                    Failure{"unlink", "EIO"}, Failure{"unlink", "EIO:sticky"}, Failure{"read", "EIO"},
                    Failure{"read", "EIO:sticky"}),
    [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace claimgraph::faults

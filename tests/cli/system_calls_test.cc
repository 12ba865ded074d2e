#include "cli/system_calls.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reader_samples.h"

namespace claimgraph::cli {
namespace {

// How a process ends that filters its calls and then does this.
int outcome(const std::function<void()>& act) {
  const pid_t child = fork();
  if (child == 0) {
    if (allow_reading_only() != Filter::kOn) _exit(kNoFilter);
    act();
    _exit(0);
  }
  int state = 0;
  waitpid(child, &state, 0);
  return state;
}

bool has_no_filter() {
  return WEXITSTATUS(outcome([] {})) == kNoFilter;
}

struct Case {
  std::string name;
  std::function<void()> act;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Stopped : public testing::TestWithParam<Case> {};

TEST_P(Stopped, AtOnce) {
  if (has_no_filter()) GTEST_SKIP() << kWhyNoFilter;
  const int state = outcome(GetParam().act);
  ASSERT_TRUE(WIFSIGNALED(state)) << "it went on";
  EXPECT_EQ(WTERMSIG(state), SIGSYS);
}

template <typename T>
void use(T value) {
  static_cast<void>(value);
}

INSTANTIATE_TEST_SUITE_P(
    Calls, Stopped,
    testing::Values(
        Case{"Open", [] { use(open("/etc/passwd", O_RDONLY)); }},
        Case{"Create", [] { use(open("planted", O_CREAT | O_WRONLY, 0600)); }},
        Case{"Connect", [] { use(socket(AF_INET, SOCK_STREAM, 0)); }},
        Case{"LocalSocket", [] { use(socket(AF_UNIX, SOCK_STREAM, 0)); }}, Case{"Fork", [] { use(fork()); }},
        Case{"Execute", [] { use(execl("/bin/true", "true", nullptr)); }},
        Case{"Delete", [] { use(unlink("planted")); }}, Case{"Rename", [] { use(rename("planted", "b")); }},
        Case{"Directory", [] { use(mkdir("planted", 0700)); }},
        Case{"SignalAnother", [] { use(kill(getppid(), 0)); }},
        Case{"Trace", [] { use(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
        Case{"MemoryToRun",
             [] { use(mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)); }},
        Case{"MadeToRun",
             [] {
               void* page = mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
               use(mprotect(page, 4096, PROT_READ | PROT_EXEC));
             }}),
    [](const auto& info) { return info.param.name; });

TEST(Filtered, GoesOnWithWhatItHas) {
  if (has_no_filter()) GTEST_SKIP() << kWhyNoFilter;
  std::array<int, 2> pipe_ends{};
  ASSERT_EQ(pipe(pipe_ends.data()), 0);
  const int state = outcome([&] {
    const std::vector<char> large(std::size_t{64} << 20, 'x');
    if (write(pipe_ends[1], large.data(), 4) != 4) _exit(1);
    try {
      throw std::string("an exception");
    } catch (const std::string&) {
      _exit(0);
    }
  });
  EXPECT_TRUE(WIFEXITED(state)) << "signal " << WTERMSIG(state);
  EXPECT_EQ(WEXITSTATUS(state), 0);
  for (const int end : pipe_ends) close(end);
}

TEST(Filtered, AFailedAssertionIsStillOne) {
  if (has_no_filter()) GTEST_SKIP() << kWhyNoFilter;
  const int state = outcome([] {
    signal(SIGABRT, SIG_DFL);
    abort();
  });
  ASSERT_TRUE(WIFSIGNALED(state));
  EXPECT_EQ(WTERMSIG(state), SIGABRT);
}

}  // namespace
}  // namespace claimgraph::cli

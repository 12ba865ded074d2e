#include "cli/system_calls.h"

#include <algorithm>
#include <array>
#include <memory>

#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// Whatever they are given.
constexpr std::array kAllowed = {
    SCMP_SYS(read),          SCMP_SYS(write),        SCMP_SYS(writev),
    SCMP_SYS(close),         SCMP_SYS(lseek),        SCMP_SYS(fstat),  // of what is open already
    SCMP_SYS(brk),           SCMP_SYS(munmap),       SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(sysinfo),  // qsort() asks for the memory
    SCMP_SYS(futex),         SCMP_SYS(sched_yield),  SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getpid),        SCMP_SYS(gettid),       SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),
};

// And these with an argument that must be so: no memory becomes a program, no other process gets a signal.
struct Restricted {
  int call;
  scmp_arg_cmp condition;
};

scmp_arg_cmp no_flag(unsigned argument, scmp_datum_t flag) { return {argument, SCMP_CMP_MASKED_EQ, flag, 0}; }

scmp_arg_cmp equal(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }

std::array<Restricted, 3> restricted() {
  return {Restricted{SCMP_SYS(mmap), no_flag(2, PROT_EXEC)},
          Restricted{SCMP_SYS(mprotect), no_flag(2, PROT_EXEC)},
          Restricted{SCMP_SYS(tgkill), equal(0, static_cast<scmp_datum_t>(getpid()))}};
}

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};

bool load_filter() {
  const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!filter) return false;
  const auto allow = [&](int call, unsigned count, const scmp_arg_cmp* conditions) {
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, count, conditions) == 0;
  };
  return std::ranges::all_of(kAllowed, [&](int call) { return allow(call, 0, nullptr); }) &&
         std::ranges::all_of(restricted(),
                             [&](const Restricted& r) { return allow(r.call, 1, &r.condition); }) &&
         seccomp_load(filter.get()) == 0;
}

}  // namespace

Filter allow_reading_only() {
  if (kSanitized) return Filter::kLeftOff;
  return load_filter() ? Filter::kOn : Filter::kNotPermitted;
}

}  // namespace claimgraph::cli

#include "cli/interrupts.h"

#include <signal.h>

namespace claimgraph::cli {
namespace {

sigset_t both() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void mask(int how) {
  const sigset_t set = both();
  pthread_sigmask(how, &set, nullptr);
}

}  // namespace

HeldInterrupts::HeldInterrupts() { mask(SIG_BLOCK); }
HeldInterrupts::~HeldInterrupts() { mask(SIG_UNBLOCK); }

bool HeldInterrupts::any() const {
  sigset_t pending;
  sigemptyset(&pending);
  sigpending(&pending);
  return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1;
}

ReleasedInterrupts::ReleasedInterrupts() { mask(SIG_UNBLOCK); }
ReleasedInterrupts::~ReleasedInterrupts() { mask(SIG_BLOCK); }

}  // namespace claimgraph::cli

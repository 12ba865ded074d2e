#include "storage/guard.h"

#include <csignal>
#include <string_view>

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace claimgraph::storage {
namespace {

constexpr std::string_view kStopped =
    "\nstorage stopped after an error of the disk or of its files; what was acknowledged is safe, see "
    "`verify`\n";

// Only what a signal handler may do.
extern "C" void on_abort(int) {
  static_cast<void>(!::write(STDERR_FILENO, kStopped.data(), kStopped.size()));
  ::_exit(kExitIo);
}

}  // namespace

void guard_process() {
  ::umask(077);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);  // nor has anything that we start
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGABRT, on_abort);
}

}  // namespace claimgraph::storage

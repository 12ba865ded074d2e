// What the process that reads documents may ask of the system: memory, the time, and to go on with its open
// streams. Opening a file, a connection or a program ends it at once, whatever bug a document found.
//
// Thread safety: the filter is of the calling thread; call it while there is only one.
#pragma once

#include <cstdint>

namespace claimgraph::cli {

enum class Filter : std::uint8_t {
  kOn,
  kNotPermitted,  // the kernel, or the container we run in, lets no process filter its calls: limits alone
                  // are left
  kLeftOff,       // built with a sanitizer, which opens files of its own at any time
};

// From here on every other system call ends the process with SIGSYS. Cannot be undone. What is to be loaded
// from files has to be loaded before (read::prepare()).
Filter allow_reading_only();

}  // namespace claimgraph::cli

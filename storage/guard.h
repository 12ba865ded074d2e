// What a process that opens databases sets up once, first thing in main.
#pragma once

namespace claimgraph::storage {

inline constexpr int kExitIo = 74;  // repeating the command is safe

// Files only for the owner (umask 077), and no program that we start gains rights by its owner. A full disk
// or a closed pipe is an error of a call instead of a signal. RocksDB aborts on some I/O errors, with
// everything acknowledged safe: then stderr says so and the process exits with kExitIo.
void guard_process();

}  // namespace claimgraph::storage

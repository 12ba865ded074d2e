// A copy of a database that another process is writing: what a crash would leave of it, taken without one.
//
// Nothing is linked, everything is copied: RocksDB may use a number again that a file of the original has,
// and would empty that file through the link.
#pragma once

#include <filesystem>

#include "core/model/result.h"
#include "storage/directory.h"

namespace claimgraph::storage {

// One attempt. `copy` must exist and be empty; it becomes a database whose anchor is the one that the
// original had before anything was copied, so opening it proves that everything acknowledged until then is
// there. kInUse if the writer changed logs meanwhile, so that the copy may have a hole: try again. What else
// may not fit together (a table file that was compacted away) is found by opening the copy.
Status copy_live(const std::filesystem::path& directory, const std::filesystem::path& copy);

}  // namespace claimgraph::storage

// The table files of a state, looked at one by one: which of them cannot be read as they were written,
// although the database still has them. For readers: a writer beside them replaces files, and takes those
// away that they look at.
//
// Thread safety: free functions without state.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/model/result.h"

namespace claimgraph::storage {

struct TableFile {
  std::string name;  // within the engine's directory; no two files ever have the same
  std::filesystem::path path;
  std::string crc32c;  // of the whole file, four bytes, as the engine has it; empty if it has none
};

using FileNames = std::set<std::string>;

// The names of the files that the database has by now; empty if that cannot be said.
using NamesNow = std::function<std::optional<FileNames>()>;

// kCorruption for the first file that is damaged or missing and that the database has by now, too, or of
// which that cannot be said. A file that was replaced since is none of its any more: not looked at further.
Status verify_table_files(const std::vector<TableFile>& files, const NamesNow& names_now);

}  // namespace claimgraph::storage

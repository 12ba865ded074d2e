// Files that a person names: opened without following links or waiting, read whole within a limit, and the
// files of a directory in a stated order.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "core/model/result.h"

namespace claimgraph::cli {

inline constexpr std::size_t kMaxFiles = 100'000;  // of one directory tree

// The bytes of a regular file. The message says what is there instead, and what would be right.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

// All of a stream, likewise limited; `name` is for the message.
Result<std::string> read_stream(std::istream& in, const std::string& name, std::size_t max_bytes);

// A path of the tree, or why it can't be read.
struct Found {
  std::filesystem::path path;
  Status status = ok();
};

// The path itself if it is no directory; else what is below it, sorted, hidden files, links and the directory
// `except` left out. A directory that can't be read is one failed entry; the others still come.
std::vector<Found> list_files(const std::filesystem::path& path, const std::filesystem::path& except = {});

}  // namespace claimgraph::cli

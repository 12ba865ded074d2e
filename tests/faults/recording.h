// What a program did to the files below one directory, and said on standard output, in order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace claimgraph::faults {

enum class OpKind : std::uint8_t {
  kOpen,           // handle, path; number: the flags of open(2)
  kWrite,          // handle, offset, bytes
  kTruncate,       // handle, size
  kExtend,         // handle, size: at least so large
  kSync,           // handle: of a file or a directory
  kRename,         // from, to
  kLink,           // from, to
  kUnlink,         // path
  kMakeDirectory,  // path
  kSay,            // bytes
};

struct Op {
  OpKind kind = OpKind::kSay;
  std::uint32_t handle = 0;
  std::uint64_t number = 0;
  std::string first, second;
};

std::string encode_op(const Op& op);
std::vector<Op> load_recording(const std::filesystem::path& path);

}  // namespace claimgraph::faults

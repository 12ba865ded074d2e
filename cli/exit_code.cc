#include "cli/command.h"

namespace claimgraph::cli {

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return 2;
    case ErrorCode::kNotFound:
      return 3;
    case ErrorCode::kCorruption:
      return 4;
    case ErrorCode::kInUse:
      return 5;
    case ErrorCode::kUnsupportedVersion:
      return 6;
    case ErrorCode::kLimit:
      return 7;
    case ErrorCode::kIo:
      return 74;
  }
  return 1;
}

}  // namespace claimgraph::cli

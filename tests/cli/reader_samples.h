// For the tests of the process that reads documents.
#pragma once

namespace claimgraph::cli {

inline constexpr int kNoFilter = 77;
inline constexpr const char* kWhyNoFilter =
    "no filter of system calls here: a sanitizer, or a container that permits none (decision 0035)";

}  // namespace claimgraph::cli

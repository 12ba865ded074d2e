// How much of a test runs: all of it, or a share. FAULTS_PERCENT=10 for sanitizers, 10000 for a night.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace claimgraph::faults {

inline std::size_t rounds(std::size_t usual) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  std::size_t percent = 10;
#else
  std::size_t percent = 100;
#endif
  if (const char* given = std::getenv("FAULTS_PERCENT")) percent = static_cast<std::size_t>(std::atoi(given));
  return std::max<std::size_t>(1, usual * percent / 100);
}

}  // namespace claimgraph::faults

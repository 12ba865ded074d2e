// How much of a test runs, and from which seed: as it stands here in CI, as FAULTS_PERCENT and FAULTS_SEED
// say in script/soak. Sanitizers make everything slow, so they run a tenth.
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

inline unsigned base_seed() {
  const char* given = std::getenv("FAULTS_SEED");
  return given == nullptr ? 20261121u : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

}  // namespace claimgraph::faults

// Tells script/test how much a test did: "WHAT<TAB>NUMBER" in a file of the test's own in the directory
// $COUNTS, where that is set. Only after everything was looked at: what is counted went well.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace claimgraph::faults {

inline constexpr const char* kKills = "kills";
inline constexpr const char* kAcknowledged = "acknowledged sources looked for";
inline constexpr const char* kImages = "crash images";
inline constexpr const char* kFailures = "n-th failures";
inline constexpr const char* kDamagedCopies = "damaged copies";
inline constexpr const char* kDamageReported = "damages refused or reported";
inline constexpr const char* kPlanted = "planted failures found";

inline void count(const std::string& what, std::size_t number) {
  const char* directory = std::getenv("COUNTS");
  if (directory == nullptr || testing::Test::HasFailure()) return;
  const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string(test.test_suite_name()) + "." + test.name() + "." + what;
  std::ranges::replace(name, '/', '-');
  std::filesystem::create_directories(directory);
  std::ofstream(std::filesystem::path(directory) / name) << what << '\t' << number << '\n';
}

}  // namespace claimgraph::faults

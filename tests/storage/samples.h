// Small sources, claims and edges for tests; every field that a codec could lose has a value of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "storage/store.h"

namespace claimgraph::storage {

// A fresh path below the test's own directory; removed at the end.
class ScratchPath {
 public:
  ScratchPath() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(info->test_suite_name()) + "." + info->name();
    for (char& c : name) {
      if (c == '/') c = '_';
    }
    path_ = std::filesystem::path(testing::TempDir()) / (name + "-" + std::to_string(next_number()));
    std::filesystem::remove_all(path_);
  }
  ScratchPath(const ScratchPath&) = delete;
  ScratchPath& operator=(const ScratchPath&) = delete;
  ~ScratchPath() {
    std::error_code code;
    std::filesystem::remove_all(path_, code);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  static std::uint64_t next_number();
  std::filesystem::path path_;
};

SourceId sample_source_id(std::uint64_t n);
ClaimId sample_claim_id(std::uint64_t source, std::uint64_t position);
Source sample_source(std::uint64_t n);
Topic sample_topic(std::string subject);

// Of source n.
ResolvedClaim sample_claim(std::uint64_t n, std::uint32_t position, std::string subject);

// Two claims: "Velden" and, per source, one of its own; an edge from the first to the one of source n-1, if n
// > 0.
Append sample_append(std::uint64_t n);
PlacedEdge sample_edge(const ResolvedClaim& from, const ResolvedClaim& to);

}  // namespace claimgraph::storage

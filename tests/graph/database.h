// A real database in a directory of the running test, filled with sample claims and edges as they are: no
// rule runs.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "storage/store.h"
#include "tests/graph/samples.h"

namespace claimgraph::samples {

inline std::filesystem::path test_directory() {
  const auto* info = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string{info->test_suite_name()} + '.' + info->name();
  std::ranges::replace(name, '/', '_');
  const std::filesystem::path path = std::filesystem::path{testing::TempDir()} / ("claimgraph_graph_" + name);
  std::filesystem::remove_all(path);
  return path;
}

class Database {
 public:
  // Claim n lies in source n, unless `sources` says more of it.
  Database(std::vector<ResolvedClaim> claims, std::vector<Edge> edges,
           std::map<SourceId, Source> sources = {})
      : path_(test_directory()) {
    EXPECT_TRUE(storage::Store::create(path_));
    auto opened = storage::Store::open(path_, storage::Mode::kWrite);
    EXPECT_TRUE(opened) << opened.error().message;
    store_ = std::make_unique<storage::Store>(*std::move(opened));
    std::map<SourceId, storage::Append> appends;
    std::map<ClaimId, TopicId> topics;
    for (auto& claim : claims) {
      topics[claim.claim.id] = topic_id(claim.claim.topic);
      appends[claim.claim.source].claims.push_back(std::move(claim));
    }
    for (auto& [id, append] : appends) {
      append.source = sources.contains(id) ? sources.at(id) : source(id.bits.low);
      for (auto& claim : append.claims) claim.claim.published = append.source.published;
    }
    for (auto& edge : edges) {
      appends.rbegin()->second.put.push_back({topics.at(edge.from), topics.at(edge.to), std::move(edge)});
    }
    for (auto& [id, append] : appends) {
      const Status appended = store_->append(append);
      EXPECT_TRUE(appended) << appended.error().message;
    }
  }
  ~Database() {
    store_.reset();
    std::filesystem::remove_all(path_);
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  storage::Snapshot snapshot() const { return store_->snapshot(); }

 private:
  std::filesystem::path path_;
  std::unique_ptr<storage::Store> store_;
};

}  // namespace claimgraph::samples

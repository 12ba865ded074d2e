#include "graph/known.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/append.h"
#include "tests/graph/database.h"

namespace claimgraph::graph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kFirst = 1'000, kSecond = 2'000;

// Source 1 of May, recorded second; source 2 of June, recorded first. One claim each.
class KnownAt : public testing::Test {
 protected:
  KnownAt() : path_(samples::test_directory()) {
    EXPECT_TRUE(storage::Store::create(path_));
    auto opened = storage::Store::open(path_, storage::Mode::kWrite);
    EXPECT_TRUE(opened);
    store_ = std::make_unique<storage::Store>(*std::move(opened));
    add(2, "2031-06-01", kFirst);
    add(1, "2031-05-01", kSecond);
  }
  ~KnownAt() override {
    store_.reset();
    std::filesystem::remove_all(path_);
  }

  void add(std::uint64_t n, const char* day, std::int64_t recorded_ms) {
    Source source = samples::source(n);
    source.published = *parse_timestamp(day);
    Claim claim = samples::claim(n, samples::money(40'000'000), day).claim;
    const auto report = append(*store_, source, {claim}, {relate::Rates::reference(), {}}, recorded_ms);
    EXPECT_TRUE(report) << report.error().message;
  }

  std::vector<std::uint64_t> known(const Horizon& horizon) const {
    const auto found = known_at(store_->snapshot(), horizon, relate::Rates::reference());
    EXPECT_TRUE(found);
    std::vector<std::uint64_t> numbers;
    const Status seen = found->snapshot().for_each_claim([&](const ResolvedClaim& claim) {
      numbers.push_back(claim.claim.id.bits.low);
      return ok();
    });
    EXPECT_TRUE(seen);
    std::ranges::sort(numbers);
    return numbers;
  }

  std::filesystem::path path_;
  std::unique_ptr<storage::Store> store_;
};

TEST_F(KnownAt, IsEverythingWithoutAHorizon) { EXPECT_THAT(known({}), ElementsAre(1U, 2U)); }

TEST_F(KnownAt, LooksAtThePublication) {
  EXPECT_THAT(known({.published_by = to_day(2031, 4, 30)}), IsEmpty());
  EXPECT_THAT(known({.published_by = to_day(2031, 5, 1)}), ElementsAre(1U));
  EXPECT_THAT(known({.published_by = to_day(2031, 6, 1)}), ElementsAre(1U, 2U));
}

TEST_F(KnownAt, LooksAtTheRecording) {
  EXPECT_THAT(known({.recorded_by_ms = kFirst - 1}), IsEmpty());
  EXPECT_THAT(known({.recorded_by_ms = kFirst}), ElementsAre(2U));
  EXPECT_THAT(known({.recorded_by_ms = kSecond}), ElementsAre(1U, 2U));
}

TEST_F(KnownAt, LooksAtBoth) {
  EXPECT_THAT(known({.published_by = to_day(2031, 5, 1), .recorded_by_ms = kFirst}), IsEmpty());
}

}  // namespace
}  // namespace claimgraph::graph

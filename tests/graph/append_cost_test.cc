// What an append reads, in rows: a question of ten times the claims costs no more (RELATIONS.md 6.6).
#include <gtest/gtest.h>

#include "content.h"

namespace claimgraph {
namespace {

using storage::Table;

// Counts the rows that are looked at, and leaves the rest to the engine in memory.
class CountingView : public storage::View {
 public:
  CountingView(std::unique_ptr<View> view, std::size_t& rows) : view_(std::move(view)), rows_(rows) {}

  Result<std::optional<std::string>> get(Table table, std::string_view key) const override {
    ++rows_;
    return view_->get(table, key);
  }
  Result<std::vector<std::optional<std::string>>> multi_get(
      Table table, std::span<const std::string> keys) const override {
    rows_ += keys.size();
    return view_->multi_get(table, keys);
  }
  Status scan(Table table, const storage::Range& range, const storage::Visitor& visit) const override {
    return view_->scan(table, range, [&](std::string_view key, std::string_view value) {
      ++rows_;
      return visit(key, value);
    });
  }
  Status walk(Table table, const storage::Range& range, const storage::Walker& step) const override {
    return view_->walk(table, range, [&](std::string_view key) {
      ++rows_;
      return step(key);
    });
  }
  Result<std::optional<storage::Row>> find_last(Table table, const storage::Range& range) const override {
    ++rows_;
    return view_->find_last(table, range);
  }

 private:
  std::unique_ptr<View> view_;
  std::size_t& rows_;
};

class CountingEngine : public storage::MemoryEngine {
 public:
  explicit CountingEngine(std::size_t& rows) : rows_(rows) {}
  std::unique_ptr<storage::View> view() const override {
    return std::make_unique<CountingView>(MemoryEngine::view(), rows_);
  }

 private:
  std::size_t& rows_;
};

// One of two figures of a cost, on one of four days; every fourth source names the day, the others are open.
NewSource told(std::uint64_t n) {
  NewSource made;
  made.source.id = SourceId{{n * 0x9E3779B97F4A7C15u, n}};
  made.source.lang = "en";
  made.source.text = "text";
  made.source.published = {Day{20'000 + static_cast<int>(n % 4)}, std::nullopt, std::nullopt};
  Claim claim;
  claim.id = ClaimId{{n * 0xD1B54A32D192ED03u, n}};
  claim.source = made.source.id;
  claim.published = made.source.published;
  claim.topic = {"Velden", "cost", "money", AttributeClass::kPlan, Reckoning::kDecided, ""};
  claim.value.low = claim.value.high = Decimal{40 + static_cast<int>(n / 4 % 2)};
  claim.value.unit = "EUR";
  claim.party = "Velden";
  claim.said_on = claim.published.day;
  claim.said_on_basis = n % 16 == 0 ? SaidOnBasis::kText : SaidOnBasis::kPublished;
  claim.mentions = {{{0, 4}, {0, 4}}};
  made.claims = {claim};
  return made;
}

// The most that one of twenty more costs, which lie anywhere among those that are there.
std::size_t rows_of_an_append_to(std::uint64_t claims) {
  std::size_t rows = 0;
  auto store = or_throw(storage::open_engine(std::make_unique<CountingEngine>(rows)));
  std::vector<NewSource> sources;
  for (std::uint64_t n = 0; n < claims; ++n) sources.push_back(told(n));
  or_throw(append_all(store, std::move(sources), context(), [](const NewSource&, bool) {}));
  std::size_t most = 0;
  for (std::uint64_t n = claims; n < claims + 20; ++n) {
    const NewSource next = told(n);
    rows = 0;
    or_throw(append(store, next.source, next.claims, context()));
    most = std::max(most, rows);
  }
  EXPECT_EQ(or_throw(compare(store, context())).topics, 0u);
  return most;
}

TEST(AppendCost, DoesNotGrowWithTheClaimsOfTheQuestion) {
  const std::size_t few = rows_of_an_append_to(200);
  const std::size_t many = rows_of_an_append_to(2'000);
  EXPECT_LE(many, few + few / 4);
  EXPECT_LE(many, 300u);
}

}  // namespace
}  // namespace claimgraph

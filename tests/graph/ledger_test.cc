#include "graph/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/relate/rates.h"
#include "samples.h"

namespace claimgraph::graph {
namespace {

using testing::ElementsAre;

Value opening(const char* from, const char* to) {
  Value value;
  value.low = day_number(*parse_day(from));
  value.high = day_number(*parse_day(to));
  value.unit = kDateUnit;
  return value;
}

ResolvedClaim plan(std::uint64_t n, Value value, const char* said_on) {
  auto c = samples::claim(n, std::move(value), said_on);
  c.claim.topic.attribute = "opening_date";
  c.claim.topic.dimension = "date";
  c.claim.modality = Modality::kPlanned;
  c.claim.party = "Alpavia";
  return c;
}

ResolvedClaim fact(ResolvedClaim c) {
  c.claim.modality = Modality::kActual;
  c.claim.party.reset();
  return c;
}

std::vector<Promise> on(const char* today, const std::vector<ResolvedClaim>& claims) {
  return promises(claims, *parse_day(today), {relate::Rates::reference()});
}

const Value kFirst = opening("2029-10-01", "2029-12-31");
const Value kSecond = opening("2031-12-01", "2031-12-31");

TEST(Ledger, KeepsTheVersionsOfAPlan) {
  const std::vector claims = {plan(1, kFirst, "2022-06-21"), plan(2, kFirst, "2023-01-01"),
                              plan(3, kSecond, "2023-10-17")};
  const auto found = on("2024-01-01", claims);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].party, "Alpavia");
  EXPECT_THAT(found[0].versions, ElementsAre(claims[0].claim.id, claims[2].claim.id));
  EXPECT_EQ(found[0].due, parse_day("2031-12-31"));
  EXPECT_EQ(found[0].fate, Fate::kOpen);
}

TEST(Ledger, IsDueOnceTheDayHasPassed) {
  const std::vector claims = {plan(1, kFirst, "2022-06-21")};
  EXPECT_EQ(on("2029-12-31", claims)[0].fate, Fate::kOpen);
  EXPECT_EQ(on("2030-01-01", claims)[0].fate, Fate::kDue);
}

TEST(Ledger, IsMetOrNotByWhatIsReportedAsAFact) {
  const std::vector met = {plan(1, kFirst, "2022-06-21"),
                           fact(plan(2, opening("2029-11-05", "2029-11-05"), "2029-11-05"))};
  EXPECT_EQ(on("2030-01-01", met)[0].fate, Fate::kMet);
  EXPECT_EQ(on("2030-01-01", met)[0].outcome, met[1].claim.id);
  const std::vector late = {plan(1, kFirst, "2022-06-21"),
                            fact(plan(2, opening("2030-03-05", "2030-03-05"), "2030-03-05"))};
  EXPECT_EQ(on("2031-01-01", late)[0].fate, Fate::kOtherwise);
}

TEST(Ledger, ATakenBackPlanIsWithdrawn) {
  auto denial = plan(2, kFirst, "2024-01-01");
  denial.claim.polarity = Polarity::kNegative;
  const auto found = on("2030-01-01", {plan(1, kFirst, "2022-06-21"), denial});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].fate, Fate::kWithdrawn);
}

TEST(Ledger, ARivalsOrNobodysPlanIsNoPromise) {
  auto rumour = plan(2, kSecond, "2023-10-17");
  rumour.claim.modality = Modality::kConsidered;
  auto unattributed = plan(3, kSecond, "2023-10-17");
  unattributed.claim.party.reset();
  EXPECT_TRUE(on("2024-01-01", {rumour, unattributed}).empty());
}

}  // namespace
}  // namespace claimgraph::graph

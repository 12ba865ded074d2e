#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/relate/relate.h"
#include "tests/core/relate/make_claim.h"

namespace claimgraph::relate {
namespace {

const Context& context() {
  static const Context kContext{Rates::reference()};
  return kContext;
}

std::vector<std::string> days(const std::vector<Claim>& claims) {
  std::vector<std::string> result;
  for (const auto& resolution : resolve(claims, context())) result.push_back(to_text(resolution.said_on));
  return result;
}

MakeClaim cost(std::string_view what) { return MakeClaim(what).by("Alpavia"); }
MakeClaim power(std::string_view what) { return MakeClaim(what).by("Alpavia").attribute("power", "power"); }
MakeClaim turbines(std::string_view what) {
  return MakeClaim(what).by("Alpavia").attribute("turbines", "count");
}

// A statement of January that a source dates.
std::vector<Claim> january() {
  return {cost("65e9 USD").on("2025-01-24").numbered(1, 0).claim(),
          power("2e9 W").on("2025-01-24").numbered(1, 1).claim(),
          turbines("66 count").on("2025-01-24").numbered(1, 2).claim()};
}

std::vector<Claim> with(std::vector<Claim> claims, std::initializer_list<MakeClaim> more) {
  for (const auto& c : more) claims.push_back(c.claim());
  return claims;
}

using testing::Each;
using testing::ElementsAre;

TEST(Retelling, TakesTheDayOfTheStatementThatItRepeats) {
  const auto claims = with(january(), {cost("65e9 USD").undated("2025-03-14").numbered(2, 0),
                                       power("2e9 W").undated("2025-03-14").numbered(2, 1),
                                       turbines("66 count").undated("2025-03-14").numbered(2, 2)});
  EXPECT_THAT(days(claims), Each("2025-01-24"));
  EXPECT_TRUE((resolve(claims, context()).back().flags & kRetold) != 0);
  EXPECT_TRUE((resolve(claims, context()).front().flags & kRetold) == 0);
}

TEST(Retelling, ExplainedConversionsAreNoNews) {
  const auto claims = with(january(), {cost("62e9 EUR").undated("2025-03-14").numbered(2, 0),
                                       cost("67e9 USD").undated("2025-03-14").numbered(2, 1),
                                       power("2e9 W").undated("2025-03-14").numbered(2, 2),
                                       turbines("66 count").undated("2025-03-14").numbered(2, 3)});
  EXPECT_THAT(days(claims), Each("2025-01-24"));
}

TEST(Retelling, AMisreadCurrencyNeedsTheArticlesOwnRate) {
  const auto rival = [](std::string_view what) {
    return MakeClaim(what, "2025-01-03").by("Brandauer").about_subject("Brandauer");
  };
  const auto without =
      with(january(), {rival("80e9 USD").numbered(3), rival("87e9 USD").undated("2025-03-14").numbered(2)});
  EXPECT_EQ(days(without).back(), "2025-03-14");
  auto rate = with(without, {cost("62e9 EUR").undated("2025-03-14").numbered(2, 5),
                             cost("67e9 USD").undated("2025-03-14").numbered(2, 6)});
  EXPECT_EQ(days(rate)[4], "2025-01-03");
}

TEST(Retelling, NewsIsNone) {
  const auto claims = with(january(), {cost("70e9 USD").undated("2025-03-14").numbered(2, 0),
                                       power("2e9 W").undated("2025-03-14").numbered(2, 1),
                                       turbines("66 count").undated("2025-03-14").numbered(2, 2)});
  EXPECT_THAT(days(claims), ElementsAre("2025-01-24", "2025-01-24", "2025-01-24", "2025-03-14", "2025-03-14",
                                        "2025-03-14"));
}

TEST(Retelling, WeeksLaterARivalsNewsMakesItAReaffirmation) {
  const auto later_on = [](const char* published) {
    return with(january(), {cost("65e9 USD").undated(published).numbered(2, 0),
                            power("2e9 W").undated(published).numbered(2, 1),
                            turbines("66 count").undated(published).numbered(2, 2),
                            cost("90e9 USD").by("Union").undated(published).numbered(2, 3)});
  };
  EXPECT_EQ(days(later_on("2025-03-14"))[3], "2025-03-14");
  EXPECT_EQ(days(later_on("2025-01-27"))[3], "2025-01-24");
  EXPECT_EQ(days(later_on("2025-01-27"))[6], "2025-01-27") << "the rival's own answer stays where it is";
}

TEST(Retelling, ASourceThatNamesItsDayIsNone) {
  const auto claims = with(january(), {cost("65e9 USD").on("2025-03-14").numbered(2, 0),
                                       power("2e9 W").on("2025-03-14").numbered(2, 1),
                                       turbines("66 count").on("2025-03-14").numbered(2, 2)});
  EXPECT_EQ(days(claims).back(), "2025-03-14");
}

TEST(Retelling, FewAnswersMustAllMeet) {
  EXPECT_EQ(days(with(january(), {cost("65e9 USD").undated("2025-03-14").numbered(2)})).back(), "2025-01-24");
  EXPECT_EQ(
      days(with(january(),
                {cost("65e9 USD").undated("2025-03-14").numbered(2, 0),
                 MakeClaim("5 USD").by("Alpavia").attribute("fine").undated("2025-03-14").numbered(2, 1)}))
          .back(),
      "2025-03-14");
}

TEST(Retelling, OneWeeksArticlesShareTheEarliestDay) {
  const std::vector claims = {cost("65e9 USD").undated("2025-01-25").numbered(1).claim(),
                              cost("65e9 USD").undated("2025-01-27").numbered(2).claim(),
                              cost("65e9 USD").undated("2025-01-26").numbered(3).claim()};
  EXPECT_THAT(days(claims), Each("2025-01-25"));
}

TEST(Retelling, ADayStatedLaterCounts) {
  const std::vector claims = {cost("65e9 USD").undated("2025-01-26").numbered(1).claim(),
                              cost("65e9 USD").on("2025-01-24").published("2025-02-01").numbered(2).claim()};
  EXPECT_THAT(days(claims), Each("2025-01-24"));
}

TEST(OlderAnswer, GetsTheLatestDayOnWhichItWasSaid) {
  const auto older = [](std::string_view what) {
    return cost(what).on("2025-07-13").published("2025-07-14").basis(SaidOnBasis::kOlderOpen).numbered(9);
  };
  const auto claims = with(january(), {cost("65e9 USD").on("2025-03-01").numbered(4),
                                       cost("70e9 USD").on("2025-05-01").numbered(5)});
  EXPECT_EQ(days(with(claims, {older("65e9 USD")})).back(), "2025-03-01");
  EXPECT_EQ(days(with(claims, {older("50e9 USD")})).back(), "2025-07-13");
}

TEST(Inheritance, TakesThePeriodOfTheStatement) {
  const std::vector claims = {cost("65e9 USD").in(2025).numbered(1).claim(),
                              MakeClaim("62e9 EUR").numbered(2).claim(),
                              MakeClaim("62e9 EUR", "2025-07-14").numbered(3).claim(),
                              MakeClaim("38e9 USD").modality(Modality::kActual).numbered(4).claim()};
  const auto resolved = resolve(claims, context());
  EXPECT_EQ(resolved[1].period, calendar_year(2025));
  EXPECT_EQ(resolved[1].flags, kPeriodInherited);
  EXPECT_FALSE(resolved[2].period) << "another day";
  EXPECT_FALSE(resolved[3].period) << "another modality";
}

TEST(Inheritance, TwoYearsAreNoAnswer) {
  const std::vector claims = {cost("65e9 USD").in(2025).numbered(1).claim(),
                              cost("80e9 USD").in(2026).numbered(2).claim(),
                              MakeClaim("62e9 EUR").numbered(3).claim()};
  EXPECT_FALSE(resolve(claims, context()).back().period);
}

std::vector<Claim> any_claims() {
  const auto number = *rc::gen::inRange<std::uint64_t>(1, 20);
  std::vector<Claim> claims;
  for (std::uint64_t i = 0; i < number; ++i) {
    const auto* what = *rc::gen::elementOf(std::vector{"65e9 USD", "62e9 EUR", "67e9 USD", "70e9 USD"});
    MakeClaim made(what);
    made.attribute(*rc::gen::elementOf(std::vector<std::string>{"cost", "fine", "budget", "debt"}));
    const auto* on = *rc::gen::elementOf(std::vector{"2025-01-21", "2025-01-24", "2025-01-30", "2025-03-14"});
    *rc::gen::arbitrary<bool>() ? made.undated(on) : made.on(on);
    if (*rc::gen::arbitrary<bool>())
      made.by(*rc::gen::elementOf(std::vector<std::string>{"Alpavia", "Union"}));
    if (*rc::gen::arbitrary<bool>()) made.in(*rc::gen::elementOf(std::vector{2024, 2025}));
    if (*rc::gen::inRange(0, 5) == 0) made.basis(SaidOnBasis::kOlderOpen);
    Claim claim = made.claim();
    claim.source = SourceId{{static_cast<std::uint64_t>(claim.published.day.number), i % 3}};
    claim.position = static_cast<std::uint32_t>(i);
    claim.id = ClaimId{{0, i}};
    claims.push_back(std::move(claim));
  }
  return claims;
}

std::map<ClaimId, Resolution> by_id(const std::vector<Claim>& claims) {
  const auto resolutions = resolve(claims, context());
  std::map<ClaimId, Resolution> result;
  for (std::size_t i = 0; i < claims.size(); ++i) result[claims[i].id] = resolutions[i];
  return result;
}

RC_GTEST_PROP(ResolveProperty, OrderDoesNotMatter, ()) {
  const auto claims = any_claims();
  auto other = claims;
  for (std::size_t i = other.size(); i > 1; --i)
    std::swap(other[i - 1], other[*rc::gen::inRange<std::size_t>(0, i)]);
  RC_ASSERT(by_id(claims) == by_id(other));
}

RC_GTEST_PROP(ResolveProperty, NothingMovesForward, ()) {
  const auto claims = any_claims();
  const auto resolutions = resolve(claims, context());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    RC_ASSERT(resolutions[i].said_on <= claims[i].said_on);
    RC_ASSERT((resolutions[i].said_on != claims[i].said_on) == ((resolutions[i].flags & kRetold) != 0));
  }
}

}  // namespace
}  // namespace claimgraph::relate

#include "graph/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/relate/rates.h"
#include "samples.h"

namespace claimgraph::graph {
namespace {

using samples::claim;
using samples::money;

const relate::Context& context() {
  static const relate::Context kContext{relate::Rates::reference()};
  return kContext;
}

ResolvedClaim by(ResolvedClaim c, const char* party) {
  c.claim.party = party;
  return c;
}

TEST(Diff, OfOneStateIsEmpty) {
  const std::vector state = {claim(1, money(65)), by(claim(2, money(70)), "Union")};
  EXPECT_TRUE(diff(state, state, context()).empty());
}

TEST(Diff, ANewFigureIsAChangeWithItsVerdict) {
  const std::vector before = {claim(1, money(65), "2031-01-24")};
  const std::vector after = {before[0], claim(2, money(70), "2031-07-14")};
  const auto found = diff(before, after, context());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].change, Change::kChanged);
  EXPECT_EQ(found[0].before->claim.id, before[0].claim.id);
  EXPECT_EQ(found[0].after->claim.id, after[1].claim.id);
  EXPECT_EQ(found[0].verdict.subtype, Subtype::kRaise);
}

TEST(Diff, TheSameFigureAgainIsNone) {
  const std::vector before = {claim(1, money(65), "2031-01-24")};
  const std::vector after = {before[0], claim(2, money(65), "2031-07-14")};
  EXPECT_TRUE(diff(before, after, context()).empty());
}

TEST(Diff, AnOlderFigureThatComesLateChangesNothing) {
  const std::vector before = {claim(1, money(65), "2031-01-24")};
  const std::vector after = {before[0], claim(2, money(60), "2030-01-01")};
  EXPECT_TRUE(diff(before, after, context()).empty());
}

TEST(Diff, SpeakersAndQuestionsAreKeptApart) {
  const std::vector before = {claim(1, money(65), "2031-01-24")};
  auto fine = claim(3, money(5), "2031-07-14");
  fine.claim.topic.attribute = "fine";
  const std::vector after = {before[0], by(claim(2, money(70), "2031-07-14"), "Union"), fine};
  const auto found = diff(before, after, context());
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].after->claim.party, "Union");
  EXPECT_EQ(found[1].after->claim.topic.attribute, "fine");
  EXPECT_EQ(found[0].change, Change::kNew);
}

TEST(Diff, WhatIsNoLongerThereIsGone) {
  const std::vector before = {claim(1, money(65))};
  const auto found = diff(before, {}, context());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].change, Change::kGone);
}

TEST(Diff, ADenialOfTheSameFigureIsAChange) {
  const std::vector before = {by(claim(1, money(65), "2031-01-24"), "Alpavia")};
  auto denial = by(claim(2, money(65), "2031-07-14"), "Alpavia");
  denial.claim.polarity = Polarity::kNegative;
  const auto found = diff(before, std::vector{before[0], denial}, context());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].verdict.subtype, Subtype::kRetracted);
}

}  // namespace
}  // namespace claimgraph::graph

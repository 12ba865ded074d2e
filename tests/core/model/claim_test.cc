#include "core/model/claim.h"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

ResolvedClaim claim(AttributeClass attribute_class, std::optional<Period> period) {
  ResolvedClaim c;
  c.claim.topic = {"Alpavia", "cost_total", "money", attribute_class, Reckoning::kDecided, ""};
  c.claim.value.unit = "CHF";
  c.claim.period = period;
  c.resolution = unresolved(c.claim);
  return c;
}

TEST(Slot, APlanLooksAtTheYearOnly) {
  const Period until{std::nullopt, to_day(2025, 12, 31), PeriodKind::kUntil};
  EXPECT_EQ(slot_id(claim(AttributeClass::kPlan, calendar_year(2025))),
            slot_id(claim(AttributeClass::kPlan, until)));
  EXPECT_NE(slot_id(claim(AttributeClass::kPlan, calendar_year(2025))),
            slot_id(claim(AttributeClass::kPlan, calendar_year(2024))));
}

TEST(Slot, AStatusHasNoPeriod) {
  EXPECT_EQ(slot_id(claim(AttributeClass::kStatus, calendar_year(2025))),
            slot_id(claim(AttributeClass::kStatus, std::nullopt)));
}

TEST(Slot, AFiscalYearIsAnotherYear) {
  const Period fiscal{to_day(2024, 7, 1), to_day(2025, 6, 30), PeriodKind::kFiscal};
  EXPECT_NE(slot_id(claim(AttributeClass::kPlan, calendar_year(2025))),
            slot_id(claim(AttributeClass::kPlan, fiscal)));
}

TEST(Slot, AFiscalYearThatIsTheCalendarYearIsTheSame) {
  Period fiscal = calendar_year(2025);
  fiscal.kind = PeriodKind::kFiscal;
  EXPECT_EQ(slot_id(claim(AttributeClass::kPlan, calendar_year(2025))),
            slot_id(claim(AttributeClass::kPlan, fiscal)));
}

TEST(Order, SaidOnFirstThenPublished) {
  ResolvedClaim early = claim(AttributeClass::kPlan, std::nullopt);
  ResolvedClaim late = early;
  late.claim.published.day = plus_days(late.claim.published.day, 30);
  EXPECT_TRUE(newer(late, early));
  early.resolution.said_on = plus_days(early.resolution.said_on, 1);
  EXPECT_TRUE(newer(early, late));
  EXPECT_FALSE(newer(late, late));
}

}  // namespace
}  // namespace claimgraph

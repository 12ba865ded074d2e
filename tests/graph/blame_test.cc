#include "graph/blame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content.h"
#include "graph/refresh.h"
#include "samples.h"

namespace claimgraph::graph {
namespace {

using samples::money;
using testing::ElementsAre;
using testing::IsEmpty;

Claim hedged(std::int64_t amount, Hedge hedge, Bound bound) {
  Claim claim = samples::claim(1, money(amount)).claim;
  claim.value.hedge = hedge;
  claim.value.bound = bound;
  return claim;
}

TEST(Shifts, NameWhatATellingLost) {
  const Claim careful = hedged(65, Hedge::kUpTo, Bound::kAtMost);
  const Claim plain = hedged(65, Hedge::kNone, Bound::kExact);
  EXPECT_THAT(shifts_between(careful, plain),
              ElementsAre(Shift{"hedge lost", "up_to", ""}, Shift{"bound lost", "at_most", ""}));
  EXPECT_THAT(shifts_between(plain, careful),
              ElementsAre(Shift{"hedge", "", "up_to"}, Shift{"bound", "", "at_most"}));
  EXPECT_THAT(shifts_between(plain, plain), IsEmpty());
}

TEST(Shifts, NameWhatATellingChanged) {
  Claim plan = hedged(65, Hedge::kNone, Bound::kExact);
  plan.modality = Modality::kPlanned;
  plan.party = "Alpavia";
  Claim fact = hedged(62, Hedge::kNone, Bound::kExact);
  fact.value.unit = "EUR";
  fact.period = calendar_year(2031);
  EXPECT_THAT(shifts_between(plan, fact),
              ElementsAre(Shift{"unit", "65 USD", "62 EUR"}, Shift{"speaker lost", "Alpavia", ""},
                          Shift{"modality", "planned", "actual"}, Shift{"period", "", "2031"}));
}

// A text that gives other claims when it is read again.
TEST(Refresh, KeepsWhatAPersonDecidedOn) {
  Memory memory;
  Source source = samples::source(1);
  Claim first = samples::claim(1, money(40)).claim;
  Claim second = samples::claim(2, money(50)).claim;
  second.source = first.source = source.id;
  second.published = first.published = source.published;
  second.position = 1;
  second.mentions = {{{11, 20}, {12, 14}}};
  or_throw(append(memory.store(), source, {first, second}, context()));
  const Judgement accept{
      JudgementId{{1, 1}}, JudgementKind::kAccept, to_text(first.id), "", "", "ada", "seen"};
  or_throw(memory.store().put_judgement(accept));
  const std::vector judgements = {accept};
  Claim reread = second;
  reread.position = 0;
  reread.party = "Alpavia";
  const auto extract = [&](const Source&) { return std::vector{reread}; };
  const auto report = or_throw(refresh(memory.store(), extract, context(judgements)));
  EXPECT_EQ(report.sources, 1u);
  ASSERT_EQ(report.changed.size(), 1u);
  EXPECT_THAT(report.changed[0].gone, IsEmpty());
  EXPECT_EQ(report.changed[0].changed.size(), 1u);
  const auto claims = or_throw(memory.store().snapshot().claims_of(source.id));
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[0].claim.id, first.id);
  EXPECT_EQ(claims[1].claim.party, "Alpavia");
  EXPECT_EQ(or_throw(refresh(memory.store(), extract, context(judgements))).changed.size(), 0u);
  EXPECT_EQ(or_throw(compare(memory.store(), context(judgements))).topics, 0u);
}

}  // namespace
}  // namespace claimgraph::graph

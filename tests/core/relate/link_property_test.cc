// Two ways to the same pairs, over generated topics: comparing everything, and expanding what is stored.
#include <algorithm>
#include <map>

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

template <typename T>
T pick(std::initializer_list<T> values) {
  return *rc::gen::elementOf(std::vector<T>(values));
}

Value any_value() {
  const auto* text = pick<const char*>({"65e9 USD", "65e9 USD", "62e9 EUR", "67e9 USD", "6.5e9 USD",
                                        "65e12 USD", "70e9 USD", "60e9..65e9 USD", "65e9 EUR", "64.9e9 USD"});
  const auto plain = value(text);
  if (plain.bound == Bound::kRange) return plain;
  switch (pick({0, 0, 0, 1, 2, 3, 4})) {
    case 1:
      return at_least(text);
    case 2:
      return at_most(text);
    case 3:
      return about(text);
    case 4:
      return hedged(about(text), Hedge::kNearly);
    default:
      return plain;
  }
}

std::optional<Period> any_period() {
  using std::nullopt;
  const Period until{nullopt, day("2025-12-31"), PeriodKind::kUntil};
  const Period fiscal{day("2024-07-01"), day("2025-06-30"), PeriodKind::kFiscal};
  const Period point{day("2025-01-20"), day("2025-01-20"), PeriodKind::kPoint};
  return pick<std::optional<Period>>(
      {nullopt, nullopt, calendar_year(2025), calendar_year(2024), until, fiscal, point});
}

// Most claims say the same few things on the same few days; that is what groups are for.
ResolvedClaim any_claim(AttributeClass attribute_class, std::uint64_t number) {
  MakeClaim made(any_value(), pick<const char*>({"2025-01-21", "2025-01-24", "2025-01-24", "2025-03-14"}));
  made.published(pick<const char*>({"2025-03-14", "2025-03-15", "2025-03-16"}));
  made.of_class(attribute_class).numbered(number, *rc::gen::inRange(0u, 3u));
  if (pick({true, false})) made.by(pick<std::string>({"Alpavia", "Union", "Alpavia; Union"}));
  if (const auto period = any_period()) made.during(*period);
  made.modality(pick({Modality::kPlanned, Modality::kPlanned, Modality::kActual, Modality::kForecast,
                      Modality::kConsidered}));
  if (pick({false, false, false, false, true})) made.denied();
  const auto flag = pick<std::uint32_t>({0, 0, 0, 0, 0, 0, kExplicitRevision, kSuperseded, kWithdrawal});
  if (flag != 0) made.flagged(static_cast<Flag>(flag));
  ResolvedClaim claim = made;
  claim.claim.id = ClaimId{{0, number}};
  claim.claim.source = SourceId{{0, number / 2}};  // two claims of a source
  claim.claim.position = static_cast<std::uint32_t>(number % 2);
  return claim;
}

std::vector<ResolvedClaim> any_topic() {
  const auto attribute_class =
      pick({AttributeClass::kPlan, AttributeClass::kPlan, AttributeClass::kStatus,
            AttributeClass::kObservation, AttributeClass::kFixed, AttributeClass::kSet});
  std::vector<ResolvedClaim> topic;
  const auto size = *rc::gen::inRange<std::uint64_t>(0, 24);
  for (std::uint64_t i = 0; i < size; ++i) topic.push_back(any_claim(attribute_class, i));
  return topic;
}

std::vector<RelatedPair> without_proofs(const std::vector<Edge>& edges) {
  std::vector<RelatedPair> pairs;
  for (const Edge& e : edges) pairs.push_back({e.from, e.to, e.relation, e.subtype, e.label});
  std::ranges::sort(pairs);
  return pairs;
}

std::vector<ResolvedClaim> shuffled(std::vector<ResolvedClaim> claims) {
  for (std::size_t i = claims.size(); i > 1; --i)
    std::swap(claims[i - 1], claims[*rc::gen::inRange<std::size_t>(0, i)]);
  return claims;
}

const ResolvedClaim& find(const std::vector<ResolvedClaim>& topic, ClaimId id) {
  return *std::ranges::find(topic, id, [](const auto& c) { return c.claim.id; });
}

RC_GTEST_PROP(LinkProperty, StoredEdgesExpandToAllPairs, ()) {
  const auto topic = any_topic();
  const auto stored = link(topic, context());
  RC_ASSERT(expand(topic, stored, context()) == without_proofs(all_pairs(topic, context())));
}

RC_GTEST_PROP(LinkProperty, OrderDoesNotMatter, ()) {
  const auto topic = any_topic();
  const auto other = shuffled(topic);
  RC_ASSERT(link(topic, context()) == link(other, context()));
  RC_ASSERT(all_pairs(topic, context()) == all_pairs(other, context()));
}

RC_GTEST_PROP(LinkProperty, EdgesPointBackAndProofsReplay, ()) {
  const auto topic = any_topic();
  for (const Edge& edge : link(topic, context())) {
    const auto& from = find(topic, edge.from);
    const auto& to = find(topic, edge.to);
    RC_ASSERT(newer(from, to));  // a total order: updates cannot run in a circle
    const auto verdict = judge(from, to, topic, context());
    RC_ASSERT(verdict.relation == edge.relation);
    RC_ASSERT(verdict.subtype == edge.subtype);
    RC_ASSERT(verdict.label == edge.label);
    RC_ASSERT(verdict.proof == edge.proof);
    if (edge.relation == Relation::kUpdates && edge.proof.rule != "explicit-cue" &&
        edge.proof.rule != "withdrawal") {
      RC_ASSERT(from.resolution.said_on > to.resolution.said_on);
    }
  }
}

bool touches(const Edge& edge, const std::vector<ResolvedClaim>& topic, Day day) {
  const auto& from = find(topic, edge.from);
  const auto& to = find(topic, edge.to);
  return from.resolution.said_on == day || to.resolution.said_on == day || is_linked_always(from) ||
         is_linked_always(to);
}

// What append() rests on: a claim that comes changes no edge between other days.
RC_GTEST_PROP(LinkProperty, ANewClaimChangesOnlyTheEdgesOfItsDay, ()) {
  auto topic = any_topic();
  RC_PRE(!topic.empty());
  const auto after = link(topic, context());
  const std::vector days = {topic.back().resolution.said_on};
  auto expected = link_days(topic, days, context());
  RC_ASSERT(std::ranges::all_of(expected, [&](const Edge& e) { return touches(e, topic, days[0]); }));
  const auto added = topic.back();
  topic.pop_back();
  for (const Edge& edge : link(topic, context())) {
    if (!touches(edge, topic, days[0])) expected.push_back(edge);
  }
  std::ranges::sort(expected);
  RC_ASSERT(expected == after);
}

RC_GTEST_PROP(LinkProperty, JudgedPairsStandAlone, ()) {
  const auto topic = any_topic();
  RC_PRE(topic.size() >= 2);
  const auto a = *rc::gen::elementOf(topic);
  const auto b = *rc::gen::elementOf(topic);
  const auto kind = pick({JudgementKind::kReject, JudgementKind::kPin});
  const std::vector judgements = {
      Judgement{JudgementId{{0, 1}}, kind, to_text(a.claim.id) + " " + to_text(b.claim.id), "", "contradicts",
                "ann", "why not"},
      Judgement{JudgementId{{0, 2}}, JudgementKind::kReject, to_text(topic[0].claim.id), "", "", "ann",
                "no claim"}};
  const Context judged{Rates::reference(), judgements};
  const auto pairs = without_proofs(all_pairs(topic, judged));
  RC_ASSERT(expand(topic, link(topic, judged), judged) == pairs);
  for (const auto& p : pairs) RC_ASSERT(p.from != topic[0].claim.id && p.to != topic[0].claim.id);
}

TEST(Link, EqualClaimsCostAChain) {
  std::vector<ResolvedClaim> topic;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const auto* what = i % 3 == 0 ? "70e9 USD" : i % 3 == 1 ? "65e9 USD" : "62e9 EUR";
    ResolvedClaim c =
        MakeClaim(what, i % 2 == 0 ? "2025-01-24" : "2025-03-14").published("2025-04-01").numbered(i);
    c.claim.id = ClaimId{{0, i}};
    topic.push_back(std::move(c));
  }
  EXPECT_LT(link(topic, context()).size(), 10'000u + 6 * 6);
}

// Each of many texts says itself that it was raised: one edge for each text, not one for every two.
TEST(Link, TextsWithACueCostAnEdgeEach) {
  constexpr std::uint64_t kTexts = 200;
  std::vector<ResolvedClaim> topic;
  for (std::uint64_t i = 0; i < kTexts; ++i) {
    for (const bool is_new : {false, true}) {
      ResolvedClaim c = MakeClaim(is_new ? "70e9 USD" : "65e9 USD", is_new ? "2025-07-14" : "2025-01-24")
                            .published("2025-07-14")
                            .numbered(i, is_new)
                            .flagged(is_new ? kExplicitRevision : kSuperseded);
      c.claim.id = ClaimId{{is_new, i}};
      topic.push_back(std::move(c));
    }
  }
  const auto edges = link(topic, context());
  const auto told =
      std::ranges::count_if(edges, [](const Edge& e) { return e.proof.rule == "explicit-cue"; });
  EXPECT_EQ(told, static_cast<std::ptrdiff_t>(kTexts));
  EXPECT_LE(edges.size(), 3 * kTexts);
  EXPECT_EQ(expand(topic, edges, context()).size(), kTexts * kTexts + kTexts * (kTexts - 1));
}

}  // namespace
}  // namespace claimgraph::relate

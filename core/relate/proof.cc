#include "core/relate/proof.h"

#include <cassert>

#include "core/model/names.h"
#include "core/relate/period_match.h"
#include "core/relate/subtype.h"

namespace claimgraph::relate {
namespace {

std::string value_text(const Value& value) {
  if (is_text(value)) return value.text;
  const auto exact = as_written(value);
  if (!exact) return value.surface;
  const std::string number = is_date(value) || value.bound == Bound::kRange
                                 ? to_text(Interval{value.low, value.high}, value.unit)
                                 : written(value).to_text();
  const std::string bound = value.bound == Bound::kExact ? "" : std::string(to_text(value.bound)) + " ";
  return bound + number + (is_date(value) ? "" : " " + value.unit);
}

std::string party_text(const ResolvedClaim& c) { return c.claim.party.value_or("nobody named"); }

class Facts {
 public:
  void add(std::string name, std::string value) { facts_.push_back({std::move(name), std::move(value)}); }

  void add_claim(const char* which, const ResolvedClaim& c) {
    add(which, value_text(c.claim.value));
    add(std::string(which) + "_said_on", to_text(c.resolution.said_on));
    add(std::string(which) + "_party", party_text(c));
    if (c.resolution.period) add(std::string(which) + "_period", period_text(c.resolution.period));
  }

  void add_comparison(const Comparison& compared) {
    if (const auto& exchange = compared.exchange) {
      add("rate " + exchange->to + "/" + exchange->from + " " + to_text(exchange->day),
          round_to(exchange->rate, 6).to_text());
    }
    add("newer_possible", rounded_text(compared.a, compared.unit));
    add("older_possible", rounded_text(compared.b, compared.unit));
  }

  void add_implied(const ImpliedRate& implied) {
    add("implied_rate " + implied.to + "/" + implied.from, rounded_text(implied.rate, ""));
  }

  // The rate of a day, beside the one that a figure implies.
  void add_reference(const ImpliedRate& implied, Day day, Exchange& exchange) {
    const auto& rate = exchange.on(implied.from, implied.to, day);
    if (!rate) return;
    add("reference_rate " + implied.to + "/" + implied.from + " " + to_text(rate->day),
        round_to(rate->rate, 6).to_text());
  }

  // The claim that a round trip goes through: what it says, and what that is worth where the trip began.
  void add_via(const ResolvedClaim& via, const ResolvedClaim& origin, Exchange& exchange) {
    add("via", to_text(via.claim.id));
    add("via_says", value_text(via.claim.value));
    const std::string from(numerator(via.claim.value.unit)), to(numerator(origin.claim.value.unit));
    const auto& rate = exchange.on(from, to, origin.resolution.said_on);
    const auto worth = rate ? multiply(written(via.claim.value), round_to(rate->rate, 9)) : std::nullopt;
    if (worth) add("via_at_reference_rate", round_to(*worth, 6).to_text() + " " + to);
  }

  Facts() { facts_.reserve(12); }

  std::vector<Fact> take() { return std::move(facts_); }

 private:
  static std::string rounded_text(Interval interval, const std::string& unit) {
    if (unit == kDateUnit) return to_text(interval, unit);
    if (interval.low) interval.low = round_to(*interval.low, 6);
    if (interval.high) interval.high = round_to(*interval.high, 6);
    return to_text(interval, unit);
  }

  std::vector<Fact> facts_;
};

Proof proof_of(const Pair& pair, const Finding& finding) {
  Facts facts;
  facts.add_claim("newer", pair.newer);
  facts.add_claim("older", pair.older);
  if (finding.decision.reading && !is_text(pair.newer.claim.value)) {
    facts.add_comparison(pair.compared(*finding.decision.reading));
  }
  if (finding.decision.via != nullptr) facts.add_via(*finding.decision.via, pair.older, pair.exchange);
  if (finding.decision.implied) {
    facts.add_implied(*finding.decision.implied);
    facts.add_reference(*finding.decision.implied, pair.older.resolution.said_on, pair.exchange);
  }
  return {std::string(finding.rule->name), finding.rule->version, facts.take()};
}

Label label_of(const Pair& pair, const Decision& decision) {
  return decision.relation == Relation::kAgrees ? label_of_agreement(pair) : Label::kNone;
}

}  // namespace

Verdict explain(const Pair& pair, const Finding& finding) {
  const Decision& decision = finding.decision;
  const std::string reason = decision.reason == nullptr ? "" : decision.reason(pair);
  return {decision.relation, decision.subtype, label_of(pair, decision), proof_of(pair, finding), reason};
}

Edge to_edge(const Pair& pair, const Finding& finding) {
  const Decision& decision = finding.decision;
  assert(decision.relation);
  return {pair.newer.claim.id, pair.older.claim.id,      *decision.relation,
          decision.subtype,    label_of(pair, decision), proof_of(pair, finding)};
}

}  // namespace claimgraph::relate

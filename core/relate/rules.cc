#include "core/relate/rules.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <ranges>
#include <set>

#include "core/model/names.h"
#include "core/relate/closed_values.h"
#include "core/relate/forensics.h"
#include "core/relate/group.h"
#include "core/relate/other_figure.h"
#include "core/relate/period_match.h"
#include "core/relate/subtype.h"

namespace claimgraph::relate {
namespace {

using Answer = std::optional<Decision>;

Decision no_edge(std::string (*reason)(const Pair&)) {
  Decision decision;
  decision.reason = reason;
  return decision;
}

Decision edge(Relation relation, Subtype subtype, std::optional<Reading> reading = std::nullopt) {
  Decision decision;
  decision.relation = relation;
  decision.subtype = subtype;
  decision.reading = reading;
  return decision;
}

Reading reading_of(const Pair& pair) {
  return pair.same_statement() ? Reading::kWithinStatement : Reading::kBetweenStatements;
}

bool is_denied(const ResolvedClaim& c) { return c.claim.polarity == Polarity::kNegative; }
bool is_considered(const ResolvedClaim& c) { return c.claim.modality == Modality::kConsidered; }
AttributeClass class_of(const Pair& pair) { return pair.newer.claim.topic.attribute_class; }
bool is_class(const Pair& pair, AttributeClass wanted) { return class_of(pair) == wanted; }

std::string against(const std::string& what, const std::string& newer, const std::string& older) {
  return what + ": " + newer + " against " + older;
}

// --- What people have decided.

Answer rejected_claim(const Pair& pair) {
  if (!pair.judged.is_rejected(pair.newer.claim.id) && !pair.judged.is_rejected(pair.older.claim.id))
    return std::nullopt;
  return no_edge([](const Pair&) -> std::string { return "a person rejected one of the claims"; });
}

Answer judged_pair(const Pair& pair) {
  const Judgement* judgement = pair.judged.find_pair(pair.newer.claim.id, pair.older.claim.id);
  if (judgement == nullptr) return std::nullopt;
  if (const auto relation = pinned_relation(*judgement)) return edge(*relation, Subtype::kNone);
  if (judgement->kind != JudgementKind::kReject && judgement->kind != JudgementKind::kSplit)
    return std::nullopt;
  return no_edge([](const Pair& p) {
    const Judgement* found = p.judged.find_pair(p.newer.claim.id, p.older.claim.id);
    return "rejected by " + found->author + ": " + found->reason;
  });
}

// --- Which question.

Answer other_question(const Pair& pair) {
  const Topic& a = pair.newer.claim.topic;
  const Topic& b = pair.older.claim.topic;
  if (a.subject == b.subject && a.attribute == b.attribute && a.dimension == b.dimension) return std::nullopt;
  return no_edge([](const Pair& p) {
    const Topic& x = p.newer.claim.topic;
    const Topic& y = p.older.claim.topic;
    if (x.subject != y.subject) return against("other subject", x.subject, y.subject);
    if (x.attribute != y.attribute) return against("other attribute", x.attribute, y.attribute);
    return against("other dimension", x.dimension, y.dimension);
  });
}

Answer other_period(const Pair& pair) {
  if (same_period(pair.newer, pair.older)) return std::nullopt;
  return no_edge([](const Pair& p) {
    const auto& x = p.newer.resolution.period;
    const auto& y = p.older.resolution.period;
    if (x && y) return against("other period", period_text(x), period_text(y));
    if (is_class(p, AttributeClass::kStatus)) return against("other day", period_text(x), period_text(y));
    return against("what is and what is to be, without a common period",
                   std::string(to_text(p.newer.claim.modality)),
                   std::string(to_text(p.older.claim.modality)));
  });
}

// --- Withdrawals, sets and texts.

bool is_withdrawal(const ResolvedClaim& c) { return has(c.claim, kWithdrawal); }

bool may_be_withdrawn(const ResolvedClaim& c, const Pair& pair) {
  return c.resolution.said_on < pair.newer.resolution.said_on && !is_withdrawal(c) && !is_denied(c) &&
         c.claim.modality != Modality::kActual &&
         pair.judged.tie(c.claim.party, pair.newer.claim.party) != Tie::kOther && same_period(pair.newer, c);
}

// The plan that came up last before the withdrawal: whoever repeats an older one does not make it newer.
const ResolvedClaim* find_withdrawn(const Pair& pair) {
  const auto newest_first = pair.siblings.all() | std::views::reverse;
  const auto newest =
      std::ranges::find_if(newest_first, [&](const auto* c) { return may_be_withdrawn(*c, pair); });
  if (newest == newest_first.end()) return nullptr;
  const ResolvedClaim* last = nullptr;
  std::set<GroupKey> told;
  for (const ResolvedClaim* c : pair.siblings.said_on((*newest)->resolution.said_on)) {
    if (may_be_withdrawn(*c, pair) && told.insert(group_key(*c, pair.judged)).second) last = c;
  }
  return last;
}

// The newest plan of the party before its withdrawal, and only that.
Answer withdrawal(const Pair& pair) {
  const bool beside = pair.same_day() && is_withdrawal(pair.older);  // on one day the order says nothing
  if (!is_withdrawal(pair.newer) && !beside) return std::nullopt;
  const auto* target = pair.same_day() ? nullptr : find_withdrawn(pair);
  if (target != nullptr && same_group(*target, pair.older, pair.judged)) {
    return edge(Relation::kUpdates, Subtype::kRetracted);
  }
  if (is_denied(pair.newer) || (beside && is_denied(pair.older)))
    return std::nullopt;  // it may deny other claims
  return no_edge([](const Pair&) -> std::string { return "a withdrawal, but of another claim"; });
}

std::string folded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == ' ' && (result.empty() || result.back() == ' ')) continue;
    result.push_back(byte < 0x80 ? static_cast<char>(std::tolower(byte)) : c);
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

std::vector<std::string> elements(std::string_view text) {
  std::vector<std::string> result;
  for (const auto part : std::views::split(text, kJointParties)) {
    result.push_back(folded(std::string_view(part.begin(), part.end())));
  }
  std::ranges::sort(result);
  return result;
}

Answer open_list(const Pair& pair) {
  const Value& a = pair.newer.claim.value;
  const Value& b = pair.older.claim.value;
  if (!is_class(pair, AttributeClass::kSet) || !is_text(a) || !is_text(b)) return std::nullopt;
  const auto x = elements(a.text);
  const auto y = elements(b.text);
  const bool within = std::ranges::includes(x, y) || std::ranges::includes(y, x);
  if (within && is_denied(pair.newer) == is_denied(pair.older)) {
    return edge(Relation::kAgrees, x == y ? Subtype::kIdentical : Subtype::kWithin);
  }
  return no_edge([](const Pair&) -> std::string { return "an open list: none contains the other"; });
}

// --- Values.

bool same_text(const ResolvedClaim& a, const ResolvedClaim& b) {
  return is_text(a.claim.value) && is_text(b.claim.value) &&
         folded(a.claim.value.text) == folded(b.claim.value.text);
}
bool same_text(const Pair& pair) { return same_text(pair.newer, pair.older); }

bool both_texts(const Pair& pair) {
  return is_text(pair.newer.claim.value) && is_text(pair.older.claim.value);
}

bool is_cue(const ResolvedClaim& now, const ResolvedClaim& before) {
  return has(now.claim, kExplicitRevision) && has(before.claim, kSuperseded);
}

// Of a closed set one value replaces or disputes the other, as numbers do; free texts are no answers to
// compare.
Answer other_text(const Pair& pair) {
  if (!both_texts(pair) || same_text(pair)) return std::nullopt;
  const std::string newer_text = folded(pair.newer.claim.value.text);
  if (exclude_each_other(newer_text, folded(pair.older.claim.value.text))) return std::nullopt;
  return no_edge([](const Pair& p) {
    return against("other text", p.newer.claim.value.text, p.older.claim.value.text);
  });
}

Answer not_comparable(const Pair& pair) {
  if (both_texts(pair) || pair.compared().outcome != Outcome::kIncomparable) return std::nullopt;
  return no_edge([](const Pair& p) {
    const Value& a = p.newer.claim.value;
    const Value& b = p.older.claim.value;
    if (a.unit == b.unit) return std::string("not comparable: one number is too large to be exact");
    return against(is_exchange(a, b) ? "no exchange rate of either day" : "other unit", a.unit, b.unit);
  });
}

bool meet_within(const Pair& pair) {
  return both_texts(pair) ? same_text(pair)
                          : pair.compared(Reading::kWithinStatement).outcome == Outcome::kMeet;
}

// Whether a bound names the very number that is denied: at half a percent, for a conversion's sake.
bool names_number(const Pair& pair, const Value& bound, const Value& denied) {
  if (bound.bound != Bound::kAtLeast && bound.bound != Bound::kAtMost) return true;
  if (is_date(bound)) return true;
  const auto& compared = pair.compared(Reading::kWithinStatement);
  const auto in_unit = [&](const Value& value) {
    const bool foreign = compared.exchange && value.unit == compared.exchange->from;
    return foreign ? product(written(value), compared.exchange->rate) : written(value);
  };
  const Decimal x = in_unit(bound);
  const Decimal y = in_unit(denied);
  const auto difference = subtract(x, y);
  return difference && difference->abs() <= product(y.abs(), Decimal::from(5, -3).value_or(0));
}

Answer denial(const Pair& pair) {
  if (is_denied(pair.newer) == is_denied(pair.older)) return std::nullopt;
  const Value& positive = is_denied(pair.newer) ? pair.older.claim.value : pair.newer.claim.value;
  const Value& denied = is_denied(pair.newer) ? pair.newer.claim.value : pair.older.claim.value;
  if (!meet_within(pair) || (!is_text(positive) && !names_number(pair, positive, denied))) {
    return no_edge([](const Pair&) -> std::string { return "a denied value against a different value"; });
  }
  const bool takes_back = pair.tie == Tie::kSame && !pair.same_day();
  return takes_back ? edge(Relation::kUpdates, Subtype::kRetracted, Reading::kWithinStatement)
                    : edge(Relation::kContradicts, Subtype::kDenied, Reading::kWithinStatement);
}

Answer both_denied(const Pair& pair) {
  if (!is_denied(pair.newer)) return std::nullopt;
  if (meet_within(pair)) return edge(Relation::kAgrees, Subtype::kIdentical, Reading::kWithinStatement);
  return no_edge([](const Pair&) -> std::string { return "two different values denied"; });
}

// "raised from 60-65": the text itself says which answer replaces which.
Answer explicit_cue(const Pair& pair) {
  if (!is_told_by_cue(pair.newer, pair.older)) return std::nullopt;
  if (is_cue(pair.newer, pair.older)) {
    return edge(Relation::kUpdates, subtype_of_update(pair, pair.compared(Reading::kWithinStatement)),
                Reading::kWithinStatement);
  }
  return no_edge(
      [](const Pair&) -> std::string { return "the text says that the other one is the older answer"; });
}

Answer values_meet(const Pair& pair) {
  if (both_texts(pair)) {
    return same_text(pair) ? Answer(edge(Relation::kAgrees, Subtype::kIdentical)) : std::nullopt;
  }
  if (pair.compared().outcome != Outcome::kMeet) return std::nullopt;
  return edge(Relation::kAgrees, subtype_of_agreement(pair, pair.compared()), reading_of(pair));
}

// From here on the values are disjoint.

// A rumour replaces nothing; but whoever is named for it on the day of another one's answer disputes that.
Answer considered(const Pair& pair) {
  const bool rumour_after = is_considered(pair.newer) && !is_considered(pair.older);
  const bool either = is_considered(pair.newer) != is_considered(pair.older);
  const bool pending = pair.same_day() ? either && pair.tie != Tie::kOther : rumour_after;
  if (!pending) return std::nullopt;
  return no_edge([](const Pair&) -> std::string { return "considered: it supersedes nothing yet"; });
}

Answer open_numbers(const Pair& pair) {
  if (!is_class(pair, AttributeClass::kSet)) return std::nullopt;
  return no_edge([](const Pair&) -> std::string { return "an open list: different entries"; });
}

Decision contradicts(const Pair& pair) {
  return edge(Relation::kContradicts, pair.tie == Tie::kOther ? Subtype::kDisputed : Subtype::kNone,
              reading_of(pair));
}

Decision updates(const Pair& pair, std::optional<Subtype> subtype = std::nullopt) {
  return edge(Relation::kUpdates, subtype ? *subtype : subtype_of_update(pair, pair.compared()),
              reading_of(pair));
}

Answer one_text(const Pair& pair) {
  if (!is_one_text(pair.newer, pair.older, pair.judged)) return std::nullopt;
  return no_edge(
      [](const Pair&) -> std::string { return "one text says both: two questions, or a slip of it"; });
}

// A measurement is bound to its time; on another day and without one it may be the next.
Answer undated_observation(const Pair& pair) {
  const bool undated = !pair.newer.resolution.period || !pair.older.resolution.period;
  if (!is_class(pair, AttributeClass::kObservation) || !undated || pair.same_day()) return std::nullopt;
  return no_edge(
      [](const Pair&) -> std::string { return "measured at a time that one of the two does not state"; });
}

Answer same_day(const Pair& pair) { return pair.same_day() ? Answer(contradicts(pair)) : std::nullopt; }

Answer other_party(const Pair& pair) {
  if (pair.tie != Tie::kOther) return std::nullopt;
  const bool measured = pair.newer.claim.topic.reckoning == Reckoning::kTallied;
  const bool revisable = is_class(pair, AttributeClass::kPlan) || is_class(pair, AttributeClass::kStatus);
  return measured && revisable ? updates(pair) : contradicts(pair);
}

bool is_denied_beside(const ResolvedClaim& c, const Pair& pair) {
  return std::ranges::any_of(
      pair.siblings.said_on(pair.newer.resolution.said_on), [&](const ResolvedClaim* d) {
        return is_denied(*d) && pair.judged.tie(d->claim.party, pair.newer.claim.party) != Tie::kOther &&
               compare(*d, c, Reading::kWithinStatement, pair.exchange).outcome == Outcome::kMeet;
      });
}

// The text calls it a revision, or the party takes the older value back in the same breath.
bool corrects_itself(const Pair& pair) {
  return has(pair.newer.claim, kExplicitRevision) || is_denied_beside(pair.older, pair);
}

Answer fixed_or_observed(const Pair& pair) {
  if (!is_class(pair, AttributeClass::kFixed) && !is_class(pair, AttributeClass::kObservation))
    return std::nullopt;
  return corrects_itself(pair) ? updates(pair, Subtype::kCorrected) : contradicts(pair);
}

Answer later_statement(const Pair& pair) {
  const bool corrected = is_class(pair, AttributeClass::kStatus) && is_denied_beside(pair.older, pair);
  return corrected ? updates(pair, Subtype::kCorrected) : updates(pair);
}

constexpr std::array kRules = {
    Rule{"rejected-claim", 1, rejected_claim},
    Rule{"judged-pair", 1, judged_pair},
    Rule{"other-question", 1, other_question},
    Rule{"withdrawal", 2, withdrawal},
    Rule{"open-list", 1, open_list},
    Rule{"other-period", 1, other_period},
    Rule{"other-text", 2, other_text},
    Rule{"not-comparable", 1, not_comparable},
    Rule{"denial", 1, denial},
    Rule{"both-denied", 1, both_denied},
    Rule{kExplicitCue, 1, explicit_cue},
    Rule{"values-meet", 1, values_meet},
    Rule{"scale-word", 1, scale_word},
    Rule{"decimal-shift", 1, decimal_shift},
    Rule{"currency-swap", 1, currency_swap},
    Rule{"own-rate", 1, own_rate},
    Rule{"currency-round-trip", 1, currency_round_trip},
    Rule{"misread-currency", 1, misread_currency},
    Rule{"considered", 2, considered},
    Rule{"open-list-number", 1, open_numbers},
    Rule{"other-figure", 2, other_figure},
    Rule{kOneText, 1, one_text},
    Rule{"undated-observation", 1, undated_observation},
    Rule{kSameDay, 1, same_day},
    Rule{"other-party", 1, other_party},
    Rule{"fixed-or-observed", 1, fixed_or_observed},
    Rule{"later-statement", 1, later_statement},
};

}  // namespace

std::span<const Rule> rules() { return kRules; }

bool is_one_text(const ResolvedClaim& a, const ResolvedClaim& b, const Judged& judged) {
  if (a.claim.source != b.claim.source || a.resolution.said_on != b.resolution.said_on) return false;
  return (!a.claim.party && !b.claim.party) || judged.tie(a.claim.party, b.claim.party) == Tie::kSame;
}

bool is_told_by_cue(const ResolvedClaim& newer, const ResolvedClaim& older) {
  if (newer.claim.source != older.claim.source) return false;
  return is_cue(newer, older) ? !same_text(newer, older) : is_cue(older, newer);
}

bool decides_before_cues(std::string_view rule) {
  const auto is_named = [](std::string_view name) {
    return [name](const Rule& r) { return r.name == name; };
  };
  const auto found = std::ranges::find_if(kRules, is_named(rule));
  return found < std::ranges::find_if(kRules, is_named(kExplicitCue));
}

Finding decide(const Pair& pair) {
  for (const Rule& rule : kRules) {
    if (auto decision = rule.apply(pair)) return {&rule, std::move(*decision)};
  }
  assert(false && "the last rule decides every pair");
  return {&kRules.back(), {}};
}

}  // namespace claimgraph::relate

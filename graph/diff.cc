#include "graph/diff.h"

#include <map>
#include <string>
#include <tuple>

#include "graph/phases.h"

namespace claimgraph::graph {
namespace {

using Question = std::tuple<std::string, std::string, std::string, SlotId, std::string>;
using Answers = std::map<Question, const ResolvedClaim*>;

Question question_of(const ResolvedClaim& c) {
  const Topic& topic = c.claim.topic;
  return {topic.subject, topic.attribute, topic.dimension, slot_id(c), c.claim.party.value_or("")};
}

Answers standing(std::span<const ResolvedClaim> claims) {
  Answers answers;
  for (const auto& c : claims) {
    const auto [place, added] = answers.try_emplace(question_of(c), &c);
    if (!added && newer(c, *place->second)) place->second = &c;
  }
  return answers;
}

bool same_answer(const Claim& a, const Claim& b) {
  return a.polarity == b.polarity && a.modality == b.modality && same_figure(a.value, b.value);
}

std::vector<ResolvedClaim> topic_of(const ResolvedClaim& c, std::span<const ResolvedClaim> claims) {
  std::vector<ResolvedClaim> topic;
  for (const auto& other : claims) {
    if (topic_id(other.claim.topic) == topic_id(c.claim.topic)) topic.push_back(other);
  }
  return topic;
}

ChangedAnswer changed(const ResolvedClaim& before, const ResolvedClaim& after,
                      std::span<const ResolvedClaim> claims, const relate::Context& context) {
  ChangedAnswer changed_answer{Change::kChanged, before, after, {}};
  const auto topic = topic_of(after, claims);
  if (newer(after, before)) changed_answer.verdict = relate::judge(after, before, topic, context);
  if (newer(before, after)) changed_answer.verdict = relate::judge(before, after, topic, context);
  return changed_answer;
}

}  // namespace

std::vector<ChangedAnswer> diff(std::span<const ResolvedClaim> before, std::span<const ResolvedClaim> after,
                                const relate::Context& context) {
  const Answers then = standing(before);
  const Answers now = standing(after);
  std::map<Question, ChangedAnswer> changed_answers;
  for (const auto& [question, claim] : now) {
    const auto old = then.find(question);
    if (old == then.end()) {
      changed_answers[question] = {Change::kNew, std::nullopt, *claim, {}};
    } else if (!same_answer(old->second->claim, claim->claim)) {
      changed_answers[question] = changed(*old->second, *claim, after, context);
    }
  }
  for (const auto& [question, claim] : then) {
    if (!now.contains(question)) changed_answers[question] = {Change::kGone, *claim, std::nullopt, {}};
  }
  std::vector<ChangedAnswer> result;
  for (auto& [question, changed_answer] : changed_answers) result.push_back(std::move(changed_answer));
  return result;
}

}  // namespace claimgraph::graph

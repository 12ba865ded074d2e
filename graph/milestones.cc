#include "graph/milestones.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "graph/describe.h"
#include "graph/phase_name.h"

namespace claimgraph::graph {
namespace {

constexpr std::size_t kMaxLabels = 3;

// (first day, last day)
using Stretch = std::pair<Day, Day>;

bool is_plan(const Claim& claim) {
  return claim.modality != Modality::kActual && claim.polarity == Polarity::kPositive;
}

std::optional<Stretch> stretch_of(const Value& value) {
  if (!value.low && !value.high) return std::nullopt;
  const Day first = day_of(value.low ? *value.low : *value.high);
  return Stretch{first, value.high ? std::max(first, day_of(*value.high)) : first};
}

// The time a plan is for, if it is not over when it is made.
std::optional<Stretch> target_of(const ResolvedClaim& c) {
  const auto& period = c.resolution.period;
  if (!is_plan(c.claim) || !period || !period->to || *period->to < c.resolution.said_on) return std::nullopt;
  if (period->kind == PeriodKind::kUntil || !period->from) return Stretch{*period->to, *period->to};
  return Stretch{*period->from, *period->to};
}

std::optional<Stretch> date_of(const ResolvedClaim& c) {
  if (is_text(c.claim.value)) return std::nullopt;
  if (!is_date(c.claim.value)) return target_of(c);
  return c.claim.polarity == Polarity::kPositive ? stretch_of(c.claim.value) : std::nullopt;
}

std::string label_of(const Claim& claim) {
  const std::string attribute = words_of(claim.topic.attribute);
  if (is_date(claim.value)) {
    const bool exact = claim.value.bound == Bound::kExact;
    return claim.topic.subject + ": " + attribute + (exact ? "" : " " + describe(claim.value));
  }
  return attribute + " " + short_value(claim.value);
}

// What the claims say, each thing once, the most frequent first.
std::string labels_of(const Claims& claims) {
  std::vector<std::pair<std::string, int>> counts;
  for (const auto* c : claims) {
    const auto label = label_of(c->claim);
    const auto known = std::ranges::find(counts, label, &std::pair<std::string, int>::first);
    known == counts.end() ? counts.emplace_back(label, 1) : (++known->second, *known);
  }
  std::ranges::stable_sort(counts, std::greater{}, &std::pair<std::string, int>::second);
  std::string text;
  for (std::size_t i = 0; i < std::min(counts.size(), kMaxLabels); ++i)
    text += (i > 0 ? ", " : "") + counts[i].first;
  return text;
}

std::vector<ClaimId> ids_of(const Claims& claims) {
  std::vector<ClaimId> ids;
  for (const auto* c : claims) ids.push_back(c->claim.id);
  return ids;
}

// The statement of a main day, told by its leading figures.
std::optional<Milestone> statement(std::span<const Part> story, std::size_t i, Day day) {
  Claims told;
  std::string label;
  std::size_t labels = 0;
  for (const Claims& figure : leading_figures(story, i)) {
    if (figure.front()->resolution.said_on != day) continue;
    label += (labels > 0 ? ", " : "") + label_of(figure.front()->claim);
    told.insert(told.end(), figure.begin(), figure.end());
    if (++labels == kMaxLabels) break;
  }
  if (told.empty()) return std::nullopt;
  std::ranges::sort(told, [](const auto* a, const auto* b) { return newer(*b, *a); });
  return Milestone{day, to_text(day), label, ids_of(told)};
}

}  // namespace

std::vector<Milestone> milestones_of(std::span<const Part> story, std::size_t i) {
  const Part& part = story[i];
  std::map<Stretch, Claims> dates;
  for (const auto* c : part.claims) {
    if (const auto date = date_of(*c)) dates[*date].push_back(c);
  }
  std::vector<Milestone> milestones;
  for (const auto& [stretch, claims] : dates) {
    const Period period{stretch.first, stretch.second, PeriodKind::kCalendar};
    milestones.push_back({stretch.first, describe(std::optional(period)), labels_of(claims), ids_of(claims)});
  }
  for (const Day day : part.main) {
    if (auto milestone = statement(story, i, day)) milestones.push_back(std::move(*milestone));
  }
  std::ranges::stable_sort(milestones, {}, &Milestone::first);
  return milestones;
}

}  // namespace claimgraph::graph

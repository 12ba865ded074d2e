#include "core/relate/closed_values.h"

#include <algorithm>
#include <array>
#include <span>

namespace claimgraph::relate {
namespace {

constexpr std::array<std::string_view, 8> kStatus = {
    "planned", "in planning", "under construction", "open", "delayed", "cancelled", "completed", "closed"};
constexpr std::array<std::string_view, 2> kOpenSource = {"open source", "not open source"};
constexpr std::array<std::string_view, 3> kTenure = {"appointed", "resigned", "dismissed"};
constexpr std::array<std::string_view, 6> kDeal = {"offered",  "raised",    "rejected",
                                                   "accepted", "completed", "withdrawn"};
constexpr std::array<std::string_view, 7> kRuling = {"guilty",   "not guilty", "upheld", "overturned",
                                                     "annulled", "dismissed",  "settled"};
constexpr std::array<std::string_view, 2> kVote = {"approved", "rejected"};
constexpr std::array<std::string_view, 2> kCourse = {"over", "going on"};
constexpr std::array<std::string_view, 2> kTrend = {"up", "down"};
constexpr std::array<std::string_view, 2> kAnswer = {"yes", "no"};

constexpr std::array<std::span<const std::string_view>, 9> kSets = {
    kStatus, kOpenSource, kTenure, kDeal, kRuling, kVote, kCourse, kTrend, kAnswer};

// Two words of one set that mean one state.
bool same_state(std::string_view a, std::string_view b) {
  return a == b || (a == "planned" && b == "in planning") || (a == "in planning" && b == "planned");
}

}  // namespace

bool exclude_each_other(std::string_view a, std::string_view b) {
  if (same_state(a, b)) return false;
  const auto holds = [](std::span<const std::string_view> set, std::string_view word) {
    return std::ranges::find(set, word) != set.end();
  };
  return std::ranges::any_of(kSets, [&](const auto& set) { return holds(set, a) && holds(set, b); });
}

}  // namespace claimgraph::relate

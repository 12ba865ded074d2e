#include "core/relate/closed_values.h"

#include <algorithm>
#include <array>
#include <span>

namespace claimgraph::relate {
namespace {

constexpr std::array<std::string_view, 8> kStatus = {"planned", "in planning", "under construction", "open",
                                                     "delayed", "cancelled",   "completed",          "closed"};
constexpr std::array<std::string_view, 2> kOpenSource = {"open source", "not open source"};
constexpr std::array<std::string_view, 2> kRole = {"appointed", "resigned"};
constexpr std::array<std::string_view, 5> kDeal = {"offered", "raised", "rejected", "completed", "withdrawn"};
constexpr std::array<std::string_view, 6> kRuling = {"guilty",     "not guilty", "upheld",
                                                     "overturned", "dismissed",  "settled"};
constexpr std::array<std::string_view, 2> kAnswer = {"yes", "no"};

constexpr std::array<std::span<const std::string_view>, 6> kSets = {kStatus, kOpenSource, kRole,
                                                                    kDeal,   kRuling,     kAnswer};

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

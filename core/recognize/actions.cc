#include "core/recognize/actions.h"

#include <array>

#include "core/recognize/categories.h"

namespace claimgraph::recognize {
namespace {

using Provider = std::span<const NamedAction> (*)();
constexpr std::array<Provider, 8> kProviders = {
    amount_actions,        amount_sum_actions, amount_range_actions, time_actions,
    relative_time_actions, time_part_actions,  time_range_actions,   clock_actions};

}  // namespace

std::optional<std::uint16_t> find_action(std::string_view name) {
  std::uint16_t place = 0;
  for (const Provider provider : kProviders) {
    for (const NamedAction& action : provider()) {
      if (action.name == name) return place;
      ++place;
    }
  }
  return std::nullopt;
}

Action action_at(std::uint16_t place) {
  std::size_t left = place;
  for (const Provider provider : kProviders) {
    const auto actions = provider();
    if (left < actions.size()) return actions[left].run;
    left -= actions.size();
  }
  return nullptr;
}

bool changes(const Context& context, const Match& match) {
  constexpr std::uint32_t kReach = 3;  // "rose sharply last year from"
  const Chart& chart = context.chart;
  for (std::uint32_t back = 1; back <= kReach && back <= match.begin; ++back) {
    const std::uint32_t token = match.begin - back;
    if (chart.tokens[token].kind == text::TokenKind::kSign || chart.tokens[token + 1].line_before)
      return false;
    if (chart.find(token, kChange) != nullptr) return true;
  }
  return false;
}

const Node* captured(const Context& context, const Match& match, Category category, std::size_t nth) {
  for (std::size_t i = 0; i < match.capture_count; ++i) {
    const Node& node = context.chart[match.captures[i]];
    if (node.category == category && nth-- == 0) return &node;
  }
  return nullptr;
}

std::optional<std::int32_t> captured_value(const Context& context, const Match& match, Category category,
                                           std::size_t nth) {
  const Node* node = captured(context, match, category, nth);
  return node == nullptr ? std::nullopt : std::optional(node->value);
}

}  // namespace claimgraph::recognize

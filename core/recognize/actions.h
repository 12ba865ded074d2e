// What the rules of the tables do: each builds one node from what a pattern captured.
#pragma once

#include <optional>
#include <string_view>

#include "core/recognize/chart.h"
#include "core/recognize/recognizer.h"
#include "core/recognize/rules.h"
#include "core/recognize/tables.h"

namespace claimgraph::recognize {

struct Context {
  const Recognizer::Tables& tables;
  Chart& chart;
  Reference reference;
};

// True if a node was built; false lets the next best match try.
using Action = bool (*)(Context&, const Match&);

struct NamedAction {
  std::string_view name;
  Action run;
};

std::span<const NamedAction> amount_actions();
std::span<const NamedAction> amount_sum_actions();
std::span<const NamedAction> amount_range_actions();
std::span<const NamedAction> time_actions();
std::span<const NamedAction> relative_time_actions();
std::span<const NamedAction> time_part_actions();
std::span<const NamedAction> time_range_actions();
std::span<const NamedAction> clock_actions();

// The place of an action among all of them; nothing if there is none of that name.
std::optional<std::uint16_t> find_action(std::string_view name);
Action action_at(std::uint16_t place);

// True if a word of change stands shortly before: "rose from 68 to 90" has two values, no range.
bool changes(const Context& context, const Match& match);

// The nth captured node of a category; nullptr if there are fewer. Valid until the next node is added.
const Node* captured(const Context& context, const Match& match, Category category, std::size_t nth = 0);

// The value of a captured word or whole number.
std::optional<std::int32_t> captured_value(const Context& context, const Match& match, Category category,
                                           std::size_t nth = 0);

}  // namespace claimgraph::recognize

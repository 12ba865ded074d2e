// What the amount actions share: numbers and amounts that a pattern captured, amounts under construction.
#pragma once

#include <optional>

#include "core/recognize/actions.h"

namespace claimgraph::recognize {

inline constexpr Decimal kOneUnit{1};

std::optional<Decimal> scaled(const std::optional<Decimal>& value, const Decimal& factor);

// The number of a node; nullptr for nullptr.
const Number* number_of(const Context& context, const Node* node);

// The captured number, or the 1 that a captured article stands for.
std::optional<Number> captured_number(const Context& context, const Match& match, std::size_t nth = 0);

// A count; an open one where the number is vague, none where it overflows.
Amount amount_of(const Number& number);

void set_unit(Amount& amount, const Unit& unit);
Kind kind_of(const Unit& unit);
AmountNode node_of(const Match& match, Amount amount, Kind kind);

// Adds the amount as itself and as <amount>. Always true.
bool add_amount(Context& context, const Match& match, AmountNode node);

// The amount of a node; nullptr for nullptr. Valid until the next amount is added.
const AmountNode* amount_at(const Context& context, const Node* node);

// True for what can be an end of a range or a part of a sum.
bool is_operand(Category category);

// The nth captured amount, whatever its kind.
const Node* captured_amount(const Context& context, const Match& match, std::size_t nth = 0);

// True if letters or digits go on where the match ends: "24703m212".
bool runs_on(const Context& context, const Match& match);

// True if letters stand right before the first token of a number: "A4", "B12".
bool runs_in(const Context& context, const Match& match);

}  // namespace claimgraph::recognize

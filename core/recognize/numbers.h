// Numbers in digits and words: what the text's own numbers are, before any unit stands beside them.
#pragma once

#include <optional>

#include "core/recognize/chart.h"
#include "core/recognize/tables.h"

namespace claimgraph::recognize {

// A number that starts at a token.
struct FoundNumber {
  Number number;
  std::uint32_t end = 0;  // token after the last
  bool ordinal = false;
};

// Digits with grouping, decimals, exponent, fraction: "1.300.000,00", "3 1/4", ".08". Only the digits: no
// sign, no scale.
std::optional<FoundNumber> read_digits(const Chart& chart, const Settings& settings, std::uint32_t token);

// Words, or digits with the scale words and fractions after them.
std::optional<FoundNumber> read_number(const Chart& chart, const Settings& settings, std::uint32_t token);

// False for most words that are no numbers, at a glance at how they begin.
bool may_be_compound(const Recognizer::Tables& tables, std::string_view folded);

// Cuts a word into morphemes; false if it is no number from its first letter to its last.
bool read_compound(const Recognizer::Tables& tables, std::string_view folded, Compound& compound);

// Adds a node for every number of the text, cardinal and ordinal, and for what a number can be to a date.
void find_numbers(const Recognizer::Tables& tables, Chart& chart);

}  // namespace claimgraph::recognize

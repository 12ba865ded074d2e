// What a figure is and what stands right around it: its dimension, the noun that it counts, the words that
// join it to another.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/lexicon.h"
#include "core/recognize/recognizer.h"

namespace claimgraph::extract {

constexpr std::uint32_t kHeadReach = 4;      // tokens between a figure and the noun that names it
constexpr std::uint32_t kLongestName = 8;    // tokens
constexpr std::uint32_t kJoint = 3;          // small words between two figures of one unit
constexpr std::uint32_t kReplacedReach = 8;  // tokens between a figure and the one that it replaces
constexpr int kThreshold = 22;               // the score of an attribute that a figure needs ...
constexpr int kCountThreshold = 45;          // ... and a count without its noun

// "count", "money", "date", ...; REQUIRES: the item is an amount or a moment
std::string_view dimension_of(const recognize::Item& item);
bool has_dimension(const Attribute& attribute, std::string_view dimension);

// The number written: of "at most 3" it is 3.
const std::optional<Decimal>& size_of(const recognize::Amount& amount);

// A million or more.
bool is_scaled(const recognize::Amount& amount);

// "61.5": no count has decimals.
bool is_fraction(const recognize::Amount& amount);

// "None", "nobody", "geen"
bool is_none(const recognize::Amount& amount);

// Four digits at most and nothing else: so few need no separator.
bool is_plain_number(const Document& document, std::uint32_t token);

// Where a name that ends at a token begins at the earliest.
std::uint32_t name_before(std::uint32_t token);

// Where the figure begins with the words that bound it: "more than 40".
std::uint32_t before_hedge(const Document& document, const Binding& binding);

// The noun that a number counts: the next word, or in a language that writes nouns with capitals the next
// such word.
std::optional<std::uint32_t> open_noun(const Document& document, TokenRange number);

// A noun that a known attribute counts follows within so many tokens: "vier Millionen US-Haushalten".
bool counts_something(const Document& document, TokenRange number, std::uint32_t reach = kHeadReach);

// "In 2023 schrapte Orvento 330 banen": in a language that puts subjects behind verbs a count may stand right
// behind its name.
bool counts_behind_name(const Document& document, TokenRange number);

// Nothing but small words between: "384 auf 401", "9,4 des 31,6".
bool joined(const Document& document, TokenRange a, TokenRange b);

}  // namespace claimgraph::extract

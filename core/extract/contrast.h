// How a figure stands to those before it: it replaces one, stands in its place, or answers its question
// again. What stands right before it says so ("instead of the 40 agreed in June", "until now it was 18").
#pragma once

#include <cstddef>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/document.h"

namespace claimgraph::extract {

// A document and what was bound of it so far, in order of position; it outlives what is asked.
struct Before {
  const Document& document;
  const std::vector<Binding>& bound;
};

// Whether the i-th figure of its sentence is the older answer of two, or the newer.
Contrast contrast_of(const Before& before, const Binding& binding, const std::vector<Found>& found,
                     std::size_t i);

// A word of contrast stands before the figure; the other one may be unknown.
bool is_contrasted(const Before& before, const Binding& binding);

// "Instead of the 40 million agreed in June", "statt der im Juni vereinbarten 40": no other amount between.
bool is_in_place_of(const Before& before, const Binding& binding);

// "The union speaks of 240 million", "until now it was 18": another answer to the question before.
bool answers_again(const Before& before, const Binding& binding);

// The last amount before a figure in its sentence, or nothing.
const Binding* amount_before(const Before& before, const Binding& binding);

// Articles before a figure say nothing of it.
bool is_skippable(const Document& document, std::uint32_t token);

}  // namespace claimgraph::extract

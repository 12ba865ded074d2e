// From the chart to items: which of the overlapping readings of a text are told.
#pragma once

#include <vector>

#include "core/recognize/chart.h"

namespace claimgraph::recognize {

struct Settings;

// One reading for every stretch of text, the longest first; items do not overlap. Spans are moved by `offset`
// bytes.
void select_best(const Chart& chart, std::uint32_t offset, std::vector<Item>& out);

// Every layer on its own: numbers, ordinals, number ranges, each kind of amount, times.
void select_layers(const Chart& chart, const Settings& settings, std::uint32_t offset,
                   std::vector<Item>& out);

}  // namespace claimgraph::recognize

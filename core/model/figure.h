// An answer by which one text can be recognised in another: a number specific enough that it does not come
// twice by chance, or a date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/model/value.h"

namespace claimgraph {

struct Figure {
  std::string text;  // number and unit, one spelling for one figure: "65000000000 USD",
                     // "2026-07-01..2026-07-31"; a sign does not count
  int digits = 0;  // significant ones; 0 for a date: it does not make two texts one story
  friend auto operator<=>(const Figure&, const Figure&) = default;
};

// Nothing for texts, durations, dates of more than a quarter and open ones, and for small round numbers ("3",
// "40"): they come again everywhere.
std::optional<Figure> figure_of(const Value& value);

// As claims are listed by it on disk. Figures that share an id are told apart by their text.
enum class FigureId : std::uint64_t {};
FigureId figure_id(const Figure& figure);

}  // namespace claimgraph

// A number by which one text can be recognised in another: specific enough that it does not come twice by chance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/model/value.h"

namespace claimgraph {

struct Figure {
  std::string text;  // number and unit, one spelling for one figure: "65000000000 USD"; a sign does not count
  int digits = 0;    // significant ones, 1 or more: how much it says
  friend auto operator<=>(const Figure&, const Figure&) = default;
};

// Nothing for texts, dates and durations, which come again everywhere, and for small round numbers ("3", "40").
std::optional<Figure> figure_of(const Value& value);

// As claims are listed by it on disk. Figures that share an id are told apart by their text.
enum class FigureId : std::uint64_t {};
FigureId figure_id(const Figure& figure);

}  // namespace claimgraph

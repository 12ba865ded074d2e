// The morphemes of a text in their order, words and pieces of one-word numbers alike.
#pragma once

#include <cstdint>
#include <optional>

#include "core/recognize/categories.h"
#include "core/recognize/chart.h"

namespace claimgraph::recognize {

// Where a reader stands: a token and, inside a one-word number, a piece of it.
struct Place {
  std::uint32_t token = 0;
  std::size_t piece = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Piece {
  Morpheme morpheme;
  Place after;
};

// Categories of morphemes, each its own bit: all are below kCompound.
using MorphemeSet = SymbolSet;
template <typename... Rest>
constexpr MorphemeSet any_of(Known first, Rest... rest) {
  return (symbol_of(first) | ... | symbol_of(rest));
}

// Borrows the chart. Nothing is added to it while this lives.
class PieceReader {
 public:
  explicit PieceReader(const Chart& chart) : chart_(chart) {}

  // The longest morpheme of one of the categories at a place.
  std::optional<Piece> find(Place place, MorphemeSet wanted) const {
    if ((chart_.symbols_at(place.token) & (wanted | symbol_of(kCompound))) == 0)
      return std::nullopt;  // mostly
    return search(place, wanted);
  }

  std::optional<Piece> find(Place place, Known category) const { return find(place, any_of(category)); }

  // Over a hyphen or nothing to the next morpheme of the same line.
  bool at_line_start(Place place) const {
    return place.piece == 0 && place.token < chart_.tokens.size() && chart_.tokens[place.token].line_before;
  }
  bool is_hyphen(Place place) const {
    return place.piece == 0 && place.token < chart_.tokens.size() && chart_.tokens[place.token].folded == "-";
  }
  bool is_word(std::uint32_t token) const {
    return token < chart_.tokens.size() && chart_.tokens[token].kind == text::TokenKind::kWord;
  }
  const Chart& chart() const { return chart_; }

 private:
  std::optional<Piece> search(Place place, MorphemeSet wanted) const {
    std::optional<Piece> best;
    for (NodeIndex i = chart_.first_at(place.token); i != kNoNode; i = chart_[i].next) {
      const Node& node = chart_[i];
      if (node.category == kCompound) {
        const Compound& compound = chart_.compounds[static_cast<std::size_t>(node.value)];
        const Morpheme& morpheme = compound.pieces[place.piece];
        if (!contains(wanted, morpheme.category)) continue;
        const bool last = place.piece + 1 == compound.count;
        return Piece{morpheme, last ? Place{node.end, 0} : Place{place.token, place.piece + 1}};
      }
      if (place.piece == 0 && contains(wanted, node.category) && (!best || node.end > best->after.token)) {
        best = Piece{{node.category, node.value}, {node.end, 0}};
      }
    }
    return best;
  }

  static bool contains(MorphemeSet set, Category category) {
    return category < kCompound && (set & symbol_of(category)) != 0;
  }
  const Chart& chart_;
};

}  // namespace claimgraph::recognize

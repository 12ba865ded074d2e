// The stretches of a text that look like names, each with what stands around it: the raw material of
// entities.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/extract/document.h"

namespace claimgraph::extract {

inline constexpr std::size_t kKindCount = 7;  // of EntityKind

// A stretch of name words, with what stands around it.
struct Piece {
  TokenRange tokens;
  std::string name;
  std::size_t sentence = 0;
  bool initial = false;  // first of its sentence: capital letters say nothing
  bool label = false;    // in a heading or before a colon: neither do those of the other words
  bool after_article = false;
  std::array<int, kKindCount> votes{};  // by EntityKind
  std::optional<std::string> owner;
  bool press = false, observer = false, advocate = false, outsider = false, numbered = false,
       event_place = false;
  int evidence = 0;                    // that it is a name at all
  std::optional<std::uint32_t> place;  // of the lexicon; `name` is then the place's
};

struct Names {
  std::vector<Piece> pieces;
  std::vector<Piece> adjectives;   // "German": no name of anybody, but of a place
  bool capitalised_nouns = false;  // German, and whatever else writes its nouns so: seen in the text itself
};

Names find_names(const Document& document);

}  // namespace claimgraph::extract

#include <algorithm>
#include <array>

#include "core/recognize/numbers.h"

namespace claimgraph::recognize {
namespace {

constexpr std::size_t kMaxWord = 120;  // bytes; a longer word is no number in any language
constexpr std::size_t kMinWord = 4;

// The cheapest way to reach each byte of the word: fewest morphemes.
struct Reached {
  std::uint8_t pieces = 0xFF;
  std::uint8_t from = 0;
  Morpheme morpheme;
};

}  // namespace

bool may_be_compound(const Recognizer::Tables& tables, std::string_view folded) {
  if (folded.size() < kMinWord || folded.size() > kMaxWord) return false;
  return std::ranges::any_of(tables.morphemes[morpheme_list(folded)],
                             [&](const MorphemeForm& form) { return folded.starts_with(form.form); });
}

bool read_compound(const Recognizer::Tables& tables, std::string_view folded, Compound& compound) {
  if (!may_be_compound(tables, folded)) return false;
  std::array<Reached, kMaxWord + 1> reached{};
  reached[0].pieces = 0;
  for (std::size_t at = 0; at + 1 < folded.size(); ++at) {
    if (reached[at].pieces >= kMaxMorphemes) continue;
    const std::string_view rest = folded.substr(at);
    for (const MorphemeForm& form : tables.morphemes[morpheme_list(rest)]) {
      if (!rest.starts_with(form.form)) continue;
      Reached& to = reached[at + form.form.size()];
      if (reached[at].pieces + 1 < to.pieces) {
        to = {static_cast<std::uint8_t>(reached[at].pieces + 1), static_cast<std::uint8_t>(at),
              form.morpheme};
      }
    }
  }
  if (reached[folded.size()].pieces == 0xFF || reached[folded.size()].pieces < 2) return false;
  compound.count = reached[folded.size()].pieces;
  std::size_t at = folded.size();
  for (std::size_t i = compound.count; i-- > 0; at = reached[at].from)
    compound.pieces[i] = reached[at].morpheme;
  return true;
}

}  // namespace claimgraph::recognize

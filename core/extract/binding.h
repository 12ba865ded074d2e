// Which question an amount or a date answers: the attribute, from the words around it, from clause structure
// first and distance second; and what a number without a unit borrows from its neighbour ("from 384 to 401
// million euros").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/extract/document.h"
#include "core/extract/entities.h"

namespace claimgraph::extract {

// Whether the text itself sets an answer beside another one: the older that was replaced, or the newer.
enum class Contrast : std::uint8_t { kNone, kOlder, kNewer };

// An amount or date that answers something. One becomes one mention.
struct Binding {
  std::size_t sentence = 0;
  std::size_t first_sentence = 0;  // where the evidence begins: earlier if a unit was borrowed from there
  recognize::Item item;            // with what was borrowed
  TokenRange tokens;
  std::optional<std::uint32_t> attribute;  // of the lexicon; else
  std::string open_attribute;              // made from the head noun
  std::string_view qualifier;              // behind the attribute's name: "used"; mostly empty
  std::string_view dimension;
  TokenRange trigger;  // the words that decided; empty if inherited
  Contrast contrast = Contrast::kNone;
  bool borrowed = false;
  bool inherited = false;               // the attribute of the figure before
  bool hinted = false;                  // only a verb hints at the attribute
  std::optional<std::uint32_t> person;  // the entity whose age it is
};

// The bindings of a document in order of position.
std::vector<Binding> bind(const Document& document, const Entities& entities);

}  // namespace claimgraph::extract

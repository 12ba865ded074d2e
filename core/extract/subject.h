// Whose attribute a figure is: a company, project, person or place of the text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"

namespace claimgraph::extract {

struct Subject {
  std::string name;                      // never empty
  std::optional<std::uint32_t> entity;   // nothing if the text names none that fits
  std::optional<TokenRange> mention;     // where the sentence names it; nothing if it does not
};

// Nearest fitting name before the figure in its sentence, else the one that the text is about.
Subject subject_of(const Document& document, const Entities& entities, const Binding& binding);

// The nearest name of the range that can bear an attribute of these bearers (best first; empty: whoever is spoken of),
// seen from the answer's tokens; nothing if the range names none.
std::optional<Subject> named_subject(const Document& document, const Entities& entities, TokenRange range, TokenRange answer,
                                     const std::vector<EntityKind>& bearers);

// What the text is about, as far as it can bear the attribute; nothing if the text names nobody who can.
std::optional<Subject> topical_subject(const Entities& entities, const std::vector<EntityKind>& bearers);

}  // namespace claimgraph::extract

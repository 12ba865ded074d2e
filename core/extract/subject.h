// Whose attribute a figure is: a company, project, person or place of the text.
#pragma once

#include <optional>
#include <string>

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

}  // namespace claimgraph::extract

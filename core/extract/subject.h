// Whose attribute a figure is: a company, project, person or place of the text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"

namespace claimgraph::extract {

struct Subject {
  std::string name;                     // never empty
  std::optional<std::uint32_t> entity;  // nothing if the text names none that fits
  std::optional<TokenRange> mention;    // where the sentence names it; nothing if it does not
};

// The subjects of a text's figures.
class Subjects {
 public:
  // The document and the entities must outlive it. `bindings`: all of the text
  Subjects(const Document& document, const Entities& entities, std::span<const Binding> bindings);

  // Nearest fitting name before the figure in its sentence, else the one that the text is about. What only a
  // company would bear of a project is the text's project's, if it has one.
  Subject of(const Binding& binding) const;

 private:
  Subject named_or_topical(const Binding& binding) const;
  Subject country(const Binding& binding) const;
  std::string unnamed() const;
  std::optional<std::uint32_t> known_place() const;
  void elect_project(std::span<const Binding> bindings);

  const Document& document_;
  const Entities& entities_;
  std::optional<std::uint32_t> project_;
};

// What is asked of a bearer. Borrows the list.
struct Bearing {
  const std::vector<EntityKind>& bearers;  // best first; empty: whoever is spoken of
  Reckoning reckoning = Reckoning::kDecided;
  bool of_part = false;  // the attribute is of a part: an order, a fleet
};

// The nearest name of the range that can bear an attribute, seen from the answer's tokens; nothing if the
// range names none. Who counts is no bearer of what is tallied; a model ("Falcon 9") bears what is of no
// part.
std::optional<Subject> named_subject(const Document& document, const Entities& entities, TokenRange range,
                                     TokenRange answer, const Bearing& bearing);

// What the text is about, as far as it can bear the attribute; nothing if the text names nobody who can.
std::optional<Subject> topical_subject(const Entities& entities, const std::vector<EntityKind>& bearers);

}  // namespace claimgraph::extract

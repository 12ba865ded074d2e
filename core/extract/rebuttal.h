// A report and its denial: "the paper had written of 139 euros; nonsense, said the agency". Both answer the
// question, the report positively, the denial negatively, so one figure gives two claims.
#pragma once

#include <optional>
#include <string>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"
#include "core/extract/voice.h"

namespace claimgraph::extract {

struct Rebuttal {
  std::optional<std::string> party;  // who denies; nothing if the text names nobody
  TokenRange denial;                 // the words that deny
};

// The denial of a reported figure, in its sentence or the next one; nothing if it is not a report, or stands.
std::optional<Rebuttal> rebuttal_of(const Document& document, const Entities& entities, const Voices& voices,
                                    const Binding& binding);

}  // namespace claimgraph::extract

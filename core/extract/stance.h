// How a figure is meant and who answers for it: modality, polarity, party.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"
#include "core/extract/subject.h"
#include "core/extract/voice.h"
#include "core/model/claim.h"

namespace claimgraph::extract {

struct Stance {
  Modality modality = Modality::kActual;
  Polarity polarity = Polarity::kPositive;
  std::optional<std::string> party;
  std::uint32_t flags = 0;  // kObserver
};

// A plan without another speaker is its subject's own. The period that stands with the figure, if one does,
// tells what is still to come.
Stance stance_of(const Document& document, const Entities& entities, const Voices& voices,
                 const Binding& binding, const Topic& topic, const Subject& subject,
                 const std::optional<Period>& period);

}  // namespace claimgraph::extract

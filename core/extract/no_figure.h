// Numbers that are no figures by their looks: part of a name, of a list, of a quarter of a town, an age as a
// noun.
#pragma once

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"

namespace claimgraph::extract {

// Whether the item of the binding answers nothing, whatever stands around it. Its sentence, item and tokens
// are set.
bool is_no_figure(const Document& document, const Entities& entities, const Binding& binding);

}  // namespace claimgraph::extract

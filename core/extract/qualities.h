// Answers in words: what office somebody holds, how a project, deal or case stands, what somebody is said to
// consider.
//
// The values are the closed sets of lexicon/qualities.ini. A claim needs words that say the value and
// somebody who bears it in the same part of a sentence; a state that a figure beside it tells better is left
// to the figure.
#pragma once

#include <span>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/clock.h"
#include "core/extract/document.h"
#include "core/extract/entities.h"
#include "core/extract/voice.h"
#include "core/model/claim.h"

namespace claimgraph::extract {

// The text-valued claims of a document by position, without ids; an answer that comes again is a further
// mention. The evidence reaches from the bearer's name to the words of the value, which are the mention's
// `number`. `bindings`: the figures of the document, by position.
std::vector<Claim> qualities_of(const Document& document, const Entities& entities, const Voices& voices,
                                std::span<const Binding> bindings, const SaidOn& statement);

}  // namespace claimgraph::extract

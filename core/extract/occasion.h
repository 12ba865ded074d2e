// What happened on a date that no attribute of the lexicon covers: "the dyke broke on Sunday", "founded in
// 2014".
#pragma once

#include <optional>

#include "core/extract/document.h"
#include "core/extract/entities.h"

namespace claimgraph::extract {

// The word that names the occasion, a verb or noun in the date's own part of the sentence. Nothing if the
// date answers nothing: the day of a statement, the period of a figure beside it, a vague "this year".
std::optional<TokenRange> occasion_of(const Document& document, const Entities& entities,
                                      const Sentence& sentence, const Found& date);

}  // namespace claimgraph::extract

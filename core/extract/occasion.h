// What happened on a date that no attribute of the lexicon covers: "the dyke broke on Sunday", "founded in
// 2014".
#pragma once

#include <optional>
#include <string>

#include "core/extract/document.h"
#include "core/extract/entities.h"

namespace claimgraph::extract {

struct Occasion {
  TokenRange tokens;  // the word, a verb or noun in the date's own part of the sentence
  std::string name;   // "payout_date" of the table, which languages share, else "date_of_" and the word
};

// Nothing if the date answers nothing: the day of a statement, the period of a figure beside it, a vague
// "this year".
std::optional<Occasion> occasion_of(const Document& document, const Entities& entities,
                                    const Sentence& sentence, const Found& date);

}  // namespace claimgraph::extract

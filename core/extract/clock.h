// The two clocks that a text states: when the statement was made (said_on) and what the value is about
// (period).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/extract/binding.h"
#include "core/extract/document.h"
#include "core/model/claim.h"

namespace claimgraph::extract {

struct SaidOn {
  Day day;
  SaidOnBasis basis = SaidOnBasis::kPublished;
};

// The statement that the text as a whole reports: the day that its lead names, else the one given with the
// source, else the day of publication.
SaidOn statement_of(const Document& document);

// Whether a date is a day of the week before publication that the beginning of the text, or a verb of speech
// beside it, makes the day of the statement.
bool is_statement_day(const Document& document, const Sentence& sentence, const Found& date);

// The day of the statement that a figure belongs to; `older` is set for answers that the text itself calls
// older.
SaidOn said_on_of(const Document& document, const Binding& binding, const SaidOn& statement, bool older);

// The period that stands with the figure; nothing if none does. Never for dates.
std::optional<Period> period_of(const Document& document, const Binding& binding,
                                AttributeClass attribute_class, const SaidOn& said_on);

// A plan for a year that was over on the day of the statement is impossible: the year of the statement
// instead. True if the period was changed.
bool repair(Period& period, Modality modality, Day said_on);

}  // namespace claimgraph::extract

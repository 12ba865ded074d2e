// What people changed in claims: one field at a time, each with what was found there before.
//
// A corrected claim takes part in everything as if it had been found so; what was found stays with it, so
// that a judgement can be taken back and better rules can read the text again.
//
// Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/relate/judgements.h"

namespace claimgraph::relate {

// subject, attribute, dimension, class, reckoning, scope, value, period, modality, polarity, party, said_on.
std::vector<std::string_view> correctable_fields();

// The field in words that set_field() reads back; empty: nothing is said. REQUIRES: a correctable field
std::string field_text(const Claim& claim, std::string_view field);

// kInvalidArgument says what would be right.
Status set_field(Claim& claim, std::string_view field, std::string_view text);

// The claim as it was read from the text.
Claim as_found(Claim claim);

// The claim with the judgements on it: first those on its fields, then merged names of its subject and party.
// REQUIRES: `found` has no corrections
Claim corrected(Claim found, const Judged& judged);

}  // namespace claimgraph::relate

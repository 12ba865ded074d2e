// Text -> claims: which recognised amounts and dates, and which words of closed sets, answer which question,
// who says so, for when, said when.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"

namespace claimgraph::extract {

class Lexicon;

// The rule set that made a claim; changes whenever the same text may give other claims.
inline constexpr std::string_view kExtractorVersion = "7";

// The claims of one source, ids set: figures and dates in order of position, then answers in words in order
// of position. Deterministic; keeps no state between sources.
std::vector<Claim> extract(const Source& source, const Lexicon& lexicon);
std::vector<Claim> extract(const Source& source);  // with the built-in lexicon

}  // namespace claimgraph::extract

// What an agency puts before a report: "LONDON, May 16 (Reuters) -".
#pragma once

#include <cstdint>

#include "core/extract/document.h"

namespace claimgraph::extract {

// The token behind the dash that closes the dateline of a sentence; its first token where it has none.
std::uint32_t behind_dateline(const Document& document, const Sentence& sentence);

}  // namespace claimgraph::extract

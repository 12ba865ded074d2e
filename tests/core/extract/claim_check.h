// What holds of the claims of any text, well written or not: for tests of made-up texts and for the fuzzer of
// extraction.
#pragma once

#include <span>
#include <string>

#include "core/model/claim.h"
#include "core/model/source.h"

namespace claimgraph::extract {

// What is wrong with the first claim that something is wrong with; empty if nothing is. A claim has a
// question, evidence inside of the text and its number inside of the evidence, an id of its own; and its
// evidence, read again on its own, gives its value at the number (RELATIONS.md 1 and 6).
std::string wrong_with(const Source& source, std::span<const Claim> claims);

}  // namespace claimgraph::extract

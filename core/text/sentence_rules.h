// Where a sentence ends by the rules of Unicode (UAX #29), before any language has a say: what ICU's sentence
// iterator finds, many times as fast. A test holds them against each other.
#pragma once

#include <cstddef>
#include <string_view>

namespace claimgraph::text {

// The end of the sentence that starts at `start`, spaces and line break behind it included.
// REQUIRES: valid UTF-8, start < text.size(), between code points
std::size_t sentence_end(std::string_view text, std::size_t start);

}  // namespace claimgraph::text

// Sentences of a text: ICU's rules, our abbreviations, and every line break (headings and list items end
// there).
#pragma once

#include <string_view>
#include <vector>

#include "core/model/span.h"

namespace claimgraph::text {

inline constexpr std::size_t kMaxSentenceBytes = 64 * 1024;  // a longer one is cut at a space

// In order, trimmed of space, never empty. REQUIRES: valid UTF-8
std::vector<ByteSpan> sentences(std::string_view text, std::string_view lang);

}  // namespace claimgraph::text

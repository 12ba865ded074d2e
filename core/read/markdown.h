// Markdown with YAML front matter: the lines between a first line "---" and the next "---" or "...".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/model/result.h"
#include "core/read/document.h"

namespace claimgraph::read {

inline constexpr std::size_t kMaxFrontMatterBytes = std::size_t{64} << 10;

bool has_front_matter(std::string_view text);

// The fields, the rest of the document as its text. Without front matter all of it is text.
// kInvalidArgument with the line, also for anchors, aliases, nested maps and keys that stand twice; kLimit if
// too long. REQUIRES: valid UTF-8
Result<Fields> read_markdown(const std::string& where, std::string_view text);

}  // namespace claimgraph::read

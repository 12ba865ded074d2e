// Which of the languages with tables a text is written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph::text {

// A BCP 47 primary subtag; nothing if it is too short or too mixed to tell. REQUIRES: valid UTF-8
std::optional<std::string> detect_language(std::string_view text);

}  // namespace claimgraph::text

// Which of the languages with tables a text is written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::text {

// A BCP 47 primary subtag; nothing if it is too short or too mixed to tell. REQUIRES: valid UTF-8
std::optional<std::string> detect_language(std::string_view text);

// The languages with tables, in a fixed order.
std::vector<std::string> languages();

}  // namespace claimgraph::text

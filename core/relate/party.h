// Who answers for two claims: one party, perhaps one party, or two (RELATIONS.md 1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph::relate {

// Parties of a joint statement are named in one string: "Norda Air; Gewerk".
inline constexpr std::string_view kJointParties = "; ";

enum class Tie : std::uint8_t {
  kSame,   // both named, and one party is in both
  kOpen,   // at least one is unattributed: compatible with every party
  kOther,  // two named parties
};

Tie tie(const std::optional<std::string>& a, const std::optional<std::string>& b);

}  // namespace claimgraph::relate

// The two records of the table of meta data, and the limits of what is stored.
#pragma once

#include <cstddef>
#include <string_view>

namespace claimgraph::storage {

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kTotalsKey = "totals";
inline constexpr std::size_t kMaxClaimsPerSource = 100'000;

}  // namespace claimgraph::storage

// Dates as pages, feeds and crawlers write them; broader than the border's own form, never guessing.
#pragma once

#include <optional>
#include <string_view>

#include "core/model/day.h"

namespace claimgraph::read {

// ISO 8601 with or without colons and fractions ("2025-01-24T18:30:00.000+0100", "20250124"), RFC 822 and 850
// ("Fri, 24 Jan 2025 18:30:00 GMT"). Nothing if it is none of them or does not exist; "01/02/2025" is two
// days.
std::optional<Timestamp> parse_written_date(std::string_view text);

}  // namespace claimgraph::read

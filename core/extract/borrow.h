// The unit and scale that a bare number takes from its neighbour: in "from 384 to 401 million euros" the 384
// are millions of euros, in "the 9.4 of the 31.6 kilometres" the 9.4 are kilometres.
#pragma once

#include <optional>
#include <string_view>

#include "core/recognize/recognizer.h"

namespace claimgraph::extract {

// `number` with the unit of `donor`, and with its scale word where the bare number is of the size of the
// donor's written digits. `donor_surface` is the donor as written. Nothing if that overflows.
std::optional<recognize::Amount> borrow_unit(const recognize::Amount& number, const recognize::Amount& donor,
                                             std::string_view donor_surface);

// The power of ten that a scale word adds to the written digits: 9 for "6,9 Milliarden" = 6.9e9, 0 for
// "1.000".
int scale_of(const Decimal& value, std::string_view surface);

}  // namespace claimgraph::extract

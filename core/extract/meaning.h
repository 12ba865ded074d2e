// What a figure is meant as where it is written as something else: a year that counts, a share in words, a
// letter for a million, points for percentage points.
#pragma once

#include "core/extract/binding.h"
#include "core/extract/choice.h"
#include "core/extract/document.h"

namespace claimgraph::extract {

// "1800 jobs": four digits before what they count are no year; but "in 2024 employees ...".
void read_year_as_count(const Document& document, Binding& binding);

// "almost half its length" is a percentage, "passengers rose to 4.4m" are millions, "33.8 percent, up 3.1
// points" are percentage points.
void read_as_meant(const Document& document, const Chooser& chooser, Binding& binding);

// "nine days of strike": days of which there are so many, where the attribute counts them. The attribute is
// set.
void read_days_as_count(const Document& document, Binding& binding);

}  // namespace claimgraph::extract

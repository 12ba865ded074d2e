// The command `recognize`: JSON Lines with texts in, JSON Lines with what was recognised out. No database.
//
//   {"id":"1","text":"It cost $3bn.","lang":"en","reference_date":"2025-01-24"}
//   {"id":"1","found":[{"start":8,"end":12,"kind":"money","surface":"$3bn","value":"3000000000","unit":"USD"},
//   ...]}
//
// Offsets are code points. `to` is inclusive. `reference_date` (default 1970-01-01), `reference_time` and
// `kind` are optional.
#pragma once

#include <istream>
#include <ostream>

#include "core/model/result.h"

namespace claimgraph::cli {

// Answers line by line, in order. kInvalidArgument with the number of the first line that is no such object
// or not UTF-8.
Status recognize_lines(std::istream& in, std::ostream& out);

}  // namespace claimgraph::cli

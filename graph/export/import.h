// Reads JSON Lines of sources, claims, edges and judgements: the canonical export, or what a person or
// another extractor wrote in its documented fields (record.h).
//
// Nothing is believed: ids must follow from what they name, offsets must lie in the text, quotes must stand
// there. A label may stand for an id ("source":"s1"); the id is then made. Edges are derived and are only
// counted. One bad line does not stop the rest; a claim whose source is refused is refused with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/claim.h"
#include "core/model/judgement.h"
#include "core/model/source.h"

namespace claimgraph::graph {

struct ImportedSource {
  Source source;
  std::vector<Claim> claims;  // by position
};

struct ImportProblem {
  std::size_t line = 0;  // from 1
  std::string message;   // "mentions[0].quote: ..."
};

struct Import {
  std::vector<ImportedSource> sources;  // by id
  std::vector<Judgement> judgements;
  std::vector<ImportProblem> problems;  // by line
  std::size_t edges = 0;                // lines of them
};

// Never fails as a whole: an empty text is an empty import.
Import read_jsonl(std::string_view bytes);

}  // namespace claimgraph::graph

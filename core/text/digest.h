// SHA-256, cut to 128 bits: the ids of sources, claims and judgements. Documents are untrusted, so no weaker
// hash.
#pragma once

#include <string_view>

#include "core/model/id.h"
#include "core/model/judgement.h"
#include "core/model/source.h"
#include "core/model/span.h"

namespace claimgraph::text {

Bits128 digest(std::string_view bytes);

// Of the NFC-normalised text with runs of white space made one space, the url and the publication date.
SourceId source_id(const Source& source);

// Of the source, the number span (code points) and the rank among the claims of that span: better rules keep
// ids.
ClaimId claim_id(SourceId source, CodePointSpan number, std::uint32_t rank);

// Of everything that it says but its id, and the rank among equal ones: one that was taken back can be made
// again.
JudgementId judgement_id(const Judgement& judgement, std::uint32_t rank);

}  // namespace claimgraph::text

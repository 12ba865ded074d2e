#include "cli/render/cite.h"

#include "graph/describe.h"

namespace claimgraph::cli {

std::string headline(const ResolvedClaim& claim) {
  return graph::describe_answer(claim.claim) + " \u2014 " + graph::describe_question(claim);
}

std::string provenance(const ResolvedClaim& claim, const Source& source) {
  std::string text = "said " + to_text(claim.resolution.said_on);
  if (claim.claim.party) text += " by " + *claim.claim.party;
  text += "; in \"" + source.title + '"';
  for (const std::string& part : {source.publisher, source.lang, to_text(source.published.day)}) {
    if (!part.empty()) text += ", " + part;
  }
  return text;
}

}  // namespace claimgraph::cli

#include "cli/focus.h"

#include <algorithm>

#include "cli/common.h"
#include "graph/describe.h"

namespace claimgraph::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool same_topic(const ResolvedClaim& a, const ResolvedClaim& b) {
  return a.claim.topic.subject == b.claim.topic.subject &&
         a.claim.topic.attribute == b.claim.topic.attribute &&
         a.claim.topic.dimension == b.claim.topic.dimension;
}

}  // namespace

Result<ResolvedClaim> focus_of(const storage::Snapshot& snapshot, const std::vector<std::string>& words,
                               const graph::Filter& filter, Session& session) {
  const std::string query = joined(words);
  auto meant = graph::resolve_query(snapshot, query);
  if (!meant) return meant.error();
  std::erase_if(*meant, [&](const ResolvedClaim& claim) { return !graph::matches(claim, filter); });
  if (meant->empty())
    return Error{ErrorCode::kNotFound, "none of the claims that match \"" + query + "\" is about that time"};
  std::vector<std::string> others;
  for (const ResolvedClaim& claim : *meant) {
    const std::string question = graph::describe_question(claim);
    if (!same_topic(claim, meant->front()) && others.size() < graph::kMaxCandidates &&
        std::ranges::find(others, question) == others.end()) {
      others.push_back(question);
    }
  }
  for (const std::string& other : others) say(session, '"' + query + "\" also fits: " + other);
  return std::move(meant->front());
}

}  // namespace claimgraph::cli

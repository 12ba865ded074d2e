#include "core/relate/party.h"

namespace claimgraph::relate {
namespace {

std::string_view take_party(std::string_view& rest) {
  const auto end = rest.find(kJointParties);
  const auto first = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + kJointParties.size());
  return first;
}

bool names(std::string_view parties, std::string_view wanted) {
  while (!parties.empty()) {
    if (take_party(parties) == wanted) return true;
  }
  return false;
}

bool share_party(std::string_view a, std::string_view b) {
  while (!a.empty()) {
    if (names(b, take_party(a))) return true;
  }
  return false;
}

}  // namespace

Tie tie(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b) return Tie::kOpen;
  return *a == *b || share_party(*a, *b) ? Tie::kSame : Tie::kOther;
}

}  // namespace claimgraph::relate

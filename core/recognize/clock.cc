// Times of day.
#include "core/recognize/actions.h"

namespace claimgraph::recognize {

std::span<const NamedAction> clock_actions() { return {}; }

}  // namespace claimgraph::recognize

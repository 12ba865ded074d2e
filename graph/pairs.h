// Every related pair of the database: what the stored chains and group edges stand for (RELATIONS.md 5).
#pragma once

#include <cstdint>
#include <functional>

#include "core/model/edge.h"
#include "core/model/result.h"
#include "core/relate/relate.h"
#include "graph/query.h"
#include "storage/store.h"

namespace claimgraph::graph {

enum class PairsFrom : std::uint8_t {
  kStoredEdges,  // read back from what is stored: no value is compared
  kRules,        // judged again: with other rates or rules than the database was made with
};

// Topic by topic in the order of topics(), each by (from, to), without proofs. A pair is given if one of its
// claims passes the filter; what needs the source (lang, text) is not looked at. One topic is in memory at a
// time. Stops at the first error of the visitor, and returns it.
Status for_each_pair(const storage::Snapshot& snapshot, const relate::Context& context, const Filter& filter,
                     PairsFrom from, const std::function<Status(const Edge&)>& visit);

}  // namespace claimgraph::graph

// Every related pair of the database: what the stored chains and group edges stand for (RELATIONS.md 5).
#pragma once

#include <functional>

#include "core/model/edge.h"
#include "core/model/result.h"
#include "core/relate/relate.h"
#include "graph/query.h"
#include "storage/store.h"

namespace claimgraph::graph {

// Topic by topic in the order of topics(), each by (from, to). A pair is given if one of its claims passes the filter;
// what needs the source (lang, text) is not looked at. One topic is in memory at a time. Stops at the first error of
// the visitor, and returns it.
Status for_each_pair(const storage::Snapshot& snapshot, const relate::Context& context, const Filter& filter,
                     const std::function<Status(const Edge&)>& visit);

}  // namespace claimgraph::graph

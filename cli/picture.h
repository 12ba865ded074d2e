// The graph of the claims that pass a filter: phases as clusters along an axis of days, relations as arrows.
// DOT is its text; a picture of it is drawn by Graphviz in a process of its own (decisions/0021).
#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"
#include "core/model/result.h"
#include "storage/store.h"

namespace claimgraph::cli {

// kInvalidArgument if an option of the filter cannot be read.
Result<std::string> dot_of(const storage::Snapshot& snapshot, const Options& options);

// As `format` of Graphviz: "svg", "png", "pdf". kNotFound without Graphviz, kIo if it fails.
Result<std::string> picture_of(const storage::Snapshot& snapshot, const Options& options,
                               const Session& session, std::string_view format);

}  // namespace claimgraph::cli

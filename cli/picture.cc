#include "cli/picture.h"

#include <filesystem>
#include <sstream>

#include "cli/common.h"
#include "graph/export/drawing.h"
#include "graph/export/process.h"

namespace claimgraph::cli {
namespace {

// Graphviz 2.43 cannot route curves around some labels ("triangulation failed") and gives up; straight lines
// always work.
Result<std::string> draw(const std::filesystem::path& graphviz, const std::string& format,
                         const std::string& dot) {
  auto curved = graph::run_program(graphviz, {format}, dot);
  if (curved || curved.error().code != ErrorCode::kIo) return curved;
  return graph::run_program(graphviz, {format, "-Gsplines=line"}, dot);
}

}  // namespace

Result<std::string> dot_of(const storage::Snapshot& snapshot, const Options& options) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto drawing = graph::draw(snapshot, *filter);
  if (!drawing) return drawing.error();
  std::ostringstream out;
  graph::write_dot(*drawing, out);
  return out.str();
}

Result<std::string> picture_of(const storage::Snapshot& snapshot, const Options& options,
                               const Session& session, std::string_view format) {
  if (session.graphviz.empty()) {
    return Error{ErrorCode::kNotFound,
                 "there is no program \"dot\" on PATH; install graphviz, or export dot"};
  }
  const auto dot = dot_of(snapshot, options);
  if (!dot) return dot.error();
  return draw(session.graphviz, "-T" + std::string(format), *dot);
}

}  // namespace claimgraph::cli

// The command line -> the command that is meant and what it was given. The only place that knows CLI11.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace claimgraph::cli {

struct Invocation {
  const Command* command = nullptr;
  Options options;
  std::string database;  // --db; empty if it was not given
};

// What to run. Where there is nothing to run: the exit code, after the help, the version (to out) or what is
// wrong with the command line (to err) was printed.
struct Parsed {
  std::optional<Invocation> invocation;
  int exit_code = 0;
};

Parsed parse_arguments(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace claimgraph::cli

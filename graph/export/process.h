// Runs a program on one input and collects its output, within limits. No shell, no environment of ours.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"

namespace claimgraph::graph {

struct Limits {
  std::chrono::milliseconds wall{60'000};
  std::size_t memory_bytes = std::size_t{2} << 30;
  std::size_t output_bytes = std::size_t{256} << 20;
};

// The program's standard output. kNotFound if there is no such program, kLimit if a limit stopped it, kIo if
// it failed: the message holds the first line that it wrote to standard error. Thread safety: may be called
// concurrently.
Result<std::string> run_program(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments, std::string_view input,
                                const Limits& limits = {});

}  // namespace claimgraph::graph

// Other programs, within limits: one input and its output, or questions and answers for as long as they are
// needed. No shell, no environment of ours, no descriptor but their own three, no writing of files.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"

namespace claimgraph::graph {

struct Limits {
  std::chrono::milliseconds wall{60'000};  // of a whole run, or of one question
  std::chrono::seconds cpu{61};            // of the process
  std::size_t memory_bytes = std::size_t{2} << 30;
  std::size_t output_bytes = std::size_t{256} << 20;
  const std::atomic<bool>* stop = nullptr;  // borrowed; another thread sets it to end everything soon
};

// The program's standard output. kNotFound if there is no such program, kLimit if a limit stopped it, kIo if
// it failed: the message holds the first line that it wrote to standard error. Thread safety: may be called
// concurrently.
Result<std::string> run_program(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments, std::string_view input,
                                const Limits& limits = {});

// A program that answers one question after the other. Ends with this object, however busy it is.
//
// Thread safety: external synchronization; different objects are independent.
class Conversation {
 public:
  explicit Conversation(const Limits& limits);
  Conversation(Conversation&&) noexcept;
  Conversation& operator=(Conversation&&) noexcept;
  ~Conversation();

  Status start(const std::filesystem::path& program, const std::vector<std::string>& arguments);

  // Writes the question, and collects an answer: its length in 8 bytes, little-endian, then as many bytes,
  // which are returned. Errors as run_program(); after one the program has ended and answers no more.
  Result<std::string> ask(std::string_view question);

 private:
  std::unique_ptr<class Child> child_;
};

}  // namespace claimgraph::graph

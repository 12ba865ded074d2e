// Child processes for the tests of faults: started with their output in a pipe, killed, waited for.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace claimgraph::faults {

enum class Noise : std::uint8_t { kShown, kHidden };  // what it prints to standard error

class Child {
 public:
  // The program first, with its path; `environment` in addition to ours: "NAME=value".
  explicit Child(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {},
                 Noise noise = Noise::kShown);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  void kill();  // SIGKILL
  // To its standard input. False if it does not read any more.
  bool say(const std::string& line);
  // The next line that it prints, without the end; nothing once it has ended.
  std::optional<std::string> read_line();
  // Waits until it has printed so many lines, or ended.
  void await_lines(int lines);
  // Everything it printed, once it ended. The status is waitpid's.
  std::string read_to_end();
  int wait();

 private:
  bool read_some();

  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  std::string text_;
};

}  // namespace claimgraph::faults

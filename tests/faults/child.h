// Child processes for the tests of faults: started with their output in a pipe, killed, waited for.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <sys/types.h>

namespace claimgraph::faults {

class Child {
 public:
  explicit Child(const std::vector<std::string>& arguments);  // the program first, with its path
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  void kill();  // SIGKILL
  // Waits until it has printed so many lines, or ended.
  void await_lines(int lines);
  // Everything it printed, once it ended. The status is waitpid's.
  std::string read_to_end();
  int wait();

 private:
  bool read_some();

  pid_t pid_ = -1;
  int out_ = -1;
  std::string text_;
};

}  // namespace claimgraph::faults

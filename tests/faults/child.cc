#include "child.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace claimgraph::faults {
namespace {

// Ended by a null pointer.
std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (const std::string& text : texts) list.push_back(const_cast<char*>(text.c_str()));
  list.push_back(nullptr);
  return list;
}

}  // namespace

Child::Child(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
             Noise noise) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0)
    throw std::runtime_error("pipe");
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  if (noise == Noise::kHidden) {
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  std::vector<char*> argv = pointers(arguments);
  std::vector<char*> variables = pointers(environment);
  for (char** variable = environ; *variable != nullptr; ++variable)
    variables.insert(variables.end() - 1, *variable);
  const int failed = ::posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), variables.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(in[0]);
  ::close(out[1]);
  in_ = in[1];
  out_ = out[0];
  if (failed != 0) throw std::runtime_error("cannot start " + arguments.front());
}

Child::~Child() {
  for (const int file : {in_, out_}) {
    if (file >= 0) ::close(file);
  }
  if (pid_ > 0) {
    kill();
    wait();
  }
}

void Child::kill() {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

bool Child::read_some() {
  std::array<char, 4096> buffer{};
  const ssize_t size = ::read(out_, buffer.data(), buffer.size());
  if (size > 0) text_.append(buffer.data(), static_cast<std::size_t>(size));
  return size > 0;
}

bool Child::say(const std::string& line) {
  const std::string text = line + "\n";
  return ::write(in_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

std::optional<std::string> Child::read_line() {
  while (text_.find('\n') == std::string::npos) {
    if (!read_some()) return std::nullopt;
  }
  const auto end = text_.find('\n');
  std::string line = text_.substr(0, end);
  text_.erase(0, end + 1);
  return line;
}

void Child::await_lines(int lines) {
  while (std::ranges::count(text_, '\n') < lines && read_some()) {
  }
}

std::string Child::read_to_end() {
  while (read_some()) {
  }
  return text_;
}

int Child::wait() {
  int status = 0;
  if (pid_ > 0) ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return status;
}

}  // namespace claimgraph::faults

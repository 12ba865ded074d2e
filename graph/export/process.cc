#include "graph/export/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace claimgraph::graph {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxMessage = 4096;
constexpr int kPatienceMs = 100;  // between looks at whether to stop

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  void reset(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

struct Channel {
  Descriptor ours, theirs;
};

Error failed(const std::string& what) { return {ErrorCode::kIo, what + ": " + std::strerror(errno)}; }

// Sockets, not pipes: writing to a program that has gone must not raise SIGPIPE in ours.
bool open_channel(Channel& channel) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  channel.ours.reset(ends[0]);
  channel.theirs.reset(ends[1]);
  return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

}  // namespace

class Child {
 public:
  explicit Child(const Limits& limits) : limits_(limits) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { stop(); }

  Status start(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
    if (!open_channel(in_) || !open_channel(out_) || !open_channel(error_)) return failed("socketpair");
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    if (const int code = spawn(words); code != 0) {
      const auto kind = code == ENOENT || code == EACCES ? ErrorCode::kNotFound : ErrorCode::kIo;
      return Error{kind, program.string() + ": cannot be run: " + std::strerror(code)};
    }
    confine();
    for (Channel* channel : {&in_, &out_, &error_}) channel->theirs.close();
    return ok();
  }

  // Feeds and drains until the program has closed its output.
  Status run(std::string_view input) {
    input_ = input;
    deadline_ = Clock::now() + limits_.wall;
    while (out_.ours.get() >= 0 || error_.ours.get() >= 0) {
      if (input_.empty()) in_.ours.close();
      if (const Status s = exchange(); !s) return s;
    }
    return ok();
  }

  // The same until the answer is whole. Nothing if the program closed its output before.
  Result<std::optional<std::string>> ask(std::string_view question) {
    input_ = question;
    deadline_ = Clock::now() + limits_.wall;
    output_.clear();
    while (out_.ours.get() >= 0) {
      if (const Status s = exchange(); !s) return s.error();
      if (answer_size() > limits_.output_bytes) return Error{ErrorCode::kLimit, "the output is too large"};
      if (output_.size() >= kPrefix && output_.size() - kPrefix >= answer_size()) {
        return std::optional(output_.substr(kPrefix, answer_size()));
      }
    }
    while (error_.ours.get() >= 0) {
      if (const Status s = exchange(); !s) return s.error();
    }
    return std::optional<std::string>{};
  }

  // How it ended. Nothing if by itself and well.
  std::optional<Error> finish() {
    int state = 0;
    while (waitpid(pid_, &state, WNOHANG) == 0) {
      if (Clock::now() > deadline_) return Error{ErrorCode::kLimit, "stopped after " + seconds() + " s"};
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    pid_ = -1;
    if (WIFEXITED(state) && WEXITSTATUS(state) == 0) return std::nullopt;
    if (WIFSIGNALED(state) && WTERMSIG(state) == SIGSYS) {
      return Error{ErrorCode::kLimit,
                   "stopped: it asked the system for more than it may (signal 31, SIGSYS)"};
    }
    if (WIFSIGNALED(state)) {
      return Error{ErrorCode::kLimit, "stopped by signal " + std::to_string(WTERMSIG(state)) + first_line()};
    }
    return Error{ErrorCode::kIo, "exit code " + std::to_string(WEXITSTATUS(state)) + first_line()};
  }

  std::string take_output() { return std::move(output_); }

 private:
  static constexpr std::size_t kPrefix = 8;

  // Whatever can be written and read now.
  Status exchange() {
    const int to = input_.empty() ? -1 : in_.ours.get();
    std::array<pollfd, 3> watched = {pollfd{to, POLLOUT, 0}, pollfd{out_.ours.get(), POLLIN, 0},
                                     pollfd{error_.ours.get(), POLLIN, 0}};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
    if (limits_.stop != nullptr && *limits_.stop) return Error{ErrorCode::kLimit, "stopped"};
    if (left <= 0) return Error{ErrorCode::kLimit, "stopped after " + seconds() + " s"};
    if (poll(watched.data(), watched.size(), static_cast<int>(std::min<long long>(left, kPatienceMs))) < 0 &&
        errno != EINTR) {
      return failed("poll");
    }
    if (watched[0].revents != 0) feed();
    if (watched[1].revents != 0) drain(out_.ours, output_, limits_.output_bytes + kPrefix);
    if (watched[2].revents != 0) drain(error_.ours, message_, kMaxMessage);
    if (output_.size() >= limits_.output_bytes) return Error{ErrorCode::kLimit, "the output is too large"};
    return ok();
  }

  // As the answer says; 0 until it does.
  std::uint64_t answer_size() const {
    if (output_.size() < kPrefix) return 0;
    std::uint64_t size = 0;
    for (std::size_t i = kPrefix; i-- > 0;) size = size << 8 | static_cast<unsigned char>(output_[i]);
    return size;
  }

  int spawn(std::vector<std::string>& words) {
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::string path = "PATH=/usr/local/bin:/usr/bin:/bin";
    std::string locale = "LC_ALL=C.UTF-8";
    std::array<char*, 3> environment = {path.data(), locale.data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in_.theirs.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out_.theirs.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, error_.theirs.get(), STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    const int code = posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) pid_ = -1;
    return code;
  }

  // Before the first byte of input is written: the program still waits for it.
  void confine() const {
    const auto cpu = static_cast<rlim_t>(limits_.cpu.count());
    const rlimit time{cpu, cpu};
    const rlimit memory{limits_.memory_bytes, limits_.memory_bytes};
    const rlimit none{0, 0};
    prlimit(pid_, RLIMIT_CPU, &time, nullptr);
    prlimit(pid_, RLIMIT_AS, &memory, nullptr);
    prlimit(pid_, RLIMIT_CORE, &none, nullptr);
    prlimit(pid_, RLIMIT_FSIZE, &none, nullptr);
  }

  void feed() {
    const ssize_t sent = send(in_.ours.get(), input_.data(), input_.size(), MSG_NOSIGNAL);
    if (sent > 0) input_.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 && errno != EAGAIN && errno != EINTR) input_ = {};  // it reads no further; its exit says why
  }

  static void drain(Descriptor& from, std::string& into, std::size_t limit) {
    std::array<char, 65536> buffer{};
    const ssize_t count = read(from.get(), buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return from.close();
    if (count > 0) into.append(buffer.data(), std::min(static_cast<std::size_t>(count), limit - into.size()));
  }

  std::string first_line() const {
    const std::string line = message_.substr(0, message_.find('\n'));
    return line.empty() ? "" : ": " + line;
  }

  std::string seconds() const { return std::to_string(limits_.wall.count() / 1000); }

  void stop() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

  std::string_view input_;  // what is still to be written
  Limits limits_;
  Clock::time_point deadline_;
  Channel in_, out_, error_;
  pid_t pid_ = -1;
  std::string output_, message_;
};

namespace {

Error named(const std::filesystem::path& program, const Error& error) {
  return {error.code, program.filename().string() + ": " + error.message};
}

}  // namespace

Result<std::string> run_program(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments, std::string_view input,
                                const Limits& limits) {
  Child child(limits);
  if (const Status started = child.start(program, arguments); !started) return started.error();
  if (const Status said = child.run(input); !said) return named(program, said.error());
  if (const auto error = child.finish()) return named(program, *error);
  return child.take_output();
}

Conversation::Conversation(const Limits& limits) : child_(std::make_unique<Child>(limits)) {}
Conversation::Conversation(Conversation&&) noexcept = default;
Conversation& Conversation::operator=(Conversation&&) noexcept = default;
Conversation::~Conversation() = default;

Status Conversation::start(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
  return child_->start(program, arguments);
}

Result<std::string> Conversation::ask(std::string_view question) {
  auto answer = child_->ask(question);
  if (!answer) return answer.error();
  if (*answer) return **std::move(answer);
  if (const auto error = child_->finish()) return *error;
  return Error{ErrorCode::kIo, "it ended without an answer"};
}

}  // namespace claimgraph::graph

// The program: the environment, the terminal and the exit code. All work is in commands/.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/output.h"
#include "cli/reader_process.h"
#include "graph/export/escape.h"
#include "storage/guard.h"

namespace {

using claimgraph::ErrorCode;
using claimgraph::cli::Session;

constexpr std::size_t kUsualWidth = 100;
constexpr std::size_t kLeastWidth = 40;
constexpr const char* kThisProgram = "/proc/self/exe";

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::filesystem::path database_directory(const std::string& given) {
  if (!given.empty()) return given;
  const std::string from_environment = environment("CLAIMGRAPH_DB");
  return from_environment.empty() ? "claims.db" : from_environment;
}

// The first executable file of that name on PATH.
std::filesystem::path find_program(std::string_view name) {
  std::string path = environment("PATH");
  for (std::size_t start = 0; start < path.size();) {
    const std::size_t end = std::min(path.find(':', start), path.size());
    const std::filesystem::path candidate = std::filesystem::path{path.substr(start, end - start)} / name;
    if (candidate.is_absolute() && access(candidate.c_str(), X_OK) == 0) return candidate;
    start = end + 1;
  }
  return {};
}

std::size_t terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return kUsualWidth;
  }
  return std::max<std::size_t>(size.ws_col, kLeastWidth);
}

std::int64_t now_ms() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count();
}

int report(const claimgraph::Error& error) {
  std::cerr << "claimgraph: " << claimgraph::graph::terminal_text(error.message) << '\n';
  return claimgraph::cli::exit_code(error.code);
}

// A reader that has seen enough (`| head`) is no failure of ours.
int close_output(std::ostream& out, const claimgraph::cli::OutputBuffer& buffer, int code) {
  out.flush();
  if (buffer.error() == 0 || buffer.error() == EPIPE) return code;
  return report({ErrorCode::kIo, std::string{"standard output: "} + std::strerror(buffer.error())});
}

int run(const std::vector<std::string>& arguments) {
  claimgraph::cli::OutputBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  const auto parsed = claimgraph::cli::parse_arguments(arguments, out, std::cerr);
  if (!parsed.invocation) return close_output(out, buffer, parsed.exit_code);
  Session session{std::cin, out, std::cerr};
  session.database = database_directory(parsed.invocation->database);
  session.width = terminal_width();
  session.author = environment("CLAIMGRAPH_AUTHOR");
  if (session.author.empty()) session.author = environment("USER");
  session.progress = isatty(STDERR_FILENO) != 0;
  session.graphviz = find_program("dot");
  session.program = kThisProgram;
  session.processors = std::max(1u, std::thread::hardware_concurrency());
  session.now_ms = now_ms;
  const auto done = parsed.invocation->command->run(parsed.invocation->options, session);
  out.flush();
  return close_output(out, buffer, done ? *done : report(done.error()));
}

}  // namespace

int main(int argc, char** argv) try {
  claimgraph::storage::guard_process();
  std::ios::sync_with_stdio(false);
  if (argc == 2 && argv[1] == claimgraph::cli::kReaderProcess) {
    claimgraph::cli::DocumentReader reader;
    return claimgraph::cli::serve_documents([&](const auto& question) { return reader.read(question); });
  }
  return run({argv + 1, argv + argc});
} catch (const std::bad_alloc&) {
  std::cerr << "claimgraph: out of memory\n";
  return claimgraph::cli::exit_code(ErrorCode::kLimit);
} catch (const std::exception& error) {  // nothing below main() lets one out on purpose
  std::cerr << "claimgraph: internal error: " << claimgraph::graph::terminal_text(error.what()) << '\n';
  return claimgraph::cli::kSomeRefused;
}

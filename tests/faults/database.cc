#include "database.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"
#include "storage/store.h"

namespace claimgraph::faults {
namespace fs = std::filesystem;

fs::path scratch(const std::string& name) {
  std::error_code code;
  const fs::path memory = "/dev/shm";
  const fs::path home = fs::is_directory(memory, code) && ::access(memory.c_str(), W_OK) == 0
                            ? memory
                            : fs::path(testing::TempDir());
  return home / ("faults-" + name + "-" + std::to_string(::getpid()));
}

Look to_look(const std::string& text) {
  const std::string first = text.substr(0, text.find(' '));
  const auto kind = first == "whole"     ? Look::Kind::kWhole
                    : first == "damaged" ? Look::Kind::kDamaged
                    : first == "refused" ? Look::Kind::kRefused
                                         : Look::Kind::kCrashed;
  return {kind, text};
}

std::set<std::uint64_t> numbers_in(const Look& look) {
  std::set<std::uint64_t> numbers;
  constexpr std::string_view kNumbers = "; numbers";
  const std::size_t from = look.text.find(kNumbers) + kNumbers.size();
  std::istringstream runs(look.text.substr(from, look.text.find(';', from) - from));
  for (std::string run; runs >> run;) {
    const std::uint64_t last = std::stoull(run.substr(run.find('-') + 1));  // npos + 1: all of it
    for (std::uint64_t number = std::stoull(run); number <= last; ++number) numbers.insert(number);
  }
  return numbers;
}

Look Looker::look(const fs::path& directory, const std::string& mode) {
  if (!reader_) reader_ = std::make_unique<Child>(std::vector<std::string>{FAULTS_READER});
  std::optional<std::string> line;
  if (reader_->say(mode + " " + directory.string())) line = reader_->read_line();
  if (line) return to_look(*line);
  const int status = reader_->wait();
  reader_.reset();
  return {Look::Kind::kCrashed, "status " + std::to_string(status)};
}

Database::Database(const std::string& name) : path_(scratch(name)) {
  fs::remove_all(path_);
  const Status s = storage::Store::create(path_);
  if (!s) throw std::runtime_error(s.error().message);
}

Database::Database(const Database& other, const std::string& name) : path_(scratch(name)) {
  fs::remove_all(path_);
  fs::copy(other.path_, path_, fs::copy_options::recursive);
}

Database::~Database() {
  std::error_code code;
  fs::remove_all(path_, code);
}

bool Database::fill(std::uint64_t first, std::uint64_t last) const {
  Child writer(writer_arguments(*this, first, last, "none"));
  writer.read_to_end();
  return writer.wait() == 0;
}

Look Database::look(const std::string& mode) const {
  Child reader({FAULTS_READER, path_.string(), mode});
  const std::string text = reader.read_to_end();
  const int status = reader.wait();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return {Look::Kind::kCrashed, "status " + std::to_string(status)};
  return to_look(text);
}

std::vector<fs::path> Database::files() const {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path_)) {
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), path_));
  }
  std::ranges::sort(files);
  return files;
}

fs::path Database::live_log() const {
  fs::path last;
  for (const fs::path& file : files()) {
    if (file.extension() == ".log") last = std::max(last, file);
  }
  return path_ / last;
}

std::vector<std::string> writer_arguments(const Database& database, std::uint64_t first, std::uint64_t last,
                                          const std::string& fault) {
  return {FAULTS_WRITER, database.path().string(), std::to_string(first), std::to_string(last), fault};
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace claimgraph::faults

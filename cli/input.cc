#include "cli/input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <istream>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;

Error too_large(const std::string& name, std::size_t max_bytes) {
  return {ErrorCode::kLimit, name + ": larger than " + std::to_string(max_bytes >> 20) + " MiB; split it"};
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

Error cannot_open(const std::string& name, int code) {
  switch (code) {
    case ENOENT:
      return {ErrorCode::kNotFound, name + ": no such file"};
    case ELOOP:
      return {ErrorCode::kInvalidArgument, name + ": a symbolic link; name the file itself"};
    case EACCES:
      return {ErrorCode::kInvalidArgument, name + ": no permission to read it"};
    case ENXIO:
      return {ErrorCode::kInvalidArgument, name + ": no regular file"};
    default:
      return {ErrorCode::kIo, name + ": " + std::strerror(code)};
  }
}

Result<std::size_t> size_of(int fd, const std::string& name) {
  struct stat info {};
  if (fstat(fd, &info) != 0) return cannot_open(name, errno);
  if (S_ISDIR(info.st_mode))
    return Error{ErrorCode::kInvalidArgument, name + ": a directory; a file would be right"};
  if (!S_ISREG(info.st_mode)) {
    return Error{ErrorCode::kInvalidArgument,
                 name + ": a pipe or device, no regular file; \"-\" reads from standard input"};
  }
  return static_cast<std::size_t>(info.st_size);
}

// To the end, wherever that is by then: a file may grow between fstat and read.
Result<std::string> read_all(int fd, const std::string& name, std::size_t expected, std::size_t max_bytes) {
  std::string bytes;
  bytes.reserve(std::min(expected, max_bytes) + 1);
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_open(name, errno);
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > max_bytes) return too_large(name, max_bytes);
  }
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

Error unreadable(const fs::path& directory, const std::error_code& code) {
  const bool denied = code == std::errc::permission_denied;
  return {ErrorCode::kInvalidArgument,
          directory.string() + ": " + (denied ? "no permission to read the directory" : code.message())};
}

// The entries of one directory, sorted by name.
Result<std::vector<fs::path>> entries_of(const fs::path& directory) {
  std::error_code code;
  std::vector<fs::path> entries;
  for (fs::directory_iterator it(directory, code), end; !code && it != end; it.increment(code)) {
    if (!is_hidden(it->path())) entries.push_back(it->path());
  }
  if (code) return unreadable(directory, code);
  std::ranges::sort(entries);
  return entries;
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t max_bytes) {
  const std::string name = path.string();
  const Descriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return cannot_open(name, errno);
  const auto size = size_of(file.get(), name);
  if (!size) return size.error();
  if (*size > max_bytes) return too_large(name, max_bytes);
  return read_all(file.get(), name, *size, max_bytes);
}

Result<std::string> read_stream(std::istream& in, const std::string& name, std::size_t max_bytes) {
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes) return too_large(name, max_bytes);
  }
  if (in.bad()) return Error{ErrorCode::kIo, name + ": reading failed"};
  return bytes;
}

std::vector<Found> list_files(const fs::path& path, const fs::path& except) {
  std::vector<Found> found;
  std::vector<fs::path> pending = {path};  // a stack: the next one is last
  while (!pending.empty()) {
    const fs::path next = pending.back();
    pending.pop_back();
    std::error_code code;
    const auto status = fs::symlink_status(next, code);
    const bool named = found.empty() && next == path;  // what the person typed, whatever it is
    if (!fs::is_directory(status)) {
      if (named || !fs::is_symlink(status)) found.push_back({next});
      if (found.size() >= kMaxFiles) {
        found.push_back(
            {path, Error{ErrorCode::kLimit, path.string() + ": more than " + std::to_string(kMaxFiles) +
                                                " files; add parts of it"}});
        return found;
      }
      continue;
    }
    if (fs::equivalent(next, except, code)) continue;
    const auto entries = entries_of(next);
    if (entries) {
      pending.insert(pending.end(), entries->rbegin(), entries->rend());
    } else {
      found.push_back({next, entries.error()});
    }
  }
  return found;
}

}  // namespace claimgraph::cli

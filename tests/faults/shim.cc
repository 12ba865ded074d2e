// Stands between a program of the tests and the C library: records what it does to files, or lets the n-th
// call of a kind fail. Linked into the executable, whose symbols come before the library's, so RocksDB passes
// through here, too.
//
// The environment says what to do; without it every call goes straight through.
//   FAULTS_ROOT   only files below this directory are looked at
//   FAULTS_LOG    a recording is appended here; its form is recording.h
//   FAULTS_SYNC   "none": fsync and fdatasync do nothing and are not recorded (a planted failure)
//   FAULTS_FAIL   KIND:N:HOW[:sticky], KIND one of open write sync rename truncate unlink mkdir read, HOW one
//   of EIO
//                 ENOSPC EINTR short; the N-th call of the kind fails, with sticky all later ones as well
//   FAULTS_HIT    a file that is made when a call was made to fail
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recording.h"

namespace {

using claimgraph::faults::OpKind;

constexpr std::size_t kMaxFiles = 4096;

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::string_view setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

// One call at a time, so that the recording is in the order of the effects.
std::recursive_mutex& order() {
  static std::recursive_mutex mutex;
  return mutex;
}

std::array<std::atomic<std::uint32_t>, kMaxFiles> handles{};  // by descriptor; 0: not ours
std::atomic<std::uint32_t> last_handle{0};

std::uint32_t handle_of(int fd) {
  return fd >= 0 && static_cast<std::size_t>(fd) < kMaxFiles ? handles[static_cast<std::size_t>(fd)].load()
                                                             : 0;
}

bool is_ours(const char* path) {
  static const std::string root(setting("FAULTS_ROOT"));
  return !root.empty() && path != nullptr && std::string_view(path).starts_with(root);
}

class Failing {
 public:
  Failing() {
    std::string_view all = setting("FAULTS_FAIL");
    if (all.empty()) return;
    kind_ = next(all);
    nth_ = std::atoi(next(all).c_str());
    const std::string how = next(all);
    is_short_ = how == "short";
    error_ = how == "ENOSPC" ? ENOSPC : how == "EINTR" ? EINTR : EIO;
    sticky_ = next(all) == "sticky";
  }

  // Whether this call of that kind fails now.
  bool now(std::string_view kind) {
    if (kind_.empty() || kind != kind_) return false;
    const int n = ++count_;
    const bool fails = n == nth_ || (sticky_ && n > nth_);
    if (fails) hit();
    return fails;
  }
  bool is_short() const { return is_short_; }
  int error() const { return error_; }

 private:
  static std::string next(std::string_view& all) {
    const auto end = std::min(all.find(':'), all.size());
    std::string part(all.substr(0, end));
    all.remove_prefix(std::min(end + 1, all.size()));
    return part;
  }
  static void hit() {
    static auto* const open_file = real<int(const char*, int, ...)>("open");
    const std::string path(setting("FAULTS_HIT"));
    if (!path.empty()) ::close(open_file(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
  }

  std::string kind_;
  int nth_ = 0;
  int error_ = EIO;
  bool is_short_ = false;
  bool sticky_ = false;
  std::atomic<int> count_{0};
};

Failing& failing() {
  static Failing one;
  return one;
}

bool fails(std::string_view kind) {
  if (!failing().now(kind)) return false;
  errno = failing().error();
  return true;
}

bool drops_syncs() {
  static const bool drops = setting("FAULTS_SYNC") == "none";
  return drops;
}

int log_file() {
  static auto* const open_file = real<int(const char*, int, ...)>("open");
  static const int file = [] {
    const std::string path(setting("FAULTS_LOG"));
    return path.empty() ? -1 : open_file(path.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  }();
  return file;
}

void record(OpKind kind, std::uint32_t handle, std::uint64_t number, std::string_view first,
            std::string_view second = {}) {
  static auto* const write_file = real<ssize_t(int, const void*, std::size_t)>("write");
  if (log_file() < 0) return;
  const std::string bytes =
      claimgraph::faults::encode_op({kind, handle, number, std::string(first), std::string(second)});
  if (write_file(log_file(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
}

int open_any(const char* symbol, const char* path, int flags, mode_t mode) {
  auto* const open_file = real<int(const char*, int, ...)>(symbol);
  if (!is_ours(path)) return open_file(path, flags, mode);
  const std::lock_guard lock(order());
  if (fails("open")) return -1;
  const int fd = open_file(path, flags, mode);
  if (fd < 0 || static_cast<std::size_t>(fd) >= kMaxFiles) return fd;
  handles[static_cast<std::size_t>(fd)] = ++last_handle;
  record(OpKind::kOpen, last_handle, static_cast<std::uint64_t>(flags), path);
  return fd;
}

// How many bytes of a write get through: all, some, or none with errno set.
std::size_t let_through(std::size_t size) {
  if (!failing().now("write")) return size;
  if (failing().is_short() && size > 1) return size / 2;
  errno = failing().error();
  return 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_any("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_any("open64", path, flags, mode);
}

int close(int fd) {
  static auto* const close_file = real<int(int)>("close");
  if (fd >= 0 && static_cast<std::size_t>(fd) < kMaxFiles) handles[static_cast<std::size_t>(fd)] = 0;
  return close_file(fd);
}

ssize_t write(int fd, const void* data, std::size_t size) {
  static auto* const write_file = real<ssize_t(int, const void*, std::size_t)>("write");
  const std::uint32_t handle = handle_of(fd);
  if (handle == 0 && fd != STDOUT_FILENO) return write_file(fd, data, size);
  const std::lock_guard lock(order());
  if (handle == 0) {
    record(OpKind::kSay, 0, 0, {static_cast<const char*>(data), size});
    return write_file(fd, data, size);
  }
  const std::size_t allowed = let_through(size);
  if (allowed == 0 && size > 0) return -1;
  const off_t before = (fcntl(fd, F_GETFL) & O_APPEND) != 0 ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
  const ssize_t done = write_file(fd, data, allowed);
  if (done > 0) {
    record(OpKind::kWrite, handle, static_cast<std::uint64_t>(before),
           {static_cast<const char*>(data), static_cast<std::size_t>(done)});
  }
  return done;
}

ssize_t pwrite(int fd, const void* data, std::size_t size, off_t offset) {
  static auto* const write_file = real<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
  const std::uint32_t handle = handle_of(fd);
  if (handle == 0) return write_file(fd, data, size, offset);
  const std::lock_guard lock(order());
  const std::size_t allowed = let_through(size);
  if (allowed == 0 && size > 0) return -1;
  const ssize_t done = write_file(fd, data, allowed, offset);
  if (done > 0) {
    record(OpKind::kWrite, handle, static_cast<std::uint64_t>(offset),
           {static_cast<const char*>(data), static_cast<std::size_t>(done)});
  }
  return done;
}

ssize_t read(int fd, void* data, std::size_t size) {
  static auto* const read_file = real<ssize_t(int, void*, std::size_t)>("read");
  if (handle_of(fd) != 0 && fails("read")) return -1;
  return read_file(fd, data, size);
}

ssize_t pread(int fd, void* data, std::size_t size, off_t offset) {
  static auto* const read_file = real<ssize_t(int, void*, std::size_t, off_t)>("pread");
  if (handle_of(fd) != 0 && fails("read")) return -1;
  return read_file(fd, data, size, offset);
}

int fsync(int fd) {
  static auto* const sync_file = real<int(int)>("fsync");
  const std::uint32_t handle = handle_of(fd);
  if (handle == 0) return sync_file(fd);
  const std::lock_guard lock(order());
  if (drops_syncs()) return 0;
  if (fails("sync")) return -1;
  record(OpKind::kSync, handle, 0, {});
  return 0;  // the recording knows what is durable; the machine of the tests need not
}

int fdatasync(int fd) { return fsync(fd); }

int ftruncate(int fd, off_t size) noexcept {
  static auto* const truncate_file = real<int(int, off_t)>("ftruncate");
  const std::uint32_t handle = handle_of(fd);
  if (handle == 0) return truncate_file(fd, size);
  const std::lock_guard lock(order());
  if (fails("truncate")) return -1;
  const int done = truncate_file(fd, size);
  if (done == 0) record(OpKind::kTruncate, handle, static_cast<std::uint64_t>(size), {});
  return done;
}

int fallocate(int fd, int mode, off_t offset, off_t size) {
  static auto* const allocate = real<int(int, int, off_t, off_t)>("fallocate");
  const std::uint32_t handle = handle_of(fd);
  if (handle == 0) return allocate(fd, mode, offset, size);
  const std::lock_guard lock(order());
  if (fails("truncate")) return -1;
  const int done = allocate(fd, mode, offset, size);
  if (done == 0 && mode == 0) record(OpKind::kExtend, handle, static_cast<std::uint64_t>(offset + size), {});
  return done;
}

int rename(const char* from, const char* to) noexcept {
  static auto* const rename_file = real<int(const char*, const char*)>("rename");
  if (!is_ours(from)) return rename_file(from, to);
  const std::lock_guard lock(order());
  if (fails("rename")) return -1;
  const int done = rename_file(from, to);
  if (done == 0) record(OpKind::kRename, 0, 0, from, to);
  return done;
}

int link(const char* from, const char* to) noexcept {
  static auto* const link_file = real<int(const char*, const char*)>("link");
  if (!is_ours(to)) return link_file(from, to);
  const std::lock_guard lock(order());
  if (fails("rename")) return -1;
  const int done = link_file(from, to);
  if (done == 0) record(OpKind::kLink, 0, 0, from, to);
  return done;
}

int unlink(const char* path) noexcept {
  static auto* const unlink_file = real<int(const char*)>("unlink");
  if (!is_ours(path)) return unlink_file(path);
  const std::lock_guard lock(order());
  if (fails("unlink")) return -1;
  const int done = unlink_file(path);
  if (done == 0) record(OpKind::kUnlink, 0, 0, path);
  return done;
}

int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const make = real<int(const char*, mode_t)>("mkdir");
  if (!is_ours(path)) return make(path, mode);
  const std::lock_guard lock(order());
  if (fails("mkdir")) return -1;
  const int done = make(path, mode);
  if (done == 0) record(OpKind::kMakeDirectory, 0, 0, path);
  return done;
}

char* mkdtemp(char* form) noexcept {
  static auto* const make = real<char*(char*)>("mkdtemp");
  if (!is_ours(form)) return make(form);
  const std::lock_guard lock(order());
  if (fails("mkdir")) return nullptr;
  char* const made = make(form);
  if (made != nullptr) record(OpKind::kMakeDirectory, 0, 0, made);
  return made;
}

}  // extern "C"

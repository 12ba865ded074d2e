#include "storage/directory.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/crc32c.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormatPrefix = "claimgraph format ";
constexpr std::size_t kMaxFormatBytes = 64;

// An anchor slot: magic, transaction, chain (high, low), sources, zeros, checksum; numbers little-endian.
constexpr std::string_view kMagic = "cganchor";
constexpr std::size_t kSlotSize = 64;
constexpr std::size_t kSlotDistance = 4096;  // in different sectors: a torn write hits one
constexpr std::size_t kChecksumAt = kSlotSize - 4;
using Slot = std::array<char, kSlotSize>;

Error io_error(std::string_view what, const fs::path& path) {
  return {ErrorCode::kIo,
          std::string(what) + " " + path.string() + ": " + std::generic_category().message(errno)};
}

template <typename Unsigned>
void put_little(Slot& slot, std::size_t at, Unsigned number) {
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) slot[at + i] = static_cast<char>(number >> (8 * i));
}

template <typename Unsigned>
Unsigned get_little(const Slot& slot, std::size_t at) {
  Unsigned number = 0;
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
    number |= static_cast<Unsigned>(static_cast<unsigned char>(slot[at + i])) << (8 * i);
  }
  return number;
}

std::uint32_t checksum(const Slot& slot) { return crc32c({slot.data(), kChecksumAt}); }

Slot to_slot(const Anchored& anchored) {
  Slot slot{};
  kMagic.copy(slot.data(), kMagic.size());
  put_little(slot, 8, anchored.transaction);
  put_little(slot, 16, anchored.chain.high);
  put_little(slot, 24, anchored.chain.low);
  put_little(slot, 32, anchored.sources);
  put_little(slot, kChecksumAt, checksum(slot));
  return slot;
}

std::optional<Anchored> parse_slot(const Slot& slot) {
  if (std::string_view(slot.data(), kMagic.size()) != kMagic) return std::nullopt;
  if (get_little<std::uint32_t>(slot, kChecksumAt) != checksum(slot)) return std::nullopt;
  return Anchored{get_little<std::uint64_t>(slot, 8),
                  {get_little<std::uint64_t>(slot, 16), get_little<std::uint64_t>(slot, 24)},
                  get_little<std::uint64_t>(slot, 32)};
}

off_t slot_offset(std::uint64_t transaction) {
  return transaction % 2 == 0 ? 0 : static_cast<off_t>(kSlotDistance);
}

bool write_slot(int file, const Anchored& anchored) {
  const Slot slot = to_slot(anchored);
  return ::pwrite(file, slot.data(), slot.size(), slot_offset(anchored.transaction)) ==
         static_cast<ssize_t>(slot.size());
}

std::optional<Anchored> read_slot(int file, off_t offset) {
  Slot slot{};
  if (::pread(file, slot.data(), slot.size(), offset) != static_cast<ssize_t>(slot.size()))
    return std::nullopt;
  return parse_slot(slot);
}

class File {
 public:
  explicit File(int file) : file_(file) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  int get() const { return file_; }
  int release() { return std::exchange(file_, -1); }

 private:
  int file_;
};

File open_file(const fs::path& path, int flags) {
  return File(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600));
}

std::optional<std::string> read_small(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes(kMaxFormatBytes, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::optional<std::uint32_t> parse_format(std::string_view bytes) {
  if (!bytes.starts_with(kFormatPrefix) || !bytes.ends_with('\n')) return std::nullopt;
  bytes.remove_prefix(kFormatPrefix.size());
  bytes.remove_suffix(1);
  std::uint32_t format = 0;
  const auto [end, code] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), format);
  if (code != std::errc{} || end != bytes.data() + bytes.size()) return std::nullopt;
  return format;
}

Error no_format_file(const fs::path& directory) {
  std::error_code code;
  if (!fs::exists(directory, code)) {
    return {ErrorCode::kNotFound, "no database at " + directory.string() + "; `init` makes one"};
  }
  if (!fs::is_directory(directory, code)) {
    return {ErrorCode::kInvalidArgument, directory.string() + " is a file; a database is a directory"};
  }
  if (::access(directory.c_str(), R_OK | X_OK) != 0 && errno == EACCES) {
    return {ErrorCode::kIo, "no permission to read " + directory.string()};
  }
  if (fs::exists(engine_path(directory), code) && fs::exists(anchor_path(directory), code)) {
    return {ErrorCode::kCorruption, format_path(directory).string() + " is missing"};
  }
  if (fs::is_empty(directory, code)) {
    return {ErrorCode::kNotFound,
            "no database at " + directory.string() + ", the directory is empty; `init` makes one"};
  }
  return {ErrorCode::kInvalidArgument, directory.string() + " is a directory, but not a claimgraph database"};
}

// Of the open file, not of the process: two stores of one process exclude each other as well.
struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

// Who holds the lock, as far as the file tells.
std::string holder(int file) {
  std::array<char, 32> bytes{};
  const ssize_t size = ::pread(file, bytes.data(), bytes.size() - 1, 0);
  const std::string_view text(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  const std::string_view pid = text.substr(0, text.find('\n'));
  return pid.empty() ? "another process" : "process " + std::string(pid);
}

Error invalid(const fs::path& directory, std::string_view why) {
  return {ErrorCode::kInvalidArgument, directory.string() + std::string(why)};
}

// Nothing may be where the database goes but an empty directory.
Status check_free(const fs::path& directory) {
  std::error_code code;
  if (!fs::exists(directory, code)) return ok();
  if (!fs::is_directory(directory, code)) return invalid(directory, " is a file; a database is a directory");
  if (fs::exists(format_path(directory), code)) return invalid(directory, " is a database already");
  if (!fs::is_empty(directory, code))
    return invalid(directory, " is not empty; a new database needs an empty place");
  return ok();
}

fs::path parent_of(const fs::path& directory) {
  const fs::path parent = directory.parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

Result<fs::path> make_private_directory(const fs::path& place) {
  std::error_code code;
  fs::create_directories(parent_of(place), code);
  std::string path = (parent_of(place) / (".new-" + place.filename().string() + "-XXXXXX")).string();
  if (::mkdtemp(path.data()) != nullptr) return fs::path(path);  // mode 0700
  return io_error("cannot make a directory in", parent_of(place));
}

Status write_format_to(const fs::path& path) {
  const File file = open_file(path, O_WRONLY | O_CREAT | O_EXCL);
  const std::string text = std::string(kFormatPrefix) + std::to_string(kFormat) + "\n";
  if (file.get() < 0 || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
      ::fsync(file.get()) != 0) {
    return io_error("cannot write", path);
  }
  return ok();
}

Status finish_directory(const fs::path& directory, const Anchored& anchored) {
  if (const Status s = Anchor::create(directory, anchored); !s) return s;
  if (const Status s = write_format(directory); !s) return s;
  return sync_path(directory);
}

}  // namespace

fs::path without_slash(const fs::path& directory) {
  return directory.has_filename() ? directory : directory.parent_path();
}

Status build_beside(const fs::path& directory, const Anchored& anchored,
                    const std::function<Status(const fs::path&)>& fill) {
  const fs::path place = without_slash(directory);
  if (const Status s = check_free(place); !s) return s;
  const auto made = make_private_directory(place);
  if (!made) return made.error();
  Status built = fill(*made);
  if (built) built = finish_directory(*made, anchored);
  std::error_code code;
  if (built) fs::rename(*made, place, code);
  if (built && code) built = Error{ErrorCode::kIo, "cannot make " + place.string() + ": " + code.message()};
  if (built) return sync_path(parent_of(place));
  fs::remove_all(*made, code);
  return built;
}

fs::path engine_path(const fs::path& directory) { return directory / "rocks"; }
fs::path format_path(const fs::path& directory) { return directory / "FORMAT"; }
fs::path anchor_path(const fs::path& directory) { return directory / "ANCHOR"; }
fs::path writer_path(const fs::path& directory) { return directory / "WRITER"; }

Result<std::uint32_t> read_format(const fs::path& directory) {
  const auto bytes = read_small(format_path(directory));
  if (!bytes) return no_format_file(directory);
  const auto format = parse_format(*bytes);
  if (format) return *format;
  return Error{ErrorCode::kCorruption, format_path(directory).string() + " is damaged; it should read \"" +
                                           std::string(kFormatPrefix) + std::to_string(kFormat) + "\""};
}

Status check_format(const fs::path& directory) {
  const auto format = read_format(directory);
  if (!format) return format.error();
  if (*format == kFormat) return ok();
  const std::string_view hint = *format < kFormat ? ": `upgrade` makes it one" : ": a newer program wrote it";
  return Error{ErrorCode::kUnsupportedVersion, directory.string() + " has format " + std::to_string(*format) +
                                                   "; this program reads format " + std::to_string(kFormat) +
                                                   std::string(hint)};
}

Status write_format(const fs::path& directory) { return write_format_to(format_path(directory)); }

Status replace_format(const fs::path& directory) {
  const fs::path made = format_path(directory).string() + ".new";
  std::error_code code;
  fs::remove(made, code);
  if (const Status s = write_format_to(made); !s) return s;
  fs::rename(made, format_path(directory), code);
  if (code)
    return Error{ErrorCode::kIo, "cannot replace " + format_path(directory).string() + ": " + code.message()};
  return sync_path(directory);
}

Status sync_path(const fs::path& path) {
  const File file = open_file(path, O_RDONLY);
  if (file.get() < 0 || ::fsync(file.get()) != 0) return io_error("cannot sync", path);
  return ok();
}

Result<Anchored> Anchor::load(const fs::path& directory) {
  const fs::path path = anchor_path(directory);
  const File file = open_file(path, O_RDONLY);
  if (file.get() < 0 && errno != ENOENT) return io_error("cannot read", path);
  const auto even = file.get() < 0 ? std::nullopt : read_slot(file.get(), slot_offset(0));
  const auto odd = file.get() < 0 ? std::nullopt : read_slot(file.get(), slot_offset(1));
  if (!even && !odd) {
    return Error{ErrorCode::kCorruption, path.string() +
                                             " is missing or damaged, so it is unknown whether all that was "
                                             "acknowledged is there; `repair` says what is"};
  }
  if (even && odd) return even->transaction > odd->transaction ? *even : *odd;
  return even ? *even : *odd;
}

Status Anchor::create(const fs::path& directory, const Anchored& anchored) {
  const fs::path path = anchor_path(directory);
  const File file = open_file(path, O_RDWR | O_CREAT | O_EXCL);
  const auto size = static_cast<off_t>(kSlotDistance + kSlotSize);
  if (file.get() < 0 || ::posix_fallocate(file.get(), 0, size) != 0 || !write_slot(file.get(), anchored) ||
      ::fsync(file.get()) != 0) {
    return io_error("cannot write", path);
  }
  return ok();
}

Result<Anchor> Anchor::open(const fs::path& directory) {
  File file = open_file(anchor_path(directory), O_RDWR);
  if (file.get() < 0) return io_error("cannot open", anchor_path(directory));
  return Anchor(file.release());
}

Status Anchor::write(const Anchored& anchored) {
  if (!write_slot(file_, anchored)) return io_error("cannot write", "ANCHOR");
  return ok();
}

Status Anchor::sync() {
  if (::fdatasync(file_) != 0) return io_error("cannot sync", "ANCHOR");
  return ok();
}

Anchor::Anchor(Anchor&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
Anchor& Anchor::operator=(Anchor&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}
Anchor::~Anchor() {
  if (file_ >= 0) ::close(file_);
}

WriterTrace writer_trace(const fs::path& directory) {
  const File file = open_file(writer_path(directory), O_RDONLY);
  struct flock lock = whole_file();
  struct stat found {};
  if (file.get() < 0 || ::fstat(file.get(), &found) != 0) return {};
  constexpr std::int64_t kNsPerSecond = 1'000'000'000;
  return {::fcntl(file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK,
          found.st_mtim.tv_sec * kNsPerSecond + found.st_mtim.tv_nsec};
}

Result<WriterLock> WriterLock::take(const fs::path& directory) {
  const fs::path path = writer_path(directory);
  File file = open_file(path, O_RDWR | O_CREAT);
  if (file.get() < 0) return io_error("cannot open for writing", path);
  struct flock lock = whole_file();
  if (::fcntl(file.get(), F_OFD_SETLK, &lock) != 0) {
    if (errno != EAGAIN && errno != EACCES) return io_error("cannot lock", path);
    return Error{ErrorCode::kInUse, directory.string() + " is in use: " + holder(file.get()) + " is writing"};
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file.get(), 0) != 0 || ::pwrite(file.get(), pid.data(), pid.size(), 0) < 0) {
    return io_error("cannot write", path);  // a full disk: say so now, not in the middle of an append
  }
  return WriterLock(file.release());
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}
WriterLock::~WriterLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace claimgraph::storage

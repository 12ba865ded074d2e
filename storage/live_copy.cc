#include "storage/live_copy.h"

#include <set>
#include <string>
#include <system_error>

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLogs = ".log";
constexpr std::string_view kTables = ".sst";

Error changed(const fs::path& directory) {
  return {ErrorCode::kInUse, directory.string() + " changed while it was copied"};
}

// A file that went meanwhile is a change; the rest is a failure.
Error cannot_copy(const fs::path& file, const std::error_code& code) {
  if (code == std::errc::no_such_file_or_directory) return changed(file.parent_path());
  return {ErrorCode::kIo, "cannot copy " + file.string() + ": " + code.message()};
}

Status copy_into(const fs::path& file, const fs::path& to) {
  std::error_code code;
  fs::copy_file(file, to / file.filename(), code);
  if (code) return cannot_copy(file, code);
  return ok();
}

// In ascending order: the older log is whole when the next one is copied.
Result<std::set<fs::path>> files_of(const fs::path& engine, std::string_view extension) {
  std::set<fs::path> files;
  std::error_code code;
  for (fs::directory_iterator it(engine, code), end; !code && it != end; it.increment(code)) {
    if (it->path().extension() == extension) files.insert(it->path());
  }
  if (code) return cannot_copy(engine, code);
  return files;
}

Status copy_all(const fs::path& engine, std::string_view extension, const fs::path& to) {
  const auto files = files_of(engine, extension);
  if (!files) return files.error();
  for (const fs::path& file : *files) {
    if (const Status s = copy_into(file, to); !s) return s;
  }
  return ok();
}

// CURRENT and the manifests: what the table files are.
Status copy_state(const fs::path& engine, const fs::path& to) {
  std::error_code code;
  for (fs::directory_iterator it(engine, code), end; !code && it != end; it.increment(code)) {
    const std::string name = it->path().filename().string();
    if (name != "CURRENT" && name != "IDENTITY" && !name.starts_with("MANIFEST-")) continue;
    if (const Status s = copy_into(it->path(), to); !s) return s;
  }
  if (code) return cannot_copy(engine, code);
  return ok();
}

// State, then what it names, then the logs. As long as no log came or went, none of the writes in them was
// turned into a table that the copied state does not name.
Status copy_engine(const fs::path& engine, const fs::path& to) {
  const auto before = files_of(engine, kLogs);
  if (!before) return before.error();
  if (const Status s = copy_state(engine, to); !s) return s;
  if (const Status s = copy_all(engine, kTables, to); !s) return s;
  if (const Status s = copy_all(engine, kLogs, to); !s) return s;
  const auto after = files_of(engine, kLogs);
  if (!after) return after.error();
  if (*before != *after) return changed(engine);
  return ok();
}

}  // namespace

Status copy_live(const fs::path& directory, const fs::path& copy) {
  if (const Status s = check_format(directory); !s) return s;
  const auto anchored = Anchor::load(directory);
  if (!anchored) return anchored.error();
  std::error_code code;
  fs::create_directory(engine_path(copy), code);
  if (code) return Error{ErrorCode::kIo, "cannot make " + engine_path(copy).string() + ": " + code.message()};
  if (const Status s = copy_engine(engine_path(directory), engine_path(copy)); !s) return s;
  if (const Status s = Anchor::create(copy, *anchored); !s) return s;
  return write_format(copy);
}

}  // namespace claimgraph::storage

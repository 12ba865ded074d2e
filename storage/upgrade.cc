#include "storage/upgrade.h"

#include <algorithm>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "storage/codec.h"
#include "storage/directory.h"
#include "storage/rocks_engine.h"
#include "storage/schema.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

std::string format_text(std::uint32_t format) { return "format " + std::to_string(format); }

Error io_error(const std::string& what, const std::error_code& code) {
  return {ErrorCode::kIo, what + ": " + code.message()};
}

// Beside the database, whole and durable before anything is changed. A copy that a crash cut short is
// replaced.
Result<fs::path> copy_aside(const fs::path& directory, std::uint32_t format) {
  const fs::path target = directory.string() + ".format-" + std::to_string(format);
  const fs::path unfinished = target.string() + ".unfinished";
  std::error_code code;
  if (fs::exists(target, code))
    return target;  // of an upgrade that did not end: made before its first change
  fs::remove_all(unfinished, code);
  fs::copy(directory, unfinished, fs::copy_options::recursive, code);
  if (code) return io_error("cannot copy " + directory.string() + " to " + unfinished.string(), code);
  for (const auto& entry : fs::recursive_directory_iterator(unfinished)) {
    if (const Status s = sync_path(entry.path()); !s) return s.error();
  }
  if (const Status s = sync_path(unfinished); !s) return s.error();
  fs::rename(unfinished, target, code);
  if (code) return io_error("cannot make " + target.string(), code);
  return target;
}

Result<std::uint32_t> stored_format(const Engine& engine) {
  const auto bytes = engine.view()->get(Table::kMeta, kFormatKey);
  if (!bytes) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kCorruption, "the record of the format is missing"};
  return decode_format(kFormatKey, **bytes);
}

Status step(Engine& engine, const Migration& migration) {
  auto batch = migration.plan(*engine.view());
  if (!batch) return batch.error();
  batch->put(Table::kMeta, std::string(kFormatKey), encode_format(kFormatKey, migration.from + 1));
  return engine.write(*batch);
}

Status migrate(const fs::path& directory, std::span<const Migration> steps) {
  auto engine = open_rocks(engine_path(directory), {Access::kWrite, Recovery::kStrict, {}});
  if (!engine) return engine.error();
  for (auto format = stored_format(**engine); !format || *format != kFormat;
       format = stored_format(**engine)) {
    if (!format) return format.error();
    const auto next = std::ranges::find(steps, *format, &Migration::from);
    if (next == steps.end()) {
      return Error{ErrorCode::kUnsupportedVersion,
                   "no way from " + format_text(*format) + " to " + format_text(kFormat)};
    }
    if (const Status s = step(**engine, *next); !s) return s;
  }
  return ok();
}

}  // namespace

std::span<const Migration> migrations() { return {}; }

Result<Upgrade> upgrade(const fs::path& directory, std::span<const Migration> steps) {
  const fs::path place = without_slash(directory);
  const auto format = read_format(place);
  if (!format) return format.error();
  if (*format == kFormat) return Upgrade{kFormat, kFormat, std::nullopt};
  if (*format > kFormat || std::ranges::find(steps, *format, &Migration::from) == steps.end()) {
    return check_format(place).error();
  }
  const auto lock = WriterLock::take(place);
  if (!lock) return lock.error();
  const auto old = copy_aside(place, *format);
  if (!old) return old.error();
  if (const Status s = migrate(place, steps); !s) return s.error();
  if (const Status s = replace_format(place); !s) return s.error();
  return Upgrade{*format, kFormat, *old};
}

}  // namespace claimgraph::storage

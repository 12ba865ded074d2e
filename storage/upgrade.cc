#include "storage/upgrade.h"

#include <algorithm>
#include <array>
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
  const Status moved = migration.run(*engine.view(), [&](const Batch& batch) { return engine.write(batch); });
  if (!moved) return moved;
  Batch format;
  format.put(Table::kMeta, std::string(kFormatKey), encode_format(kFormatKey, migration.from + 1));
  return engine.write(format);
}

using Write = std::function<Status(const Batch&)>;

constexpr std::size_t kBatchBytes = std::size_t{16} << 20;

// Gives what is put away whenever it has become much.
class Batches {
 public:
  explicit Batches(const Write& write) : write_(write) {}

  Status put(Table table, std::string key, std::string value) {
    batch_.put(table, std::move(key), std::move(value));
    return batch_.bytes() < kBatchBytes ? ok() : flush();
  }
  Status flush() { return write_(std::exchange(batch_, {})); }

 private:
  const Write& write_;
  Batch batch_;
};

Status put_answers(const View& old, Batches& batches) {
  return old.scan(Table::kClaims, all_keys(), [&](auto key, auto value) -> Result<Next> {
    const auto claim = decode_claim(key, value);
    if (!claim) return claim.error();
    std::string row = answer_key(answer_name(*claim));
    std::string place = encode_answer(row, claim->claim.said_on);
    if (const Status s = batches.put(Table::kAnswers, std::move(row), std::move(place)); !s) return s.error();
    return Next::kGo;
  });
}

Status put_figures(const View& old, Batches& batches) {
  return old.scan(Table::kClaims, all_keys(), [&](auto key, auto value) -> Result<Next> {
    const auto claim = decode_claim(key, value);
    if (!claim) return claim.error();
    for (const std::string& row : figure_keys({&*claim, 1})) {
      if (const Status s = batches.put(Table::kFigures, row, encode_figure(row)); !s) return s.error();
    }
    return Next::kGo;
  });
}

Status forget_representatives(const View& old, Batches& batches) {
  return old.scan(Table::kTopics, all_keys(), [&](auto key, auto value) -> Result<Next> {
    const auto variants = decode_topic_of_format_1(key, value);
    if (!variants) return variants.error();
    const Status s = batches.put(Table::kTopics, std::string(key), encode_topic(key, *variants));
    if (!s) return s.error();
    return Next::kGo;
  });
}

// Format 2 has a row for every claim among those of its answer and for every figure of a source, and no
// representatives of topics.
Status to_format_2(const View& old, const Write& write) {
  Batches batches(write);
  if (const Status s = put_answers(old, batches); !s) return s;
  if (const Status s = put_figures(old, batches); !s) return s;
  if (const Status s = forget_representatives(old, batches); !s) return s;
  return batches.flush();
}

constexpr std::array kMigrations = {Migration{1, to_format_2}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

Status migrate(const fs::path& directory, std::span<const Migration> steps) {
  auto engine = open_rocks(engine_path(directory), {Access::kUpgrade, Recovery::kStrict, {}});
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

#include "storage/backup.h"

#include <charconv>
#include <optional>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"

namespace claimgraph::cli {
namespace {

void print(const storage::Backup& backup, Session& session, Format format) {
  if (format == Format::kText) {
    session.out << "backup " << backup.number << ": " << counted(backup.sources, "source") << ", last write "
                << backup.transaction << '\n';
    return;
  }
  std::string line;
  graph::JsonWriter json(line);
  json.begin_object().field("number", backup.number).field("made_at", backup.made_at);
  json.field("bytes", backup.bytes).field("transaction", backup.transaction);
  json.field("sources", backup.sources).end_object();
  session.out << line << '\n';
}

Result<int> run_backup(const Options& options, Session& session) {
  const std::string& backups = options.operands.front();
  const auto store = open_database(session, storage::Mode::kWrite);
  if (!store && store.error().code != ErrorCode::kInUse) return store.error();
  const auto made =
      store ? storage::backup(*store, backups) : storage::backup_beside_writer(session.database, backups);
  if (!made) return made.error();
  print(*made, session, format_of(options.format));
  return kDone;
}

Result<std::optional<std::uint32_t>> number_of(const Options& options) {
  if (options.operands.size() < 2) return std::optional<std::uint32_t>{};
  const std::string& typed = options.operands[1];
  std::uint32_t number = 0;
  const auto [end, code] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (code == std::errc{} && end == typed.data() + typed.size()) return std::optional(number);
  return Error{ErrorCode::kInvalidArgument, '"' + typed + "\" is no number of a backup, such as 3"};
}

Result<int> run_restore(const Options& options, Session& session) {
  const auto number = number_of(options);
  if (!number) return number.error();
  const auto restored = storage::restore(options.operands.front(), *number, session.database);
  if (!restored) return restored.error();
  print(*restored, session, format_of(options.format));
  say(session, "restored to " + session.database.string());
  return kDone;
}

}  // namespace

const Command kBackup{
    .name = "backup",
    .summary = "Add a backup to a directory of backups, read back and compared; a writer may go on",
    .operands = "DIR",
    .operands_help = "Where the backups are; made if it is not there",
    .min_operands = 1,
    .max_operands = 1,
    .formats = Formats::kRows,
    .examples = "  claimgraph backup ~/backups/steel\n",
    .run = run_backup};

const Command kRestore{
    .name = "restore",
    .summary = "Make a new database of a backup",
    .operands = "DIR",
    .operands_help = "Where the backups are, then the number of one: the last if none is named",
    .min_operands = 1,
    .max_operands = 2,
    .formats = Formats::kRows,
    .examples =
        "  claimgraph --db again.db restore ~/backups/steel\n"
        "  claimgraph --db older.db restore ~/backups/steel 3\n",
    .run = run_restore};

}  // namespace claimgraph::cli

#include "storage/salvage.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "storage/codec.h"
#include "storage/directory.h"
#include "storage/keys.h"
#include "storage/rocks_engine.h"
#include "storage/store_state.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

Status copy_files(const fs::path& from, const fs::path& to) {
  std::error_code code;
  fs::create_directories(to, code);
  if (!code) fs::copy(from, to, fs::copy_options::recursive, code);
  if (!code) return ok();
  return Error{ErrorCode::kIo, "cannot copy " + from.string() + " to " + to.string() + ": " + code.message()};
}

// As it is, else without the damaged end of its log, else what RocksDB can put together.
Result<std::unique_ptr<Engine>> open_somehow(const fs::path& path, std::vector<std::string>& problems) {
  auto strict = open_rocks(path, {Access::kRead, Recovery::kStrict, {}});
  if (strict) return strict;
  problems.push_back(strict.error().message);
  auto shortened = open_rocks(path, {Access::kRead, Recovery::kPointInTime, {}});
  if (shortened) return shortened;
  if (const Status s = mend_rocks(path); !s) return s.error();
  return open_rocks(path, {Access::kRead, Recovery::kPointInTime, {}});
}

// What is known of a source before it is read.
struct Known {
  std::uint64_t transaction = ~std::uint64_t{0};  // unknown comes last
  std::optional<std::int64_t> recorded_ms;
  bool removed = false;
};

// Writes that the anchor knows and the journal does not: nobody can say of which sources.
void compare_anchor(const fs::path& directory, const Engine& engine, std::vector<std::string>& problems) {
  const auto anchored = Anchor::load(directory);
  const auto totals = load_totals(engine);
  if (!anchored) return problems.push_back(anchored.error().message);
  if (!totals) return problems.push_back(totals.error().message);
  if (totals->transaction >= anchored->transaction) return;
  problems.push_back("acknowledged writes " + std::to_string(totals->transaction + 1) + ".." +
                     std::to_string(anchored->transaction) + " are gone; add their documents again");
}

// The copy is gone when this is read: its files are named as those that they are copies of.
void name_originals(std::vector<std::string>& problems, const fs::path& copy, const fs::path& original) {
  for (std::string& problem : problems) {
    for (auto at = problem.find(copy.string()); at != std::string::npos;
         at = problem.find(copy.string(), at)) {
      problem.replace(at, copy.string().size(), original.string());
      at += original.string().size();
    }
  }
}

class Salvager {
 public:
  Salvager(const Engine& engine, Salvage& result)
      : view_(engine.view()),
        snapshot_(std::make_unique<Snapshot::State>(Snapshot::State{engine.view(), &engine})),
        result_(result) {}

  Status run(const std::function<Status(const SalvagedSource&)>& visit,
             const std::function<Status(const Judgement&)>& judge) {
    read_journal();
    for (const Table table : {Table::kSources, Table::kTexts, Table::kMembers}) read_ids(table);
    std::vector<std::pair<SourceId, Known>> order(known_.begin(), known_.end());
    std::ranges::sort(order, {},
                      [](const auto& one) { return std::pair(one.second.transaction, one.first); });
    for (const auto& [id, known] : order) {
      if (known.removed) continue;
      if (const Status s = read_source(id, known, visit); !s) return s;
    }
    return read_judgements(judge);
  }

 private:
  // One damaged block is met by many sources, and said once.
  void problem(const Error& error) {
    if (said_.insert(error.message).second) result_.problems.push_back(error.message);
  }

  // Every row that can be read; a damaged block ends the table.
  template <typename Look>
  void each_row(Table table, Look look) {
    const Status s =
        view_->scan(table, all_keys(), [&](std::string_view key, std::string_view value) -> Result<Next> {
          if (const Status one = look(key, value); !one) problem(one.error());
          return Next::kGo;
        });
    if (!s) problem(s.error());
  }

  void read_journal() {
    each_row(Table::kJournal, [&](std::string_view key, std::string_view value) -> Status {
      const auto line = decode_journal(key, value);
      if (!line) return line.error();
      const JournalEntry& entry = line->entry;
      if (entry.action == JournalAction::kAdd) {
        known_[SourceId{entry.subject}] = {entry.transaction, entry.recorded_ms, false};
      } else if (entry.action == JournalAction::kRemove) {
        known_[SourceId{entry.subject}].removed = true;
      }
      return ok();
    });
  }

  void read_ids(Table table) {
    each_row(table, [&](std::string_view key, std::string_view) -> Status {
      const auto id = parse_id_key(key);
      if (!id) return id.error();
      known_.try_emplace(SourceId{*id});
      return ok();
    });
  }

  Status read_source(SourceId id, const Known& known,
                     const std::function<Status(const SalvagedSource&)>& visit) {
    auto source = snapshot_.find_source(id);
    if (!source) problem(source.error());
    if (!source || !*source) {
      result_.lost.push_back(id);
      return ok();
    }
    return visit({**std::move(source), read_claims(id), known.recorded_ms});
  }

  std::optional<std::vector<Claim>> read_claims(SourceId id) {
    const auto members = view_->get(Table::kMembers, id_key(id.bits));
    const auto resolved = snapshot_.claims_of(id);
    if (!resolved) problem(resolved.error());
    if (!resolved || !members || !*members) return std::nullopt;
    std::vector<Claim> claims;
    for (const ResolvedClaim& c : *resolved) claims.push_back(c.claim);
    return claims;
  }

  Status read_judgements(const std::function<Status(const Judgement&)>& judge) {
    Status failed = ok();
    each_row(Table::kJudgements, [&](std::string_view key, std::string_view value) -> Status {
      const auto judgement = decode_judgement(key, value);
      if (!judgement) return judgement.error();
      if (failed) failed = judge(*judgement);
      return ok();
    });
    return failed;
  }

  std::unique_ptr<View> view_;
  Snapshot snapshot_;
  Salvage& result_;
  std::set<std::string> said_;
  std::map<SourceId, Known> known_;
};

}  // namespace

Result<Salvage> salvage(const fs::path& directory, const fs::path& scratch,
                        const std::function<Status(const SalvagedSource&)>& visit,
                        const std::function<Status(const Judgement&)>& judge) {
  std::error_code code;
  if (!fs::is_directory(engine_path(directory), code)) {
    return Error{ErrorCode::kNotFound, "no database at " + directory.string()};
  }
  const fs::path copy = scratch / "rocks";
  if (const Status s = copy_files(engine_path(directory), copy); !s) return s.error();
  Salvage result;
  const auto engine = open_somehow(copy, result.problems);
  if (!engine) return engine.error();
  compare_anchor(directory, **engine, result.problems);
  if (const Status s = Salvager(**engine, result).run(visit, judge); !s) return s.error();
  name_originals(result.problems, copy, engine_path(directory));
  return result;
}

}  // namespace claimgraph::storage

// What several commands need: the database, filters and rates as typed, short ids, messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "core/model/id.h"
#include "core/relate/rates.h"
#include "core/relate/relate.h"
#include "graph/known.h"
#include "graph/query.h"
#include "storage/store.h"

namespace claimgraph::cli {

// One line on err, escaped: "claimgraph: ...".
void say(Session& session, std::string_view message);

// kNotFound if nothing is there or something else than a database of ours: exit code 3 either way.
Result<storage::Store> open_database(Session& session, storage::Mode mode);
// Creates it first, if nothing is there, and says so.
Result<storage::Store> open_or_create(Session& session);

// The time for the journal.
std::optional<std::int64_t> now(const Session& session);

inline constexpr std::string_view kDayHint = "a day such as 2025-01-24 would be right";

// kInvalidArgument names the option: "--since: ...".
Result<std::optional<Day>> day_option(std::string_view name, const std::string& typed);
Result<graph::Filter> filter_of(const Options& options);

// The built-in rates, or those of --rates.
class ChosenRates {
 public:
  static Result<ChosenRates> of(const Options& options);
  const relate::Rates& get() const { return own_ ? *own_ : relate::Rates::reference(); }
  bool is_own() const { return own_ != nullptr; }

 private:
  std::unique_ptr<relate::Rates> own_;
};

// The database that a question is asked of: as it is, or as it stood on the day of --as-of or --known-at.
class Reading {
 public:
  // kInvalidArgument names the option.
  static Result<Reading> open(const Options& options, Session& session);

  const storage::Snapshot& snapshot() const { return *snapshot_; }
  // With --rates and the judgements of that state.
  relate::Context context() const { return {rates_->get(), judgements_}; }
  bool has_own_rates() const { return rates_->is_own(); }

 private:
  Reading() = default;

  std::optional<ChosenRates> rates_;
  std::optional<storage::Store> store_, then_;
  std::optional<storage::Snapshot> snapshot_;  // of then_, else of store_
  std::vector<Judgement> judgements_;
};

Result<graph::Horizon> horizon_of(const Options& options);

template <typename Id>
std::string short_id(const Id& id) {
  return to_text(id).substr(0, kShortId);
}

// "1 claim", "2 claims".
std::string counted(std::uint64_t count, std::string_view what);

// Where several commands have the same options.
inline constexpr Flag kSubjectFlag{"--subject", "TEXT", &Options::subject,
                                   "Claims whose subject contains this"};
inline constexpr Flag kAttributeFlag{"--attribute", "TEXT", &Options::attribute,
                                     "Claims whose attribute contains this"};
inline constexpr Flag kUnitFlag{"--unit", "UNIT", &Options::unit,
                                "Claims in this unit: USD, W, count, %, date ..."};
inline constexpr Flag kSinceFlag{"--since", "DAY", &Options::since, "Said on this day or later"};
inline constexpr Flag kUntilFlag{"--until", "DAY", &Options::until, "Said on this day or earlier"};
inline constexpr Flag kLangFlag{"--lang", "CODE", &Options::lang, "Claims of sources in this language"};
inline constexpr Flag kTextFlag{"--text", "TEXT", &Options::text,
                                "Claims whose evidence or title contains this"};
inline constexpr Flag kForFlag{"--for", "PERIOD", &Options::target,
                               "About this time: 2025, 2025-03, 2025-01-10..2025-02-03"};
inline constexpr Flag kAsOfFlag{"--as-of", "DAY", &Options::as_of, "Only what was published by this day"};
inline constexpr Flag kKnownAtFlag{"--known-at", "TIME", &Options::known_at,
                                   "Only what was in the database by this day or time (UTC)"};
inline constexpr Flag kRatesFlag{"--rates", "FILE", &Options::rates,
                                 "Exchange rates (CSV as the ECB's) instead of the built-in ones"};

}  // namespace claimgraph::cli

// What several commands need: the database, filters and rates as typed, short ids, messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "core/model/id.h"
#include "core/relate/rates.h"
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

// The first digits of an id: enough for a person and, mostly, for the database.
inline constexpr std::size_t kShortId = 10;
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
inline constexpr Flag kRatesFlag{"--rates", "FILE", &Options::rates,
                                 "Exchange rates (CSV as the ECB's) instead of the built-in ones"};

}  // namespace claimgraph::cli

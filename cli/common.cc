#include "cli/common.h"

#include <ostream>
#include <utility>

#include "cli/input.h"
#include "graph/export/escape.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMaxRatesBytes = std::size_t{64} << 20;

// With its notes passed on. Something else than a database of ours is "not found" to a person: exit code 3.
Result<storage::Store> opened(Result<storage::Store> store, Session& session) {
  if (!store) {
    const Error& error = store.error();
    return error.code == ErrorCode::kInvalidArgument ? Error{ErrorCode::kNotFound, error.message} : error;
  }
  for (const std::string& note : store->notes()) say(session, note);
  return store;
}

}  // namespace

void say(Session& session, std::string_view message) {
  session.err << "claimgraph: " << graph::terminal_text(message) << '\n';
}

Result<storage::Store> open_database(Session& session, storage::Mode mode) {
  return opened(storage::Store::open(session.database, mode), session);
}

Result<storage::Store> open_or_create(Session& session) {
  auto store = storage::Store::open(session.database, storage::Mode::kWrite);
  if (store || store.error().code != ErrorCode::kNotFound) return opened(std::move(store), session);
  if (const Status created = storage::Store::create(session.database); !created) return created.error();
  say(session, "created " + session.database.string());
  return open_database(session, storage::Mode::kWrite);
}

std::string counted(std::uint64_t count, std::string_view what) {
  return std::to_string(count) + ' ' + std::string{what} + (count == 1 ? "" : "s");
}

std::optional<std::int64_t> now(const Session& session) {
  return session.now_ms ? std::optional(session.now_ms()) : std::nullopt;
}

Result<std::optional<Day>> day_option(std::string_view name, const std::string& typed) {
  if (typed.empty()) return std::optional<Day>{};
  const auto day = parse_day(typed);
  if (day) return day;
  return Error{ErrorCode::kInvalidArgument,
               std::string{name} + ": \"" + typed + "\" is no day; " + std::string{kDayHint}};
}

namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

// A day means all of it, in UTC.
Result<std::optional<std::int64_t>> instant_option(std::string_view name, const std::string& typed) {
  if (typed.empty()) return std::optional<std::int64_t>{};
  const auto instant = parse_timestamp(typed);
  if (!instant) {
    return Error{ErrorCode::kInvalidArgument, std::string{name} + ": \"" + typed + "\" is no date; " +
                                                  std::string{kDayHint} + ", or 2025-01-24T18:30:00Z"};
  }
  const std::int64_t start = std::int64_t{instant->day.number} * kMsPerDay;
  if (!instant->second) return std::optional(start + kMsPerDay - 1);
  const std::int64_t offset = std::int64_t{instant->utc_offset_minutes.value_or(0)} * 60'000;
  return std::optional(start + std::int64_t{*instant->second} * 1000 + 999 - offset);
}

Result<std::optional<Period>> period_option(std::string_view name, const std::string& typed) {
  if (typed.empty()) return std::optional<Period>{};
  const auto period = parse_period(typed);
  if (period) return period;
  return Error{ErrorCode::kInvalidArgument,
               std::string{name} + ": \"" + typed +
                   "\" is no period; 2025, 2025-03 or 2025-01-10..2025-02-03 would be right"};
}

}  // namespace

Result<graph::Horizon> horizon_of(const Options& options) {
  const auto published = day_option("--as-of", options.as_of);
  if (!published) return published.error();
  const auto recorded = instant_option("--known-at", options.known_at);
  if (!recorded) return recorded.error();
  return graph::Horizon{.published_by = *published, .recorded_by_ms = *recorded};
}

Result<Reading> Reading::open(const Options& options, Session& session) {
  const auto horizon = horizon_of(options);
  if (!horizon) return horizon.error();
  auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  auto store = open_database(session, storage::Mode::kRead);
  if (!store) return store.error();
  Reading reading;
  reading.rates_ = *std::move(rates);
  reading.store_ = *std::move(store);
  if (!horizon->is_now()) {
    auto then = graph::known_at(reading.store_->snapshot(), *horizon, reading.rates_->get());
    if (!then) return then.error();
    reading.then_ = *std::move(then);
  }
  reading.snapshot_ = (reading.then_ ? *reading.then_ : *reading.store_).snapshot();
  auto judgements = reading.snapshot_->judgements();
  if (!judgements) return judgements.error();
  reading.judgements_ = *std::move(judgements);
  return reading;
}

Result<graph::Filter> filter_of(const Options& options) {
  const auto since = day_option("--since", options.since);
  if (!since) return since.error();
  const auto until = day_option("--until", options.until);
  if (!until) return until.error();
  const auto target = period_option("--for", options.target);
  if (!target) return target.error();
  return graph::Filter{.subject = options.subject,
                       .attribute = options.attribute,
                       .unit = options.unit,
                       .since = *since,
                       .until = *until,
                       .target = *target,
                       .lang = options.lang,
                       .text = options.text};
}

Result<ChosenRates> ChosenRates::of(const Options& options) {
  ChosenRates chosen;
  if (options.rates.empty()) return chosen;
  const auto bytes = read_file(options.rates, kMaxRatesBytes);
  if (!bytes) return bytes.error();
  auto rates = relate::Rates::parse(*bytes);
  if (!rates) return Error{rates.error().code, options.rates + ": " + rates.error().message};
  chosen.own_ = std::make_unique<relate::Rates>(*std::move(rates));
  return chosen;
}

}  // namespace claimgraph::cli

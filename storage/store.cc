#include "storage/store.h"

#include <string>
#include <utility>

#include "storage/memory_engine.h"
#include "storage/open.h"
#include "storage/plan.h"
#include "storage/rocks_engine.h"
#include "storage/schema.h"
#include "storage/store_state.h"

namespace claimgraph::storage {
namespace {

namespace fs = std::filesystem;

Error invalid(const fs::path& directory, std::string_view why) {
  return {ErrorCode::kInvalidArgument, directory.string() + std::string(why)};
}

Status fill_rocks(const fs::path& directory) {
  auto engine = open_rocks(engine_path(directory), {Access::kWrite, Recovery::kStrict, {}});
  if (!engine) return engine.error();
  return write_first_records(**engine);
}

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Status Store::create(const fs::path& directory) {
  return build_beside(directory, {}, [](const fs::path& made) {
    if (const Status s = create_rocks(engine_path(made)); !s) return s;
    return fill_rocks(made);
  });
}

Result<Store> Store::open(const fs::path& directory, Mode mode) {
  return open_wrapped(directory, mode, [](std::unique_ptr<Engine> engine) { return engine; });
}

Result<Store> Store::in_memory() { return open_engine(std::make_unique<MemoryEngine>()); }

Result<Store> open_wrapped(const fs::path& directory, Mode mode, const Wrap& wrap) {
  auto opened = open_directory(without_slash(directory), mode);
  if (!opened) return opened.error();
  opened->engine = wrap(std::move(opened->engine));
  return Store(std::make_unique<Store::State>(Store::State{directory, mode, std::move(*opened)}));
}

Result<Store> open_engine(std::unique_ptr<Engine> engine) {
  const auto format = engine->view()->get(Table::kMeta, kFormatKey);
  if (!format) return format.error();
  if (!*format) {
    if (const Status s = write_first_records(*engine); !s) return s.error();
  }
  const auto totals = load_totals(*engine);
  if (!totals) return totals.error();
  Opened opened;
  opened.engine = std::move(engine);
  opened.totals = *totals;
  return Store(std::make_unique<Store::State>(Store::State{{}, Mode::kWrite, std::move(opened)}));
}

Snapshot Store::snapshot() const {
  return Snapshot(std::make_unique<Snapshot::State>(
      Snapshot::State{state_->opened.engine->view(), state_->opened.engine.get()}));
}

const Store::State& Store::state() const { return *state_; }

const std::vector<std::string>& Store::notes() const { return state_->opened.notes; }

namespace {

Status check_writable(const Store::State& state) {
  if (state.mode != Mode::kWrite) return invalid(state.directory, " was opened for reading");
  if (!state.failed) return ok();
  return Error{ErrorCode::kIo, "an earlier write failed; open the database again, then repeat it"};
}

Status commit(Store::State& state, const Plan& plan) {
  Status written = state.opened.engine->write(plan.batch);
  if (written && state.opened.anchor) {
    written = state.opened.anchor->write({plan.totals.transaction, plan.totals.chain, plan.totals.sources});
  }
  if (written) {
    state.opened.totals = plan.totals;
  } else if (written.error().code != ErrorCode::kLimit) {  // over a limit nothing was written
    state.failed = true;
  }
  return written;
}

}  // namespace

Status Store::append(const Append& append) {
  if (const Status s = check_writable(*state_); !s) return s;
  const auto plan = plan_append(*state_->opened.engine->view(), state_->opened.totals, append);
  if (!plan) return plan.error();
  return commit(*state_, *plan);
}

Status Store::remove(const Removal& removal) {
  if (const Status s = check_writable(*state_); !s) return s;
  const auto plan = plan_removal(*state_->opened.engine->view(), state_->opened.totals, removal);
  if (!plan) return plan.error();
  return commit(*state_, *plan);
}

Status Store::relink(const Relink& relink) {
  if (const Status s = check_writable(*state_); !s) return s;
  const auto plan = plan_relink(*state_->opened.engine->view(), state_->opened.totals, relink);
  if (!plan) return plan.error();
  return commit(*state_, *plan);
}

Status Store::apply(const Change& change) {
  if (const Status s = check_writable(*state_); !s) return s;
  const auto plan = plan_change(*state_->opened.engine->view(), state_->opened.totals, change);
  if (!plan) return plan.error();
  return commit(*state_, *plan);
}

Status Store::put_judgement(const Judgement& judgement, std::optional<std::int64_t> recorded_ms) {
  if (const Status s = check_writable(*state_); !s) return s;
  const auto plan =
      plan_judgement(*state_->opened.engine->view(), state_->opened.totals, judgement, recorded_ms);
  if (!plan) return plan.error();
  return *plan ? commit(*state_, **plan) : ok();
}

}  // namespace claimgraph::storage

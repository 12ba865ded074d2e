#include "graph/repair.h"

#include <system_error>
#include <utility>

#include "graph/append.h"
#include "storage/salvage.h"
#include "storage/store.h"

namespace claimgraph {
namespace {

// Removes the copy that was salvaged from, however the repair ends.
class Scratch {
 public:
  explicit Scratch(std::filesystem::path path) : path_(std::move(path)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code code;
    std::filesystem::remove_all(path_, code);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

Result<RepairReport> repair(const std::filesystem::path& damaged, const std::filesystem::path& target,
                            const relate::Rates& rates, const Extract& extract) {
  if (const Status s = storage::Store::create(target); !s) return s.error();
  auto store = storage::Store::open(target, storage::Mode::kWrite);
  if (!store) return store.error();
  RepairReport report;
  std::vector<Judgement> judgements;
  const auto take_source = [&](const storage::SalvagedSource& found) -> Status {
    if (!found.claims) report.reread.push_back(found.source.id);
    auto claims = found.claims ? *found.claims : extract(found.source);
    const auto added = append(*store, found.source, std::move(claims), {rates, {}}, found.recorded_ms);
    if (!added) return added.error();
    ++report.sources;
    return ok();
  };
  const auto take_judgement = [&](const Judgement& judgement) {
    judgements.push_back(judgement);
    return store->put_judgement(judgement);
  };
  const Scratch scratch(target / "salvage");
  auto salvaged = storage::salvage(damaged, scratch.path(), take_source, take_judgement);
  if (!salvaged) return salvaged.error();
  if (!judgements.empty()) {
    const auto rebuilt = rebuild(*store, {rates, judgements});
    if (!rebuilt) return rebuilt.error();
  }
  report.lost = std::move(salvaged->lost);
  report.problems = std::move(salvaged->problems);
  return report;
}

}  // namespace claimgraph

// Append to one hot question, import, and lineage, against a real database: graph_bench
// --benchmark_filter=Append
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/relate/rates.h"
#include "graph/append.h"
#include "graph/lineage.h"
#include "storage/store.h"

namespace claimgraph {
namespace {

constexpr int kAnswers = 15;  // different figures of one question, over as many days
constexpr int kBatch = 1000;
constexpr std::uint64_t kClaimsOfASource = 10;

template <typename T>
T or_die(Result<T> result) {
  if (result) return *std::move(result);
  std::cerr << result.error().message << '\n';
  std::abort();
}

relate::Context context() { return {relate::Rates::reference(), {}}; }

// Article n of `all`: one claim, told by one of three parties; the days run on as the articles do.
storage::Append article(std::uint64_t n, std::uint64_t all) {
  storage::Append append;
  append.source.id = SourceId{{n * 0x9E3779B97F4A7C15u, n}};
  append.source.lang = "en";
  append.source.text = "The tunnel costs this much, they said.";
  const int day = static_cast<int>(std::min<std::uint64_t>(n * kAnswers / all, kAnswers));
  append.source.published = {Day{20'000 + 10 * day}, std::nullopt, std::nullopt};
  Claim claim;
  claim.id = ClaimId{{n * 0xD1B54A32D192ED03u, n}};
  claim.source = append.source.id;
  claim.published = append.source.published;
  claim.topic = {"Lerchberg tunnel", "cost", "money", AttributeClass::kPlan, Reckoning::kDecided, ""};
  claim.value.low = claim.value.high = Decimal{std::int64_t{40 + day} * 1'000'000};
  claim.value.unit = "EUR";
  claim.value.surface = "40 million euros";
  claim.period = calendar_year(2027);
  claim.modality = Modality::kPlanned;
  claim.party = n % 3 == 0 ? "Alpavia" : n % 3 == 1 ? "Union" : "Valserra";
  claim.said_on = claim.published.day;
  claim.said_on_basis = SaidOnBasis::kText;
  claim.mentions = {{{0, 10}, {4, 10}}};
  claim.extractor = "1";
  append.claims = {{claim, unresolved(claim)}};
  return append;
}

// Article n of `all`, with a claim on each of ten questions: five articles in a row are on the same.
NewSource source_of_many(std::uint64_t n, std::uint64_t all) {
  storage::Append one = article(n, all);
  NewSource made{one.source, {}};
  for (std::uint64_t i = 0; i < kClaimsOfASource; ++i) {
    Claim claim = one.claims.front().claim;
    claim.id.bits.high ^= i << 56;
    claim.position = static_cast<std::uint32_t>(i);
    claim.topic.subject = "Tunnel " + std::to_string(n / 5 * kClaimsOfASource + i);
    made.claims.push_back(std::move(claim));
  }
  return made;
}

// An empty database, removed at the end.
class Directory {
 public:
  explicit Directory(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("claimgraph_bench_" + name)) {
    std::filesystem::remove_all(path_);
    or_die(storage::Store::create(path_));
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A database of one question with that many claims, made once.
class Slot {
 public:
  explicit Slot(std::uint64_t size) : directory_(std::to_string(size)), size_(size) {
    store_.emplace(or_die(storage::Store::open(directory_.path(), storage::Mode::kWrite)));
    for (std::uint64_t n = 0; n < size; n += kBatch) {
      storage::Change change;
      for (std::uint64_t i = n; i < std::min(size, n + kBatch); ++i) change.added.push_back(article(i, size));
      or_die(store_->apply(change));
    }
    or_die(rebuild(*store_, context()));
  }

  void add() {
    storage::Append next = article(size_ + added_++, size_);
    std::vector<Claim> claims = {next.claims.front().claim};
    or_die(append(*store_, next.source, std::move(claims), context()));
  }

  storage::Store& store() { return *store_; }
  std::uint64_t size() const { return size_; }

 private:
  Directory directory_;
  std::uint64_t size_;
  std::uint64_t added_ = 0;
  std::optional<storage::Store> store_;
};

// Of this thread alone: what RocksDB does behind it is not the append's.
double micros_of_thread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void note_percentiles(std::vector<double> micros, benchmark::State& state) {
  if (micros.empty()) return;
  std::ranges::sort(micros);
  state.counters["p50_us"] = micros[micros.size() / 2];
  state.counters["p99_us"] = micros[micros.size() * 99 / 100];
}

void append_to_slot(benchmark::State& state) {
  Slot slot(static_cast<std::uint64_t>(state.range(0)));
  std::vector<double> micros;
  for (auto _ : state) {
    const double start = micros_of_thread();
    slot.add();
    micros.push_back(micros_of_thread() - start);
  }
  note_percentiles(std::move(micros), state);
}
BENCHMARK(append_to_slot)
    ->Name("AppendToASlotOf")
    ->Arg(100)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(200)
    ->Unit(benchmark::kMicrosecond);

// Sources of ten claims each, in as many questions as there are sources, as `import` and a first `add` write
// them.
void import_claims(benchmark::State& state) {
  const auto count = static_cast<std::uint64_t>(state.range(0)) / kClaimsOfASource;
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<NewSource> sources;
    for (std::uint64_t n = 0; n < count; ++n) sources.push_back(source_of_many(n, count));
    Directory directory("import");
    auto store = or_die(storage::Store::open(directory.path(), storage::Mode::kWrite));
    state.ResumeTiming();
    or_die(append_all(store, std::move(sources), context(), [](const NewSource&, bool) {}));
  }
  state.counters["claims_per_s"] = benchmark::Counter(
      static_cast<double>(count * kClaimsOfASource) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}
BENCHMARK(import_claims)
    ->Name("ImportOfClaims")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void lineage_in_slot(benchmark::State& state) {
  Slot slot(static_cast<std::uint64_t>(state.range(0)));
  const auto snapshot = slot.store().snapshot();
  std::uint64_t n = 0;
  for (auto _ : state) {
    n = (n + 7919) % slot.size();
    const auto focus = or_die(snapshot.find_claim(article(n, slot.size()).claims.front().claim.id));
    benchmark::DoNotOptimize(or_die(graph::lineage(snapshot, *focus)).nodes.size());
  }
}
BENCHMARK(lineage_in_slot)->Name("LineageInASlotOf")->Arg(15)->Arg(100)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace claimgraph

BENCHMARK_MAIN();

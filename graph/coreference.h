// Which topics the claims of a source get from the sources before it (relate/coreference.h), as far as a
// change of some sources changes them, and nothing else looked at.
//
// A claim's topic depends on earlier sources only, so a change runs forward in the order of (published, id):
// from the sources that come, go or are read anew to later ones that share a figure with them, and stops
// where a source keeps its topics. tests/graph/append_test.cc compares with a whole rebuild.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/relate/judgements.h"
#include "storage/store.h"

namespace claimgraph {

// Borrows the snapshot and the judgements.
class Coreference {
 public:
  using Claims = std::vector<Claim>;
  using Turn = storage::Snapshot::Turn;

  // With kAllSources every stored source is among those given to settle(), and none is looked up.
  enum class Given : std::uint8_t { kSomeSources, kAllSources };
  Coreference(const storage::Snapshot& before, const relate::Judged& judged,
              Given given = Given::kSomeSources)
      : before_(before), judged_(judged), given_(given) {}

  // `sources`: all claims of each as they were found, by whatever reader or person; none for a source that
  // goes. The result has these and every other source of which a topic changes, people's corrections left
  // out. Call once.
  Result<std::map<SourceId, Claims>> settle(std::map<SourceId, Claims> sources);

 private:
  Result<std::vector<Claims>> replaced() const;
  Status admit(SourceId source, Claims claims);
  Status settle_source(const Turn& turn);
  Result<Claims> stored(SourceId source) const;
  Claims corrected(const Claims& claims) const;
  // Sources by nearness: as they are now, and as they were before any was given. `before` stays empty where
  // all are given, and counts for nothing where some of the given ones are stored.
  struct Nearest {
    std::vector<Turn> now, before;
  };
  Result<Nearest> earlier_texts(const Claims& seen, const Turn& turn) const;
  bool is_untouched(const Nearest& earlier) const;
  Result<Nearest> nearest(const Figure& figure, const Turn& turn, bool earlier) const;
  Result<Claims> standing(SourceId source);
  Status enqueue_after(const Claims& seen, const Turn& turn);

  const storage::Snapshot& before_;
  const relate::Judged& judged_;
  const Given given_;
  std::map<SourceId, Claims> read_;                // the given ones, each as its text alone tells
  std::map<SourceId, Claims> settled_, standing_;  // without and with corrections
  std::map<std::string, std::set<Turn>> figures_;  // of the given ones
  std::set<Turn> queue_;
  std::size_t replaced_ = 0;  // how many given ones are stored: their rows count no more
};

// What Coreference would make of all stored sources, as far as it is not what is stored; as found.
Result<std::map<SourceId, std::vector<Claim>>> unsettled_sources(const storage::Snapshot& snapshot,
                                                                 const relate::Judged& judged);

}  // namespace claimgraph

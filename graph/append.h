// Sources in and out of a database, with everything that follows from them: days of statements, periods,
// edges.
//
// What is stored is a function of the set of sources: any order, one by one, in one run or after a crash,
// gives the same. An append costs what its topics hold, whatever the size of the database; of a large topic
// only its different answers (settle.h), and the claims that it moves to another day or period.
//
// Thread safety: as Store::append.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "core/relate/relate.h"
#include "graph/settle.h"
#include "storage/store.h"

namespace claimgraph {

struct AppendReport {
  bool known = false;         // the source was there already: nothing was written, the rest is 0
  std::size_t claims = 0;     // of the source
  std::size_t edges_put = 0;  // new or with another proof
  std::size_t edges_erased = 0;
  std::size_t claims_changed = 0;  // of other sources: their statement's day or inherited period
  std::size_t topics = 0;          // in which anything changed
};

// `claims` are all claims of the source, in order of position. `recorded_ms`: the caller's clock, for the
// journal; `whole`: settle.h. kInvalidArgument if they are not; the errors of Store::append.
Result<AppendReport> append(storage::Store& store, const Source& source, std::vector<Claim> claims,
                            const relate::Context& context,
                            std::optional<std::int64_t> recorded_ms = std::nullopt,
                            std::size_t whole = kFewClaims);

struct NewSource {
  Source source;
  std::vector<Claim> claims;  // in order of position
};

// Many sources: all written first, 1000 in one write, then everything derived at once; a source that is there
// already is left out. Interrupted, it is finished by calling it again, or by rebuild(). `written` sees every
// source and whether it is new, as soon as it is safe. `edges_put` and `claims_changed` of the report are
// those of the database.
Result<AppendReport> append_all(storage::Store& store, std::vector<NewSource> sources,
                                const relate::Context& context,
                                const std::function<void(const NewSource&, bool is_new)>& written,
                                std::optional<std::int64_t> recorded_ms = std::nullopt);

// kNotFound if the source is not there. `claims` of the report is the number of claims that went.
Result<AppendReport> remove_source(storage::Store& store, SourceId source, const relate::Context& context,
                                   std::optional<std::int64_t> recorded_ms = std::nullopt,
                                   std::size_t whole = kFewClaims);

// Writes what has to change so that resolutions and edges are those of the claims, rules and judgements as
// they are now: after a judgement, other rates, another rule set. One write per 1000 topics; every one leaves
// a readable database, and repeating it finishes an interrupted one.
Result<AppendReport> rebuild(storage::Store& store, const relate::Context& context,
                             std::optional<std::int64_t> recorded_ms = std::nullopt);

// What rebuild() would write, without writing: all zero if everything derived is as it has to be.
Result<AppendReport> compare(const storage::Store& store, const relate::Context& context);

}  // namespace claimgraph

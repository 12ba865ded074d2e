// Whether a database is whole: checksums, counts, and every index against what it is an index of, both ways.
//
// What only the rules know (that edges and resolutions are those of the claims) is graph's compare().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/id.h"
#include "core/model/result.h"
#include "storage/store.h"

namespace claimgraph::storage {

enum class Depth : std::uint8_t {
  kQuick,  // the history, the checksum of every file, the number of rows of every table
  kFull,   // also every block, every record, and sources, claims, topics, edges against each other
};

struct Verification {
  Stats counted;                  // what is really there; bytes_on_disk and format as in Snapshot::stats()
  std::uint64_t transaction = 0;  // of the last write
  Bits128 chain;                  // kept elsewhere, it proves later that nothing was rewritten
  std::vector<std::string> problems;  // at most kMaxProblems, each with the place; empty: all is well
  bool is_whole() const { return problems.empty(); }
};
inline constexpr std::size_t kMaxProblems = 100;

// An Error only if the database cannot be read at all; damage of parts is a problem of the report.
Result<Verification> verify(const Store& store, Depth depth);

}  // namespace claimgraph::storage

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
  kFull,   // also every block, every record, and sources, claims, topics, edges against each other, and every
           // number of a claim against the text it was read from
};

// What kFull reads of sources and topics: every m-th, so that m runs with n = 1..m are one whole one. Files,
// the history and the number of rows are looked at in each of them.
struct Subset {
  std::uint64_t part = 1;  // n. REQUIRES: 1 <= part <= of
  std::uint64_t of = 1;    // m
  bool has(std::uint64_t number) const { return number % of == part - 1; }
  bool is_all() const { return of == 1; }
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
Result<Verification> verify(const Store& store, Depth depth, Subset subset = {});

}  // namespace claimgraph::storage

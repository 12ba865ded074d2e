// Sources with their claims into the database, one line of report each: what `add` and `import` share.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/common.h"
#include "cli/render/rows.h"
#include "core/model/claim.h"
#include "core/model/source.h"
#include "core/relate/relate.h"
#include "graph/append.h"
#include "storage/store.h"

namespace claimgraph::cli {

class Ingest {
 public:
  // All are borrowed, and outlive this.
  Ingest(Session& session, storage::Store& store, const relate::Context& context, Format format)
      : session_(session), store_(store), context_(context), format_(format), rows_(session.out, format) {}

  // Writes the source and reports it on out. An Error is one of the database: nothing more can be added.
  Status add(const Source& source, std::vector<Claim> claims);

  // Many at once: their edges are counted together, at the end.
  Status add_all(std::vector<NewSource> sources);

  // One line on err; the rest goes on.
  void refuse(std::string_view message);

  // After the last: kSomeRefused if any was.
  int finish();

 private:
  void print_new(const NewSource& added, bool is_new);

  Session& session_;
  storage::Store& store_;
  const relate::Context& context_;
  Format format_;
  Rows rows_;
  bool refused_ = false;
};

}  // namespace claimgraph::cli

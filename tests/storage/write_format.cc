// Writes the database of tests/storage/formats/: write_format DIRECTORY. Run once per format, by its first
// program.
#include <cstdio>

#include "samples.h"
#include "storage/store.h"

int main(int argc, char** argv) {
  namespace storage = claimgraph::storage;
  if (argc != 2 || !storage::Store::create(argv[1])) return 1;
  auto store = storage::Store::open(argv[1], storage::Mode::kWrite);
  for (std::uint64_t n = 0; store && n < 4; ++n) {
    if (!store->append(storage::sample_append(n))) return 1;
  }
  return store ? 0 : 1;
}

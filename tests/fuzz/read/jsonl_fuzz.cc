#include "fuzz_read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  claimgraph::read::fuzz("a.jsonl", data, size);
  return 0;
}

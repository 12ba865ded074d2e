// Phrases of the tables of dates: see phrases.h.
#include "phrases.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::string_view kTables[] = {"numbers", "dates"};
  claimgraph::recognize::read_phrases({data, size}, kTables);
  return 0;
}

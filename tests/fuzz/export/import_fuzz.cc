// Any bytes as an export: what is taken in has the ids of its own content and evidence inside of its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/text/digest.h"
#include "core/text/utf8.h"
#include "graph/export/import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto import = claimgraph::graph::read_jsonl({reinterpret_cast<const char*>(data), size});
  for (const auto& imported : import.sources) {
    if (claimgraph::text::source_id(imported.source) != imported.source.id) std::abort();
    const auto end = claimgraph::text::code_points(imported.source.text);
    for (const auto& claim : imported.claims) {
      if (claim.source != imported.source.id || claim.mentions.empty()) std::abort();
      for (const auto& mention : claim.mentions) {
        if (mention.evidence.end > end || !mention.evidence.contains(mention.number)) std::abort();
      }
    }
  }
  return 0;
}

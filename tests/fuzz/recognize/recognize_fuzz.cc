// Any valid text in any language: items lie in the text, in order, the best ones do not overlap, days exist.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/recognize/recognizer.h"
#include "core/text/utf8.h"

namespace {

using claimgraph::recognize::Item;
using claimgraph::recognize::Recognizer;

void check(const std::vector<Item>& items, std::string_view text) {
  std::uint32_t last = 0;
  for (const Item& item : items) {
    if (item.span.empty() || item.span.end > text.size() || item.span.start < last) std::abort();
    last = item.span.end;
    const auto* moment = item.moment();
    if (moment != nullptr && moment->from && moment->to && *moment->to < *moment->from) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto languages = Recognizer::languages();
  const auto recognizer = Recognizer::of(languages[data[0] % languages.size()]);
  if (!recognizer) std::abort();
  std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (const auto bad = claimgraph::text::first_invalid(text)) text = text.substr(0, *bad);
  const claimgraph::recognize::Reference reference{*claimgraph::parse_timestamp("2025-01-24"), true};
  std::vector<Item> best;
  (*recognizer)->recognize(text, reference, best);
  check(best, text);
  std::vector<Item> layers;
  (*recognizer)->recognize_all(text, reference, layers);
  return 0;
}

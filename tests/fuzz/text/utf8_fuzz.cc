// Any bytes: what first_invalid() lets through can be counted, mapped, tokenised, folded and split without
// harm.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text/sentences.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace text = claimgraph::text;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto bad = text::first_invalid(bytes)) bytes = bytes.substr(0, *bad);
  const text::Offsets offsets(bytes);
  if (offsets.size() != text::code_points(bytes)) std::abort();
  for (std::uint32_t i = 0; i <= offsets.size(); ++i) {
    if (offsets.to_code_point(offsets.to_byte(i)) != i) std::abort();
  }
  const text::Tokens tokens(bytes);
  for (const text::Token& token : tokens.all()) {
    if (token.span.empty() || token.span.end > bytes.size()) std::abort();
  }
  for (const auto& sentence : text::sentences(bytes, "de")) {
    if (sentence.empty() || sentence.end > bytes.size()) std::abort();
  }
  return 0;
}

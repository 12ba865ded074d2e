// Any text in any language, as it is or made of words that the extraction knows: its claims hold what
// claim_check.h says, are the same each time, and survive being stored. With EXTRACT_FUZZ_PRINT in the
// environment the text that an input stands for is printed, also where the extraction itself crashes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/extract.h"
#include "core/extract/lexicon.h"
#include "core/text/digest.h"
#include "core/text/utf8.h"
#include "storage/codec.h"
#include "tests/core/extract/claim_check.h"
#include "words.h"

namespace claimgraph::extract {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kLongestTitle = 8;  // words

// Valid UTF-8 as it is; the first line is the title.
void read_text(Bytes input, Source& source) {
  std::string_view text(reinterpret_cast<const char*>(input.data()), input.size());
  if (const auto bad = text::first_invalid(text)) text = text.substr(0, *bad);
  const std::size_t end = std::min(text.find('\n'), text.size());
  source.title = text.substr(0, end);
  source.text = text.substr(std::min(end + 1, text.size()));
}

void read_words(Bytes input, Source& source) {
  if (input.empty()) return;
  const std::size_t title = std::min<std::size_t>(input[0] % (kLongestTitle + 1) * 3, input.size() - 1);
  source.title = words_of(source.lang, input.subspan(1, title));
  source.text = words_of(source.lang, input.subspan(1 + title));
}

constexpr std::string_view kNoWords = "es";  // recognised, but the lexicon has no words of it

// The first byte chooses the language, and how the others are read: '0' to '7' in seeds, even for text.
Source article_of(Bytes input) {
  const auto languages = Lexicon::languages();
  Source source;
  source.lang = input[0] < 0x80 ? languages[input[0] / 2 % languages.size()] : kNoWords;
  source.url = "https://example.org/a";
  source.published = *parse_timestamp("2024-05-16");
  if (input[0] % 2 == 0)
    read_text(input.subspan(1), source);
  else
    read_words(input.subspan(1), source);
  source.id = text::source_id(source);
  return source;
}

bool survives(const Claim& claim) {
  const ResolvedClaim stored{claim, unresolved(claim)};
  const std::string key = storage::claim_key(storage::place_of(claim));
  const auto read = storage::decode_claim(key, storage::encode_claim(key, stored));
  return read && *read == stored;
}

std::string printed(const Source& source) {
  return "lang: " + source.lang + "\ntitle: " + source.title + "\ntext: " + source.text + '\n';
}

void require(bool holds, const Source& source, std::string_view what) {
  if (holds) return;
  std::cerr << "extract_fuzz: " << what << '\n' << printed(source);
  std::abort();
}

void check(const Source& source) {
  if (std::getenv("EXTRACT_FUZZ_PRINT") != nullptr) std::cerr << printed(source);
  const std::vector<Claim> claims = extract(source);
  const std::string wrong = wrong_with(source, claims);
  require(wrong.empty(), source, wrong);
  require(extract(source) == claims, source, "read again, the text gives other claims");
  for (const Claim& claim : claims) require(survives(claim), source, "a claim is stored as another one");
}

}  // namespace
}  // namespace claimgraph::extract

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0) claimgraph::extract::check(claimgraph::extract::article_of({data, size}));
  return 0;
}

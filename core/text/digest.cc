#include "core/text/digest.h"

#include <array>
#include <cassert>
#include <charconv>
#include <memory>
#include <string>

#include <openssl/evp.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "core/model/names.h"
#include "core/text/code_point.h"

namespace claimgraph::text {
namespace {

constexpr std::size_t kSha256Size = 32;
constexpr std::size_t kLongestNumber = 20;  // digits
constexpr std::size_t kClaimBytes = 128;    // what a claim's id is the hash of is no longer

// Fetched once: EVP_sha256() is looked up again at each use. Never freed.
const EVP_MD* sha256() {
  static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return kSha256;
}

// Ready for the next text. One for each thread: to make one costs as much as a short text's hash.
EVP_MD_CTX* fresh_context() {
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> kContext(EVP_MD_CTX_new());
  [[maybe_unused]] const int done = EVP_DigestInit_ex2(kContext.get(), sha256(), nullptr);
  assert(done == 1);
  return kContext.get();
}

std::uint64_t big_endian(const unsigned char* bytes) {
  std::uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | bytes[i];
  return number;
}

std::string one_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (u_isUWhiteSpace(static_cast<UChar32>(next_code_point(text, i)))) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out.append(text.substr(start, i - start));
  }
  return out;
}

std::string nfc(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(error);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                            nullptr, error);
  assert(U_SUCCESS(error));
  return out;
}

void append_number(std::string& bytes, std::size_t number) {
  std::array<char, kLongestNumber> digits;
  bytes.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

// Each field with its length before it, so that no two lists of fields have the same bytes.
void append_field(std::string& bytes, std::string_view field) {
  append_number(bytes, field.size());
  bytes += ':';
  bytes += field;
}

void append_field(std::string& bytes, std::uint32_t number) {
  std::array<char, kLongestNumber> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  append_field(bytes, std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

}  // namespace

Bits128 digest(std::string_view bytes) {
  std::array<unsigned char, kSha256Size> hash{};
  unsigned int size = 0;
  EVP_MD_CTX* const context = fresh_context();
  [[maybe_unused]] const bool done = EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1 &&
                                     EVP_DigestFinal_ex(context, hash.data(), &size) == 1;
  assert(done && size == kSha256Size);
  return {big_endian(hash.data()), big_endian(hash.data() + 8)};
}

SourceId source_id(const Source& source) {
  std::string bytes = "source1";
  append_field(bytes, one_space(nfc(source.text)));
  append_field(bytes, source.url);
  append_field(bytes, to_text(source.published.day));
  return {digest(bytes)};
}

ClaimId claim_id(SourceId source, CodePointSpan number, std::uint32_t rank) {
  std::string bytes;
  bytes.reserve(kClaimBytes);
  bytes += "claim1";
  append_field(bytes, to_text(source));
  append_field(bytes, number.start);
  append_field(bytes, number.end);
  append_field(bytes, rank);
  return {digest(bytes)};
}

JudgementId judgement_id(const Judgement& judgement, std::uint32_t rank) {
  std::string bytes = "judgement1";
  append_field(bytes, to_text(judgement.kind));
  for (const std::string* field :
       {&judgement.subject, &judgement.field, &judgement.value, &judgement.author, &judgement.reason}) {
    append_field(bytes, *field);
  }
  append_field(bytes, rank);
  return {digest(bytes)};
}

}  // namespace claimgraph::text

#include "core/text/tokens.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "core/text/code_point.h"

namespace claimgraph::text {
namespace {

constexpr std::size_t kArenaBytes = 64 * 1024;
constexpr UChar32 kSoftHyphen = 0xAD;
constexpr UChar32 kZeroWidthNonJoiner = 0x200C;
constexpr UChar32 kZeroWidthJoiner = 0x200D;

enum class Class : std::uint8_t { kSign, kLetter, kDigit, kSpace, kLine };

Class ascii_class(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLetter;
  if (c >= '0' && c <= '9') return Class::kDigit;
  if (c == '\n' || c == '\r' || c == '\v' || c == '\f') return Class::kLine;
  if (c <= ' ' || c == 0x7F) return Class::kSpace;
  return Class::kSign;
}

constexpr std::size_t kAscii = 128;
using ClassTable = std::array<Class, kAscii>;

ClassTable make_ascii_classes() {
  ClassTable table{};
  for (std::size_t c = 0; c < kAscii; ++c) table[c] = ascii_class(static_cast<unsigned char>(c));
  return table;
}

const ClassTable& ascii_classes() {
  static const ClassTable kTable = make_ascii_classes();
  return kTable;
}

Class wide_class(UChar32 c) {
  if (c >= 0xC0 && c < 0x180) return c == 0xD7 || c == 0xF7 ? Class::kSign : Class::kLetter;
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Class::kLine;
  if (c == kSoftHyphen || c == kZeroWidthNonJoiner || c == kZeroWidthJoiner) return Class::kLetter;
  if (u_isdigit(c)) return Class::kDigit;
  if (u_isUWhiteSpace(c) || u_iscntrl(c)) return Class::kSpace;
  const auto mask = U_GET_GC_MASK(c);
  return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ? Class::kLetter : Class::kSign;
}

bool is_upper(UChar32 c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(c) || u_istitle(c);
}

// One code point of the text with its class.
struct Step {
  Class kind;
  std::uint32_t end;
  UChar32 code_point;
};

Step step_at(std::string_view text, std::uint32_t position, const ClassTable& classes) {
  const auto byte = static_cast<unsigned char>(text[position]);
  if (byte < kAscii) return {classes[byte], position + 1, static_cast<UChar32>(byte)};
  std::size_t next = position;
  const auto c = static_cast<UChar32>(next_code_point(text, next));
  return {wide_class(c), static_cast<std::uint32_t>(next), c};
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= kAscii; });
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// ASCII and the letters of U+00C0..U+00FF but sharp s: each folds to as many bytes as it has.
bool folds_in_place(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < kAscii) continue;
    if (byte != 0xC3 || i + 1 >= text.size()) return false;
    if (static_cast<unsigned char>(text[++i]) == 0x9F) return false;
  }
  return true;
}

void fold_in_place(std::string_view text, char* out) {
  bool after_c3 = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool lower = after_c3 && byte < 0x9F && byte != 0x97;
    out[i] = lower ? static_cast<char>(byte + 0x20) : ascii_lower(text[i]);
    after_c3 = byte == 0xC3;
  }
}

std::string_view plain_sign(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
    case 0xB4:
    case 0x60:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    default:
      return {};
  }
}

void append_plain(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    const std::string_view plain = c < 0x80 && c != '`' ? std::string_view{} : plain_sign(c);
    if (!plain.empty())
      out += plain;
    else if (u_isUWhiteSpace(c))
      out += ' ';
    else
      out.append(text.substr(start, i - start));
  }
}

void append_case_fold(std::string_view text, std::string& out) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  icu::StringByteSink<std::string> sink(&out);
  fold->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                      error);
  assert(U_SUCCESS(error));
}

// Hands out memory for folded forms in pieces as large as the text, up to kArenaBytes: most are as long as
// what they fold.
class Arena {
 public:
  Arena(std::vector<std::unique_ptr<char[]>>& pieces, std::size_t text_bytes)
      : pieces_(pieces), piece_bytes_(std::min(text_bytes, kArenaBytes)) {}
  char* take(std::size_t size) {
    if (size > left_) grow(std::max(size, piece_bytes_));
    char* const taken = next_;
    next_ += size;
    left_ -= size;
    return taken;
  }

 private:
  void grow(std::size_t size) {
    pieces_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = pieces_.back().get();
    left_ = size;
  }
  std::vector<std::unique_ptr<char[]>>& pieces_;
  std::size_t piece_bytes_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

std::string_view folded_in(Arena& arena, std::string_view raw) {
  if (folds_in_place(raw)) {
    char* const out = arena.take(raw.size());
    fold_in_place(raw, out);
    return {out, raw.size()};
  }
  const std::string folded = fold(raw);
  if (folded.empty()) return {};  // nothing but soft hyphens
  char* const out = arena.take(folded.size());
  std::memcpy(out, folded.data(), folded.size());
  return {out, folded.size()};
}

TokenKind kind_of(Class c) {
  if (c == Class::kLetter) return TokenKind::kWord;
  return c == Class::kDigit ? TokenKind::kNumber : TokenKind::kSign;
}

// Extends a run that starts at `first` over everything of its class; notes capitals on the way.
std::uint32_t extend(std::string_view text, const Step& first, const ClassTable& classes, Token& token) {
  std::uint32_t end = first.end;
  std::uint32_t letters = 1;
  bool all_upper = token.upper;
  while (end < text.size()) {
    const auto byte = static_cast<unsigned char>(text[end]);
    if (byte < kAscii && classes[byte] != first.kind) break;
    if (byte < kAscii && byte >= 'a') {  // lower case, most letters of a text
      all_upper = false;
      ++letters;
      ++end;
      continue;
    }
    const Step next = step_at(text, end, classes);
    if (next.kind != first.kind) break;
    all_upper = all_upper && is_upper(next.code_point);
    ++letters;
    end = next.end;
  }
  token.all_upper = all_upper && letters > 1;
  return end;
}

}  // namespace

Tokens::Tokens(std::string_view valid_utf8) {
  const ClassTable& classes = ascii_classes();
  Arena arena(arena_, valid_utf8.size());
  tokens_.reserve(valid_utf8.size() / 5 + 8);
  bool space = false;
  bool line = false;
  for (std::uint32_t at = 0; at < valid_utf8.size();) {
    const Step first = step_at(valid_utf8, at, classes);
    if (first.kind == Class::kSpace || first.kind == Class::kLine) {
      space = true;
      line = line || first.kind == Class::kLine;
      at = first.end;
      continue;
    }
    Token token;
    token.kind = kind_of(first.kind);
    token.space_before = space;
    token.line_before = line;
    token.upper = token.kind == TokenKind::kWord && is_upper(first.code_point);
    const std::uint32_t end =
        token.kind == TokenKind::kSign ? first.end : extend(valid_utf8, first, classes, token);
    token.span = {at, end};
    token.folded = folded_in(arena, valid_utf8.substr(at, end - at));
    tokens_.push_back(token);
    space = line = false;
    at = end;
  }
}

std::size_t Tokens::at_or_after(std::uint32_t byte) const {
  const auto found =
      std::ranges::lower_bound(tokens_, byte, {}, [](const Token& token) { return token.span.start; });
  return static_cast<std::size_t>(found - tokens_.begin());
}

std::string fold(std::string_view valid_utf8) {
  std::string out;
  if (is_ascii(valid_utf8) && valid_utf8.find('`') == std::string_view::npos) {
    out.resize(valid_utf8.size());
    fold_in_place(valid_utf8, out.data());
    return out;
  }
  std::string plain;
  append_plain(valid_utf8, plain);
  append_case_fold(plain, out);
  return out;
}

}  // namespace claimgraph::text

#include "core/text/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "core/text/code_point.h"
#include "core/text/word_hash.h"

namespace claimgraph::text {
namespace {

constexpr std::size_t kArenaBytes = 64 * 1024;
constexpr UChar32 kSoftHyphen = 0xAD;
constexpr UChar32 kZeroWidthNonJoiner = 0x200C;
constexpr UChar32 kZeroWidthJoiner = 0x200D;

enum class Class : std::uint8_t { kSign, kLetter, kDigit, kSpace, kLine, kWide };  // kWide: a byte of several

constexpr Class ascii_class(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLetter;
  if (c >= '0' && c <= '9') return Class::kDigit;
  if (c == '\n' || c == '\r' || c == '\v' || c == '\f') return Class::kLine;
  if (c <= ' ' || c == 0x7F) return Class::kSpace;
  return Class::kSign;
}

constexpr std::size_t kAscii = 128;
constexpr std::size_t kBytes = 256;

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

struct ByteTable {
  std::array<Class, kBytes> classes{};
  std::array<char, kBytes> folded{};  // of ASCII; other bytes are themselves
  Class class_of(char c) const { return classes[static_cast<unsigned char>(c)]; }
  char fold(char c) const { return folded[static_cast<unsigned char>(c)]; }
};

constexpr ByteTable kTable = [] {
  ByteTable table{};
  for (std::size_t c = 0; c < kBytes; ++c) {
    table.classes[c] = c < kAscii ? ascii_class(static_cast<unsigned char>(c)) : Class::kWide;
    table.folded[c] = ascii_lower(static_cast<char>(c));
  }
  return table;
}();

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

Step wide_step_at(std::string_view text, std::uint32_t position) {
  std::size_t next = position;
  const auto c = static_cast<UChar32>(next_code_point(text, next));
  return {wide_class(c), static_cast<std::uint32_t>(next), c};
}

inline Step step_at(std::string_view text, std::uint32_t position) {
  const Class kind = kTable.class_of(text[position]);
  if (kind == Class::kWide) return wide_step_at(text, position);
  return {kind, position + 1, static_cast<UChar32>(text[position])};
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= kAscii; });
}

void fold_ascii(std::string_view text, char* out) { std::ranges::transform(text, out, ascii_lower); }

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

constexpr std::size_t kLongestPlain = 64;  // bytes of a run that is folded as it is read
constexpr bool kWordsInSteps = std::endian::native == std::endian::little;  // of eight bytes

// Hands out memory for folded forms in pieces as large as the text, up to kArenaBytes: most are as long as
// what they fold. Behind each, kHashStep bytes can be read.
class Arena {
 public:
  Arena(std::vector<std::unique_ptr<char[]>>& pieces, std::size_t text_bytes)
      : pieces_(pieces), piece_bytes_(std::min(text_bytes, kArenaBytes) + kLongestPlain) {}
  // Room for so many bytes, until the next call; take() what is used of it.
  char* room(std::size_t size) {
    if (size > left_) grow(std::max(size, piece_bytes_));
    return next_;
  }
  std::string_view take(std::size_t size) {
    const char* const taken = next_;
    next_ += size;
    left_ -= size;
    return {taken, size};
  }

 private:
  void grow(std::size_t size) {
    pieces_.push_back(std::make_unique_for_overwrite<char[]>(size + kHashStep));
    next_ = pieces_.back().get();
    left_ = size;
  }
  std::vector<std::unique_ptr<char[]>>& pieces_;
  std::size_t piece_bytes_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

std::string_view folded_in(Arena& arena, std::string_view raw) {
  const std::string folded = fold(raw);  // empty if there is nothing but soft hyphens
  std::ranges::copy(folded, arena.room(folded.size()));
  return arena.take(folded.size());
}

TokenKind kind_of(Class c) {
  if (c == Class::kLetter) return TokenKind::kWord;
  return c == Class::kDigit ? TokenKind::kNumber : TokenKind::kSign;
}

// A run of ASCII and of letters of U+00C0..U+00FF, folded as it is read: each of those folds to as many bytes
// as it has.
struct PlainRun {
  std::uint32_t end = 0;  // 0: the run is none
  bool upper = false, all_upper = false;
};

constexpr char kLatinLead = '\xC3';

// The second byte of a letter of U+00C0..U+00FF but sharp s, which folds to two letters.
constexpr bool is_latin_letter(char second) {
  return second != '\x97' && second != '\x9F' && second != '\xB7';
}
constexpr bool is_latin_capital(char second) { return second < '\x9F'; }

// Reads ASCII of a class and, if that is letters, the others; notes how many of them are capitals.
PlainRun read_plain_run(std::string_view text, std::uint32_t start, Class kind, char* out) {
  const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), start + kLongestPlain - 1));
  const char first = text[start];
  std::uint32_t at = start, wide = 0, capitals = 0;
  for (; at < last; ++at, ++out) {
    *out = kTable.fold(text[at]);
    capitals += *out != text[at] ? 1u : 0u;
    if (kTable.class_of(text[at]) == kind) continue;
    if (text[at] != kLatinLead || kind != Class::kLetter || at + 1 == text.size()) break;
    const char second = text[at + 1];
    if (!is_latin_letter(second)) break;
    ++at, ++wide;
    *++out = static_cast<char>(second | 0x20);
    capitals += is_latin_capital(second) ? 1u : 0u;
  }
  const bool cut = at >= last ? at < text.size() : kTable.class_of(text[at]) == Class::kWide;
  if (cut && step_at(text, at).kind == kind) return {};
  const char second = first == kLatinLead ? text[start + 1] : '\0';
  const bool upper = second != '\0' ? is_latin_capital(second) : kTable.fold(first) != first;
  return {at, upper, upper && at - start - wide > 1 && capitals == at - start - wide};
}

// One byte in each of eight.
constexpr std::uint64_t in_each(std::uint8_t byte) { return 0x0101010101010101u * byte; }

// The highest bit of each byte that is a letter of ASCII, of eight bytes.
constexpr std::uint64_t letters_of(std::uint64_t bytes) {
  const std::uint64_t small = (bytes | in_each(0x20)) & in_each(0x7F);
  const std::uint64_t from_a = small + in_each(0x80 - 'a'), behind_z = small + in_each(0x80 - 'z' - 1);
  return from_a & ~behind_z & ~bytes & in_each(0x80);
}

// A word of ASCII, eight bytes at a time: most words are one such step. No run where a letter of another kind
// goes on with it, or the text ends too near to read so.
PlainRun read_ascii_word(std::string_view text, std::uint32_t start, char* out) {
  std::uint32_t at = start, capitals = 0;
  for (std::uint32_t letters = kHashStep; letters == kHashStep; at += letters, out += letters) {
    if (at + 2 * kHashStep > text.size() || at + 2 * kHashStep > start + kLongestPlain) return {};
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t found = letters_of(bytes), others = ~found & in_each(0x80);
    letters = static_cast<std::uint32_t>(std::countr_zero(others)) / 8;  // 8 of none
    const std::uint64_t in_run =
        letters == kHashStep ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * letters) - 1;
    capitals += static_cast<std::uint32_t>(std::popcount(~bytes & in_each(0x20) & in_run));
    bytes |= in_each(0x20);
    std::memcpy(out, &bytes, sizeof bytes);
  }
  if (kTable.class_of(text[at]) == Class::kWide) return {};
  const bool upper = kTable.fold(text[start]) != text[start];
  return {at, upper, upper && at - start > 1 && capitals == at - start};
}

// The end of a run that starts at `first` and goes on over everything of its class; notes capitals on the
// way.
std::uint32_t extend(std::string_view text, const Step& first, Token& token) {
  std::uint32_t end = first.end;
  std::uint32_t letters = 1;
  bool all_upper = token.upper;
  while (end < text.size()) {
    const Step next = step_at(text, end);
    if (next.kind != first.kind) break;
    all_upper = all_upper && is_upper(next.code_point);
    ++letters;
    end = next.end;
  }
  token.all_upper = all_upper && letters > 1;
  return end;
}

// Sets the token's end, its folded form and what it says of capitals.
void read_run(std::string_view text, const Step& first, Arena& arena, Token& token) {
  PlainRun run;
  if (kWordsInSteps && first.kind == Class::kLetter && first.code_point < UChar32{kAscii})
    run = read_ascii_word(text, token.span.start, arena.room(kLongestPlain));
  if (run.end == 0) run = read_plain_run(text, token.span.start, first.kind, arena.room(kLongestPlain));
  if (run.end != 0) {
    token.upper = run.upper;
    token.all_upper = run.all_upper;
    token.span.end = run.end;
    token.folded = arena.take(run.end - token.span.start);
    return;
  }
  token.upper = first.kind == Class::kLetter && is_upper(first.code_point);
  token.span.end = extend(text, first, token);
  token.folded = folded_in(arena, text.substr(token.span.start, token.span.size()));
}

void read_sign(std::string_view text, const Step& first, Arena& arena, Token& token) {
  token.span.end = first.end;
  if (token.span.size() > 1) {
    token.folded = folded_in(arena, text.substr(token.span.start, token.span.size()));
  } else {
    *arena.room(1) = text[token.span.start];
    token.folded = arena.take(1);
  }
}

}  // namespace

Tokens::Tokens(std::string_view valid_utf8) {
  Arena arena(arena_, valid_utf8.size());
  tokens_.reserve(valid_utf8.size() / 5 + 8);
  bool space = false;
  bool line = false;
  for (std::uint32_t at = 0; at < valid_utf8.size();) {
    const Step first = step_at(valid_utf8, at);
    if (first.kind == Class::kSpace || first.kind == Class::kLine) {
      space = true;
      line = line || first.kind == Class::kLine;
      at = first.end;
      continue;
    }
    Token& token = tokens_.emplace_back();
    token.span.start = at;
    token.kind = kind_of(first.kind);
    token.space_before = std::exchange(space, false);
    token.line_before = std::exchange(line, false);
    if (token.kind == TokenKind::kSign)
      read_sign(valid_utf8, first, arena, token);
    else
      read_run(valid_utf8, first, arena, token);
    token.hash = padded_word_hash(token.folded);
    at = token.span.end;
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
    fold_ascii(valid_utf8, out.data());
    return out;
  }
  std::string plain;
  append_plain(valid_utf8, plain);
  append_case_fold(plain, out);
  return out;
}

}  // namespace claimgraph::text

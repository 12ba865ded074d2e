#include "core/text/sentence_rules.h"

#include <array>
#include <cstdint>
#include <optional>

#include <unicode/uchar.h>

#include "core/text/code_point.h"

namespace claimgraph::text {
namespace {

// The property Sentence_Break of a code point, as a set of one.
using Kinds = std::uint32_t;
constexpr Kinds kind(USentenceBreak value) { return Kinds{1} << value; }

constexpr Kinds kLineEnd = kind(U_SB_SEP) | kind(U_SB_CR) | kind(U_SB_LF);
constexpr Kinds kIgnored = kind(U_SB_EXTEND) | kind(U_SB_FORMAT);
constexpr Kinds kStop = kind(U_SB_ATERM) | kind(U_SB_STERM);
constexpr Kinds kLetter = kind(U_SB_UPPER) | kind(U_SB_LOWER) | kind(U_SB_OLETTER);

constexpr std::size_t kTabled = 0x250;  // Latin letters and what stands between them
using KindTable = std::array<Kinds, kTabled>;

Kinds look_up(char32_t c) {
  return kind(
      static_cast<USentenceBreak>(u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK)));
}

const KindTable& table() {
  static const KindTable kTable = [] {
    KindTable made{};
    for (char32_t c = 0; c < kTabled; ++c) made[c] = look_up(c);
    return made;
  }();
  return kTable;
}

// Letters, digits, spaces and commas of ASCII: no sentence ends at one.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (char c = 'a'; c <= 'z'; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (char c = '0'; c <= '9'; ++c) plain[static_cast<std::size_t>(c)] = true;
  plain[' '] = plain[','] = true;
  return plain;
}();

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), table_(table()) {}

  std::size_t end_from(std::size_t start) const {
    Kinds before = 0;
    for (std::size_t at = start; at < text_.size();) {
      if (kPlain[static_cast<unsigned char>(text_[at])]) {
        while (++at < text_.size() && kPlain[static_cast<unsigned char>(text_[at])]) {
        }
        before = table_[static_cast<unsigned char>(text_[at - 1])];
        continue;
      }
      const Step here = step(at);
      at = here.end;
      if (is(here, kLineEnd)) return behind_line_end(here);
      if (is(here, kIgnored)) continue;
      if (is(here, kStop)) {
        if (const auto end = end_behind_stop(here, before)) return *end;
      }
      before = here.kind;
    }
    return text_.size();
  }

 private:
  struct Step {
    Kinds kind = 0;  // 0 behind the text
    std::size_t start = 0, end = 0;
  };

  static bool is(const Step& step, Kinds kinds) { return (step.kind & kinds) != 0; }

  Step step(std::size_t start) const {
    if (start >= text_.size()) return {0, start, start};
    std::size_t end = start;
    const char32_t c = next_code_point(text_, end);
    return {c < kTabled ? table_[c] : look_up(c), start, end};
  }

  // The next one that is not ignored.
  Step step_over(std::size_t start) const {
    Step next = step(start);
    while (is(next, kIgnored)) next = step(next.end);
    return next;
  }

  std::size_t behind_line_end(const Step& here) const {
    const Step next = step(here.end);
    return is(here, kind(U_SB_CR)) && is(next, kind(U_SB_LF)) ? next.end : here.end;
  }

  // Nothing if the sentence goes on behind the stop (SB6 to SB8a); `before` stands before it.
  std::optional<std::size_t> end_behind_stop(const Step& stop, Kinds before) const {
    const bool full_stop = is(stop, kind(U_SB_ATERM));
    Step next = step_over(stop.end);
    if (full_stop && is(next, kind(U_SB_NUMERIC))) return std::nullopt;
    const bool letter_before = (before & (kind(U_SB_UPPER) | kind(U_SB_LOWER))) != 0;
    if (full_stop && letter_before && is(next, kind(U_SB_UPPER))) return std::nullopt;
    while (is(next, kind(U_SB_CLOSE))) next = step_over(next.end);
    while (is(next, kind(U_SB_SP))) next = step_over(next.end);
    if (is(next, kind(U_SB_SCONTINUE) | kStop)) return std::nullopt;
    if (full_stop && small_letter_from(next)) return std::nullopt;
    return is(next, kLineEnd) ? behind_line_end(next) : next.start;
  }

  // Whether the first letter from here on is a small one, and no stop or line end comes before it.
  bool small_letter_from(Step step_at) const {
    while (step_at.kind != 0 && !is(step_at, kLetter | kLineEnd | kStop)) step_at = step(step_at.end);
    return is(step_at, kind(U_SB_LOWER));
  }

  std::string_view text_;
  const KindTable& table_;
};

}  // namespace

std::size_t sentence_end(std::string_view text, std::size_t start) { return Scanner(text).end_from(start); }

}  // namespace claimgraph::text

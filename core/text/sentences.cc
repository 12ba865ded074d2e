#include "core/text/sentences.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/text/data.h"
#include "core/text/sentence_rules.h"
#include "core/text/tokens.h"
#include "core/text/word_hash.h"

namespace claimgraph::text {
namespace {

constexpr std::size_t kUsualBytes = 64;     // of a sentence, rather too few
constexpr std::size_t kLongestInitial = 2;  // bytes
constexpr std::size_t kShortestWord = 3;    // bytes: shorter ones before a full stop are mostly abbreviations

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return word_hash(word); }
};
using Words = std::unordered_set<std::string, WordHash, std::equal_to<>>;
using WordTables = std::unordered_map<std::string, Words, WordHash, std::equal_to<>>;

WordTables load(std::string_view path) {
  WordTables tables;
  for (const Row& row : rows(data_file(path))) {
    for (const std::string_view word : row.words) tables[std::string(row.key)].insert(fold(word));
  }
  return tables;
}

// What a language says about a full stop.
class Stops {
 public:
  Stops() : abbreviations_(load("lang/abbreviations.txt")), ordinals_(load("lang/ordinal_dot.txt")) {}
  bool is_abbreviation(std::string_view lang, std::string_view word) const {
    return contains(abbreviations_, "*", word) || contains(abbreviations_, lang, word);
  }
  bool joins_ordinal(std::string_view lang, std::string_view next) const {
    return contains(ordinals_, lang, next);
  }

 private:
  static bool contains(const WordTables& tables, std::string_view lang, std::string_view word) {
    const auto found = tables.find(lang);
    return found != tables.end() && found->second.contains(word);
  }
  WordTables abbreviations_, ordinals_;
};

const Stops& stops() {
  static const Stops kStops;
  return kStops;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed_end(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The word (with inner full stops, "z.B") right before the final full stop of `before`; empty if it ends
// otherwise.
std::string_view word_before_stop(std::string_view before) {
  before = trimmed_end(before);
  if (before.empty() || before.back() != '.') return {};
  before.remove_suffix(1);
  auto start = before.size();
  while (start > 0 && !is_space(before[start - 1]) &&
         std::string_view("([\"'-").find(before[start - 1]) == std::string_view::npos)
    --start;
  return before.substr(start);
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string first_word(std::string_view after) {
  const Tokens tokens(after.substr(0, std::min<std::size_t>(after.size(), 40)));
  return tokens.size() == 0 ? std::string() : std::string(tokens[0].folded);
}

bool is_initial(std::string_view word) {
  if (word.size() > kLongestInitial) return false;
  const Tokens tokens(word);
  return tokens.size() == 1 && tokens[0].upper && !tokens[0].all_upper;
}

std::string_view safe_prefix(std::string_view text, std::size_t size) {
  if (size >= text.size()) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

// True if what the rules of Unicode take for the end of a sentence is an abbreviation, an initial or an
// ordinal.
bool false_break(std::string_view lang, std::string_view sentence, std::string_view after) {
  const std::string_view word = word_before_stop(sentence);
  if (word.empty()) return false;
  if (sentence.find_first_of("\n\r", trimmed_end(sentence).size()) != std::string_view::npos) return false;
  if (all_digits(word)) {
    const bool list_number = trimmed_end(sentence).size() == word.size() + 1;
    return word.size() <= 2 &&
           (list_number || stops().joins_ordinal(lang, first_word(safe_prefix(after, 40))));
  }
  return is_initial(word) || stops().is_abbreviation(lang, fold(word));
}

void push_trimmed(std::string_view text, std::size_t start, std::size_t end, std::vector<ByteSpan>& out) {
  while (start < end && is_space(text[start])) ++start;
  while (end > start && is_space(text[end - 1])) --end;
  if (start < end) out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a full stop at the end of `before` ends a sentence although a digit follows: it stands behind a
// word.
bool ends_before_digit(std::string_view lang, std::string_view before) {
  const std::string_view word = word_before_stop(before);
  const bool letters = std::ranges::none_of(word, [](char c) { return is_digit(c) || c == '.'; });
  return word.size() >= kShortestWord && letters && !is_initial(word) &&
         !stops().is_abbreviation(lang, fold(word));
}

// The rules do not break before "27 people", since what follows the digits is a small letter.
std::vector<std::size_t> breaks_before_digits(std::string_view lang, std::string_view text, std::size_t start,
                                              std::size_t end) {
  std::vector<std::size_t> breaks;
  for (std::size_t stop = text.find('.', start); stop < end; stop = text.find('.', stop + 1)) {
    std::size_t next = stop + 1;
    while (next < end && text[next] == ' ') ++next;
    const bool digit = next > stop + 1 && next < end && is_digit(text[next]);
    if (digit && ends_before_digit(lang, text.substr(start, stop + 1 - start))) breaks.push_back(next);
  }
  return breaks;
}

// Cuts what is longer than kMaxSentenceBytes at the last space before, or between code points.
void push_pieces(std::string_view text, std::size_t start, std::size_t end, std::vector<ByteSpan>& out) {
  while (end - start > kMaxSentenceBytes) {
    auto cut = text.rfind(' ', start + kMaxSentenceBytes);
    if (cut == std::string_view::npos || cut <= start) {
      cut = start + safe_prefix(text.substr(start), kMaxSentenceBytes).size();
    }
    push_trimmed(text, start, cut, out);
    start = cut;
  }
  push_trimmed(text, start, end, out);
}

}  // namespace

std::vector<ByteSpan> sentences(std::string_view text, std::string_view lang) {
  std::vector<ByteSpan> out;
  out.reserve(text.size() / kUsualBytes + 1);
  const std::string_view language = lang.substr(0, lang.find('-'));
  std::size_t start = 0;
  std::size_t piece = 0;  // where the part begins that the rules of Unicode take for a sentence of its own
  while (piece < text.size()) {
    const std::size_t end = sentence_end(text, piece);
    const bool joined =
        false_break(language, text.substr(piece, end - piece), text.substr(end)) && end < text.size();
    piece = end;
    if (joined) continue;
    for (const std::size_t at : breaks_before_digits(language, text, start, end)) {
      push_pieces(text, std::exchange(start, at), at, out);
    }
    push_pieces(text, start, end, out);
    start = end;
  }
  if (start < text.size()) push_pieces(text, start, text.size(), out);
  return out;
}

}  // namespace claimgraph::text

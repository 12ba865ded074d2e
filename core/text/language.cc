#include "core/text/language.h"

#include <algorithm>
#include <array>
#include <cstdio>  // before CLD2, whose header needs it
#include <unordered_map>
#include <vector>

#include <cld2/public/compact_lang_det.h>

#include "core/text/data.h"
#include "core/text/tokens.h"

namespace claimgraph::text {
namespace {

constexpr std::size_t kMinWords = 4;            // below that a headline is anybody's guess
constexpr std::size_t kMaxSampleBytes = 16384;  // a document's language shows long before its end
constexpr std::size_t kMaxLanguages = 16;
constexpr int kReliablePercent = 70;
constexpr double kClearVote = 0.08;  // of all words, ahead of the second language

struct Votes {
  std::vector<std::string> langs;
  std::unordered_map<std::string, std::uint16_t> words;  // bit i: a function word of langs[i]
};

Votes load_votes() {
  Votes votes;
  for (const Row& row : rows(data_file("lang/function_words.txt"))) {
    const auto bit = static_cast<std::uint16_t>(1u << votes.langs.size());
    votes.langs.emplace_back(row.key);
    for (const std::string_view word : row.words) votes.words[fold(word)] |= bit;
  }
  return votes;
}

const Votes& votes() {
  static const Votes kVotes = load_votes();
  return kVotes;
}

std::string_view sample_of(std::string_view text) {
  if (text.size() <= kMaxSampleBytes) return text;
  auto end = kMaxSampleBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

struct Tally {
  std::size_t words = 0;
  std::array<int, kMaxLanguages> counts{};
};

Tally tally_of(std::string_view sample, const Votes& from) {
  Tally tally;
  const Tokens tokens(sample);
  for (const Token& token : tokens.all()) {
    if (token.kind != TokenKind::kWord) continue;
    ++tally.words;
    const auto found = from.words.find(std::string(token.folded));
    if (found == from.words.end()) continue;
    for (std::size_t i = 0; i < from.langs.size(); ++i) tally.counts[i] += found->second >> i & 1;
  }
  return tally;
}

// The index of the language CLD2 is sure of, if it has tables.
std::optional<std::size_t> cld2_guess(std::string_view sample, const Votes& known) {
  bool reliable = false;
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  CLD2::DetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, languages.data(),
                              percents.data(), &text_bytes, &reliable);
  if (!reliable || percents[0] < kReliablePercent) return std::nullopt;
  const auto found = std::ranges::find(known.langs, std::string_view(CLD2::LanguageCode(languages[0])));
  if (found == known.langs.end()) return std::nullopt;
  return static_cast<std::size_t>(found - known.langs.begin());
}

}  // namespace

std::optional<std::string> detect_language(std::string_view text) {
  const std::string_view sample = sample_of(text);
  const Votes& known = votes();
  const Tally tally = tally_of(sample, known);
  if (tally.words < kMinWords) return std::nullopt;
  auto ranked = tally.counts;
  std::ranges::sort(ranked, std::greater{});
  const auto best = static_cast<std::size_t>(std::ranges::max_element(tally.counts) - tally.counts.begin());
  const double lead = static_cast<double>(ranked[0] - ranked[1]) / static_cast<double>(tally.words);
  if (ranked[0] > 0 && lead >= kClearVote) return known.langs[best];
  // A short or mixed text: the words and CLD2 have to agree, or the words say nothing at all.
  const auto guess = cld2_guess(sample, known);
  if (guess && (tally.counts[*guess] == ranked[0])) return known.langs[*guess];
  return std::nullopt;
}

std::vector<std::string> languages() { return votes().langs; }

}  // namespace claimgraph::text

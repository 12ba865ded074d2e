#include "core/extract/document.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "core/extract/surname.h"
#include "core/text/sentences.h"

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kLongestCue = 8;  // words
constexpr std::uint32_t kCueBlock = 8;    // tokens, a power of two

constexpr std::uint32_t kLongestSentence = 256;  // tokens
constexpr std::uint32_t kRelative = 4;           // tokens behind a figure that say who told it before
constexpr std::uint32_t kChangeReach = 5;        // words between a verb of change and what it changed

constexpr std::string_view kBreaks = ",;:()[]";

bool is_open(const Found& found) {
  const recognize::Moment* moment = found.item.moment();
  return moment != nullptr && moment->bound == Bound::kAtLeast;
}

// The number that is written, without what bounds it.
void make_exact(recognize::Amount& amount) {
  amount.low = amount.high = amount.low ? amount.low : amount.high;
  amount.base_low = amount.base_high = amount.base_low ? amount.base_low : amount.base_high;
  amount.bound = Bound::kExact;
  amount.hedge = Hedge::kNone;
}

bool breaks_chunk(const text::Token& token, bool spaced) {
  if (token.kind != text::TokenKind::kSign) return false;
  if (token.folded == "-") return spaced;  // a dash between spaces, not a hyphen
  return token.folded.size() == 1 && kBreaks.find(token.folded.front()) != std::string_view::npos;
}

std::size_t list_of(TagKind kind) {
  return static_cast<std::size_t>(kind == TagKind::kCue ? TagKind::kHead : kind);
}
std::size_t list_of(const Match& match) { return list_of(unpack(match.tag).kind); }

std::uint64_t bit_of(Cue cue) { return std::uint64_t{1} << static_cast<std::uint32_t>(cue); }

}  // namespace

Document::Document(const Source& source, const Lexicon& lexicon)
    : source_(source),
      lexicon_(lexicon),
      vocabulary_(lexicon.find(source.lang)),
      tokens_(source.text),
      offsets_(source.text) {
  if (vocabulary_ != nullptr) matches_ = vocabulary_->triggers.match(tokens_.all());
  index_matches();
  index_kinds();
  index_cues();
  recognise(source);
  count_chunks();
  for (Sentence& sentence : sentences_) {
    for (Found& found : sentence.found) settle_not_before(sentence, found);
    sentence.furniture = is_furniture(sentence);
  }
}

const Forms& Document::forms() const {
  static const Forms kNone;
  return vocabulary_ != nullptr ? vocabulary_->forms : kNone;
}

void Document::index_matches() {
  first_match_.assign(tokens_.size() + 1, static_cast<std::uint32_t>(matches_.size()));
  for (std::size_t m = matches_.size(); m-- > 0;)
    first_match_[matches_[m].first] = static_cast<std::uint32_t>(m);
  for (std::size_t t = tokens_.size(); t-- > 0;)
    first_match_[t] = std::min(first_match_[t], first_match_[t + 1]);
}

void Document::index_kinds() {
  for (const Match& match : matches_) ++kind_starts_[list_of(match) + 1];
  kind_starts_[list_of(TagKind::kCueClass) + 1] = 0;
  std::partial_sum(kind_starts_.begin(), kind_starts_.end(), kind_starts_.begin());
  by_kind_.resize(kind_starts_.back());
  auto next = kind_starts_;
  for (const Match& match : matches_) {
    if (unpack(match.tag).kind != TagKind::kCueClass) by_kind_[next[list_of(match)]++] = match;
  }
}

void Document::index_cues() {
  cues_at_.assign(tokens_.size() + 1, 0);
  cues_before_.assign(tokens_.size() + 1, 0);
  cues_in_.assign(tokens_.size() / kCueBlock + 1, 0);
  for (const Match& match : matches_) {
    const Tag tag = unpack(match.tag);
    if (tag.kind != TagKind::kCueClass) continue;
    const std::uint64_t bit = bit_of(static_cast<Cue>(tag.index));
    cues_at_[match.first] |= bit;
    cues_in_[match.first / kCueBlock] |= bit;
    if (match.words <= kLongestCue) cues_before_[match.last] |= bit;
  }
}

// "May 2" says nothing of what may be.
void Document::silence_date(const Found& found) {
  if (found.item.moment() == nullptr) return;
  const std::uint64_t stances = bit_of(Cue::kPossible) | bit_of(Cue::kConsidered);
  for (std::uint32_t t = found.tokens.first; t < found.tokens.last; ++t) cues_at_[t] &= ~stances;
}

// Sentences, not yet read; those without an end in sight are cut behind a comma: lists of results, texts that
// lost their full stops. What is read of a figure looks at all of its sentence, so its time grows faster than
// a sentence's length.
std::vector<Sentence> Document::parts(const std::vector<ByteSpan>& sentences) const {
  std::vector<Sentence> parts;
  parts.reserve(sentences.size());
  std::uint32_t next = 0;  // token
  for (const ByteSpan span : sentences) {
    TokenRange rest = tokens_of(span, {next, static_cast<std::uint32_t>(tokens_.size())});
    next = rest.last;
    std::uint32_t start = span.start;
    while (rest.last - rest.first > kLongestSentence) {
      std::uint32_t cut = rest.first + kLongestSentence;
      while (cut > rest.first + kLongestSentence / 2 && !breaks_chunk(tokens_[cut - 1], true)) --cut;
      parts.push_back({{start, tokens_[cut - 1].span.end}, {rest.first, cut}, {}, false});
      start = tokens_[cut].span.start;
      rest.first = cut;
    }
    parts.push_back({{start, span.end}, rest, {}, false});
  }
  return parts;
}

// Whether the stretch on its own is cut into the tokens that it has here: it ends within no word.
bool Document::is_whole(ByteSpan span, TokenRange tokens) const {
  return (tokens.first == 0 || tokens_[tokens.first - 1].span.end <= span.start) &&
         (tokens.empty() || tokens_[tokens.last - 1].span.end <= span.end);
}

void Document::recognise(const Source& source) {
  const auto recognizer = recognize::Recognizer::of(source.lang);
  const recognize::Reference reference{source.published, true};
  std::optional<recognize::PartReader> reader;
  if (recognizer) reader.emplace(**recognizer, source.text, reference);
  sentences_ = parts(text::sentences(source.text, source.lang));
  if (!reader) return;
  for (Sentence& sentence : sentences_) {
    if (is_whole(sentence.span, sentence.tokens))
      recognise_part(sentence.tokens, *reader, sentence.found);
    else
      recognise_alone(sentence.span, **recognizer, reference, sentence.found);
    split_changes(*reader, sentence);
    std::erase_if(sentence.found, [&](const Found& found) { return is_first_name(sentence, found); });
    for (Found& found : sentence.found) {
      silence_date(found);
      settle_bound(sentence, found);
      settle_comparison(found);
    }
  }
}

void Document::recognise_part(TokenRange part, recognize::PartReader& reader,
                              std::vector<Found>& found) const {
  const auto items = reader.recognize(tokens_.all().subspan(part.first, part.last - part.first));
  found.reserve(found.size() + items.size());
  for (recognize::Item& item : items) {
    const TokenRange range = tokens_of(item.span, part);
    found.push_back({std::move(item), range, false});
  }
}

void Document::recognise_alone(ByteSpan span, const recognize::Recognizer& recognizer,
                               const recognize::Reference& reference, std::vector<Found>& found) const {
  std::vector<recognize::Item> items;
  recognizer.recognize(std::string_view(source_.text).substr(span.start, span.size()), reference, items);
  for (recognize::Item& item : items) {
    item.span = {item.span.start + span.start, item.span.end + span.start};
    item.hedge_span = {item.hedge_span.start + span.start, item.hedge_span.end + span.start};
    const TokenRange range = tokens_of(item.span);
    found.push_back({std::move(item), range, false});
  }
}

// "slipped from December 2031 to mid-2033" is no range but an older answer and a newer one; nor is it open at
// its end.
void Document::split_changes(recognize::PartReader& reader, Sentence& sentence) const {
  if (!has(Cue::kChange, sentence.tokens)) return;  // most
  std::vector<Found> split;
  for (Found& found : sentence.found) {
    const std::uint32_t reach = found.tokens.first > kChangeReach ? found.tokens.first - kChangeReach : 0;
    const TokenRange before{std::max(sentence.tokens.first, reach), found.tokens.first};
    const Match* to = find(Cue::kNewerBefore, {found.tokens.first + 1, found.tokens.last});
    if (to != nullptr && (has(Cue::kChange, before) || has(Cue::kChange, {found.tokens.first, to->first}))) {
      recognise_changed({found.tokens.first, to->first}, reader, split);
      recognise_changed({to->last, found.tokens.last}, reader, split);
    } else if (is_open(found) && starts_at(Cue::kNewerBefore, found.tokens.last) &&
               has(Cue::kChange, before)) {
      const std::uint32_t from = starts_at(Cue::kOlderPair, found.tokens.first) ? 1 : 0;
      recognise_changed({found.tokens.first + from, found.tokens.last}, reader, split);
    } else {
      split.push_back(std::move(found));
    }
  }
  sentence.found = std::move(split);
}

// "Jan de Vries", "April Lund"; but "in April Orvento opened ...".
bool Document::is_first_name(const Sentence& sentence, const Found& found) const {
  const std::uint32_t month = found.tokens.first;
  const bool may_be = found.item.moment() != nullptr && found.tokens.last == month + 1 &&
                      tokens_[month].upper && starts_at(Cue::kFirstName, month);
  if (!may_be) return false;
  const std::uint32_t next = found.tokens.last;
  const bool capital =
      next < sentence.tokens.last && tokens_[next].kind == text::TokenKind::kWord && tokens_[next].upper;
  const bool second_name = capital || !surname_behind(*this, month, sentence.tokens.last).empty();
  if (!second_name || !forms().month_capitals) return second_name;
  const bool opens = month == sentence.tokens.first + 1;  // "Since April Orvento has ..."
  return !opens && !ends_before(Cue::kPlacePreposition, month) && !ends_before(Cue::kArticleWord, month);
}

// "steeg tot 40 miljoen": where a language has one word for "to" and "up to", behind a verb of change it is
// "to".
void Document::settle_bound(const Sentence& sentence, Found& found) const {
  auto* amount = std::get_if<recognize::Amount>(&found.item.what);
  if (amount == nullptr || amount->hedge != Hedge::kUpTo || amount->low || found.item.hedge_span.empty())
    return;
  const std::uint32_t to = tokens_of(found.item.hedge_span).first;
  const std::uint32_t reach = to > kChangeReach ? to - kChangeReach : 0;
  if (!starts_at(Cue::kNewerBefore, to) || !has(Cue::kChange, {std::max(sentence.tokens.first, reach), to}))
    return;
  make_exact(*amount);
}

// "Well below the 449,080 that they had expected": a certain number is compared with, and no bound.
void Document::settle_comparison(Found& found) const {
  auto* amount = std::get_if<recognize::Amount>(&found.item.what);
  const std::uint32_t first = found.tokens.first;
  if (amount == nullptr || found.item.hedge_span.empty() || first == 0) return;
  const bool bound = amount->bound == Bound::kAtLeast || amount->bound == Bound::kAtMost;
  const bool definite = starts_at(Cue::kArticleWord, first - 1) && !starts_at(Cue::kIndefinite, first - 1) &&
                        !starts_at(Cue::kNegation, first - 1) &&
                        tokens_of(found.item.hedge_span).first < first;
  const TokenRange behind{found.tokens.last, found.tokens.last + kRelative};
  const bool told_before = has(Cue::kThat, behind) || has(Cue::kForecast, behind) ||
                           has(Cue::kPlan, behind) || has(Cue::kAnnounced, behind);
  if (!bound || amount->spelled || !definite || !told_before) return;
  make_exact(*amount);
  found.item.hedge_span = {};
  found.compared = true;
}

// One side of a change: what hedges the whole does not hedge it.
void Document::recognise_changed(TokenRange part, recognize::PartReader& reader,
                                 std::vector<Found>& found) const {
  const std::size_t before = found.size();
  recognise_part(part, reader, found);
  for (Found& side : std::span(found).subspan(before)) side.item.hedge_span = {};
}

// "will not open before 2030", wherever the negation stands: from 2030 at the earliest.
void Document::settle_not_before(const Sentence& sentence, Found& found) const {
  auto* moment = std::get_if<recognize::Moment>(&found.item.what);
  if (moment == nullptr || moment->bound != Bound::kAtMost || !moment->to) return;
  const std::uint32_t first = found.tokens.first;
  const bool before = starts_at(Cue::kBefore, first) || ends_before(Cue::kBefore, first);
  if (!before || !has(Cue::kNegation, clause(sentence, found.tokens))) return;
  moment->from = plus_days(*moment->to, 1);
  moment->to.reset();
  moment->bound = Bound::kAtLeast;
  moment->hedge = Hedge::kNotBefore;
}

bool Document::leads_to_name(TokenRange range) const {
  for (std::uint32_t t = range.first; t < range.last;) {
    std::uint32_t next = token(t).folded == "'" ? t + 1 : t;
    for (const Match& match : matches({t, t + 1})) {
      const bool leads = is_cue(match, Cue::kArticleWord) || is_cue(match, Cue::kRole) ||
                         is_cue(match, Cue::kOrganisation) ||
                         unpack(match.tag).kind == TagKind::kPlaceAdjective;
      if (leads && match.last <= range.last) next = std::max(next, match.last);
    }
    if (next == t) return false;
    t = next;
  }
  return true;
}

TokenRange Document::clause(const Sentence& sentence, TokenRange tokens) const {
  const std::uint32_t chunk = chunks_[tokens.first];
  while (tokens.first > sentence.tokens.first && chunks_[tokens.first - 1] == chunk) --tokens.first;
  while (tokens.last < sentence.tokens.last && chunks_[tokens.last] == chunk) ++tokens.last;
  return tokens;
}

// A part that a finite verb opens behind an insertion goes on where the insertion began: "the launch, with
// ten aboard, is due".
void Document::count_chunks() {
  chunks_.assign(tokens_.size() + 1, 0);
  places_.assign(tokens_.size() + 1, 0);
  std::vector<std::uint32_t> seen;  // tokens by chunk
  for (const Sentence& sentence : sentences_) {
    std::uint32_t chunk = 0, before = 0, last = 0;
    seen.assign(1, 0);
    std::size_t next_found = 0;
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      while (next_found < sentence.found.size() && sentence.found[next_found].tokens.last <= t) ++next_found;
      const bool inside = next_found < sentence.found.size() && sentence.found[next_found].tokens.contains(t);
      const bool spaced = tokens_[t].space_before && t + 1 < tokens_.size() && tokens_[t + 1].space_before;
      if (!inside && breaks_chunk(tokens_[t], spaced)) {
        const bool resumes = chunk == last && before + 1 == chunk && starts_at(Cue::kFinite, t + 1);
        before = std::exchange(chunk, resumes ? before : last + 1);
        last = std::max(last, chunk);
      }
      chunks_[t] = chunk;
      if (chunk >= seen.size()) seen.resize(chunk + 1);
      places_[t] = seen[chunk]++;
    }
  }
}

bool Document::is_furniture(const Sentence& sentence) const {
  if (has(Cue::kAside, sentence.tokens)) return true;
  // Only where it starts the line: a sentence may well speak of a newsletter.
  std::uint32_t first = sentence.tokens.first;
  while (first < sentence.tokens.last && tokens_[first].kind == text::TokenKind::kSign) ++first;
  return starts_at(Cue::kFurniture, first) && (first == 0 || tokens_[sentence.tokens.first].line_before);
}

std::span<const Match> Document::matches(TokenRange range) const {
  range.last = std::min(range.last, static_cast<std::uint32_t>(tokens_.size()));
  if (range.empty()) return {};
  const std::uint32_t first = first_match_[range.first];
  const std::uint32_t last = first_match_[range.last];
  return std::span(matches_).subspan(first, last - first);
}

std::span<const Match> Document::matches(TagKind kind, TokenRange range) const {
  const std::size_t list = list_of(kind);
  const std::span<const Match> all =
      std::span(by_kind_).subspan(kind_starts_[list], kind_starts_[list + 1] - kind_starts_[list]);
  if (all.empty()) return {};
  const auto first = std::ranges::lower_bound(all, range.first, {}, &Match::first);
  const auto last = std::ranges::lower_bound(first, all.end(), range.last, {}, &Match::first);
  return {first, last};
}

const Match* Document::find(Cue cue, TokenRange range) const {
  range.last = std::min(range.last, static_cast<std::uint32_t>(tokens_.size()));
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    if ((cues_in_[t / kCueBlock] & bit_of(cue)) == 0) t |= kCueBlock - 1;  // on to the next block
    if (t >= range.last || (cues_at_[t] & bit_of(cue)) == 0) continue;
    for (const Match& match : matches({t, t + 1})) {
      if (is_cue(match, cue) && match.last <= range.last) return &match;
    }
  }
  return nullptr;
}

bool Document::ends_before(Cue cue, std::uint32_t token) const {
  return (cues_before_[token] & bit_of(cue)) != 0;
}

bool Document::starts_at(Cue cue, std::uint32_t token) const {
  return token < tokens_.size() && (cues_at_[token] & bit_of(cue)) != 0;
}

TokenRange Document::tokens_of(ByteSpan span) const {
  return {static_cast<std::uint32_t>(tokens_.at_or_after(span.start)),
          static_cast<std::uint32_t>(tokens_.at_or_after(span.end))};
}

TokenRange Document::tokens_of(ByteSpan span, TokenRange range) const {
  const auto at_or_after = [&](std::uint32_t byte) {
    while (range.first < range.last && tokens_[range.first].span.start < byte) ++range.first;
    return range.first;
  };
  const std::uint32_t first = at_or_after(span.start);
  return {first, at_or_after(span.end)};
}

std::string_view Document::slice(TokenRange range) const {
  if (range.empty()) return {};
  const std::uint32_t start = tokens_[range.first].span.start;
  return std::string_view(source_.text).substr(start, tokens_[range.last - 1].span.end - start);
}

}  // namespace claimgraph::extract

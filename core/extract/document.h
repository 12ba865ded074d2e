// A source prepared for extraction: tokens, sentences with what is recognised in them, and every word the
// lexicon knows.
//
// Each sentence is recognised on its own, so that every mention's evidence, recognised again on its own,
// gives the same amount at the same place (the invariant of RELATIONS.md 1).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/extract/lexicon.h"
#include "core/model/source.h"
#include "core/recognize/recognizer.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

namespace claimgraph::extract {

struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // exclusive
  bool contains(std::uint32_t token) const { return first <= token && token < last; }
  bool empty() const { return first >= last; }
};

struct Found {
  recognize::Item item;  // span in bytes of the whole text
  TokenRange tokens;
  bool compared = false;  // with the figure before: "above the 40 million that they had expected"
};

struct Sentence {
  ByteSpan span;
  TokenRange tokens;
  std::vector<Found> found;  // by start
  bool furniture = false;    // teaser, form, caption: not of the story
};

class Document {
 public:
  // The source and the lexicon must outlive it. REQUIRES: source.text is valid UTF-8
  Document(const Source& source, const Lexicon& lexicon);

  const Source& source() const { return source_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const Vocabulary* vocabulary() const { return vocabulary_; }  // nothing for a language without words
  const Forms& forms() const;                                   // without anything for such a language
  const text::Tokens& tokens() const { return tokens_; }
  const text::Token& token(std::uint32_t i) const { return tokens_[i]; }
  const text::Offsets& offsets() const { return offsets_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }

  // The matches that start in the range, by first token; a range may reach beyond the end of the text.
  std::span<const Match> matches(TokenRange range) const;
  // Those of one kind; words of attributes, kHead and kCue, are one list. REQUIRES: kind is not kCueClass
  std::span<const Match> matches(TagKind kind, TokenRange range) const;
  TokenRange all() const { return {0, static_cast<std::uint32_t>(tokens_.size())}; }
  // Whether a cue of that class starts in the range, and the first that does.
  bool has(Cue cue, TokenRange range) const { return find(cue, range) != nullptr; }
  const Match* find(Cue cue, TokenRange range) const;
  // Whether a cue of that class ends right before the token, or starts right at it.
  bool ends_before(Cue cue, std::uint32_t token) const;
  bool starts_at(Cue cue, std::uint32_t token) const;

  // Whether all tokens only lead up to a name: articles, offices, nouns of organisations, adjectives of
  // places.
  bool leads_to_name(TokenRange range) const;

  // Commas, semicolons, colons, dashes and brackets of the sentence before the token: two tokens of one chunk
  // stand closer.
  std::uint32_t chunk(std::uint32_t token) const { return chunks_[token]; }

  // Tokens between two, without what is inserted between commas if both stand in one part of the sentence:
  // "three people, among them a boy, were hurt". REQUIRES: a < b
  std::uint32_t words_between(std::uint32_t a, std::uint32_t b) const {
    return chunks_[a] == chunks_[b] ? places_[b] - places_[a] - 1 : b - a - 1;
  }

  // The tokens of the sentence's part that the tokens stand in, from sign to sign.
  TokenRange clause(const Sentence& sentence, TokenRange tokens) const;

  TokenRange tokens_of(ByteSpan span) const;
  // The same of a stretch that lies within a range of tokens.
  TokenRange tokens_of(ByteSpan span, TokenRange range) const;
  std::string_view slice(TokenRange range) const;

 private:
  void index_matches();
  void index_kinds();
  void index_cues();
  std::vector<Sentence> parts(const std::vector<ByteSpan>& sentences) const;
  void recognise(const Source& source);
  void split_changes(recognize::PartReader& reader, Sentence& sentence) const;
  bool is_first_name(const Sentence& sentence, const Found& found) const;
  void silence_date(const Found& found);
  void settle_bound(const Sentence& sentence, Found& found) const;
  bool is_whole(ByteSpan span, TokenRange tokens) const;
  void recognise_part(TokenRange part, recognize::PartReader& reader, std::vector<Found>& found) const;
  void recognise_alone(ByteSpan span, const recognize::Recognizer& recognizer,
                       const recognize::Reference& reference, std::vector<Found>& found) const;
  void recognise_changed(TokenRange part, recognize::PartReader& reader, std::vector<Found>& found) const;
  void settle_comparison(Found& found) const;
  void settle_not_before(const Sentence& sentence, Found& found) const;
  bool is_furniture(const Sentence& sentence) const;
  void count_chunks();

  const Source& source_;
  const Lexicon& lexicon_;
  const Vocabulary* vocabulary_;
  text::Tokens tokens_;
  text::Offsets offsets_;
  std::vector<Match> matches_;
  std::vector<std::uint32_t> first_match_;  // by token: index of the first match that starts at or after it
  std::vector<Match> by_kind_;              // matches_ without cues, a list behind the other
  std::array<std::uint32_t, kTagKinds + 1> kind_starts_{};  // by kind: where its list begins
  // By token: bit n for a cue of class n that starts at it, or ends right before it and is short enough for
  // ends_before().
  std::vector<std::uint64_t> cues_at_, cues_before_;
  std::vector<std::uint64_t> cues_in_;  // by block of tokens: all of cues_at_
  std::vector<std::uint32_t> chunks_;
  std::vector<std::uint32_t> places_;  // by token: how many tokens of its chunk stand before it
  std::vector<Sentence> sentences_;
};

inline bool is_cue(const Match& match, Cue cue) {
  return match.tag == pack({TagKind::kCueClass, static_cast<std::uint32_t>(cue)});
}

}  // namespace claimgraph::extract

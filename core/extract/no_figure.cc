#include "core/extract/no_figure.h"

#include <algorithm>

#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

const Decimal kFirstYear{1900}, kLastYear{2100};
constexpr std::uint32_t kStreetWords = 3;  // of a street's name, before what says that it is one

class NoFigure {
 public:
  NoFigure(const Document& document, const Entities& entities) : document_(document), entities_(entities) {}

  bool holds(const Binding& binding) const {
    if (binding.item.kind == recognize::Kind::kOrdinal || binding.item.kind == recognize::Kind::kDatetime)
      return true;
    const std::uint32_t first = binding.tokens.first;
    if (binding.tokens.empty()) return true;
    if (is_standard(binding) || is_age_of_somebody(binding)) return true;
    if (binding.item.kind != recognize::Kind::kNumber) return false;
    if (binding.tokens.last == first + 1 && document_.starts_at(Cue::kNoNumber, first)) return true;
    if (part_of_town(binding) || denies_next(binding) || document_.starts_at(Cue::kAged, binding.tokens.last))
      return true;
    if (hyphenated(binding.tokens)) return true;
    if (is_year_compared(binding)) return true;
    if (list_number(binding) || is_written_as_label(binding.tokens) || is_house_number(binding.tokens))
      return true;
    if (document_.ends_before(Cue::kNumbered, first) && !counts_something(document_, binding.tokens, 1))
      return true;
    if (document_.starts_at(Cue::kMistake, binding.tokens.last)) return true;  // "a thousand times too much"
    if (within_name(binding.tokens)) return true;
    if (first > 0 && !document_.token(first).space_before && joins(first - 1)) return true;
    return std::ranges::any_of(entities_.mentions({name_before(first), first}), [&](const EntityMention& m) {
      if (m.tokens.last != first || counts_behind_name(document_, binding.tokens)) return false;
      return !is_place(m) || !counts_something(document_, binding.tokens);  // "in Brevik 158 people"
    });
  }

 private:
  // "Nog geen 14 kilo": the word for none is no figure where one follows.
  bool denies_next(const Binding& binding) const {
    if (!is_none(*binding.item.amount())) return false;
    return std::ranges::any_of(document_.sentences()[binding.sentence].found, [&](const Found& found) {
      return found.item.amount() != nullptr && found.tokens.first == binding.tokens.last;
    });
  }

  // "The riverside quarter" is no share.
  bool part_of_town(const Binding& binding) const {
    const recognize::Amount& amount = *binding.item.amount();
    const std::uint32_t first = binding.tokens.first;
    const bool share = amount.spelled && amount.low && Decimal{} < *amount.low && *amount.low < Decimal{1};
    if (!share || binding.tokens.last != first + 1 || !binding.item.hedge_span.empty() || first < 2)
      return false;
    return !document_.starts_at(Cue::kArticleWord, first - 1) &&
           !document_.starts_at(Cue::kIndefinite, first - 1) &&
           document_.starts_at(Cue::kArticleWord, first - 2) &&
           !document_.starts_at(Cue::kIndefinite, first - 2);
  }

  // "5G", "Euro 6", "Euro 2024": the letter and the currency are names.
  bool is_standard(const Binding& binding) const {
    const recognize::Amount* amount = binding.item.amount();
    const TokenRange tokens = binding.tokens;
    if (amount == nullptr) return false;
    const std::string_view written = document_.slice(tokens);
    if (amount->dimension == "mass")
      return written.find(' ') == std::string_view::npos && written.ends_with('G');
    const bool word_first = amount->dimension == "money" && tokens.last == tokens.first + 2 &&
                            document_.token(tokens.first).kind == text::TokenKind::kWord &&
                            !document_.token(tokens.first).all_upper;
    return word_first && is_plain_number(document_, tokens.last - 1);
  }

  // "The 34-year-old", "de 34-jarige verdachte"
  bool is_age_of_somebody(const Binding& binding) const {
    return binding.item.kind == recognize::Kind::kAge &&
           document_.slice(binding.tokens).find('-') != std::string_view::npos;
  }

  // "3 points more than 2019"
  bool is_year_compared(const Binding& binding) const {
    const TokenRange tokens = binding.tokens;
    const auto& size = size_of(*binding.item.amount());
    const bool year = tokens.last == tokens.first + 1 && is_plain_number(document_, tokens.first) && size &&
                      kFirstYear <= *size && *size <= kLastYear;
    return year && !binding.item.hedge_span.empty() && !open_noun(document_, tokens);
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  // "0800 123 456", "9/11", "24/7": no count starts with a nought, no share has such a denominator.
  bool is_written_as_label(TokenRange tokens) const {
    const std::string_view written = document_.slice(tokens);
    const bool nought = written.size() > 1 && written[0] == '0' && is_digit(written[1]);
    const std::size_t slash = written.find('/');
    const bool share = slash + 2 == written.size() && slash == 1 && written[0] < written[2];  // "3/4"
    return nought || (is_digit(written[0]) && slash != std::string_view::npos && !share);
  }

  // "12 Main Street", "12 rue de la Paix"
  bool is_house_number(TokenRange tokens) const {
    std::uint32_t t = tokens.last;
    const auto end = static_cast<std::uint32_t>(document_.tokens().size());
    while (t < std::min(end, tokens.last + kStreetWords) && document_.token(t).upper &&
           !document_.starts_at(Cue::kStreet, t))
      ++t;
    return t < end && document_.starts_at(Cue::kStreet, t) && document_.token(t).upper == (t > tokens.last);
  }

  bool is_place(const EntityMention& mention) const {
    return entities_[mention.entity].kind == EntityKind::kPlace ||
           document_.ends_before(Cue::kPlacePreposition, mention.tokens.first);
  }

  // A number word that is part of somebody's name.
  bool within_name(TokenRange tokens) const {
    return std::ranges::any_of(entities_.mentions({name_before(tokens.first), tokens.last}),
                               [&](const EntityMention& m) { return m.tokens.contains(tokens.first); });
  }

  // "3. More jobs: ..." at the beginning of a line.
  bool list_number(const Binding& binding) const {
    const TokenRange tokens = binding.tokens;
    if (tokens.first != document_.sentences()[binding.sentence].tokens.first ||
        tokens.last >= document_.tokens().size())
      return false;
    const std::string_view after = document_.token(tokens.last).folded;
    return after == "." || after == ")";
  }

  // "36-stündig", "12-koppige": part of an adjective, unless the word behind names what is counted.
  bool hyphenated(TokenRange tokens) const {
    const std::uint32_t next = tokens.last;
    const bool hyphen = next + 1 < document_.tokens().size() && document_.token(next).folded == "-" &&
                        !document_.token(next).space_before && !document_.token(next + 1).space_before &&
                        document_.token(next + 1).kind == text::TokenKind::kWord;
    return hyphen && std::ranges::none_of(document_.matches({next + 1, next + 2}), [](const Match& match) {
             const TagKind kind = unpack(match.tag).kind;
             return kind == TagKind::kThing || kind == TagKind::kHead;
           });
  }

  bool joins(std::uint32_t t) const {
    const text::Token& token = document_.token(t);
    return token.kind == text::TokenKind::kWord || token.folded == "-" || token.folded == "/" ||
           token.folded == "#";
  }

  const Document& document_;
  const Entities& entities_;
};

}  // namespace

bool is_no_figure(const Document& document, const Entities& entities, const Binding& binding) {
  return NoFigure(document, entities).holds(binding);
}

}  // namespace claimgraph::extract

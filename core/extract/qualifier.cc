#include "core/extract/qualifier.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kQualifierReach = 5;
constexpr std::uint32_t kBesideSubset = 2;  // tokens between "of whom" and the figure

class Reader {
 public:
  Reader(const Before& before, const Chooser& chooser) : before_(before), chooser_(chooser) {}

  // The word within a few tokens that makes the figure answer another question, unless it is what named the
  // attribute.
  std::string_view of(const Binding& binding) const {
    const Binding* replaced =
        before_.bound.empty() || binding.contrast == Contrast::kNone ? nullptr : &before_.bound.back();
    if (replaced != nullptr && replaced->sentence == binding.sentence &&
        replaced->attribute == binding.attribute && replaced->dimension == binding.dimension &&
        !replaced->qualifier.empty()) {
      return replaced->qualifier;  // "each gets 2,500 euros instead of 1,500"
    }
    if (is_change(binding)) return {};
    if (is_partitive(binding) || is_further_part(binding)) return part_name(before_);
    const std::uint32_t before = behind_figure_before(binding);
    const TokenRange clause =
        before_.document.clause(before_.document.sentences()[binding.sentence], binding.tokens);
    const TokenRange near{std::min(before, clause.first), clause.last};
    for (const Match& match : before_.document.matches(TagKind::kQualifier, near)) {
      if (within_idle(match)) continue;
      const Qualifier& qualifier = qualifier_of(match);
      const bool fits =
          std::ranges::find(qualifier.dimensions, binding.dimension) != qualifier.dimensions.end();
      if (qualifier.subset && !(right_before(match, binding) && same_as_before(binding))) continue;
      const bool governs = qualifier.governs && match.first >= before && match.last <= binding.tokens.first;
      if (!fits || !(governs || is_beside(match, qualifier, binding, clause))) continue;
      if (!names_attribute({match.first, match.last}, binding)) return qualifier.name;
    }
    return {};
  }

 private:
  // "each year" is no "each".
  bool within_idle(const Match& match) const {
    const TokenRange around{match.first > 0 ? match.first - 1 : 0, match.last};
    return std::ranges::any_of(
        before_.document.matches(TagKind::kQualifier, around), [&](const Match& other) {
          return qualifier_of(other).idle && other.first <= match.first && match.last <= other.last;
        });
  }

  const Qualifier& qualifier_of(const Match& match) const {
    return before_.document.lexicon().qualifiers()[unpack(match.tag).index];
  }

  static bool is_beside(const Match& match, const Qualifier& qualifier, const Binding& binding,
                        TokenRange clause) {
    const std::uint32_t first =
        binding.tokens.first > kQualifierReach ? binding.tokens.first - kQualifierReach : 0;
    const bool near = match.last > first && match.first < binding.tokens.last + kQualifierReach &&
                      match.first >= clause.first;
    return near && (!qualifier.behind || match.first == binding.tokens.last) &&
           (!qualifier.ahead || match.last == binding.tokens.first);
  }

  // "of which 268 in the Netherlands and 144 in Belgium"
  bool is_further_part(const Binding& binding) const {
    return same_as_before(binding) && !before_.bound.back().qualifier.empty() &&
           before_.bound.back().qualifier == part_name(before_) &&
           before_.document.chunk(before_.bound.back().tokens.first) ==
               before_.document.chunk(binding.tokens.first) &&
           before_.document.has(Cue::kAnd, {before_.bound.back().tokens.last, binding.tokens.first});
  }

  bool is_change(const Binding& binding) const {
    const auto& attributes = before_.document.lexicon().attributes();
    return std::string_view(binding.attribute ? attributes[*binding.attribute].name : binding.open_attribute)
        .ends_with(kChangeOf);
  }

  static bool right_before(const Match& match, const Binding& binding) {
    return match.last <= binding.tokens.first && binding.tokens.first - match.last <= kBesideSubset;
  }

  // The figure before it in the sentence answers the same question.
  bool same_as_before(const Binding& binding) const {
    return !before_.bound.empty() && before_.bound.back().sentence == binding.sentence &&
           before_.bound.back().attribute == binding.attribute &&
           before_.bound.back().open_attribute == binding.open_attribute &&
           before_.bound.back().dimension == binding.dimension;
  }

  // "eight of the victims": the noun behind the article names the attribute, and no verb ("shot down 58 of
  // the drones").
  bool is_partitive(const Binding& binding) const {
    const std::uint32_t last = binding.tokens.last;
    if (binding.attribute && chooser_.has_need(*binding.attribute)) return false;
    if (binding.dimension != "count" || !binding.attribute || binding.trigger.first <= last) return false;
    const Match* of = before_.document.find(Cue::kPartitive, {last, binding.trigger.first});
    return of != nullptr && of->first == last && of->last == binding.trigger.first;
  }

  // Where the figure before it in the sentence ends, else where the sentence begins.
  std::uint32_t behind_figure_before(const Binding& binding) const {
    std::uint32_t last = before_.document.sentences()[binding.sentence].tokens.first;
    for (const Found& found : before_.document.sentences()[binding.sentence].found) {
      if (found.item.amount() != nullptr && found.tokens.last <= binding.tokens.first)
        last = std::max(last, found.tokens.last);
    }
    return last;
  }

  bool names_attribute(TokenRange word, const Binding& binding) const {
    const TokenRange near{word.first > 3 ? word.first - 3 : 0, word.last};
    const auto names = [&](const Match& match) {
      return match.last > word.first && binding.attribute == unpack(match.tag).index;
    };
    return std::ranges::any_of(before_.document.matches(TagKind::kHead, near), names) ||
           std::ranges::any_of(before_.document.matches(TagKind::kNeed, near), names);
  }

  const Before& before_;
  const Chooser& chooser_;
};

}  // namespace

std::string_view part_name(const Before& before) {
  const auto& qualifiers = before.document.lexicon().qualifiers();
  const auto subset = std::ranges::find(qualifiers, true, &Qualifier::subset);
  return subset != qualifiers.end() ? std::string_view(subset->name) : std::string_view{};
}

std::string_view qualifier_of(const Before& before, const Chooser& chooser, const Binding& binding) {
  return Reader(before, chooser).of(binding);
}

}  // namespace claimgraph::extract

#include "core/extract/contrast.h"

#include <algorithm>

#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kPair = 4;  // tokens between the two figures of a pair
constexpr std::uint32_t kBack = 2;  // tokens between a word of contrast and its figure

class Reader {
 public:
  explicit Reader(const Before& before) : before_(before) {}

  Contrast contrast_of(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const std::uint32_t first = before_hedge(before_.document, binding);
    for (std::uint32_t back = 0; back <= kBack && back < first; ++back) {
      const std::uint32_t at = first - back;
      if (before_.document.ends_before(Cue::kOlderBefore, at)) return Contrast::kOlder;
      if (before_.document.ends_before(Cue::kOlderBehind, at) && behind_its_like(found, i))
        return Contrast::kOlder;
      if (before_.document.ends_before(Cue::kOlderPair, at) &&
          (followed_by_newer(found, i) || after_newer(found, i))) {
        return Contrast::kOlder;
      }
      if (before_.document.ends_before(Cue::kNewerBefore, at) && preceded_by_older(found, i))
        return Contrast::kNewer;
      if (back > 0 && !is_skippable(before_.document, at - 1)) break;
    }
    const bool older =
        binding.item.amount() != nullptr && (in_place_of(binding, first) || is_further_older(binding, first));
    return older ? Contrast::kOlder : Contrast::kNone;
  }

  bool followed_by_newer(const std::vector<Found>& found, std::size_t i) const {
    if (i + 1 >= found.size() || dimension_of(found[i + 1].item) != pair_dimension(found[i], found[i + 1]))
      return false;
    const std::uint32_t first = found[i + 1].tokens.first;
    return before_.document.ends_before(Cue::kNewerBefore, first) && first - found[i].tokens.last <= kPair;
  }
  // "62 Prozent nach 68 Prozent": the figure right before it is of its kind.
  static bool behind_its_like(const std::vector<Found>& found, std::size_t i) {
    return i > 0 && found[i].item.amount() != nullptr && found[i - 1].item.amount() != nullptr &&
           dimension_of(found[i - 1].item) == dimension_of(found[i].item) &&
           !found[i].item.amount()->unit.empty() &&
           found[i].item.amount()->unit == found[i - 1].item.amount()->unit &&
           found[i].tokens.first - found[i - 1].tokens.last <= kJoint;
  }

  // "to 40", "to between 30 and 40"
  bool ends_before_hedge(Cue cue, const Found& found) const {
    const TokenRange hedge = before_.document.tokens_of(found.item.hedge_span);
    const std::uint32_t first =
        found.item.hedge_span.empty() ? found.tokens.first : std::min(hedge.first, found.tokens.first);
    return before_.document.ends_before(cue, found.tokens.first) ||
           before_.document.ends_before(cue, first) ||
           (first > 0 && before_.document.ends_before(cue, first - 1) && found.item.amount() != nullptr &&
            found.item.amount()->bound == Bound::kRange);
  }

  // "climbed to 88.2%, from 81.5%"
  bool after_newer(const std::vector<Found>& found, std::size_t i) const {
    return i > 0 && dimension_of(found[i - 1].item) == dimension_of(found[i].item) &&
           ends_before_hedge(Cue::kNewerBefore, found[i - 1]) &&
           found[i].tokens.first - found[i - 1].tokens.last <= kPair;
  }
  bool preceded_by_older(const std::vector<Found>& found, std::size_t i) const {
    if (i == 0) return false;
    const std::uint32_t first = found[i - 1].tokens.first;
    return (before_.document.ends_before(Cue::kOlderPair, first) ||
            before_.document.ends_before(Cue::kOlderBefore, first)) &&
           found[i].tokens.first - found[i - 1].tokens.last <= kPair;
  }
  // A bare number may stand for the unit of the next one.
  static std::string_view pair_dimension(const Found& a, const Found& b) {
    const std::string_view dimension = dimension_of(a.item);
    return dimension == "count" ? dimension_of(b.item) : dimension;
  }

  bool contrasted(const Binding& binding) const {
    const std::uint32_t first = before_hedge(before_.document, binding);
    for (std::uint32_t back = 0; back <= kBack && back < first; ++back) {
      const std::uint32_t at = first - back;
      for (const Cue cue : {Cue::kOlderBefore, Cue::kOlderPair, Cue::kNewerBefore, Cue::kNegation}) {
        if (before_.document.ends_before(cue, at)) return true;
      }
      if (!is_skippable(before_.document, at - 1)) break;
    }
    return in_place_of(binding, first) || is_further_older(binding, first);
  }

  // "against 163 announced in spring and 148 at first": one more figure of that kind.
  bool is_further_older(const Binding& binding, std::uint32_t first) const {
    const Binding* before = amount_before(before_, binding);
    if (before == nullptr || before->contrast != Contrast::kOlder) return false;
    const std::uint32_t last = before->tokens.last;
    return first > last && first - last <= kReplacedReach && before_.document.ends_before(Cue::kAnd, first) &&
           !open_noun(before_.document, binding.tokens);
  }

  // "Instead of the 40 million agreed in June", "statt der im Juni vereinbarten 40": no other amount between.
  bool in_place_of(const Binding& binding, std::uint32_t first) const {
    const std::uint32_t reach = first > kReplacedReach ? first - kReplacedReach : 0;
    const TokenRange before{std::max(reach, before_.document.sentences()[binding.sentence].tokens.first),
                            first};
    const Match* instead = before_.document.find(Cue::kInPlaceOf, before);
    if (instead == nullptr || before_.document.chunk(instead->first) != before_.document.chunk(first))
      return false;
    return before_.bound.empty() || before_.bound.back().item.amount() == nullptr ||
           before_.bound.back().tokens.first < instead->first;
  }

  // "The union speaks of 240 million": another answer to the question before.
  bool answers_again(const Binding& binding) const {
    const std::uint32_t first = before_hedge(before_.document, binding);
    for (std::uint32_t back = 0; back <= kBack && back < first; ++back) {
      if (before_.document.ends_before(Cue::kAnswer, first - back)) return true;
      if (!is_skippable(before_.document, first - back - 1)) return false;
    }
    return false;
  }

 private:
  const Before& before_;
};

}  // namespace

bool is_skippable(const Document& document, std::uint32_t token) {
  return document.starts_at(Cue::kArticleWord, token);
}

const Binding* amount_before(const Before& before, const Binding& binding) {
  const std::vector<Binding>& bound = before.bound;
  for (std::size_t i = bound.size(); i-- > 0 && bound[i].sentence == binding.sentence;) {
    if (bound[i].item.amount() != nullptr) return &bound[i];
  }
  return nullptr;
}

Contrast contrast_of(const Before& before, const Binding& binding, const std::vector<Found>& found,
                     std::size_t i) {
  return Reader(before).contrast_of(binding, found, i);
}

bool is_contrasted(const Before& before, const Binding& binding) {
  return Reader(before).contrasted(binding);
}

bool is_in_place_of(const Before& before, const Binding& binding) {
  return Reader(before).in_place_of(binding, before_hedge(before.document, binding));
}

bool answers_again(const Before& before, const Binding& binding) {
  return Reader(before).answers_again(binding);
}

}  // namespace claimgraph::extract

#include "core/relate/coreference.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/model/figure.h"
#include "core/relate/corrections.h"

namespace claimgraph::relate {
namespace {

constexpr std::uint32_t kUnsure = kOpenAttribute | kHintedAttribute;
constexpr std::uint32_t kTopicFlags = kUnsure | kTopicalSubject;  // they go with the topic
constexpr std::size_t kShared = 3;  // names and figures that make two texts one story, at least one of each
constexpr std::size_t kShortName = 3;  // bytes: "EU" is shared by every second text
constexpr int kTelling = 3;            // digits: so many come again at another scale by a slip, not by chance
constexpr std::array kSlips = {1, 3, 6};  // powers of ten: a decimal sign, a scale word, Billion and billion
constexpr std::ptrdiff_t kBeside = 3;     // claims: so near a claim of the same topic is taken along

using Words = std::set<std::string, std::less<>>;

bool is_small(char letter) { return letter >= 'a' && letter <= 'z'; }

// Of "Orvento/Lerchberg tunnel" the words of Orvento: every text has a tunnel. Nor is there a name in a word
// with a small letter: "union" and "police" have a say in many stories.
void add_words(std::string_view name, Words& words) {
  name = name.substr(0, name.find('/'));
  while (!name.empty()) {
    const auto end = std::min(name.find_first_of(" -;,.'()"), name.size());
    if (end >= kShortName && !is_small(name.front())) words.emplace(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
}

Words names_in(std::span<const Claim> claims) {
  Words words;
  for (const Claim& claim : claims) {
    add_words(claim.topic.subject, words);
    if (claim.own) add_words(claim.own->topic.subject, words);
    if (claim.party) add_words(*claim.party, words);
  }
  return words;
}

Words figures_in(std::span<const Claim> claims) {
  Words figures;
  for (const Claim& claim : claims) {
    auto figure = figure_of(claim.value);
    if (figure && figure->digits > 0) figures.insert(std::move(figure->text));
  }
  return figures;
}

std::size_t count_shared(const Words& a, const Words& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](const std::string& word) { return b.contains(word); }));
}

// The digits of a figure and its unit, wherever its decimal point: "401 EUR" of 401 million and of 0.401.
std::string digits_of(const Figure& figure) {
  const auto space = figure.text.find(' ');
  std::string digits;
  for (const char c : std::string_view(figure.text).substr(0, space)) {
    if (c != '.' && (c != '0' || !digits.empty())) digits += c;
  }
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits + figure.text.substr(space);
}

// Ten to what the last of its digits stands for.
int exponent_of(const Figure& figure) {
  const std::string_view number = std::string_view(figure.text).substr(0, figure.text.find(' '));
  const auto last = static_cast<int>(number.find_last_not_of("0."));
  const auto point = number.find('.');
  const int ones = static_cast<int>(point == std::string_view::npos ? number.size() : point) - 1;
  return last <= ones ? ones - last : ones + 1 - last;
}

bool is_sure(const Claim& claim) { return (claim.flags & kUnsure) == 0; }

bool same_question(const Topic& a, const Topic& b) {
  return a.subject == b.subject && a.attribute == b.attribute && a.dimension == b.dimension;
}

// Somebody's expectation is another question than the thing itself (RELATIONS.md 1).
bool is_expected(const Claim& claim) { return has(claim, kObserver) || asks_for_forecast(claim.topic); }

class Text {
 public:
  Text(std::vector<Claim> read, std::span<const std::vector<Claim>> earlier, const Judged& judged)
      : read_(std::move(read)), judged_(judged), seen_(corrected_all()) {
    for (const auto& text : earlier) {
      if (same_story(seen_, text)) story_.push_back(text);
    }
    for (const std::span<const Claim> text : story_) {
      for (const Claim& claim : text) {
        const auto figure = figure_of(claim.value);
        if (!figure) continue;
        by_figure_[figure->text].push_back(&claim);
        if (figure->digits >= kTelling) by_digits_[digits_of(*figure)].push_back(&claim);
      }
    }
  }

  std::vector<Claim> settle() && {
    std::vector<const Claim*> antecedents;
    for (const Claim& claim : seen_) antecedents.push_back(antecedent_of(claim));
    std::vector<Claim> settled = read_;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const Claim* antecedent = antecedents[i];
      if (antecedent == nullptr) antecedent = neighbours(i, antecedents);
      if (antecedent == nullptr) antecedent = same_of_story(seen_[i]);
      if (antecedent != nullptr && may_take(i)) take_topic(*antecedent, settled[i]);
    }
    return settled;
  }

 private:
  std::vector<Claim> corrected_all() const {
    if (judged_.is_empty()) return read_;
    std::vector<Claim> claims;
    for (const Claim& claim : read_) claims.push_back(corrected(claim, judged_));
    return claims;
  }

  // How well a claim answers for another one of the same figure: 0 best.
  static int rank(const Claim& claim, const Claim& earlier) {
    if (same_question(claim.topic, earlier.topic)) return 0;
    return claim.topic.attribute == earlier.topic.attribute ? 1 : 2;
  }

  const Claim* antecedent_of(const Claim& claim) const {
    const auto figure = figure_of(claim.value);
    const auto same = figure ? by_figure_.find(figure->text) : by_figure_.end();
    if (same == by_figure_.end()) return figure ? misprint_of(claim, *figure) : nullptr;
    const Claim* best = nullptr;
    for (const Claim* earlier : same->second) {
      if (earlier->topic.dimension != claim.topic.dimension || is_expected(*earlier) != is_expected(claim))
        continue;
      if (best == nullptr || rank(claim, *earlier) < rank(claim, *best)) best = earlier;
    }
    const bool differ = best != nullptr && rank(claim, *best) == 2 && is_sure(claim) && is_sure(*best);
    return differ ? nullptr : best;
  }

  // "401 billion" where an earlier text has 401 million for the same attribute: one of the two misread a
  // scale word or a decimal sign (RELATIONS.md 4), and that is what the relations are to show.
  const Claim* misprint_of(const Claim& claim, const Figure& figure) const {
    const auto same = figure.digits >= kTelling ? by_digits_.find(digits_of(figure)) : by_digits_.end();
    if (same == by_digits_.end()) return nullptr;
    for (const Claim* earlier : same->second) {
      const int shift = std::abs(exponent_of(figure) - exponent_of(*figure_of(earlier->value)));
      const bool slip = std::ranges::find(kSlips, shift) != kSlips.end();
      if (slip && rank(claim, *earlier) <= 1 && is_expected(*earlier) == is_expected(claim)) return earlier;
    }
    return nullptr;
  }

  // The antecedent of the nearest claim that this text files under the same topic.
  const Claim* neighbours(std::size_t i, const std::vector<const Claim*>& antecedents) const {
    const Claim* best = nullptr;
    std::ptrdiff_t nearest = kBeside + 1;
    for (std::size_t j = 0; j < seen_.size(); ++j) {
      const std::ptrdiff_t gap = std::abs(static_cast<std::ptrdiff_t>(j) - static_cast<std::ptrdiff_t>(i));
      if (antecedents[j] == nullptr || gap >= nearest || !same_question(seen_[i].topic, seen_[j].topic))
        continue;
      best = antecedents[j];
      nearest = gap;
    }
    return best;
  }

  // What two texts of a story leave to be understood is one thing: the claim of the same attribute, where
  // both name no bearer of it.
  const Claim* same_of_story(const Claim& claim) const {
    if (!has(claim, kTopicalSubject) || has(claim, kOpenAttribute)) return nullptr;
    for (const std::span<const Claim> text : story_) {
      for (const Claim& earlier : text) {
        const bool same = earlier.topic.attribute == claim.topic.attribute &&
                          earlier.topic.dimension == claim.topic.dimension;
        if (same && has(earlier, kTopicalSubject)) return &earlier;
      }
    }
    return nullptr;
  }

  // A question that a person set, or another extractor, is not ours to change.
  bool may_take(std::size_t i) const {
    if (has(read_[i], kImported)) return false;
    return std::ranges::none_of(std::array{"subject", "attribute", "dimension"}, [&](std::string_view field) {
      return judged_.find_field(read_[i].id, field) != nullptr;
    });
  }

  static void take_topic(const Claim& antecedent, Claim& claim) {
    if (same_question(antecedent.topic, claim.topic)) return;
    claim.own = OwnReading{claim.topic, claim.flags};
    claim.topic = antecedent.topic;
    claim.topic.scope = claim.own->topic.scope;
    claim.flags = (claim.flags & ~kTopicFlags) | (antecedent.flags & kTopicFlags);
  }

  const std::vector<Claim> read_;
  const Judged& judged_;
  const std::vector<Claim> seen_;              // as people corrected them
  std::vector<std::span<const Claim>> story_;  // the earlier texts of the same story, nearest first
  std::map<std::string, std::vector<const Claim*>> by_figure_;  // their claims in that order
  std::map<std::string, std::vector<const Claim*>> by_digits_;  // the same, by digits_of()
};

}  // namespace

bool same_story(std::span<const Claim> a, std::span<const Claim> b) {
  const std::size_t names = count_shared(names_in(a), names_in(b));
  const std::size_t figures = count_shared(figures_in(a), figures_in(b));
  return names > 0 && figures > 0 && names + figures >= kShared;
}

std::vector<Claim> coreferred(std::vector<Claim> read, std::span<const std::vector<Claim>> earlier,
                              const Judged& judged) {
  return Text(std::move(read), earlier, judged).settle();
}

Claim read_alone(Claim claim) {
  if (!claim.own) return claim;
  claim.topic = std::move(claim.own->topic);
  claim.flags = claim.own->flags;
  claim.own.reset();
  return claim;
}

}  // namespace claimgraph::relate

#include "core/extract/lender.h"

#include <algorithm>
#include <optional>

#include "core/extract/borrow.h"
#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

using recognize::Amount;
using recognize::Kind;

constexpr int kAlike = 10;         // times: a duration and the one that it replaces
constexpr int kPercentReach = 20;  // times: how far percentages of one question lie apart

class Lender {
 public:
  Lender(const Before& before, const Chooser& chooser) : before_(before), chooser_(chooser) {}

  void lend(Binding& binding, const std::vector<Found>& found, std::size_t i) {
    if (binding.item.amount() == nullptr) return;
    if (const Found* next = scale_behind(binding, found, i)) take(*next, binding);
    if (!may_borrow(binding)) return;
    const Amount* amount = binding.item.amount();
    const Found* donor = beside(binding, found, i);
    if (donor == nullptr && answers_again(before_, binding)) {
      donor = asked_before(binding, found, i);
      if (donor == nullptr) return;
    }
    if (donor == nullptr) donor = replaced(binding, found, i);
    if (donor != nullptr && dimension_of(donor->item) == "ratio" &&
        !is_percentage(*amount, *donor->item.amount()))
      donor = nullptr;
    if (donor == nullptr && is_scaled(*amount)) donor = sum_before(binding);
    if (donor == nullptr) return;
    binding.borrowed = take(*donor, binding);
  }

 private:
  bool take(const Found& donor, Binding& binding) const {
    const auto borrowed =
        borrow_unit(*binding.item.amount(), *donor.item.amount(), before_.document.slice(donor.tokens));
    if (!borrowed) return false;
    binding.item.what = *borrowed;
    binding.item.kind = donor.item.kind;
    return true;
  }

  // "Users rose from 2.3 to 3.4 million": both are millions, of nothing but themselves.
  const Found* scale_behind(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const Amount& own = *binding.item.amount();
    if (!own.unit.empty() || own.spelled || is_scaled(own) || i + 1 >= found.size()) return nullptr;
    const Amount* next = found[i + 1].item.amount();
    const bool scale = next != nullptr && next->unit.empty() && is_scaled(*next) &&
                       found[i + 1].tokens.last - found[i + 1].tokens.first > 1;
    return scale && joined(before_.document, binding.tokens, found[i + 1].tokens) ? &found[i + 1] : nullptr;
  }

  // A bare number that counts nothing: "425 million transferred", "against 1,000 offered".
  bool may_borrow(const Binding& binding) const {
    const Amount& amount = *binding.item.amount();
    if (!amount.unit.empty() || binding.item.kind == Kind::kPercent || is_bare_plural(binding)) return false;
    if (counts_something(before_.document, binding.tokens) || is_number_of(binding)) return false;
    return (is_scaled(amount) && !counts_plural(binding)) || is_contrasted(before_, binding) ||
           answers_again(before_, binding) || !open_noun(before_.document, binding.tokens);
  }

  // "4.5 million premises", but "4.5 million paid"
  bool counts_plural(const Binding& binding) const {
    const auto noun = open_noun(before_.document, binding.tokens);
    return noun && std::ranges::any_of(before_.document.forms().plurals, [&](const std::string& ending) {
             return before_.document.token(*noun).folded.ends_with(ending);
           });
  }

  // "The number of users rose to 3.4 million"
  bool is_number_of(const Binding& binding) const {
    const Document& document = before_.document;
    const TokenRange clause = document.clause(document.sentences()[binding.sentence], binding.tokens);
    const Match* number = document.find(Cue::kNumberOf, {clause.first, binding.tokens.first});
    const Binding* before = amount_before(before_, binding);
    const bool other = before != nullptr && number != nullptr && before->tokens.first >= number->last &&
                       binding.tokens.first - before->tokens.last > kJoint;
    return number != nullptr && !other;
  }

  // "19 million users, 1.2 million of them paying"
  bool is_part_of_count(const Binding& binding) const {
    const Binding* before = amount_before(before_, binding);
    return before != nullptr && before->dimension == "count" && is_scaled(*before->item.amount());
  }

  // The next figure, where small words join the two.
  const Found* beside(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    if (i + 1 < found.size() && lends(found[i + 1]) &&
        joined(before_.document, binding.tokens, found[i + 1].tokens))
      return &found[i + 1];
    const Found* donor = duration_behind(binding, found, i);
    return donor != nullptr ? donor : denied_for(binding, found, i);
  }

  // The figure whose question it answers again.
  const Found* asked_before(Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const Found* donor = previous_lender(binding, found, i);
    if (donor != nullptr && is_first_amount(found, i)) binding.first_sentence = binding.sentence - 1;
    if (donor == nullptr && is_bare_sum(before_.bound))
      donor = currency_of_text(binding.sentence, &binding.first_sentence);
    return donor;
  }

  // A figure before it in its sentence, or the one in whose place it stands.
  const Found* replaced(Binding& binding, const std::vector<Found>& found, std::size_t i) {
    const Amount& amount = *binding.item.amount();
    const bool contrasted = is_contrasted(before_, binding);
    const Found* donor = nullptr;
    if (contrasted) donor = lent_before(binding);
    if (donor == nullptr && contrasted) donor = duration_before(binding, found, i);
    if (donor == nullptr) donor = lender_in_its_place(binding, found, i);
    if (donor == nullptr && is_fraction(amount)) donor = lender_like(binding, found, i);
    if (donor == nullptr) donor = lender_of_kind(binding, found, i);
    if (donor == nullptr && i > 0 && (is_scaled(amount) || contrasted) && !counts_before(binding))
      donor = last_lender(found, i);
    return donor;
  }

  // A sum of the sentence before, or of any before it where the number is one of money.
  const Found* sum_before(Binding& binding) const {
    if (is_part_of_count(binding)) return nullptr;
    const Choice count = chosen_as("count", binding), money = chosen_as("money", binding);
    if (count.sure && asks(count, binding) && count.score >= money.score) return nullptr;
    if (binding.sentence > 0 && !counts_before(binding)) {
      const auto& found = before_.document.sentences()[binding.sentence - 1].found;
      if (const Found* donor = last_lender(found, found.size(), true)) {
        binding.first_sentence = binding.sentence - 1;
        return donor;
      }
    }
    return asks(money, binding) || is_sum(binding) ? currency_of_text(binding.sentence) : nullptr;
  }

  // "It pours billions into that": of no currency, where none is written.
  static bool is_bare_plural(const Binding& binding) {
    return binding.item.amount()->hedge == Hedge::kPluralMagnitude &&
           binding.tokens.last - binding.tokens.first == 1;
  }

  // The figure before was a sum without its currency, which it borrowed.
  static bool is_bare_sum(const std::vector<Binding>& before) {
    return !before.empty() && before.back().borrowed && before.back().dimension == "money";
  }

  // "The tunnel had cost 2.9 billion": of the currency that the text wrote last.
  const Found* currency_of_text(std::size_t before, std::size_t* where = nullptr) const {
    for (std::size_t s = before; s-- > 0;) {
      const Found* donor = last_lender(before_.document.sentences()[s].found,
                                       before_.document.sentences()[s].found.size(), true);
      if (donor != nullptr && where != nullptr) *where = s;
      if (donor != nullptr) return donor;
    }
    return nullptr;
  }

  // What the number would answer if it were of that dimension.
  Choice chosen_as(std::string_view dimension, Binding binding) const {
    binding.dimension = dimension;
    return chooser_.choose(binding);
  }

  // The name of a sum or of what is counted, or their verb, stands by a bare number.
  bool asks(const Choice& choice, const Binding& binding) const {
    return choice.attribute && choice.score >= kCountThreshold &&
           !open_noun(before_.document, binding.tokens) &&
           before_.document.chunk(choice.trigger.first) == before_.document.chunk(binding.tokens.first);
  }

  // "Rose by 3 percent to 4,500": so large a number is no percentage.
  static bool is_percentage(const Amount& amount, const Amount& percent) {
    const auto &size = size_of(amount), &lent = size_of(percent);
    if (!size || !lent) return !is_scaled(amount);
    const auto limit = multiply(lent->abs(), kPercentReach);
    return *size < Decimal{1000} && (!limit || *size <= Decimal{100} || *size <= *limit);
  }

  // "850,000 subscribers, against 1.1 million": it counts what the figure before it counts.
  bool counts_before(const Binding& binding) const {
    return !before_.bound.empty() && before_.bound.back().sentence == binding.sentence &&
           before_.bound.back().dimension == "count" && is_contrasted(before_, binding);
  }

  static bool lends(const Found& found) {
    const Amount* amount = found.item.amount();
    return amount != nullptr && !amount->unit.empty() && size_of(*amount) && found.item.kind != Kind::kAge &&
           dimension_of(found.item) != "duration";
  }

  // "101 minutes instead of 140", "eight years in prison, up from the seven in January": a duration lends
  // only to what it replaces.
  static const Found* duration_before(const Binding& binding, const std::vector<Found>& found,
                                      std::size_t i) {
    if (i == 0 || found[i - 1].item.amount() == nullptr || dimension_of(found[i - 1].item) != "duration")
      return nullptr;
    const bool near = found[i - 1].item.kind != Kind::kAge &&
                      binding.tokens.first - found[i - 1].tokens.last <= kReplacedReach;
    const auto& lent = size_of(*found[i - 1].item.amount());
    const auto& own = size_of(*binding.item.amount());
    const auto most = lent ? multiply(*lent, kAlike) : std::nullopt;
    const bool alike = most && own && *lent > Decimal{1} && *own < *most;  // "a day" lends nothing
    return near && alike ? &found[i - 1] : nullptr;
  }

  // "A loss of 90 million, against 41": of the currency that the figure before has from elsewhere.
  const Found* lent_before(Binding& binding) {
    const Binding* before = amount_before(before_, binding);
    if (before == nullptr || !before->borrowed) return nullptr;
    binding.first_sentence = before->first_sentence;
    return &lent_.emplace(Found{before->item, before->tokens});
  }

  // "cut from seven to five years"
  const Found* duration_behind(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const bool joins = i + 1 < found.size() && found[i + 1].item.amount() != nullptr &&
                       dimension_of(found[i + 1].item) == "duration" &&
                       found[i + 1].item.kind != Kind::kAge &&
                       joined(before_.document, binding.tokens, found[i + 1].tokens);
    return joins && is_contrasted(before_, binding) ? &found[i + 1] : nullptr;
  }

  // "Not 9 but 4 per cent"
  const Found* denied_for(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const bool denied = before_.document.ends_before(Cue::kNegation, before_hedge(before_.document, binding));
    if (!denied || i + 1 >= found.size() || !lends(found[i + 1])) return nullptr;
    const std::uint32_t next = found[i + 1].tokens.first;
    return next - binding.tokens.last <= kJoint && before_.document.ends_before(Cue::kInstead, next)
               ? &found[i + 1]
               : nullptr;
  }

  // "Instead of the 40 agreed in June, it now costs 52 million euros"
  const Found* lender_in_its_place(const Binding& binding, const std::vector<Found>& found,
                                   std::size_t i) const {
    const bool first = is_first_amount(found, i) && is_in_place_of(before_, binding);
    for (std::size_t next = i + 1; first && next < found.size(); ++next) {
      if (found[next].item.amount() != nullptr) return lends(found[next]) ? &found[next] : nullptr;
    }
    return nullptr;
  }

  // "The union wants 11 percent; management offers 6": its own clause asks for a figure of that kind.
  const Found* lender_of_kind(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const bool follows = i > 0 && found[i - 1].item.amount() != nullptr && lends(found[i - 1]);
    if (!follows || binding.item.amount()->spelled || open_noun(before_.document, binding.tokens))
      return nullptr;
    const Choice own = chosen_as(dimension_of(found[i - 1].item), binding);
    const bool asked =
        own.sure && own.attribute && own.trigger.first >= found[i - 1].tokens.last &&
        before_.document.chunk(own.trigger.first) == before_.document.chunk(binding.tokens.first);
    return asked ? &found[i - 1] : nullptr;
  }

  const Found* lender_like(Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const Found* donor = previous_lender(binding, found, i);
    const auto& own = size_of(*binding.item.amount());
    const auto& lent = donor != nullptr ? size_of(*donor->item.amount()) : std::nullopt;
    if (!own || !lent) return nullptr;
    const auto most = multiply(*lent, kAlike), least = multiply(*own, kAlike);
    const bool alike = most && least && *own <= *most && *lent <= *least;
    if (alike && is_first_amount(found, i)) binding.first_sentence = binding.sentence - 1;
    return alike ? donor : nullptr;
  }

  // "9.6 million" of a text on money, with no noun behind that it could count.
  bool is_sum(const Binding& binding) const {
    if (open_noun(before_.document, binding.tokens) || binding.tokens.last - binding.tokens.first < 2)
      return false;
    const Amount* before = before_.bound.empty() ? nullptr : before_.bound.back().item.amount();
    const bool counts = before != nullptr && before_.bound.back().dimension == "count" && is_scaled(*before);
    return !counts || before_.bound.back().sentence + 1 < binding.sentence;
  }

  // What lends in this sentence or, if the figure is its first, in the one before, unless a figure without
  // unit stands between.
  const Found* previous_lender(const Binding& binding, const std::vector<Found>& found, std::size_t i) const {
    const bool first = is_first_amount(found, i);
    if (first && binding.sentence == 0) return nullptr;
    const auto& before = first ? before_.document.sentences()[binding.sentence - 1].found : found;
    std::size_t end = first ? before.size() : i;
    while (end > 0 && before[end - 1].item.amount() == nullptr) --end;
    return end > 0 && lends(before[end - 1]) ? last_lender(before, end) : nullptr;
  }

  // No amount before it in its sentence: "last year it was 38 billion".
  static bool is_first_amount(const std::vector<Found>& found, std::size_t i) {
    return std::none_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(i),
                        [](const Found& other) { return other.item.amount() != nullptr; });
  }

  // The last figure with a unit that is no conversion of another one: "236 millions de dollars (219 millions
  // d'euros)".
  const Found* last_lender(const std::vector<Found>& found, std::size_t before,
                           bool money_only = false) const {
    const Found* conversion = nullptr;
    for (std::size_t i = before; i-- > 0;) {
      if (!lends(found[i]) || (money_only && dimension_of(found[i].item) != "money")) continue;
      const std::uint32_t first = found[i].tokens.first;
      const bool converted = first > 0 && (before_.document.token(first - 1).folded == "(" ||
                                           before_.document.ends_before(Cue::kConverted, first));
      if (!converted) return &found[i];
      if (conversion == nullptr) conversion = &found[i];
    }
    return conversion;
  }

  const Before& before_;
  const Chooser& chooser_;
  std::optional<Found> lent_;
};

}  // namespace

void lend_unit(const Before& before, const Chooser& chooser, const std::vector<Found>& found, std::size_t i,
               Binding& binding) {
  Lender(before, chooser).lend(binding, found, i);
}

}  // namespace claimgraph::extract

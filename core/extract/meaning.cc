#include "core/extract/meaning.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <variant>

#include "core/extract/figure.h"

namespace claimgraph::extract {
namespace {

using recognize::Amount;
using recognize::Kind;
using recognize::Moment;

// "almost half its length", "een vijfde": a share is a percentage, whatever it is written as.
void read_share(Binding& binding) {
  Amount* amount = std::get_if<Amount>(&binding.item.what);
  if (amount == nullptr || binding.item.kind != Kind::kNumber || !amount->unit.empty() || !size_of(*amount))
    return;
  if (!amount->spelled || *size_of(*amount) <= Decimal{} || *size_of(*amount) >= Decimal{1}) return;
  const auto percent = [](const std::optional<Decimal>& share) {
    return share ? multiply(*share, 100) : std::nullopt;
  };
  amount->low = amount->base_low = percent(amount->low);
  amount->high = amount->base_high = percent(amount->high);
  amount->unit = amount->base_unit = "%";
  amount->dimension = "ratio";
  binding.item.kind = Kind::kPercent;
}

// "Passenger numbers rose to 4.4m"
void read_millions(const Document& document, const Chooser& chooser, Binding& binding) {
  Amount* amount = std::get_if<Amount>(&binding.item.what);
  if (amount == nullptr || amount->unit != "m") return;
  const std::string_view sign = document.forms().million_sign;
  const std::string_view written = document.slice(binding.tokens);
  const bool behind = !sign.empty() && written.size() > sign.size() && written.ends_with(sign);
  if (!behind || written[written.size() - sign.size() - 1] < '0' ||
      written[written.size() - sign.size() - 1] > '9')
    return;
  Binding length = binding;
  length.dimension = "length";
  if (const Choice choice = chooser.choose(length); choice.attribute && choice.score >= kThreshold) return;
  const auto million = [](const std::optional<Decimal>& n) {
    return n ? multiply(*n, 1'000'000) : std::nullopt;
  };
  amount->low = amount->base_low = million(amount->low);
  amount->high = amount->base_high = million(amount->high);
  amount->last_digit = million(amount->last_digit).value_or(Decimal{});
  amount->unit = amount->dimension = {};
  amount->base_unit = "count";
  binding.item.kind = Kind::kNumber;
}

// "33.8 percent, up 3.1 points"
void read_points(const Document& document, Binding& binding) {
  Amount* amount = std::get_if<Amount>(&binding.item.what);
  const std::uint32_t next = binding.tokens.last;
  if (amount == nullptr || !amount->unit.empty() || next >= document.tokens().size()) return;
  const auto& points = document.forms().points;
  const bool named = std::ranges::find(points, document.token(next).folded) != points.end();
  const auto is_ratio = [](const Found& found) {
    return found.item.amount() != nullptr && dimension_of(found.item) == "ratio";
  };
  if (!named || std::ranges::none_of(document.sentences()[binding.sentence].found, is_ratio)) return;
  amount->unit = amount->base_unit = "pp";
  amount->dimension = "points";
  binding.item.kind = Kind::kQuantity;
}

}  // namespace

void read_year_as_count(const Document& document, Binding& binding) {
  const Moment* moment = binding.item.moment();
  const TokenRange at = binding.tokens;
  if (moment == nullptr || moment->granularity != recognize::Granularity::kYear || at.last - at.first != 1)
    return;
  if (document.token(at.first).kind != text::TokenKind::kNumber || !counts_something(document, at, 1)) return;
  if (document.ends_before(Cue::kPlacePreposition, at.first)) return;
  const auto number = Decimal::parse(document.token(at.first).folded);
  if (!number) return;
  Amount amount;
  amount.low = amount.high = amount.base_low = amount.base_high = *number;
  amount.bound = Bound::kExact;
  binding.item.what = amount;
  binding.item.kind = Kind::kNumber;
}

void read_as_meant(const Document& document, const Chooser& chooser, Binding& binding) {
  read_share(binding);
  read_millions(document, chooser, binding);
  read_points(document, binding);
}

void read_days_as_count(const Document& document, Binding& binding) {
  Amount* amount = std::get_if<Amount>(&binding.item.what);
  if (amount == nullptr || !binding.attribute || binding.dimension != "duration" || amount->unit != "day")
    return;
  if (document.lexicon().attributes()[*binding.attribute].dimensions.front() != "count") return;
  amount->base_low = amount->low;
  amount->base_high = amount->high;
  amount->unit = amount->base_unit = amount->dimension = {};
  amount->last_digit = Decimal{1};
  binding.dimension = "count";
}

}  // namespace claimgraph::extract

// Claims for tests, each made by saying only what the test is about.
#pragma once

#include <cassert>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/names.h"

namespace claimgraph::relate {

inline Day day(std::string_view text) { return parse_day(text).value(); }

// "65e9 USD", "60e9..65e9 USD", "2028-10-01..2028-12-31" (dates). The last digit is that of the number as
// written here.
inline Value value(std::string_view text) {
  Value result;
  result.surface = text;
  const auto space = text.find(' ');
  const bool date = space == std::string_view::npos;
  result.unit = date ? kDateUnit : std::string(text.substr(space + 1));
  const auto number = text.substr(0, space);
  const auto dots = number.find("..");
  const auto end = [&](std::string_view part) {
    return date ? day_number(day(part)) : Decimal::parse(part).value();
  };
  result.low = end(number.substr(0, dots));
  result.high = dots == std::string_view::npos ? result.low : end(number.substr(dots + 2));
  if (dots != std::string_view::npos && !date) result.bound = Bound::kRange;
  const bool plain_count = !date && result.low->exponent() == 0;
  if (!date && !plain_count) result.last_digit = power_of_ten(result.low->exponent());
  return result;
}

inline Value at_least(std::string_view text) {
  Value result = value(text);
  result.bound = Bound::kAtLeast;
  result.high.reset();
  return result;
}

inline Value at_most(std::string_view text) {
  Value result = value(text);
  result.bound = Bound::kAtMost;
  result.low.reset();
  return result;
}

inline Value about(std::string_view text) {
  Value result = value(text);
  result.bound = Bound::kApproximately;
  return result;
}

inline Value hedged(Value result, Hedge hedge) {
  result.hedge = hedge;
  return result;
}

inline Value words(std::string text) {
  Value result;
  result.unit = kTextUnit;
  result.text = std::move(text);
  return result;
}

// A claim about a building's cost; every call changes one thing.
class MakeClaim {
 public:
  explicit MakeClaim(Value what, std::string_view said_on = "2025-01-24") {
    claim_.topic = {"Alpavia", "building_cost", "money", AttributeClass::kPlan, Reckoning::kDecided, ""};
    claim_.value = std::move(what);
    claim_.modality = Modality::kPlanned;
    claim_.mentions = {{}};
    claim_.said_on_basis = SaidOnBasis::kText;
    on(said_on);
  }
  explicit MakeClaim(std::string_view what, std::string_view said_on = "2025-01-24")
      : MakeClaim(value(what), said_on) {}

  MakeClaim& on(std::string_view said_on) {
    claim_.said_on = day(said_on);
    claim_.published = {claim_.said_on, std::nullopt, std::nullopt};
    return numbered(number_);
  }
  MakeClaim& published(std::string_view when) {
    claim_.published = {day(when), std::nullopt, std::nullopt};
    return numbered(number_);
  }
  // No day in the text: said on the day of publication.
  MakeClaim& undated(std::string_view when) {
    claim_.said_on_basis = SaidOnBasis::kPublished;
    return on(when);
  }
  MakeClaim& basis(SaidOnBasis basis) { return set(claim_.said_on_basis, basis); }
  MakeClaim& by(std::string party) { return set(claim_.party, std::optional(std::move(party))); }
  MakeClaim& modality(Modality modality) { return set(claim_.modality, modality); }
  MakeClaim& denied() { return set(claim_.polarity, Polarity::kNegative); }
  MakeClaim& in(int year) { return set(claim_.period, std::optional(calendar_year(year))); }
  MakeClaim& during(Period period) { return set(claim_.period, std::optional(period)); }
  MakeClaim& of_class(AttributeClass c) { return set(claim_.topic.attribute_class, c); }
  MakeClaim& tallied() { return set(claim_.topic.reckoning, Reckoning::kTallied); }
  MakeClaim& flagged(Flag flag) { return set(claim_.flags, claim_.flags | flag); }
  MakeClaim& about_subject(std::string subject) { return set(claim_.topic.subject, std::move(subject)); }
  MakeClaim& attribute(std::string attribute, std::string dimension = "money") {
    claim_.topic.dimension = std::move(dimension);
    return set(claim_.topic.attribute, std::move(attribute));
  }
  // Source and rank in it; the id follows.
  MakeClaim& numbered(std::uint64_t number, std::uint32_t position = 0) {
    number_ = number;
    const auto said = static_cast<std::uint64_t>(claim_.said_on.number);
    claim_.source = SourceId{{number, static_cast<std::uint64_t>(claim_.published.day.number)}};
    claim_.position = position;
    claim_.id = ClaimId{{number * 1000 + position, said}};
    return *this;
  }

  Claim claim() const { return claim_; }
  operator Claim() const { return claim_; }  // NOLINT(google-explicit-constructor)
  operator ResolvedClaim() const {
    return {claim_, unresolved(claim_)};
  }  // NOLINT(google-explicit-constructor)

 private:
  template <typename T>
  MakeClaim& set(T& field, T to) {
    field = std::move(to);
    return *this;
  }

  Claim claim_;
  std::uint64_t number_ = 1;
};

}  // namespace claimgraph::relate

namespace claimgraph {
inline void PrintTo(const Fact& fact, std::ostream* out) { *out << fact.name << " = " << fact.value; }
inline void PrintTo(Relation relation, std::ostream* out) { *out << to_text(relation); }
inline void PrintTo(Subtype subtype, std::ostream* out) { *out << to_text(subtype); }
}  // namespace claimgraph

// A number in words as it grows: finished parts of descending scale and the group below them.
//
// INVARIANT: the exponents of the parts fall; the group is below the last of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/recognize/chart.h"

namespace claimgraph::recognize {

class NumberBuilder {
 public:
  bool empty() const { return !started_; }
  bool has_group() const { return has_group_; }
  bool begun() const { return has_group_ || parts_ > 0; }  // with more than zeros
  std::int32_t room() const { return room_; }
  bool overflow() const { return overflow_; }
  int last_scale() const { return last_scale_; }
  bool from_digits() const { return from_digits_; }

  bool can_add(std::int32_t value) const { return started_ ? value > 0 && value < room_ : value >= 0; }

  void add_small(std::int32_t value, std::int32_t room) {
    group_ = sum(has_group_ ? group_ : Decimal{0}, Decimal{value});
    has_group_ = started_ = true;
    room_ = room;
    last_unit_ = 0;
  }

  void start_digits(const Decimal& value) {
    group_ = value;
    has_group_ = started_ = from_digits_ = true;
    room_ = 1;
  }

  void start_zero() {
    started_ = true;
    room_ = kAnyRoom;
  }

  bool can_multiply_hundred() const {
    return !has_group_ ? room_ > 100 || !started_ : group_ < Decimal{100} || from_digits_;
  }
  void multiply_hundred() {
    group_ = has_group_ ? product(group_, Decimal{100}) : Decimal{100};
    has_group_ = started_ = true;
    room_ = 100;
    last_unit_ = 2;
  }

  // Everything smaller than the scale is multiplied by it; what is larger stays.
  // A scale word that can stand alone ("duizend") is added below a larger one.
  bool can_scale(int exponent, bool alone) const {
    if (has_group_ || parts_ == 0) return true;
    const int last = part_[parts_ - 1].exponent;
    return last < exponent || (alone && last > exponent);
  }
  void scale(int exponent) {
    Decimal value = has_group_ ? group_ : Decimal{0};
    while (parts_ > 0 && part_[parts_ - 1].exponent < exponent) value = sum(value, part_[--parts_].value);
    if (value.is_zero()) value = Decimal{1};
    if (parts_ == kMaxParts) {
      overflow_ = true;
      return;
    }
    part_[parts_++] = {product(value, power_of_ten(exponent)), exponent};
    group_ = Decimal{0};
    has_group_ = false;
    started_ = true;
    room_ = exponent >= 9 ? 1'000'000'000 : static_cast<std::int32_t>(*power_of_ten(exponent).to_integer());
    last_unit_ = last_scale_ = exponent;
  }

  // What stands behind `kept`, the larger part of the number, times the factor.
  void multiply_behind(const Decimal& kept, const Decimal& factor) {
    multiply(Decimal{1});
    const auto rest = subtract(group_, kept);
    group_ = sum(kept, product(rest.value_or(Decimal{}), factor));
  }

  void multiply(const Decimal& factor) {
    Decimal value = total();
    parts_ = 0;
    group_ = product(empty() ? Decimal{1} : value, factor);
    has_group_ = started_ = true;
    room_ = 1;
  }

  void add_fraction(const Decimal& fraction) {
    group_ = sum(has_group_ ? group_ : Decimal{0}, fraction);
    has_group_ = started_ = true;
    room_ = 0;
    fraction_ = true;
  }

  // What a half that follows is a half of: the last scale, if the number ends with it.
  Decimal unit() const {
    return !has_group_ && parts_ > 0 ? power_of_ten(part_[parts_ - 1].exponent) : Decimal{1};
  }

  Decimal total() {
    Decimal value = has_group_ ? group_ : Decimal{0};
    for (std::size_t i = 0; i < parts_; ++i) value = sum(value, part_[i].value);
    return value;
  }

  Number number() {
    Number number;
    number.value = total();
    number.overflow = overflow_;
    number.spelled = !from_digits_;
    number.scale = last_scale_;
    number.fraction = fraction_;
    number.last_digit = last_unit_ > 0 && !fraction_ ? power_of_ten(last_unit_) : Decimal{};
    return number;
  }

 private:
  static constexpr std::size_t kMaxParts = 12;
  static constexpr std::int32_t kAnyRoom = 1000;

  struct Part {
    Decimal value;
    int exponent = 0;
  };

  Decimal sum(const Decimal& a, const Decimal& b) { return kept(add(a, b)); }
  Decimal product(const Decimal& a, const Decimal& b) { return kept(claimgraph::multiply(a, b)); }
  Decimal kept(const std::optional<Decimal>& value) {
    overflow_ = overflow_ || !value;
    return value.value_or(Decimal{});
  }

  std::array<Part, kMaxParts> part_{};
  std::size_t parts_ = 0;
  Decimal group_;
  std::int32_t room_ = kAnyRoom;
  int last_unit_ = 0, last_scale_ = 0;
  bool has_group_ = false, started_ = false, from_digits_ = false, overflow_ = false, fraction_ = false;
};

}  // namespace claimgraph::recognize

#include "core/model/figure.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/model/fnv.h"

namespace claimgraph {
namespace {

constexpr std::int64_t kSmall = 1000;  // "5" and "700" are said of anything, "5 million" is not
constexpr std::int64_t kQuarter = 92;  // days
constexpr std::array<std::string_view, 5> kCommon = {kTextUnit, "years", "months", "days", "s"};

int digits_of(const Decimal& number) {
  int digits = 0;
  for (Int128 rest = number.coefficient(); rest != 0; rest /= 10) ++digits;
  return digits;
}

std::optional<Figure> date_of(const Value& value) {
  if (!value.low || !value.high || *value.high > Decimal{day_of(*value.low).number + kQuarter})
    return std::nullopt;
  return Figure{to_text(day_of(*value.low)) + ".." + to_text(day_of(*value.high)), 0};
}

}  // namespace

std::optional<Figure> figure_of(const Value& value) {
  if ((!value.low && !value.high) || std::ranges::find(kCommon, value.unit) != kCommon.end())
    return std::nullopt;
  if (is_date(value)) return date_of(value);
  const Decimal number = written(value).abs();
  const int digits = digits_of(number);
  if (digits == 0 || (digits == 1 && number < Decimal{kSmall})) return std::nullopt;
  return Figure{number.to_text() + ' ' + value.unit, digits};
}

FigureId figure_id(const Figure& figure) {
  Fnv hash;
  hash.add(figure.text);
  return FigureId{hash.value()};
}

}  // namespace claimgraph

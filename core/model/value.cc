#include "core/model/value.h"

#include <algorithm>
#include <cassert>

namespace claimgraph {

const Decimal& written(const Value& value) {
  assert(value.low || value.high);
  return value.low ? *value.low : *value.high;
}

Day day_of(const Decimal& end) {
  const auto number = end.to_integer();
  assert(number);
  return Day{static_cast<std::int32_t>(*number)};
}

std::string_view numerator(std::string_view unit) { return unit.substr(0, unit.find('/')); }

bool is_money(std::string_view unit) {
  const std::string_view code = numerator(unit);
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace claimgraph

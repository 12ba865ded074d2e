#include "core/relate/exchange.h"

#include <algorithm>

namespace claimgraph::relate {
namespace {

// Both codes in one number: a key that borrows nothing.
std::uint64_t key_of(std::string_view from, std::string_view to) {
  std::uint64_t key = 0;
  for (const std::string_view code : {from, to}) {
    for (const char c : code) key = key << 8 | static_cast<unsigned char>(c);
  }
  return key;
}

std::optional<CrossRate> cross_rate(const Rates& rates, std::string_view from, std::string_view to, Day day) {
  const auto a = rates.find(from, day);
  const auto b = rates.find(to, day);
  const auto rate = a && b ? divide(b->per_euro, a->per_euro) : std::nullopt;
  if (!rate) return std::nullopt;
  return CrossRate{*rate, std::max(a->day, b->day)};
}

}  // namespace

const std::optional<CrossRate>& Exchange::on(std::string_view from, std::string_view to, Day day) {
  const auto [place, added] = on_.try_emplace({key_of(from, to), day});
  if (added) place->second = cross_rate(rates_, from, to, day);
  return place->second;
}

const std::optional<Rates::Range>& Exchange::between(std::string_view from, std::string_view to, Day first,
                                                     Day last) {
  const auto [place, added] = between_.try_emplace({key_of(from, to), first, last});
  if (added) place->second = rates_.range(from, to, first, last);
  return place->second;
}

}  // namespace claimgraph::relate

// Rates between two currencies, each looked up once for the many pairs of a topic that need it.
//
// Thread safety: none; one call of the rules uses one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include "core/relate/rates.h"

namespace claimgraph::relate {

struct CrossRate {
  Decimal rate;  // one unit of `from` in `to`
  Day day;       // of the rate: the younger of the two where they differ
};

// Borrows the rates.
class Exchange {
 public:
  explicit Exchange(const Rates& rates) : rates_(rates) {}

  // REQUIRES of both: ISO 4217 codes
  const std::optional<CrossRate>& on(std::string_view from, std::string_view to, Day day);
  const std::optional<Rates::Range>& between(std::string_view from, std::string_view to, Day first, Day last);

 private:
  using Currencies = std::uint64_t;

  const Rates& rates_;
  std::map<std::pair<Currencies, Day>, std::optional<CrossRate>> on_;
  std::map<std::tuple<Currencies, Day, Day>, std::optional<Rates::Range>> between_;
};

}  // namespace claimgraph::relate

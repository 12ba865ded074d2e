// Reference rates of currencies against the euro, by day: the European Central Bank's, built in, or the
// user's own.
//
// Thread safety: immutable once made; reference() may be called by several threads at once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/day.h"
#include "core/model/decimal.h"
#include "core/model/result.h"

namespace claimgraph::relate {

struct Rate {
  Decimal per_euro;  // units of the currency for one euro
  Day day;           // of the rate: the last working day at or before the day asked for
};

class Rates {
 public:
  // ECB, 1999-01-04 to 2025-01-24.
  static const Rates& reference();
  // A CSV in the ECB's format: "Date,USD,JPY,...", one day a line in any order, empty or N/A where there is
  // no rate. kInvalidArgument says line and column.
  static Result<Rates> parse(std::string_view csv);

  // Nothing for an unknown currency, or if there is no rate within the 10 days before. EUR is 1 on every day.
  std::optional<Rate> find(std::string_view currency, Day day) const;

  // The least and the greatest value that one unit of `from` had in `to` on the days first..last; nothing if
  // there was no rate of one of the two.
  struct Range {
    Decimal least, greatest;
    Day last;  // the last day that counted: before `last` where the table ends
  };
  std::optional<Range> range(std::string_view from, std::string_view to, Day first, Day last) const;

  Rates(Rates&&) noexcept;
  Rates& operator=(Rates&&) noexcept;
  ~Rates();

 private:
  struct Table;
  explicit Rates(std::unique_ptr<Table> table);
  std::unique_ptr<Table> table_;
};

}  // namespace claimgraph::relate

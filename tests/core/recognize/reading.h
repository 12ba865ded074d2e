// What a test says about one sentence: the items that recognize() finds, each in one line of text.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::recognize {

struct Case {
  const char* name;
  std::string text;
  std::vector<std::string> expected;
};
void PrintTo(const Case& c, std::ostream* out);

struct LangCase {
  const char* name;
  const char* lang;
  std::string text;
  std::vector<std::string> expected;
};
void PrintTo(const LangCase& c, std::ostream* out);

// The reference day of all tests: Friday, 24 January 2025.
inline constexpr std::string_view kToday = "2025-01-24";

// "money 65000000000 USD 'USD 65 bn'", with "<= ", ">= ", "~ " before a bounded value, "A..B" for a range,
// "per X" behind it; "date 2025-01-24 'today'", "period 2025-01-01/2025-12-31 'this year'", an open end as
// "..".
std::vector<std::string> read_items(std::string_view lang, std::string_view text);

// The kinds and spans that recognize_all() finds: "number '65 bn'".
std::vector<std::string> read_layers(std::string_view lang, std::string_view text);

}  // namespace claimgraph::recognize

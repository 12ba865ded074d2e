// Everything the recogniser knows of one language, read from lang/ once and immutable afterwards.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/recognize/calendar.h"
#include "core/recognize/categories.h"
#include "core/recognize/recognizer.h"
#include "core/recognize/rules.h"

namespace claimgraph::recognize {

// A unit of measurement: value in `symbol` * factor = value in `base`.
struct Unit {
  std::string symbol;     // "GW"
  std::string dimension;  // "power"
  std::string base;       // "W"
  Decimal factor;
};

// How a language writes numbers and dates in digits.
struct Settings {
  char decimal = '.';
  bool units_before_tens = false;     // "fünfundsechzig"
  bool ordinal_denominators = false;  // "twee derde": the ordinal is the denominator
  bool ordinals_stack = false;        // "vigésimo quinto": every word of an ordinal is one
  bool tens_joined = false;           // "treinta y dos": the joiner belongs to the number
  bool ordinal_stop = false;          // "2. Oktober"
  bool article_counts = false;        // the article is the number one: "een", "un"
  bool compounds = false;             // numbers are written as one word
  bool month_first = false;           // 12/31/2025
};

// A morpheme of one-word numbers.
struct MorphemeForm {
  std::string form;
  Morpheme morpheme;
};

// Those that begin as a word does are in one list. REQUIRES: word.size() >= 2
inline constexpr std::size_t kMorphemeLists = 1024;
constexpr std::size_t morpheme_list(std::string_view word) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  return (byte(0) * 37u + byte(1)) % kMorphemeLists;
}

struct Recognizer::Tables {
  std::string lang;
  Settings settings;
  Lexicon lexicon;
  Categories categories;
  std::vector<Unit> units;  // what kMeasure and kTimeUnit values point to
  std::vector<Step> steps;  // beside units: what a time unit is to the calendar
  std::vector<std::string>
      currencies;  // what kCurrency values point to, twice: 2 * place + (ambiguous ? 1 : 0)
  std::vector<std::string> per_names;                  // what kPer values point to: "share"
  std::vector<HolidayRule> holidays;                   // what kHoliday values point to
  std::vector<RuleSet> levels;                         // ascending
  std::vector<LevelSet> word_levels, category_levels;  // at which of the levels a pattern can begin with it
  std::vector<std::vector<MorphemeForm>> morphemes;    // by morpheme_list(), longest first
};

// The tables of a language of lang/languages.txt. An Error names the file, the line and what is wrong with
// it. `adjust` may change the settings once all files are read.
Result<std::unique_ptr<const Recognizer::Tables>> load_tables(std::string_view lang,
                                                              const std::function<void(Settings&)>& adjust);

// The languages there are, in the order of lang/languages.txt.
std::vector<std::string_view> table_languages();

}  // namespace claimgraph::recognize

// Reading takes steps in proportion to the text, whatever the text is: hand-made pumps and one made from
// every rule.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "core/recognize/data.h"
#include "core/recognize/recognizer.h"
#include "core/recognize/tables.h"

namespace claimgraph::recognize {
namespace {

constexpr double kPerDoubling = 2.5;
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kLongestOfRules = 8 * 1024;  // steps are steps: a slow build need not count as many
#else
constexpr std::size_t kLongestOfRules = 64 * 1024;
#endif

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

// Checks every doubling from 1 KB to `bytes`.
void expect_linear(std::string_view lang, const std::string& piece, std::size_t bytes) {
  const Recognizer& recognizer = **Recognizer::of(lang);
  const Reference reference{*parse_timestamp("2025-01-24"), true};
  std::uint64_t before = recognizer.steps(repeated(piece, 1024), reference);
  for (std::size_t size = 2048; size <= bytes; size *= 2) {
    const std::uint64_t now = recognizer.steps(repeated(piece, size), reference);
    ASSERT_LE(static_cast<double>(now), kPerDoubling * static_cast<double>(before))
        << lang << ", " << size << " bytes of '" << piece << "'";
    before = now;
  }
}

struct Pump {
  const char* name;
  const char* lang;
  const char* piece;
};

void PrintTo(const Pump& pump, std::ostream* out) { *out << pump.name; }

class Linear : public testing::TestWithParam<Pump> {};

TEST_P(Linear, InTheLengthOfTheText) { expect_linear(GetParam().lang, GetParam().piece, 64 * 1024); }

INSTANTIATE_TEST_SUITE_P(
    Pumps, Linear,
    testing::Values(Pump{"Digits", "en", "1"}, Pump{"Groups", "en", "1,"}, Pump{"Points", "de", "1."},
                    Pump{"SpacedGroups", "fr", "123 "}, Pump{"Slashes", "en", "1/"},
                    Pump{"Dashes", "en", "1-"}, Pump{"Words", "en", "one "},
                    Pump{"Millions", "en", "million "}, Pump{"Ands", "en", "one and "},
                    Pump{"Hyphens", "fr", "quatre-vingt-"}, Pump{"Compound", "de", "hundert"},
                    Pump{"CompoundAnd", "nl", "een"}, Pump{"Billions", "en", "hundreds of billions of "},
                    Pump{"Dollars", "en", "$ 1 "}, Pump{"Ranges", "en", "from 1 to 2 dollars to "},
                    Pump{"Hedges", "en", "more than up to about 1 "},
                    Pump{"Dates", "en", "on the 1st of May 2025 to "}, Pump{"Months", "de", "1. Mai - "},
                    Pump{"Last", "en", "last last week of "}, Pump{"Commas", "en", "1 hour, 2 minutes, "},
                    Pump{"Brackets", "en", "((("}, Pump{"Accents", "fr", "\u00e9\u00e8 "},
                    Pump{"Fractions", "en", "one half and "}, Pump{"Ordinals", "en", "first second "},
                    Pump{"Lines", "en", "1\n"}, Pump{"Clocks", "en", "at 5 past 3 pm to "},
                    Pump{"Colons", "de", "12:30:"}, Pump{"Telephones", "nl", "010 20 30 "},
                    Pump{"Compared", "pt", "igual ou maior que 1 ou igual a "},
                    Pump{"Ordinals2", "it", "trentacinquesimi "}),
    [](const auto& info) { return info.param.name; });

// A text that a pattern may match: its words, and for each class a form of it, brackets and bars left out.
class PumpOfRule {
 public:
  explicit PumpOfRule(std::string_view lang) {
    for (const char* name : {"common/units", "common/currencies", "common/rules", "common/holidays"})
      read(lang, "lang/" + std::string(name) + ".txt");
    for (const char* name : {"numbers", "units", "amounts", "dates"})
      read(lang, "lang/" + std::string(lang) + "/" + name + ".txt");
  }

  const std::vector<std::string_view>& patterns() const { return patterns_; }

  std::string text_of(std::string_view pattern) const {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
      const char c = pattern[at];
      if (c == '<') {
        const std::size_t end = pattern.find('>', at);
        text += word_of(pattern.substr(at + 1, end - at - 1));
        at = end + 1;
        continue;
      }
      text += std::string_view("()[]|~").find(c) == std::string_view::npos ? c : ' ';
      ++at;
    }
    return text + " ";
  }

 private:
  // The rules that all languages share are pumped in one of them.
  void read(std::string_view lang, const std::string& path) {
    for (const Section& section : sections(data_file(path))) {
      for (const Line& line : section.lines) {
        if (section.name == "rules" && (lang == "en" || !path.starts_with("lang/common")))
          patterns_.push_back(line.rest);
        else if (const auto forms = split(line.rest, '|'); !forms.empty())
          words_.emplace(section.name, expanded(forms[0])[0]);
      }
    }
  }

  std::string word_of(std::string_view category) const {
    static const std::map<std::string, std::string, std::less<>> kBuilt = {
        {"num", "12"},          {"plainnum", "12"},   {"int", "12"},         {"day", "12"},
        {"digitday", "12"},     {"ordday", "12"},     {"year", "2024"},      {"shortyear", "24"},
        {"ord", "12."},         {"money", "12 EUR"},  {"quantity", "12 kg"}, {"percent", "12 %"},
        {"duration", "12 h"},   {"age", "12"},        {"amount", "12 EUR"},  {"rangenum", "12-15"},
        {"date", "2024-05-12"}, {"period", "2024"},   {"time", "2024"},      {"plaindate", "5/12"},
        {"clock", "12:30"},     {"datetime", "12:30"}};
    if (const auto built = kBuilt.find(category); built != kBuilt.end()) return built->second;
    const auto found = words_.find(category);
    return found == words_.end() ? std::string() : found->second;
  }

  std::vector<std::string_view> patterns_;
  std::map<std::string, std::string, std::less<>> words_;
};

// Without its last word: what begins like a match and is none.
std::string almost(std::string_view pump) {
  const std::size_t last = pump.find_last_not_of(' ');
  const std::size_t space = last == std::string_view::npos ? last : pump.rfind(' ', last);
  return std::string(space == std::string_view::npos ? pump : pump.substr(0, space + 1));
}

class LinearRules : public testing::TestWithParam<std::string_view> {};

TEST_P(LinearRules, EachWithItsOwnPump) {
  const PumpOfRule pumps(GetParam());
  ASSERT_GT(pumps.patterns().size(), 30u);
  for (const std::string_view pattern : pumps.patterns()) {
    SCOPED_TRACE(pattern);
    const std::string pump = pumps.text_of(pattern);
    ASSERT_NO_FATAL_FAILURE(expect_linear(GetParam(), pump, kLongestOfRules));
    ASSERT_NO_FATAL_FAILURE(expect_linear(GetParam(), almost(pump), kLongestOfRules));
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, LinearRules, testing::ValuesIn(table_languages()),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace claimgraph::recognize

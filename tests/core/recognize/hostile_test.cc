// Numbers and texts made to break a reader: refused or flagged, never wrong, never slow.
#include <ctime>
#include <string>

#include <gtest/gtest.h>

#include "core/recognize/recognizer.h"
#include "reading.h"

namespace claimgraph::recognize {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

double seconds_to_read(const Recognizer& recognizer, const std::string& text) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    std::vector<Item> items;
    const std::clock_t start = std::clock();
    recognizer.recognize_all(text, {}, items);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

struct Pump {
  const char* name;
  const char* lang;
  const char* piece;
};

void PrintTo(const Pump& pump, std::ostream* out) { *out << pump.name; }

class Linear : public testing::TestWithParam<Pump> {};

// Eight times the text may take three times eight times as long: a quadratic reader takes sixty-four times.
TEST_P(Linear, InTheLengthOfTheText) {
  const Recognizer& recognizer = **Recognizer::of(GetParam().lang);
  const double small = seconds_to_read(recognizer, repeated(GetParam().piece, 8 * 1024));
  const double large = seconds_to_read(recognizer, repeated(GetParam().piece, 64 * 1024));
  EXPECT_LE(large, 24 * small + 0.02);
}

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
                    Pump{"Lines", "en", "1\n"}),
    [](const auto& info) { return info.param.name; });

TEST(HostileNumber, IsFlaggedWhenItOverflows) {
  EXPECT_EQ(read_items("en", repeated("9", 60) + " people"),
            std::vector<std::string>{"number overflow '" + repeated("9", 60) + "'"});
}

TEST(HostileNumber, OfScaleWordsIsNeverWrong) {
  std::vector<Item> items;
  (*Recognizer::of("en"))->recognize("one " + repeated("million billion ", 1000), {}, items);
  for (const Item& item : items) {
    if (item.amount() == nullptr || item.amount()->overflow || !item.amount()->low) continue;
    EXPECT_LE(item.amount()->low->exponent(), kMaxExponent);
  }
}

struct NoDate {
  const char* name;
  const char* lang;
  std::string text;
};

void PrintTo(const NoDate& c, std::ostream* out) { *out << c.name; }

class Impossible : public testing::TestWithParam<NoDate> {};

TEST_P(Impossible, DayIsNoDate) {
  std::vector<Item> items;
  (*Recognizer::of(GetParam().lang))->recognize(GetParam().text, {}, items);
  for (const Item& item : items) {
    EXPECT_NE(item.kind, Kind::kDate) << GetParam().text.substr(item.span.start, item.span.size());
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Impossible,
                         testing::Values(NoDate{"Thirtieth", "en", "on February 30, 2024"},
                                         NoDate{"NoLeapYear", "en", "on 2023-02-29"},
                                         NoDate{"FarYear", "en", "on 5/5/99999"},
                                         NoDate{"Month13", "nl", "op 12-13-2024-1"},
                                         NoDate{"Version", "en", "version 192.168.1.2"},
                                         NoDate{"Telephone", "en", "+1-222-2222-2222"},
                                         NoDate{"CenturiesAgo", "en", "99999999999 centuries ago"},
                                         NoDate{"ManyDays", "de", "in 999999999999 Tagen"}),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::recognize

// Numbers and texts made to break a reader: refused or flagged, never wrong. (Never slow: linear_test.cc.)
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

#include "core/read/written_date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace claimgraph::read {
namespace {

struct Case {
  std::string name;
  std::string written;
  std::string expected;  // empty: no date
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class WrittenDate : public testing::TestWithParam<Case> {};

TEST_P(WrittenDate, IsReadAsMeant) {
  const auto date = parse_written_date(GetParam().written);
  EXPECT_EQ(date ? to_text(*date) : "", GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WrittenDate,
    testing::Values(Case{"Day", "2025-01-24", "2025-01-24"}, Case{"Digits", "20250124", "2025-01-24"},
                    Case{"Space", "2025-01-24 18:30:00", "2025-01-24T18:30:00"},
                    Case{"Fraction", "2025-01-24T18:30:00.123456Z", "2025-01-24T18:30:00Z"},
                    Case{"OffsetWithoutColon", "2025-01-24T18:30:00+0100", "2025-01-24T18:30:00+01:00"},
                    Case{"OffsetOfHours", "2025-01-24T18:30:00-05", "2025-01-24T18:30:00-05:00"},
                    Case{"FractionAndOffset", "2025-01-24T18:30:00.000+0000", "2025-01-24T18:30:00Z"},
                    Case{"SpaceBeforeOffset", "2025-01-24 18:30:00 +0100", "2025-01-24T18:30:00+01:00"},
                    Case{"SpaceBeforeUtc", "2025-01-24 18:30:00 UTC", "2025-01-24T18:30:00Z"},
                    Case{"Mail", "Fri, 24 Jan 2025 18:30:00 GMT", "2025-01-24T18:30:00Z"},
                    Case{"MailOffset", "Fri, 24 Jan 2025 18:30:00 +0100", "2025-01-24T18:30:00+01:00"},
                    Case{"MailZone", "Fri, 24 Jan 2025 18:30:00 EST", "2025-01-24T18:30:00-05:00"},
                    Case{"MailUnknownZone", "Fri, 24 Jan 2025 18:30:00 CEST", "2025-01-24T18:30:00"},
                    Case{"MailNoWeekday", "4 Jan 2025 8:30 GMT", "2025-01-04T08:30:00Z"},
                    Case{"MailYearOfTwo", "Fri, 24 Jan 25 18:30:00 GMT", "2025-01-24T18:30:00Z"},
                    Case{"MailDayOnly", "Fri, 24 January 2025", "2025-01-24"},
                    Case{"Rfc850", "Friday, 24-Jan-25 18:30:00 GMT", "2025-01-24T18:30:00Z"},
                    Case{"Blanks", "\n  2025-01-24\n", "2025-01-24"}, Case{"Empty", "", ""},
                    Case{"NoSuchDay", "30 Feb 2025 10:00:00 GMT", ""},
                    Case{"NoSuchDayIso", "2025-02-30T10:00:00Z", ""},
                    Case{"NoSuchHour", "Fri, 24 Jan 2025 25:00:00 GMT", ""},
                    Case{"YearTooLarge", "24 Jan 99999 10:00:00 GMT", ""}, Case{"TwoDays", "01/02/2025", ""},
                    Case{"Words", "last Friday", ""}, Case{"Long", std::string(1000, '1'), ""}),
    [](const auto& info) { return info.param.name; });

RC_GTEST_PROP(WrittenDate, ReadsBackEveryTimestamp, ()) {
  const Timestamp time{Day{*rc::gen::inRange(-300'000, 300'000)}, *rc::gen::inRange(0, 86'400),
                       static_cast<std::int16_t>(*rc::gen::inRange(-14, 15) * 60)};
  RC_ASSERT(parse_written_date(to_text(time)) == time);
}

RC_GTEST_PROP(WrittenDate, AnyTextIsADateOrNone, (const std::string& text)) {
  const auto date = parse_written_date(text);
  if (date) RC_ASSERT(parse_timestamp(to_text(*date)) == date);
}

}  // namespace
}  // namespace claimgraph::read

#include "core/text/utf8.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace claimgraph::text {
namespace {

struct Case {
  const char* name;
  std::string bytes;
  std::optional<std::size_t> invalid;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class FirstInvalid : public testing::TestWithParam<Case> {};

TEST_P(FirstInvalid, IsWhereItStands) { EXPECT_EQ(first_invalid(GetParam().bytes), GetParam().invalid); }

INSTANTIATE_TEST_SUITE_P(
    Cases, FirstInvalid,
    testing::Values(Case{"Empty", "", std::nullopt},
                    Case{"Ascii", "plain text, longer than eight", std::nullopt},
                    Case{"AllLengths", "a\u00e9\u20ac\U0001F600", std::nullopt},
                    Case{"HighestCodePoint", "\xF4\x8F\xBF\xBF", std::nullopt},
                    Case{"LoneContinuation", "ab\x80", 2}, Case{"Overlong2", "\xC0\xAF", 0},
                    Case{"Overlong3", "\xE0\x80\xAF", 0}, Case{"Overlong4", "\xF0\x80\x80\xAF", 0},
                    Case{"Surrogate", "x\xED\xA0\x80", 1}, Case{"AboveUnicode", "\xF4\x90\x80\x80", 0},
                    Case{"Truncated", "eight by\xE2\x82", 8}, Case{"Latin1", "caf\xE9 au lait", 3}),
    [](const auto& info) { return info.param.name; });

TEST(Offsets, MapsBothWays) {
  const std::string text = "a\u00e9\u20ac\U0001F600z";
  const Offsets offsets(text);
  EXPECT_EQ(offsets.size(), 5u);
  EXPECT_EQ(offsets.to_code_point(3), 2u);
  EXPECT_EQ(offsets.to_byte(4), 10u);
  EXPECT_EQ(offsets.to_byte(5), text.size());
  EXPECT_EQ(slice(text, offsets, {1, 3}), "\u00e9\u20ac");
}

RC_GTEST_PROP(Offsets, RoundTripOverAnyText, (const std::vector<std::uint8_t>& choices)) {
  const std::array<std::string_view, 4> letters = {"a", "\u00e9", "\u20ac", "\U0001F600"};
  std::string text;
  for (int repeat = 0; repeat < 5; ++repeat) {
    for (const std::uint8_t choice : choices) text += letters[choice % letters.size()];
  }
  const Offsets offsets(text);
  RC_ASSERT(offsets.size() == code_points(text));
  for (std::uint32_t i = 0; i <= offsets.size(); ++i)
    RC_ASSERT(offsets.to_code_point(offsets.to_byte(i)) == i);
}

}  // namespace
}  // namespace claimgraph::text

#include "core/text/sentences.h"

#include <string>

#include <gtest/gtest.h>

namespace claimgraph::text {
namespace {

struct Case {
  const char* name;
  std::string lang;
  std::string text;
  std::vector<std::string> expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Sentences : public testing::TestWithParam<Case> {};

TEST_P(Sentences, EndWhereAReaderEndsThem) {
  std::vector<std::string> got;
  for (const ByteSpan span : sentences(GetParam().text, GetParam().lang)) {
    got.push_back(GetParam().text.substr(span.start, span.size()));
  }
  EXPECT_EQ(got, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Sentences,
    testing::Values(
        Case{"Two", "en", "It rained. We left.", {"It rained.", "We left."}},
        Case{"LineEndsAHeading", "en", "A heading\nThe text follows.", {"A heading", "The text follows."}},
        Case{"Title", "en", "Dr. Brown paid. He smiled.", {"Dr. Brown paid.", "He smiled."}},
        Case{"Initial", "en", "George W. Bush spoke.", {"George W. Bush spoke."}},
        Case{"GermanOrdinal",
             "de",
             "Am 3. M\u00e4rz begann es. Gut so.",
             {"Am 3. M\u00e4rz begann es.", "Gut so."}},
        Case{"GermanYearEnds",
             "de",
             "Es war 2025. Danach kam nichts.",
             {"Es war 2025.", "Danach kam nichts."}},
        Case{"GermanScale",
             "de",
             "Es kostet 3 Mio. Euro. Viel Geld.",
             {"Es kostet 3 Mio. Euro.", "Viel Geld."}},
        Case{"DutchMillions",
             "nl",
             "Het is 3 mln. euro. Dat is veel.",
             {"Het is 3 mln. euro.", "Dat is veel."}},
        Case{"NumberedList", "en", "1. Open the door\n2. Close it", {"1. Open the door", "2. Close it"}},
        Case{"OnlySpace", "fr", " \n ", {}}),
    [](const auto& info) { return info.param.name; });

TEST(SentencesOfGiantText, AreCutAtASpace) {
  std::string text;
  while (text.size() < 3 * kMaxSentenceBytes) text += "word ";
  for (const ByteSpan span : sentences(text, "en")) EXPECT_LE(span.size(), kMaxSentenceBytes);
}

}  // namespace
}  // namespace claimgraph::text

#include "claim_check.h"

#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/extract.h"
#include "made_source.h"

namespace claimgraph::extract {
namespace {

using testing::HasSubstr;

using Claims = std::vector<Claim>;

// A count, a date, a sum with its change, an answer in words.
Source article() {
  return source_of("en", "Orvento bets on Brevik",
                   "Orvento will open its Brevik plant in May 2026 and create 900 jobs there.\n"
                   "It will invest $4 billion, up from the $2.5 billion announced in March.\n"
                   "The Lerchberg tunnel has been scrapped for good.");
}

TEST(ClaimCheck, FindsNothingWrongWithWhatIsRead) {
  const Claims claims = extract(article());
  EXPECT_GE(claims.size(), 5u);
  EXPECT_EQ(wrong_with(article(), claims), "");
}

// A claim made wrong on purpose, which the check must find.
struct Planted {
  const char* name;
  std::function<void(Claims&)> spoil;
  const char* found;
};
void PrintTo(const Planted& c, std::ostream* out) { *out << c.name; }

class ClaimCheckFinds : public testing::TestWithParam<Planted> {};

TEST_P(ClaimCheckFinds, APlantedMistake) {
  Claims claims = extract(article());
  ASSERT_FALSE(claims.empty());
  GetParam().spoil(claims);
  EXPECT_THAT(wrong_with(article(), claims), HasSubstr(GetParam().found));
}

Claim& sum_in(Claims& claims) {
  return *std::ranges::find(claims, "USD", [](const Claim& claim) { return claim.value.unit; });
}

void multiply_sum(Claims& claims, const Decimal& factor) {
  Value& value = sum_in(claims).value;
  value.low = value.high = multiply(*value.low, factor);
}

Claim& date_in(Claims& claims) {
  return *std::ranges::find_if(claims, [](const Claim& claim) { return is_date(claim.value); });
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ClaimCheckFinds,
    testing::Values(
        Planted{"OneIdTwice", [](Claims& all) { all[1].id = all[0].id; }, "has its id"},
        Planted{"AnotherSource", [](Claims& all) { all[0].published.day.number += 1; }, "another source"},
        Planted{"NoSubject", [](Claims& all) { all[0].topic.subject.clear(); }, "no subject"},
        Planted{"NoAttribute", [](Claims& all) { all[0].topic.attribute.clear(); }, "no attribute"},
        Planted{"NoMention", [](Claims& all) { all[0].mentions.clear(); }, "no mention"},
        Planted{"EvidenceBeyondTheText", [](Claims& all) { all[0].mentions[0].evidence.end = 10'000; },
                "outside of the text"},
        Planted{"NumberBeforeTheEvidence",
                [](Claims& all) { all[0].mentions[0].evidence.start = all[0].mentions[0].number.end; },
                "outside of that"},
        Planted{"NumberOneCharacterFurther", [](Claims& all) { ++sum_in(all).mentions[0].number.start; },
                "not as written"},
        Planted{"OtherDigits", [](Claims& all) { multiply_sum(all, Decimal{2}); }, "another value"},
        Planted{"ThousandTimesAsMuch", [](Claims& all) { multiply_sum(all, Decimal{1000}); },
                "another value"},
        Planted{"AnotherUnit", [](Claims& all) { sum_in(all).value.unit = "W"; }, "another value"},
        Planted{"ThreeDaysLater",
                [](Claims& all) {
                  date_in(all).value.low = date_in(all).value.high = add(*date_in(all).value.low, 3);
                },
                "another value"},
        Planted{"OtherWords", [](Claims& all) { all.back().value.text = "open"; }, "another value"},
        Planted{"AnotherSurface", [](Claims& all) { all[0].value.surface += " "; }, "not as written"},
        Planted{"EndsTurnedRound", [](Claims& all) { sum_in(all).value.high = Decimal{1}; }, "turned round"},
        Planted{"NoNumber", [](Claims& all) { all[0].value.low = all[0].value.high = {}; }, "no number"},
        Planted{"PeriodTurnedRound",
                [](Claims& all) {
                  all[0].period = Period{Day{2}, Day{1}, PeriodKind::kCalendar};
                },
                "ends before"},
        Planted{"AnotherRank", [](Claims& all) { all[0].position = 7; }, "rank"},
        Planted{"AnotherOrder",
                [](Claims& all) {
                  std::swap(all.front(), all.back());
                  std::swap(all.front().position, all.back().position);
                },
                "before its time"}),
    [](const auto& info) { return info.param.name; });

// Texts that the fuzzer of extraction came to, as short as they get.
struct Text {
  const char* name;
  const char* lang;
  const char* text;
};
void PrintTo(const Text& c, std::ostream* out) { *out << c.text; }

class ClaimCheckHolds : public testing::TestWithParam<Text> {};

TEST_P(ClaimCheckHolds, OfTextsThatWereFuzzed) {
  const Source source = source_of(GetParam().lang, "Orvento", GetParam().text);
  EXPECT_EQ(wrong_with(source, extract(source)), "");
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ClaimCheckHolds,
    testing::Values(Text{"ACountEndsTheText", "en", "Orvento employs 40"},
                    Text{"AVerbOfSpeechInANameEndsTheText", "fr", "Ce soir Grève Heure Craint"},
                    Text{"AUnitOfTheSentenceBefore", "en",
                         "The tunnel is 10 kilometres long. So far 6.2 are done."},
                    Text{"AScaleOfAnEarlierSentence", "en",
                         "The tunnel costs $4 billion. Last year it was 3. Last year it was 2."},
                    Text{"TheEndOfAWeekend", "en", "Orvento opens the plant at the end of the weekend."}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::extract

#include "core/relate/rates.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::relate {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

struct FindCase {
  const char* name;
  const char* currency;
  const char* day;
  const char* per_euro;  // nullptr: none
  const char* of_day;
};
void PrintTo(const FindCase& c, std::ostream* out) { *out << c.currency << " " << c.day; }

class ReferenceRate : public testing::TestWithParam<FindCase> {};

TEST_P(ReferenceRate, IsThatOfTheLastWorkingDay) {
  const auto rate = Rates::reference().find(GetParam().currency, day(GetParam().day));
  ASSERT_EQ(rate.has_value(), GetParam().per_euro != nullptr);
  if (!rate) return;
  EXPECT_EQ(rate->per_euro.to_text(), GetParam().per_euro);
  EXPECT_EQ(to_text(rate->day), GetParam().of_day);
}

// Source: European Central Bank, euro foreign exchange reference rates.
INSTANTIATE_TEST_SUITE_P(
    Cases, ReferenceRate,
    testing::Values(FindCase{"FirstDay", "USD", "1999-01-04", "1.1789", "1999-01-04"},
                    FindCase{"DayBeforeTheFirst", "USD", "1999-01-03", nullptr, nullptr},
                    FindCase{"LastDay", "USD", "2025-01-24", "1.0472", "2025-01-24"},
                    FindCase{"Weekend", "USD", "2025-01-26", "1.0472", "2025-01-24"},
                    FindCase{"TenDaysAfterTheEnd", "USD", "2025-02-03", "1.0472", "2025-01-24"},
                    FindCase{"ElevenDaysAfterTheEnd", "USD", "2025-02-04", nullptr, nullptr},
                    FindCase{"Franc", "CHF", "2025-01-23", "0.9442", "2025-01-23"},
                    FindCase{"FiveDecimals", "GBP", "2025-01-24", "0.84413", "2025-01-24"},
                    FindCase{"FormerCurrency", "CYP", "1999-01-05", "0.5823", "1999-01-05"},
                    FindCase{"FormerCurrencyLater", "CYP", "2020-01-07", nullptr, nullptr},
                    FindCase{"Euro", "EUR", "1950-01-01", "1", "1950-01-01"},
                    FindCase{"Unknown", "XYZ", "2020-01-07", nullptr, nullptr}),
    [](const auto& info) { return info.param.name; });

TEST(ReferenceRates, AreReadOnceByManyThreads) {
  std::vector<std::thread> threads;
  std::vector<const Rates*> seen(4);
  for (std::size_t i = 0; i < seen.size(); ++i)
    threads.emplace_back([&seen, i] { seen[i] = &Rates::reference(); });
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(seen, testing::Each(seen.front()));
}

TEST(Rates, RangeIsThatOfTheDaysAsked) {
  const auto rates =
      Rates::parse("Date,USD\n2025-01-06,1.04\n2025-01-02,1.02\n2025-01-03,1.10\n2025-01-07,2\n");
  ASSERT_TRUE(rates);
  const auto range = rates->range("EUR", "USD", day("2025-01-02"), day("2025-01-06"));
  ASSERT_TRUE(range);
  EXPECT_EQ(range->least.to_text(), "1.02");
  EXPECT_EQ(range->greatest.to_text(), "1.1");
  EXPECT_EQ(to_text(range->last), "2025-01-06");
  EXPECT_FALSE(rates->range("EUR", "GBP", day("2025-01-02"), day("2025-01-06")));
}

struct ParseCase {
  const char* name;
  const char* csv;
  const char* message;  // nullptr: all is well
};
void PrintTo(const ParseCase& c, std::ostream* out) { *out << c.csv; }

class RatesParse : public testing::TestWithParam<ParseCase> {};

TEST_P(RatesParse, SaysWhereItIsWrong) {
  const auto rates = Rates::parse(GetParam().csv);
  ASSERT_EQ(rates.has_value(), GetParam().message == nullptr);
  if (!rates) {
    EXPECT_EQ(rates.error().message, GetParam().message);
    EXPECT_EQ(rates.error().code, ErrorCode::kInvalidArgument);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RatesParse,
    testing::Values(
        ParseCase{"AsTheBankWritesIt", "Date, USD, JPY, \r\n2025-01-24, 1.0472, N/A, \r\n", nullptr},
        ParseCase{"NoHeader", "2025-01-24,1.0472\n",
                  "line 1, column 1: expected \"Date\" and then currency codes"},
        ParseCase{"Empty", "", "line 1, column 1: expected \"Date\" and then currency codes"},
        ParseCase{"NoSuchDay", "Date,USD\n2025-02-29,1\n", "line 2, column 1: expected a day as 2025-01-24"},
        ParseCase{"Zero", "Date,USD\n2025-02-28,1\n2025-03-01,0\n",
                  "line 3, column 2: expected a rate above 0, N/A or nothing under each currency"},
        ParseCase{"Word", "Date,USD,JPY\n2025-03-01,1,x\n",
                  "line 2, column 3: expected a rate above 0, N/A or nothing under each currency"},
        ParseCase{"TooManyCells", "Date,USD\n2025-03-01,1,2\n",
                  "line 2, column 3: expected a rate above 0, N/A or nothing under each currency"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::relate

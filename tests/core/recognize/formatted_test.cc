// Whatever ICU writes is read back: numbers in words, grouped, compact, with currencies and units, in every
// language.
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>

#include "core/recognize/recognizer.h"

namespace claimgraph::recognize {
namespace {

constexpr double kShare = 0.995;

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Numbers of every size, the same in every run.
std::vector<std::int64_t> sample() {
  std::vector<std::int64_t> numbers;
  for (std::int64_t i = 0; i < 1000; ++i) numbers.push_back(i);
  std::uint64_t state = 42;
  for (int i = 0; i < 1000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const int shift = 20 + i % 25;
    numbers.push_back(static_cast<std::int64_t>(state >> shift >> 8));
  }
  std::erase_if(numbers, [](std::int64_t n) { return n >= 1'000'000'000'000; });
  return numbers;
}

// The value of the one item of that kind that covers the text; nothing otherwise.
std::optional<Decimal> value_of(std::string_view lang, const std::string& text, Kind kind) {
  std::vector<Item> items;
  (*Recognizer::of(lang))->recognize_all(text, {}, items);
  for (const Item& item : items) {
    if (item.kind == kind && item.span.start == 0 && item.span.end == text.size()) return item.amount()->low;
  }
  return std::nullopt;
}

struct Tally {
  std::size_t all = 0;
  std::vector<std::string> misses;
  void count(bool read, const std::string& text) {
    ++all;
    if (!read) misses.push_back(text);
  }
  // Prints the share that was read back; docs/MEASURES.md has it.
  void expect() const {
    const double share = 1 - static_cast<double>(misses.size()) / static_cast<double>(all);
    std::cout << testing::UnitTest::GetInstance()->current_test_info()->name() << ": " << all - misses.size()
              << " of " << all << " read back\n";
    std::string list;
    for (std::size_t i = 0; i < misses.size() && i < 20; ++i) list += "\n  " + misses[i];
    EXPECT_GE(share, kShare) << misses.size() << " of " << all << " not read:" << list;
  }
};

class Formatted : public testing::TestWithParam<std::string> {
 protected:
  icu::Locale locale() const { return icu::Locale(GetParam().c_str()); }
  icu::number::LocalizedNumberFormatter plain() const {
    return icu::number::NumberFormatter::withLocale(locale());
  }
};

TEST_P(Formatted, WordsAreReadBack) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, locale(), error);
  ASSERT_TRUE(U_SUCCESS(error));
  Tally tally;
  for (const std::int64_t number : sample()) {
    icu::UnicodeString text;
    spell.format(number, text);
    const std::string words = utf8(text);
    tally.count(value_of(GetParam(), words, Kind::kNumber) == Decimal{number}, words);
  }
  tally.expect();
}

TEST_P(Formatted, DigitsAreReadBack) {
  Tally tally;
  for (const std::int64_t number : sample()) {
    UErrorCode error = U_ZERO_ERROR;
    const std::string text = utf8(plain().formatInt(number, error).toString(error));
    tally.count(value_of(GetParam(), text, Kind::kNumber) == Decimal{number}, text);
  }
  tally.expect();
}

TEST_P(Formatted, CompactFormsAreReadBack) {
  Tally tally;
  for (const auto& notation : {icu::number::Notation::compactLong(), icu::number::Notation::compactShort()}) {
    for (std::int64_t unit = 1000; unit <= 1'000'000'000; unit *= 1000) {
      for (std::int64_t n = 2; n < 100; ++n) {
        UErrorCode error = U_ZERO_ERROR;
        const auto formatted = plain().notation(notation).formatInt(n * unit, error);
        const std::string text = utf8(formatted.toString(error));
        tally.count(value_of(GetParam(), text, Kind::kNumber) == Decimal{n * unit}, text);
      }
    }
  }
  tally.expect();
}

TEST_P(Formatted, MoneyIsReadBack) {
  Tally tally;
  const UNumberUnitWidth widths[] = {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_ISO_CODE,
                                     UNUM_UNIT_WIDTH_SHORT};
  for (const char* code : {"USD", "EUR", "GBP", "JPY", "CHF", "SEK", "INR", "BRL", "CNY", "PLN"}) {
    for (const auto width : widths) {
      for (const std::int64_t number : {2, 15, 99, 1250, 75000, 1300000, 62000000}) {
        UErrorCode error = U_ZERO_ERROR;
        const icu::CurrencyUnit currency(icu::StringPiece(code), error);
        const auto formatter =
            plain().unit(currency).unitWidth(width).precision(icu::number::Precision::integer());
        const std::string text = utf8(formatter.formatInt(number, error).toString(error));
        tally.count(value_of(GetParam(), text, Kind::kMoney) == Decimal{number}, text);
      }
    }
  }
  tally.expect();
}

TEST_P(Formatted, UnitsAreReadBack) {
  Tally tally;
  for (const char* id : {"gigawatt", "megawatt", "kilowatt", "kilowatt-hour", "kilogram", "gram", "kilometer",
                         "meter", "centimeter", "square-kilometer", "hectare", "liter", "gigabyte",
                         "terabyte", "celsius", "kilometer-per-hour"}) {
    for (const auto width : {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT}) {
      for (const std::int64_t number : {1, 2, 35, 1250, 98000}) {
        UErrorCode error = U_ZERO_ERROR;
        const auto unit = icu::MeasureUnit::forIdentifier(id, error);
        const std::string text =
            utf8(plain().unit(unit).unitWidth(width).formatInt(number, error).toString(error));
        tally.count(value_of(GetParam(), text, Kind::kQuantity) == Decimal{number}, text);
      }
    }
  }
  tally.expect();
}

TEST_P(Formatted, PercentIsReadBack) {
  Tally tally;
  for (std::int64_t number = 0; number < 300; ++number) {
    UErrorCode error = U_ZERO_ERROR;
    const std::string text =
        utf8(plain().unit(icu::NoUnit::percent()).formatInt(number, error).toString(error));
    tally.count(value_of(GetParam(), text, Kind::kPercent) == Decimal{number}, text);
  }
  tally.expect();
}

INSTANTIATE_TEST_SUITE_P(Languages, Formatted, testing::Values("nl", "de", "fr", "en", "es", "it", "pt"),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace claimgraph::recognize

// Whatever ICU writes is read back: numbers in words, grouped, compact, with currencies and units, in every
// language.
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>
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

constexpr int kBatch = 25;  // numbers of one test case; RapidCheck makes a hundred

// Of every length from one digit to twelve.
rc::Gen<std::int64_t> any_number() {
  return rc::gen::mapcat(rc::gen::inRange(1, 13), [](int digits) {
    std::int64_t end = 1;
    for (int i = 0; i < digits; ++i) end *= 10;
    return rc::gen::inRange<std::int64_t>(0, end);
  });
}

// One or two digits that count and a scale: what compact forms keep. 12 and 6 are 12,000,000; 12 and 5
// 1,200,000.
rc::Gen<std::int64_t> round_number() {
  return rc::gen::apply(
      [](std::int64_t digits, int zeros) {
        for (int i = 0; i < zeros; ++i) digits *= 10;
        return digits;
      },
      rc::gen::inRange<std::int64_t>(1, 100), rc::gen::inRange(3, 10));
}

// What ICU formats: `unscaled` with the point moved to the left.
struct Number {
  std::int64_t unscaled = 0;
  int decimals = 0;
  std::string text() const { return std::to_string(unscaled) + "e-" + std::to_string(decimals); }
  Decimal value() const { return *Decimal::from(unscaled, -decimals); }
};

rc::Gen<Number> any_decimal() {
  return rc::gen::apply(
      [](std::int64_t unscaled, int decimals, int sign) {
        return Number{sign * unscaled, decimals};
      },
      any_number(), rc::gen::inRange(0, 3), rc::gen::element(1, 1, 1, -1));
}

// Draws numbers, in every run those of the seed in RC_PARAMS.
template <typename T, typename Look>
void for_each_of(const rc::Gen<T>& numbers, Look look) {
  rc::check([&] {
    const auto batch = *rc::gen::container<std::vector<T>>(kBatch, numbers);
    for (const T& number : batch) look(number);
  });
}

// The value of the one item of that kind that covers the text; nothing otherwise.
std::optional<Amount> amount_of(std::string_view lang, const std::string& text, Kind kind) {
  std::vector<Item> items;
  (*Recognizer::of(lang))->recognize_all(text, {}, items);
  for (const Item& item : items) {
    if (item.kind == kind && item.span.start == 0 && item.span.end == text.size()) return *item.amount();
  }
  return std::nullopt;
}

std::optional<Decimal> value_of(std::string_view lang, const std::string& text, Kind kind) {
  const auto amount = amount_of(lang, text, kind);
  return amount ? amount->low : std::nullopt;
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
    for (const std::string& miss : misses) list += "\n  " + miss;
    std::cout << (list.empty() ? "" : "not read:" + list + "\n");
    EXPECT_GE(share, kShare) << misses.size() << " of " << all << " not read";
  }
};

std::string written(const icu::number::LocalizedNumberFormatter& formatter, const Number& number) {
  UErrorCode error = U_ZERO_ERROR;
  const std::string text = utf8(formatter.formatDecimal(number.text(), error).toString(error));
  EXPECT_TRUE(U_SUCCESS(error)) << number.text();
  return text;
}

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
  for_each_of(any_number(), [&](std::int64_t number) {
    icu::UnicodeString text;
    spell.format(number, text);
    const std::string words = utf8(text);
    tally.count(value_of(GetParam(), words, Kind::kNumber) == Decimal{number}, words);
  });
  tally.expect();
}

TEST_P(Formatted, DigitsAreReadBack) {
  Tally tally;
  for_each_of(any_decimal(), [&](const Number& number) {
    const std::string text = written(plain(), number);
    tally.count(value_of(GetParam(), text, Kind::kNumber) == number.value(), text);
  });
  tally.expect();
}

TEST_P(Formatted, CompactFormsAreReadBack) {
  const auto notation = rc::gen::element(0, 1);
  Tally tally;
  for_each_of(rc::gen::pair(round_number(), notation), [&](const auto& drawn) {
    const auto& [number, is_short] = drawn;
    const auto formatter = is_short == 0 ? plain().notation(icu::number::Notation::compactLong())
                                         : plain().notation(icu::number::Notation::compactShort());
    const std::string text = written(formatter, {number, 0});
    tally.count(value_of(GetParam(), text, Kind::kNumber) == Decimal{number}, text);
  });
  tally.expect();
}

TEST_P(Formatted, MoneyIsReadBack) {
  const auto codes = rc::gen::elementOf(std::vector<std::string>{
      "USD", "EUR", "GBP", "JPY", "CHF", "SEK", "NOK", "DKK", "INR", "BRL", "CNY", "PLN", "CAD", "AUD"});
  const auto widths =
      rc::gen::element(UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_ISO_CODE, UNUM_UNIT_WIDTH_SHORT);
  Tally tally;
  for_each_of(rc::gen::tuple(any_number(), codes, widths), [&](const auto& drawn) {
    const auto& [number, code, width] = drawn;
    UErrorCode error = U_ZERO_ERROR;
    const icu::CurrencyUnit currency(icu::StringPiece(code.c_str()), error);
    const auto formatter =
        plain().unit(currency).unitWidth(width).precision(icu::number::Precision::integer());
    const std::string text = written(formatter, {number, 0});
    const auto read = amount_of(GetParam(), text, Kind::kMoney);
    tally.count(read && read->low == Decimal{number} && read->unit == code, text);
  });
  tally.expect();
}

TEST_P(Formatted, UnitsAreReadBack) {
  const auto ids = rc::gen::elementOf(std::vector<std::string>{
      "gigawatt", "megawatt", "kilowatt", "kilowatt-hour", "kilogram", "gram", "kilometer", "meter",
      "centimeter", "millimeter", "square-kilometer", "square-meter", "hectare", "liter", "gigabyte",
      "terabyte", "celsius", "kilometer-per-hour"});
  const auto widths = rc::gen::element(UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT);
  Tally tally;
  for_each_of(rc::gen::tuple(any_decimal(), ids, widths), [&](const auto& drawn) {
    const auto& [number, id, width] = drawn;
    UErrorCode error = U_ZERO_ERROR;
    const auto unit = icu::MeasureUnit::forIdentifier(id.c_str(), error);
    const std::string text = written(plain().unit(unit).unitWidth(width), number);
    tally.count(value_of(GetParam(), text, Kind::kQuantity) == number.value(), text);
  });
  tally.expect();
}

TEST_P(Formatted, PercentIsReadBack) {
  Tally tally;
  for_each_of(any_decimal(), [&](const Number& number) {
    const std::string text = written(plain().unit(icu::NoUnit::percent()), number);
    tally.count(value_of(GetParam(), text, Kind::kPercent) == number.value(), text);
  });
  tally.expect();
}

INSTANTIATE_TEST_SUITE_P(Languages, Formatted, testing::Values("nl", "de", "fr", "en", "es", "it", "pt"),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace claimgraph::recognize

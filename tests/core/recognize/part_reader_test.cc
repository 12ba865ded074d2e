// A part of a text, read from the tokens of the whole, is what it is on its own.
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/recognize/recognizer.h"
#include "core/text/tokens.h"

namespace claimgraph::recognize {
namespace {

std::string told(const Item& item) {
  std::string text = std::string(to_text(item.kind)) + " " + std::to_string(item.span.start) + "-" +
                     std::to_string(item.span.end) + " hedge " + std::to_string(item.hedge_span.size());
  if (const Amount* amount = item.amount()) {
    text += " " + (amount->low ? amount->low->to_text() : "?") + ".." +
            (amount->high ? amount->high->to_text() : "?");
    text += " " + std::string(amount->unit);
  }
  return text;
}

std::vector<std::string> told(std::span<const Item> items) {
  std::vector<std::string> all;
  for (const Item& item : items) all.push_back(told(item));
  return all;
}

// What is found in a part of the text on its own, with the spans that it has in the text.
std::vector<std::string> read_alone(const Recognizer& recognizer, std::string_view text, std::size_t start,
                                    std::size_t size) {
  std::vector<Item> items;
  recognizer.recognize(text.substr(start, size), {}, items);
  const auto offset = static_cast<std::uint32_t>(start);
  for (Item& item : items) {
    item.span = {item.span.start + offset, item.span.end + offset};
    if (!item.hedge_span.empty())
      item.hedge_span = {item.hedge_span.start + offset, item.hedge_span.end + offset};
  }
  return told(items);
}

TEST(PartReader, ReadsEveryPartAsIfItWereAlone) {
  const std::string text =
      "-5 degrees and up to $3.5bn in 2022, 2nd of March\nabout 1,200 jobs (45 (forty five)) at least 7% one "
      "of three. "
      "Twenty-one 1/2 hours, ages 12-14 on Friday; more than 14 million tonnes last year";
  const Recognizer& recognizer = **Recognizer::of("en");
  const text::Tokens tokens(text);
  PartReader reader(recognizer, text, {});
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    for (std::size_t last = first + 1; last <= tokens.size(); ++last) {
      const auto items = reader.recognize(tokens.all().subspan(first, last - first));
      const std::uint32_t start = tokens[first].span.start;
      EXPECT_EQ(told(items), read_alone(recognizer, text, start, tokens[last - 1].span.end - start))
          << first << " " << last;
    }
  }
}

TEST(PartReader, ReadsWhatIsTooLongForOnePiece) {
  std::string text = "It was 3 euros. ";
  while (text.size() < 100'000) text += "There were 1,200 of them, or about 5 percent, ";
  const Recognizer& recognizer = **Recognizer::of("en");
  const text::Tokens tokens(text);
  PartReader reader(recognizer, text, {});
  const auto items = reader.recognize(tokens.all().subspan(4));
  const std::uint32_t start = tokens[4].span.start;
  const std::uint32_t end = tokens[tokens.size() - 1].span.end;
  EXPECT_EQ(told(items), read_alone(recognizer, text, start, end - start));
}

TEST(PartReader, ReadsNothingInNothing) {
  const std::string text = "5 euros";
  PartReader reader(**Recognizer::of("en"), text, {});
  EXPECT_THAT(reader.recognize({}), testing::IsEmpty());
}

// Tokens are kept by blocks of 64; an amount may stand anywhere in them, or across two.
TEST(PartReader, ReadsAnAmountWhereverItStandsInALongSentence) {
  const std::string amount = "up to 3.5 million euros by the end of March 2029";
  std::vector<Item> alone;
  (*Recognizer::of("en"))->recognize(amount, {}, alone);
  ASSERT_FALSE(alone.empty());
  for (std::size_t words = 0; words < 140; ++words) {
    std::string text;
    for (std::size_t word = 0; word < words; ++word) text += "vast ";
    std::vector<Item> items;
    (*Recognizer::of("en"))->recognize(text + amount + " " + text, {}, items);
    const auto offset = static_cast<std::uint32_t>(text.size());
    for (Item& item : items) item.span = {item.span.start - offset, item.span.end - offset};
    EXPECT_EQ(told(items), told(alone)) << words;
  }
}

}  // namespace
}  // namespace claimgraph::recognize

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/recognize/recognizer.h"
#include "core/recognize/rules.h"
#include "core/recognize/tables.h"
#include "reading.h"

namespace claimgraph::recognize {
namespace {

TEST(Tables, OfEveryLanguageAreReadWithoutComplaint) {
  for (const std::string_view lang : Recognizer::languages()) {
    const auto tables = load_tables(lang, [](Settings&) {});
    ASSERT_TRUE(tables) << tables.error().message;
    EXPECT_GT((*tables)->lexicon.words(), 500u) << lang;
  }
}

TEST(Recognizer, NamesTheLanguagesThereAre) {
  const auto unknown = Recognizer::of("xx");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message, testing::HasSubstr("nl, de, fr, en, es, it, pt"));
}

TEST(Recognizer, TakesRegionsOfItsLanguages) {
  EXPECT_TRUE(Recognizer::of("de-CH"));
  EXPECT_EQ(*Recognizer::of("nl"), *Recognizer::of("nl"));
}

TEST(Recognizer, GivesTheNumberInsideTheAmountAsALayer) {
  EXPECT_THAT(read_layers("en", "It cost $20."), testing::ElementsAre("number '20'", "money '$20'"));
}

TEST(Recognizer, DoesNotNestTheBestReading) {
  EXPECT_THAT(read_items("en", "It cost $20."), testing::ElementsAre("money 20 USD '$20'"));
}

TEST(Recognizer, NeverCrossesALine) {
  EXPECT_THAT(read_items("en", "It was 20\ndollars are fine"), testing::ElementsAre("number 20 '20'"));
}

TEST(Pattern, RefusesUnbalancedBrackets) {
  Lexicon lexicon;
  Categories categories;
  RuleSet rules;
  for (const char* pattern : {"(a", "a)", "[a|b", "<num", "(a]"}) {
    EXPECT_FALSE(rules.add(pattern, {}, lexicon, categories)) << pattern;
  }
  EXPECT_TRUE(rules.add("[the] (<num>|one) ~%", {}, lexicon, categories));
}

TEST(LastDigit, IsWhatRoundingIsReckonedFrom) {
  struct Digit {
    const char* text;
    const char* expected;
  };
  for (const auto& [text, expected] :
       {Digit{"6.9 billion", "100000000"}, Digit{"60 billion", "10000000000"}, Digit{"17", "0"},
        Digit{"2,500", "100"}, Digit{"two million", "1000000"}, Digit{"16.5", "0.1"}}) {
    std::vector<Item> items;
    (*Recognizer::of("en"))->recognize(text, {}, items);
    ASSERT_EQ(items.size(), 1u) << text;
    EXPECT_EQ(items[0].amount()->last_digit.to_text(), expected) << text;
  }
}

}  // namespace
}  // namespace claimgraph::recognize

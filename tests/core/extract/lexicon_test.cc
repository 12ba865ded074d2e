#include "core/extract/lexicon.h"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/ini.h"

namespace claimgraph::extract {

std::string_view data_file(std::string_view path);  // the tables as they are in the program

namespace {

using testing::HasSubstr;

std::vector<IniSection> attributes() {
  std::vector<IniSection> all;
  for (const std::string_view file :
       {"lexicon/attributes.ini", "lexicon/society.ini", "lexicon/economy.ini"}) {
    auto sections = parse_ini(file, data_file(file));
    EXPECT_TRUE(sections) << sections.error().message;
    if (sections) all.insert(all.end(), sections->begin(), sections->end());
  }
  return all;
}

TEST(Lexicon, TheBuiltInTablesLoad) {
  const auto loaded = Lexicon::with("", "");
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_GE(loaded->attributes().size(), 100u);
  for (const auto lang : Lexicon::languages()) EXPECT_NE(loaded->find(lang), nullptr) << lang;
}

TEST(Lexicon, EveryAttributeHasWordsInEveryLanguage) {
  for (const IniSection& section : attributes()) {
    for (const auto lang : Lexicon::languages()) {
      const bool has = std::ranges::any_of(section.entries, [&](const IniEntry& e) {
        return (e.key == "head." + std::string(lang) || e.key == "cue." + std::string(lang)) &&
               !e.value.empty();
      });
      EXPECT_TRUE(has) << section.name << " has neither head nor cue in " << lang;
    }
  }
}

TEST(Lexicon, NeedAndIntoAreGivenInEveryLanguageOrNone) {
  for (const IniSection& section : attributes()) {
    for (const std::string_view key : {"need.", "into."}) {
      const auto count =
          std::ranges::count_if(section.entries, [&](const IniEntry& e) { return e.key.starts_with(key); });
      EXPECT_TRUE(count == 0 || count == static_cast<long>(Lexicon::languages().size())) << section.name;
    }
  }
}

TEST(Lexicon, NoNameTwiceAndNoTriggerTwiceInOneKey) {
  std::set<std::string_view> names;
  for (const IniSection& section : attributes()) {
    EXPECT_TRUE(names.insert(section.name).second) << section.name << " twice";
    std::set<std::string_view> keys;
    for (const IniEntry& entry : section.entries) {
      EXPECT_TRUE(keys.insert(entry.key).second) << section.name << ": " << entry.key << " twice";
      std::set<std::string_view> triggers;
      for (const auto trigger : split_list(entry.value)) {
        EXPECT_TRUE(triggers.insert(trigger).second)
            << section.name << ": " << trigger << " twice in " << entry.key;
      }
    }
  }
}

TEST(Lexicon, AUsersEntryReplacesOurs) {
  const auto loaded =
      Lexicon::with("mine.ini", "[deaths]\nclass = fixed\ndimension = count\nhead.en = souls\n");
  ASSERT_TRUE(loaded) << loaded.error().message;
  const auto deaths =
      std::ranges::count_if(loaded->attributes(), [](const auto& a) { return a.name == "deaths"; });
  EXPECT_EQ(deaths, 1);
  EXPECT_EQ(loaded->attributes().front().attribute_class, AttributeClass::kFixed);
}

struct Bad {
  const char* name;
  const char* text;
  const char* message;
};
void PrintTo(const Bad& c, std::ostream* out) { *out << c.text; }

class LexiconRefuses : public testing::TestWithParam<Bad> {};

TEST_P(LexiconRefuses, WithLineAndWhatWouldBeRight) {
  const auto loaded = Lexicon::with("mine.ini", GetParam().text);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(loaded.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, LexiconRefuses,
    testing::Values(
        Bad{"Class", "[x]\nclass = planned\n", "mine.ini:2: class is plan, status"},
        Bad{"Dimension", "[x]\ndimension = euros\n", "mine.ini:2: unknown dimension euros; there are money"},
        Bad{"NoDimension", "[x]\nclass = plan\n", "mine.ini:1: [x] has no dimension"},
        Bad{"Language", "[x]\ndimension = money\nhead.xx = a\n",
            "mine.ini:3: unknown language xx; there are de"},
        Bad{"Key", "[x]\ncolour = red\n", "mine.ini:2: unknown key colour"},
        Bad{"Beside", "[x]\ndimension = count\nbeside = weather\n",
            "mine.ini:3: beside is the name of an attribute; there is no [weather]"},
        Bad{"Bearer", "[x]\nbearer = dog\n", "mine.ini:2: bearer is company"},
        Bad{"Reckoning", "[x]\nreckoning = counted\n", "mine.ini:2: reckoning is decided or tallied"},
        Bad{"Into", "[x]\ninto = topic\n", "mine.ini:2: into is company, project, event, person or place"},
        Bad{"Vague", "[x]\nvague = maybe\n", "mine.ini:2: vague is yes, or left out"},
        Bad{"Trigger", "[x]\ndimension = money\nhead.en = *\n", "mine.ini:3: a trigger has no word"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::extract

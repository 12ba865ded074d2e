// The tables of lexicon/ as they are in the program: every word reaches something, none stands twice, no
// language lacks one.
#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/ini.h"
#include "core/extract/lexicon.h"
#include "core/text/tokens.h"

namespace claimgraph::extract {

std::string_view data_file(std::string_view path);  // the tables as they are in the program

namespace {

constexpr std::array<std::string_view, 3> kAttributes = {"attributes", "society", "economy"};
constexpr std::array<std::string_view, 7> kOthers = {"cues",       "nouns",     "things", "occasions",
                                                     "qualifiers", "qualities", "bodies"};
constexpr std::string_view kNouns = "nouns";  // its plain words are the ends of compounds, too (names.cc)

// The words of one key of one section: "head.de", "fr".
struct WordList {
  std::string_view file;
  std::string_view section;
  std::string_view key;
  std::string_view lang;
  int line = 0;
  std::vector<std::string_view> triggers;
};
std::string where(const WordList& list, std::string_view trigger) {
  return std::string(list.file) + ":" + std::to_string(list.line) + " [" + std::string(list.section) + "] " +
         std::string(list.key) + ": " + std::string(trigger);
}

std::vector<IniSection> sections_of(std::string_view file) {
  const std::string path = "lexicon/" + std::string(file) + ".ini";
  auto sections = parse_ini(path, data_file(path));
  EXPECT_TRUE(sections) << sections.error().message;
  return sections ? *std::move(sections) : std::vector<IniSection>{};
}

std::string_view language_of(std::string_view key) {
  const std::string_view lang = key.substr(key.rfind('.') + 1);
  const auto languages = Lexicon::languages();
  return std::ranges::find(languages, lang) != languages.end() ? lang : std::string_view{};
}

std::vector<WordList> lists_of(std::string_view file, const IniSection& section) {
  std::vector<WordList> lists;
  for (const IniEntry& entry : section.entries) {
    for (const std::string_view lang : Lexicon::languages()) {
      if (lang == language_of(entry.key) || entry.key == "all")
        lists.push_back({file, section.name, entry.key, lang, entry.line, split_list(entry.value)});
    }
  }
  return lists;
}

std::vector<WordList> lists_of(std::string_view file) {
  std::vector<WordList> all;
  for (const IniSection& section : sections_of(file)) {
    for (WordList& list : lists_of(file, section)) all.push_back(std::move(list));
  }
  return all;
}

std::vector<WordList> all_lists() {
  std::vector<WordList> all;
  for (const auto file : kAttributes) std::ranges::move(lists_of(file), std::back_inserter(all));
  for (const auto file : kOthers) std::ranges::move(lists_of(file), std::back_inserter(all));
  return all;
}

bool is_one_word(std::string_view trigger) { return trigger.find(' ') == std::string_view::npos; }

// Whether `wide` is found wherever `narrow` is, as one word: "*chef" wherever "bankchef".
bool covers(std::string_view wide, std::string_view narrow) {
  if (!is_one_word(wide) || !is_one_word(narrow)) return false;
  if (text::fold(wide) == text::fold(narrow)) return true;
  const bool front = wide.starts_with('*');
  const bool back = wide.ends_with('*');
  if (!front && narrow.starts_with('*')) return false;
  if (!back && narrow.ends_with('*')) return false;
  const auto bare = [](std::string_view pattern) {
    if (pattern.starts_with('*')) pattern.remove_prefix(1);
    if (pattern.ends_with('*')) pattern.remove_suffix(1);
    return text::fold(pattern);
  };
  const std::string stem = bare(wide);
  const std::string word = bare(narrow);
  if (front && back) return word.find(stem) != std::string::npos;
  return (front && word.ends_with(stem)) || (back && word.starts_with(stem));
}

// The trigger as a text may write it: "*chef" -> "xchef", "20*" -> "200".
std::string written(std::string_view trigger) {
  std::string text;
  for (const auto written : split_list(trigger, ' ')) {
    const std::string_view word = written == "..." ? "_" : written;
    if (!text.empty()) text += ' ';
    for (const char c : word)
      text += c != '*' && c != '_'                                        ? c
              : !text.empty() && text.back() >= '0' && text.back() <= '9' ? '0'
                                                                          : 'x';
  }
  return text;
}

TEST(LexiconLint, EverySectionHasWordsInEveryLanguage) {
  for (const auto file : kOthers) {
    for (const IniSection& section : sections_of(file)) {
      const auto lists = lists_of(file, section);
      const bool properties_only = lists.empty() && file == "qualities";  // the head of an attribute
      for (const auto lang : Lexicon::languages()) {
        const bool has = std::ranges::any_of(lists, [&](const WordList& l) { return l.lang == lang; });
        EXPECT_TRUE(has || properties_only) << file << ": " << section.name << " has no words in " << lang
                                            << ", nor says by an empty list that there are none";
      }
    }
  }
}

TEST(LexiconLint, NoSectionAndNoKeyStandsTwice) {
  for (const auto file : kOthers) {
    std::set<std::string_view> names;
    for (const IniSection& section : sections_of(file)) {
      EXPECT_TRUE(names.insert(section.name).second) << file << ": " << section.name << " twice";
      std::set<std::string_view> keys;
      for (const IniEntry& entry : section.entries) {
        EXPECT_TRUE(keys.insert(entry.key).second)
            << file << ":" << entry.line << ": " << entry.key << " twice";
      }
    }
  }
}

TEST(LexiconLint, NoTriggerStandsTwiceInItsList) {
  for (const WordList& list : all_lists()) {
    std::set<std::string> seen;
    for (const auto trigger : list.triggers)
      EXPECT_TRUE(seen.insert(text::fold(trigger)).second) << where(list, trigger);
  }
}

TEST(LexiconLint, NoTriggerIsCoveredByAnotherOfItsList) {
  for (const WordList& list : all_lists()) {
    if (list.file == kNouns) continue;
    for (const auto narrow : list.triggers) {
      for (const auto wide : list.triggers) {
        EXPECT_FALSE(wide != narrow && covers(wide, narrow))
            << where(list, narrow) << " is covered by " << wide;
      }
    }
  }
}

// Between equally good matches the first section of a table wins, so what it catches is nothing to a later
// one.
// For each list the triggers that an earlier list of the same language says first. REQUIRES: fewer lists than
// tags
std::vector<std::string> taken(std::span<const WordList> lists) {
  std::map<std::string_view, TriggerSet> words;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const auto trigger : lists[i].triggers) {
      if (!is_one_word(trigger)) continue;
      EXPECT_TRUE(words[lists[i].lang].add(static_cast<std::uint32_t>(i), trigger));
    }
  }
  for (auto& [lang, triggers] : words) triggers.finish();
  std::vector<std::string> problems;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const auto trigger : lists[i].triggers) {
      const std::string text = written(trigger);
      const text::Tokens tokens(text);
      if (!is_one_word(trigger) || tokens.size() != 1) continue;
      for (const Match& match : words[lists[i].lang].match(tokens.all())) {
        const WordList& first = lists[match.tag];
        if (match.tag < i && first.section != lists[i].section)
          problems.push_back(where(lists[i], trigger) + " is taken by " + where(first, ""));
      }
    }
  }
  return problems;
}

// Between equally good matches the first section of a table wins, so what it catches is nothing to a later
// one.
TEST(LexiconLint, NoTriggerIsTakenByAnEarlierSection) {
  EXPECT_THAT(taken(lists_of("things")), testing::IsEmpty());
  EXPECT_THAT(taken(lists_of("occasions")), testing::IsEmpty());
  EXPECT_THAT(taken(lists_of("qualifiers")), testing::IsEmpty());
  std::map<std::string_view, std::vector<WordList>> by_attribute;
  for (WordList& list : lists_of("qualities"))
    by_attribute[list.section.substr(0, list.section.find(':'))].push_back(std::move(list));
  for (const auto& [attribute, lists] : by_attribute)
    EXPECT_THAT(taken(lists), testing::IsEmpty()) << attribute;
}

struct AttributeWords {
  std::set<std::string_view> dimensions;
  std::string_view bearer;  // the best one
  bool need = false;
  std::vector<WordList> lists;
};

AttributeWords words_of(std::string_view file, const IniSection& section) {
  AttributeWords words;
  for (const IniEntry& entry : section.entries) {
    words.need |= entry.key.starts_with("need.") || entry.key.starts_with("into");
    const auto names = split_list(entry.value, ' ');
    if (entry.key == "dimension") words.dimensions.insert(names.begin(), names.end());
    if (entry.key == "bearer") words.bearer = names.front();
  }
  words.lists = lists_of(file, section);
  return words;
}

// What needs no word, has the same best bearer and dimension scores the same, so the earlier attribute always
// wins.
bool rivals(const AttributeWords& a, const AttributeWords& b) {
  return !a.need && !b.need && a.bearer == b.bearer && std::ranges::includes(a.dimensions, b.dimensions);
}

TEST(LexiconLint, NoTriggerOfAnAttributeIsTakenByAnEarlierOne) {
  std::vector<AttributeWords> all;
  for (const auto file : kAttributes) {
    for (const IniSection& section : sections_of(file)) {
      AttributeWords later = words_of(file, section);
      for (const AttributeWords& earlier : all) {
        if (!rivals(earlier, later)) continue;
        for (const WordList& b : later.lists) {
          for (const WordList& a : earlier.lists) {
            if (a.key != b.key) continue;
            for (const auto narrow : b.triggers) {
              for (const auto wide : a.triggers)
                EXPECT_FALSE(covers(wide, narrow)) << where(b, narrow) << " is taken by " << where(a, wide);
            }
          }
        }
      }
      all.push_back(std::move(later));
    }
  }
}

// What a match says, by the name of its section.
std::string_view section_of(const Lexicon& lexicon, Tag tag) {
  switch (tag.kind) {
    case TagKind::kHead:
    case TagKind::kCue:
    case TagKind::kNeed:
    case TagKind::kInto:
      return lexicon.attributes()[tag.index].name;
    case TagKind::kNoun:
      return lexicon.nouns()[tag.index].name;
    case TagKind::kThing:
      return lexicon.things()[tag.index].name;
    case TagKind::kQualifier:
      return lexicon.qualifiers()[tag.index].name;
    case TagKind::kBody:
      return lexicon.bodies()[tag.index].name;
    case TagKind::kQualityValue:
      return lexicon.quality_values()[tag.index].text;
    case TagKind::kCueClass:
    case TagKind::kPlace:
    case TagKind::kPlaceAdjective:
      return {};
  }
  return {};
}

TEST(LexiconLint, EveryTriggerIsFoundWhereItIsWritten) {
  const Lexicon& lexicon = Lexicon::built_in();
  for (const WordList& list : all_lists()) {
    const std::string_view name =
        list.file == "cues" ? std::string_view{} : trim(list.section.substr(list.section.find(':') + 1));
    for (const auto trigger : list.triggers) {
      const std::string text = written(trigger);
      const text::Tokens tokens(text);
      const auto matches = lexicon.find(list.lang)->triggers.match(tokens.all());
      EXPECT_TRUE(std::ranges::any_of(matches,
                                      [&](const Match& m) {
                                        return m.first == 0 && m.last == tokens.size() &&
                                               section_of(lexicon, unpack(m.tag)) == name;
                                      }))
          << where(list, trigger) << " is not found in \"" << text << '"';
    }
  }
}

TEST(LexiconLint, EveryLanguageSaysHowItWritesNames) {
  const auto sections = sections_of("forms");
  for (const auto lang : Lexicon::languages()) {
    EXPECT_TRUE(std::ranges::any_of(sections, [&](const IniSection& s) { return s.name == lang; })) << lang;
  }
  EXPECT_EQ(Lexicon::built_in().find("de")->forms.genitives, std::vector<std::string>{"s"});
  EXPECT_TRUE(Lexicon::built_in().find("de")->forms.noun_capitals);
  EXPECT_TRUE(Lexicon::built_in().find("de")->forms.longest_first_name);
  EXPECT_FALSE(Lexicon::built_in().find("en")->forms.noun_capitals);
  EXPECT_TRUE(Lexicon::built_in().find("en")->forms.month_capitals);
  EXPECT_FALSE(Lexicon::built_in().find("fr")->forms.month_capitals);
}

}  // namespace
}  // namespace claimgraph::extract

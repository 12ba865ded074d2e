#include "words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <vector>

#include "core/extract/ini.h"
#include "core/recognize/data.h"

namespace claimgraph::extract {

std::string_view data_file(std::string_view path);  // the tables as they are in the program

namespace {

using Words = std::vector<std::string>;

// How often a group stands among the others: a class of cues once, what they stand beside more often.
constexpr std::size_t kSome = 4, kMany = 12;

constexpr std::array<std::string_view, 11> kLexicon = {"attributes", "society", "economy",  "cues",
                                                       "nouns",      "places",  "things",   "occasions",
                                                       "qualifiers", "bodies",  "qualities"};
constexpr std::array<std::string_view, 4> kRecogniser = {"numbers", "dates", "amounts", "units"};

const Words kNames = {
    "Orvento",  "Kelm",      "Brevik",    "Lerchberg",       "Marbruck",  "Ada Lund",
    "Jan Smit", "Lund",      "SV Brevik", "Orvento AG",      "Kelm plc",  "Falcon 9",
    "TUV",      "Orvento's", "Orventos",  "Vaulx-sur-Lorme", "l'Orvento", "Jan van der Meer"};
const Words kNumbers = {
    "0",          "1",    "2",         "7",      "12",         "31",      "38",     "40",
    "158",        "1800", "2023",      "2024",   "2026",       "2031",    "4100",   "1.250",
    "1,250",      "6,9",  "6.9",       "0.5",    "4.4m",       "2bn",     "30.800", "1 200",
    "1\u202f200", "3/4",  "12.5.2026", "1/2/24", "2024-05-03", "2023/24", "10:30",  "99999999999999999999",
    "9999",       "1e9",  "½",         "IV"};
const Words kFigures = {"40 %",
                        "$40bn",
                        "€ 6,9 Mio.",
                        "6,9 Milliarden Franken",
                        "£1.2m",
                        "4 million",
                        "2,3 miljard",
                        "40 millions d'euros",
                        "von 5 auf 7 Mio. Euro",
                        "from 5 to 7 million",
                        "de 5 à 7 %",
                        "van 5 naar 7 procent",
                        "12 megawatts",
                        "3 km",
                        "3. Mai 2026",
                        "3 May 2026",
                        "mai 2026",
                        "eind 2026",
                        "2030-2032",
                        "(52)",
                        ", 38,",
                        "1800 Stellen",
                        "10115 Berlin"};
const Words kSigns = {",", ";", ":", "-", "–", "—",  "(",      ")",      "[",      "]",      "\"", "'",
                      "„", "“", "”", "«", "»", "’",  "/",      "%",      "€",      "$",      "£",  "+",
                      "~", "…", "•", "#", "*", "\t", "\u00a0", "\u202f", "\u200b", "\u0301", "𝟒"};
const Words kEnds = {".", "?", "!", "\n", ".\n", "\n\n", ". -", ".“", ".\"", "...", ":\n"};

// A trigger as a text has it: "annonc*" is "annonc", "maakte _ bekend" has any word in its middle.
std::string spelled(std::string_view trigger) {
  std::string text;
  for (const char c : trigger) {
    if (c == '_') text += "mit";
    if (c != '_' && c != '*') text += c;
  }
  return text;
}

// "head.de" is a word of German, and so are "de" and "all".
bool is_of(std::string_view lang, std::string_view key) {
  return key == lang || key == "all" ||
         (key.ends_with(lang) && key.size() > lang.size() + 1 && key[key.size() - lang.size() - 1] == '.');
}

using Groups = std::map<std::string, Words>;  // by table and what its words are for

void add_lexicon(std::string_view lang, std::string_view table, Groups& groups) {
  const std::string file = "lexicon/" + std::string(table) + ".ini";
  const auto sections = parse_ini(file, data_file(file));
  if (!sections) std::abort();
  for (const IniSection& section : *sections) {
    for (const IniEntry& entry : section.entries) {
      if (!is_of(lang, entry.key)) continue;
      const std::string_view kind = table == "cues" ? section.name : entry.key;
      Words& words = groups[std::string(table) + " " + std::string(kind)];
      for (const std::string_view trigger : split_list(entry.value)) words.push_back(spelled(trigger));
    }
  }
}

void add_recogniser(std::string_view lang, std::string_view table, Words& words) {
  const auto file = recognize::data_file("lang/" + std::string(lang) + "/" + std::string(table) + ".txt");
  for (const recognize::Section& section : recognize::sections(file)) {
    if (section.name == "rules" || section.name == "settings") continue;
    for (const recognize::Line& line : section.lines) {
      for (const std::string_view form : recognize::split(line.rest, '|')) {
        const auto all = recognize::expanded(form);
        words.insert(words.end(), all.begin(), all.end());
      }
    }
  }
}

struct Tables {
  Groups groups;
  std::vector<const Words*> choice;  // into groups and the lists above
};

void fill(std::string_view lang, Tables& tables) {
  for (const std::string_view table : kLexicon) add_lexicon(lang, table, tables.groups);
  for (const std::string_view table : kRecogniser)
    add_recogniser(lang, table, tables.groups["recogniser " + std::string(table)]);
  const auto choose = [&](const Words& words, std::size_t times) {
    if (!words.empty()) tables.choice.insert(tables.choice.end(), times, &words);
  };
  for (const auto& [name, words] : tables.groups) choose(words, name.starts_with("cues ") ? 1 : kSome);
  for (const Words* words : {&kNames, &kNumbers, &kFigures, &kSigns, &kEnds}) choose(*words, kMany);
}

// With a capital, if it starts with a letter of ASCII or Latin-1.
std::string capital(std::string word) {
  const auto byte = [&](std::size_t i) { return i < word.size() ? static_cast<unsigned char>(word[i]) : 0u; };
  constexpr int kCase = 'a' - 'A';
  if (byte(0) >= 'a' && byte(0) <= 'z') word[0] = static_cast<char>(word[0] - kCase);
  if (byte(0) == 0xC3 && byte(1) >= 0xA0 && byte(1) != 0xB7) word[1] = static_cast<char>(word[1] - kCase);
  return word;
}

}  // namespace

std::string words_of(std::string_view lang, std::span<const std::uint8_t> input) {
  static std::map<std::string, Tables> kTables;  // libFuzzer runs one thread
  const auto [known, fresh] = kTables.try_emplace(std::string(lang));
  if (fresh) fill(lang, known->second);
  const auto& choice = known->second.choice;
  std::string text;
  // Three bytes a piece: the group; the word of it; in the highest bits how it is written.
  for (; input.size() >= 3; input = input.subspan(3)) {
    const Words& words = *choice[input[0] % choice.size()];
    const std::string& word = words[(input[1] | std::size_t{input[2] & 0x1Fu} << 8) % words.size()];
    const int written = input[2] >> 5;
    if (written < 6) text += ' ';
    text += written % 2 == 0 ? word : capital(word);
  }
  return text;
}

}  // namespace claimgraph::extract

#include "phrases.h"

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "core/recognize/data.h"
#include "core/recognize/recognizer.h"

namespace claimgraph::recognize {
namespace {

constexpr std::string_view kSigns[] = {"0",  "1", "2", "9", "12", "31", "2024",  "1.234", "3,5",
                                       "00", ".", ",", "-", "/",  ":",  "%",     "$",     "\u20ac",
                                       "'",  "(", ")", "+", "~",  "\n", "\u202f"};

using Forms = std::vector<std::string>;

void add_forms(std::string_view file, Forms& forms) {
  for (const Section& section : sections(file)) {
    for (const Line& line : section.lines) {
      if (section.name == "rules" || section.name == "settings" || section.name == "units") continue;
      for (const std::string_view form : split(line.rest, '|')) {
        const auto all = expanded(form);
        forms.insert(forms.end(), all.begin(), all.end());
      }
    }
  }
}

Forms forms_of(std::string_view lang, std::span<const std::string_view> tables) {
  Forms forms(std::begin(kSigns), std::end(kSigns));
  for (const std::string_view table : tables)
    add_forms(data_file("lang/" + std::string(lang) + "/" + std::string(table) + ".txt"), forms);
  return forms;
}

// Two bytes a piece: which form, and whether a space stands before it.
std::string text_of(std::span<const std::uint8_t> bytes, const Forms& forms) {
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const std::size_t place = bytes[i] | std::size_t{bytes[i + 1] & 0x3Fu} << 8;
    if ((bytes[i + 1] & 0x80) == 0) text += ' ';
    text += forms[place % forms.size()];
  }
  return text;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check_amount(const Amount& amount) {
  require(amount.overflow || amount.low || amount.high);
  require(!amount.base_low || !amount.base_high || *amount.base_low <= *amount.base_high);
  require(!amount.overflow || (!amount.low && !amount.high));
}

void check(const std::vector<Item>& items, std::string_view text) {
  std::uint32_t last = 0;
  for (const Item& item : items) {
    require(!item.span.empty() && item.span.end <= text.size() && item.span.start >= last);
    last = item.span.end;
    if (const Amount* amount = item.amount()) check_amount(*amount);
    if (const Moment* moment = item.moment())
      require(!moment->from || !moment->to || *moment->from <= *moment->to);
  }
}

}  // namespace

void read_phrases(std::span<const std::uint8_t> input, std::span<const std::string_view> tables) {
  static std::map<std::string_view, Forms> kForms;  // by language; libFuzzer runs one thread
  if (input.empty()) return;
  const auto languages = Recognizer::languages();
  const std::string_view lang = languages[input[0] % languages.size()];
  auto found = kForms.find(lang);
  if (found == kForms.end()) found = kForms.emplace(lang, forms_of(lang, tables)).first;
  const std::string text = text_of(input.subspan(1), found->second);
  const Recognizer& recognizer = **Recognizer::of(lang);
  const Reference reference{*parse_timestamp("2025-01-24T12:00:00Z"), true};
  std::vector<Item> best, layers, again;
  recognizer.recognize(text, reference, best);
  check(best, text);
  recognizer.recognize_all(text, reference, layers);
  for (const Item& item : layers) require(!item.span.empty() && item.span.end <= text.size());
  recognizer.recognize_all(text, reference, again);
  require(again.size() == layers.size());
}

}  // namespace claimgraph::recognize

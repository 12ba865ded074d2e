// The command `recognize` without the rest of the program: for scoring and for looking at single texts.
//   recognize_tool < cases.jsonl            as the command does
//   recognize_tool LANG DATE TEXT...        prints the items of recognize(), one a line
#include <iostream>
#include <string>

#include "cli/commands/recognize.h"
#include "core/recognize/recognizer.h"

namespace {

using claimgraph::recognize::Item;
using claimgraph::recognize::Recognizer;

void print(const Item& item, const std::string& text) {
  std::cout << to_text(item.kind) << " \"" << text.substr(item.span.start, item.span.size()) << '"';
  if (!item.hedge_span.empty())
    std::cout << " hedge \"" << text.substr(item.hedge_span.start, item.hedge_span.size()) << '"';
  if (const auto* amount = item.amount()) {
    std::cout << ' ' << (amount->base_low ? amount->base_low->to_text() : "-") << " .. "
              << (amount->base_high ? amount->base_high->to_text() : "-") << ' ' << amount->base_unit
              << " per " << amount->per << " digit " << amount->last_digit.to_text() << " bound "
              << static_cast<int>(amount->bound) << " hedge " << static_cast<int>(amount->hedge);
  }
  if (const auto* moment = item.moment()) {
    std::cout << ' ' << (moment->from ? to_text(*moment->from) : "-") << " .. "
              << (moment->to ? to_text(*moment->to) : "-") << " readings " << moment->readings.size();
  }
  std::cout << '\n';
}

int show(int count, char** words) {
  const auto recognizer = Recognizer::of(words[1]);
  if (!recognizer) {
    std::cerr << recognizer.error().message << '\n';
    return 1;
  }
  const auto day = claimgraph::parse_timestamp(words[2]);
  for (int i = 3; i < count; ++i) {
    std::vector<Item> items;
    (*recognizer)->recognize(words[i], {day.value_or(claimgraph::Timestamp{}), true}, items);
    for (const Item& item : items) print(item, words[i]);
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count > 3) return show(count, words);
  const auto done = claimgraph::cli::recognize_lines(std::cin, std::cout);
  if (!done) std::cerr << done.error().message << '\n';
  return done ? 0 : 1;
}

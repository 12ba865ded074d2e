#include "reading.h"

#include "core/recognize/recognizer.h"

namespace claimgraph::recognize {
namespace {

std::string bound_sign(Bound bound) {
  switch (bound) {
    case Bound::kAtMost:
      return "<= ";
    case Bound::kAtLeast:
      return ">= ";
    case Bound::kApproximately:
      return "~ ";
    case Bound::kExact:
    case Bound::kRange:
      return "";
  }
  return "";
}

std::string value_text(const Amount& amount) {
  if (amount.overflow) return "overflow";
  if (amount.bound == Bound::kRange) return amount.base_low->to_text() + ".." + amount.base_high->to_text();
  return bound_sign(amount.bound) + (amount.base_low ? *amount.base_low : *amount.base_high).to_text();
}

std::string amount_text(const Amount& amount) {
  std::string text = value_text(amount);
  if (amount.base_unit != "count") text += " " + std::string(amount.base_unit);
  if (!amount.per.empty()) text += " per " + std::string(amount.per);
  return text;
}

std::string moment_text(const Moment& moment) {
  const auto end = [](const std::optional<Day>& day) { return day ? to_text(*day) : std::string(".."); };
  std::string text = end(moment.from);
  if (moment.from != moment.to) text += "/" + end(moment.to);
  if (moment.fiscal) text += " fiscal";
  return text;
}

std::string item_text(const Item& item, std::string_view text) {
  const std::string what = item.amount() ? amount_text(*item.amount()) : moment_text(*item.moment());
  return std::string(to_text(item.kind)) + " " + what + " '" +
         std::string(text.substr(item.span.start, item.span.size())) + "'";
}

}  // namespace

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
void PrintTo(const LangCase& c, std::ostream* out) { *out << c.name; }

std::vector<std::string> read_items(std::string_view lang, std::string_view text) {
  std::vector<Item> items;
  (*Recognizer::of(lang))->recognize(text, {*parse_timestamp(kToday), true}, items);
  std::vector<std::string> lines;
  for (const Item& item : items) lines.push_back(item_text(item, text));
  return lines;
}

std::vector<std::string> read_layers(std::string_view lang, std::string_view text) {
  std::vector<Item> items;
  (*Recognizer::of(lang))->recognize_all(text, {*parse_timestamp(kToday), true}, items);
  std::vector<std::string> lines;
  for (const Item& item : items) {
    lines.push_back(std::string(to_text(item.kind)) + " '" +
                    std::string(text.substr(item.span.start, item.span.size())) + "'");
  }
  return lines;
}

}  // namespace claimgraph::recognize

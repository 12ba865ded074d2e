#include "core/read/written_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "core/read/document.h"

namespace claimgraph::read {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return value;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// Seconds may have decimals, which no claim ever looks at.
std::string without_fraction(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::string(text);
  const auto end =
      std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(dot) + 1, text.end(), is_digit);
  return std::string(text.substr(0, dot)) + std::string(end, text.end());
}

// "+0100" and "+01" become "+01:00"; the sign is looked for behind the day.
std::string with_colon(std::string text) {
  const auto sign = text.find_first_of("+-", std::min<std::size_t>(text.size(), 11));
  if (sign == std::string::npos) return text;
  const std::string_view offset = std::string_view(text).substr(sign + 1);
  if (!all_digits(offset)) return text;
  if (offset.size() == 4) text.insert(sign + 3, ":");
  if (offset.size() == 2) text += ":00";
  return text;
}

std::optional<Timestamp> parse_iso(std::string_view text) {
  if (text.size() == 8 && all_digits(text)) {
    return parse_timestamp(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                           std::string(text.substr(6)));
  }
  std::string iso = with_colon(without_fraction(text));
  if (const auto space = iso.find(' ', 11); space != std::string::npos) {  // "2025-01-24 18:30:00 +0100"
    iso.erase(space, 1);
    if (iso.ends_with("UTC") || iso.ends_with("GMT")) iso.replace(iso.size() - 3, 3, "Z");
    iso = with_colon(iso);
  }
  return parse_timestamp(iso);
}

constexpr std::array kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                "jul", "aug", "sep", "oct", "nov", "dec"};

std::optional<int> month_of(std::string_view word) {
  const std::string start = ascii_lower(word.substr(0, 3));
  const auto found = std::ranges::find(kMonths, start);
  if (found == kMonths.end() || word.size() < 3) return std::nullopt;
  return static_cast<int>(found - kMonths.begin()) + 1;
}

struct Zone {
  std::string_view name;
  std::string_view offset;
};
// RFC 822 knows these and no others; other abbreviations name several zones.
constexpr std::array kZones = {Zone{"gmt", "Z"},      Zone{"ut", "Z"},       Zone{"utc", "Z"},
                               Zone{"z", "Z"},        Zone{"est", "-05:00"}, Zone{"edt", "-04:00"},
                               Zone{"cst", "-06:00"}, Zone{"cdt", "-05:00"}, Zone{"mst", "-07:00"},
                               Zone{"mdt", "-06:00"}, Zone{"pst", "-08:00"}, Zone{"pdt", "-07:00"}};

// As ISO 8601 has it; empty for a zone that is not known: the local day still counts.
std::string offset_of(std::string_view word) {
  if (word.size() == 5 && (word[0] == '+' || word[0] == '-') && all_digits(word.substr(1))) {
    return std::string(word.substr(0, 3)) + ":" + std::string(word.substr(3));
  }
  const auto zone =
      std::ranges::find(kZones, ascii_lower(word), [](const Zone& z) { return std::string(z.name); });
  return zone == kZones.end() ? "" : std::string(zone->offset);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto start = text.find_first_not_of(" ,\t\r\n");
    if (start == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(" ,\t\r\n", start), text.size());
    words.push_back(text.substr(start, end - start));
    text.remove_prefix(end);
  }
  return words;
}

// RFC 850 joins day, month and year by hyphens.
std::string with_spaces(std::string_view text) {
  std::string spaced(text);
  for (std::size_t i = 1; i + 1 < spaced.size(); ++i) {
    if (spaced[i] == '-' &&
        (month_of(spaced.substr(i + 1)) || (i > 3 && month_of(spaced.substr(i - 3, 3))))) {
      spaced[i] = ' ';
    }
  }
  return spaced;
}

// "24 Jan 2025 18:30:00 GMT", a weekday before it left out already.
std::optional<Timestamp> parse_mail_words(const std::vector<std::string_view>& words) {
  if (words.size() < 3) return std::nullopt;
  const auto day = number(words[0]);
  const auto month = month_of(words[1]);
  auto year = number(words[2]);
  if (!day || !month || !year || *day < 1 || *day > 31) return std::nullopt;
  if (words[2].size() == 2) *year += *year < 70 ? 2000 : 1900;
  if (*year < 1000 || *year > kMaxYear) return std::nullopt;
  std::string iso = std::to_string(*year) + "-" + two_digits(*month) + "-" + two_digits(*day);
  if (words.size() > 3) iso += (words[3].find(':') == 1 ? "T0" : "T") + std::string(words[3]);
  if (words.size() > 4) iso += offset_of(words[4]);
  return parse_timestamp(iso);
}

std::optional<Timestamp> parse_mail(std::string_view text) {
  const std::string spaced = with_spaces(text);
  auto words = words_of(spaced);
  if (!words.empty() && !is_digit(words.front().front())) words.erase(words.begin());
  return parse_mail_words(words);
}

}  // namespace

std::optional<Timestamp> parse_written_date(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
  if (text.size() > kLongest) return std::nullopt;
  if (auto iso = parse_iso(text)) return iso;
  return parse_mail(text);
}

}  // namespace claimgraph::read

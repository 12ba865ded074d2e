#include "core/read/document.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "core/read/written_date.h"
#include "core/text/digest.h"
#include "core/text/language.h"
#include "core/text/utf8.h"

namespace claimgraph::read {
namespace {

constexpr std::size_t kMaxTitle = 120;  // bytes of a first line that serves as a title
constexpr std::size_t kMaxShown = 40;   // bytes of a bad value in a message
constexpr std::string_view kDateForms = "write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS+HH:MM";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// At most `size` bytes, whole code points.
std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

std::string quoted(std::string_view value) {
  return "\"" + std::string(cut(value, kMaxShown)) + (value.size() > kMaxShown ? "...\"" : "\"");
}

// True for dddd-dd-dd...: someone meant a date.
bool looks_like_a_day(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  return text.size() >= kForm.size() &&
         std::ranges::equal(kForm, text.substr(0, kForm.size()),
                            [](char form, char c) { return form == 'd' ? is_digit(c) : form == c; });
}

std::string why_no_date(std::string_view key, std::string_view value) {
  const std::string name(key);
  if (looks_like_a_day(value) && !parse_day(value.substr(0, 10))) {
    return name + " " + quoted(value) + ": this day does not exist";
  }
  if (looks_like_a_day(value))
    return name + " " + quoted(value) + ": the time of day is no time; " + std::string(kDateForms);
  return name + " " + quoted(value) + " is no date; " + std::string(kDateForms);
}

// "None" is what Python programs write for null.
bool says_something(const std::optional<Said>& said) {
  return said && !trim(said->value).empty() && trim(said->value) != "None";
}

Result<Timestamp> published_of(const std::string& where, const Fields& fields, const Defaults& defaults,
                               std::string_view how) {
  const auto& said = fields.of(Field::kPublished);
  if (says_something(said)) {
    const auto time = parse_written_date(said->value);
    if (time) return *time;
    return invalid(where, why_no_date(said->key, trim(said->value)));
  }
  if (defaults.published) return *defaults.published;
  return invalid(where, "no date of publication; " + std::string(how) + " or give --published");
}

Result<std::optional<Day>> said_on_of(const std::string& where, const Fields& fields,
                                      const Defaults& defaults) {
  const auto& said = fields.of(Field::kSaidOn);
  if (!says_something(said)) return defaults.said_on;
  const auto day = parse_day(trim(said->value));
  if (day) return std::optional(*day);
  return invalid(where, why_no_date(said->key, trim(said->value)));
}

std::string primary_subtag(std::string_view tag) {
  return ascii_lower(tag.substr(0, tag.find_first_of("-_")));
}

std::string known_languages() {
  std::string list;
  for (const std::string& lang : text::languages()) list += (list.empty() ? "" : ", ") + lang;
  return list;
}

Result<std::string> lang_of(const std::string& where, const Fields& fields, const Defaults& defaults,
                            std::string_view text) {
  const auto& said = fields.of(Field::kLang);
  const std::string given(says_something(said) ? trim(said->value) : std::string_view(defaults.lang));
  if (given.empty()) {
    auto detected = text::detect_language(text);
    if (detected) return *std::move(detected);
    return invalid(where, "the language is not clear from the text; give lang, one of " + known_languages());
  }
  std::string primary = primary_subtag(given);
  const auto known = text::languages();
  if (std::ranges::find(known, primary) != known.end()) return primary;
  return invalid(where, "unknown language " + quoted(given) + "; known are " + known_languages());
}

// The first line, without the signs of a heading.
std::string first_line(std::string_view text) {
  std::string_view line = trim(text);
  line = trim(line.substr(0, line.find('\n')));
  while (line.starts_with('#')) line.remove_prefix(1);
  return std::string(cut(trim(line), kMaxTitle));
}

std::string or_default(const std::optional<Said>& said, const std::string& fallback) {
  return says_something(said) ? std::string(trim(said->value)) : fallback;
}

}  // namespace

void Collector::add(std::string_view key, std::string value) {
  const auto alias = std::ranges::find(aliases_, key, &Alias::key);
  if (alias == aliases_.end() || trim(value).empty()) return;
  const auto rank = static_cast<std::size_t>(alias - aliases_.begin());
  auto& said = fields_.of(alias->field);
  std::size_t& best = rank_[static_cast<std::size_t>(alias->field)];
  if (said && best <= rank) return;
  said = Said{std::string(key), std::move(value)};
  best = rank;
}

std::string ascii_lower(std::string_view text) {
  std::string low(text);
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return low;
}

Error invalid(std::string_view where, std::string_view why) {
  return {ErrorCode::kInvalidArgument, std::string(where) + ": " + std::string(why)};
}

Status check_utf8(std::string_view where, std::string_view bytes, std::size_t first_line) {
  const auto at = text::first_invalid(bytes);
  if (!at) return ok();
  const auto lines = static_cast<std::size_t>(std::ranges::count(bytes.substr(0, *at), '\n'));
  std::array<char, 8> hex{};
  std::snprintf(hex.data(), hex.size(), "0x%02x",
                static_cast<unsigned>(static_cast<unsigned char>(bytes[*at])));
  return invalid(where, "not UTF-8: byte " + std::string(hex.data()) + " at byte " + std::to_string(*at) +
                            ", line " + std::to_string(first_line + lines) + "; convert the file to UTF-8");
}

Result<Source> finish(const std::string& where, Fields fields, const Defaults& defaults,
                      std::string_view how) {
  auto& text = fields.of(Field::kText);
  if (!text || trim(text->value).empty()) return invalid(where, "there is no text in it");
  if (text->value.size() > kMaxSourceBytes) {
    return Error{ErrorCode::kLimit, where + ": the text has " + std::to_string(text->value.size()) +
                                        " bytes; the limit is " + std::to_string(kMaxSourceBytes)};
  }
  const auto published = published_of(where, fields, defaults, how);
  if (!published) return published.error();
  const auto said_on = said_on_of(where, fields, defaults);
  if (!said_on) return said_on.error();
  auto lang = lang_of(where, fields, defaults, text->value);
  if (!lang) return lang.error();
  Source source;
  source.title = or_default(fields.of(Field::kTitle), defaults.title);
  if (source.title.empty()) source.title = first_line(text->value);
  source.publisher = or_default(fields.of(Field::kPublisher), defaults.publisher);
  source.url = or_default(fields.of(Field::kUrl), defaults.url);
  source.lang = *std::move(lang);
  source.published = *published;
  source.said_on = *said_on;
  source.text = std::move(text->value);
  source.id = text::source_id(source);
  return source;
}

}  // namespace claimgraph::read

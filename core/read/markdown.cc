#include "core/read/markdown.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "core/text/utf8.h"

namespace claimgraph::read {
namespace {

constexpr std::array kAliases = {Alias{"title", Field::kTitle},    Alias{"publisher", Field::kPublisher},
                                 Alias{"site", Field::kPublisher}, Alias{"url", Field::kUrl},
                                 Alias{"link", Field::kUrl},       Alias{"published", Field::kPublished},
                                 Alias{"date", Field::kPublished}, Alias{"lang", Field::kLang},
                                 Alias{"language", Field::kLang},  Alias{"said_on", Field::kSaidOn}};

// A line of the text without its end, which may be "\n" or "\r\n"; the text is left at the next one.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_fence(std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line == "---";
}

struct Refused {
  YAML::Mark mark;
  std::string why;
};

// yaml-cpp 0.7 makes one byte each of the escapes "\\_" (U+00A0) and "\\N" (U+0085), which is no UTF-8.
std::string in_utf8(const std::string& value) {
  std::string result = value;
  for (auto at = text::first_invalid(result); at; at = text::first_invalid(result)) {
    const bool escape = result[*at] == '\xA0' || result[*at] == '\x85';
    result.replace(*at, 1, escape ? std::string{'\xC2', result[*at]} : "\uFFFD");
  }
  return result;
}

// Flat keys with scalars; lists are passed over. Throws Refused for everything that front matter needs not.
class Handler : public YAML::EventHandler {
 public:
  Fields take() { return collector_.take(); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { scalar(mark, anchor, ""); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark, "aliases are not read"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    scalar(mark, anchor, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    check_anchor(mark, anchor);
    if (!in_map_ || in_list_ || !key_) throw Refused{mark, "a list stands where \"key: value\" should"};
    in_list_ = true;
  }
  void OnSequenceEnd() override {
    in_list_ = false;
    key_.reset();
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    check_anchor(mark, anchor);
    if (in_map_) throw Refused{mark, "keys inside keys are not read"};
    in_map_ = true;
  }
  void OnMapEnd() override {}

 private:
  static void check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) throw Refused{mark, "anchors are not read"};
  }
  void scalar(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& written) {
    const std::string value = in_utf8(written);
    check_anchor(mark, anchor);
    if (!in_map_) throw Refused{mark, "there should be lines \"key: value\""};
    if (in_list_) return;
    if (!key_) {
      if (std::ranges::find(keys_, value) != keys_.end())
        throw Refused{mark, "the key \"" + value + "\" stands twice"};
      keys_.push_back(value);
      key_ = value;
      return;
    }
    collector_.add(*key_, value);
    key_.reset();
  }

  bool in_map_ = false;
  bool in_list_ = false;
  std::optional<std::string> key_;
  std::vector<std::string> keys_;
  Collector collector_{kAliases};
};

std::string line_of(const std::string& where, const YAML::Mark& mark) {
  return where + ":" + std::to_string(mark.line + 2);  // the fence is line 1, YAML counts from 0
}

Result<Fields> parse(const std::string& where, std::string_view yaml) {
  // Without its last line break: yaml-cpp takes an open quote before a line break at the end for a closed
  // one.
  std::istringstream in{std::string(yaml.substr(0, yaml.find_last_not_of("\r\n") + 1))};
  Handler handler;
  try {
    YAML::Parser parser(in);
    parser.HandleNextDocument(handler);
  } catch (const Refused& refused) {
    return invalid(line_of(where, refused.mark), "front matter: " + refused.why);
  } catch (const YAML::Exception& e) {
    return invalid(line_of(where, e.mark), "front matter is no YAML: " + e.msg);
  }
  return handler.take();
}

}  // namespace

bool has_front_matter(std::string_view text) { return is_fence(take_line(text)); }

Result<Fields> read_markdown(const std::string& where, std::string_view text) {
  Fields fields;
  if (!has_front_matter(text)) {
    fields.of(Field::kText) = Said{"text", std::string(text)};
    return fields;
  }
  std::string_view rest = text;
  take_line(rest);
  const std::string_view yaml = rest;
  while (!rest.empty()) {
    const auto size = static_cast<std::size_t>(rest.data() - yaml.data());
    if (size > kMaxFrontMatterBytes) break;
    const std::string_view line = take_line(rest);
    if (!is_fence(line) && line != "...") continue;
    auto parsed = parse(where, yaml.substr(0, size));
    if (parsed) parsed->of(Field::kText) = Said{"text", std::string(rest)};
    return parsed;
  }
  if (rest.empty())
    return invalid(where + ":1", "the front matter is never closed; end it with a line \"---\"");
  return Error{ErrorCode::kLimit, where + ": the front matter is longer than " +
                                      std::to_string(kMaxFrontMatterBytes) + " bytes"};
}

}  // namespace claimgraph::read

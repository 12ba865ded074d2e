#include "core/extract/lexicon.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <functional>
#include <optional>

#include "core/extract/ini.h"
#include "core/model/names.h"

namespace claimgraph::extract {

std::string_view data_file(std::string_view path);  // generated: see claimgraph_data() in cmake/module.cmake

namespace {

constexpr std::array<std::string_view, 4> kLanguages = {"de", "en", "fr", "nl"};
constexpr std::string_view kEveryLanguage = "all";  // the key of words that have no language: first names

constexpr std::array<std::string_view, 63> kCueSections = {"say",
                                                           "according_to",
                                                           "according_after",
                                                           "plan",
                                                           "actual",
                                                           "forecast",
                                                           "considered",
                                                           "negation",
                                                           "denial",
                                                           "older_before",
                                                           "older_pair",
                                                           "newer_before",
                                                           "older",
                                                           "observer",
                                                           "furniture",
                                                           "aside",
                                                           "role",
                                                           "organisation",
                                                           "press",
                                                           "article_word",
                                                           "name_preposition",
                                                           "place_preposition",
                                                           "converted",
                                                           "named",
                                                           "numbered",
                                                           "change",
                                                           "report",
                                                           "advocate",
                                                           "finite",
                                                           "barrier",
                                                           "no_name",
                                                           "announced",
                                                           "estimate",
                                                           "possible",
                                                           "answer",
                                                           "according_before",
                                                           "pronoun",
                                                           "outsider_role",
                                                           "of_date",
                                                           "then",
                                                           "counterpart",
                                                           "mistake",
                                                           "older_behind",
                                                           "former",
                                                           "unreal",
                                                           "that",
                                                           "possessive",
                                                           "anybody",
                                                           "first_name",
                                                           "no_occasion",
                                                           "partitive",
                                                           "compared",
                                                           "base",
                                                           "indefinite",
                                                           "aged",
                                                           "before",
                                                           "no_number",
                                                           "instead",
                                                           "and",
                                                           "in_place_of",
                                                           "number_of",
                                                           "into",
                                                           "street"};

static_assert(kCueSections.size() <= 64, "Document keeps the cues of a token as bits");

constexpr std::array<std::pair<std::string_view, EntityKind>, 6> kKinds = {{{"company", EntityKind::kCompany},
                                                                            {"project", EntityKind::kProject},
                                                                            {"event", EntityKind::kEvent},
                                                                            {"person", EntityKind::kPerson},
                                                                            {"place", EntityKind::kPlace},
                                                                            {"topic", EntityKind::kTopic}}};

constexpr std::array<std::pair<std::string_view, Shape>, 3> kShapes = {
    {{"title", Shape::kTitle}, {"state", Shape::kState}, {"weighed", Shape::kWeighed}}};

constexpr std::array<std::string_view, 15> kDimensions = {
    "money",  "power", "energy",    "count",    "ratio", "length",      "mass", "area",
    "volume", "speed", "data_rate", "duration", "date",  "temperature", "data"};

// In this order: between equally good matches the earlier entry wins.
constexpr std::array<std::string_view, 3> kAttributeFiles = {"lexicon/attributes.ini", "lexicon/society.ini",
                                                             "lexicon/economy.ini"};

Error wrong(std::string_view file, int line, std::string what) {
  return {ErrorCode::kInvalidArgument,
          std::string(file) + ":" + std::to_string(line) + ": " + std::move(what)};
}

std::optional<EntityKind> parse_kind(std::string_view name) {
  for (const auto& [text, kind] : kKinds) {
    if (text == name) return kind;
  }
  return std::nullopt;
}

template <typename Range>
std::string listed(const Range& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

bool within(std::string_view part, std::string_view whole) {
  return std::less_equal<>{}(whole.data(), part.data()) &&
         std::less_equal<>{}(part.data() + part.size(), whole.data() + whole.size());
}

bool known_language(std::string_view lang) { return std::ranges::find(kLanguages, lang) != kLanguages.end(); }

// "head.en" -> {kHead, "en"}
struct WordKey {
  TagKind kind;
  std::string_view lang;
};
std::optional<WordKey> parse_word_key(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, TagKind>, 4> kWords = {{{"head.", TagKind::kHead},
                                                                           {"cue.", TagKind::kCue},
                                                                           {"need.", TagKind::kNeed},
                                                                           {"into.", TagKind::kInto}}};
  for (const auto& [prefix, kind] : kWords) {
    if (key.starts_with(prefix)) return WordKey{kind, key.substr(prefix.size())};
  }
  return std::nullopt;
}

Status read_class(std::string_view file, const IniEntry& entry, AttributeClass& attribute_class) {
  const auto value = parse_name<AttributeClass>(entry.value);
  if (!value) return wrong(file, entry.line, "class is plan, status, observation, fixed or set");
  attribute_class = *value;
  return ok();
}

Status read_bearers(std::string_view file, const IniEntry& entry, std::vector<EntityKind>& bearers) {
  for (const auto name : split_list(entry.value, ' ')) {
    const auto kind = parse_kind(name);
    if (!kind) return wrong(file, entry.line, "bearer is company, project, event, person, place or topic");
    bearers.push_back(*kind);
  }
  return ok();
}

Status read_property(std::string_view file, const IniEntry& entry, Attribute& attribute) {
  if (entry.key == "class") return read_class(file, entry, attribute.attribute_class);
  if (entry.key == "bearer" && entry.value == "country") {
    attribute.bearers = {EntityKind::kPlace};
    attribute.of_country = true;
    return ok();
  }
  if (entry.key == "bearer") return read_bearers(file, entry, attribute.bearers);
  if (entry.key == "reckoning") {
    const auto value = parse_name<Reckoning>(entry.value);
    if (!value) return wrong(file, entry.line, "reckoning is decided or tallied");
    attribute.reckoning = *value;
  } else if (entry.key == "usually") {
    const auto value = parse_name<Modality>(entry.value);
    if (!value) return wrong(file, entry.line, "usually is actual, planned, forecast or considered");
    attribute.usually = *value;
  } else if (entry.key == "dimension") {
    for (const auto name : split_list(entry.value, ' ')) {
      if (std::ranges::find(kDimensions, name) == kDimensions.end()) {
        return wrong(file, entry.line,
                     "unknown dimension " + std::string(name) + "; there are " + listed(kDimensions));
      }
      attribute.dimensions.emplace_back(name);
    }
  } else if (entry.key == "vague") {
    if (entry.value != "yes") return wrong(file, entry.line, "vague is yes, or left out");
    attribute.vague = true;
  } else if (entry.key == "into") {
    attribute.into = parse_kind(entry.value);
    if (!attribute.into || attribute.into == EntityKind::kTopic)
      return wrong(file, entry.line, "into is company, project, event, person or place");
  } else if (entry.key == "part") {
    attribute.part = entry.value;
  } else if (entry.key == "beside") {
    attribute.beside = entry.value;
  } else {
    return wrong(file, entry.line,
                 "unknown key " + std::string(entry.key) +
                     "; there are class, reckoning, usually, dimension, bearer, vague, into, part, "
                     "beside, head.xx, cue.xx, need.xx, into.xx");
  }
  return ok();
}

constexpr std::array<std::pair<std::string_view, std::vector<std::string> Forms::*>, 4> kFormWords = {
    {{"genitive", &Forms::genitives},
     {"plural", &Forms::plurals},
     {"point", &Forms::points},
     {"particle", &Forms::particles}}};

Status read_property(std::string_view file, const IniEntry& entry, Forms& forms) {
  for (const auto& [key, words] : kFormWords) {
    if (entry.key != key) continue;
    for (const auto word : split_list(entry.value)) (forms.*words).emplace_back(word);
    return ok();
  }
  if (entry.key == "million_sign") {
    forms.million_sign = entry.value;
    return ok();
  }
  if (entry.key == "inversion") {
    if (entry.value != "yes") return wrong(file, entry.line, "inversion is yes, or left out");
    forms.inverts = true;
    return ok();
  }
  if (entry.key == "capitals") {
    for (const auto what : split_list(entry.value, ' ')) {
      if (what != "nouns" && what != "months")
        return wrong(file, entry.line, "capitals are of nouns and months");
      (what == "nouns" ? forms.noun_capitals : forms.month_capitals) = true;
    }
    return ok();
  }
  if (entry.key == "place_adjective") {
    forms.place_adjective = entry.value;
    return ok();
  }
  if (entry.key != "longest_first_name") {
    return wrong(
        file, entry.line,
        "unknown key; there are genitive, plural, point, particle, million_sign, inversion, capitals, "
        "place_adjective and longest_first_name");
  }
  const auto bytes = Decimal::parse(entry.value);
  const auto number = bytes ? bytes->to_integer() : std::nullopt;
  if (!number || *number < 1) return wrong(file, entry.line, "longest_first_name is a number of bytes");
  forms.longest_first_name = static_cast<std::size_t>(*number);
  return ok();
}

Status read_property(std::string_view file, const IniEntry& entry, Quality& quality) {
  if (entry.key == "class") return read_class(file, entry, quality.attribute_class);
  if (entry.key == "bearer") return read_bearers(file, entry, quality.bearers);
  const auto shape = std::ranges::find(kShapes, entry.value, [](const auto& named) { return named.first; });
  if (entry.key != "shape") return wrong(file, entry.line, "unknown key; there are shape, class and bearer");
  if (shape == kShapes.end()) return wrong(file, entry.line, "shape is title, state or weighed");
  quality.shape = shape->second;
  return ok();
}

}  // namespace

std::vector<std::string_view> Lexicon::languages() { return {kLanguages.begin(), kLanguages.end()}; }

const Vocabulary* Lexicon::find(std::string_view lang) const {
  const auto found = words_.find(std::string(lang));
  if (found == words_.end()) return nullptr;
  Words& words = *found->second;
  std::call_once(words.made, [&] {
    for (const auto& [tag, list] : words.lists) {
      for (const auto pattern : split_list(list)) {
        [[maybe_unused]] const Status added = words.vocabulary.triggers.add(pack(tag), pattern);
        assert(added);
      }
    }
    words.vocabulary.triggers.finish();
  });
  return &words.vocabulary;
}

Lexicon::Words& Lexicon::words_of(std::string_view lang) {
  auto& words = words_[std::string(lang)];
  if (!words) words = std::make_unique<Words>();
  return *words;
}

Status Lexicon::add_words(std::string_view file, int line, std::string_view lang, Tag tag,
                          std::string_view list) {
  if (!known_language(lang)) {
    return wrong(file, line, "unknown language " + std::string(lang) + "; there are " + listed(kLanguages));
  }
  if (user_text_ && within(list, *user_text_)) {  // ours are checked by a test
    TriggerSet check;
    for (const auto pattern : split_list(list)) {
      if (const Status added = check.add(pack(tag), pattern); !added)
        return wrong(file, line, added.error().message);
    }
  }
  words_of(lang).lists.emplace_back(tag, list);
  return ok();
}

Status Lexicon::load_attributes(std::string_view file, std::string_view text) {
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    const bool known =
        std::ranges::any_of(attributes_, [&](const auto& a) { return a.name == section.name; });
    if (known) continue;  // the user's file is read first
    const auto index = static_cast<std::uint32_t>(attributes_.size());
    Attribute attribute;
    attribute.name = section.name;
    for (const IniEntry& entry : section.entries) {
      const auto words = parse_word_key(entry.key);
      const Status read = words ? add_words(file, entry.line, words->lang, {words->kind, index}, entry.value)
                                : read_property(file, entry, attribute);
      if (!read) return read;
      if (entry.key == "beside") fields_.push_back({std::string(file), entry.line, attribute.beside});
      if (words && (words->kind == TagKind::kNeed || words->kind == TagKind::kInto)) {
        auto& need = words_of(words->lang).vocabulary.has_need;
        need.resize(std::max<std::size_t>(need.size(), index + 1));
        need[index] = true;
      }
    }
    if (attribute.dimensions.empty()) {
      return wrong(file, section.line,
                   "[" + attribute.name + "] has no dimension; there are " + listed(kDimensions));
    }
    if (attribute.into) into_kinds_.emplace_back(index, *attribute.into);
    attributes_.push_back(std::move(attribute));
  }
  for (auto& [lang, words] : words_) {
    auto& need = words->vocabulary.has_need;
    need.resize(attributes_.size());
    for (const auto& [attribute, kind] : into_kinds_) need[attribute] = true;
  }
  return ok();
}

Status Lexicon::load_cues(std::string_view file, std::string_view text) {
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    const auto found = std::ranges::find(kCueSections, section.name);
    if (found == kCueSections.end())
      return wrong(file, section.line, "unknown cue [" + std::string(section.name) + "]");
    const Tag tag{TagKind::kCueClass, static_cast<std::uint32_t>(found - kCueSections.begin())};
    for (const IniEntry& entry : section.entries) {
      const std::array<std::string_view, 1> own = {entry.key};
      const bool all = entry.key == kEveryLanguage;
      for (const std::string_view lang : all ? std::span<const std::string_view>(kLanguages) : own) {
        if (const Status added = add_words(file, entry.line, lang, tag, entry.value); !added) return added;
      }
    }
  }
  return ok();
}

void Lexicon::collect_noun_words(std::string_view lang, std::string_view list) {
  auto& words = words_of(lang).vocabulary.noun_words;
  for (const auto pattern : split_list(list)) {
    if (pattern.find_first_of(" *-") == std::string_view::npos) words.push_back(text::fold(pattern));
  }
  std::ranges::stable_sort(words, std::greater{}, &std::string::size);
}

Status Lexicon::load_nouns(std::string_view file, std::string_view text) {
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    const Tag tag{TagKind::kNoun, static_cast<std::uint32_t>(nouns_.size())};
    Noun noun{std::string(section.name), EntityKind::kProject, false, false};
    for (const IniEntry& entry : section.entries) {
      if (entry.key == "kind") {
        const auto kind = parse_kind(entry.value);
        if (!kind) return wrong(file, entry.line, "kind is company, project, event, person or place");
        noun.kind = *kind;
      } else if (entry.key == "at_place") {
        noun.at_place = entry.value == "yes";
      } else if (entry.key == "named_by_preposition") {
        noun.named_by_preposition = entry.value == "yes";
      } else if (const Status added = add_words(file, entry.line, entry.key, tag, entry.value); !added) {
        return added;
      } else {
        collect_noun_words(entry.key, entry.value);
      }
    }
    nouns_.push_back(std::move(noun));
  }
  return ok();
}

Status Lexicon::load_places(std::string_view file, std::string_view text) {
  constexpr std::string_view kAdjective = "adjective.";
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    const auto index = static_cast<std::uint32_t>(places_.size());
    Place place;
    place.name = section.name;
    for (const IniEntry& entry : section.entries) {
      if (entry.key == "kind" && entry.value == "country") place.country = place.name;
      if (entry.key == "country") place.country = entry.value;
      if (entry.key == "kind" || entry.key == "country") continue;
      const bool adjective = entry.key.starts_with(kAdjective);
      const std::string_view lang = adjective ? entry.key.substr(kAdjective.size()) : entry.key;
      const Tag tag{adjective ? TagKind::kPlaceAdjective : TagKind::kPlace, index};
      if (const Status added = add_words(file, entry.line, lang, tag, entry.value); !added) return added;
    }
    places_.push_back(std::move(place));
  }
  return ok();
}

std::string_view Lexicon::country_of(std::string_view place) const {
  const auto found = std::ranges::find(places_, place, &Place::name);
  return found == places_.end() ? std::string_view{} : found->country;
}

Status Lexicon::load_things(std::string_view file, std::string_view text) {
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    const Tag tag{TagKind::kThing, static_cast<std::uint32_t>(things_.size())};
    Thing thing{std::string(section.name), "count"};
    for (const IniEntry& entry : section.entries) {
      if (entry.key != "dimension") {
        if (const Status added = add_words(file, entry.line, entry.key, tag, entry.value); !added)
          return added;
      } else if (std::ranges::find(kDimensions, entry.value) != kDimensions.end()) {
        thing.dimension = entry.value;
      } else {
        return wrong(file, entry.line, "unknown dimension; there are " + listed(kDimensions));
      }
    }
    things_.push_back(std::move(thing));
  }
  return ok();
}

namespace {

bool* property_of(Qualifier& qualifier, std::string_view key) {
  if (key == "behind") return &qualifier.behind;
  if (key == "compares") return &qualifier.compares;
  if (key == "ahead") return &qualifier.ahead;
  if (key == "governs") return &qualifier.governs;
  if (key == "idle") return &qualifier.idle;
  return key == "subset" ? &qualifier.subset : nullptr;
}

}  // namespace

Status Lexicon::load_qualifiers(std::string_view file, std::string_view text) {
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    const Tag tag{TagKind::kQualifier, static_cast<std::uint32_t>(qualifiers_.size())};
    Qualifier qualifier;
    qualifier.name = section.name;
    for (const IniEntry& entry : section.entries) {
      bool* const property = property_of(qualifier, entry.key);
      if (property != nullptr) {
        *property = entry.value == "yes";
        continue;
      }
      if (entry.key != "dimension") {
        if (const Status added = add_words(file, entry.line, entry.key, tag, entry.value); !added)
          return added;
        continue;
      }
      for (const auto name : split_list(entry.value, ' ')) qualifier.dimensions.emplace_back(name);
    }
    qualifiers_.push_back(std::move(qualifier));
  }
  return ok();
}

Status Lexicon::load_bodies(std::string_view file, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, bool Body::*>, 5> kProperties = {
      {{"stands_for_main", &Body::stands_for_main},
       {"counts", &Body::counts},
       {"observer", &Body::observer},
       {"rival", &Body::rival},
       {"decides", &Body::decides}}};
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    const Tag tag{TagKind::kBody, static_cast<std::uint32_t>(bodies_.size())};
    Body body;
    body.name = section.name;
    for (const IniEntry& entry : section.entries) {
      const auto property = std::ranges::find(kProperties, entry.key, [](const auto& p) { return p.first; });
      if (property != kProperties.end()) {
        body.*property->second = entry.value == "yes";
      } else if (const Status added = add_words(file, entry.line, entry.key, tag, entry.value); !added) {
        return added;
      }
    }
    bodies_.push_back(std::move(body));
  }
  return ok();
}

Status Lexicon::load_quality_value(std::string_view file, const IniSection& section, std::size_t colon) {
  const std::string_view quality = trim(section.name.substr(0, colon));
  if (qualities_.empty() || qualities_.back().name != quality) {
    return wrong(file, section.line, "a value stands behind its attribute [" + std::string(quality) + "]");
  }
  const Tag tag{TagKind::kQualityValue, static_cast<std::uint32_t>(quality_values_.size())};
  for (const IniEntry& entry : section.entries) {
    if (const Status added = add_words(file, entry.line, entry.key, tag, entry.value); !added) return added;
  }
  const auto index = static_cast<std::uint32_t>(qualities_.size() - 1);
  quality_values_.push_back({index, std::string(trim(section.name.substr(colon + 1)))});
  return ok();
}

Status Lexicon::load_qualities(std::string_view file, std::string_view text) {
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    if (const auto colon = section.name.find(':'); colon != std::string_view::npos) {
      if (const Status value = load_quality_value(file, section, colon); !value) return value;
      continue;
    }
    Quality quality;
    quality.name = section.name;
    for (const IniEntry& entry : section.entries) {
      if (const Status read = read_property(file, entry, quality); !read) return read;
    }
    if (quality.bearers.empty()) return wrong(file, section.line, "[" + quality.name + "] has no bearer");
    qualities_.push_back(std::move(quality));
  }
  return ok();
}

Status Lexicon::load_forms(std::string_view file, std::string_view text) {
  const auto sections = parse_ini(file, text);
  if (!sections) return sections.error();
  for (const IniSection& section : *sections) {
    if (!known_language(section.name))
      return wrong(file, section.line, "a section is a language: " + listed(kLanguages));
    for (const IniEntry& entry : section.entries) {
      if (const Status read = read_property(file, entry, words_of(section.name).vocabulary.forms); !read)
        return read;
    }
  }
  return ok();
}

// Whatever file names it, "beside" is one of all attributes.
Status Lexicon::check_fields() const {
  for (const Field& field : fields_) {
    if (std::ranges::find(attributes_, field.attribute, &Attribute::name) == attributes_.end()) {
      return wrong(field.file, field.line,
                   "beside is the name of an attribute; there is no [" + field.attribute + "]");
    }
  }
  return ok();
}

Result<Lexicon> Lexicon::with(std::string_view file, std::string_view attributes) {
  using Loader = Status (Lexicon::*)(std::string_view, std::string_view);
  constexpr std::array<std::pair<std::string_view, Loader>, 9> kTables = {{
      {"lexicon/cues.ini", &Lexicon::load_cues},
      {"lexicon/nouns.ini", &Lexicon::load_nouns},
      {"lexicon/things.ini", &Lexicon::load_things},
      {"lexicon/occasions.ini", &Lexicon::load_things},
      {"lexicon/qualifiers.ini", &Lexicon::load_qualifiers},
      {"lexicon/bodies.ini", &Lexicon::load_bodies},
      {"lexicon/qualities.ini", &Lexicon::load_qualities},
      {"lexicon/forms.ini", &Lexicon::load_forms},
      {"lexicon/places.ini", &Lexicon::load_places},
  }};
  Lexicon lexicon;
  lexicon.user_text_ = std::make_shared<const std::string>(attributes);
  if (const Status user = lexicon.load_attributes(file, *lexicon.user_text_); !user) return user.error();
  for (const std::string_view own_file : kAttributeFiles) {
    if (const Status own = lexicon.load_attributes(own_file, data_file(own_file)); !own) return own.error();
  }
  if (const Status known = lexicon.check_fields(); !known) return known.error();
  for (const auto& [own_file, load] : kTables) {
    if (const Status own = (lexicon.*load)(own_file, data_file(own_file)); !own) return own.error();
  }
  return lexicon;
}

const Lexicon& Lexicon::built_in() {
  static const Lexicon kLexicon = [] {
    auto loaded = with("", "");
    assert(loaded);
    return *std::move(loaded);
  }();
  return kLexicon;
}

}  // namespace claimgraph::extract

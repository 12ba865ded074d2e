#include "core/recognize/tables.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/model/names.h"
#include "core/recognize/actions.h"
#include "core/recognize/data.h"

namespace claimgraph::recognize {
namespace {

constexpr std::array kSharedFiles = {std::string_view("units"), std::string_view("currencies"),
                                     std::string_view("rules"), std::string_view("holidays")};
constexpr std::array kLanguageFiles = {std::string_view("numbers"), std::string_view("units"),
                                       std::string_view("amounts"), std::string_view("dates")};

constexpr std::array kSteps = {
    std::pair{std::string_view("second"), Step::kSecond},
    std::pair{std::string_view("minute"), Step::kMinute},
    std::pair{std::string_view("hour"), Step::kHour},
    std::pair{std::string_view("day"), Step::kDay},
    std::pair{std::string_view("weekend"), Step::kWeekend},
    std::pair{std::string_view("week"), Step::kWeek},
    std::pair{std::string_view("fortnight"), Step::kFortnight},
    std::pair{std::string_view("month"), Step::kMonth},
    std::pair{std::string_view("quarter"), Step::kQuarter},
    std::pair{std::string_view("half"), Step::kHalf},
    std::pair{std::string_view("year"), Step::kYear},
    std::pair{std::string_view("decade"), Step::kDecade},
    std::pair{std::string_view("century"), Step::kCentury},
    std::pair{std::string_view("workday"), Step::kWorkday},
};

struct NamedSetting {
  std::string_view name;
  bool Settings::*flag;
};

constexpr std::array kSettings = {
    NamedSetting{"article_counts", &Settings::article_counts},
    NamedSetting{"compounds", &Settings::compounds},
    NamedSetting{"month_first", &Settings::month_first},
    NamedSetting{"ordinal_denominators", &Settings::ordinal_denominators},
    NamedSetting{"ordinal_stop", &Settings::ordinal_stop},
    NamedSetting{"ordinals_stack", &Settings::ordinals_stack},
    NamedSetting{"tens_joined", &Settings::tens_joined},
    NamedSetting{"units_before_tens", &Settings::units_before_tens},
};

std::optional<std::int32_t> integer(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// Reads the files of one language into its tables.
class Loader {
 public:
  explicit Loader(std::string_view lang) : tables_(std::make_unique<Recognizer::Tables>()) {
    tables_->lang = lang;
    tables_->morphemes.resize(kMorphemeLists);
  }

  Status load() {
    for (const std::string_view name : kSharedFiles) {
      if (auto done = file("lang/common/" + std::string(name) + ".txt"); !done) return done;
    }
    for (const std::string_view name : kLanguageFiles) {
      if (auto done = file("lang/" + tables_->lang + "/" + std::string(name) + ".txt"); !done) return done;
    }
    for (const auto& [level, line] : late_rules_) {
      if (auto done = rule(level, line); !done) return done;
    }
    for (auto& [level, rules] : levels_) {
      rules.finish(tables_->categories.size());
      tables_->levels.push_back(std::move(rules));
    }
    tables_->lexicon.finish();
    return list_starts();
  }

  Settings& settings() { return tables_->settings; }
  std::unique_ptr<const Recognizer::Tables> take() { return std::move(tables_); }

 private:
  Status list_starts() {
    if (tables_->levels.size() > kMaxLevels) return Error{ErrorCode::kLimit, "more than 32 levels of rules"};
    tables_->word_levels.assign(tables_->lexicon.words() + 1, 0);
    tables_->category_levels.assign(tables_->categories.size() + 1, 0);
    LevelSet level = 1;
    for (const RuleSet& rules : tables_->levels) {
      for (WordId word = 1; word < tables_->word_levels.size(); ++word) {
        if (rules.starts_with_word(word)) tables_->word_levels[word] |= level;
      }
      for (Category c = 0; c < tables_->category_levels.size(); ++c) {
        if (rules.starts_with_category(c)) tables_->category_levels[c] |= level;
      }
      level <<= 1;
    }
    return ok();
  }

  Error wrong(const Line& line, std::string_view what) const {
    return {ErrorCode::kInvalidArgument,
            file_ + ":" + std::to_string(line.number) + ": " + std::string(what)};
  }

  Status file(std::string path) {
    file_ = std::move(path);
    const std::string_view text = data_file(file_);
    if (text.empty())
      return Error{ErrorCode::kNotFound, file_ + ": not compiled in; list it in claimgraph_data()"};
    for (const Section& section : sections(text)) {
      if (auto done = read(section); !done) return done;
    }
    return ok();
  }

  Status read(const Section& section) {
    for (const Line& line : section.lines) {
      if (line.key.empty()) return wrong(line, "expected 'key = forms' or 'action : pattern'");
      Status done = section.name == "settings"   ? setting(line)
                    : section.name == "units"    ? unit(line)
                    : section.name == "spelling" ? spelling(line)
                    : section.name == "rules"    ? keep_rule(section, line)
                                                 : forms(section, line);
      if (!done) return done;
    }
    return ok();
  }

  Status setting(const Line& line) {
    if (line.key == "decimal") {
      tables_->settings.decimal = line.rest.front();
      return ok();
    }
    const auto found = std::ranges::find(kSettings, line.key, &NamedSetting::name);
    if (found == kSettings.end()) return wrong(line, "no such setting");
    tables_->settings.*found->flag = line.rest == "yes";
    return ok();
  }

  // "GW = power W 1000000000"
  Status unit(const Line& line) {
    const auto words = split(line.rest, ' ');
    const auto factor = words.size() == 3 ? Decimal::parse(words[2]) : std::nullopt;
    if (!factor) return wrong(line, "expected 'symbol = dimension base factor'");
    tables_->units.push_back({std::string(line.key), std::string(words[0]), std::string(words[1]), *factor});
    const auto step = std::ranges::find(kSteps, line.key, &std::pair<std::string_view, Step>::first);
    tables_->steps.push_back(step == kSteps.end() ? Step::kSecond : step->second);
    return ok();
  }

  Status spelling(const Line& line) {
    tables_->lexicon.add_spelling(line.key, line.rest);
    return ok();
  }

  // Rules wait until every category has its name, so that files may stand in any order.
  Status keep_rule(const Section& section, const Line& line) {
    const auto level = integer(section.argument);
    if (!level) return wrong(line, "expected [rules LEVEL]");
    late_rules_.push_back({*level, {file_, line}});
    return ok();
  }

  struct Placed {
    std::string file;
    Line line;
  };

  Status rule(int level, const Placed& placed) {
    file_ = placed.file;
    std::string_view name = placed.line.key;
    Rule rule;
    if (const auto open = name.find('('); open != std::string_view::npos) {
      std::size_t place = 0;
      for (const std::string_view argument : split(name.substr(open + 1, name.size() - open - 2), ',')) {
        const auto value = integer(argument);
        if (!value || place == kMaxArguments) return wrong(placed.line, "arguments are up to three integers");
        rule.arguments[place++] = *value;
      }
      name = name.substr(0, open);
    }
    const auto action = find_action(name);
    if (!action) return wrong(placed.line, "no such action");
    rule.action = *action;
    auto done = levels_[level].add(placed.line.rest, rule, tables_->lexicon, tables_->categories);
    return done ? ok() : Status(wrong(placed.line, done.error().message));
  }

  Status forms(const Section& section, const Line& line) {
    const Category category = tables_->categories.of(section.name);
    const auto value = value_of(category, line.key);
    if (!value) return wrong(line, "the key means nothing in this section");
    for (const std::string_view forms : split(line.rest, '|')) {
      for (const std::string& form : expanded(forms)) add_one(section.name == "stem", category, *value, form);
    }
    return ok();
  }

  // A stem is a piece of one-word numbers and no word of its own.
  void add_one(bool stem, Category category, std::int32_t value, std::string_view form) {
    if (stem) return add_morpheme(value == 100 ? kHundred : kSmall, value, form);
    tables_->lexicon.add(form, category, value);
    add_morpheme(category, value, form);
  }

  std::optional<std::int32_t> value_of(Category category, std::string_view key) {
    switch (category) {
      case kMeasure:
      case kMeasureWord:
      case kTimeUnit:
        return unit_place(key);
      case kCurrency:
      case kCent:
      case kMillionCode:
        return currency_place(key);
      case kHedge:
      case kHedgeAfter:
        return hedge_value(key);
      case kHoliday:
        return holiday_place(key);
      case kPer:
        return per_place(key);
      default:
        return integer(key);
    }
  }

  std::optional<std::int32_t> unit_place(std::string_view symbol) const {
    const auto found = std::ranges::find(tables_->units, symbol, &Unit::symbol);
    if (found == tables_->units.end()) return std::nullopt;
    return static_cast<std::int32_t>(found - tables_->units.begin());
  }

  // "USD", or "USD?" for a name that other currencies have, too.
  std::int32_t currency_place(std::string_view code) {
    const bool ambiguous = code.ends_with('?');
    if (ambiguous) code.remove_suffix(1);
    auto& all = tables_->currencies;
    auto found = std::ranges::find(all, code);
    if (found == all.end()) found = all.insert(all.end(), std::string(code));
    return static_cast<std::int32_t>(found - all.begin()) * 2 + (ambiguous ? 1 : 0);
  }

  static std::optional<std::int32_t> hedge_value(std::string_view name) {
    const auto hedge = parse_name<Hedge>(name);
    return hedge ? std::optional(static_cast<std::int32_t>(*hedge)) : std::nullopt;
  }

  std::optional<std::int32_t> holiday_place(std::string_view text) {
    const auto rule = parse_holiday(text);
    if (!rule) return std::nullopt;
    tables_->holidays.push_back(*rule);
    return static_cast<std::int32_t>(tables_->holidays.size() - 1);
  }

  std::int32_t per_place(std::string_view name) {
    tables_->per_names.emplace_back(name);
    return static_cast<std::int32_t>(tables_->per_names.size() - 1);
  }

  static bool is_morpheme(Category category) {
    return category == kSmall || category == kHundred || category == kScale || category == kScaleNoun ||
           category == kDozen || category == kAnd || category == kFraction || category == kOne ||
           category == kOrdinalWord || category == kOrdinalScale || category == kOrdinalSuffix;
  }

  // One-word forms, with and without accents, can be parts of one-word numbers.
  void add_morpheme(Category category, std::int32_t value, std::string_view form) {
    if (!is_morpheme(category) || form.find_first_of(" -.'") != std::string_view::npos) return;
    const std::string folded = text::fold(form);
    add_form(category, value, folded);
    if (const std::string plain = without_accents(folded); plain != folded) add_form(category, value, plain);
    tables_->lexicon.each_spelling(folded,
                                   [&](const std::string& other) { add_form(category, value, other); });
  }

  void add_form(Category category, std::int32_t value, const std::string& form) {
    if (form.size() < 2) return;
    auto& list = tables_->morphemes[morpheme_list(form)];
    list.push_back({form, {category, value}});
    std::ranges::stable_sort(list, std::greater{}, [](const MorphemeForm& f) { return f.form.size(); });
  }

  std::unique_ptr<Recognizer::Tables> tables_;
  std::map<int, RuleSet> levels_;
  std::string file_;
  std::vector<std::pair<int, Placed>> late_rules_;
};

}  // namespace

Result<std::unique_ptr<const Recognizer::Tables>> load_tables(std::string_view lang,
                                                              const std::function<void(Settings&)>& adjust) {
  Loader loader(lang);
  if (auto done = loader.load(); !done) return done.error();
  adjust(loader.settings());
  return loader.take();
}

std::vector<std::string_view> table_languages() { return split(data_file("lang/languages.txt"), '\n'); }

}  // namespace claimgraph::recognize

#include "graph/phase_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>

#include "graph/describe.h"

namespace claimgraph::graph {
namespace {

constexpr std::size_t kMaxSites = 3;

struct Sign {
  std::string_view currency, sign;
};
constexpr std::array kSigns = {Sign{"USD", "$"}, Sign{"EUR", "€"}, Sign{"GBP", "£"}, Sign{"JPY", "¥"},
                               Sign{"INR", "₹"}};

struct Scale {
  int exponent;
  std::string_view letters;
};
constexpr std::array kScales = {Scale{12, "tn"}, Scale{9, "bn"}, Scale{6, "m"}};

constexpr std::array<std::string_view, 6> kBuilt = {"power", "energy", "length", "area", "mass", "volume"};
constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

// --- When.

std::string third_of_year(Day day) {
  const Civil civil = to_civil(day);
  const std::string_view third = civil.month <= 4 ? "early " : civil.month <= 8 ? "mid-" : "late ";
  return std::string(third) + std::to_string(civil.year);
}

std::string month_of(Day day) {
  const Civil civil = to_civil(day);
  return std::string(kMonths[static_cast<std::size_t>(civil.month - 1)]) + " " + std::to_string(civil.year);
}

std::string day_in_words(Day day) { return std::to_string(to_civil(day).day) + " " + month_of(day); }

// The day on which most of the part was said.
Day main_day(const Part& part) {
  std::map<Day, std::size_t> count;
  for (const auto* c : part.claims) ++count[c->resolution.said_on];
  return std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; })->first;
}

bool tells_apart(const std::vector<std::string>& names) {
  return std::set<std::string>(names.begin(), names.end()).size() == names.size();
}

std::vector<std::string> times(std::span<const Part> parts) {
  std::vector<std::string> names;
  for (const auto word : {third_of_year, month_of, day_in_words}) {
    names.clear();
    for (const Part& part : parts) names.push_back(word(main_day(part)));
    if (tells_apart(names)) break;
  }
  return names;
}

// --- What.

std::string_view root_of(std::string_view subject) { return subject.substr(0, subject.find('/')); }

std::string_view last_of(std::string_view subject) {
  const auto slash = subject.rfind('/');
  return slash == std::string_view::npos ? subject : subject.substr(slash + 1);
}

// The root subject of most claims; of equal ones the first in the alphabet.
std::string protagonist(std::span<const Part> parts) {
  std::map<std::string_view, std::size_t> count;
  for (const Part& part : parts) {
    for (const auto* c : part.claims) ++count[root_of(c->claim.topic.subject)];
  }
  const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
  return most == count.end() ? "" : std::string(most->first);
}

// Every word begins with a capital: a name, not "wind farm".
bool is_name(std::string_view text) {
  bool start = true;
  for (const char c : text) {
    if (start && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return false;
    start = c == ' ';
  }
  return !text.empty();
}

bool is_plan(const Claim& claim) {
  return (claim.modality == Modality::kPlanned || claim.modality == Modality::kForecast) &&
         claim.polarity == Polarity::kPositive;
}

bool is_built(const Claim& claim) { return std::ranges::find(kBuilt, claim.topic.dimension) != kBuilt.end(); }

bool is_sized(const Claim& claim) {
  return is_built(claim) || is_date(claim.value) || claim.topic.dimension == "count";
}

// Who speaks, and what was spoken of before.
std::set<std::string_view> no_new_sites(std::span<const Part> before, std::span<const Part> story) {
  std::set<std::string_view> known;
  for (const Part& part : story) {
    for (const auto* c : part.claims) {
      if (c->claim.party) known.insert(*c->claim.party);
    }
  }
  for (const Part& part : before) {
    for (const auto* c : part.claims) known.insert(last_of(c->claim.topic.subject));
  }
  return known;
}

// The named things that get a date or a size in the part and are new in the story; in order of appearance.
std::vector<std::string_view> new_sites(const Part& part, const std::set<std::string_view>& known) {
  std::vector<std::string_view> sites;
  bool built = false;
  for (const auto* c : part.claims) {
    const auto name = last_of(c->claim.topic.subject);
    if (!is_sized(c->claim) || !is_plan(c->claim) || !is_name(name) || known.contains(name)) continue;
    built = built || is_built(c->claim);
    if (std::ranges::find(sites, name) == sites.end()) sites.push_back(name);
  }
  if (!built) sites.clear();
  return sites;
}

std::string build_out(const std::vector<std::string_view>& sites) {
  std::string text;
  for (std::size_t i = 0; i < std::min(sites.size(), kMaxSites); ++i) {
    if (i > 0) text += '/';
    text += sites[i];
  }
  return text + " build-out";
}

bool same_question(const Claim& a, const Claim& b) {
  return a.topic.subject == b.topic.subject && a.topic.attribute == b.topic.attribute &&
         a.topic.dimension == b.topic.dimension;
}

bool can_lead(const Claim& claim) {
  return !is_text(claim.value) && claim.polarity == Polarity::kPositive &&
         (claim.value.low || claim.value.high) && claim.value.hedge != Hedge::kPluralMagnitude;
}

// What the question was last answered with before the part, in the same unit and by nobody else.
const Value* value_before(const Claim& claim, std::span<const Part> before) {
  const Value* last = nullptr;
  for (const Part& part : before) {
    for (const auto* c : part.claims) {
      const bool other = c->claim.party && claim.party && *c->claim.party != *claim.party;
      if (other || !same_question(c->claim, claim) || !can_lead(c->claim)) continue;
      if (c->claim.value.unit == claim.value.unit) last = &c->claim.value;
    }
  }
  return last;
}

bool is_new_question(const Claim& claim, std::span<const Part> before) {
  return std::ranges::none_of(before, [&](const Part& part) {
    return std::ranges::any_of(part.claims, [&](const auto* c) { return same_question(c->claim, claim); });
  });
}

std::string figure_of(const Claim& claim, std::span<const Part> before) {
  const std::string what = words_of(claim.topic.attribute);
  const Value* last = value_before(claim, before);
  if (last != nullptr && !same_figure(*last, claim.value)) {
    return what + " " + short_value(*last) + " → " + short_value(claim.value);
  }
  if (is_money(claim.value.unit) && is_new_question(claim, before))
    return short_value(claim.value) + " announcement";
  return what + " " + short_value(claim.value);
}

std::string content(std::span<const Part> story, std::size_t i) {
  const auto before = story.first(i);
  const auto sites = new_sites(story[i], no_new_sites(before, story));
  if (sites.size() >= 2) return build_out(sites);
  const auto figures = leading_figures(story, i);
  if (figures.empty()) return protagonist(story);
  return figure_of(figures.front().front()->claim, before);
}

std::string money(const Decimal& amount, const std::string& unit, bool with_scale) {
  for (const auto& [exponent, letters] : kScales) {
    if (amount.abs() < power_of_ten(exponent)) continue;
    const auto mantissa = Decimal::from(amount.coefficient(), amount.exponent() - exponent);
    if (mantissa) return mantissa->to_text() + (with_scale ? std::string(letters) : "");
  }
  return describe_number(amount, unit == "count" ? unit : "");
}

std::string sign_of(const std::string& unit) {
  const auto code = numerator(unit);
  const auto sign = std::ranges::find(kSigns, code, &Sign::currency);
  return sign == kSigns.end() ? std::string(code) + " " : std::string(sign->sign);
}

std::string bound_word(const Value& value) {
  switch (value.bound) {
    case Bound::kAtLeast:
      return "over ";
    case Bound::kAtMost:
      return "up to ";
    case Bound::kApproximately:
      return "about ";
    case Bound::kExact:
    case Bound::kRange:
      return "";
  }
  return "";
}

}  // namespace

std::string short_value(const Value& value) {
  if (!is_money(value.unit) || (!value.low && !value.high)) return describe(value);
  const auto slash = value.unit.find('/');
  const std::string per = slash == std::string::npos ? "" : value.unit.substr(slash);
  const std::string sign = sign_of(value.unit);
  if (value.bound == Bound::kRange && value.low && value.high) {
    return sign + money(*value.low, value.unit, false) + "–" + money(*value.high, value.unit, true) + per;
  }
  return bound_word(value) + sign + money(written(value), value.unit, true) + per;
}

std::string words_of(std::string attribute) {
  std::ranges::replace(attribute, '_', ' ');
  return attribute;
}

std::vector<Claims> leading_figures(std::span<const Part> story, std::size_t i) {
  const Part& part = story[i];
  const auto before = story.first(i);
  const auto end = i + 1 < story.size() ? std::optional(story[i + 1].first()) : std::nullopt;
  const std::string hero = protagonist(story);
  std::vector<Claims> figures;
  for (const auto* c : part.claims) {
    if (!can_lead(c->claim) || is_date(c->claim.value)) continue;
    const auto same = std::ranges::find_if(figures, [&](const Claims& figure) {
      return same_question(figure.front()->claim, c->claim) &&
             same_figure(figure.front()->claim.value, c->claim.value);
    });
    same == figures.end() ? figures.push_back({c}) : same->push_back(c);
  }
  const std::set<const ResolvedClaim*> news(part.news.begin(), part.news.end());
  const auto rank = [&](const Claims& figure) {
    std::set<SourceId> sources;
    std::size_t mentions = 0;
    for (const auto* c : figure) {
      if (end && c->claim.published.day >= *end) continue;  // later articles quote what was to change
      sources.insert(c->claim.source);
      mentions += c->claim.mentions.size();
    }
    const auto& first = figure.front()->claim;
    const bool of_hero = root_of(first.topic.subject) == hero;
    const bool of_main_day =
        std::ranges::find(part.main, figure.front()->resolution.said_on) != part.main.end();
    const bool plan = first.topic.attribute_class == AttributeClass::kPlan;
    const bool is_news = news.contains(figure.front());
    const bool changed = is_news && !is_new_question(first, before);
    const bool spending = is_money(first.value.unit) && plan;  // what a story is told for, where it has it
    return std::tuple(of_main_day, of_hero, is_news, spending, sources.size(), changed, plan, mentions);
  };
  std::ranges::stable_sort(figures, std::greater{}, rank);
  return figures;
}

std::vector<std::string> phase_names(std::span<const Part> parts) {
  auto names = times(parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool open = i > 0 && i + 1 == parts.size();
    if (open) names[i].insert(0, "from ");
    names[i].front() = static_cast<char>(std::toupper(static_cast<unsigned char>(names[i].front())));
    names[i] += ": " + content(parts, i);
  }
  return names;
}

}  // namespace claimgraph::graph

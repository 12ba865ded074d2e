#include "core/relate/corrections.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/model/names.h"

namespace claimgraph::relate {
namespace {

// Reads text into the field; false if it is none of its values.
using Set = bool (*)(Claim& claim, std::string_view text);

struct Field {
  std::string_view name;
  std::string (*get)(const Claim& claim);
  Set set;
  std::string_view example;
};

template <typename Enum>
bool set_name(Enum& place, std::string_view text) {
  const auto value = parse_name<Enum>(text);
  if (value) place = *value;
  return value.has_value();
}

bool set_text(std::string& place, std::string_view text) {
  place = text;
  return !text.empty();
}

std::string period_of(const Claim& c) { return c.period ? to_text(*c.period) : ""; }

bool set_period(Claim& c, std::string_view text) {
  c.period = parse_period(text);
  return c.period || text.empty();
}

// "2025-01-24" was said in the text; "2025-01-24 published" has another basis.
std::string day_said(const Claim& c) {
  return to_text(c.said_on) +
         (c.said_on_basis == SaidOnBasis::kText ? "" : " " + std::string(to_text(c.said_on_basis)));
}

bool set_day_said(Claim& c, std::string_view text) {
  const auto space = text.find(' ');
  const auto day = parse_day(text.substr(0, space));
  const auto basis = space == std::string_view::npos ? std::optional(SaidOnBasis::kText)
                                                     : parse_name<SaidOnBasis>(text.substr(space + 1));
  if (!day || !basis) return false;
  c.said_on = *day;
  c.said_on_basis = *basis;
  return true;
}

bool set_value(Claim& c, std::string_view text) {
  auto value = parse_value(text);
  if (!value) return false;
  value->surface = std::move(c.value.surface);
  c.value = *std::move(value);
  return true;
}

bool set_party(Claim& c, std::string_view text) {
  c.party = text.empty() ? std::nullopt : std::optional(std::string(text));
  return true;
}

// By name: the order in which a claim lists them.
constexpr std::array kFields = {
    Field{"attribute", [](const Claim& c) { return c.topic.attribute; },
          [](Claim& c, std::string_view t) { return set_text(c.topic.attribute, t); }, "power"},
    Field{"class", [](const Claim& c) { return std::string(to_text(c.topic.attribute_class)); },
          [](Claim& c, std::string_view t) { return set_name(c.topic.attribute_class, t); },
          "plan, status, observation, fixed or set"},
    Field{"dimension", [](const Claim& c) { return c.topic.dimension; },
          [](Claim& c, std::string_view t) { return set_text(c.topic.dimension, t); }, "money"},
    Field{"modality", [](const Claim& c) { return std::string(to_text(c.modality)); },
          [](Claim& c, std::string_view t) { return set_name(c.modality, t); },
          "actual, planned, forecast or considered"},
    Field{"party", [](const Claim& c) { return c.party.value_or(""); }, set_party, "a name, or nothing"},
    Field{"period", period_of, set_period, "2025, 2025-03, 2025-01-10..2025-02-03, or nothing"},
    Field{"polarity", [](const Claim& c) { return std::string(to_text(c.polarity)); },
          [](Claim& c, std::string_view t) { return set_name(c.polarity, t); }, "positive or negative"},
    Field{"reckoning", [](const Claim& c) { return std::string(to_text(c.topic.reckoning)); },
          [](Claim& c, std::string_view t) { return set_name(c.topic.reckoning, t); }, "decided or tallied"},
    Field{"said_on", day_said, set_day_said, "2025-01-24"},
    Field{"scope", [](const Claim& c) { return c.topic.scope; },
          [](Claim& c, std::string_view t) { return c.topic.scope = t, true; }, "in one country, or nothing"},
    Field{"subject", [](const Claim& c) { return c.topic.subject; },
          [](Claim& c, std::string_view t) { return set_text(c.topic.subject, t); }, "a name"},
    Field{"value", [](const Claim& c) { return to_text(c.value); }, set_value,
          "\"65000000000 USD\", \"60..65 count\", \"..5 %\", \"approximately 40 count\", \"2026-03 date\", "
          "\"text open\""},
};

const Field* find_field(std::string_view name) {
  const auto found = std::ranges::find(kFields, name, &Field::name);
  return found == kFields.end() ? nullptr : &*found;
}

// What cannot be read changes nothing.
void correct(Claim& claim, const Field& field, std::string_view text) {
  std::string found = field.get(claim);
  if (found == text || !field.set(claim, text)) return;
  claim.corrected.push_back({std::string(field.name), std::move(found)});
}

// A name that was merged, where the field is not one that a person wrote.
void merge_names(Claim& claim, const Judged& judged) {
  const auto is_free = [&](std::string_view field) { return judged.find_field(claim.id, field) == nullptr; };
  if (is_free("subject")) {
    const std::string& subject = claim.topic.subject;
    const auto root = std::min(subject.find('/'), subject.size());
    const std::string merged = judged.canonical(subject.substr(0, root)) + subject.substr(root);
    correct(claim, *find_field("subject"), merged);
  }
  if (claim.party && is_free("party")) correct(claim, *find_field("party"), judged.canonical(*claim.party));
}

}  // namespace

std::vector<std::string_view> correctable_fields() {
  std::vector<std::string_view> names;
  for (const Field& field : kFields) names.push_back(field.name);
  return names;
}

std::string field_text(const Claim& claim, std::string_view field) { return find_field(field)->get(claim); }

Status set_field(Claim& claim, std::string_view field, std::string_view text) {
  const Field* found = find_field(field);
  if (found == nullptr) {
    std::string names;
    for (const auto name : correctable_fields()) names += (names.empty() ? "" : ", ") + std::string(name);
    return Error{ErrorCode::kInvalidArgument,
                 '"' + std::string(field) + "\" is no field; there are " + names};
  }
  if (found->set(claim, text)) return ok();
  return Error{ErrorCode::kInvalidArgument, std::string(field) + ": \"" + std::string(text) +
                                                "\" is none of its values; " + std::string(found->example) +
                                                " would be right"};
}

Claim as_found(Claim claim) {
  const auto corrections = std::move(claim.corrected);
  claim.corrected.clear();
  for (const auto& [name, text] : corrections) {
    if (const Field* field = find_field(name)) field->set(claim, text);
  }
  return claim;
}

Claim corrected(Claim found, const Judged& judged) {
  for (const Field& field : kFields) {
    if (const Judgement* judgement = judged.find_field(found.id, field.name)) {
      correct(found, field, judgement->value);
    }
  }
  merge_names(found, judged);
  std::ranges::sort(found.corrected);
  return found;
}

}  // namespace claimgraph::relate

#include "graph/export/record.h"

#include <optional>
#include <string>
#include <vector>

#include "core/model/names.h"

namespace claimgraph::graph {
namespace {

template <typename Range>
void write_strings(JsonWriter& json, const Range& texts) {
  json.begin_array();
  for (const auto& text : texts) json.value(text);
  json.end_array();
}

void write_period(JsonWriter& json, const std::optional<Period>& period) {
  if (!period) {
    json.null();
    return;
  }
  json.begin_object().field("from", period->from).field("to", period->to);
  json.field("kind", to_text(period->kind)).end_object();
}

void write_ids(JsonWriter& json, const std::vector<ClaimId>& ids) {
  json.begin_array();
  for (const ClaimId id : ids) json.value(to_text(id));
  json.end_array();
}

void write_boundary(JsonWriter& json, const std::optional<Boundary>& boundary) {
  if (!boundary) {
    json.null();
    return;
  }
  json.begin_object().field("before", boundary->before).field("gap_days", boundary->gap_days);
  write_ids(json.key("causes"), boundary->causes);
  json.field("pinned", boundary->pinned).end_object();
}

void write_slot(JsonWriter& json, const ResolvedClaim& resolved) {
  const Topic& topic = resolved.claim.topic;
  json.begin_object().field("id", to_text(slot_id(resolved))).field("subject", topic.subject);
  json.field("attribute", topic.attribute).field("dimension", topic.dimension).key("period");
  write_period(json, resolved.resolution.period);
  json.field("class", to_text(topic.attribute_class)).field("reckoning", to_text(topic.reckoning));
  json.field("scope", or_null(topic.scope)).end_object();
}

void write_end(JsonWriter& json, const Value& value, const std::optional<Decimal>& end) {
  if (end && is_date(value)) {
    json.value(day_of(*end));
  } else {
    json.value(end);
  }
}

void write_value(JsonWriter& json, const Value& value) {
  write_end(json.begin_object().key("low"), value, value.low);
  write_end(json.key("high"), value, value.high);
  json.field("unit", value.unit)
      .field("bound", to_text(value.bound))
      .field("hedge", or_null(to_text(value.hedge)));
  json.field("text", is_text(value) ? std::optional(value.text) : std::nullopt);
  json.field("last_digit", value.last_digit).field("surface", value.surface).end_object();
}

void write_mention(JsonWriter& json, const Mention& mention, const Source& source,
                   const text::Offsets& offsets) {
  json.begin_object().field("start", mention.evidence.start).field("end", mention.evidence.end);
  json.field("number_start", mention.number.start).field("number_end", mention.number.end);
  json.field("quote", text::slice(source.text, offsets, mention.evidence)).end_object();
}

// Only where another text told the question.
void write_own(JsonWriter& json, const std::optional<OwnReading>& own) {
  if (!own) return;
  json.key("own_slot")
      .begin_object()
      .field("subject", own->topic.subject)
      .field("attribute", own->topic.attribute);
  json.field("dimension", own->topic.dimension).field("class", to_text(own->topic.attribute_class));
  json.field("reckoning", to_text(own->topic.reckoning)).field("scope", or_null(own->topic.scope));
  write_strings(json.key("flags"), flag_names(own->flags));
  json.end_object();
}

// Only where there are any.
void write_corrections(JsonWriter& json, const std::vector<Correction>& corrections) {
  if (corrections.empty()) return;
  json.key("corrected").begin_array();
  for (const auto& [field, found] : corrections)
    json.begin_object().field("field", field).field("found", found).end_object();
  json.end_array();
}

}  // namespace

void write_source(JsonWriter& json, const Source& source) {
  json.begin_object().field("type", "source").field("id", to_text(source.id)).field("title", source.title);
  json.field("publisher", source.publisher).field("url", source.url).field("lang", source.lang);
  json.field("published", to_text(source.published)).field("said_on", source.said_on);
  json.field("text", source.text).end_object();
}

void write_claim(JsonWriter& json, const ResolvedClaim& resolved, const Source& source,
                 const text::Offsets& offsets) {
  const Claim& claim = resolved.claim;
  json.begin_object()
      .field("type", "claim")
      .field("id", to_text(claim.id))
      .field("source", to_text(claim.source));
  write_slot(json.key("slot"), resolved);
  write_value(json.key("value"), claim.value);
  json.field("modality", to_text(claim.modality)).field("polarity", to_text(claim.polarity));
  json.field("party", claim.party).field("said_on", resolved.resolution.said_on);
  write_strings(json.key("flags"), flag_names(claim.flags | resolved.resolution.flags));
  json.key("mentions").begin_array();
  for (const Mention& mention : claim.mentions) write_mention(json, mention, source, offsets);
  json.end_array()
      .field("said_on_written", claim.said_on)
      .field("said_on_basis", to_text(claim.said_on_basis));
  write_period(json.key("period_written"), claim.period);
  json.field("position", claim.position).field("extractor", claim.extractor);
  write_own(json, claim.own);
  write_corrections(json, claim.corrected);
  json.end_object();
}

void write_edge(JsonWriter& json, const Edge& edge) {
  json.begin_object().field("type", "edge").field("from", to_text(edge.from)).field("to", to_text(edge.to));
  json.field("relation", to_text(edge.relation)).field("subtype", or_null(to_text(edge.subtype)));
  json.field("label", or_null(to_text(edge.label)));
  write_proof(json.key("proof"), edge.proof);
  json.end_object();
}

void write_judgement(JsonWriter& json, const Judgement& judgement) {
  json.begin_object().field("type", "judgement").field("id", to_text(judgement.id));
  json.field("kind", to_text(judgement.kind))
      .field("subject", judgement.subject)
      .field("field", judgement.field);
  json.field("value", judgement.value).field("author", judgement.author).field("reason", judgement.reason);
  json.end_object();
}

void write_proof(JsonWriter& json, const Proof& proof) {
  json.begin_object().field("rule", proof.rule).field("version", proof.version).key("facts").begin_array();
  for (const Fact& fact : proof.facts)
    json.begin_object().field("name", fact.name).field("value", fact.value).end_object();
  json.end_array().end_object();
}

void write_pair(JsonWriter& json, const Edge& edge) {
  json.begin_object().field("from", to_text(edge.from)).field("to", to_text(edge.to));
  json.field("relation", to_text(edge.relation))
      .field("subtype", or_null(to_text(edge.subtype)))
      .end_object();
}

void write_why(JsonWriter& json, const Why& why) {
  const relate::Verdict& verdict = why.verdict;
  json.begin_object().field("from", to_text(why.newer.claim.id)).field("to", to_text(why.older.claim.id));
  json.field("relation", verdict.relation ? std::optional(to_text(*verdict.relation)) : std::nullopt);
  json.field("subtype", or_null(to_text(verdict.subtype))).field("label", or_null(to_text(verdict.label)));
  json.field("reason", or_null(verdict.reason)).key("differences").begin_array();
  for (const auto& [field, newer, older] : why.differences) {
    json.begin_object().field("field", field).field("newer", newer).field("older", older).end_object();
  }
  json.end_array().key("proof");
  write_proof(json, verdict.proof);
  json.end_object();
}

void write_phase(JsonWriter& json, const Phase& phase) {
  json.begin_object().field("name", phase.name).field("from", phase.from).field("to", phase.to);
  write_ids(json.key("claims"), phase.claims);
  json.key("milestones").begin_array();
  for (const Milestone& milestone : phase.milestones) {
    json.begin_object().field("date", milestone.date).field("label", milestone.label);
    write_ids(json.key("claims"), milestone.claims);
    json.end_object();
  }
  write_boundary(json.end_array().key("boundary"), phase.boundary);
  json.end_object();
}

void write_timeline(JsonWriter& json, std::span<const Phase> phases) {
  json.begin_object().key("phases").begin_array();
  for (const Phase& phase : phases) write_phase(json, phase);
  json.end_array().end_object();
}

}  // namespace claimgraph::graph

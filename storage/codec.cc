#include "storage/codec.h"

#include <array>
#include <cassert>
#include <tuple>

#include "core/text/digest.h"
#include "storage/archive.h"
#include "storage/record.h"

namespace claimgraph {

template <>
std::optional<storage::JournalAction> from_byte(std::uint8_t byte) {
  if (byte > static_cast<std::uint8_t>(storage::JournalAction::kRelink)) return std::nullopt;
  return static_cast<storage::JournalAction>(byte);
}

}  // namespace claimgraph

// One function per type says its fields in order, for both directions. cereal finds them in the types'
// namespace.
namespace claimgraph {

template <typename Archive>
void serialize(Archive& archive, Bits128& id) {
  archive.fixed64(id.high);
  archive.fixed64(id.low);
}

template <typename Archive>
void serialize(Archive& archive, Day& day) {
  archive(day.number);
  if (Archive::is_loading::value && !storage::is_possible(day)) storage::Reader::fail("there is no such day");
}

template <typename Archive>
void serialize(Archive& archive, Timestamp& t) {
  archive(t.day, t.second, t.utc_offset_minutes);
}

template <typename Archive, typename Unit>
void serialize(Archive& archive, BasicSpan<Unit>& span) {
  archive(span.start, span.end);
}

template <typename Archive>
void serialize(Archive& archive, Mention& mention) {
  archive(mention.evidence, mention.number);
}

template <typename Archive>
void serialize(Archive& archive, Period& period) {
  archive(period.from, period.to);
  archive.enumerator(period.kind);
}

template <typename Archive>
void serialize(Archive& archive, Topic& topic) {
  archive(topic.subject, topic.attribute, topic.dimension);
  archive.enumerator(topic.attribute_class);
  archive.enumerator(topic.reckoning);
  archive(topic.scope);
}

template <typename Archive>
void serialize(Archive& archive, Value& value) {
  archive(value.low, value.high, value.unit);
  archive.enumerator(value.bound);
  archive.enumerator(value.hedge);
  archive(value.last_digit, value.text, value.surface);
}

template <typename Archive>
void serialize(Archive& archive, Resolution& resolution) {
  archive(resolution.said_on, resolution.period, resolution.flags);
}

// source, published, position and said_on are the key's.
template <typename Archive>
void serialize(Archive& archive, Claim& claim) {
  archive(claim.id.bits, claim.topic, claim.value, claim.period);
  archive.enumerator(claim.modality);
  archive.enumerator(claim.polarity);
  archive(claim.party);
  archive.enumerator(claim.said_on_basis);
  archive(claim.flags, claim.mentions, claim.extractor);
}

template <typename Archive>
void serialize(Archive& archive, Correction& correction) {
  archive(correction.field, correction.found);
}

template <typename Archive>
void serialize(Archive& archive, OwnReading& own) {
  archive(own.topic, own.flags);
}

// Corrections and topics of earlier texts are rare: a record without both ends before them.
template <typename Archive>
void serialize(Archive& archive, ResolvedClaim& claim) {
  archive(claim.claim, claim.resolution);
  auto& own = claim.claim.own;
  auto& corrected = claim.claim.corrected;
  if constexpr (Archive::is_loading::value) {
    corrected.clear();
    own.reset();
    if (archive.at_end()) return;
    archive(corrected);
    if (!archive.at_end()) archive(own.emplace());
    if (!own && corrected.empty()) storage::Reader::fail("neither a correction nor a reading of its own");
  } else if (own || !corrected.empty()) {
    archive(corrected);
    if (own) archive(*own);
  }
}

// id is the key's; the text lies apart.
template <typename Archive>
void serialize(Archive& archive, Source& source) {
  archive(source.title, source.publisher, source.url, source.lang, source.published, source.said_on);
}

template <typename Archive>
void serialize(Archive& archive, Fact& fact) {
  archive(fact.name, fact.value);
}

template <typename Archive>
void serialize(Archive& archive, Proof& proof) {
  archive(proof.rule, proof.version, proof.facts);
}

template <typename Archive>
void serialize(Archive& archive, Edge& edge) {
  archive.enumerator(edge.subtype);
  archive.enumerator(edge.label);
  archive(edge.proof);
}

template <typename Archive>
void serialize(Archive& archive, Judgement& j) {
  archive.enumerator(j.kind);
  archive(j.subject, j.field, j.value, j.author, j.reason);
}

namespace storage {

template <typename Archive>
void serialize(Archive& archive, Member& member) {
  auto topic = static_cast<std::uint64_t>(member.topic);
  archive.fixed64(topic);
  member.topic = TopicId{topic};
  archive(member.said_on, member.position);
}

template <typename Archive>
void serialize(Archive& archive, Members& members) {
  archive(members.published, members.list);
}

template <typename Archive>
void serialize(Archive& archive, TopicVariant& variant) {
  archive.enumerator(variant.attribute_class);
  archive.enumerator(variant.reckoning);
  archive(variant.claims);
}

// The topic is the record's.
template <typename Archive>
void serialize(Archive& archive, Place& place) {
  archive(place.said_on, place.published, place.source.bits, place.position);
}

// What the rules can tell of a claim but the days and the source: equal bytes, equal answers.
struct Answer {
  const ResolvedClaim& claim;
};

constexpr std::uint32_t kFlagsOfAnswers = kExplicitRevision | kSuperseded | kWithdrawal;

template <typename Archive>
void serialize(Archive& archive, Answer& answer) {
  Claim claim = answer.claim.claim;
  Resolution resolution = answer.claim.resolution;
  claim.topic.scope.clear();
  claim.value.surface.clear();
  std::uint32_t flags = claim.flags & kFlagsOfAnswers;
  std::uint32_t inherited = resolution.flags & kPeriodInherited;
  archive(claim.topic, claim.value, claim.period, resolution.period, claim.party, flags, inherited);
  archive.enumerator(claim.modality);
  archive.enumerator(claim.polarity);
  archive.enumerator(claim.said_on_basis);
  if (claim.said_on_basis == SaidOnBasis::kOlderOpen) archive(claim.said_on);
  if (flags == (kExplicitRevision | kSuperseded)) archive(claim.source.bits);
}

template <typename Archive>
void serialize(Archive& archive, Journalled& line) {
  archive.enumerator(line.entry.action);
  archive(line.entry.subject, line.entry.recorded_ms, line.chain);
}

template <typename Archive>
void serialize(Archive& archive, Totals& t) {
  archive(t.transaction, t.chain, t.sources, t.claims, t.topics, t.edges, t.judgements);
}

}  // namespace storage
}  // namespace claimgraph

namespace claimgraph::storage {
namespace {

template <typename T>
std::string encode(std::string_view key, const T& value) {
  std::string payload;
  Writer writer(payload);
  writer(value);
  return frame(key, payload);
}

// Decodes into `value`. cereal's exceptions end here.
template <typename T>
Status decode(std::string_view what, std::string_view key, std::string_view bytes, T& value) {
  const auto payload = unframe(what, key, bytes);
  if (!payload) return payload.error();
  try {
    Reader reader(*payload);
    reader(value);
    if (!reader.at_end()) Reader::fail("bytes are left over");
  } catch (const cereal::Exception& e) {
    return Error{ErrorCode::kCorruption, std::string(what) + ": " + e.what()};
  }
  return ok();
}

Error damaged(std::string_view what, std::string_view why) {
  return {ErrorCode::kCorruption, std::string(what) + ": " + std::string(why)};
}

// The topic of an edge's other end, where it is another one.
std::optional<std::uint64_t> other_topic(TopicId key_topic, TopicId topic) {
  return topic == key_topic ? std::nullopt : std::optional(static_cast<std::uint64_t>(topic));
}

struct EdgeRecord {
  std::optional<std::uint64_t> to_topic;
  Edge edge;
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(to_topic, edge);
  }
};

bool is_sorted(const std::vector<TopicVariant>& variants) {
  const auto key = [](const TopicVariant& v) { return std::tie(v.attribute_class, v.reckoning); };
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (variants[i].claims == 0 || (i > 0 && key(variants[i]) <= key(variants[i - 1]))) return false;
  }
  return !variants.empty();
}

}  // namespace

std::string encode_source(std::string_view key, const Source& source) { return encode(key, source); }

Result<Source> decode_source(std::string_view key, std::string_view bytes) {
  const auto id = parse_id_key(key);
  if (!id) return id.error();
  Source source;
  if (const Status s = decode("source " + to_text(*id), key, bytes, source); !s) return s.error();
  source.id = SourceId{*id};
  return source;
}

std::string encode_text(std::string_view key, std::string_view text) { return frame(key, text); }

Result<std::string> decode_text(std::string_view key, std::string_view bytes) {
  const auto payload = unframe("text of a source", key, bytes);
  if (!payload) return payload.error();
  return std::string(*payload);
}

std::string encode_claim(std::string_view key, const ResolvedClaim& claim) { return encode(key, claim); }

Status decode_claim_into(std::string_view key, std::string_view bytes, ResolvedClaim& claim) {
  const auto place = parse_claim_key(key);
  if (!place) return place.error();
  if (const Status s = decode("claim", key, bytes, claim); !s) return s;
  claim.claim.source = place->source;
  claim.claim.published = place->published;
  claim.claim.position = place->position;
  claim.claim.said_on = place->said_on;
  return ok();
}

Result<ResolvedClaim> decode_claim(std::string_view key, std::string_view bytes) {
  ResolvedClaim claim;
  if (const Status s = decode_claim_into(key, bytes, claim); !s) return s.error();
  return claim;
}

std::string encode_place(std::string_view key, const Place& place) { return frame(key, claim_key(place)); }

Result<std::string> decode_place(std::string_view key, std::string_view bytes) {
  const auto payload = unframe("place of a claim", key, bytes);
  if (!payload) return payload.error();
  if (const auto place = parse_claim_key(*payload); !place) return place.error();
  return std::string(*payload);
}

std::string encode_members(std::string_view key, const Members& members) { return encode(key, members); }

Result<Members> decode_members(std::string_view key, std::string_view bytes) {
  Members members;
  if (const Status s = decode("claims of a source", key, bytes, members); !s) return s.error();
  return members;
}

Result<std::vector<std::string>> member_keys(std::string_view key, std::string_view bytes) {
  const auto source = parse_id_key(key);
  if (!source) return source.error();
  const auto members = decode_members(key, bytes);
  if (!members) return members.error();
  std::vector<std::string> keys;
  for (const Member& m : members->list) {
    keys.push_back(claim_key({m.topic, m.said_on, members->published, SourceId{*source}, m.position}));
  }
  return keys;
}

std::string encode_topic(std::string_view key, const std::vector<TopicVariant>& variants) {
  assert(is_sorted(variants));
  return encode(key, variants);
}

Result<std::vector<TopicVariant>> decode_topic(std::string_view key, std::string_view bytes) {
  std::vector<TopicVariant> variants;
  if (const Status s = decode("topic", key, bytes, variants); !s) return s.error();
  if (!is_sorted(variants)) return damaged("topic", "its counts are not in order");
  return variants;
}

Result<std::vector<TopicVariant>> decode_topic_of_format_1(std::string_view key, std::string_view bytes) {
  const auto payload = unframe("topic", key, bytes);
  if (!payload) return payload.error();
  std::vector<TopicVariant> variants;
  try {
    Reader reader(*payload);
    reader(variants);
  } catch (const cereal::Exception& e) {
    return damaged("topic", e.what());
  }
  if (!is_sorted(variants)) return damaged("topic", "its counts are not in order");
  return variants;
}

Bits128 answer_id(const ResolvedClaim& claim) {
  std::string bytes;
  Writer writer(bytes);
  writer(Answer{claim});
  return text::digest(bytes);
}

AnswerName answer_name(const ResolvedClaim& c) {
  return {topic_id(c.claim.topic), c.resolution.said_on, answer_id(c),
          c.claim.published,       c.claim.source,       c.claim.position};
}

std::string encode_answer(std::string_view key, Day said_on) { return encode(key, said_on); }

Result<std::string> decode_answer(std::string_view key, std::string_view bytes) {
  const auto name = parse_answer_key(key);
  if (!name) return name.error();
  Day said_on;
  if (const Status s = decode("answer", key, bytes, said_on); !s) return s.error();
  return claim_key({name->topic, said_on, name->published, name->source, name->position});
}

std::string encode_edge(std::string_view key, const PlacedEdge& edge) {
  return encode(key, EdgeRecord{other_topic(edge.from_topic, edge.to_topic), edge.edge});
}

Result<PlacedEdge> decode_edge(std::string_view key, std::string_view bytes) {
  const auto name = parse_edge_key(key);
  if (!name) return name.error();
  EdgeRecord record;
  if (const Status s = decode("edge", key, bytes, record); !s) return s.error();
  if (record.to_topic == static_cast<std::uint64_t>(name->topic))
    return damaged("edge", "its topic stands twice");
  PlacedEdge edge{name->topic, record.to_topic ? TopicId{*record.to_topic} : name->topic,
                  std::move(record.edge)};
  edge.edge.from = name->from;
  edge.edge.to = name->to;
  edge.edge.relation = name->relation;
  return edge;
}

std::string encode_back_edge(std::string_view key, const PlacedEdge& edge) {
  return encode(key, other_topic(edge.to_topic, edge.from_topic));
}

Result<std::string> decode_back_edge(std::string_view key, std::string_view bytes) {
  auto name = parse_back_edge_key(key);
  if (!name) return name.error();
  std::optional<std::uint64_t> from_topic;
  if (const Status s = decode("reverse edge", key, bytes, from_topic); !s) return s.error();
  if (from_topic == static_cast<std::uint64_t>(name->topic))
    return damaged("reverse edge", "its topic stands twice");
  if (from_topic) name->topic = TopicId{*from_topic};
  return edge_key(*name);
}

std::string encode_judgement(std::string_view key, const Judgement& judgement) {
  return encode(key, judgement);
}

Result<Judgement> decode_judgement(std::string_view key, std::string_view bytes) {
  const auto id = parse_id_key(key);
  if (!id) return id.error();
  Judgement judgement;
  if (const Status s = decode("judgement " + to_text(*id), key, bytes, judgement); !s) return s.error();
  judgement.id = JudgementId{*id};
  return judgement;
}

std::string encode_figure(std::string_view key) { return frame(key, {}); }

Result<FigureName> decode_figure(std::string_view key, std::string_view bytes) {
  const auto payload = unframe("figure", key, bytes);
  if (!payload) return payload.error();
  if (!payload->empty()) return damaged("figure", "bytes are left over");
  return parse_figure_key(key);
}

std::string encode_journal(std::string_view key, const JournalEntry& entry, const Chain& chain) {
  return encode(key, Journalled{entry, chain});
}

Result<Journalled> decode_journal(std::string_view key, std::string_view bytes) {
  const auto number = parse_number_key(key);
  if (!number) return number.error();
  Journalled line;
  if (const Status s = decode("journal entry " + std::to_string(*number), key, bytes, line); !s)
    return s.error();
  line.entry.transaction = *number;
  return line;
}

std::string encode_totals(std::string_view key, const Totals& totals) { return encode(key, totals); }

Result<Totals> decode_totals(std::string_view key, std::string_view bytes) {
  Totals totals;
  if (const Status s = decode("totals", key, bytes, totals); !s) return s.error();
  return totals;
}

std::string encode_format(std::string_view key, std::uint32_t format) { return encode(key, format); }

Result<std::uint32_t> decode_format(std::string_view key, std::string_view bytes) {
  std::uint32_t format = 0;
  if (const Status s = decode("format", key, bytes, format); !s) return s.error();
  return format;
}

}  // namespace claimgraph::storage

#include "storage/keys.h"

#include <array>
#include <optional>
#include <utility>

#include "core/model/names.h"

namespace claimgraph::storage {
namespace {

constexpr std::size_t kIdSize = 16;
constexpr std::size_t kClaimKeySize = 8 + 4 + 4 + 4 + 4 + 2 + kIdSize + 4;
constexpr std::size_t kAnswerKeySize = kClaimKeySize + kIdSize;
constexpr std::size_t kEdgeKeySize = 8 + kIdSize + kIdSize + 1;
constexpr std::size_t kFigureKeySize = 8 + 4 + 4 + 4 + 2 + kIdSize;
constexpr std::int32_t kSecondsPerDay = 86400;
constexpr int kMaxOffsetMinutes = 24 * 60;

template <typename Unsigned>
void put(std::string& key, Unsigned number) {
  for (int shift = static_cast<int>(sizeof(Unsigned)) * 8 - 8; shift >= 0; shift -= 8) {
    key.push_back(static_cast<char>(static_cast<unsigned char>(number >> shift)));
  }
}

void put_signed(std::string& key, std::int32_t number) {
  put(key, static_cast<std::uint32_t>(number) ^ 0x80000000u);
}

void put_id(std::string& key, const Bits128& id) {
  put(key, id.high);
  put(key, id.low);
}

template <typename Unsigned>
Unsigned take(std::string_view& key) {
  Unsigned number = 0;
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
    number = static_cast<Unsigned>(number << 8 | static_cast<unsigned char>(key[i]));
  }
  key.remove_prefix(sizeof(Unsigned));
  return number;
}

std::int32_t take_signed(std::string_view& key) {
  return static_cast<std::int32_t>(take<std::uint32_t>(key) ^ 0x80000000u);
}

Bits128 take_id(std::string_view& key) {
  const auto high = take<std::uint64_t>(key);
  return {high, take<std::uint64_t>(key)};
}

std::int32_t utc_second(const Timestamp& t) {
  return t.second ? *t.second - 60 * t.utc_offset_minutes.value_or(std::int16_t{0}) : 0;
}

// 0 is unknown, so that unknown comes first.
void put_published(std::string& key, const Timestamp& t) {
  put_signed(key, t.day.number);
  put_signed(key, utc_second(t));
  put(key, t.second ? static_cast<std::uint32_t>(*t.second) + 1 : 0u);
  const int offset = t.utc_offset_minutes ? *t.utc_offset_minutes + kMaxOffsetMinutes + 1 : 0;
  put(key, static_cast<std::uint16_t>(offset));
}

std::optional<Timestamp> take_published(std::string_view& key) {
  Timestamp t{Day{take_signed(key)}, std::nullopt, std::nullopt};
  const std::int32_t utc = take_signed(key);
  const auto second = take<std::uint32_t>(key);
  const auto offset = take<std::uint16_t>(key);
  if (second > kSecondsPerDay || offset > 2 * kMaxOffsetMinutes + 1) return std::nullopt;
  if (second != 0) t.second = static_cast<std::int32_t>(second - 1);
  if (offset != 0) t.utc_offset_minutes = static_cast<std::int16_t>(offset - kMaxOffsetMinutes - 1);
  return utc == utc_second(t) && is_possible(t.day) ? std::optional(t) : std::nullopt;
}

// Every bit turned over: the order backwards.
void turn_over(std::string& key, std::size_t from) {
  for (std::size_t i = from; i < key.size(); ++i)
    key[i] = static_cast<char>(~static_cast<unsigned char>(key[i]));
}

Error bad_key(std::string_view what) { return {ErrorCode::kCorruption, std::string(what) + ": damaged key"}; }

// A part may hold any byte: 00 is written as 00 FF, and 00 01 ends the part. So order is kept.
void put_part(std::string& key, std::string_view part) {
  for (const char c : part) {
    key.push_back(c);
    if (c == '\0') key.push_back('\xff');
  }
  key.append({'\0', '\x01'});
}

std::optional<std::string> take_part(std::string_view& key) {
  std::string part;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] != '\0') {
      part.push_back(key[i]);
      continue;
    }
    if (++i == key.size()) return std::nullopt;
    if (key[i] == '\x01') {
      key.remove_prefix(i + 1);
      return part;
    }
    if (key[i] != '\xff') return std::nullopt;
    part.push_back('\0');
  }
  return std::nullopt;
}

}  // namespace

bool is_possible(Day day) {
  static const Day first = *to_day(kMinYear, 1, 1);
  static const Day last = *to_day(kMaxYear, 12, 31);
  return first <= day && day <= last;
}

Place place_of(const Claim& claim) {
  return {topic_id(claim.topic), claim.said_on, claim.published, claim.source, claim.position};
}

std::string id_key(const Bits128& id) {
  std::string key;
  put_id(key, id);
  return key;
}

std::string number_key(std::uint64_t number) {
  std::string key;
  put(key, number);
  return key;
}

std::string claim_key(const Place& place) {
  std::string key;
  key.reserve(kClaimKeySize);
  put(key, static_cast<std::uint64_t>(place.topic));
  put_signed(key, place.said_on.number);
  put_published(key, place.published);
  put_id(key, place.source.bits);
  put(key, place.position);
  return key;
}

std::string topic_prefix(TopicId topic) { return number_key(static_cast<std::uint64_t>(topic)); }

std::string day_prefix(TopicId topic, Day said_on) {
  std::string key = topic_prefix(topic);
  put_signed(key, said_on.number);
  return key;
}

std::string end_prefix(TopicId topic, ClaimId claim) {
  std::string key = topic_prefix(topic);
  put_id(key, claim.bits);
  return key;
}

std::string edge_key(const EdgeName& name) {
  std::string key = end_prefix(name.topic, name.from);
  put_id(key, name.to.bits);
  key.push_back(static_cast<char>(name.relation));
  return key;
}

std::string back_edge_key(const EdgeName& name) {
  return edge_key({name.topic, name.to, name.from, name.relation});
}

std::string figure_prefix(FigureId figure) { return number_key(static_cast<std::uint64_t>(figure)); }

std::string figure_key(const FigureName& name) {
  std::string key = figure_prefix(name.figure);
  const std::size_t prefix = key.size();
  put_published(key, name.published);
  put_id(key, name.source.bits);
  turn_over(key, prefix);
  return key;
}

std::set<std::string> figure_keys(std::span<const ResolvedClaim> claims) {
  std::set<std::string> keys;
  for (const auto& [claim, resolution] : claims) {
    const auto figure = figure_of(claim.value);
    if (figure) keys.insert(figure_key({figure_id(*figure), claim.published, claim.source}));
  }
  return keys;
}

std::string answer_prefix(const AnswerName& name) {
  std::string key = day_prefix(name.topic, name.said_on);
  put_id(key, name.answer);
  return key;
}

std::string answer_key(const AnswerName& name) {
  std::string key = answer_prefix(name);
  put_published(key, name.published);
  put_id(key, name.source.bits);
  put(key, name.position);
  return key;
}

std::string topic_key(const TopicName& name) {
  std::string key;
  put_part(key, name.subject);
  put_part(key, name.attribute);
  put_part(key, name.dimension);
  return key;
}

Result<Bits128> parse_id_key(std::string_view key) {
  if (key.size() != kIdSize) return bad_key("id");
  return take_id(key);
}

Result<std::uint64_t> parse_number_key(std::string_view key) {
  if (key.size() != sizeof(std::uint64_t)) return bad_key("number");
  return take<std::uint64_t>(key);
}

Result<Place> parse_claim_key(std::string_view key) {
  if (key.size() != kClaimKeySize) return bad_key("claim");
  Place place;
  place.topic = TopicId{take<std::uint64_t>(key)};
  place.said_on = Day{take_signed(key)};
  const auto published = take_published(key);
  if (!published || !is_possible(place.said_on)) return bad_key("claim");
  place.published = *published;
  place.source = SourceId{take_id(key)};
  place.position = take<std::uint32_t>(key);
  return place;
}

Result<EdgeName> parse_edge_key(std::string_view key) {
  if (key.size() != kEdgeKeySize) return bad_key("edge");
  EdgeName name;
  name.topic = TopicId{take<std::uint64_t>(key)};
  name.from = ClaimId{take_id(key)};
  name.to = ClaimId{take_id(key)};
  const auto relation = from_byte<Relation>(static_cast<std::uint8_t>(key.front()));
  if (!relation) return bad_key("edge");
  name.relation = *relation;
  return name;
}

Result<EdgeName> parse_back_edge_key(std::string_view key) {
  auto name = parse_edge_key(key);
  if (!name) return name.error();
  std::swap(name->from, name->to);
  return name;
}

Result<FigureName> parse_figure_key(std::string_view key) {
  if (key.size() != kFigureKeySize) return bad_key("figure");
  FigureName name;
  name.figure = FigureId{take<std::uint64_t>(key)};
  std::string turn(key);
  turn_over(turn, 0);
  std::string_view rest = turn;
  const auto published = take_published(rest);
  if (!published) return bad_key("figure");
  name.published = *published;
  name.source = SourceId{take_id(rest)};
  return name;
}

Result<AnswerName> parse_answer_key(std::string_view key) {
  if (key.size() != kAnswerKeySize) return bad_key("answer");
  AnswerName name;
  name.topic = TopicId{take<std::uint64_t>(key)};
  name.said_on = Day{take_signed(key)};
  name.answer = take_id(key);
  const auto published = take_published(key);
  if (!published || !is_possible(name.said_on)) return bad_key("answer");
  name.published = *published;
  name.source = SourceId{take_id(key)};
  name.position = take<std::uint32_t>(key);
  return name;
}

Result<TopicName> parse_topic_key(std::string_view key) {
  TopicName name;
  for (std::string* part : {&name.subject, &name.attribute, &name.dimension}) {
    auto taken = take_part(key);
    if (!taken) return bad_key("topic");
    *part = *std::move(taken);
  }
  if (!key.empty()) return bad_key("topic");
  return name;
}

Range id_range(const IdRange& range) {
  // A key longer than an id never occurs, so the last id followed by a zero byte ends the range.
  return {id_key(range.first), id_key(range.last) + '\0'};
}

}  // namespace claimgraph::storage

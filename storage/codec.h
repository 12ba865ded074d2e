// Stored values as bytes and back: each in the frame of record.h, its fields in the order of docs/FORMAT.md.
//
// Decoders accept exactly what the encoders make: kCorruption for anything else, kUnsupportedVersion for a
// newer record. What a key already says (ids, order) is not repeated in the value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/judgement.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "storage/keys.h"
#include "storage/store.h"

namespace claimgraph::storage {

// A source without its text, which lies in a table of its own.
std::string encode_source(std::string_view key, const Source& source);
Result<Source> decode_source(std::string_view key, std::string_view bytes);

std::string encode_text(std::string_view key, std::string_view text);
Result<std::string> decode_text(std::string_view key, std::string_view bytes);

std::string encode_claim(std::string_view key, const ResolvedClaim& claim);
Result<ResolvedClaim> decode_claim(std::string_view key, std::string_view bytes);
// The same into `claim`, for scans.
Status decode_claim_into(std::string_view key, std::string_view bytes, ResolvedClaim& claim);

// Where a claim id points: the key of the claim.
std::string encode_place(std::string_view key, const Place& place);
Result<std::string> decode_place(std::string_view key, std::string_view bytes);

// The claims of a source, by position: what their keys hold beside the source.
struct Member {
  TopicId topic{};
  Day said_on;
  std::uint32_t position = 0;
  friend bool operator==(const Member&, const Member&) = default;
};
struct Members {
  Timestamp published;
  std::vector<Member> list;
  friend bool operator==(const Members&, const Members&) = default;
};
std::string encode_members(std::string_view key, const Members& members);
Result<Members> decode_members(std::string_view key, std::string_view bytes);
// The keys of the claims of a source, from its record of members.
Result<std::vector<std::string>> member_keys(std::string_view key, std::string_view bytes);

// How many claims of a topic have which class and reckoning. INVARIANT: sorted, counts are not 0
struct TopicVariant {
  AttributeClass attribute_class = AttributeClass::kPlan;
  Reckoning reckoning = Reckoning::kDecided;
  std::uint64_t claims = 0;
  friend bool operator==(const TopicVariant&, const TopicVariant&) = default;
};
std::string encode_topic(std::string_view key, const std::vector<TopicVariant>& variants);
Result<std::vector<TopicVariant>> decode_topic(std::string_view key, std::string_view bytes);
// A list of representatives, which is left out, may follow there.
Result<std::vector<TopicVariant>> decode_topic_of_format_1(std::string_view key, std::string_view bytes);

// What the rules can tell of a claim but its source and the day of its statement: claims of one topic, day
// and answer stand for each other. The value of an answer's row leads to the claim.
Bits128 answer_id(const ResolvedClaim& claim);
AnswerName answer_name(const ResolvedClaim& claim);
std::string encode_answer(std::string_view key, Day said_on);                     // as written
Result<std::string> decode_answer(std::string_view key, std::string_view bytes);  // the claim's key

// `key` of the first is edge_key, of the second back_edge_key; both hold the topic of the other end where it
// differs.
std::string encode_edge(std::string_view key, const PlacedEdge& edge);
Result<PlacedEdge> decode_edge(std::string_view key, std::string_view bytes);
std::string encode_back_edge(std::string_view key, const PlacedEdge& edge);
// The edge's key in the table of edges.
Result<std::string> decode_back_edge(std::string_view key, std::string_view bytes);

std::string encode_judgement(std::string_view key, const Judgement& judgement);
Result<Judgement> decode_judgement(std::string_view key, std::string_view bytes);

// A 128-bit hash over everything written so far: equal chains, equal histories.
using Chain = Bits128;

// Nothing but the key: that a source gives the figure.
std::string encode_figure(std::string_view key);
Result<FigureName> decode_figure(std::string_view key, std::string_view bytes);

std::string encode_journal(std::string_view key, const JournalEntry& entry, const Chain& chain);
struct Journalled {
  JournalEntry entry;
  Chain chain;
  friend bool operator==(const Journalled&, const Journalled&) = default;
};
Result<Journalled> decode_journal(std::string_view key, std::string_view bytes);

// The one record that every batch rewrites.
struct Totals {
  std::uint64_t transaction = 0;  // number of the last acknowledged write; 0: none
  Chain chain;
  std::uint64_t sources = 0, claims = 0, topics = 0, edges = 0, judgements = 0;
  friend bool operator==(const Totals&, const Totals&) = default;
};
std::string encode_totals(std::string_view key, const Totals& totals);
Result<Totals> decode_totals(std::string_view key, std::string_view bytes);

std::string encode_format(std::string_view key, std::uint32_t format);
Result<std::uint32_t> decode_format(std::string_view key, std::string_view bytes);

}  // namespace claimgraph::storage

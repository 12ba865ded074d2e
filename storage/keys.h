// Keys as bytes whose order is the order of what they name: big-endian, sign bit flipped. Layout in
// docs/FORMAT.md.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/figure.h"
#include "core/model/result.h"
#include "storage/engine.h"

namespace claimgraph::storage {

// Where a claim stands: everything of it that its key says.
struct Place {
  TopicId topic{};
  Day said_on;  // as written
  Timestamp published;
  SourceId source;
  std::uint32_t position = 0;
  friend bool operator==(const Place&, const Place&) = default;
};
Place place_of(const Claim& claim);

// An edge without its proof: its identity.
struct EdgeName {
  TopicId topic{};  // of the newer end in the table of edges, of the older end in the reverse index
  ClaimId from;
  ClaimId to;
  Relation relation = Relation::kAgrees;
  friend auto operator<=>(const EdgeName&, const EdgeName&) = default;
};

// A source that gives a figure (core/model/figure.h). The newest comes first.
struct FigureName {
  FigureId figure{};
  Timestamp published;
  SourceId source;
  friend bool operator==(const FigureName&, const FigureName&) = default;
};

// One claim among those that give its answer: who says what, on which day of statement. `answer` is
// answer_id().
struct AnswerName {
  TopicId topic{};
  Day said_on;  // of the statement, as resolved
  Bits128 answer;
  Timestamp published;
  SourceId source;
  std::uint32_t position = 0;
  friend bool operator==(const AnswerName&, const AnswerName&) = default;
};

struct TopicName {
  std::string subject, attribute, dimension;
  friend auto operator<=>(const TopicName&, const TopicName&) = default;
};

// Within the years that a Day may have.
bool is_possible(Day day);

std::string id_key(const Bits128& id);
std::string number_key(std::uint64_t number);
std::string claim_key(const Place& place);
std::string topic_prefix(TopicId topic);               // of claims, edges, the reverse index and answers
std::string day_prefix(TopicId topic, Day said_on);    // of claims, by the day as written
std::string end_prefix(TopicId topic, ClaimId claim);  // the edges of one claim
std::string edge_key(const EdgeName& name);            // topic, from, to, relation
std::string back_edge_key(const EdgeName& name);       // topic, to, from, relation
std::string figure_prefix(FigureId figure);
std::string figure_key(const FigureName& name);
// The keys of all figures in the claims of a source.
std::set<std::string> figure_keys(std::span<const ResolvedClaim> claims);
std::string answer_prefix(const AnswerName& name);  // of the rows of one answer
std::string answer_key(const AnswerName& name);
std::string topic_key(const TopicName& name);  // each part ended by a zero byte that no part contains

// kCorruption for what the functions above never make.
Result<Bits128> parse_id_key(std::string_view key);
Result<std::uint64_t> parse_number_key(std::string_view key);
Result<Place> parse_claim_key(std::string_view key);
Result<EdgeName> parse_edge_key(std::string_view key);
Result<EdgeName> parse_back_edge_key(std::string_view key);
Result<FigureName> parse_figure_key(std::string_view key);
Result<AnswerName> parse_answer_key(std::string_view key);
Result<TopicName> parse_topic_key(std::string_view key);

// All ids in [first, last].
Range id_range(const IdRange& range);

}  // namespace claimgraph::storage

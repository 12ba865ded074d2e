// A claim: one answer, stated in one source, to one question. The node of the graph.
//
// A Claim is what the source says, read by a machine and corrected by people; what follows from other claims
// is a Resolution beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/day.h"
#include "core/model/id.h"
#include "core/model/period.h"
#include "core/model/span.h"
#include "core/model/value.h"

namespace claimgraph {

// How an attribute lives; decides what a differing later value is (RELATIONS.md 2). On disk: never renumber,
// never reuse.
enum class AttributeClass : std::uint8_t {
  kPlan = 0,         // revisable: spending, capacity, opening date
  kStatus = 1,       // a current state or tally: death toll, stake, role. Has no period; said_on orders it
  kObservation = 2,  // bound to its day or year: inflation, profit
  kFixed = 3,        // can't change: a founding date, a length
  kSet = 4,          // an open list: competitors, participants
};

// Whether different parties measure one thing or decide it: two tallies update, two decisions contradict.
// On disk: never renumber, never reuse.
enum class Reckoning : std::uint8_t { kDecided = 0, kTallied = 1 };

// On disk: never renumber, never reuse.
enum class Modality : std::uint8_t { kActual = 0, kPlanned = 1, kForecast = 2, kConsidered = 3 };
enum class Polarity : std::uint8_t { kPositive = 0, kNegative = 1 };

// Where said_on was found. On disk: never renumber, never reuse.
enum class SaidOnBasis : std::uint8_t {
  kPublished = 0,  // the text names no day: the day of publication
  kSource = 1,     // given with the source
  kText = 2,       // "on Tuesday", "heute"
  kOlder = 3,      // the text reports an older answer as older, with a day that can be derived
  kOlderOpen = 4,  // the same, but no day: said_on is the latest possible one, the day before the statement
};

// Bits of Claim::flags. On disk: never renumber, never reuse.
enum Flag : std::uint32_t {
  kPeriodRepaired = 1u << 0,    // the year was already over and was taken as the year of said_on
  kRetold = 1u << 1,            // said_on was moved to the statement that the source retells (a Resolution's)
  kPeriodInherited = 1u << 2,   // no period stated: taken from the same statement (a Resolution's)
  kBareCurrency = 1u << 3,      // "dollar" without a country
  kOverflow = 1u << 4,          // the number is too large to be exact and was kept as text
  kExplicitRevision = 1u << 5,  // the text itself says that this replaces the older answer beside it
  kSuperseded = 1u << 6,        // the text reports this as the older, replaced answer
  kWithdrawal = 1u << 7,        // the party takes the value back
  kImported = 1u << 8,          // written by a person or another extractor
  kOpenAttribute = 1u << 9,     // no entry of the ontology covers it
  kObserver = 1u << 10,         // an outside observer's figure
  kHintedAttribute =
      1u << 11,                // no noun names the attribute: a verb hints at it, or the figure before had it
  kTopicalSubject = 1u << 12,  // the sentence names no bearer: the subject is what the text is about
};

// The question without its period.
struct Topic {
  std::string subject;    // canonical name; a part of it after a slash: "Orvento/Lerchberg tunnel"
  std::string attribute;  // snake_case, of the ontology or open
  std::string dimension;  // money, power, energy, count, ratio, date, text, ...
  AttributeClass attribute_class = AttributeClass::kPlan;
  Reckoning reckoning = Reckoning::kDecided;
  std::string scope;  // "in the US": recorded and printed, never compared

  friend bool operator==(const Topic&, const Topic&) = default;
};

// Whether the question is what somebody expects, and not what is: such attributes say so in their name.
inline bool asks_for_forecast(const Topic& topic) {
  return topic.attribute.find("forecast") != std::string::npos;
}

// Evidence, in code points of Source::text. INVARIANT: evidence contains number. Of a text value the number
// is the words that say it, which may be all of the evidence.
struct Mention {
  CodePointSpan evidence;  // the sentence, or the part of it that says it
  CodePointSpan number;
  friend auto operator<=>(const Mention&, const Mention&) = default;
};

// A field that a person's judgement changed, and what stood there before, in the words of
// relate/corrections.h.
struct Correction {
  std::string field;
  std::string found;
  friend auto operator<=>(const Correction&, const Correction&) = default;
};

// What the claim's own text told of its question, where an earlier text told more (relate/coreference.h).
struct OwnReading {
  Topic topic;
  std::uint32_t flags = 0;
  friend bool operator==(const OwnReading&, const OwnReading&) = default;
};

struct Claim {
  ClaimId id;
  SourceId source;
  Timestamp published;         // of the source; repeated here so that a slot is read in one scan
  std::uint32_t position = 0;  // rank of the claim in its source: the last key of the order
  Topic topic;
  Value value;
  std::optional<Period> period;  // as stated, repaired where that is flagged
  Modality modality = Modality::kActual;
  Polarity polarity = Polarity::kPositive;
  std::optional<std::string> party;  // nothing: the article itself
  Day said_on;
  SaidOnBasis said_on_basis = SaidOnBasis::kPublished;
  std::uint32_t flags = 0;
  std::vector<Mention> mentions;  // the first is where it is stated first. INVARIANT: not empty
  std::string
      extractor;  // program version and rule ids, space separated: "0.1.0 amount:money subject:clause"
  std::optional<OwnReading> own;  // where topic and flags are those of an earlier text with the same figure
  std::vector<Correction> corrected;  // by field; the other members hold what is right

  friend bool operator==(const Claim&, const Claim&) = default;
};

// What follows from other claims: derived, recomputed whenever they change.
struct Resolution {
  Day said_on;                   // the day of the statement that the source reports or retells
  std::optional<Period> period;  // stated, or inherited from the same statement
  std::uint32_t flags = 0;       // kRetold, kPeriodInherited
  friend bool operator==(const Resolution&, const Resolution&) = default;
};

struct ResolvedClaim {
  Claim claim;
  Resolution resolution;
  friend bool operator==(const ResolvedClaim&, const ResolvedClaim&) = default;
};

inline bool has(const Claim& claim, Flag flag) { return (claim.flags & flag) != 0; }

// Before anything is known of other claims.
Resolution unresolved(const Claim& claim);

// The order of RELATIONS.md 5: (said_on, published, source id, position). True if a is newer than b.
bool newer(const ResolvedClaim& a, const ResolvedClaim& b);

TopicId topic_id(const Topic& topic);

// The slot: the topic with the period as far as the attribute class looks at it. A status and a date have
// none, a plan its year, an observation and a fiscal year their first and last day.
SlotId slot_id(const ResolvedClaim& claim);

}  // namespace claimgraph

// The rules in order of precedence: the first that has something to say about a pair decides it.
//
// Each is a small pure function with a name and a version; both are stored with the edge, so that "why?" has
// an answer. A rule whose verdicts change gets a new version.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/model/edge.h"
#include "core/relate/interval.h"
#include "core/relate/pair.h"

namespace claimgraph::relate {

// The rate that two figures imply: what one unit of `from` would have been in `to`.
struct ImpliedRate {
  std::string from, to;
  Interval rate;
};

struct Decision {
  std::optional<Relation> relation;  // nothing: no edge
  Subtype subtype = Subtype::kNone;
  std::string (*reason)(const Pair&) = nullptr;  // why there is no edge
  std::optional<Reading> reading;                // how the values were compared, where they were
  const ResolvedClaim* via = nullptr;            // the third claim that explains the pair
  std::optional<ImpliedRate> implied;
};

struct Rule {
  std::string_view name;
  std::uint32_t version;
  std::optional<Decision> (*apply)(const Pair&);
};

std::span<const Rule> rules();

// Two verdicts look at the source of a claim; link() and expand() know them.
//
// One text, one day, one speaker: two such answers that differ are two questions, or a slip, but no
// contradiction.
bool is_one_text(const ResolvedClaim& a, const ResolvedClaim& b, const Judged& judged);
inline constexpr std::string_view kOneText = "one-text";
inline constexpr std::string_view kSameDay = "same-day";

// One text says itself which of the two replaces the other. Only where no rule before that has decided.
bool is_told_by_cue(const ResolvedClaim& newer, const ResolvedClaim& older);
bool decides_before_cues(std::string_view rule);
inline constexpr std::string_view kExplicitCue = "explicit-cue";

struct Finding {
  const Rule* rule;
  Decision decision;
};

// Some rule always decides.
Finding decide(const Pair& pair);

}  // namespace claimgraph::relate

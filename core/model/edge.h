// A relation between two claims, from the newer to the older, with the proof that made it. Derived, never
// authored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/id.h"

namespace claimgraph {

// On disk: never renumber, never reuse.
enum class Relation : std::uint8_t { kAgrees = 0, kContradicts = 1, kUpdates = 2 };

// On disk: never renumber, never reuse.
enum class Subtype : std::uint8_t {
  kNone = 0,
  // agrees
  kIdentical = 1,
  kWithin = 2,
  kBoundOfRange = 3,
  kConverted = 4,
  kRounded = 5,
  kReaffirms = 6,
  kMet = 7,
  // updates
  kRaise = 16,
  kCut = 17,
  kNarrow = 18,
  kWiden = 19,
  kShift = 20,
  kRetracted = 21,
  kCorrected = 22,
  kBeat = 23,
  kMissed = 24,
  kRealised = 25,
  // contradicts, explained by forensics
  kCurrencyRoundTrip = 32,
  kMisreadCurrency = 33,
  kCurrencySwap = 34,
  kScaleWord = 35,
  kDecimalShift = 36,
  // contradicts
  kDisputed = 48,
  kDenied = 49,
};

// On disk: never renumber, never reuse.
enum class Label : std::uint8_t { kNone = 0, kEcho = 1, kCorroboration = 2 };

// One number or name that the rule compared: {"rate_usd_per_eur 2025-01-24", "1.0497"}.
struct Fact {
  std::string name;
  std::string value;
  friend auto operator<=>(const Fact&, const Fact&) = default;
};

// Enough to replay the verdict and to tell a person why.
struct Proof {
  std::string rule;
  std::uint32_t version = 1;
  std::vector<Fact> facts;  // in the order compared
  friend auto operator<=>(const Proof&, const Proof&) = default;
};

struct Edge {
  ClaimId from;  // newer
  ClaimId to;    // older
  Relation relation = Relation::kAgrees;
  Subtype subtype = Subtype::kNone;
  Label label = Label::kNone;
  Proof proof;
  friend auto operator<=>(const Edge&, const Edge&) = default;
};

}  // namespace claimgraph

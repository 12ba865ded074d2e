// A person's verdict on a claim, an edge, a pair or an entity. Never deleted; wins over the rules; survives every rebuild.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/model/id.h"

namespace claimgraph {

// On disk: never renumber, never reuse.
enum class JudgementKind : std::uint8_t {
  kAccept = 0,
  kReject = 1,
  kCorrect = 2,
  kPin = 3,
  kMerge = 4,
  kSplit = 5,
};

struct Judgement {
  JudgementId id;
  JudgementKind kind = JudgementKind::kAccept;
  std::string subject;  // what it is about: a claim id, "ID ID" for a pair, an entity's name
  std::string field;    // kCorrect: which field
  std::string value;    // kCorrect, kMerge, kPin: the new value
  std::string author;
  std::string reason;
  friend bool operator==(const Judgement&, const Judgement&) = default;
};

}  // namespace claimgraph

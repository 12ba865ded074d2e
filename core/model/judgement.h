// A person's verdict on a claim, an edge, a pair or an entity. Never deleted; wins over the rules; survives
// every rebuild.
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
  kUndo = 6,  // takes back the judgement whose id is the subject
};

//  subject      kind                        field    value
//  claim id     accept, reject
//  claim id     correct                     its name what is right: relate/corrections.h
//  claim id     pin                         phase    a day: the claim is listed in that phase, too
//  two ids      accept, pin                          the relation; a space between the ids
//  two ids      reject, split
//  a name       merge                                the name of the same entity that is used
//  a name       split                                it is an entity of its own, whatever was merged
//  phase DAY    pin, reject                 start    a phase starts there, or none does
//  phase DAY    correct                     name     what the phase that holds the day is called
//  judgement id undo
struct Judgement {
  JudgementId id;  // of all the rest: text/digest.h
  JudgementKind kind = JudgementKind::kAccept;
  std::string subject;
  std::string field;
  std::string value;
  std::string author;
  std::string reason;
  friend bool operator==(const Judgement&, const Judgement&) = default;
};

}  // namespace claimgraph

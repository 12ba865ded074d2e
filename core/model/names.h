// The names that enumerators have in exports, options and messages. One table each, both ways.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/claim.h"
#include "core/model/edge.h"
#include "core/model/judgement.h"
#include "core/model/period.h"
#include "core/model/value.h"

namespace claimgraph {

std::string_view to_text(AttributeClass value);
std::string_view to_text(Bound value);
std::string_view to_text(Hedge value);  // "" for kNone
std::string_view to_text(JudgementKind value);
std::string_view to_text(Label value);  // "" for kNone
std::string_view to_text(Modality value);
std::string_view to_text(PeriodKind value);
std::string_view to_text(Polarity value);
std::string_view to_text(Reckoning value);
std::string_view to_text(Relation value);
std::string_view to_text(SaidOnBasis value);
std::string_view to_text(Subtype value);  // "" for kNone

// The enumerator with that name; nothing if there is none.
// parse_name<Bound>("at_most") -> Bound::kAtMost
template <typename Enum>
std::optional<Enum> parse_name(std::string_view name);

// The enumerator stored as that byte; nothing if no version ever wrote it.
template <typename Enum>
std::optional<Enum> from_byte(std::uint8_t byte);

// The flags that are set, in the order of their bits: {"period_repaired", ...}.
std::vector<std::string_view> flag_names(std::uint32_t flags);
std::optional<Flag> parse_flag(std::string_view name);

}  // namespace claimgraph

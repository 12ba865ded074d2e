// Content-derived identities: 128 bits of a SHA-256, so that the same bytes always get the same id, a repeat
// changes nothing, and two databases merge by union. Distinct types: a source id cannot be passed for a claim
// id.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

struct Bits128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend auto operator<=>(const Bits128&, const Bits128&) = default;
};

template <typename Tag>
struct Id {
  Bits128 bits;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using SourceId = Id<struct SourceTag>;
using ClaimId = Id<struct ClaimTag>;
using JudgementId = Id<struct JudgementTag>;

// The question a claim answers, without its period: subject, attribute, dimension. It clusters claims on
// disk; two topics that share an id are only read together, never mixed up (relate compares the names).
enum class TopicId : std::uint64_t {};
// The question with its period, as exported.
enum class SlotId : std::uint64_t {};

inline constexpr std::size_t kIdHexSize = 32;
// The digits of an id that people see: enough for them and, mostly, for the database.
inline constexpr std::size_t kShortId = 10;

// 32 lower-case hex digits; 16 for topics and slots.
std::string to_text(const Bits128& bits);
template <typename Tag>
std::string to_text(const Id<Tag>& id) {
  return to_text(id.bits);
}
std::string to_text(TopicId id);
std::string to_text(SlotId id);

// Exactly 32 hex digits.
std::optional<Bits128> parse_bits(std::string_view hex);
template <typename Tag>
std::optional<Id<Tag>> parse_id(std::string_view hex) {
  const auto bits = parse_bits(hex);
  return bits ? std::optional(Id<Tag>{*bits}) : std::nullopt;
}

// All ids that start with `hex` (1 to 32 digits) lie in [first, last]. Nothing if it is no such prefix.
struct IdRange {
  Bits128 first, last;
};
std::optional<IdRange> prefix_range(std::string_view hex);

}  // namespace claimgraph

template <typename Tag>
struct std::hash<claimgraph::Id<Tag>> {
  std::size_t operator()(const claimgraph::Id<Tag>& id) const noexcept {
    return static_cast<std::size_t>(id.bits.low);  // already uniform
  }
};

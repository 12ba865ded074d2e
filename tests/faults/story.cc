#include "story.h"

#include <string>
#include <string_view>

namespace claimgraph::faults {
namespace {

constexpr std::string_view kBefore = "Velden spends ";
constexpr std::string_view kNumber = "sixty something billion euros";
constexpr std::uint32_t kStart = kBefore.size();
constexpr std::uint32_t kLength = kNumber.size();

// SplitMix64: enough to vary.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

Claim claim(const Source& source, std::uint32_t position) {
  const std::uint64_t dice = mix(source.id.bits.low * 100 + position);
  Claim c;
  c.id = ClaimId{{dice, source.id.bits.low * 100 + position}};
  c.source = source.id;
  c.published = source.published;
  c.position = position;
  c.topic = {"Subject " + std::to_string(dice % 60),
             "spending",
             "money",
             AttributeClass::kPlan,
             Reckoning::kDecided,
             ""};
  c.value.low = c.value.high = Decimal{static_cast<std::int64_t>(60 + dice / 60 % 4) * 1'000'000'000};
  c.value.unit = "EUR";
  c.value.last_digit = Decimal{1'000'000'000};
  c.value.surface = kNumber;
  c.modality = Modality::kPlanned;
  c.party = "Velden";
  c.said_on = source.published.day;
  c.said_on_basis = dice / 240 % 3 == 0 ? SaidOnBasis::kText : SaidOnBasis::kPublished;
  if (c.said_on_basis == SaidOnBasis::kText)
    c.said_on = plus_days(c.said_on, -static_cast<int>(dice / 720 % 4));
  c.mentions = {{{0, kStart + kLength + 5}, {kStart, kStart + kLength}}};
  c.extractor = "1";
  return c;
}

}  // namespace

Told told(std::uint64_t number) {
  const std::uint64_t dice = mix(number);
  Told t;
  t.source.id = SourceId{{dice, number}};
  t.source.title = "Title " + std::to_string(number);
  t.source.lang = "en";
  t.source.published =
      Timestamp{Day{20'000 + static_cast<std::int32_t>(dice % 60)}, std::nullopt, std::nullopt};
  t.source.text = std::string(kBefore) + std::string(kNumber) + ". " + std::string(200 + dice % 3000, 'x');
  for (std::uint32_t position = 0; position < 1 + dice / 60 % 5; ++position)
    t.claims.push_back(claim(t.source, position));
  return t;
}

relate::Rates no_rates() { return *relate::Rates::parse("Date,USD\n"); }

}  // namespace claimgraph::faults

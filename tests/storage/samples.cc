#include "samples.h"

#include <atomic>

#include <unistd.h>

namespace claimgraph::storage {

std::uint64_t ScratchPath::next_number() {
  static std::atomic<std::uint64_t> number{0};
  return static_cast<std::uint64_t>(::getpid()) * 1'000'000 + ++number;
}

SourceId sample_source_id(std::uint64_t n) { return {{n * 0x9e3779b97f4a7c15u, n}}; }

ClaimId sample_claim_id(std::uint64_t source, std::uint64_t position) {
  return {{(source * 1000 + position) * 0xbf58476d1ce4e5b9u, source * 1000 + position}};
}

Source sample_source(std::uint64_t n) {
  Source source;
  source.id = sample_source_id(n);
  source.title = "Title " + std::to_string(n);
  source.publisher = "The Daily";
  source.url = "https://example.org/" + std::to_string(n);
  source.lang = "en";
  source.published = Timestamp{Day{20'000 + static_cast<std::int32_t>(n)}, 3600, std::int16_t{-90}};
  source.said_on = Day{19'999};
  source.text = "Velden wants " + std::to_string(n) + " billion euros.";
  return source;
}

Topic sample_topic(std::string subject) {
  return {std::move(subject),      "spending",          "money",
          AttributeClass::kStatus, Reckoning::kTallied, "in the north"};
}

ResolvedClaim sample_claim(std::uint64_t n, std::uint32_t position, std::string subject) {
  const Source source = sample_source(n);
  ResolvedClaim c;
  c.claim.id = sample_claim_id(n, position);
  c.claim.source = source.id;
  c.claim.published = source.published;
  c.claim.position = position;
  c.claim.topic = sample_topic(std::move(subject));
  c.claim.value.low = Decimal{static_cast<std::int64_t>(n) * 1'000'000'000};
  c.claim.value.high = Decimal::parse("1234567890123456789012345678.5");
  c.claim.value.unit = "EUR";
  c.claim.value.bound = Bound::kRange;
  c.claim.value.hedge = Hedge::kUpTo;
  c.claim.value.last_digit = Decimal{100'000'000};
  c.claim.value.text = "a text";
  c.claim.value.surface = std::to_string(n) + " billion euros";
  c.claim.period = calendar_year(2025);
  c.claim.modality = Modality::kPlanned;
  c.claim.polarity = Polarity::kNegative;
  c.claim.party = "Velden";
  c.claim.said_on = Day{20'000 + static_cast<std::int32_t>(n)};
  c.claim.said_on_basis = SaidOnBasis::kText;
  c.claim.flags = kPeriodRepaired | kBareCurrency;
  c.claim.mentions = {{{0, 20}, {13, 18}}, {{2, 19}, {5, 10}}};
  c.claim.extractor = "0.1.0 amount:money";
  c.resolution = {Day{19'990}, Period{Day{1}, std::nullopt, PeriodKind::kSince}, kRetold};
  return c;
}

PlacedEdge sample_edge(const ResolvedClaim& from, const ResolvedClaim& to) {
  Edge edge{from.claim.id,   to.claim.id,  Relation::kUpdates,
            Subtype::kRaise, Label::kEcho, {"later-value", 2, {{"newer", "5"}, {"older", "4"}}}};
  return {topic_id(from.claim.topic), topic_id(to.claim.topic), std::move(edge)};
}

Append sample_append(std::uint64_t n) {
  Append append;
  append.source = sample_source(n);
  append.claims = {sample_claim(n, 0, "Velden"), sample_claim(n, 1, "Own " + std::to_string(n))};
  if (n > 0) append.put = {sample_edge(append.claims[0], sample_claim(n - 1, 0, "Velden"))};
  append.recorded_ms = 1'700'000'000'000 + static_cast<std::int64_t>(n);
  return append;
}

}  // namespace claimgraph::storage

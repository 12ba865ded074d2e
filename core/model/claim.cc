#include "core/model/claim.h"

#include <tuple>

#include "core/model/fnv.h"

namespace claimgraph {
namespace {

Fnv topic_hash(const Topic& topic) {
  Fnv hash;
  hash.add(topic.subject);
  hash.add(topic.attribute);
  hash.add(topic.dimension);
  return hash;
}

bool looks_at_period(const ResolvedClaim& c) {
  return c.resolution.period && c.claim.topic.attribute_class != AttributeClass::kStatus &&
         !is_date(c.claim.value);
}

bool looks_at_days(const ResolvedClaim& c) {
  return c.claim.topic.attribute_class == AttributeClass::kObservation ||
         c.resolution.period->kind == PeriodKind::kFiscal;
}

}  // namespace

Resolution unresolved(const Claim& claim) { return {claim.said_on, claim.period, 0}; }

bool newer(const ResolvedClaim& a, const ResolvedClaim& b) {
  const auto key = [](const ResolvedClaim& c) {
    return std::tie(c.resolution.said_on, c.claim.published, c.claim.source, c.claim.position);
  };
  return key(a) > key(b);
}

TopicId topic_id(const Topic& topic) { return TopicId{topic_hash(topic).value()}; }

SlotId slot_id(const ResolvedClaim& claim) {
  Fnv hash = topic_hash(claim.claim.topic);
  if (looks_at_period(claim)) {
    const Period& period = *claim.resolution.period;
    if (looks_at_days(claim) && !is_calendar_year(period)) {
      hash.add(static_cast<std::uint32_t>(period.from ? period.from->number : 0));
      hash.add(static_cast<std::uint32_t>(period.to ? period.to->number : 0));
    } else {
      hash.add(static_cast<std::uint32_t>(year_of(period)));
    }
  }
  return SlotId{hash.value()};
}

}  // namespace claimgraph

// Generated stories: a few subjects, parties and figures that many sources tell, repeat, move and date
// differently.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "core/model/claim.h"
#include "core/model/source.h"

namespace claimgraph {

struct Told {
  Source source;
  std::vector<Claim> claims;
};

inline void showValue(const Told& told, std::ostream& out) {
  out << "\nsource " << told.source.id.bits.high << " of " << to_text(told.source.published);
  for (const Claim& c : told.claims) {
    out << "\n  " << c.topic.subject << "." << c.topic.attribute << " = " << c.value.low->to_text() << " "
        << c.value.unit << " said " << to_text(c.said_on) << " basis " << int(c.said_on_basis) << " party "
        << c.party.value_or("-") << " period " << (c.period ? year_of(*c.period) : 0) << " modality "
        << int(c.modality) << " flags " << c.flags;
  }
}

inline rc::Gen<Claim> arbitrary_claim() {
  return rc::gen::exec([] {
    Claim c;
    const int attribute = *rc::gen::inRange(0, 4);
    c.topic.subject = *rc::gen::element<std::string>("Velden", "Orsk", "Velden/Orsk");
    c.topic.attribute = "attribute_" + std::to_string(attribute);
    c.topic.dimension = "money";
    c.topic.attribute_class = attribute == 3   ? AttributeClass::kStatus
                              : attribute == 2 ? AttributeClass::kObservation
                                               : AttributeClass::kPlan;
    const int value = *rc::gen::weightedElement<int>({{6, 65}, {2, 62}, {2, 67}, {1, 40}});
    c.value.low = c.value.high = Decimal{std::int64_t{value} * 1'000'000'000};
    c.value.unit = value == 62 ? "EUR" : "USD";
    c.value.last_digit = Decimal{1'000'000'000};
    c.value.bound =
        *rc::gen::weightedElement<Bound>({{5, Bound::kExact}, {1, Bound::kAtLeast}, {1, Bound::kAtMost}});
    if (c.value.bound == Bound::kAtMost) c.value.low.reset();
    if (c.value.bound == Bound::kAtLeast) c.value.high.reset();
    if (!c.value.low) c.value.low = c.value.high;
    const int year = *rc::gen::weightedElement<int>({{3, 2025}, {1, 2026}, {3, 0}});
    if (year != 0) c.period = calendar_year(year);
    c.modality = *rc::gen::weightedElement<Modality>({{4, Modality::kPlanned}, {1, Modality::kActual}});
    const std::string party = *rc::gen::weightedElement<std::string>({{5, "Velden"}, {2, ""}, {1, "Bank"}});
    if (!party.empty()) c.party = party;
    c.said_on_basis = *rc::gen::weightedElement<SaidOnBasis>({{6, SaidOnBasis::kPublished},
                                                              {2, SaidOnBasis::kText},
                                                              {1, SaidOnBasis::kOlder},
                                                              {1, SaidOnBasis::kOlderOpen}});
    c.said_on = Day{*rc::gen::inRange(-6, 1)};  // against the day of publication
    c.flags = *rc::gen::weightedElement<std::uint32_t>(
        {{9, 0}, {1, kExplicitRevision}, {1, kSuperseded}, {1, kWithdrawal}});
    c.flags |= *rc::gen::weightedElement<std::uint32_t>(
        {{6, 0}, {2, kOpenAttribute}, {1, kHintedAttribute}, {2, kTopicalSubject}});
    return c;
  });
}

// Sources of 20 days; ids follow no order.
inline rc::Gen<std::vector<Told>> arbitrary_story(int most_sources = 8) {
  return rc::gen::exec([most_sources] {
    std::vector<Told> story;
    const int sources = *rc::gen::inRange(1, most_sources + 1);
    for (int n = 0; n < sources; ++n) {
      Told told;
      const auto id =
          static_cast<std::uint64_t>(*rc::gen::inRange(0, 1000)) * 100 + static_cast<std::uint64_t>(n);
      told.source.id = SourceId{{id, id}};
      told.source.lang = "en";
      told.source.text = "text " + std::to_string(id);
      told.source.published = Timestamp{Day{20'100 + *rc::gen::inRange(0, 12)}, std::nullopt, std::nullopt};
      told.claims = *rc::gen::resize(6, rc::gen::container<std::vector<Claim>>(arbitrary_claim()));
      for (std::size_t i = 0; i < told.claims.size(); ++i) {
        Claim& c = told.claims[i];
        c.source = told.source.id;
        c.published = told.source.published;
        c.position = static_cast<std::uint32_t>(i);
        c.id = ClaimId{{id * 100 + i, id}};
        c.mentions = {{{0, 4}, {0, 4}}};
        const int back = c.said_on_basis == SaidOnBasis::kPublished ? 0 : c.said_on.number;
        c.said_on = plus_days(told.source.published.day, back);
      }
      story.push_back(std::move(told));
    }
    return story;
  });
}

// One question that many sources answer alike: a few figures of a few days, so that an answer has many
// claims.
inline rc::Gen<std::vector<Told>> arbitrary_hot_story(int most_sources = 9) {
  return rc::gen::map(arbitrary_story(most_sources), [](std::vector<Told> story) {
    for (Told& told : story) {
      told.source.published.day = Day{20'100 + told.source.published.day.number % 3};
      for (Claim& c : told.claims) {
        const int back = c.said_on_basis == SaidOnBasis::kPublished ? 0 : c.position % 2 == 0 ? -1 : -2;
        c.topic.subject = "Velden";
        c.topic.attribute = c.topic.attribute == "attribute_3" ? "attribute_3" : "attribute_0";
        c.topic.attribute_class =
            c.topic.attribute == "attribute_3" ? AttributeClass::kStatus : AttributeClass::kPlan;
        c.published = told.source.published;
        c.said_on = plus_days(c.published.day, back);
      }
    }
    return story;
  });
}

}  // namespace claimgraph

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "core/model/names.h"
#include "graph/describe.h"

namespace claimgraph::cli {
namespace {

struct Slot {
  ResolvedClaim newest;
  Day first;
  std::size_t claims = 0;
  std::set<SourceId> sources;
};

// In the order in which their first claims come: topic by topic.
class Slots {
 public:
  void add(const ResolvedClaim& claim) {
    const auto [place, is_new] = index_.emplace(slot_id(claim), slots_.size());
    if (is_new) slots_.push_back({claim, claim.resolution.said_on, 0, {}});
    Slot& slot = slots_[place->second];
    if (newer(claim, slot.newest)) slot.newest = claim;
    slot.first = std::min(slot.first, claim.resolution.said_on);
    ++slot.claims;
    slot.sources.insert(claim.claim.source);
  }
  const std::vector<Slot>& all() const { return slots_; }

 private:
  std::map<SlotId, std::size_t> index_;
  std::vector<Slot> slots_;
};

void print_table(const std::vector<Slot>& slots, Session& session) {
  Table table({{"SLOT"},
               {"CLAIMS"},
               {"SOURCES"},
               {"FIRST"},
               {"LAST"},
               {"QUESTION", Fit::kWrap},
               {"NEWEST ANSWER", Fit::kWrap}});
  for (const Slot& slot : slots) {
    table.add({to_text(slot_id(slot.newest)), std::to_string(slot.claims),
               std::to_string(slot.sources.size()), to_text(slot.first),
               to_text(slot.newest.resolution.said_on), graph::describe_question(slot.newest),
               graph::describe_answer(slot.newest.claim)});
  }
  table.print(session.out, session.width);
}

void write_period(graph::JsonWriter& json, const std::optional<Period>& period) {
  if (!period) {
    json.null();
  } else {
    json.begin_object().field("from", period->from).field("to", period->to).end_object();
  }
}

void print_rows(const std::vector<Slot>& slots, Session& session, Format format) {
  Rows rows(session.out, format);
  for (const Slot& slot : slots) {
    rows.add([&](graph::JsonWriter& json) {
      const Topic& topic = slot.newest.claim.topic;
      json.begin_object().field("id", to_text(slot_id(slot.newest))).field("subject", topic.subject);
      json.field("attribute", topic.attribute).field("dimension", topic.dimension).key("period");
      write_period(json, slot.newest.resolution.period);
      json.field("class", to_text(topic.attribute_class)).field("claims", slot.claims);
      json.field("sources", slot.sources.size()).field("first", slot.first);
      json.field("last", slot.newest.resolution.said_on)
          .field("newest", to_text(slot.newest.claim.id))
          .end_object();
    });
  }
  rows.finish();
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto store = open_database(session, storage::Mode::kRead);
  if (!store) return store.error();
  Slots slots;
  const auto snapshot = store->snapshot();
  const Status done = graph::for_each_match(snapshot, *filter, [&](const ResolvedClaim& claim) {
    slots.add(claim);
    return ok();
  });
  if (!done) return done.error();
  const Format format = format_of(options.format);
  if (format == Format::kText) {
    print_table(slots.all(), session);
  } else {
    print_rows(slots.all(), session, format);
  }
  return kDone;
}

constexpr std::array kFlags = {kSubjectFlag, kAttributeFlag, kUnitFlag, kSinceFlag,
                               kUntilFlag,   kLangFlag,      kTextFlag};

}  // namespace

const Command kSlots{.name = "slots",
                     .summary = "List the questions that the claims answer",
                     .formats = Formats::kRows,
                     .flags = kFlags,
                     .examples = "  claimgraph slots\n  claimgraph slots --subject orvento\n",
                     .run = run};

}  // namespace claimgraph::cli

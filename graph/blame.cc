#include "graph/blame.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "core/model/names.h"
#include "graph/describe.h"
#include "graph/follow.h"
#include "graph/lineage.h"
#include "graph/view.h"

namespace claimgraph::graph {
namespace {

// Older tellings of the same answer, each with those that it goes back to.
struct Trail {
  std::vector<Vertex> vertices;  // the one asked about first
  std::unordered_map<Vertex, std::vector<Vertex>> older;
  bool cut = false;
};

Trail trail_from(const View& view, const Vertex& asked) {
  const Follow back(view, Route::kOrigin, kMaxLineage);
  Trail trail;
  std::deque<Vertex> queue = {asked};
  std::unordered_map<Vertex, bool> seen = {{asked, true}};
  while (!queue.empty()) {
    const Vertex vertex = queue.front();
    queue.pop_front();
    trail.vertices.push_back(vertex);
    for (const Step& step : back.steps(vertex)) {
      const Vertex older = target(step, back);
      trail.older[vertex].push_back(older);
      if (seen.emplace(older, true).second) queue.push_back(older);
    }
  }
  trail.cut = back.cut();
  return trail;
}

bool printed_before(const ResolvedClaim& a, const ResolvedClaim& b) {
  if (a.claim.published != b.claim.published) return a.claim.published < b.claim.published;
  return newer(b, a);
}

void add_words(std::vector<Shift>& shifts, const char* lost, const char* added, std::string before,
               std::string after) {
  if (before == after) return;
  const char* what = after.empty() ? lost : added;
  shifts.push_back({what, std::move(before), std::move(after)});
}

std::string bound_of(const Value& value) {
  return value.bound == Bound::kExact ? "" : std::string(to_text(value.bound));
}

// The nearest: least is changed, then the last one printed.
void go_back_to(const std::vector<Telling>& tellings, std::size_t place, Telling& telling) {
  const Telling& before = tellings[place];
  auto shifts = shifts_between(before.claim.claim, telling.claim.claim);
  if (before.lang != telling.lang) shifts.push_back({"language", before.lang, telling.lang});
  const bool nearer = !telling.from || shifts.size() < telling.shifts.size() ||
                      (shifts.size() == telling.shifts.size() && place > *telling.from);
  if (!nearer) return;
  telling.from = place;
  telling.shifts = std::move(shifts);
}

}  // namespace

std::vector<Shift> shifts_between(const Claim& before, const Claim& after) {
  std::vector<Shift> shifts;
  const Value& old = before.value;
  const Value& now = after.value;
  add_words(shifts, "hedge lost", "hedge", std::string(to_text(old.hedge)), std::string(to_text(now.hedge)));
  add_words(shifts, "bound lost", "bound", bound_of(old), bound_of(now));
  const bool other_number = old.unit != now.unit || old.text != now.text ||
                            (old.low ? old.low : old.high) != (now.low ? now.low : now.high);
  if (other_number)
    shifts.push_back({old.unit == now.unit ? "figure" : "unit", describe(old), describe(now)});
  add_words(shifts, "speaker lost", "speaker", before.party.value_or(""), after.party.value_or(""));
  add_words(shifts, "modality", "modality", std::string(to_text(before.modality)),
            std::string(to_text(after.modality)));
  const auto period = [](const Claim& c) { return c.period ? to_text(*c.period) : ""; };
  add_words(shifts, "period lost", "period", period(before), period(after));
  return shifts;
}

Result<Blame> blame(const storage::Snapshot& snapshot, const ResolvedClaim& claim, SourceCache& sources) {
  const View view(snapshot);
  const Trail trail = trail_from(view, vertex_of(claim));
  if (!view.status()) return view.status().error();
  std::vector<ClaimId> ids;
  for (const Vertex& vertex : trail.vertices) ids.push_back(vertex.id);
  auto claims = snapshot.get_claims(ids);
  if (!claims) return claims.error();
  std::ranges::sort(*claims, printed_before);
  Blame blame;
  blame.cut = trail.cut;
  std::unordered_map<ClaimId, std::size_t> index;
  for (ResolvedClaim& told : *claims) {
    const auto source = sources.get(told.claim.source);
    if (!source) return source.error();
    index.emplace(told.claim.id, blame.tellings.size());
    blame.tellings.push_back({std::move(told), std::nullopt, (*source)->source.lang, {}});
  }
  blame.asked = index.at(claim.claim.id);
  for (const auto& [vertex, older] : trail.older) {
    Telling& telling = blame.tellings[index.at(vertex.id)];
    for (const Vertex& from : older) {
      if (index.at(from.id) < index.at(vertex.id)) go_back_to(blame.tellings, index.at(from.id), telling);
    }
  }
  return blame;
}

}  // namespace claimgraph::graph

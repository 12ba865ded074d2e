#include "graph/coreference.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "core/model/figure.h"
#include "core/relate/coreference.h"
#include "core/relate/corrections.h"

namespace claimgraph {
namespace {

using Claims = Coreference::Claims;
using Turn = Coreference::Turn;

Turn turn_of(const Claims& claims) { return {claims.front().published, claims.front().source}; }

std::set<Figure> figures_in(const Claims& claims) {
  std::set<Figure> figures;
  for (const Claim& claim : claims) {
    if (auto figure = figure_of(claim.value)) figures.insert(*std::move(figure));
  }
  return figures;
}

Claims read_alone(Claims claims) {
  for (Claim& claim : claims) claim = relate::read_alone(relate::as_found(std::move(claim)));
  return claims;
}

// Those of a set that lie before or after a turn, nearest first.
std::vector<Turn> nearest_in(const std::set<Turn>& turns, const Turn& turn, bool earlier) {
  std::vector<Turn> nearest;
  if (earlier) {
    for (auto it = turns.lower_bound(turn); it != turns.begin() && nearest.size() < relate::kTextsWithFigure;)
      nearest.push_back(*--it);
  } else {
    for (auto it = turns.upper_bound(turn); it != turns.end() && nearest.size() < relate::kTextsWithFigure;
         ++it)
      nearest.push_back(*it);
  }
  return nearest;
}

using Shares = std::map<Turn, std::size_t>;  // how many figures a text shares

// The texts that share most, of equal ones the later; nearest first.
std::vector<Turn> most(const Shares& shares) {
  std::vector<std::pair<std::size_t, Turn>> ranked;
  for (const auto& [turn, figures] : shares) ranked.emplace_back(figures, turn);
  std::ranges::sort(ranked, std::greater());
  if (ranked.size() > relate::kTextsOfStory) ranked.resize(relate::kTextsOfStory);
  std::vector<Turn> turns;
  for (const auto& [figures, turn] : ranked) turns.push_back(turn);
  std::ranges::sort(turns, std::greater());
  return turns;
}

}  // namespace

Claims Coreference::corrected(const Claims& claims) const {
  if (judged_.is_empty()) return claims;
  Claims result;
  for (const Claim& claim : claims) result.push_back(relate::corrected(claim, judged_));
  return result;
}

Result<Claims> Coreference::stored(SourceId source) const {
  const auto resolved = before_.claims_of(source);
  if (!resolved) return resolved.error();
  Claims claims;
  for (const ResolvedClaim& c : *resolved) claims.push_back(c.claim);
  return claims;
}

// A figure's nearest sources: of those that are stored, and with those that are given.
Result<Coreference::Nearest> Coreference::nearest(const Figure& figure, const Turn& turn,
                                                  bool earlier) const {
  Nearest found;
  const auto given = figures_.find(figure.text);
  if (given != figures_.end()) found.now = nearest_in(given->second, turn, earlier);
  if (given_ == Given::kAllSources) return found;
  const std::size_t limit = relate::kTextsWithFigure + replaced_;
  const FigureId id = figure_id(figure);
  auto there = earlier ? before_.figure_before(id, turn, limit) : before_.figure_after(id, turn, limit);
  if (!there) return there.error();
  found.before = *std::move(there);
  std::ranges::copy_if(found.before, std::back_inserter(found.now),
                       [&](const Turn& t) { return !read_.contains(t.second); });
  std::ranges::sort(found.now);
  if (earlier) std::ranges::reverse(found.now);
  for (std::vector<Turn>* turns : {&found.before, &found.now})
    if (turns->size() > relate::kTextsWithFigure) turns->resize(relate::kTextsWithFigure);
  return found;
}

Result<Claims> Coreference::standing(SourceId source) {
  if (const auto settled = standing_.find(source); settled != standing_.end()) return settled->second;
  return stored(source);
}

// The texts that share most figures with a later one, nearest first; and those before anything was given.
Result<Coreference::Nearest> Coreference::earlier_texts(const Claims& seen, const Turn& turn) const {
  Shares now, before;
  for (const Figure& figure : figures_in(seen)) {
    const auto turns = nearest(figure, turn, true);
    if (!turns) return turns.error();
    for (const Turn& t : turns->now) ++now[t];
    for (const Turn& t : turns->before) ++before[t];
  }
  return Nearest{most(now), most(before)};
}

// Whether a stored source still has the earlier texts that it had, and they their topics.
bool Coreference::is_untouched(const Nearest& earlier) const {
  return replaced_ == 0 && earlier.now == earlier.before &&
         std::ranges::none_of(earlier.now, [&](const Turn& t) { return settled_.contains(t.second); });
}

Status Coreference::enqueue_after(const Claims& seen, const Turn& turn) {
  for (const Figure& figure : figures_in(seen)) {
    const auto turns = nearest(figure, turn, false);
    if (!turns) return turns.error();
    queue_.insert(turns->now.begin(), turns->now.end());
  }
  return ok();
}

Status Coreference::admit(SourceId source, Claims claims) {
  Claims& read = read_[source] = read_alone(std::move(claims));
  settled_[source] = read;
  if (read.empty()) return ok();
  const Turn turn = turn_of(read);
  for (const Figure& figure : figures_in(corrected(read))) figures_[figure.text].insert(turn);
  queue_.insert(turn);
  return ok();
}

Status Coreference::settle_source(const Turn& turn) {
  const SourceId source = turn.second;
  const auto given = read_.find(source);
  Claims before;
  if (given == read_.end()) {
    auto claims = stored(source);
    if (!claims) return claims.error();
    before = *std::move(claims);
  }
  const Claims read = given != read_.end() ? given->second : read_alone(before);
  const Claims seen = corrected(read);
  const auto earlier = earlier_texts(seen, turn);
  if (!earlier) return earlier.error();
  if (given == read_.end() && is_untouched(*earlier)) return ok();
  std::vector<Claims> texts;
  for (const Turn& t : earlier->now) {
    auto claims = standing(t.second);
    if (!claims) return claims.error();
    texts.push_back(*std::move(claims));
  }
  Claims settled = relate::coreferred(read, texts, judged_);
  Claims standing = corrected(settled);
  const bool changed = standing != before;
  if (given != read_.end() || changed) {
    settled_[source] = std::move(settled);
    standing_[source] = std::move(standing);
  }
  return changed ? enqueue_after(seen, turn) : ok();
}

// The stored claims of the given sources, as far as others may still have to be told that they go.
Result<std::vector<Claims>> Coreference::replaced() const {
  std::vector<Claims> all;
  if (given_ == Given::kAllSources) return all;
  for (const auto& [source, read] : read_) {
    auto claims = stored(source);
    if (!claims) return claims.error();
    if (!claims->empty()) all.push_back(*std::move(claims));
  }
  return all;
}

Result<std::map<SourceId, Claims>> Coreference::settle(std::map<SourceId, Claims> sources) {
  for (auto& [source, claims] : sources) {
    if (const Status s = admit(source, std::move(claims)); !s) return s.error();
  }
  const auto old = replaced();
  if (!old) return old.error();
  replaced_ = old->size();
  for (const Claims& claims : *old) {  // who saw the figures that go
    if (const Status s = enqueue_after(claims, turn_of(claims)); !s) return s.error();
  }
  while (!queue_.empty()) {
    const Turn turn = *queue_.begin();  // a change only reaches sources after it, so each has its turn once
    queue_.erase(queue_.begin());
    if (const Status s = settle_source(turn); !s) return s.error();
  }
  return std::move(settled_);
}

Result<std::map<SourceId, Claims>> unsettled_sources(const storage::Snapshot& snapshot,
                                                     const relate::Judged& judged) {
  std::map<SourceId, Claims> stored;
  const Status seen = snapshot.for_each_claim([&](const ResolvedClaim& c) {
    stored[c.claim.source].push_back(c.claim);
    return ok();
  });
  if (!seen) return seen.error();
  for (auto& [source, claims] : stored) std::ranges::sort(claims, {}, &Claim::position);
  auto settled = Coreference(snapshot, judged, Coreference::Given::kAllSources).settle(stored);
  if (!settled) return settled;
  std::erase_if(*settled, [&](const auto& entry) {
    const Claims& there = stored.at(entry.first);
    return std::ranges::equal(entry.second, there, [&](const Claim& now, const Claim& before) {
      return (judged.is_empty() ? now : relate::corrected(now, judged)) == before;
    });
  });
  return settled;
}

}  // namespace claimgraph

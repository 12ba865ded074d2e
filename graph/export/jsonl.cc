#include "graph/export/jsonl.h"

#include <algorithm>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "graph/export/record.h"
#include "graph/source_cache.h"

namespace claimgraph::graph {
namespace {

constexpr std::size_t kBatch = 1024;  // claims

struct Place {
  ClaimId id;
  TopicId topic{};
  friend auto operator<=>(const Place&, const Place&) = default;
};

class Lines {
 public:
  explicit Lines(std::ostream& out) : out_(out) {}

  // write(JsonWriter&) gives one line.
  template <typename Write>
  void add(Write write) {
    line_.clear();
    JsonWriter json(line_);
    write(json);
    line_ += '\n';
    out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  }

 private:
  std::ostream& out_;
  std::string line_;
};

Status write_sources(const storage::Snapshot& snapshot, Lines& lines) {
  const auto sources = snapshot.sources();
  if (!sources) return sources.error();
  for (const Source& listed : *sources) {
    const auto source = snapshot.find_source(listed.id);
    if (!source) return source.error();
    if (!*source)
      return Error{ErrorCode::kCorruption, "source " + to_text(listed.id) + " is listed but not there"};
    lines.add([&](JsonWriter& json) { write_source(json, **source); });
  }
  return ok();
}

Result<std::vector<Place>> places_of(const storage::Snapshot& snapshot) {
  std::vector<Place> places;
  const Status seen = snapshot.for_each_claim([&](const ResolvedClaim& claim) {
    places.push_back({claim.claim.id, topic_id(claim.claim.topic)});
    return ok();
  });
  if (!seen) return seen.error();
  std::ranges::sort(places);
  return places;
}

Status write_batch(const storage::Snapshot& snapshot, std::span<const Place> batch, SourceCache& sources,
                   Lines& lines) {
  std::vector<ClaimId> ids;
  for (const Place& place : batch) ids.push_back(place.id);
  const auto claims = snapshot.get_claims(ids);
  if (!claims) return claims.error();
  for (const ResolvedClaim& claim : *claims) {
    const auto source = sources.get(claim.claim.source);
    if (!source) return source.error();
    lines.add([&](JsonWriter& json) { write_claim(json, claim, (*source)->source, (*source)->offsets); });
  }
  return ok();
}

Status write_claims(const storage::Snapshot& snapshot, std::span<const Place> places, Lines& lines) {
  SourceCache sources(snapshot);
  for (std::size_t i = 0; i < places.size(); i += kBatch) {
    const auto batch = places.subspan(i, std::min(kBatch, places.size() - i));
    if (const Status written = write_batch(snapshot, batch, sources, lines); !written) return written;
  }
  return ok();
}

// By the newer end's id: a claim's edges lie together, so this is one short read per claim and never all
// edges at once.
Status write_edges(const storage::Snapshot& snapshot, std::span<const Place> places, Lines& lines) {
  for (const Place& place : places) {
    auto edges = snapshot.edges_from(place.topic, place.id);
    if (!edges) return edges.error();
    std::ranges::sort(*edges, {}, &storage::PlacedEdge::edge);
    for (const auto& placed : *edges) {
      lines.add([&](JsonWriter& json) { write_edge(json, placed.edge); });
    }
  }
  return ok();
}

Status write_judgements(const storage::Snapshot& snapshot, Lines& lines) {
  const auto judgements = snapshot.judgements();
  if (!judgements) return judgements.error();
  for (const Judgement& judgement : *judgements) {
    lines.add([&](JsonWriter& json) { write_judgement(json, judgement); });
  }
  return ok();
}

}  // namespace

Status write_jsonl(const storage::Snapshot& snapshot, std::ostream& out) {
  Lines lines(out);
  if (const Status written = write_sources(snapshot, lines); !written) return written;
  const auto places = places_of(snapshot);
  if (!places) return places.error();
  if (const Status written = write_claims(snapshot, *places, lines); !written) return written;
  if (const Status written = write_edges(snapshot, *places, lines); !written) return written;
  return write_judgements(snapshot, lines);
}

}  // namespace claimgraph::graph

#include <algorithm>
#include <utility>

#include "storage/codec.h"
#include "storage/directory.h"
#include "storage/keys.h"
#include "storage/schema.h"
#include "storage/store.h"
#include "storage/store_state.h"

namespace claimgraph::storage {
namespace {

Error missing(std::string what) { return {ErrorCode::kCorruption, std::move(what) + " is missing"}; }

Error points_elsewhere(ClaimId id) {
  return {ErrorCode::kCorruption, "the id " + to_text(id) + " points to another claim"};
}

// Decodes every row of a range and gives it to `take`.
template <typename Decoded, typename Take>
Status each(const View& view, Table table, const Range& range,
            Result<Decoded> (*decode)(std::string_view, std::string_view), Take take) {
  return view.scan(table, range, [&](std::string_view key, std::string_view value) -> Result<Next> {
    auto decoded = decode(key, value);
    if (!decoded) return decoded.error();
    if (const Status s = take(*std::move(decoded)); !s) return s.error();
    return Next::kGo;
  });
}

template <typename Decoded>
Result<std::vector<Decoded>> collect(const View& view, Table table, const Range& range,
                                     Result<Decoded> (*decode)(std::string_view, std::string_view)) {
  std::vector<Decoded> list;
  const Status s = each(view, table, range, decode, [&](Decoded decoded) {
    list.push_back(std::move(decoded));
    return ok();
  });
  if (!s) return s.error();
  return list;
}

// In the order of the keys; every one must be there.
template <typename Decoded>
Result<std::vector<Decoded>> get_all(const View& view, Table table, std::span<const std::string> keys,
                                     std::string_view what,
                                     Result<Decoded> (*decode)(std::string_view, std::string_view)) {
  auto values = view.multi_get(table, keys);
  if (!values) return values.error();
  std::vector<Decoded> list;
  list.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!(*values)[i]) return missing(std::string(what));
    auto decoded = decode(keys[i], *(*values)[i]);
    if (!decoded) return decoded.error();
    list.push_back(*std::move(decoded));
  }
  return list;
}

template <typename Id>
Result<std::vector<Id>> ids_with_prefix(const View& view, Table table, std::string_view hex,
                                        std::size_t limit) {
  std::vector<Id> ids;
  const auto range = prefix_range(hex);
  if (!range || limit == 0) return ids;
  const Status s =
      view.scan(table, id_range(*range), [&](std::string_view key, std::string_view) -> Result<Next> {
        const auto id = parse_id_key(key);
        if (!id) return id.error();
        ids.push_back(Id{*id});
        return ids.size() == limit ? Next::kStop : Next::kGo;
      });
  if (!s) return s.error();
  return ids;
}

Topic to_topic(TopicName name, const TopicVariant& variant) {
  return {std::move(name.subject), std::move(name.attribute), std::move(name.dimension),
          variant.attribute_class, variant.reckoning,         {}};
}

Result<Topic> decode_topic_row(std::string_view key, std::string_view bytes) {
  auto name = parse_topic_key(key);
  if (!name) return name.error();
  const auto variants = decode_topic(key, bytes);
  if (!variants) return variants.error();
  return to_topic(*std::move(name), variants->front());
}

Result<JournalEntry> decode_journal_entry(std::string_view key, std::string_view bytes) {
  const auto line = decode_journal(key, bytes);
  if (!line) return line.error();
  return line->entry;
}

}  // namespace

Snapshot::Snapshot(std::unique_ptr<State> state) : state_(std::move(state)) {}
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;
Snapshot::~Snapshot() = default;

Result<std::optional<Source>> Snapshot::find_source(SourceId id) const {
  const std::string key = id_key(id.bits);
  const auto bytes = state_->view->get(Table::kSources, key);
  if (!bytes) return bytes.error();
  if (!*bytes) return std::optional<Source>{};
  auto source = decode_source(key, **bytes);
  if (!source) return source.error();
  const auto text_bytes = state_->view->get(Table::kTexts, key);
  if (!text_bytes) return text_bytes.error();
  if (!*text_bytes) return missing("the text of source " + to_text(id));
  auto text = decode_text(key, **text_bytes);
  if (!text) return text.error();
  source->text = *std::move(text);
  return std::optional(*std::move(source));
}

Result<std::vector<Source>> Snapshot::sources() const {
  return collect(*state_->view, Table::kSources, all_keys(), decode_source);
}

Result<std::vector<SourceId>> Snapshot::sources_with_prefix(std::string_view hex, std::size_t limit) const {
  return ids_with_prefix<SourceId>(*state_->view, Table::kSources, hex, limit);
}

Result<std::optional<ResolvedClaim>> Snapshot::find_claim(ClaimId id) const {
  const std::string key = id_key(id.bits);
  const auto bytes = state_->view->get(Table::kPlaces, key);
  if (!bytes) return bytes.error();
  if (!*bytes) return std::optional<ResolvedClaim>{};
  const auto place = decode_place(key, **bytes);
  if (!place) return place.error();
  const auto value = state_->view->get(Table::kClaims, *place);
  if (!value) return value.error();
  if (!*value) return missing("the claim that the id " + to_text(id) + " points to");
  auto claim = decode_claim(*place, **value);
  if (!claim) return claim.error();
  if (claim->claim.id != id) return points_elsewhere(id);
  return std::optional(*std::move(claim));
}

Result<std::vector<ResolvedClaim>> Snapshot::get_claims(std::span<const ClaimId> ids) const {
  std::vector<std::string> keys;
  keys.reserve(ids.size());
  for (const ClaimId id : ids) keys.push_back(id_key(id.bits));
  const auto places = get_all(*state_->view, Table::kPlaces, keys, "the place of a claim", decode_place);
  if (!places) return places.error();
  auto claims =
      get_all(*state_->view, Table::kClaims, *places, "a claim that its id points to", decode_claim);
  if (!claims) return claims.error();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if ((*claims)[i].claim.id != ids[i]) return points_elsewhere(ids[i]);
  }
  return claims;
}

Result<std::vector<ClaimId>> Snapshot::claims_with_prefix(std::string_view hex, std::size_t limit) const {
  return ids_with_prefix<ClaimId>(*state_->view, Table::kPlaces, hex, limit);
}

Result<std::vector<ResolvedClaim>> Snapshot::claims_of(SourceId id) const {
  const std::string key = id_key(id.bits);
  const auto bytes = state_->view->get(Table::kMembers, key);
  if (!bytes) return bytes.error();
  if (!*bytes) return std::vector<ResolvedClaim>{};
  const auto keys = member_keys(key, **bytes);
  if (!keys) return keys.error();
  return get_all(*state_->view, Table::kClaims, *keys, "a claim of source " + to_text(id), decode_claim);
}

Result<std::vector<ResolvedClaim>> Snapshot::claims_of(TopicId id) const {
  std::vector<ResolvedClaim> claims;
  const Status s = state_->view->scan(
      Table::kClaims, keys_with_prefix(topic_prefix(id)),
      [&](std::string_view key, std::string_view value) -> Result<Next> {
        if (const Status decoded = decode_claim_into(key, value, claims.emplace_back()); !decoded)
          return decoded.error();
        return Next::kGo;
      });
  if (!s) return s.error();
  return claims;
}

Result<std::uint64_t> Snapshot::count_claims(const Topic& topic) const {
  const std::string key = topic_key({topic.subject, topic.attribute, topic.dimension});
  const auto bytes = state_->view->get(Table::kTopics, key);
  if (!bytes) return bytes.error();
  if (!*bytes) return std::uint64_t{0};
  const auto variants = decode_topic(key, **bytes);
  if (!variants) return variants.error();
  std::uint64_t count = 0;
  for (const TopicVariant& variant : *variants) count += variant.claims;
  return count;
}

Result<std::vector<Topic>> Snapshot::topics() const {
  return collect(*state_->view, Table::kTopics, all_keys(), decode_topic_row);
}

Status Snapshot::for_each_claim(const std::function<Status(const ResolvedClaim&)>& visit) const {
  return each(*state_->view, Table::kClaims, all_keys(), decode_claim, visit);
}

Result<std::vector<Snapshot::Turn>> Snapshot::figure_before(FigureId figure, const Turn& turn,
                                                            std::size_t limit) const {
  std::vector<Turn> turns;
  Range range = keys_with_prefix(figure_prefix(figure));
  range.begin = figure_key({figure, turn.first, turn.second}) + '\0';  // the newest come first
  const Status s = state_->view->scan(Table::kFigures, range,
                                      [&](std::string_view key, std::string_view value) -> Result<Next> {
                                        if (turns.size() == limit) return Next::kStop;
                                        const auto name = decode_figure(key, value);
                                        if (!name) return name.error();
                                        turns.emplace_back(name->published, name->source);
                                        return Next::kGo;
                                      });
  if (!s) return s.error();
  return turns;
}

Result<std::vector<Snapshot::Turn>> Snapshot::figure_after(FigureId figure, const Turn& turn,
                                                           std::size_t limit) const {
  std::vector<Turn> turns;
  Range range{figure_prefix(figure), figure_key({figure, turn.first, turn.second})};
  while (turns.size() < limit) {
    auto row = state_->view->find_last(Table::kFigures, range);
    if (!row) return row.error();
    if (!*row) break;
    const auto name = decode_figure((*row)->key, (*row)->value);
    if (!name) return name.error();
    turns.emplace_back(name->published, name->source);
    range.end = std::move((*row)->key);
  }
  return turns;
}

Result<std::vector<PlacedEdge>> Snapshot::edges_of(TopicId id) const {
  return collect(*state_->view, Table::kEdges, keys_with_prefix(topic_prefix(id)), decode_edge);
}

Result<std::vector<PlacedEdge>> Snapshot::edges_from(TopicId topic, ClaimId id) const {
  return collect(*state_->view, Table::kEdges, keys_with_prefix(end_prefix(topic, id)), decode_edge);
}

Result<std::vector<PlacedEdge>> Snapshot::edges_to(TopicId topic, ClaimId id) const {
  const auto keys =
      collect(*state_->view, Table::kBackEdges, keys_with_prefix(end_prefix(topic, id)), decode_back_edge);
  if (!keys) return keys.error();
  return get_all(*state_->view, Table::kEdges, *keys, "an edge of the reverse index", decode_edge);
}

Status Snapshot::for_each_edge(const std::function<Status(const PlacedEdge&)>& visit) const {
  return each(*state_->view, Table::kEdges, all_keys(), decode_edge, visit);
}

Result<std::vector<Judgement>> Snapshot::judgements() const {
  return collect(*state_->view, Table::kJudgements, all_keys(), decode_judgement);
}

Result<std::vector<JournalEntry>> Snapshot::journal() const {
  return collect(*state_->view, Table::kJournal, all_keys(), decode_journal_entry);
}

Result<Stats> Snapshot::stats() const {
  const auto bytes = state_->view->get(Table::kMeta, kTotalsKey);
  if (!bytes) return bytes.error();
  if (!*bytes) return missing("the record of the totals");
  const auto totals = decode_totals(kTotalsKey, **bytes);
  if (!totals) return totals.error();
  const auto size = state_->engine->bytes_on_disk();
  if (!size) return size.error();
  return Stats{totals->sources,    totals->claims, totals->topics, totals->edges,
               totals->judgements, *size,          kFormat};
}

}  // namespace claimgraph::storage

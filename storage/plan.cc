#include "storage/plan.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <openssl/evp.h>

#include "storage/schema.h"

namespace claimgraph::storage {
namespace {

// Change of the number of claims per topic and variant.
using Variant = std::pair<AttributeClass, Reckoning>;
using TopicChanges = std::map<TopicName, std::map<Variant, std::int64_t>>;

void count(TopicChanges& changes, const Topic& topic, std::int64_t by) {
  changes[{topic.subject, topic.attribute, topic.dimension}][{topic.attribute_class, topic.reckoning}] += by;
}

// SHA-256 of the chain so far and every operation, cut to 128 bits.
class ChainHash {
 public:
  explicit ChainHash(const Chain& before) : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
    add(id_key(before));
  }
  void add(const Batch::Operation& operation) {
    add(table_name(operation.table));
    add(operation.key);
    add(operation.value ? "put" : "erase");
    if (operation.value) add(*operation.value);
  }
  Chain value() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
    Chain chain;
    for (std::size_t i = 0; i < 8; ++i) {
      chain.high = chain.high << 8 | digest[i];
      chain.low = chain.low << 8 | digest[8 + i];
    }
    return chain;
  }

 private:
  void add(std::string_view bytes) {
    const std::string size = number_key(bytes.size());
    EVP_DigestUpdate(context_.get(), size.data(), size.size());
    EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

class Planner {
 public:
  Planner(const View& view, const Totals& before) : view_(view) { plan_.totals = before; }

  Batch& batch() { return plan_.batch; }
  Totals& totals() { return plan_.totals; }

  void put_claim(const ResolvedClaim& claim) {
    const std::string key = claim_key(place_of(claim.claim));
    batch().put(Table::kClaims, key, encode_claim(key, claim));
    const std::string row = answer_key(answer_name(claim));
    batch().put(Table::kAnswers, row, encode_answer(row, claim.claim.said_on));
  }

  // What is put again afterwards is written over.
  void erase_answer(const ResolvedClaim& claim) {
    batch().erase(Table::kAnswers, answer_key(answer_name(claim)));
  }

  // Claims that are there and get another resolution.
  Status resolve_claims(const std::vector<ResolvedClaim>& claims) {
    std::vector<std::string> keys;
    for (const ResolvedClaim& claim : claims) keys.push_back(claim_key(place_of(claim.claim)));
    const auto rows = view_.multi_get(Table::kClaims, keys);
    if (!rows) return rows.error();
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if ((*rows)[i]) {
        const auto before = decode_claim(keys[i], *(*rows)[i]);
        if (!before) return before.error();
        erase_answer(*before);
      }
      put_claim(claims[i]);
    }
    return ok();
  }

  Status change_topics(const TopicChanges& changes) {
    std::vector<std::string> keys;
    for (const auto& [name, counts] : changes) keys.push_back(topic_key(name));
    const auto rows = view_.multi_get(Table::kTopics, keys);
    if (!rows) return rows.error();
    std::size_t i = 0;
    for (const auto& [name, counts] : changes) {
      if (const Status s = change_topic(keys[i], (*rows)[i], counts); !s) return s;
      ++i;
    }
    return ok();
  }

  Status change_edges(const std::vector<PlacedEdge>& erased, const std::vector<PlacedEdge>& put) {
    if (const Status s = erase_edges(erased, put); !s) return s;
    const auto there = are_there(put);
    if (!there) return there.error();
    for (std::size_t i = 0; i < put.size(); ++i) {
      const std::string key = edge_key(name_of(put[i]));
      const std::string back = back_edge_key(back_name_of(put[i]));
      batch().put(Table::kEdges, key, encode_edge(key, put[i]));
      if ((*there)[i]) continue;
      batch().put(Table::kBackEdges, back, encode_back_edge(back, put[i]));
      ++totals().edges;
    }
    return ok();
  }

  // A line of the journal for everything planned since the last one.
  void journal(JournalAction action, const Bits128& subject, std::optional<std::int64_t> recorded_ms) {
    const auto& operations = batch().operations();
    ChainHash hash(totals().chain);
    for (; journalled_ < operations.size(); ++journalled_) hash.add(operations[journalled_]);
    totals().chain = hash.value();
    const std::string key = number_key(++totals().transaction);
    const JournalEntry entry{totals().transaction, action, subject, recorded_ms};
    batch().put(Table::kJournal, key, encode_journal(key, entry, totals().chain));
    ++journalled_;  // a line is no part of the chain
  }

  bool is_journalled() const { return journalled_ == plan_.batch.operations().size(); }

  Plan finish() {
    batch().put(Table::kMeta, std::string(kTotalsKey), encode_totals(kTotalsKey, totals()));
    return std::move(plan_);
  }
  Plan finish(JournalAction action, const Bits128& subject, std::optional<std::int64_t> recorded_ms) {
    journal(action, subject, recorded_ms);
    return finish();
  }

 private:
  static EdgeName name_of(const PlacedEdge& e) {
    return {e.from_topic, e.edge.from, e.edge.to, e.edge.relation};
  }
  static EdgeName back_name_of(const PlacedEdge& e) {
    return {e.to_topic, e.edge.from, e.edge.to, e.edge.relation};
  }

  Result<std::vector<bool>> are_there(const std::vector<PlacedEdge>& edges) const {
    std::vector<std::string> keys;
    for (const PlacedEdge& edge : edges) keys.push_back(edge_key(name_of(edge)));
    const auto values = view_.multi_get(Table::kEdges, keys);
    if (!values) return values.error();
    std::vector<bool> there;
    for (const auto& value : *values) there.push_back(value.has_value());
    return there;
  }

  // What is put again is not erased first.
  Status erase_edges(const std::vector<PlacedEdge>& erased, const std::vector<PlacedEdge>& put) {
    std::vector<EdgeName> kept;
    for (const PlacedEdge& edge : put) kept.push_back(name_of(edge));
    std::ranges::sort(kept);
    const auto there = are_there(erased);
    if (!there) return there.error();
    for (std::size_t i = 0; i < erased.size(); ++i) {
      if (!(*there)[i] || std::ranges::binary_search(kept, name_of(erased[i]))) continue;
      batch().erase(Table::kEdges, edge_key(name_of(erased[i])));
      batch().erase(Table::kBackEdges, back_edge_key(back_name_of(erased[i])));
      --totals().edges;
    }
    return ok();
  }

  Status change_topic(const std::string& key, const std::optional<std::string>& row,
                      const std::map<Variant, std::int64_t>& changes) {
    std::map<Variant, std::int64_t> counts = changes;
    if (row) {
      const auto variants = decode_topic(key, *row);
      if (!variants) return variants.error();
      for (const auto& v : *variants)
        counts[{v.attribute_class, v.reckoning}] += static_cast<std::int64_t>(v.claims);
    }
    std::vector<TopicVariant> left;
    for (const auto& [variant, claims] : counts) {
      if (claims < 0) return Error{ErrorCode::kCorruption, "topic: fewer claims counted than there are"};
      if (claims > 0) left.push_back({variant.first, variant.second, static_cast<std::uint64_t>(claims)});
    }
    if (row) --totals().topics;
    if (!left.empty()) ++totals().topics;
    if (!left.empty()) {
      batch().put(Table::kTopics, key, encode_topic(key, left));
    } else if (row) {
      batch().erase(Table::kTopics, key);
    }
    return ok();
  }

  const View& view_;
  Plan plan_;
  std::size_t journalled_ = 0;  // operations that a line of the journal stands for
};

Error invalid(std::string why) { return {ErrorCode::kInvalidArgument, std::move(why)}; }

Status check_own(SourceId source, const Timestamp& published, const std::vector<ResolvedClaim>& claims) {
  if (claims.size() > kMaxClaimsPerSource) {
    return Error{ErrorCode::kLimit, "source " + to_text(source) + " has " + std::to_string(claims.size()) +
                                        " claims; the limit is " + std::to_string(kMaxClaimsPerSource)};
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i].claim;
    if (claim.source != source || claim.published != published) {
      return invalid("claim " + to_text(claim.id) + " is not of source " + to_text(source));
    }
    if (i > 0 && claim.position <= claims[i - 1].claim.position) {
      return invalid("the claims of source " + to_text(source) + " are not in order of position");
    }
  }
  return ok();
}

// kInvalidArgument if the source is there already.
Status check_new(const View& view, const Append& append) {
  if (const Status s = check_own(append.source.id, append.source.published, append.claims); !s) return s;
  const auto known = view.get(Table::kSources, id_key(append.source.id.bits));
  if (!known) return known.error();
  if (*known) return invalid("source " + to_text(append.source.id) + " is there already");
  return ok();
}

void put_source(Planner& planner, const Source& source) {
  const std::string key = id_key(source.id.bits);
  planner.batch().put(Table::kSources, key, encode_source(key, source));
  planner.batch().put(Table::kTexts, key, encode_text(key, source.text));
  ++planner.totals().sources;
}

void put_claims(Planner& planner, SourceId source, const Timestamp& published,
                const std::vector<ResolvedClaim>& claims) {
  Members members{published, {}};
  for (const ResolvedClaim& claim : claims) {
    const Place place = place_of(claim.claim);
    const std::string key = id_key(claim.claim.id.bits);
    planner.put_claim(claim);
    planner.batch().put(Table::kPlaces, key, encode_place(key, place));
    members.list.push_back({place.topic, place.said_on, place.position});
  }
  for (const std::string& figure : figure_keys(claims))
    planner.batch().put(Table::kFigures, figure, encode_figure(figure));
  const std::string key = id_key(source.bits);
  planner.batch().put(Table::kMembers, key, encode_members(key, members));
  planner.totals().claims += claims.size();
}

TopicChanges topic_changes(const std::vector<ResolvedClaim>& claims) {
  TopicChanges changes;
  for (const ResolvedClaim& claim : claims) count(changes, claim.claim.topic, 1);
  return changes;
}

// Erases the claims of a source; `changes` are the topics that change. The list of members stays.
Status erase_claims(Planner& planner, const View& view, SourceId id, TopicChanges& changes) {
  const std::string key = id_key(id.bits);
  const auto members = view.get(Table::kMembers, key);
  if (!members) return members.error();
  if (!*members) return Error{ErrorCode::kNotFound, "no source " + to_text(id)};
  const auto keys = member_keys(key, **members);
  if (!keys) return keys.error();
  const auto values = view.multi_get(Table::kClaims, *keys);
  if (!values) return values.error();
  std::vector<ResolvedClaim> claims;
  for (std::size_t i = 0; i < keys->size(); ++i) {
    if (!(*values)[i])
      return Error{ErrorCode::kCorruption, "a claim of source " + to_text(id) + " is missing"};
    auto claim = decode_claim((*keys)[i], *(*values)[i]);
    if (!claim) return claim.error();
    count(changes, claim->claim.topic, -1);
    planner.batch().erase(Table::kClaims, (*keys)[i]);
    planner.batch().erase(Table::kPlaces, id_key(claim->claim.id.bits));
    planner.erase_answer(*claim);
    --planner.totals().claims;
    claims.push_back(*std::move(claim));
  }
  for (const std::string& figure : figure_keys(claims)) planner.batch().erase(Table::kFigures, figure);
  return ok();
}

void erase_source(Planner& planner, SourceId id) {
  const std::string key = id_key(id.bits);
  for (const Table table : {Table::kSources, Table::kTexts, Table::kMembers})
    planner.batch().erase(table, key);
  --planner.totals().sources;
}

// The old claims go and the new ones come; what stays where it was is written over.
Status rewrite(Planner& planner, const View& view, const Rewritten& rewritten, TopicChanges& changes) {
  const std::string key = id_key(rewritten.source.bits);
  const auto bytes = view.get(Table::kMembers, key);
  if (!bytes) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kNotFound, "no source " + to_text(rewritten.source)};
  const auto members = decode_members(key, **bytes);
  if (!members) return members.error();
  if (const Status s = check_own(rewritten.source, members->published, rewritten.claims); !s) return s;
  if (const Status s = erase_claims(planner, view, rewritten.source, changes); !s) return s;
  put_claims(planner, rewritten.source, members->published, rewritten.claims);
  for (const ResolvedClaim& claim : rewritten.claims) count(changes, claim.claim.topic, 1);
  return ok();
}

// True if it was put; nothing is done for one that is there.
Result<bool> put_judgement(Planner& planner, const View& view, const Judgement& judgement) {
  const std::string key = id_key(judgement.id.bits);
  const auto known = view.get(Table::kJudgements, key);
  if (!known) return known.error();
  const std::string bytes = encode_judgement(key, judgement);
  if (*known && **known == bytes) return false;
  if (*known)
    return invalid("judgement " + to_text(judgement.id) + " is there already, and says something else");
  planner.batch().put(Table::kJudgements, key, bytes);
  ++planner.totals().judgements;
  return true;
}

}  // namespace

Result<Plan> plan_append(const View& view, const Totals& before, const Append& append) {
  if (const Status s = check_new(view, append); !s) return s.error();
  Planner planner(view, before);
  put_source(planner, append.source);
  put_claims(planner, append.source.id, append.source.published, append.claims);
  if (const Status s = planner.resolve_claims(append.resolved); !s) return s.error();
  if (const Status s = planner.change_topics(topic_changes(append.claims)); !s) return s.error();
  if (const Status s = planner.change_edges(append.erased, append.put); !s) return s.error();
  return planner.finish(JournalAction::kAdd, append.source.id.bits, append.recorded_ms);
}

Result<Plan> plan_removal(const View& view, const Totals& before, const Removal& removal) {
  Planner planner(view, before);
  TopicChanges changes;
  if (const Status s = erase_claims(planner, view, removal.source, changes); !s) return s.error();
  erase_source(planner, removal.source);
  for (const Rewritten& rewritten : removal.rewritten) {
    if (const Status s = rewrite(planner, view, rewritten, changes); !s) return s.error();
  }
  if (const Status s = planner.resolve_claims(removal.resolved); !s) return s.error();
  if (const Status s = planner.change_topics(changes); !s) return s.error();
  if (const Status s = planner.change_edges(removal.erased, removal.put); !s) return s.error();
  return planner.finish(JournalAction::kRemove, removal.source.bits, removal.recorded_ms);
}

Result<Plan> plan_relink(const View& view, const Totals& before, const Relink& relink) {
  Planner planner(view, before);
  if (const Status s = planner.resolve_claims(relink.resolved); !s) return s.error();
  if (const Status s = planner.change_edges(relink.erased, relink.put); !s) return s.error();
  return planner.finish(JournalAction::kRelink, {}, relink.recorded_ms);
}

Result<Plan> plan_change(const View& view, const Totals& before, const Change& change) {
  Planner planner(view, before);
  TopicChanges topics;
  for (const Append& append : change.added) {
    if (const Status s = check_new(view, append); !s) return s.error();
    put_source(planner, append.source);
    put_claims(planner, append.source.id, append.source.published, append.claims);
    for (const ResolvedClaim& claim : append.claims) count(topics, claim.claim.topic, 1);
    if (&append != &change.added.back())
      planner.journal(JournalAction::kAdd, append.source.id.bits, append.recorded_ms);
  }
  for (const Judgement& judgement : change.judgements) {
    const auto is_new = put_judgement(planner, view, judgement);
    if (!is_new) return is_new.error();
    if (*is_new) planner.journal(JournalAction::kJudge, judgement.id.bits, change.recorded_ms);
  }
  for (const Rewritten& rewritten : change.rewritten) {
    if (const Status s = rewrite(planner, view, rewritten, topics); !s) return s.error();
  }
  if (const Status s = planner.resolve_claims(change.resolved); !s) return s.error();
  if (const Status s = planner.change_topics(topics); !s) return s.error();
  if (const Status s = planner.change_edges(change.erased, change.put); !s) return s.error();
  if (!change.added.empty()) {  // what the others lead to goes with the last of them
    planner.journal(JournalAction::kAdd, change.added.back().source.id.bits, change.added.back().recorded_ms);
  } else if (!planner.is_journalled()) {
    planner.journal(JournalAction::kRelink, {}, change.recorded_ms);
  }
  return planner.finish();
}

Result<std::optional<Plan>> plan_judgement(const View& view, const Totals& before, const Judgement& judgement,
                                           std::optional<std::int64_t> recorded_ms) {
  Planner planner(view, before);
  const auto is_new = put_judgement(planner, view, judgement);
  if (!is_new) return is_new.error();
  if (!*is_new) return std::optional<Plan>{};
  return std::optional(planner.finish(JournalAction::kJudge, judgement.id.bits, recorded_ms));
}

}  // namespace claimgraph::storage

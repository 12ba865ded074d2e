#include "storage/verify.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/text/utf8.h"
#include "storage/codec.h"
#include "storage/directory.h"
#include "storage/keys.h"
#include "storage/schema.h"
#include "storage/store_state.h"

namespace claimgraph::storage {
namespace {

using TopicCounts = std::map<TopicName, std::vector<TopicVariant>>;

void count_topic(TopicCounts& counts, const Topic& topic) {
  auto& variants = counts[{topic.subject, topic.attribute, topic.dimension}];
  const TopicVariant one{topic.attribute_class, topic.reckoning, 1};
  const auto key = [](const TopicVariant& v) { return std::tie(v.attribute_class, v.reckoning); };
  const auto place =
      std::ranges::lower_bound(variants, key(one), {}, [&](const TopicVariant& v) { return key(v); });
  if (place != variants.end() && key(*place) == key(one)) {
    ++place->claims;
  } else {
    variants.insert(place, one);
  }
}

class Check {
 public:
  Check(const Store::State& state, const Snapshot& snapshot, Subset subset)
      : engine_(*state.opened.engine), snapshot_(snapshot), view_(engine_.view()), subset_(subset) {}

  Result<Verification> run(Depth depth) {
    if (const Status s = load_totals(); !s) return s.error();
    note(engine_.verify_checksums());
    if (depth == Depth::kQuick) {
      count_rows();
    } else {
      journal();
      sources();
      claims_and_edges();
      places();
      back_edges();
      topics();
      each_row(Table::kJudgements, [&](auto key, auto value) {
        return seen(decode_judgement(key, value), counted().judgements);
      });
    }
    compare_totals();
    return std::move(report_);
  }

 private:
  Stats& counted() { return report_.counted; }

  void problem(std::string what) {
    if (report_.problems.size() < kMaxProblems) report_.problems.push_back(std::move(what));
  }
  template <typename T>
  bool note(const Result<T>& result) {
    if (!result) problem(result.error().message);
    return result.has_value();
  }
  template <typename T>
  Status seen(const Result<T>& decoded, std::uint64_t& count) {
    ++count;
    if (!decoded) return decoded.error();
    return ok();
  }

  // A bad row is a problem and the next is looked at; a table that cannot be read on is one, too.
  void each_row(Table table, const std::function<Status(std::string_view, std::string_view)>& look) {
    note(view_->scan(table, all_keys(), [&](std::string_view key, std::string_view value) -> Result<Next> {
      note(look(key, value));
      return Next::kGo;
    }));
  }

  Status load_totals() {
    const auto bytes = view_->get(Table::kMeta, kTotalsKey);
    if (!bytes) return bytes.error();
    if (!*bytes) return Error{ErrorCode::kCorruption, "the record of the totals is missing"};
    const auto totals = decode_totals(kTotalsKey, **bytes);
    if (!totals) return totals.error();
    totals_ = *totals;
    report_.transaction = totals_.transaction;
    report_.chain = totals_.chain;
    const auto size = engine_.bytes_on_disk();
    if (!size) return size.error();
    counted().bytes_on_disk = *size;
    counted().format = kFormat;
    return ok();
  }

  std::uint64_t rows_of(Table table) {
    std::uint64_t rows = 0;
    each_row(table, [&](std::string_view, std::string_view) {
      ++rows;
      return ok();
    });
    return rows;
  }

  void expect_rows(Table table, std::uint64_t expected) {
    const std::uint64_t rows = rows_of(table);
    if (rows != expected) {
      problem(std::string(table_name(table)) + ": " + std::to_string(rows) + " rows, expected " +
              std::to_string(expected));
    }
  }

  void count_rows() {
    counted().sources = rows_of(Table::kSources);
    counted().claims = rows_of(Table::kClaims);
    counted().topics = rows_of(Table::kTopics);
    counted().edges = rows_of(Table::kEdges);
    counted().judgements = rows_of(Table::kJudgements);
    expect_rows(Table::kTexts, counted().sources);
    expect_rows(Table::kMembers, counted().sources);
    expect_rows(Table::kPlaces, counted().claims);
    expect_rows(Table::kAnswers, counted().claims);
    expect_rows(Table::kBackEdges, counted().edges);
    expect_rows(Table::kJournal, totals_.transaction);
  }

  void compare_total(std::string_view what, std::uint64_t there, std::uint64_t expected) {
    if (there == expected) return;
    problem(std::string(what) + ": " + std::to_string(there) + " there, " + std::to_string(expected) +
            " were written");
  }

  void compare_totals() {
    compare_total("sources", counted().sources, totals_.sources);
    compare_total("claims", counted().claims, totals_.claims);
    compare_total("topics", counted().topics, totals_.topics);
    compare_total("edges", counted().edges, totals_.edges);
    compare_total("judgements", counted().judgements, totals_.judgements);
  }

  // Numbers without a gap, the chain of the last write, and every source that was added and not removed.
  void journal() {
    std::uint64_t expected = 0;
    Chain last;
    std::map<Bits128, bool> there;
    each_row(Table::kJournal, [&](std::string_view key, std::string_view value) -> Status {
      const auto line = decode_journal(key, value);
      if (!line) return line.error();
      if (line->entry.transaction != ++expected)
        problem("journal: write " + std::to_string(expected) + " is missing");
      expected = line->entry.transaction;
      last = line->chain;
      if (line->entry.action == JournalAction::kAdd) there[line->entry.subject] = true;
      if (line->entry.action == JournalAction::kRemove) there[line->entry.subject] = false;
      return ok();
    });
    if (expected != totals_.transaction || last != totals_.chain)
      problem("journal: it does not end with the last write");
    for (const auto& [id, is_there] : there) {
      const auto bytes = view_->get(Table::kSources, id_key(id));
      if (note(bytes) && bytes->has_value() != is_there) {
        problem("source " + to_text(id) + (is_there ? ": added, but missing" : ": removed, but there"));
      }
    }
  }

  void sources() {
    each_row(Table::kSources, [&](std::string_view key, std::string_view value) -> Status {
      ++counted().sources;
      const auto source = decode_source(key, value);
      if (!source) return source.error();
      if (subset_.has(source->id.bits.low)) source_members(*source, std::string(key));
      return ok();
    });
    expect_rows(Table::kTexts, counted().sources);
    expect_rows(Table::kMembers, counted().sources);
    if (subset_.is_all()) expect_rows(Table::kFigures, figures_);
  }

  void source_members(const Source& source, const std::string& key) {
    const std::string name = "source " + to_text(source.id);
    const auto whole = snapshot_.find_source(source.id);
    const auto bytes = view_->get(Table::kMembers, key);
    if (!note(whole) || !note(bytes)) return;
    if (!*bytes) return problem(name + ": the list of its claims is missing");
    const auto members = decode_members(key, **bytes);
    if (!note(members)) return;
    if (members->published != source.published) problem(name + ": two dates of publication");
    const auto claims = snapshot_.claims_of(source.id);
    if (!claims) return problem(name + ": " + claims.error().message);
    members_ += claims->size();
    check_figures(*claims, name);
    const text::Offsets offsets((*whole)->text);
    for (const ResolvedClaim& c : *claims) check_evidence(c.claim, (*whole)->text, offsets);
  }

  void check_figures(const std::vector<ResolvedClaim>& claims, const std::string& name) {
    const auto keys = figure_keys(claims);
    figures_ += keys.size();
    for (const std::string& key : keys) {
      const auto row = view_->get(Table::kFigures, key);
      if (note(row) && !*row) problem(name + ": one of its figures is missing in the index");
      if (note(row) && *row) note(decode_figure(key, **row));
    }
  }

  void check_evidence(const Claim& claim, std::string_view text, const text::Offsets& offsets) {
    const bool fits = !claim.mentions.empty() && std::ranges::all_of(claim.mentions, [&](const Mention& m) {
      return m.evidence.contains(m.number) && m.evidence.start <= m.evidence.end &&
             m.evidence.end <= offsets.size();
    });
    if (!fits) return problem("claim " + to_text(claim.id) + ": its evidence lies outside of the text");
    // Whoever wrote a claim by hand may have put the number in other words; one that is too large is kept as
    // text; an answer in words may have been given by hand without those of the text.
    const bool worded = is_text(claim.value) ? !claim.value.surface.empty() : claim.value.text.empty();
    if (has(claim, kImported) || !worded) return;
    const bool is_there = std::ranges::any_of(claim.mentions, [&](const Mention& m) {
      return text::slice(text, offsets, m.number) == claim.value.surface;
    });
    if (!is_there) problem("claim " + to_text(claim.id) + ": its number is not what the text says there");
  }

  // Topic by topic: a topic's claims are in memory while its edges are looked at.
  void claims_and_edges() {
    std::unordered_map<ClaimId, ResolvedClaim> topic;
    std::optional<TopicId> current;
    each_row(Table::kClaims, [&](std::string_view key, std::string_view value) -> Status {
      ++counted().claims;
      const auto claim = decode_claim(key, value);
      if (!claim) return claim.error();
      const TopicId id = parse_claim_key(key)->topic;
      if (!subset_.has(static_cast<std::uint64_t>(id))) return ok();
      if (id != topic_id(claim->claim.topic))
        problem("claim " + to_text(claim->claim.id) + ": filed under another topic");
      check_place(*claim, key);
      check_answer(*claim, key);
      count_topic(topic_counts_, claim->claim.topic);
      if (current && current != id) edges_of(*current, topic);
      if (current != id) topic.clear();
      current = id;
      topic.emplace(claim->claim.id, *claim);
      return ok();
    });
    if (current) edges_of(*current, topic);
    counted().edges = rows_of(Table::kEdges);
    if (!subset_.is_all()) return;
    compare_total("claims in the lists of sources", members_, counted().claims);
    compare_total("edges of topics with claims", edges_with_topic_, counted().edges);
  }

  void check_place(const ResolvedClaim& claim, std::string_view key) {
    const std::string id = id_key(claim.claim.id.bits);
    const auto bytes = view_->get(Table::kPlaces, id);
    if (!note(bytes)) return;
    const auto place = *bytes ? decode_place(id, **bytes) : Result<std::string>(std::string());
    if (note(place) && *place != key)
      problem("claim " + to_text(claim.claim.id) + ": its id leads elsewhere");
  }

  void check_answer(const ResolvedClaim& claim, std::string_view key) {
    const std::string name = answer_key(answer_name(claim));
    const auto bytes = view_->get(Table::kAnswers, name);
    if (!note(bytes)) return;
    const auto place = *bytes ? decode_answer(name, **bytes) : Result<std::string>(std::string());
    if (note(place) && *place != key)
      problem("claim " + to_text(claim.claim.id) + ": not among those of its answer");
  }

  void edges_of(TopicId topic, const std::unordered_map<ClaimId, ResolvedClaim>& claims) {
    const auto edges = snapshot_.edges_of(topic);
    if (!note(edges)) return;
    edges_with_topic_ += edges->size();
    for (const PlacedEdge& edge : *edges) check_edge(edge, claims);
  }

  void check_edge(const PlacedEdge& edge, const std::unordered_map<ClaimId, ResolvedClaim>& claims) {
    const std::string name = "edge " + to_text(edge.edge.from) + " -> " + to_text(edge.edge.to);
    const auto from = find(edge.edge.from, claims);
    const auto to = find(edge.edge.to, claims);
    if (!from || !to) return problem(name + ": one end is missing");
    if (topic_id(from->claim.topic) != edge.from_topic || topic_id(to->claim.topic) != edge.to_topic) {
      problem(name + ": filed under another topic");
    }
    if (!newer(*from, *to)) problem(name + ": points to a newer claim");
    const auto back = view_->get(
        Table::kBackEdges, back_edge_key({edge.to_topic, edge.edge.from, edge.edge.to, edge.edge.relation}));
    if (note(back) && !*back) problem(name + ": missing in the reverse index");
  }

  std::optional<ResolvedClaim> find(ClaimId id, const std::unordered_map<ClaimId, ResolvedClaim>& claims) {
    if (const auto found = claims.find(id); found != claims.end()) return found->second;
    auto claim = snapshot_.find_claim(id);
    return note(claim) ? *std::move(claim) : std::nullopt;
  }

  // Every claim was found by its id and by its answer, so as many rows as claims are all of them.
  void places() {
    expect_rows(Table::kPlaces, counted().claims);
    expect_rows(Table::kAnswers, counted().claims);
  }

  void back_edges() {
    std::uint64_t rows = 0;
    each_row(Table::kBackEdges, [&](std::string_view key, std::string_view value) -> Status {
      ++rows;
      const auto forward = decode_back_edge(key, value);
      if (!forward) return forward.error();
      const auto edge = view_->get(Table::kEdges, *forward);
      if (!edge) return edge.error();
      if (!*edge) return Error{ErrorCode::kCorruption, "reverse index: an edge that is not there"};
      return ok();
    });
    compare_total("edges in the reverse index", rows, counted().edges);
  }

  void topics() {
    each_row(Table::kTopics, [&](std::string_view key, std::string_view value) -> Status {
      ++counted().topics;
      const auto name = parse_topic_key(key);
      if (!name) return name.error();
      const auto variants = decode_topic(key, value);
      if (!variants) return variants.error();
      Topic topic;
      std::tie(topic.subject, topic.attribute, topic.dimension) =
          std::tie(name->subject, name->attribute, name->dimension);
      if (!subset_.has(static_cast<std::uint64_t>(topic_id(topic)))) return ok();
      const auto found = topic_counts_.find(*name);
      if (found != topic_counts_.end() && found->second == *variants) return ok();
      return Error{ErrorCode::kCorruption,
                   "topic " + name->subject + ", " + name->attribute + ": counted wrong"};
    });
    if (subset_.is_all()) compare_total("topics of claims", topic_counts_.size(), counted().topics);
  }

  const Engine& engine_;
  const Snapshot& snapshot_;
  std::unique_ptr<View> view_;
  Subset subset_;
  Totals totals_;
  Verification report_;
  std::uint64_t members_ = 0;
  std::uint64_t figures_ = 0;
  std::uint64_t edges_with_topic_ = 0;
  TopicCounts topic_counts_;
};

}  // namespace

Result<Verification> verify(const Store& store, Depth depth, Subset subset) {
  const Snapshot snapshot = store.snapshot();
  return Check(store.state(), snapshot, subset).run(depth);
}

}  // namespace claimgraph::storage

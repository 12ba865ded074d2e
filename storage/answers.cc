// What a snapshot reads of a topic without reading it whole: a few seeks for every answer that it holds.
#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "storage/codec.h"
#include "storage/keys.h"
#include "storage/store.h"
#include "storage/store_state.h"

namespace claimgraph::storage {
namespace {

// The claims that rows of answers lead to, in the same order.
Result<std::vector<ResolvedClaim>> claims_at(const View& view, const std::vector<std::string>& rows) {
  std::vector<std::string> keys;
  const auto values = view.multi_get(Table::kAnswers, rows);
  if (!values) return values.error();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!(*values)[i]) return Error{ErrorCode::kCorruption, "a row of an answer is missing"};
    auto key = decode_answer(rows[i], *(*values)[i]);
    if (!key) return key.error();
    keys.push_back(*std::move(key));
  }
  const auto bytes = view.multi_get(Table::kClaims, keys);
  if (!bytes) return bytes.error();
  std::vector<ResolvedClaim> claims;
  claims.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!(*bytes)[i]) return Error{ErrorCode::kCorruption, "a claim that its answer leads to is missing"};
    if (const Status s = decode_claim_into(keys[i], *(*bytes)[i], claims.emplace_back()); !s)
      return s.error();
  }
  return claims;
}

// Goes through the answers of a topic and takes the first rows of each.
class FirstRows {
 public:
  FirstRows(std::size_t sources, const Few& but) : wanted_(sources), but_(but) {}

  Result<std::optional<std::string>> step(std::string_view key) {
    const auto name = parse_answer_key(key);
    if (!name) return name.error();
    std::string prefix = answer_prefix(*name);
    if (prefix != prefix_) {
      prefix_ = std::move(prefix);
      sources_.clear();
    }
    if (but_.contains({name->source, name->position}) || !sources_.insert(name->source).second)
      return std::optional(std::string());
    rows_.emplace_back(key);
    if (sources_.size() < wanted_) return std::optional(std::string());
    return std::optional(keys_with_prefix(prefix_).end);
  }

  const std::vector<std::string>& rows() const { return rows_; }

 private:
  std::size_t wanted_;
  const Few& but_;
  std::string prefix_;
  std::set<SourceId> sources_;
  std::vector<std::string> rows_;
};

// Where the claim would stand in an answer.
std::string answer_key_of(const std::string& prefix, const ResolvedClaim& claim) {
  const AnswerName own{{}, {}, {}, claim.claim.published, claim.claim.source, claim.claim.position};
  return prefix + answer_key(own).substr(prefix.size());
}

// The nearest row before `key` that counts; nothing if there is none in the answer.
Result<std::optional<std::string>> row_before(const View& view, Range range, const Few& but) {
  while (true) {
    const auto row = view.find_last(Table::kAnswers, range);
    if (!row) return row.error();
    if (!*row) return std::optional<std::string>{};
    const auto name = parse_answer_key((*row)->key);
    if (!name) return name.error();
    if (!but.contains({name->source, name->position})) return std::optional((*row)->key);
    range.end = (*row)->key;
  }
}

Result<std::optional<std::string>> row_after(const View& view, const Range& range, const Few& but) {
  std::optional<std::string> found;
  const Status s =
      view.scan(Table::kAnswers, range, [&](std::string_view key, std::string_view) -> Result<Next> {
        const auto name = parse_answer_key(key);
        if (!name) return name.error();
        if (but.contains({name->source, name->position})) return Next::kGo;
        found = std::string(key);
        return Next::kStop;
      });
  if (!s) return s.error();
  return found;
}

// The end of all keys of a source's claims that name no day: their day is that of their publication.
std::string end_of(TopicId topic, const std::pair<Timestamp, SourceId>& turn) {
  constexpr auto kLast = std::numeric_limits<std::uint32_t>::max();
  return claim_key({topic, turn.first.day, turn.first, turn.second, kLast}) + '\0';
}

Range range_of(TopicId topic, const Snapshot::Stretch& stretch) {
  Range range = keys_with_prefix(topic_prefix(topic));
  range.begin = day_prefix(topic, plus_days(stretch.day, 1));
  if (stretch.after) range.begin = std::max(range.begin, end_of(topic, *stretch.after));
  if (stretch.last) range.end = end_of(topic, *stretch.last);
  return range;
}

}  // namespace

Result<std::vector<ResolvedClaim>> Snapshot::first_of_answers(TopicId id, std::size_t sources,
                                                              const Few& but) const {
  FirstRows first(sources, but);
  const Status s = state_->view->walk(Table::kAnswers, keys_with_prefix(topic_prefix(id)),
                                      [&](std::string_view key) { return first.step(key); });
  if (!s) return s.error();
  return claims_at(*state_->view, first.rows());
}

Result<std::vector<ResolvedClaim>> Snapshot::beside(std::span<const ResolvedClaim> like,
                                                    const ResolvedClaim& claim, const Few& but) const {
  std::set<std::string> answers;
  for (const ResolvedClaim& one : like) answers.insert(answer_prefix(answer_name(one)));
  std::vector<std::string> rows;
  for (const std::string& answer : answers) {
    const std::string own = answer_key_of(answer, claim);
    const auto before = row_before(*state_->view, {answer, own}, but);
    if (!before) return before.error();
    const auto after = row_after(*state_->view, {own + '\0', keys_with_prefix(answer).end}, but);
    if (!after) return after.error();
    if (*before) rows.push_back(**before);
    if (*after) rows.push_back(**after);
  }
  return claims_at(*state_->view, rows);
}

Result<std::vector<ResolvedClaim>> Snapshot::same_answer(const ResolvedClaim& like) const {
  std::vector<std::string> rows;
  const Status s = state_->view->walk(Table::kAnswers, keys_with_prefix(answer_prefix(answer_name(like))),
                                      [&](std::string_view key) -> Result<std::optional<std::string>> {
                                        rows.emplace_back(key);
                                        return std::optional(std::string());
                                      });
  if (!s) return s.error();
  return claims_at(*state_->view, rows);
}

Result<std::vector<ResolvedClaim>> Snapshot::open_within(TopicId id, const Stretch& stretch) const {
  std::vector<ResolvedClaim> claims;
  const Status s =
      state_->view->scan(Table::kClaims, range_of(id, stretch),
                         [&](std::string_view key, std::string_view value) -> Result<Next> {
                           ResolvedClaim claim;
                           if (const Status decoded = decode_claim_into(key, value, claim); !decoded)
                             return decoded.error();
                           if (claim.claim.said_on_basis == SaidOnBasis::kPublished)
                             claims.push_back(std::move(claim));
                           return Next::kGo;
                         });
  if (!s) return s.error();
  return claims;
}

}  // namespace claimgraph::storage

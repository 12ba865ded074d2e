#include "graph/query.h"

#include <algorithm>
#include <ranges>

#include "core/text/tokens.h"
#include "core/text/utf8.h"
#include "graph/describe.h"
#include "graph/source_cache.h"

namespace claimgraph::graph {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string{text} + '"'; }

std::string folded(std::string text) {
  std::ranges::replace(text, '_', ' ');
  return text::fold(text);
}

bool contains(const std::string& text, const std::string& wanted) {
  return wanted.empty() || folded(text).find(folded(wanted)) != std::string::npos;
}

template <typename Id>
Error ambiguous(std::string_view prefix, const std::vector<Id>& ids) {
  std::string message = quoted(prefix) + " is the beginning of several ids:";
  for (std::size_t i = 0; i < std::min(ids.size(), kMaxCandidates); ++i) message += ' ' + to_text(ids[i]);
  if (ids.size() > kMaxCandidates) message += " ...";
  return {ErrorCode::kInvalidArgument, message + "; give more digits"};
}

// The one id that starts with the prefix.
template <typename Id>
Result<Id> only(std::string_view what, std::string_view prefix, const Result<std::vector<Id>>& found) {
  if (!found) return found.error();
  if (found->empty())
    return Error{ErrorCode::kNotFound, "no " + std::string{what} + " starts with " + quoted(prefix)};
  if (found->size() > 1) return ambiguous(prefix, *found);
  return found->front();
}

Error no_prefix(std::string_view text) {
  return {ErrorCode::kInvalidArgument, quoted(text) + " is no id: 4 to 32 hexadecimal digits would be one"};
}

bool is_prefix(std::string_view text) { return text.size() >= kMinPrefix && prefix_range(text).has_value(); }

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  const std::string plain = folded(text);
  const text::Tokens tokens(plain);
  for (const text::Token& token : tokens.all()) {
    if (token.kind != text::TokenKind::kSign) words.emplace_back(token.folded);
  }
  return words;
}

bool has_word(const std::vector<std::string>& words, const std::string& wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(wanted); });
}

// The words of `wanted` that do not begin a word of `text`.
std::vector<std::string> missing(const std::vector<std::string>& wanted, const std::string& text) {
  const auto words = words_of(text);
  std::vector<std::string> left;
  for (const std::string& word : wanted) {
    if (!has_word(words, word)) left.push_back(word);
  }
  return left;
}

std::string words_on(const ResolvedClaim& resolved) {
  const Claim& claim = resolved.claim;
  return describe(resolved.resolution.period) + ' ' + claim.party.value_or("") + ' ' + claim.value.surface +
         ' ' + describe(claim.value);
}

Result<std::vector<ResolvedClaim>> by_words(const storage::Snapshot& snapshot, std::string_view text) {
  const auto wanted = words_of(std::string{text});
  std::vector<ResolvedClaim> found;
  auto topics = snapshot.topics();
  if (!topics) return topics.error();
  for (const Topic& topic : *topics) {
    const auto left = missing(wanted, topic.subject + ' ' + topic.attribute);
    if (left.size() == wanted.size()) continue;  // at least one word names the question
    auto claims = snapshot.claims_of(topic_id(topic));
    if (!claims) return claims.error();
    for (ResolvedClaim& claim : *claims) {
      if (claim.claim.topic == topic && missing(left, words_on(claim)).empty())
        found.push_back(std::move(claim));
    }
  }
  if (found.empty()) return Error{ErrorCode::kNotFound, "no claim matches " + quoted(text)};
  std::ranges::sort(found, newer);
  return found;
}

}  // namespace

Result<ResolvedClaim> get_claim(const storage::Snapshot& snapshot, std::string_view prefix) {
  if (!is_prefix(prefix)) return no_prefix(prefix);
  const auto id = only("claim", prefix, snapshot.claims_with_prefix(prefix, kMaxCandidates + 1));
  if (!id) return id.error();
  auto claim = snapshot.find_claim(*id);
  if (!claim) return claim.error();
  if (!*claim)
    return Error{ErrorCode::kCorruption, "claim " + to_text(*id) + " is in the index but not there"};
  return **std::move(claim);
}

Result<Source> get_source(const storage::Snapshot& snapshot, std::string_view prefix) {
  if (!is_prefix(prefix)) return no_prefix(prefix);
  const auto id = only("source", prefix, snapshot.sources_with_prefix(prefix, kMaxCandidates + 1));
  if (!id) return id.error();
  auto source = snapshot.find_source(*id);
  if (!source) return source.error();
  if (!*source)
    return Error{ErrorCode::kCorruption, "source " + to_text(*id) + " is in the index but not there"};
  return **std::move(source);
}

Result<std::vector<ResolvedClaim>> resolve_query(const storage::Snapshot& snapshot, std::string_view text) {
  if (is_prefix(text)) {
    auto claim = get_claim(snapshot, text);
    if (claim) return std::vector{*std::move(claim)};
    if (claim.error().code != ErrorCode::kNotFound) return claim.error();
  }
  return by_words(snapshot, text);
}

bool matches(const Topic& topic, const Filter& filter) {
  return contains(topic.subject, filter.subject) && contains(topic.attribute, filter.attribute);
}

bool is_about(const ResolvedClaim& claim, const Period& target) {
  const Value& value = claim.claim.value;
  if (!is_date(value) || (!value.low && !value.high))
    return claim.resolution.period && overlap(*claim.resolution.period, target);
  Period days;
  if (value.low) days.from = day_of(*value.low);
  if (value.high) days.to = day_of(*value.high);
  return overlap(days, target);
}

bool matches(const ResolvedClaim& claim, const Filter& filter) {
  const Day day = claim.resolution.said_on;
  return matches(claim.claim.topic, filter) &&
         (filter.unit.empty() || claim.claim.value.unit == filter.unit) &&
         (!filter.since || day >= *filter.since) && (!filter.until || day <= *filter.until) &&
         (!filter.target || is_about(claim, *filter.target));
}

bool matches(const ResolvedClaim& claim, const Source& source, const Filter& filter) {
  if (!filter.lang.empty() && source.lang != filter.lang) return false;
  if (filter.text.empty() || contains(source.title, filter.text)) return true;
  const text::Offsets offsets(source.text);
  return std::ranges::any_of(claim.claim.mentions, [&](const Mention& mention) {
    return contains(std::string{text::slice(source.text, offsets, mention.evidence)}, filter.text);
  });
}

Status for_each_match(const storage::Snapshot& snapshot, const Filter& filter,
                      const std::function<Status(const ResolvedClaim&)>& visit) {
  auto topics = snapshot.topics();
  if (!topics) return topics.error();
  SourceCache sources(snapshot);
  for (const Topic& topic : *topics) {
    if (!matches(topic, filter)) continue;
    const auto claims = snapshot.claims_of(topic_id(topic));
    if (!claims) return claims.error();
    for (const ResolvedClaim& claim : *claims) {
      if (claim.claim.topic.subject != topic.subject || claim.claim.topic.attribute != topic.attribute ||
          !matches(claim, filter)) {
        continue;
      }
      if (filter.needs_sources()) {
        const auto source = sources.get(claim.claim.source);
        if (!source) return source.error();
        if (!matches(claim, (*source)->source, filter)) continue;
      }
      if (const Status seen = visit(claim); !seen) return seen;
    }
  }
  return ok();
}

Result<std::vector<ResolvedClaim>> all_matches(const storage::Snapshot& snapshot, const Filter& filter) {
  std::vector<ResolvedClaim> claims;
  const Status done = for_each_match(snapshot, filter, [&](const ResolvedClaim& claim) {
    claims.push_back(claim);
    return ok();
  });
  if (!done) return done.error();
  return claims;
}

}  // namespace claimgraph::graph

#include "core/extract/trigger.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

void append(const std::unordered_map<std::string, std::vector<std::uint32_t>>& index, const std::string& key,
            std::vector<std::uint32_t>& out) {
  const auto found = index.find(key);
  if (found != index.end()) out.insert(out.end(), found->second.begin(), found->second.end());
}

std::vector<std::string_view> split_at_spaces(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// The words of a part of a pattern, folded. Most are one word of small plain letters, which is its own folded form.
std::vector<std::string> folded_words(std::string_view part) {
  if (!part.empty() && std::ranges::all_of(part, [](char c) { return c >= 'a' && c <= 'z'; })) {
    return {std::string(part)};
  }
  std::vector<std::string> words;
  const text::Tokens tokens(part);
  for (const text::Token& token : tokens.all()) words.emplace_back(token.folded);
  return words;
}

}  // namespace

Result<std::vector<TriggerSet::Word>> TriggerSet::parse(std::string_view pattern) {
  std::vector<Word> words;
  for (std::string_view part : split_at_spaces(pattern)) {
    if (part == "_") {
      words.push_back({Shape::kAny, {}});
      continue;
    }
    const bool open_front = part.starts_with('*');
    const bool open_back = part.size() > 1 && part.ends_with('*');
    if (open_front) part.remove_prefix(1);
    if (open_back) part.remove_suffix(1);
    std::vector<std::string> folded = folded_words(part);
    if (folded.empty()) return Error{ErrorCode::kInvalidArgument, "a trigger has no word: " + std::string(pattern)};
    for (std::string& word : folded) words.push_back({Shape::kExact, std::move(word)});
    Word& first = words[words.size() - folded.size()];
    Word& last = words.back();
    if (open_front) first.shape = Shape::kSuffix;
    if (open_back) last.shape = last.shape == Shape::kSuffix ? Shape::kInfix : Shape::kPrefix;
  }
  if (words.empty() || words.front().shape == Shape::kAny) {
    return Error{ErrorCode::kInvalidArgument, "a trigger starts with a word: " + std::string(pattern)};
  }
  return words;
}

Status TriggerSet::add(std::uint32_t tag, std::string_view pattern) {
  auto words = parse(pattern);
  if (!words) return words.error();
  const auto number = static_cast<std::uint32_t>(patterns_.size());
  const Word first = words->front();
  patterns_.push_back({tag, *std::move(words)});
  if (first.shape == Shape::kInfix) {
    infix_.push_back(number);
  } else {
    index_of(first.shape)[first.text].push_back(number);
  }
  return ok();
}

TriggerSet::Index& TriggerSet::index_of(Shape shape) {
  if (shape == Shape::kPrefix) return prefix_;
  return shape == Shape::kSuffix ? suffix_ : exact_;
}

bool TriggerSet::fits(const Word& word, std::string_view token) {
  switch (word.shape) {
    case Shape::kExact: return token == word.text;
    case Shape::kPrefix: return token.starts_with(word.text);
    case Shape::kSuffix: return token.ends_with(word.text);
    case Shape::kInfix: return token.find(word.text) != std::string_view::npos;
    case Shape::kAny: return true;
  }
  return false;
}

std::vector<std::uint32_t> TriggerSet::starting_with(std::string_view token) const {
  std::vector<std::uint32_t> found;
  append(exact_, std::string(token), found);
  for (std::size_t n = 1; n <= token.size(); ++n) {
    append(prefix_, std::string(token.substr(0, n)), found);
    append(suffix_, std::string(token.substr(token.size() - n)), found);
  }
  for (const std::uint32_t number : infix_) {
    if (fits(patterns_[number].words.front(), token)) found.push_back(number);
  }
  std::ranges::sort(found);
  return found;
}

std::vector<Match> TriggerSet::match(std::span<const text::Token> tokens) const {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> seen;  // a text repeats its words
  std::vector<Match> matches;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto [entry, fresh] = seen.try_emplace(tokens[i].folded);
    if (fresh) entry->second = starting_with(tokens[i].folded);
    for (const std::uint32_t number : entry->second) {
      const std::vector<Word>& words = patterns_[number].words;
      if (i + words.size() > tokens.size()) continue;
      bool all = true;
      for (std::size_t w = 1; w < words.size() && all; ++w) all = fits(words[w], tokens[i + w].folded);
      if (!all) continue;
      matches.push_back({patterns_[number].tag, static_cast<std::uint32_t>(i),
                         static_cast<std::uint32_t>(i + words.size()), static_cast<std::uint32_t>(words.size())});
    }
  }
  return matches;
}

}  // namespace claimgraph::extract

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "core/text/tokens.h"

namespace claimgraph::cli {
namespace {

using Counts = std::unordered_map<SourceId, std::size_t>;

Result<Counts> claims_per_source(const storage::Snapshot& snapshot) {
  Counts counts;
  const Status seen = snapshot.for_each_claim([&](const ResolvedClaim& claim) {
    ++counts[claim.claim.source];
    return ok();
  });
  if (!seen) return seen.error();
  return counts;
}

bool passes(const Source& source, const graph::Filter& filter) {
  return (filter.lang.empty() || source.lang == filter.lang) &&
         (!filter.since || source.published.day >= *filter.since) &&
         (!filter.until || source.published.day <= *filter.until) &&
         (filter.text.empty() || text::fold(source.title).find(text::fold(filter.text)) != std::string::npos);
}

void print_table(const std::vector<Source>& sources, const Counts& counts, Session& session) {
  Table table({{"ID"}, {"PUBLISHED"}, {"LANG"}, {"CLAIMS"}, {"PUBLISHER", Fit::kCut}, {"TITLE", Fit::kWrap}});
  for (const Source& source : sources) {
    const auto count = counts.find(source.id);
    table.add({short_id(source.id), to_text(source.published.day), source.lang,
               std::to_string(count == counts.end() ? 0 : count->second), source.publisher, source.title});
  }
  table.print(session.out, session.width);
}

void print_rows(const std::vector<Source>& sources, const Counts& counts, Session& session, Format format) {
  Rows rows(session.out, format);
  for (const Source& source : sources) {
    const auto count = counts.find(source.id);
    rows.add([&](graph::JsonWriter& json) {
      json.begin_object().field("id", to_text(source.id)).field("title", source.title);
      json.field("publisher", source.publisher).field("url", source.url).field("lang", source.lang);
      json.field("published", to_text(source.published)).field("said_on", source.said_on);
      json.field("claims", count == counts.end() ? 0 : count->second).end_object();
    });
  }
  rows.finish();
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto store = open_database(session, storage::Mode::kRead);
  if (!store) return store.error();
  const auto snapshot = store->snapshot();
  auto sources = snapshot.sources();
  if (!sources) return sources.error();
  std::erase_if(*sources, [&](const Source& source) { return !passes(source, *filter); });
  std::ranges::sort(*sources, {}, [](const Source& source) { return std::tie(source.published, source.id); });
  const auto counts = claims_per_source(snapshot);
  if (!counts) return counts.error();
  const Format format = format_of(options.format);
  if (format == Format::kText) {
    print_table(*sources, *counts, session);
  } else {
    print_rows(*sources, *counts, session, format);
  }
  return kDone;
}

constexpr std::array kFlags = {
    Flag{"--since", "DAY", &Options::since, "Published on this day or later"},
    Flag{"--until", "DAY", &Options::until, "Published on this day or earlier"},
    Flag{"--lang", "CODE", &Options::lang, "In this language"},
    Flag{"--text", "TEXT", &Options::text, "Whose title contains this"},
};

}  // namespace

const Command kSources{
    .name = "sources",
    .summary = "List the sources, by date of publication",
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples = "  claimgraph sources --lang fr\n  claimgraph sources --since 2025-07-01 --format jsonl\n",
    .run = run};

}  // namespace claimgraph::cli

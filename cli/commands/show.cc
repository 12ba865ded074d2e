#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "cli/render/width.h"
#include "core/model/names.h"
#include "core/relate/judgements.h"
#include "graph/describe.h"
#include "graph/export/escape.h"
#include "graph/export/record.h"
#include "graph/source_cache.h"
#include "graph/view.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kLabel = 12;  // columns of a label with its gap

// "label       text", the text wrapped below its beginning.
void print_field(Session& session, std::string_view label, const std::string& text) {
  if (text.empty()) return;
  const auto lines = wrap(graph::terminal_text(text), session.width - kLabel);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string head{i == 0 ? label : ""};
    head.resize(kLabel, ' ');
    session.out << head << lines[i] << '\n';
  }
}

std::string join(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "" : ", ") + std::string{word};
  return text;
}

// The evidence with the number marked: Es kostet [40 Mio.].
std::string marked(const Mention& mention, const graph::CachedSource& source) {
  const std::string& text = source.source.text;
  const auto part = [&](std::uint32_t start, std::uint32_t end) {
    return std::string{text::slice(text, source.offsets, {start, end})};
  };
  if (mention.number == mention.evidence) return part(mention.evidence.start, mention.evidence.end);
  return part(mention.evidence.start, mention.number.start) + '[' +
         part(mention.number.start, mention.number.end) + ']' +
         part(mention.number.end, mention.evidence.end);
}

std::string said_on(const ResolvedClaim& claim) {
  std::string text = to_text(claim.resolution.said_on);
  if (claim.resolution.said_on != claim.claim.said_on) text += ", written " + to_text(claim.claim.said_on);
  return text + " (" + std::string{to_text(claim.claim.said_on_basis)} + ")";
}

void print_claim(const ResolvedClaim& claim, const graph::CachedSource& source, Session& session) {
  print_field(session, "claim", to_text(claim.claim.id));
  print_field(session, "answer", graph::describe_answer(claim.claim));
  print_field(session, "written", claim.claim.value.surface);
  print_field(session, "question", graph::describe_question(claim));
  print_field(session, "scope", claim.claim.topic.scope);
  print_field(session, "slot", to_text(slot_id(claim)));
  print_field(session, "who", claim.claim.party.value_or("the article itself"));
  print_field(session, "said on", said_on(claim));
  print_field(session, "flags", join(flag_names(claim.claim.flags | claim.resolution.flags)));
  const Source& article = source.source;
  print_field(session, "source",
              short_id(article.id) + "  \"" + article.title + "\", " + article.publisher + ", " +
                  article.lang + ", " + to_text(article.published));
  for (const Mention& mention : claim.claim.mentions)
    print_field(session, "evidence", marked(mention, source));
}

// "1 amount:money subject:clause": the version, then what bound which part.
void explain_claim(const Claim& claim, std::span<const Judgement> judgements, Session& session) {
  const auto space = std::min(claim.extractor.find(' '), claim.extractor.size());
  print_field(session, "read by", claim.extractor.substr(0, space));
  for (std::size_t start = space + 1; start < claim.extractor.size();) {
    const auto end = std::min(claim.extractor.find(' ', start), claim.extractor.size());
    print_field(session, "rule", claim.extractor.substr(start, end - start));
    start = end + 1;
  }
  if (claim.own) {
    print_field(session, "question",
                "of an earlier text with the same figure; alone it reads " + claim.own->topic.subject + ", " +
                    claim.own->topic.attribute);
  }
  for (const auto& [field, found] : claim.corrected) {
    print_field(session, "corrected", field + ": found " + (found.empty() ? "nothing" : '"' + found + '"'));
  }
  for (const Judgement& judgement : relate::standing(judgements)) {
    const auto named = relate::claims_named(judgement);
    if (std::ranges::find(named, claim.id) == named.end()) continue;
    print_field(session, "decided",
                short_id(judgement.id) + "  " + std::string{to_text(judgement.kind)} + ' ' + judgement.field +
                    (judgement.field.empty() ? "" : " ") + judgement.value + ", by " + judgement.author +
                    ": " + judgement.reason);
  }
}

// The edges of the claim: what it is to older claims, and newer claims to it.
Status print_edges(const storage::Snapshot& snapshot, const ResolvedClaim& claim, Session& session) {
  const graph::View view(snapshot);
  const auto vertex = graph::vertex_of(claim);
  std::vector<std::pair<const Edge*, ClaimId>> edges;
  for (const auto& placed : view.older(vertex)) edges.emplace_back(&placed.edge, placed.edge.to);
  const std::size_t older = edges.size();
  for (const auto& placed : view.newer(vertex)) edges.emplace_back(&placed.edge, placed.edge.from);
  if (!view.status()) return view.status();
  std::vector<ClaimId> ids;
  for (const auto& [edge, other] : edges) ids.push_back(other);
  const auto others = snapshot.get_claims(ids);
  if (!others) return others.error();
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::string line = graph::describe(*edges[i].first) + "  " + short_id(ids[i]) + "  " +
                             graph::describe_answer((*others)[i].claim) + ", said " +
                             to_text((*others)[i].resolution.said_on);
    print_field(session, i < older ? "to older" : "from newer", line);
  }
  return ok();
}

Result<int> show_claim(const storage::Snapshot& snapshot, const ResolvedClaim& claim, Session& session,
                       const Options& options) {
  const Format format = format_of(options.format);
  graph::SourceCache sources(snapshot);
  const auto source = sources.get(claim.claim.source);
  if (!source) return source.error();
  if (format == Format::kText) {
    print_claim(claim, **source, session);
    if (options.explain) {
      const auto judgements = snapshot.judgements();
      if (!judgements) return judgements.error();
      explain_claim(claim.claim, *judgements, session);
    }
    if (const Status printed = print_edges(snapshot, claim, session); !printed) return printed.error();
    return kDone;
  }
  std::string line;
  graph::JsonWriter json(line);
  graph::write_claim(json, claim, (*source)->source, (*source)->offsets);
  session.out << line << '\n';
  return kDone;
}

Result<int> show_source(const storage::Snapshot& snapshot, const Source& source, Session& session,
                        Format format) {
  if (format != Format::kText) {
    std::string line;
    graph::JsonWriter json(line);
    graph::write_source(json, source);
    session.out << line << '\n';
    return kDone;
  }
  const auto claims = snapshot.claims_of(source.id);
  if (!claims) return claims.error();
  print_field(session, "source", to_text(source.id));
  print_field(session, "title", source.title);
  print_field(session, "publisher", source.publisher);
  print_field(session, "url", source.url);
  print_field(session, "lang", source.lang);
  print_field(session, "published", to_text(source.published));
  if (source.said_on) print_field(session, "said on", to_text(*source.said_on));
  session.out << '\n';
  Table table({{"ID"}, {"SAID ON"}, {"ANSWER", Fit::kWrap}, {"QUESTION", Fit::kWrap}, {"WHO", Fit::kCut}});
  for (const ResolvedClaim& claim : *claims) {
    table.add({short_id(claim.claim.id), to_text(claim.resolution.said_on),
               graph::describe_answer(claim.claim), graph::describe_question(claim),
               claim.claim.party.value_or("")});
  }
  table.print(session.out, session.width);
  return kDone;
}

Result<int> run(const Options& options, Session& session) {
  const std::string& id = options.operands.front();
  const auto store = open_database(session, storage::Mode::kRead);
  if (!store) return store.error();
  const auto snapshot = store->snapshot();
  const Format format = format_of(options.format);
  const auto claim = graph::get_claim(snapshot, id);
  if (claim) return show_claim(snapshot, *claim, session, options);
  if (claim.error().code != ErrorCode::kNotFound) return claim.error();
  const auto source = graph::get_source(snapshot, id);
  if (source) return show_source(snapshot, *source, session, format);
  if (source.error().code != ErrorCode::kNotFound) return source.error();
  return Error{ErrorCode::kNotFound, "no claim and no source starts with \"" + id + '"'};
}

constexpr std::array kSwitches = {
    Switch{"--explain", &Options::explain, "Which rule found what, what people corrected and decided"}};

}  // namespace

const Command kShow{
    .name = "show",
    .summary = "Show a claim with its evidence and relations, or a source with its claims",
    .operands = "ID",
    .operands_help = "Of a claim or a source, or its first digits",
    .min_operands = 1,
    .max_operands = 1,
    .formats = Formats::kRows,
    .switches = kSwitches,
    .examples = "  claimgraph show 3f2a91bc --explain\n  claimgraph show 3f2a91bc --format json\n",
    .run = run};

}  // namespace claimgraph::cli

#include "graph/timeline.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/picture.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "graph/describe.h"
#include "graph/export/escape.h"
#include "graph/export/record.h"

namespace claimgraph::cli {
namespace {

using graph::Phase;
using ClaimsById = std::unordered_map<ClaimId, const ResolvedClaim*>;

// Claims of one day, speaker, question and answer are one line: who repeats a figure adds to its count.
struct Line {
  const ResolvedClaim* first;
  std::size_t claims = 0;
};

std::vector<Line> lines_of(const Phase& phase, const ClaimsById& claims) {
  std::vector<Line> lines;
  std::unordered_map<std::string, std::size_t> index;
  for (const ClaimId id : phase.claims) {
    const ResolvedClaim& claim = *claims.at(id);
    std::string key;
    for (const std::string& part : {to_text(claim.resolution.said_on), claim.claim.party.value_or(""),
                                    graph::describe_question(claim), graph::describe_answer(claim.claim)}) {
      key += std::to_string(part.size()) + ':' + part;
    }
    const auto [place, is_new] = index.emplace(key, lines.size());
    if (is_new) lines.push_back({&claim, 0});
    ++lines[place->second].claims;
  }
  return lines;
}

void print_phase(const Phase& phase, std::size_t number, const ClaimsById& claims, Session& session) {
  session.out << (number > 1 ? "\n" : "") << number << ". " << graph::terminal_text(phase.name) << "\n   "
              << to_text(phase.from) << " to " << to_text(phase.to) << ", "
              << counted(phase.claims.size(), "claim");
  if (phase.boundary) {
    const auto gap = static_cast<std::uint64_t>(phase.boundary->gap_days);
    session.out << (phase.boundary->pinned ? "; pinned"
                                           : "; " + counted(gap, "day") + " after the phase before");
  }
  session.out << "\n\n";
  Table statements(
      {{"SAID ON"}, {"WHO", Fit::kCut}, {"QUESTION", Fit::kWrap}, {"ANSWER", Fit::kWrap}, {"TIMES"}, {"ID"}});
  for (const Line& line : lines_of(phase, claims)) {
    const Claim& claim = line.first->claim;
    statements.add({to_text(line.first->resolution.said_on), claim.party.value_or(""),
                    graph::describe_question(*line.first), graph::describe_answer(claim),
                    std::to_string(line.claims), short_id(claim.id)});
  }
  statements.print(session.out, session.width);
  if (phase.milestones.empty()) return;
  session.out << '\n';
  Table milestones({{"MILESTONE"}, {"WHAT", Fit::kWrap}, {"CLAIMS"}});
  for (const auto& milestone : phase.milestones) {
    milestones.add({milestone.date, milestone.label, std::to_string(milestone.claims.size())});
  }
  milestones.print(session.out, session.width);
}

void print(const std::vector<Phase>& phases, const std::vector<ResolvedClaim>& claims, Session& session,
           Format format) {
  if (format == Format::kText) {
    ClaimsById by_id;
    for (const ResolvedClaim& claim : claims) by_id.emplace(claim.claim.id, &claim);
    for (std::size_t i = 0; i < phases.size(); ++i) print_phase(phases[i], i + 1, by_id, session);
    return;
  }
  if (format == Format::kJson) {
    std::string text;
    graph::JsonWriter json(text);
    graph::write_timeline(json, phases);
    session.out << text << '\n';
    return;
  }
  Rows rows(session.out, format);
  for (const Phase& phase : phases) {
    rows.add([&](graph::JsonWriter& json) { graph::write_phase(json, phase); });
  }
}

Result<int> print_picture(const storage::Snapshot& snapshot, const Options& options, Session& session) {
  const auto picture = picture_of(snapshot, options, session, options.format);
  if (!picture) return picture.error();
  session.out << *picture;
  return kDone;
}

Result<int> run(const Options& options, Session& session) {
  const auto filter = filter_of(options);
  if (!filter) return filter.error();
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  if (options.format == "svg") return print_picture(reading->snapshot(), options, session);
  const auto claims = graph::all_matches(reading->snapshot(), *filter);
  if (!claims) return claims.error();
  print(graph::timeline(*claims, reading->context().judgements), *claims, session, format_of(options.format));
  return kDone;
}

constexpr std::array kFlags = {kSubjectFlag, kAttributeFlag, kUnitFlag, kSinceFlag,
                               kUntilFlag,   kForFlag,       kAsOfFlag, kKnownAtFlag};

}  // namespace

const Command kTimeline{.name = "timeline",
                        .summary = "Tell the story in phases: who said what when, and the dates aimed at",
                        .formats = Formats::kRowsAndPicture,
                        .flags = kFlags,
                        .examples =
                            "  claimgraph timeline --subject orvento\n"
                            "  claimgraph timeline --as-of 2025-03-01\n"
                            "  claimgraph timeline --known-at 2025-03-01T12:00:00Z --format json\n"
                            "  claimgraph timeline --format svg > story.svg\n",
                        .run = run};

}  // namespace claimgraph::cli

#include <algorithm>
#include <array>
#include <string>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/picture.h"
#include "graph/export/jsonl.h"

namespace claimgraph::cli {
namespace {

using Work = Status (*)(const storage::Snapshot& snapshot, const Options& options, Session& session);

Status export_jsonl(const storage::Snapshot& snapshot, const Options& options, Session& session) {
  const auto& o = options;
  for (const std::string* filter :
       {&o.subject, &o.attribute, &o.unit, &o.since, &o.until, &o.lang, &o.text, &o.target}) {
    if (!filter->empty()) {
      return Error{
          ErrorCode::kInvalidArgument,
          "export jsonl is the whole database and takes no filter; \"claims --format jsonl\" takes them"};
    }
  }
  return graph::write_jsonl(snapshot, session.out);
}

Status export_dot(const storage::Snapshot& snapshot, const Options& options, Session& session) {
  const auto dot = dot_of(snapshot, options);
  if (!dot) return dot.error();
  session.out << *dot;
  return ok();
}

template <const char* kFormat>
Status export_picture(const storage::Snapshot& snapshot, const Options& options, Session& session) {
  const auto picture = picture_of(snapshot, options, session, kFormat);
  if (!picture) return picture.error();
  session.out << *picture;
  return ok();
}

constexpr char kSvg[] = "svg";
constexpr char kPng[] = "png";
constexpr char kPdf[] = "pdf";

struct Exporter {
  std::string_view name;
  Work work;
};

constexpr std::array kExporters = {
    Exporter{"dot", export_dot},           Exporter{"svg", export_picture<kSvg>},
    Exporter{"png", export_picture<kPng>}, Exporter{"pdf", export_picture<kPdf>},
    Exporter{"jsonl", export_jsonl},
};

Result<int> run(const Options& options, Session& session) {
  const auto exporter = std::ranges::find(kExporters, options.operands.front(), &Exporter::name);
  if (exporter == kExporters.end()) {
    std::string names;
    for (const Exporter& each : kExporters) names += (names.empty() ? "" : ", ") + std::string{each.name};
    return Error{ErrorCode::kInvalidArgument,
                 '"' + options.operands.front() + "\" is no export format; there are " + names};
  }
  const auto reading = Reading::open(options, session);
  if (!reading) return reading.error();
  const Status done = exporter->work(reading->snapshot(), options, session);
  if (!done) return done.error();
  return kDone;
}

constexpr std::array kFlags = {kSubjectFlag, kAttributeFlag, kUnitFlag, kSinceFlag, kUntilFlag,
                               kLangFlag,    kTextFlag,      kForFlag,  kAsOfFlag,  kKnownAtFlag};

}  // namespace

const Command kExport{.name = "export",
                      .summary = "Write the graph: dot, svg, png, pdf, or everything as jsonl",
                      .operands = "FORMAT",
                      .operands_help = "dot, svg, png, pdf or jsonl",
                      .min_operands = 1,
                      .max_operands = 1,
                      .flags = kFlags,
                      .examples =
                          "  claimgraph export jsonl > backup.jsonl\n"
                          "  claimgraph export svg --subject orvento > orvento.svg\n",
                      .run = run};

}  // namespace claimgraph::cli

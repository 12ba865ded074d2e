#include "cli/ingest.h"

#include <optional>
#include <utility>

#include "graph/append.h"
#include "graph/export/escape.h"

namespace claimgraph::cli {
namespace {

std::string outcome_of(const AppendReport& report) {
  if (report.known) return "already there";
  return counted(report.claims, "claim") + ", " + counted(report.edges_put, "edge");
}

}  // namespace

Status Ingest::add(const Source& source, std::vector<Claim> claims) {
  const auto report = append(store_, source, std::move(claims), context_, now(session_));
  if (!report) return report.error();
  if (format_ == Format::kText) {
    session_.out << short_id(source.id) << "  " << outcome_of(*report) << "  "
                 << graph::terminal_text(source.title) << std::endl;  // flushed: what was printed is stored
    return ok();
  }
  rows_.add([&](graph::JsonWriter& json) {
    json.begin_object()
        .field("id", to_text(source.id))
        .field("title", source.title)
        .field("known", report->known);
    json.field("claims", report->claims).field("edges", report->edges_put).end_object();
  });
  return ok();
}

void Ingest::refuse(std::string_view message) {
  say(session_, message);
  refused_ = true;
}

int Ingest::finish() {
  rows_.finish();
  return refused_ ? kSomeRefused : kDone;
}

}  // namespace claimgraph::cli

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

void Ingest::print_new(const NewSource& added, bool is_new) {
  const Source& source = added.source;
  if (format_ == Format::kText) {
    session_.out << short_id(source.id) << "  "
                 << (is_new ? counted(added.claims.size(), "claim") : std::string{"already there"}) << "  "
                 << graph::terminal_text(source.title) << '\n';
    return;
  }
  rows_.add([&](graph::JsonWriter& json) {
    json.begin_object().field("id", to_text(source.id)).field("title", source.title).field("known", !is_new);
    json.field("claims", is_new ? added.claims.size() : 0).end_object();
  });
}

Status Ingest::add_all(std::vector<NewSource> sources) {
  const auto report = append_all(
      store_, std::move(sources), context_,
      [&](const NewSource& added, bool is_new) { print_new(added, is_new); }, now(session_));
  if (!report) return report.error();
  say(session_, counted(report->claims, "claim") + ", " + counted(report->edges_put, "edge") + " in all");
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

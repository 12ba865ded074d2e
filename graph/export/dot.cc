#include "graph/export/dot.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <set>
#include <string_view>
#include <unordered_map>

#include "graph/describe.h"
#include "graph/export/escape.h"

namespace claimgraph::graph {
namespace {

constexpr std::size_t kLabelWidth = 38;  // bytes; a line is broken at the next space

struct Style {
  Relation relation;
  std::string_view attributes;
  std::string_view legend;
};

// Older claim on the left: an edge is written from the older to the newer end, so that time runs with the
// ranks.
constexpr std::array kStyles = {
    Style{Relation::kAgrees, R"(dir=none style=solid color="#0b5cad" fontcolor="#0b5cad")", "agrees"},
    Style{Relation::kContradicts, R"(dir=both style=dashed color="#c2410c" fontcolor="#c2410c")",
          "contradicts"},
    Style{Relation::kUpdates, R"(dir=forward style=bold penwidth=2 color="black" fontcolor="black")",
          "updated by (older to newer)"}};

const Style& style_of(Relation relation) { return *std::ranges::find(kStyles, relation, &Style::relation); }

std::string node(ClaimId id) { return "\"c" + to_text(id) + '"'; }

// Breaks at spaces, so that boxes stay narrow.
std::string wrapped(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    const bool at_end = c == ' ' && column >= kLabelWidth;
    out += at_end ? '\n' : c;
    column = at_end ? 0 : column + 1;
  }
  return out;
}

class Writer {
 public:
  Writer(const Drawing& drawing, std::ostream& out) : drawing_(drawing), out_(out) {
    for (const ResolvedClaim& claim : drawing.claims) claims_.push_back(&claim);
    std::ranges::sort(claims_, [](const auto* a, const auto* b) { return newer(*b, *a); });
    for (std::size_t i = 0; i < claims_.size(); ++i) order_.emplace(claims_[i]->claim.id, i);
  }

  void write() {
    head();
    for (std::size_t i = 0; i < drawing_.phases.size(); ++i) phase(i);
    for (const auto* claim : claims_) box(*claim, "  ");
    axis();
    edges();
    legend();
    out_ << "}\n";
  }

 private:
  void head() {
    out_ << "digraph claims {\n"
            "  graph [rankdir=LR newrank=true compound=true charset=\"UTF-8\" fontname=\"sans-serif\" "
            "labelloc=t "
            "nodesep=0.25 ranksep=0.9 label=\""
         << dot_text(drawing_.title)
         << "\"]\n"
            "  node [shape=box style=\"rounded\" fontname=\"sans-serif\" fontsize=10 margin=\"0.12,0.08\"]\n"
            "  edge [fontname=\"sans-serif\" fontsize=9]\n";
  }

  void phase(std::size_t index) {
    const DrawnPhase& drawn = drawing_.phases[index];
    out_ << "  subgraph cluster_phase" << index
         << " {\n    graph [style=\"rounded,filled\" fillcolor=\"#f6f8fa\" "
         << "color=\"#8c959f\" fontsize=13 label=\"" << dot_text(drawn.name) << "\"]\n";
    const std::set<ClaimId> inside(drawn.claims.begin(), drawn.claims.end());
    for (const auto* claim : claims_) {
      if (inside.contains(claim->claim.id)) box(*claim, "    ");
    }
    out_ << "  }\n";
  }

  // Once: in the first phase that holds it, else outside of all.
  void box(const ResolvedClaim& resolved, std::string_view indent) {
    const Claim& claim = resolved.claim;
    if (!drawn_.insert(claim.id).second) return;
    out_ << indent << node(claim.id) << " [label=\"" << dot_text(label(resolved)) << "\" tooltip=\""
         << dot_text(claim.value.surface) << '"';
    if (claim.modality == Modality::kConsidered) out_ << " style=\"rounded,dotted\"";
    const auto source = drawing_.sources.find(claim.source);
    if (source != drawing_.sources.end() && is_web_url(source->second.url)) {
      out_ << " URL=\"" << dot_text(source->second.url) << '"';
    }
    out_ << "]\n";
  }

  std::string label(const ResolvedClaim& resolved) const {
    std::string text = wrapped(describe_answer(resolved.claim)) + '\n' + wrapped(describe_question(resolved));
    const std::string who = resolved.claim.party.value_or("");
    const std::string where = place(resolved.claim.source);
    if (!who.empty() || !where.empty()) {
      text += '\n' + wrapped(who + (who.empty() || where.empty() ? "" : ", in ") + where);
    }
    return text;
  }

  std::string place(SourceId id) const {
    const auto found = drawing_.sources.find(id);
    if (found == drawing_.sources.end()) return {};
    const Source& source = found->second;
    const std::string& name = source.publisher.empty() ? source.title : source.publisher;
    return source.lang.empty() ? name : name + " (" + source.lang + ")";
  }

  // One plain text node per day, chained, each on one rank with the claims of that day.
  void axis() {
    std::string before;
    for (auto first = claims_.begin(); first != claims_.end();) {
      const Day day = (*first)->resolution.said_on;
      const auto last =
          std::find_if(first, claims_.end(), [&](const auto* c) { return c->resolution.said_on != day; });
      const std::string name = "\"d" + to_text(day) + '"';
      out_ << "  " << name << " [shape=plaintext fontsize=12 label=\"" << to_text(day)
           << "\"]\n  {rank=same; " << name;
      for (; first != last; ++first) out_ << "; " << node((*first)->claim.id);
      out_ << "}\n";
      if (!before.empty()) out_ << "  " << before << " -> " << name << " [dir=none color=\"#8c959f\"]\n";
      before = name;
    }
  }

  void edges() {
    std::vector<const Edge*> sorted;
    for (const Edge& edge : drawing_.edges) {
      if (order_.contains(edge.from) && order_.contains(edge.to)) sorted.push_back(&edge);
    }
    const auto key = [&](const Edge* e) {
      return std::tuple{order_.at(e->to), order_.at(e->from), e->relation};
    };
    std::ranges::sort(sorted, {}, key);
    for (const Edge* edge : sorted) {
      out_ << "  " << node(edge->to) << " -> " << node(edge->from) << " ["
           << style_of(edge->relation).attributes << " label=\"" << dot_text(describe(*edge)) << "\"]\n";
    }
  }

  void legend() {
    out_ << "  subgraph cluster_legend {\n    graph [label=\"legend\" style=solid color=\"#8c959f\"]\n"
            "    node [shape=plaintext]\n";
    for (std::size_t i = 0; i < kStyles.size(); ++i) {
      out_ << "    \"la" << i << "\" [label=\"older\"]\n    \"lb" << i << "\" [label=\"newer\"]\n    \"la"
           << i << "\" -> \"lb" << i << "\" [" << kStyles[i].attributes << " label=\"" << kStyles[i].legend
           << "\"]\n";
    }
    out_ << "  }\n";
  }

  const Drawing& drawing_;
  std::ostream& out_;
  std::vector<const ResolvedClaim*> claims_;  // oldest first
  std::unordered_map<ClaimId, std::size_t> order_;
  std::set<ClaimId> drawn_;
};

}  // namespace

void write_dot(const Drawing& drawing, std::ostream& out) { Writer(drawing, out).write(); }

}  // namespace claimgraph::graph

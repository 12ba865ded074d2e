#include "graph/phases.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace claimgraph::graph {
namespace {

constexpr int kGapShare = 10;  // a gap counts from a tenth of the largest
constexpr int kBackgroundDays = 365;

using Days = std::map<Day, Claims>;

bool is_reported_as_older(const Claim& claim) {
  return claim.said_on_basis == SaidOnBasis::kOlder || claim.said_on_basis == SaidOnBasis::kOlderOpen ||
         has(claim, kSuperseded);
}

// Said some time before its day, nobody knows when: it leads to nothing.
bool is_undated(const ResolvedClaim& c) {
  return c.claim.said_on_basis == SaidOnBasis::kOlderOpen && (c.resolution.flags & kRetold) == 0;
}

// The day of most of what the source says; of equal ones the latest.
std::set<Day> main_days(const Claims& claims) {
  std::map<SourceId, std::map<Day, std::size_t>> said;
  for (const auto* c : claims) {
    if (!is_reported_as_older(c->claim)) ++said[c->claim.source][c->resolution.said_on];
  }
  std::set<Day> days;
  for (const auto& [source, counts] : said) {
    days.insert(std::ranges::max_element(counts, [](const auto& a, const auto& b) {
                  return std::tie(a.second, a.first) < std::tie(b.second, b.first);
                })->first);
  }
  return days;
}

// What has been said so far, by question.
class Said {
 public:
  void add(const ResolvedClaim& c) { topics_[topic_id(c.claim.topic)].push_back(&c.claim.value); }

  bool knows(const ResolvedClaim& c) const {
    const auto found = topics_.find(topic_id(c.claim.topic));
    return found != topics_.end() && std::ranges::any_of(found->second, [&](const Value* value) {
             return same_figure(*value, c.claim.value);
           });
  }

 private:
  std::map<TopicId, std::vector<const Value*>> topics_;
};

// A gap between two days on which something was said.
struct Gap {
  Day before, after;
  int days() const { return after.number - before.number; }
};

// The largest gap between two days; of equal ones the last.
Gap largest_gap(const Days& days, Day first, Day last) {
  Gap best{first, first};
  for (auto day = days.find(first); day->first < last;) {
    const Day before = day->first;
    const Gap gap{before, (++day)->first};
    if (gap.days() >= best.days()) best = gap;
  }
  return best;
}

// A place where a phase may begin.
struct Cut {
  Gap gap;
  int main_gap = 0;
  Claims news;
  bool pinned = false;
};

bool is_number(const ResolvedClaim* c) { return !is_text(c->claim.value); }

Claims news_of(const Days& days, Day main) {
  Said said;
  for (const auto& [day, claims] : days) {
    if (day >= main) break;
    for (const auto* c : claims) said.add(*c);
  }
  Claims news;
  std::ranges::copy_if(days.at(main), std::back_inserter(news),
                       [&](const auto* c) { return is_number(c) && !said.knows(*c); });
  return news;
}

bool mostly_news(const Days& days, Day main, const Claims& news) {
  const auto numbers = static_cast<std::size_t>(std::ranges::count_if(days.at(main), is_number));
  return numbers > 0 && 2 * news.size() >= numbers;
}

// Between the main days, wherever the gap and the news are large enough; the largest gaps if there are too
// many.
std::vector<Cut> cuts_between(const Days& days, const std::set<Day>& mains) {
  int largest = 0;
  for (auto main = mains.begin(); main != mains.end() && std::next(main) != mains.end(); ++main) {
    largest = std::max(largest, std::next(main)->number - main->number);
  }
  std::vector<Cut> cuts;
  for (auto main = mains.begin(); main != mains.end() && std::next(main) != mains.end(); ++main) {
    const Day next = *std::next(main);
    const int gap = next.number - main->number;
    if (gap * kGapShare < largest) continue;
    auto news = news_of(days, next);
    if (mostly_news(days, next, news)) cuts.push_back({largest_gap(days, *main, next), gap, std::move(news)});
  }
  std::ranges::stable_sort(cuts, std::greater{}, &Cut::main_gap);
  if (cuts.size() >= kMaxPhases) cuts.resize(kMaxPhases - 1);
  return cuts;
}

// Before the story begins.
std::optional<Cut> background_cut(const Days& days, const std::set<Day>& mains) {
  if (mains.empty() || *mains.begin() == days.begin()->first) return std::nullopt;
  const Gap gap = largest_gap(days, days.begin()->first, *mains.begin());
  const int story = days.rbegin()->first.number - mains.begin()->number;
  if (gap.days() <= std::max(story, kBackgroundDays)) return std::nullopt;
  return Cut{gap, gap.days(), news_of(days, *mains.begin())};
}

void apply(const Judgement& judgement, const Days& days, std::vector<Cut>& cuts) {
  const auto day = phase_day(judgement);
  if (!day || judgement.field != "start") return;
  const auto after = days.lower_bound(*day);
  if (after == days.end() || after == days.begin()) return;
  const auto before = std::prev(after);
  std::erase_if(cuts, [&](const Cut& cut) { return cut.gap.after == after->first; });
  if (judgement.kind != JudgementKind::kPin) return;
  cuts.push_back({{before->first, after->first}, 0, news_of(days, after->first), true});
}

std::vector<Part> parts_of(const Claims& claims, const std::set<Day>& mains, const std::vector<Cut>& cuts) {
  std::vector<Part> parts(1);
  auto cut = cuts.begin();
  for (const auto* c : claims) {
    for (; cut != cuts.end() && cut->gap.after <= c->resolution.said_on; ++cut) {
      parts.push_back({{}, {}, cut->news, cut->pinned});
    }
    parts.back().claims.push_back(c);
  }
  for (Part& part : parts) {
    std::copy(mains.lower_bound(part.first()), mains.upper_bound(part.last()), std::back_inserter(part.main));
  }
  return parts;
}

}  // namespace

bool same_figure(const Value& a, const Value& b) {
  if (a.unit != b.unit) return false;
  if (is_text(a)) return a.text == b.text;
  const auto equal = [](const auto& x, const auto& y) { return x && y && *x == *y; };
  return equal(a.low, b.low) || equal(a.high, b.high) || equal(a.low, b.high) || equal(a.high, b.low);
}

std::optional<Day> phase_day(const Judgement& judgement) {
  constexpr std::string_view kPrefix = "phase ";
  const std::string_view subject = judgement.subject;
  return subject.starts_with(kPrefix) ? parse_day(subject.substr(kPrefix.size())) : std::nullopt;
}

std::vector<Part> split(std::span<const ResolvedClaim> claims, std::span<const Judgement> judgements) {
  if (claims.empty()) return {};
  Claims sorted;
  for (const auto& c : claims) sorted.push_back(&c);
  std::ranges::sort(sorted, [](const auto* a, const auto* b) { return newer(*b, *a); });
  Days days;
  for (const auto* c : sorted) {
    if (!is_undated(*c)) days[c->resolution.said_on].push_back(c);
  }
  if (days.empty()) return {Part{sorted, {}, {}, false}};
  const auto mains = main_days(sorted);
  auto cuts = cuts_between(days, mains);
  if (auto cut = background_cut(days, mains)) cuts.push_back(std::move(*cut));
  for (const Judgement& judgement : judgements) apply(judgement, days, cuts);
  std::ranges::sort(cuts, {}, [](const Cut& cut) { return cut.gap.after; });
  return parts_of(sorted, mains, cuts);
}

}  // namespace claimgraph::graph

#include "core/relate/retelling.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/relate/forensics.h"
#include "core/relate/group.h"
#include "core/relate/relate.h"
#include "core/relate/rules.h"

namespace claimgraph::relate {
namespace {

using Claims = std::vector<ResolvedClaim*>;

constexpr std::size_t kSlotsNeeded = 3;
constexpr int kDaysOfOneStory = 14;

// Equal answers of one day, whoever tells them. Two sources stand for all of them: a source is never held
// against itself where another one says the same. Only what one text says itself of two of its claims is
// looked at in it.
class Told {
 public:
  explicit Told(const ResolvedClaim& c) : first_(&c) { keep_cued(c); }

  bool has_equal(const ResolvedClaim& c) const { return is_told_alike(*first_, c); }

  // In whatever order they come.
  void add(const ResolvedClaim& c) {
    keep_cued(c);
    const ResolvedClaim* next = &c;
    if (newer(*first_, *next)) std::swap(first_, next);
    if (next->claim.source == first_->claim.source) return;
    const bool is_second =
        second_ == nullptr || second_->claim.source == first_->claim.source || newer(*second_, *next);
    if (is_second) second_ = next;
  }

  // The one that `c` is held against.
  const ResolvedClaim* for_claim(const ResolvedClaim& c) const {
    const auto own = cued_.find(c.claim.source);
    if (own != cued_.end() && is_cue_of(*own->second, c)) return own->second;
    const bool is_own = first_->claim.source == c.claim.source;
    return is_own && second_ != nullptr ? second_ : first_;
  }

 private:
  static bool is_cue_of(const ResolvedClaim& a, const ResolvedClaim& b) {
    return is_told_by_cue(a, b) || is_told_by_cue(b, a);
  }
  void keep_cued(const ResolvedClaim& c) {
    if ((c.claim.flags & kCues) != 0) cued_.try_emplace(c.claim.source, &c);
  }

  const ResolvedClaim* first_;             // the earliest
  const ResolvedClaim* second_ = nullptr;  // the earliest of another source
  std::unordered_map<SourceId, const ResolvedClaim*> cued_;
};

// Answers that are known to belong to a statement, by topic and day.
class Statements {
 public:
  using Days = std::map<Day, std::vector<Told>>;

  void place(const ResolvedClaim& c) {
    auto& answers = topics_[topic_id(c.claim.topic)][c.resolution.said_on];
    const auto same = std::ranges::find_if(answers, [&](const Told& told) { return told.has_equal(c); });
    if (same == answers.end()) {
      answers.emplace_back(c);
    } else {
      same->add(c);
    }
  }

  const Days& of(const Topic& topic) const {
    static const Days none;
    const auto found = topics_.find(topic_id(topic));
    return found == topics_.end() ? none : found->second;
  }

 private:
  std::unordered_map<TopicId, Days> topics_;
};

std::string_view root_subject(const ResolvedClaim& c) {
  const std::string_view subject = c.claim.topic.subject;
  return subject.substr(0, subject.find('/'));
}

using Slot = std::pair<TopicId, int>;

Slot slot_of(const ResolvedClaim& c) {
  return {topic_id(c.claim.topic), c.resolution.period ? year_of(*c.resolution.period) : 0};
}

// A source as it is told: the claims that name no day, and everything else that it has to say of its own day.
struct Document {
  Claims open;
  Claims stated;
};

// A source's answers of one party, or of nobody named.
struct Telling {
  std::optional<std::string> party;
  Claims own;
  Claims beside;  // nobody named, of a subject of the party
};

struct Match {
  Day day;
  std::set<Slot> met;
};

bool is_better(const Match& a, const Match& b) {
  return std::pair(a.met.size(), a.day) > std::pair(b.met.size(), b.day);
}

enum class Answer : std::uint8_t { kNone, kMet, kNews };

void move_to(ResolvedClaim& c, Day day) {
  c.resolution.said_on = day;
  c.resolution.flags |= kRetold;
}

// A document's claims as if said on a certain day.
class Moved {
 public:
  Moved(const Document& document, Day day) : day_(day) {
    for (const Claims* claims : {&document.open, &document.stated}) {
      for (const auto* c : *claims) claims_.emplace_back(*c).resolution.said_on = day;
    }
  }

  Day day() const { return day_; }
  const std::vector<ResolvedClaim>& claims() const { return claims_; }
  const ResolvedClaim& get(const ResolvedClaim& original) const {
    return *std::ranges::find(claims_, original.claim.id, [](const auto& c) { return c.claim.id; });
  }

 private:
  Day day_;
  std::vector<ResolvedClaim> claims_;
};

class Retelling {
 public:
  Retelling(const Statements& statements, Exchange& exchange, const Judged& judged)
      : statements_(statements), exchange_(exchange), judged_(judged) {}

  // The statement that the telling repeats; nothing if it has news, or repeats none.
  std::optional<Match> find(const Telling& telling, const Document& document) const {
    std::optional<Match> best;
    for (const Day day : candidate_days(telling)) {
      auto match = matched(telling, Moved(document, day));
      if (match && (!best || is_better(*match, *best))) best = std::move(match);
    }
    return best;
  }

  bool is_news(const ResolvedClaim& c, const Moved& moved) const {
    return answer(moved.get(c), moved, Tie::kOpen) == Answer::kNews;
  }

  // The latest earlier statement that gives the answer of the claim.
  std::optional<Day> find_older(ResolvedClaim& c) const {
    const auto& days = statements_.of(c.claim.topic);
    for (auto day = days.lower_bound(c.resolution.said_on); day != days.begin();) {
      --day;
      const Moved moved({{&c}, {}}, day->first);
      if (answer(moved.claims().front(), moved, Tie::kOpen) == Answer::kMet) return day->first;
    }
    return std::nullopt;
  }

 private:
  // The days on which enough of the telling's questions were answered.
  std::set<Day> candidate_days(const Telling& telling) const {
    std::set<TopicId> topics;
    std::map<Day, std::size_t> answered;
    for (const auto* c : telling.own) {
      if (is_text(c->claim.value) || !topics.insert(topic_id(c->claim.topic)).second) continue;
      for (const auto& [day, answers] : statements_.of(c->claim.topic)) {
        if (day < c->resolution.said_on) ++answered[day];
      }
    }
    std::set<Day> days;
    for (const auto& [day, count] : answered) {
      if (count + telling.beside.size() >= std::min(topics.size(), kSlotsNeeded)) days.insert(day);
    }
    return days;
  }

  std::optional<Match> matched(const Telling& telling, const Moved& moved) const {
    std::set<Slot> own;
    for (const auto* c : telling.own) {
      if (!is_text(c->claim.value)) own.insert(slot_of(*c));
    }
    const bool few = own.size() < kSlotsNeeded;
    Match match{moved.day(), {}};
    for (const Claims* claims : {&telling.own, &telling.beside}) {
      const Tie weakest = few && claims == &telling.own ? Tie::kSame : Tie::kOpen;
      for (const auto* c : *claims) {
        const auto found = answer(moved.get(*c), moved, weakest);
        if (found == Answer::kNews) return std::nullopt;
        if (found == Answer::kMet && counts(*c, claims == &telling.beside)) match.met.insert(slot_of(*c));
      }
    }
    const bool enough =
        few && telling.party ? std::ranges::includes(match.met, own) : match.met.size() >= kSlotsNeeded;
    if (!enough || reaffirms(telling, moved)) return std::nullopt;
    return match;
  }

  // Words are no answer to count; nor are facts that nobody is named for, unless they stand beside a party's.
  static bool counts(const ResolvedClaim& c, bool beside_party) {
    if (is_text(c.claim.value)) return false;
    return c.claim.party || beside_party || c.claim.topic.attribute_class == AttributeClass::kPlan;
  }

  // Weeks later, an article that has anything new, whoever says it, is about today: its party upholds the old
  // answers.
  bool reaffirms(const Telling& telling, const Moved& moved) const {
    if (telling.own.front()->resolution.said_on <= plus_days(moved.day(), kDaysOfOneStory)) return false;
    return std::ranges::any_of(moved.claims(),
                               [&](const auto& c) { return answer(c, moved, Tie::kOther) == Answer::kNews; });
  }

  // Whether a moved claim would meet the statement of its day, be explained by it, or be news.
  Answer answer(const ResolvedClaim& c, const Moved& moved, Tie weakest) const {
    const auto& days = statements_.of(c.claim.topic);
    const auto found = days.find(moved.day());
    if (found == days.end()) return Answer::kNone;
    std::vector<const ResolvedClaim*> statements;
    for (const Told& told : found->second) statements.push_back(told.for_claim(c));
    std::vector<const ResolvedClaim*> beside(statements);
    for (const auto& other : moved.claims()) {
      if (other.claim.topic == c.claim.topic) beside.push_back(&other);
    }
    const Siblings siblings(std::move(beside));
    Answer result = Answer::kNone;
    for (const auto* statement : statements) {
      if (judged_.tie(statement->claim.party, c.claim.party) > weakest) continue;
      const auto one = answer(c, *statement, siblings, moved);
      if (one == Answer::kMet) return one;
      if (one == Answer::kNews) result = one;
    }
    return result;
  }

  Answer answer(const ResolvedClaim& c, const ResolvedClaim& statement, const Siblings& siblings,
                const Moved& moved) const {
    const bool in_order = newer(c, statement);
    const Pair pair(in_order ? c : statement, in_order ? statement : c, siblings, exchange_, judged_);
    const Decision decision = decide(pair).decision;
    if (!decision.relation) return Answer::kNone;
    const bool met = decision.relation == Relation::kAgrees || is_explained(decision, moved.claims());
    return met ? Answer::kMet : Answer::kNews;
  }

  bool is_explained(const Decision& decision, const std::vector<ResolvedClaim>& source) const {
    switch (decision.subtype) {
      case Subtype::kCurrencyRoundTrip:
      case Subtype::kCurrencySwap:
      case Subtype::kScaleWord:
      case Subtype::kDecimalShift:
        return true;
      case Subtype::kMisreadCurrency:
        return has_rate(*decision.implied, source);
      default:
        return false;
    }
  }

  // True if the source converts some figure at that rate.
  bool has_rate(const ImpliedRate& wanted, const std::vector<ResolvedClaim>& source) const {
    for (const auto& a : source) {
      for (const auto& b : source) {
        if (topic_id(a.claim.topic) != topic_id(b.claim.topic)) continue;
        const auto rate = conversion_rate(a, b, b.resolution.said_on, exchange_);
        if (rate && rate->from == wanted.from && rate->to == wanted.to && meet(rate->rate, wanted.rate))
          return true;
      }
    }
    return false;
  }

  const Statements& statements_;
  Exchange& exchange_;
  const Judged& judged_;
};

bool shares_subject(const ResolvedClaim& c, const Claims& claims) {
  return std::ranges::any_of(claims,
                             [&](const auto* other) { return root_subject(*other) == root_subject(c); });
}

// One telling for each party; or, where no party is named, one for the whole source.
std::vector<Telling> tellings_of(const Claims& open, const Judged& judged) {
  std::map<std::string, Telling> named;
  Telling unattributed;
  for (auto* c : open) {
    if (!c->claim.party) {
      unattributed.own.push_back(c);
      continue;
    }
    auto& telling = named[judged.canonical(*c->claim.party)];
    telling.party = c->claim.party;
    telling.own.push_back(c);
  }
  if (named.empty()) return {std::move(unattributed)};
  std::vector<Telling> tellings;
  for (auto& [party, telling] : named) {
    for (auto* c : unattributed.own) {
      if (shares_subject(*c, telling.own)) telling.beside.push_back(c);
    }
    tellings.push_back(std::move(telling));
  }
  return tellings;
}

using Matches = std::map<ResolvedClaim*, Match>;

// A source that retells a statement at length has the rest of what it says from there, too, unless it is
// news.
void take_along(const Document& document, const Retelling& retelling, Matches& found) {
  const Match* main = nullptr;
  for (const auto& [c, match] : found) {
    if (match.met.size() >= kSlotsNeeded && (main == nullptr || is_better(match, *main))) main = &match;
  }
  if (main == nullptr) return;
  const Match statement = *main;
  const Moved moved(document, statement.day);
  for (auto* c : document.open) {
    if (c->claim.party || found.contains(c) || retelling.is_news(*c, moved)) continue;
    found[c] = statement;
  }
}

// All open claims of one source, against the statements known so far.
void resolve_source(const Document& document, const Retelling& retelling, const Judged& judged) {
  Matches found;
  for (const Telling& telling : tellings_of(document.open, judged)) {
    const auto match = retelling.find(telling, document);
    if (!match) continue;
    for (auto* c : telling.own) found[c] = *match;
    for (auto* c : telling.beside) {
      auto& best = found[c];
      if (is_better(*match, best)) best = *match;
    }
  }
  take_along(document, retelling, found);
  for (auto& [c, match] : found) move_to(*c, match.day);
}

struct Sorted {
  std::map<std::pair<Timestamp, SourceId>, Document> documents;
  Claims stated;  // with a day of their own, oldest first
  Claims older;   // reported as older, with no day
};

Sorted sorted(std::vector<ResolvedClaim>& claims, const Judged& judged) {
  Sorted result;
  for (auto& c : claims) {
    if (judged.is_rejected(c.claim.id)) continue;
    if (c.claim.said_on_basis == SaidOnBasis::kOlderOpen) {
      result.older.push_back(&c);
      continue;
    }
    auto& document = result.documents[{c.claim.published, c.claim.source}];
    if (c.claim.said_on_basis == SaidOnBasis::kPublished) {
      document.open.push_back(&c);
      continue;
    }
    result.stated.push_back(&c);
    if (c.claim.said_on_basis != SaidOnBasis::kOlder) document.stated.push_back(&c);
  }
  std::ranges::sort(result.stated, [](const auto* a, const auto* b) { return newer(*b, *a); });
  for (auto& [key, document] : result.documents) {
    std::ranges::sort(document.open, {}, [](const auto* c) { return c->claim.position; });
  }
  return result;
}

bool same_question(const Topic& a, const Topic& b) {
  return a.subject == b.subject && a.attribute == b.attribute && a.dimension == b.dimension &&
         a.attribute_class == b.attribute_class && a.reckoning == b.reckoning;
}

bool same_value(const Value& a, const Value& b) {
  return a.low == b.low && a.high == b.high && a.unit == b.unit && a.bound == b.bound && a.hedge == b.hedge &&
         a.last_digit == b.last_digit && a.text == b.text;
}

}  // namespace

bool is_told_alike(const ResolvedClaim& a, const ResolvedClaim& b) {
  constexpr std::uint32_t kFlags = kCues | kWithdrawal;
  const Claim& x = a.claim;
  const Claim& y = b.claim;
  return same_value(x.value, y.value) && x.party == y.party && x.period == y.period &&
         x.modality == y.modality && x.polarity == y.polarity && (x.flags & kFlags) == (y.flags & kFlags) &&
         same_question(x.topic, y.topic);
}

void find_retellings(std::vector<ResolvedClaim>& claims, const Rates& rates, const Judged& judged) {
  const Sorted in_order = sorted(claims, judged);
  Statements statements;
  for (const auto* c : in_order.stated) statements.place(*c);
  Exchange exchange(rates);
  const Retelling retelling(statements, exchange, judged);
  for (const auto& [key, document] : in_order.documents) {
    if (document.open.empty()) continue;
    resolve_source(document, retelling, judged);
    for (const auto* c : document.open) statements.place(*c);
  }
  for (auto* c : in_order.older) {
    if (const auto day = retelling.find_older(*c)) move_to(*c, *day);
  }
}

}  // namespace claimgraph::relate

#include "graph/export/import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/relate/corrections.h"
#include "core/text/digest.h"
#include "core/text/utf8.h"
#include "graph/export/import_fields.h"

namespace claimgraph::graph {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::uint32_t kMaxRank = 64;  // claims of one number: far beyond what a rule makes
constexpr std::string_view kByHand = "import";

// A source with what its claims need, while the file is read.
struct Open {
  Source source;
  text::Offsets offsets;
  std::vector<Claim> claims;
  std::set<ClaimId> ids;                         // of the claims
  std::map<CodePointSpan, std::uint32_t> ranks;  // next free one, for claims without an id

  explicit Open(Source read) : source(std::move(read)), offsets(source.text) {}
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
};

Source read_source(Fields& fields, Problem& problem) {
  Source source;
  source.title = fields.text("title");
  source.publisher = fields.text("publisher");
  source.url = fields.text("url");
  source.lang = fields.required_text("lang");
  source.said_on = fields.day("said_on");
  source.text = fields.required_text("text");
  const std::string published = fields.required_text("published");
  if (problem.is_set()) return source;
  const auto instant = parse_timestamp(published);
  if (!instant) {
    fields.problem("published",
                   '"' + published + "\" is no date, such as \"2025-01-24\" or \"2025-01-24T18:30:00Z\"");
    return source;
  }
  source.published = *instant;
  source.id = text::source_id(source);
  return source;
}

PeriodKind usual_kind(const Period& period) {
  if (!period.from) return PeriodKind::kUntil;
  if (!period.to) return PeriodKind::kSince;
  return *period.from == *period.to ? PeriodKind::kPoint : PeriodKind::kCalendar;
}

std::optional<Period> read_period(Fields& parent, std::string_view key) {
  if (!parent.has(key)) return std::nullopt;
  Fields fields = parent.object(key);
  Period period{fields.day("from"), fields.day("to")};
  if (!period.from && !period.to) {
    parent.problem(key, "neither from nor to");
  } else if (period.from && period.to && *period.from > *period.to) {
    parent.problem(key, "ends before it begins");
  }
  period.kind = fields.name("kind", usual_kind(period));
  return period;
}

Topic read_topic(Fields& slot) {
  Topic topic;
  topic.subject = slot.required_text("subject");
  topic.attribute = slot.required_text("attribute");
  topic.dimension = slot.required_text("dimension");
  topic.attribute_class = slot.name("class", AttributeClass::kPlan);
  topic.reckoning = slot.name("reckoning", Reckoning::kDecided);
  topic.scope = slot.text("scope");
  return topic;
}

std::optional<Decimal> read_end(Fields& fields, std::string_view key, bool is_day) {
  if (!is_day) return fields.decimal(key);
  const auto day = fields.day(key);
  return day ? std::optional(day_number(*day)) : std::nullopt;
}

void check_value(Fields& fields, const Value& value, bool overflown) {
  if (is_text(value)) {
    if (value.text.empty()) fields.problem("text", "missing: the unit is \"text\"");
  } else if (!value.low && !value.high && !overflown) {
    fields.problem("low", "missing, and so is high");
  } else if (value.low && value.high && *value.low > *value.high) {
    fields.problem("low", "greater than high");
  }
}

Value read_value(Fields& fields, bool overflown) {
  Value value;
  value.unit = fields.required_text("unit");
  value.low = read_end(fields, "low", is_date(value));
  value.high = read_end(fields, "high", is_date(value));
  value.bound = fields.name("bound", value.low == value.high ? Bound::kExact : Bound::kRange);
  value.hedge = fields.name("hedge", Hedge::kNone);
  value.text = fields.text("text");
  value.surface = fields.text("surface");
  value.last_digit = fields.decimal("last_digit").value_or(usual_last_digit(value));
  check_value(fields, value, overflown);
  return value;
}

void check_mention(Fields& fields, const Mention& mention, const Open& open) {
  if (mention.evidence.start >= mention.evidence.end || mention.evidence.end > open.offsets.size()) {
    return fields.problem("end", "start to end is no stretch of the text, which has " +
                                     std::to_string(open.offsets.size()) + " code points");
  }
  if (mention.number.empty() || mention.number.start > mention.number.end ||
      !mention.evidence.contains(mention.number)) {
    return fields.problem("number_end", "number_start to number_end is no stretch of start to end");
  }
  const auto quote = fields.maybe_text("quote");
  if (quote && *quote != text::slice(open.source.text, open.offsets, mention.evidence)) {
    fields.problem("quote", "is not what stands at these offsets");
  }
}

Mention read_mention(Fields fields, const Open& open, bool text_value) {
  Mention mention;
  const auto start = fields.number("start");
  const auto end = fields.number("end");
  if (!start || !end) fields.problem(start ? "end" : "start", "missing");
  mention.evidence = {start.value_or(0), end.value_or(0)};
  const auto number_start = fields.number("number_start");
  const auto number_end = fields.number("number_end");
  if (!text_value && (!number_start || !number_end)) {
    fields.problem(number_start ? "number_end" : "number_start", "missing");
  }
  mention.number = {number_start.value_or(mention.evidence.start), number_end.value_or(mention.evidence.end)};
  check_mention(fields, mention, open);
  return mention;
}

std::vector<Mention> read_mentions(Fields& fields, const Open& open, bool text_value, Problem& problem) {
  std::vector<Mention> mentions;
  for (const auto& element : fields.array("mentions")) {
    const std::string path = "mentions[" + std::to_string(mentions.size()) + "]";
    mentions.push_back(read_mention({element, path, problem}, open, text_value));
  }
  if (mentions.empty()) fields.problem("mentions", "missing: a claim without evidence is none");
  return mentions;
}

// Those of the claim itself: what follows from other claims is found again.
std::uint32_t read_flags(Fields& fields) {
  std::uint32_t flags = 0;
  for (const auto& element : fields.array("flags")) {
    std::string_view name;
    const bool is_text = element.get(name) == simdjson::SUCCESS;
    const auto flag = is_text ? parse_flag(name) : std::nullopt;
    if (!flag)
      fields.problem("flags", is_text ? '"' + std::string{name} + "\" is no flag" : "holds no string");
    if (flag) flags |= *flag;
  }
  return flags & ~static_cast<std::uint32_t>(kRetold | kPeriodInherited);
}

// The question as the claim's own text tells it, where the slot is that of an earlier text.
std::optional<OwnReading> read_own(Fields& fields) {
  if (!fields.has("own_slot")) return std::nullopt;
  Fields slot = fields.object("own_slot");
  Topic topic = read_topic(slot);
  const std::uint32_t flags = read_flags(slot);
  return OwnReading{std::move(topic), flags};
}

// What was found before people corrected it must be readable, as it may come back.
std::vector<Correction> read_corrections(Fields& fields, Problem& problem, const Claim& claim) {
  std::vector<Correction> corrections;
  Claim trial = claim;
  for (const auto& element : fields.array("corrected")) {
    Fields correction(element, "corrected[" + std::to_string(corrections.size()) + "]", problem);
    corrections.push_back({correction.required_text("field"), correction.text("found")});
    const auto& [field, found] = corrections.back();
    const Status readable = problem.is_set() ? ok() : relate::set_field(trial, field, found);
    if (!readable) correction.problem("found", readable.error().message);
  }
  if (!std::ranges::is_sorted(corrections)) fields.problem("corrected", "is not in order of fields");
  return corrections;
}

struct Said {
  Day day;
  SaidOnBasis basis;
};

Said usual_day(const Source& source) {
  if (source.said_on) return {*source.said_on, SaidOnBasis::kSource};
  return {source.published.day, SaidOnBasis::kPublished};
}

void read_days(Fields& fields, const Source& source, Claim& claim) {
  const Said usual = usual_day(source);
  const auto said_on = fields.day("said_on");
  claim.said_on = fields.has("said_on_written") ? fields.day("said_on_written").value_or(usual.day)
                                                : said_on.value_or(usual.day);
  claim.said_on_basis = fields.name("said_on_basis", said_on ? SaidOnBasis::kText : usual.basis);
}

// The id of the claim's first mention, at the next rank that is free.
ClaimId made_id(Open& open, const Claim& claim) {
  const CodePointSpan number = claim.mentions.front().number;
  ClaimId id = text::claim_id(open.source.id, number, open.ranks[number]++);
  while (open.ids.contains(id)) id = text::claim_id(open.source.id, number, open.ranks[number]++);
  return id;
}

// True if the id is that of one of the claim's numbers.
bool follows(ClaimId id, SourceId source, const Claim& claim) {
  return std::ranges::any_of(claim.mentions, [&](const Mention& mention) {
    for (std::uint32_t rank = 0; rank < kMaxRank; ++rank) {
      if (text::claim_id(source, mention.number, rank) == id) return true;
    }
    return false;
  });
}

class Reader {
 public:
  Import read(std::string_view bytes) {
    each_line(bytes);
    for (const auto& [line, text] : deferred_) read_line(line, text, Pass::kDeferred);
    return finish();
  }

 private:
  enum class Pass { kFirst, kDeferred };

  void each_line(std::string_view bytes) {
    for (std::size_t line = 1; !bytes.empty(); ++line) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      const std::string_view text = bytes.substr(0, end);
      if (text.find_first_not_of(" \t\r") != std::string_view::npos) read_line(line, text, Pass::kFirst);
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }

  void read_line(std::size_t line, std::string_view text, Pass pass) {
    Problem problem;
    simdjson::dom::element element;
    const auto error = parser_.allocate(text.size() + 1, kMaxDepth);
    if (const auto code = error ? error : parser_.parse(text.data(), text.size()).get(element)) {
      problem.set("line", std::string{"not JSON: "} + simdjson::error_message(code));
    } else {
      Fields fields(element, "", problem);
      read_record(fields, problem, {line, text}, pass);
    }
    if (problem.is_set()) import_.problems.push_back({line, problem.message()});
  }

  struct Line {
    std::size_t number;
    std::string_view text;
  };

  void read_record(Fields& fields, Problem& problem, const Line& line, Pass pass) {
    const std::string type = fields.required_text("type");
    if (problem.is_set()) return;
    if (type == "source") {
      add_source(fields, problem);
    } else if (type == "claim") {
      add_claim(fields, problem, line, pass);
    } else if (type == "edge") {
      ++import_.edges;
    } else if (type == "judgement") {
      add_judgement(fields, problem);
    } else {
      fields.problem("type", "source, claim, edge or judgement would be right");
    }
  }

  void add_source(Fields& fields, Problem& problem) {
    Source source = read_source(fields, problem);
    const std::string label = fields.required_text("id");
    if (!problem.is_set() && parse_bits(label) && label != to_text(source.id)) {
      fields.problem(
          "id", "does not follow from text, url and day of publication: " + to_text(source.id) + " would");
    }
    if (!problem.is_set() && labels_.contains(label)) fields.problem("id", "another source has it");
    if (problem.is_set()) return;
    labels_.emplace(label, source.id);
    const SourceId id = source.id;
    open_.try_emplace(id, std::move(source));
  }

  // A claim may stand before its source: it then waits for the end of the file.
  void add_claim(Fields& fields, Problem& problem, const Line& line, Pass pass) {
    const std::string label = fields.required_text("source");
    if (problem.is_set()) return;
    const auto found = labels_.find(label);
    if (found == labels_.end()) {
      if (pass == Pass::kFirst) return deferred_.push_back(line);
      return fields.problem("source", "no source of that id in this file, or it was refused");
    }
    Open& open = open_.at(found->second);
    Claim claim = read_claim(fields, problem, open);
    if (!problem.is_set()) identify(fields, problem, open, claim);
    if (!problem.is_set()) open.claims.push_back(std::move(claim));
  }

  static Claim read_claim(Fields& fields, Problem& problem, const Open& open) {
    Claim claim;
    claim.source = open.source.id;
    claim.published = open.source.published;
    claim.position = fields.number("position").value_or(static_cast<std::uint32_t>(open.claims.size()));
    claim.flags = read_flags(fields);
    if (!fields.has("slot")) fields.problem("slot", "missing");
    if (!fields.has("value")) fields.problem("value", "missing");
    if (problem.is_set()) return claim;
    Fields slot = fields.object("slot");
    claim.topic = read_topic(slot);
    claim.period =
        fields.names("period_written") ? read_period(fields, "period_written") : read_period(slot, "period");
    if (problem.is_set()) return claim;
    Fields value = fields.object("value");
    claim.value = read_value(value, has(claim, kOverflow));
    claim.modality = fields.name("modality", Modality::kActual);
    claim.polarity = fields.name("polarity", Polarity::kPositive);
    claim.party = fields.maybe_text("party");
    claim.mentions = read_mentions(fields, open, is_text(claim.value), problem);
    read_days(fields, open.source, claim);
    claim.extractor = fields.text("extractor");
    claim.own = read_own(fields);
    claim.corrected = read_corrections(fields, problem, claim);
    if (!problem.is_set()) complete(claim, open);
    return claim;
  }

  // What the documented fields leave open.
  static void complete(Claim& claim, const Open& open) {
    if (claim.extractor.empty()) {
      claim.extractor = kByHand;
      claim.flags |= kImported;
    }
    if (claim.value.surface.empty()) {
      claim.value.surface = text::slice(open.source.text, open.offsets, claim.mentions.front().number);
    }
  }

  static void identify(Fields& fields, Problem& problem, Open& open, Claim& claim) {
    const auto id = parse_id<ClaimTag>(fields.text("id"));
    if (id && !follows(*id, open.source.id, claim)) {
      fields.problem(
          "id", "does not follow from the source and the number's offsets; leave it out to have it made");
    } else if (id && open.ids.contains(*id)) {
      fields.problem("id", "another claim has it");
    }
    if (problem.is_set()) return;
    claim.id = id ? *id : made_id(open, claim);
    open.ids.insert(claim.id);
  }

  void add_judgement(Fields& fields, Problem& problem) {
    Judgement judgement;
    const std::string label = fields.required_text("id");
    judgement.kind = fields.name("kind", JudgementKind::kAccept);
    judgement.subject = fields.required_text("subject");
    judgement.field = fields.text("field");
    judgement.value = fields.text("value");
    judgement.author = fields.text("author");
    judgement.reason = fields.text("reason");
    if (problem.is_set()) return;
    const auto id = parse_id<JudgementTag>(label);
    std::uint32_t rank = 0;
    do judgement.id = text::judgement_id(judgement, rank++);
    while (id && judgement.id != *id && rank < kMaxRank);
    if (id && judgement.id != *id)
      return fields.problem("id", "does not follow from what the judgement says");
    import_.judgements.push_back(std::move(judgement));
  }

  Import finish() {
    for (auto& [id, open] : open_) {
      std::ranges::stable_sort(open.claims, {}, &Claim::position);
      import_.sources.push_back({std::move(open.source), std::move(open.claims)});
    }
    std::ranges::stable_sort(import_.problems, {}, &ImportProblem::line);
    return std::move(import_);
  }

  simdjson::dom::parser parser_;
  Import import_;
  std::map<SourceId, Open> open_;
  std::unordered_map<std::string, SourceId> labels_;
  std::vector<Line> deferred_;
};

}  // namespace

Import read_jsonl(std::string_view bytes) { return Reader{}.read(bytes); }

}  // namespace claimgraph::graph

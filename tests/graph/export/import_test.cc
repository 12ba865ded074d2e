#include "graph/export/import.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text/digest.h"
#include "core/text/utf8.h"
#include "graph/export/jsonl.h"
#include "graph/export/record.h"
#include "tests/graph/database.h"

namespace claimgraph::graph {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// "Es kostet 40 Mio. €, sagte sie." with a letter outside ASCII before the number: offsets are code points.
Source sample_source() {
  Source made = samples::source(1, "F\u00fcr \"Alpavia\"");
  made.text = "F\u00fcr 2031 kostet es 40 Mio. \u20ac, sagte sie.";
  made.url = "https://example.org/a";
  made.published = *parse_timestamp("2031-05-06T18:30:00+02:00");
  made.id = text::source_id(made);
  return made;
}

ResolvedClaim sample_claim() {
  auto made = samples::claim(1, samples::money(40'000'000, "EUR"));
  Claim& claim = made.claim;
  claim.source = sample_source().id;
  claim.published = sample_source().published;
  claim.mentions = {{{0, 31}, {19, 28}}};
  claim.id = text::claim_id(claim.source, claim.mentions[0].number, 0);
  claim.value.surface = "40 Mio. \u20ac";
  claim.value.last_digit = 10'000'000;
  claim.party = "Alpavia";
  claim.period = calendar_year(2031);
  claim.said_on_basis = SaidOnBasis::kText;
  claim.flags = kBareCurrency;
  claim.topic.scope = "in the valley";
  claim.topic.reckoning = Reckoning::kTallied;
  claim.topic.attribute_class = AttributeClass::kObservation;
  claim.modality = Modality::kForecast;
  claim.extractor = "1 amount:money";
  claim.position = 3;
  made.resolution = {*to_day(2031, 5, 4), calendar_year(2032), kRetold};
  return made;
}

std::string line_of(const Source& source) {
  std::string line;
  JsonWriter json(line);
  write_source(json, source);
  return line + '\n';
}

std::string line_of(const ResolvedClaim& claim, const Source& source) {
  std::string line;
  JsonWriter json(line);
  write_claim(json, claim, source, text::Offsets(source.text));
  return line + '\n';
}

TEST(Record, WritesASourceAsDocumented) {
  EXPECT_EQ(line_of(sample_source()),
            "{\"type\":\"source\",\"id\":\"" + to_text(sample_source().id) +
                "\",\"title\":\"F\u00fcr \\\"Alpavia\\\"\",\"publisher\":\"Valley "
                "Post\",\"url\":\"https://example.org/a\","
                "\"lang\":\"en\",\"published\":\"2031-05-06T18:30:00+02:00\",\"said_on\":null,"
                "\"text\":\"F\u00fcr 2031 kostet es 40 Mio. \u20ac, sagte sie.\"}\n");
}

TEST(Record, WritesAClaimAsDocumented) {
  EXPECT_EQ(
      line_of(sample_claim(), sample_source()),
      "{\"type\":\"claim\",\"id\":\"" + to_text(sample_claim().claim.id) + "\",\"source\":\"" +
          to_text(sample_source().id) + "\",\"slot\":{\"id\":\"" + to_text(slot_id(sample_claim())) +
          "\",\"subject\":\"Alpavia\",\"attribute\":\"building_cost\",\"dimension\":\"money\","
          "\"period\":{\"from\":\"2032-01-01\",\"to\":\"2032-12-31\",\"kind\":\"calendar\"},\"class\":"
          "\"observation\","
          "\"reckoning\":\"tallied\",\"scope\":\"in the valley\"},"
          "\"value\":{\"low\":\"40000000\",\"high\":\"40000000\",\"unit\":\"EUR\",\"bound\":\"exact\","
          "\"hedge\":null,"
          "\"text\":null,\"last_digit\":\"10000000\",\"surface\":\"40 Mio. "
          "\u20ac\"},\"modality\":\"forecast\","
          "\"polarity\":\"positive\",\"party\":\"Alpavia\",\"said_on\":\"2031-05-04\",\"flags\":[\"retold\","
          "\"bare_currency\"],\"mentions\":[{\"start\":0,\"end\":31,\"number_start\":19,\"number_end\":28,"
          "\"quote\":\"F\u00fcr 2031 kostet es 40 Mio. \u20ac, s\"}],\"said_on_written\":\"2031-05-06\","
          "\"said_on_basis\":\"text\",\"period_written\":{\"from\":\"2031-01-01\",\"to\":\"2031-12-31\","
          "\"kind\":\"calendar\"},\"position\":3,\"extractor\":\"1 amount:money\"}\n");
}

TEST(Record, WritesDatesAsDays) {
  ResolvedClaim claim = sample_claim();
  claim.claim.value = {};
  claim.claim.value.unit = kDateUnit;
  claim.claim.value.high = day_number(*parse_day("2031-12-31"));
  EXPECT_THAT(line_of(claim, sample_source()),
              HasSubstr("\"low\":null,\"high\":\"2031-12-31\",\"unit\":\"date\""));
}

TEST(Record, WritesAnEdgeAsDocumented) {
  Edge edge = samples::edge(2, 1, Relation::kUpdates, Subtype::kRaise);
  edge.proof = {"later-value", 2, {{"low", "50"}, {"low", "40"}}};
  std::string line;
  JsonWriter json(line);
  write_edge(json, edge);
  EXPECT_EQ(line, "{\"type\":\"edge\",\"from\":\"" + to_text(edge.from) + "\",\"to\":\"" + to_text(edge.to) +
                      "\",\"relation\":\"updates\",\"subtype\":\"raise\",\"label\":null,\"proof\":{\"rule\":"
                      "\"later-value\","
                      "\"version\":2,\"facts\":[{\"name\":\"low\",\"value\":\"50\"},{\"name\":\"low\","
                      "\"value\":\"40\"}]}}");
}

TEST(Import, GivesBackWhatWasWritten) {
  Import read = read_jsonl(line_of(sample_source()) + line_of(sample_claim(), sample_source()));
  EXPECT_THAT(read.problems, IsEmpty());
  ASSERT_THAT(read.sources, SizeIs(1));
  EXPECT_EQ(read.sources[0].source, sample_source());
  EXPECT_THAT(read.sources[0].claims, ElementsAre(sample_claim().claim));
}

TEST(Import, TakesAClaimBeforeItsSource) {
  const Import read = read_jsonl(line_of(sample_claim(), sample_source()) + line_of(sample_source()));
  EXPECT_THAT(read.problems, IsEmpty());
  ASSERT_THAT(read.sources, SizeIs(1));
  EXPECT_THAT(read.sources[0].claims, SizeIs(1));
}

TEST(Import, OfNothingIsNothing) {
  const Import read = read_jsonl("\n  \n");
  EXPECT_THAT(read.sources, IsEmpty());
  EXPECT_THAT(read.problems, IsEmpty());
}

// By hand: labels for ids, documented fields only.
constexpr std::string_view kSource =
    R"({"type":"source","id":"s1","title":"Bores on","url":"","lang":"en","published":"2031-05-06","said_on":null,)"
    R"("text":"It costs 40 million dollars. It opens in May."})"
    "\n";

std::string by_hand(const std::string& rest) {
  return std::string{kSource} +
         R"({"type":"claim","source":"s1","slot":{"subject":"Alpavia","attribute":"cost","dimension":"money"},)" +
         rest + "}\n";
}

TEST(Import, CompletesAClaimWrittenByHand) {
  const Import read = read_jsonl(by_hand(
      R"("value":{"low":"40000000","high":40000000,"unit":"USD","bound":"exact"},)"
      R"("mentions":[{"start":0,"end":28,"number_start":9,"number_end":27,"quote":"It costs 40 million dollars."}])"));
  EXPECT_THAT(read.problems, IsEmpty());
  ASSERT_THAT(read.sources, SizeIs(1));
  ASSERT_THAT(read.sources[0].claims, SizeIs(1));
  const Claim& claim = read.sources[0].claims[0];
  EXPECT_EQ(claim.id, text::claim_id(read.sources[0].source.id, {9, 27}, 0));
  EXPECT_EQ(claim.said_on, *parse_day("2031-05-06"));
  EXPECT_EQ(claim.said_on_basis, SaidOnBasis::kPublished);
  EXPECT_EQ(claim.value.surface, "40 million dollars");
  EXPECT_EQ(claim.value.last_digit, Decimal{10'000'000});
  EXPECT_EQ(claim.flags, static_cast<std::uint32_t>(kImported));
  EXPECT_EQ(claim.extractor, "import");
}

TEST(Import, GivesClaimsOfOneNumberDifferentIds) {
  const std::string claim =
      R"({"type":"claim","source":"s1","slot":{"subject":"A","attribute":"cost","dimension":"money"},)"
      R"("value":{"low":"4","high":"4","unit":"USD"},"mentions":[{"start":0,"end":9,"number_start":3,"number_end":5}]})"
      "\n";
  const Import read = read_jsonl(std::string{kSource} + claim + claim);
  ASSERT_THAT(read.sources, SizeIs(1));
  ASSERT_THAT(read.sources[0].claims, SizeIs(2));
  EXPECT_NE(read.sources[0].claims[0].id, read.sources[0].claims[1].id);
}

TEST(Import, StopsAtNothing) {
  const std::string bytes = "nonsense\n" + std::string{kSource} +
                            "[1]\n{\"type\":\"edge\"}\n{\"type\":\"poem\"}\n" +
                            R"({"type":"claim","source":"s9"})" + "\n";
  const Import read = read_jsonl(bytes);
  EXPECT_THAT(read.sources, SizeIs(1));
  EXPECT_EQ(read.edges, 1U);
  EXPECT_THAT(read.problems, ElementsAre(Field(&ImportProblem::line, 1U), Field(&ImportProblem::line, 3U),
                                         Field(&ImportProblem::line, 5U), Field(&ImportProblem::line, 6U)));
}

struct Bad {
  const char* name;
  std::string bytes;
  std::size_t line;
  const char* message;
};
void PrintTo(const Bad& c, std::ostream* out) { *out << c.name; }

class ImportRefuses : public testing::TestWithParam<Bad> {};

TEST_P(ImportRefuses, NamingLineAndField) {
  const Import read = read_jsonl(GetParam().bytes);
  ASSERT_THAT(read.problems, SizeIs(1));
  EXPECT_EQ(read.problems[0].line, GetParam().line);
  EXPECT_THAT(read.problems[0].message, HasSubstr(GetParam().message));
  EXPECT_TRUE(read.sources.empty() || read.sources[0].claims.empty());
}

const std::string kValue = R"("value":{"low":"40","high":"40","unit":"USD"})";
const std::string kMentions = R"("mentions":[{"start":0,"end":28,"number_start":9,"number_end":27}])";

INSTANTIATE_TEST_SUITE_P(
    Cases, ImportRefuses,
    testing::Values(
        Bad{"NoJson", "{\"type\":", 1, "not JSON"}, Bad{"NoObject", "7", 1, "not a JSON object"},
        Bad{"Deep", std::string(100'000, '['), 1, "not JSON"},
        Bad{"BadUtf8", "{\"type\":\"\xff\"}", 1, "not JSON"},
        Bad{"TwoKeys", R"({"type":"source","type":"source"})", 1, "type: stands twice"},
        Bad{"NoType", "{}", 1, "type: missing"},
        Bad{"NoText", R"({"type":"source","id":"s","lang":"en","published":"2031-05-06"})", 1,
            "text: missing"},
        Bad{"NoDate", R"({"type":"source","id":"s","lang":"en","text":"x"})", 1, "published: missing"},
        Bad{"NoSuchDay", R"({"type":"source","id":"s","lang":"en","text":"x","published":"2031-02-30"})", 1,
            "published: \"2031-02-30\" is no date"},
        Bad{"NoLang", R"({"type":"source","id":"s","text":"x","published":"2031-02-28"})", 1,
            "lang: missing"},
        Bad{"SourceIdOfAnother",
            R"({"type":"source","id":"00000000000000000000000000000000","lang":"en","published":"2031-05-06","text":"x"})",
            1, "id: does not follow"},
        Bad{"NoSource", R"({"type":"claim","source":"s1"})", 1, "source: no source of that id"},
        Bad{"NoSlot", std::string{kSource} + R"({"type":"claim","source":"s1"})", 2, "slot: missing"},
        Bad{"NoSubject", std::string{kSource} + R"({"type":"claim","source":"s1","slot":{},"value":{}})", 2,
            "slot.subject: missing"},
        Bad{"NoValue", by_hand(kMentions), 2, "value: missing"},
        Bad{"NoUnit", by_hand(R"("value":{"low":"1"},)" + kMentions), 2, "value.unit: missing"},
        Bad{"NoEnd", by_hand(R"("value":{"unit":"USD"},)" + kMentions), 2, "value.low: missing"},
        Bad{"NoDecimal", by_hand(R"("value":{"low":"1,5","unit":"USD"},)" + kMentions), 2,
            "value.low: not a decimal"},
        Bad{"Float", by_hand(R"("value":{"low":1.5,"unit":"USD"},)" + kMentions), 2,
            "value.low: not a decimal"},
        Bad{"Crossed", by_hand(R"("value":{"low":"2","high":"1","unit":"USD"},)" + kMentions), 2,
            "value.low: greater"},
        Bad{"NoSuchDayAsValue", by_hand(R"("value":{"low":"2031-02-30","unit":"date"},)" + kMentions), 2,
            "value.low: \"2031-02-30\" is no day"},
        Bad{"EmptyText", by_hand(R"("value":{"unit":"text"},)" + kMentions), 2, "value.text: missing"},
        Bad{"UnknownBound", by_hand(R"("value":{"low":"1","unit":"USD","bound":"maybe"},)" + kMentions), 2,
            "value.bound: \"maybe\""},
        Bad{"UnknownModality", by_hand(kValue + "," + kMentions + R"(,"modality":"hoped")"), 2,
            "modality: \"hoped\""},
        Bad{"UnknownFlag", by_hand(kValue + "," + kMentions + R"(,"flags":["new"])"), 2, "flags: \"new\""},
        Bad{"NoMentions", by_hand(kValue), 2, "mentions: missing"},
        Bad{"MentionsNoList", by_hand(kValue + R"(,"mentions":{})"), 2, "mentions: not a list"},
        Bad{"NoNumberSpan", by_hand(kValue + R"(,"mentions":[{"start":0,"end":9}])"), 2,
            "mentions[0].number_start: missing"},
        Bad{"BehindTheText",
            by_hand(kValue + R"(,"mentions":[{"start":0,"end":90,"number_start":1,"number_end":2}])"), 2,
            "mentions[0].end: start to end"},
        Bad{"EmptySpan",
            by_hand(kValue + R"(,"mentions":[{"start":9,"end":9,"number_start":9,"number_end":9}])"), 2,
            "mentions[0].end"},
        Bad{"NumberOutside",
            by_hand(kValue + R"(,"mentions":[{"start":5,"end":9,"number_start":4,"number_end":6}])"), 2,
            "mentions[0].number_end"},
        Bad{"NegativeOffset",
            by_hand(kValue + R"(,"mentions":[{"start":-1,"end":9,"number_start":4,"number_end":6}])"), 2,
            "mentions[0].start: not a whole number"},
        Bad{"OtherQuote",
            by_hand(kValue +
                    R"(,"mentions":[{"start":0,"end":2,"number_start":0,"number_end":2,"quote":"is"}])"),
            2, "mentions[0].quote: is not what stands"},
        Bad{"ClaimIdOfAnother",
            by_hand(kValue + "," + kMentions + R"(,"id":"00000000000000000000000000000000")"), 2,
            "id: does not follow"},
        Bad{"PeriodBackwards",
            by_hand(kValue + "," + kMentions +
                    R"(,"period_written":{"from":"2031-01-01","to":"2030-01-01"})"),
            2, "period_written: ends before"},
        Bad{"PeriodEmpty", by_hand(kValue + "," + kMentions + R"(,"period_written":{"from":null})"), 2,
            "period_written: neither"},
        Bad{"JudgementId", R"({"type":"judgement","id":"00000000000000000000000000000001","subject":"x"})", 1,
            "id: does not follow"}),
    [](const auto& info) { return info.param.name; });

TEST(Jsonl, SortsEveryKindById) {
  std::vector<ResolvedClaim> claims;
  for (const std::uint64_t n : {3U, 1U, 2U}) claims.push_back(samples::claim(n, samples::money(40)));
  const samples::Database database(
      claims, {samples::edge(3, 1, Relation::kUpdates), samples::edge(2, 1, Relation::kAgrees)});
  std::ostringstream out;
  ASSERT_TRUE(write_jsonl(database.snapshot(), out));
  std::vector<std::string> heads;
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) heads.push_back(line.substr(0, line.find(',', 20)));
  ASSERT_THAT(heads, SizeIs(8));
  EXPECT_TRUE(std::is_sorted(heads.begin(), heads.begin() + 3));
  EXPECT_THAT(heads[3], HasSubstr(to_text(samples::claim_id(1))));
  EXPECT_THAT(heads[5], HasSubstr(to_text(samples::claim_id(3))));
  EXPECT_THAT(heads[6], HasSubstr(to_text(samples::claim_id(2))));
}

}  // namespace
}  // namespace claimgraph::graph

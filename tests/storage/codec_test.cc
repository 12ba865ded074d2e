#include "storage/codec.h"

#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "samples.h"
#include "storage/crc32c.h"
#include "storage/record.h"

namespace claimgraph::storage {
namespace {

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
    text.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
  }
  return text;
}

TEST(Crc32c, KnowsTheCheckValue) {
  EXPECT_EQ(crc32c("123456789"), 0xe3069283u);
  EXPECT_EQ(crc32c(""), 0u);
}

RC_GTEST_PROP(Crc32c, TheHardwareAgreesWithTheTables, (const std::string& a, const std::string& b)) {
  RC_ASSERT(crc32c(a + b) == crc32c_portable(a + b));
  RC_ASSERT(crc32c(b, crc32c(a)) == crc32c(a + b));
}

// A stored value of each kind, with a decoder that encodes again.
struct Sample {
  std::string name;
  std::string key;
  std::string bytes;
  std::function<Result<std::string>(std::string_view key, std::string_view bytes)> again;
};
void PrintTo(const Sample& s, std::ostream* out) { *out << s.name; }

template <typename T>
auto again(Result<T> (*decode)(std::string_view, std::string_view),
           std::function<std::string(std::string_view, const T&)> encode) {
  return [decode, encode](std::string_view key, std::string_view bytes) -> Result<std::string> {
    const auto value = decode(key, bytes);
    if (!value) return value.error();
    return encode(key, *value);
  };
}

Judgement sample_judgement() {
  return {{{7, 8}}, JudgementKind::kMerge, "Velden", "name", "Velden AG", "an editor", "one company"};
}

std::vector<Sample> samples() {
  const ResolvedClaim claim = sample_claim(3, 1, "Velden");
  const PlacedEdge across = sample_edge(sample_claim(4, 1, "Own 4"), claim);
  const PlacedEdge edge = sample_edge(sample_claim(4, 0, "Velden"), claim);
  const Members members{claim.claim.published, {{TopicId{5}, Day{20'000}, 0}, {TopicId{6}, Day{-1}, 2}}};
  const std::vector<TopicVariant> variants{{AttributeClass::kPlan, Reckoning::kTallied, 300},
                                           {AttributeClass::kSet, Reckoning::kDecided, 1}};
  const Totals totals{9, {1, 2}, 3, 4, 5, 6, 7};
  const JournalEntry line{9, JournalAction::kRemove, {3, 4}, 1'700'000'000'000};
  const FigureName figure{FigureId{5}, claim.claim.published, claim.claim.source};
  const std::string fk = figure_key(figure);
  const std::string id = id_key({1, 2});
  const std::string place = claim_key(place_of(claim.claim));
  const std::string answer = answer_key(answer_name(claim));
  const std::string ek = edge_key({edge.from_topic, edge.edge.from, edge.edge.to, edge.edge.relation});
  const std::string ak =
      edge_key({across.from_topic, across.edge.from, across.edge.to, across.edge.relation});
  const std::string bk =
      back_edge_key({across.to_topic, across.edge.from, across.edge.to, across.edge.relation});
  return {
      {"Source", id, encode_source(id, sample_source(3)), again<Source>(decode_source, encode_source)},
      {"Text", id, encode_text(id, "a text"),
       again<std::string>(decode_text, [](auto k, const auto& t) { return encode_text(k, t); })},
      {"Claim", place, encode_claim(place, claim), again<ResolvedClaim>(decode_claim, encode_claim)},
      {"Figure", fk, encode_figure(fk),
       again<FigureName>(decode_figure, [](auto k, const auto&) { return encode_figure(k); })},
      {"Place", id, encode_place(id, place_of(claim.claim)),
       again<std::string>(decode_place,
                          [](auto k, const auto& p) { return encode_place(k, *parse_claim_key(p)); })},
      {"Members", id, encode_members(id, members), again<Members>(decode_members, encode_members)},
      {"Topic", "k", encode_topic("k", variants),
       again<std::vector<TopicVariant>>(decode_topic, encode_topic)},
      {"Answer", answer, encode_answer(answer, claim.claim.said_on),
       again<std::string>(
           decode_answer,
           [](auto k, const auto& p) { return encode_answer(k, parse_claim_key(p)->said_on); })},
      {"Edge", ek, encode_edge(ek, edge), again<PlacedEdge>(decode_edge, encode_edge)},
      {"EdgeAcross", ak, encode_edge(ak, across), again<PlacedEdge>(decode_edge, encode_edge)},
      {"BackEdge", bk, encode_back_edge(bk, across),
       again<std::string>(decode_back_edge,
                          [across](auto k, const auto& forward) {
                            PlacedEdge e = across;
                            e.from_topic = parse_edge_key(forward)->topic;
                            return encode_back_edge(k, e);
                          })},
      {"Judgement", id, encode_judgement(id, sample_judgement()),
       again<Judgement>(decode_judgement, encode_judgement)},
      {"Journal", number_key(9), encode_journal(number_key(9), line, {5, 6}),
       again<Journalled>(decode_journal,
                         [](auto k, const auto& j) { return encode_journal(k, j.entry, j.chain); })},
      {"Totals", "totals", encode_totals("totals", totals), again<Totals>(decode_totals, encode_totals)},
      {"Format", "format", encode_format("format", 1), again<std::uint32_t>(decode_format, encode_format)},
  };
}

TEST(Answer, IsAllThatTheRulesLookAt) {
  const ResolvedClaim claim = sample_claim(3, 1, "Velden");
  ResolvedClaim told_again = claim;
  told_again.claim.id = sample_claim_id(4, 2);
  told_again.claim.source = sample_source_id(4);
  told_again.claim.mentions = {{{7, 9}, {7, 9}}};
  told_again.claim.value.surface = "in other words";
  told_again.claim.topic.scope = "elsewhere";
  EXPECT_EQ(answer_id(told_again), answer_id(claim));
  told_again.claim.party = "another one";
  EXPECT_NE(answer_id(told_again), answer_id(claim));
}

class Record : public testing::TestWithParam<Sample> {};

TEST_P(Record, ReadsBackWhatItWrote) {
  const auto bytes = GetParam().again(GetParam().key, GetParam().bytes);
  ASSERT_TRUE(bytes) << bytes.error().message;
  EXPECT_EQ(to_hex(*bytes), to_hex(GetParam().bytes));
}

TEST_P(Record, RefusesEveryTruncation) {
  for (std::size_t size = 0; size < GetParam().bytes.size(); ++size) {
    const auto bytes = GetParam().again(GetParam().key, GetParam().bytes.substr(0, size));
    ASSERT_FALSE(bytes) << size;
    EXPECT_EQ(bytes.error().code, ErrorCode::kCorruption);
  }
}

TEST_P(Record, RefusesEveryFlippedBit) {
  for (std::size_t bit = 0; bit < GetParam().bytes.size() * 8; ++bit) {
    std::string damaged = GetParam().bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    const auto bytes = GetParam().again(GetParam().key, damaged);
    ASSERT_FALSE(bytes) << bit;
    EXPECT_EQ(bytes.error().code, ErrorCode::kCorruption);
  }
}

TEST_P(Record, RefusesAnotherKey) {
  std::string key = GetParam().key;
  key.back() = static_cast<char>(key.back() ^ 1);
  EXPECT_FALSE(GetParam().again(key, GetParam().bytes));
}

// The frame with a right checksum around a wrong payload: what only the archive can notice.
std::string reframed(const Sample& sample, std::string_view payload) { return frame(sample.key, payload); }

TEST_P(Record, RefusesTruncatedPayloadsWithARightChecksum) {
  if (GetParam().name == "Text") return;  // every payload is a text
  const std::string payload = GetParam().bytes.substr(kFrameSize);
  for (std::size_t size = 0; size < payload.size(); ++size) {
    EXPECT_FALSE(GetParam().again(GetParam().key, reframed(GetParam(), payload.substr(0, size)))) << size;
  }
  EXPECT_FALSE(GetParam().again(GetParam().key, reframed(GetParam(), payload + '\0')));
}

TEST_P(Record, AcceptsOnlyWhatItWouldWrite) {
  const std::string payload = GetParam().bytes.substr(kFrameSize);
  for (std::size_t at = 0; at < payload.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string other = payload;
      other[at] = static_cast<char>(byte);
      const std::string bytes = reframed(GetParam(), other);
      const auto written = GetParam().again(GetParam().key, bytes);
      if (written) {
        ASSERT_EQ(to_hex(*written), to_hex(bytes)) << "byte " << at << " = " << byte;
      }
    }
  }
}

TEST_P(Record, RefusesANewerVersion) {
  std::string newer = GetParam().bytes;
  newer.front() = 2;
  const std::string body = newer.substr(kFrameSize);
  const std::uint32_t crc = crc32c(body, crc32c(newer.substr(0, 1), crc32c(GetParam().key)));
  for (std::size_t i = 0; i < 4; ++i) newer[1 + i] = static_cast<char>(crc >> (8 * i));
  EXPECT_EQ(GetParam().again(GetParam().key, newer).error().code, ErrorCode::kUnsupportedVersion);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Record, testing::ValuesIn(samples()),
                         [](const auto& info) { return info.param.name; });

// The examples of docs/FORMAT.md: made by hand from its tables, the checksums with another program.
TEST(Format, HasTheBytesOfTheDocument) {
  EXPECT_EQ(to_hex(encode_format("format", 1)), "010d2d811501");
  EXPECT_EQ(to_hex(encode_totals("totals", {300, {1, 2}, 3, 4, 5, 6, 7})),
            "01"
            "8fb64bc0"
            "ac02"
            "0100000000000000"
            "0200000000000000"
            "03"
            "04"
            "05"
            "06"
            "07");
  EXPECT_EQ(to_hex(encode_topic("k", {{AttributeClass::kStatus, Reckoning::kTallied, 3}})),
            "01"
            "c0de87c8"
            "01"
            "01"
            "01"
            "03");
}

TEST(Format, HasTheBytesOfAnEdge) {
  const PlacedEdge edge{
      TopicId{1},
      TopicId{0x0a0b},
      {{{2, 3}}, {{4, 5}}, Relation::kUpdates, Subtype::kRaise, Label::kEcho, {"r", 2, {{"n", "5"}}}}};
  const std::string key = edge_key({TopicId{1}, {{2, 3}}, {{4, 5}}, Relation::kUpdates});
  EXPECT_EQ(to_hex(encode_edge(key, edge)),
            "01"
            "d009fa07"
            "01"
            "8b14"
            "10"
            "01"
            "0172"
            "02"
            "01"
            "016e"
            "0135");
  const std::string back = back_edge_key({TopicId{0x0a0b}, {{2, 3}}, {{4, 5}}, Relation::kUpdates});
  EXPECT_EQ(to_hex(encode_back_edge(back, edge)),
            "01"
            "45ef7c24"
            "01"
            "01");
}

TEST(Format, HasTheBytesOfAClaim) {
  ResolvedClaim c;
  c.claim.id = {{1, 2}};
  c.claim.topic = {"S", "a", "money", AttributeClass::kPlan, Reckoning::kDecided, ""};
  c.claim.value.low = c.claim.value.high = Decimal{65'000'000'000};
  c.claim.value.unit = "USD";
  c.claim.value.hedge = Hedge::kUpTo;
  c.claim.value.bound = Bound::kAtMost;
  c.claim.value.last_digit = Decimal{1'000'000'000};
  c.claim.value.surface = "$65bn";
  c.claim.period = calendar_year(2025);
  c.claim.modality = Modality::kPlanned;
  c.claim.said_on = c.resolution.said_on = Day{20'112};
  c.claim.mentions = {{{0, 40}, {20, 25}}};
  c.claim.extractor = "1";
  const std::string key = claim_key({TopicId{1}, c.claim.said_on, {Day{20'115}, {}, {}}, {{9, 10}}, 1});
  EXPECT_EQ(to_hex(key),
            "000000000000000180004e9080004e93800000000000000000000000000000000009000000000000000a00000001");
  EXPECT_EQ(to_hex(encode_claim(key, c)),
            "01"
            "171cd8ef"
            "0100000000000000"
            "0200000000000000"  // id
            "0153"
            "0161"
            "056d6f6e6579"
            "00"
            "00"
            "00"  // topic
            "01"
            "8201"
            "12"
            "01"
            "8201"
            "12"
            "03555344"  // low, high, unit
            "01"
            "01"
            "02"
            "12"
            "00"
            "05243635626e"  // bound, hedge, last digit, text, surface
            "01"
            "01"
            "f2b902"
            "01"
            "cabf02"
            "00"  // period
            "01"
            "00"
            "00"
            "00"
            "00"  // modality, polarity, party, basis, flags
            "01"
            "00"
            "28"
            "14"
            "19"
            "0131"  // mentions, extractor
            "a0ba02"
            "00"
            "00");  // resolution
}

TEST(ClaimRecord, KeepsItsOwnReadingAndCorrections) {
  ResolvedClaim claim = sample_claim(3, 1, "Velden");
  const std::string key = claim_key(place_of(claim.claim));
  const Topic own{"the works", "count_of_posts", "count", AttributeClass::kStatus, {}, "in the US"};
  for (const bool is_coreferred : {false, true}) {
    for (const bool is_corrected : {false, true}) {
      claim.claim.own = is_coreferred ? std::optional(OwnReading{own, kOpenAttribute}) : std::nullopt;
      claim.claim.corrected =
          is_corrected ? std::vector<Correction>{{"party", "Velden"}} : std::vector<Correction>{};
      const auto again = decode_claim(key, encode_claim(key, claim));
      ASSERT_TRUE(again) << again.error().message;
      EXPECT_EQ(*again, claim);
    }
  }
}

TEST(ClaimRecord, RefusesUnknownEnumerators) {
  const ResolvedClaim claim = sample_claim(3, 1, "Velden");
  const std::string key = claim_key(place_of(claim.claim));
  const std::string payload = encode_claim(key, claim).substr(kFrameSize);
  // id, then subject, attribute and dimension, each behind its length.
  const std::size_t attribute_class = 16 + 1 + 6 + 1 + 8 + 1 + 5;
  for (int byte = 5; byte < 256; ++byte) {
    std::string other = payload;
    other[attribute_class] = static_cast<char>(byte);
    EXPECT_EQ(decode_claim(key, frame(key, other)).error().code, ErrorCode::kCorruption) << byte;
  }
}

RC_GTEST_PROP(AnyBytes, AreRefusedOrCanonical, (const std::string& noise)) {
  for (const Sample& sample : samples()) {
    const std::string bytes = reframed(sample, noise);
    const auto written = sample.again(sample.key, bytes);
    if (written) RC_ASSERT(*written == bytes);
  }
}

}  // namespace
}  // namespace claimgraph::storage

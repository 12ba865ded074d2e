#include "storage/keys.h"

#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace claimgraph::storage {
namespace {

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
    text.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
  }
  return text;
}

const Place kPlace{TopicId{0x0102030405060708u}, Day{20112}, Timestamp{Day{-1}, 3600, std::int16_t{120}},
                   SourceId{{0x1112131415161718u, 0x2122232425262728u}}, 7};

// The examples of docs/FORMAT.md.
TEST(ClaimKey, HasTheBytesOfTheFormat) {
  EXPECT_EQ(hex(claim_key(kPlace)),
            "0102030405060708"
            "80004e90"
            "7fffffff"
            "7ffff1f0"
            "00000e11"
            "0619"
            "1112131415161718"
            "2122232425262728"
            "00000007");
  const Place unknown_time{TopicId{1}, Day{0}, Timestamp{Day{0}, std::nullopt, std::nullopt}, {}, 0};
  EXPECT_EQ(hex(claim_key(unknown_time)),
            "0000000000000001"
            "80000000"
            "80000000"
            "80000000"
            "00000000"
            "0000"
            "0000000000000000"
            "0000000000000000"
            "00000000");
}

TEST(EdgeKey, HasTheBytesOfTheFormat) {
  const EdgeName name{TopicId{1}, ClaimId{{2, 3}}, ClaimId{{4, 5}}, Relation::kUpdates};
  EXPECT_EQ(hex(edge_key(name)),
            "0000000000000001"
            "00000000000000020000000000000003"
            "00000000000000040000000000000005"
            "02");
  EXPECT_EQ(hex(back_edge_key(name)),
            "0000000000000001"
            "00000000000000040000000000000005"
            "00000000000000020000000000000003"
            "02");
}

TEST(TopicKey, HasTheBytesOfTheFormat) {
  EXPECT_EQ(hex(topic_key({"A", std::string("b\0c", 3), ""})),
            "410001"
            "6200ff630001"
            "0001");
}

template <typename Parse>
void refuses_every_other_length(const std::string& key, Parse parse) {
  ASSERT_TRUE(parse(key));
  for (std::size_t size = 0; size < key.size(); ++size) {
    const auto parsed = parse(std::string_view(key).substr(0, size));
    ASSERT_FALSE(parsed) << size;
    EXPECT_EQ(parsed.error().code, ErrorCode::kCorruption);
  }
  EXPECT_FALSE(parse(key + '\0'));
}

TEST(Keys, RefuseEveryOtherLength) {
  refuses_every_other_length(claim_key(kPlace), parse_claim_key);
  const EdgeName name{TopicId{1}, ClaimId{{2, 3}}, ClaimId{{4, 5}}, Relation::kAgrees};
  refuses_every_other_length(edge_key(name), parse_edge_key);
  refuses_every_other_length(back_edge_key(name), parse_back_edge_key);
  refuses_every_other_length(id_key({1, 2}), parse_id_key);
  refuses_every_other_length(number_key(1), parse_number_key);
  refuses_every_other_length(topic_key({"subject", "attribute", "money"}), parse_topic_key);
}

TEST(EdgeKey, RefusesUnknownRelations) {
  std::string key = edge_key({TopicId{1}, ClaimId{{2, 3}}, ClaimId{{4, 5}}, Relation::kUpdates});
  for (int relation = 3; relation < 256; ++relation) {
    key.back() = static_cast<char>(relation);
    EXPECT_FALSE(parse_edge_key(key)) << relation;
  }
}

TEST(ClaimKey, RefusesTimesThatContradictThemselves) {
  std::string key = claim_key(kPlace);
  ++key[19];  // the second in UTC no longer follows from second and offset
  EXPECT_FALSE(parse_claim_key(key));
}

TEST(ClaimKey, RefusesImpossibleDays) {
  Place place = kPlace;
  place.said_on = Day{10'000'000};
  EXPECT_FALSE(parse_claim_key(claim_key(place)));
}

rc::Gen<Timestamp> arbitrary_time() {
  return rc::gen::exec([] {
    Timestamp t{Day{*rc::gen::inRange(-4'000'000, 2'900'000)}, std::nullopt, std::nullopt};
    if (*rc::gen::arbitrary<bool>()) t.second = *rc::gen::inRange(0, 86'400);
    if (*rc::gen::arbitrary<bool>())
      t.utc_offset_minutes = static_cast<std::int16_t>(*rc::gen::inRange(-840, 841));
    return t;
  });
}

Place arbitrary_place() {
  return {TopicId{*rc::gen::inRange<std::uint64_t>(0, 3)}, Day{*rc::gen::inRange(-3, 3)}, *arbitrary_time(),
          SourceId{{*rc::gen::inRange<std::uint64_t>(0, 3), *rc::gen::arbitrary<std::uint64_t>()}},
          *rc::gen::arbitrary<std::uint32_t>()};
}

RC_GTEST_PROP(ClaimKey, ReadsBackWhatItWrote, ()) {
  const Place place = arbitrary_place();
  const auto parsed = parse_claim_key(claim_key(place));
  RC_ASSERT(parsed.has_value());
  RC_ASSERT(*parsed == place);
}

RC_GTEST_PROP(ClaimKey, BytesAreInTheOrderOfTheFields, ()) {
  const Place a = arbitrary_place();
  const Place b = arbitrary_place();
  const auto fields = [](const Place& p) {
    return std::tie(p.topic, p.said_on, p.published, p.source, p.position);
  };
  RC_ASSERT((claim_key(a) < claim_key(b)) == (fields(a) < fields(b)));
}

RC_GTEST_PROP(AnswerKey, BytesAreInTheOrderOfTheFields, ()) {
  const auto arbitrary = [] {
    const Place place = arbitrary_place();
    const Bits128 answer{*rc::gen::inRange<std::uint64_t>(0, 3), 1};
    return AnswerName{place.topic, place.said_on, answer, place.published, place.source, place.position};
  };
  const AnswerName a = arbitrary();
  const AnswerName b = arbitrary();
  const auto fields = [](const AnswerName& n) {
    return std::tie(n.topic, n.said_on, n.answer, n.published, n.source, n.position);
  };
  RC_ASSERT((answer_key(a) < answer_key(b)) == (fields(a) < fields(b)));
  RC_ASSERT(*parse_answer_key(answer_key(a)) == a);
  RC_ASSERT(answer_key(a).starts_with(answer_prefix(a)));
}

// The newest first.
RC_GTEST_PROP(FigureKey, BytesAreInTheOrderOfTurnsBackwards, ()) {
  const auto arbitrary = [] {
    const Place place = arbitrary_place();
    return FigureName{FigureId{*rc::gen::inRange<std::uint64_t>(0, 3)}, place.published, place.source};
  };
  const FigureName a = arbitrary();
  const FigureName b = arbitrary();
  const auto turn = [](const FigureName& n) { return std::tie(n.published, n.source); };
  const bool before = a.figure != b.figure ? a.figure < b.figure : turn(a) > turn(b);
  RC_ASSERT((figure_key(a) < figure_key(b)) == before);
  RC_ASSERT(*parse_figure_key(figure_key(a)) == a);
  RC_ASSERT(figure_key(a).starts_with(figure_prefix(a.figure)));
}

TopicName arbitrary_name() {
  const auto part = rc::gen::container<std::string>(rc::gen::element('\0', '\1', 'a', '\xff'));
  return {*part, *part, *part};
}

RC_GTEST_PROP(TopicKey, BytesAreInTheOrderOfTheNames, ()) {
  const TopicName a = arbitrary_name();
  const TopicName b = arbitrary_name();
  RC_ASSERT((topic_key(a) < topic_key(b)) == (a < b));
  RC_ASSERT(*parse_topic_key(topic_key(a)) == a);
}

RC_GTEST_PROP(Prefix, HoldsWhatStartsWithIt, (const std::string& key, const std::string& prefix)) {
  const Range range = keys_with_prefix(prefix);
  const bool inside = key >= range.begin && (range.end.empty() || key < range.end);
  RC_ASSERT(inside == key.starts_with(prefix));
  RC_ASSERT(prefix + key >= range.begin);
  RC_ASSERT(range.end.empty() || prefix + key < range.end);
}

}  // namespace
}  // namespace claimgraph::storage

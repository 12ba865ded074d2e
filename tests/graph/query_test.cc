#include "graph/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/database.h"

namespace claimgraph::graph {
namespace {

using samples::claim;
using samples::claim_id;
using samples::Database;
using samples::money;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ResolvedClaim about(std::uint64_t n, const char* subject, const char* attribute, std::int64_t amount,
                    const char* day) {
  auto made = claim(n, money(amount), day);
  made.claim.topic.subject = subject;
  made.claim.topic.attribute = attribute;
  return made;
}

std::vector<ResolvedClaim> valley() {
  return {about(1, "Alpavia", "building_cost", 40'000'000, "2031-01-01"),
          about(2, "Alpavia", "building_cost", 50'000'000, "2031-06-01"),
          about(3, "Alpavia/Gallerno tunnel", "length", 12'000, "2031-02-01"),
          about(4, "K\u00f6nigsbach", "building_cost", 7'000'000, "2031-03-01")};
}

std::vector<std::uint64_t> numbers(const Result<std::vector<ResolvedClaim>>& found) {
  std::vector<std::uint64_t> numbers;
  if (!found) return numbers;
  for (const auto& each : *found) numbers.push_back(each.claim.id.bits.low);
  return numbers;
}

TEST(GetClaim, TakesAnIdAndAUniquePrefix) {
  const Database database(valley(), {});
  const auto snapshot = database.snapshot();
  for (const std::size_t digits : {4U, 7U, 32U}) {
    const auto found = get_claim(snapshot, to_text(claim_id(3)).substr(0, digits));
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->claim.id, claim_id(3));
  }
}

struct Refused {
  const char* name;
  const char* prefix;
  ErrorCode code;
  const char* message;
};
void PrintTo(const Refused& c, std::ostream* out) { *out << c.name; }

class GetClaimRefuses : public testing::TestWithParam<Refused> {};

TEST_P(GetClaimRefuses, WithAReason) {
  auto claims = valley();
  claims.push_back(claim(16, money(1)));  // the same leading digits as claim 1
  const Database database(claims, {});
  const auto snapshot = database.snapshot();
  const auto found = get_claim(snapshot, GetParam().prefix);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, GetParam().code);
  EXPECT_THAT(found.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, GetClaimRefuses,
    testing::Values(Refused{"Unknown", "abcdef", ErrorCode::kNotFound, "\"abcdef\""},
                    Refused{"Ambiguous", "11111111", ErrorCode::kInvalidArgument,
                            "11111111111111110000000000000001 11111111111111110000000000000010"},
                    Refused{"TooShort", "111", ErrorCode::kInvalidArgument, "4 to 32"},
                    Refused{"NoHex", "tunnel", ErrorCode::kInvalidArgument, "hexadecimal"}),
    [](const auto& info) { return info.param.name; });

struct Query {
  const char* name;
  std::string text;
  std::vector<std::uint64_t> found;  // the newest first
};
void PrintTo(const Query& c, std::ostream* out) { *out << c.name; }

class ResolveQuery : public testing::TestWithParam<Query> {};

TEST_P(ResolveQuery, FindsTheClaimsMeant) {
  const Database database(valley(), {});
  const auto snapshot = database.snapshot();
  EXPECT_EQ(numbers(resolve_query(snapshot, GetParam().text)), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Cases, ResolveQuery,
                         testing::Values(Query{"Prefix", to_text(claim_id(3)).substr(0, 6), {3}},
                                         Query{"Subject", "gallerno", {3}},
                                         Query{"SubjectAndAttribute", "Alpavia building cost", {2, 1}},
                                         Query{"AttributeAsNamed", "alpavia building_cost", {2, 1}},
                                         Query{"BeginningsOfWords", "alp buil", {2, 1}},
                                         Query{"NotInsideWords", "avia", {}},
                                         Query{"Folded", "K\u00d6NIGSBACH", {4}},
                                         Query{"WithTheNumber", "alpavia cost 50000000", {2}},
                                         Query{"NumberAlone", "50000000", {}},
                                         Query{"EveryWord", "alpavia cost balloon", {}},
                                         Query{"Nothing", "", {}}),
                         [](const auto& info) { return info.param.name; });

struct Selected {
  const char* name;
  Filter filter;
  std::vector<std::uint64_t> found;
};
void PrintTo(const Selected& c, std::ostream* out) { *out << c.name; }

class ForEachMatch : public testing::TestWithParam<Selected> {};

TEST_P(ForEachMatch, PassesTheFilter) {
  auto german = samples::source(4, "Der Bach");
  german.lang = "de";
  const Database database(valley(), {}, {{german.id, german}});
  const auto snapshot = database.snapshot();
  std::vector<std::uint64_t> met;
  const Status done = for_each_match(snapshot, GetParam().filter, [&](const ResolvedClaim& found) {
    met.push_back(found.claim.id.bits.low);
    return ok();
  });
  EXPECT_TRUE(done);
  EXPECT_EQ(met, GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Cases, ForEachMatch,
                         testing::Values(Selected{"Nothing", {}, {1, 2, 3, 4}},
                                         Selected{"Subject", {.subject = "ALPAVIA"}, {1, 2, 3}},
                                         Selected{"Attribute", {.attribute = "building cost"}, {1, 2, 4}},
                                         Selected{"Unit", {.unit = "EUR"}, {}},
                                         Selected{"Since", {.since = to_day(2031, 3, 1)}, {2, 4}},
                                         Selected{"Until", {.until = to_day(2031, 2, 1)}, {1, 3}},
                                         Selected{"Lang", {.lang = "de"}, {4}},
                                         Selected{"Title", {.text = "der bach"}, {4}},
                                         Selected{"Evidence", {.text = "it costs 4"}, {1, 2, 3, 4}}),
                         [](const auto& info) { return info.param.name; });

TEST(ForEachMatch, StopsWhereTheVisitorDoes) {
  const Database database(valley(), {});
  const auto snapshot = database.snapshot();
  int met = 0;
  const Status done = for_each_match(snapshot, {}, [&](const ResolvedClaim&) -> Status {
    return ++met == 2 ? Status{Error{ErrorCode::kLimit, "enough"}} : ok();
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kLimit);
  EXPECT_EQ(met, 2);
}

}  // namespace
}  // namespace claimgraph::graph

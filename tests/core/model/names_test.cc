#include "core/model/names.h"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

template <typename Enum>
int names_that_round_trip() {
  int count = 0;
  for (int byte = 0; byte < 256; ++byte) {
    const auto value = from_byte<Enum>(static_cast<std::uint8_t>(byte));
    if (!value) continue;
    EXPECT_EQ(parse_name<Enum>(to_text(*value)), value) << byte;
    ++count;
  }
  return count;
}

TEST(Names, EveryEnumeratorHasOneNameOfItsOwn) {
  EXPECT_EQ(names_that_round_trip<AttributeClass>(), 5);
  EXPECT_EQ(names_that_round_trip<Bound>(), 5);
  EXPECT_EQ(names_that_round_trip<Hedge>(), 12);
  EXPECT_EQ(names_that_round_trip<JudgementKind>(), 7);
  EXPECT_EQ(names_that_round_trip<Label>(), 3);
  EXPECT_EQ(names_that_round_trip<Modality>(), 4);
  EXPECT_EQ(names_that_round_trip<PeriodKind>(), 5);
  EXPECT_EQ(names_that_round_trip<Polarity>(), 2);
  EXPECT_EQ(names_that_round_trip<Reckoning>(), 2);
  EXPECT_EQ(names_that_round_trip<Relation>(), 3);
  EXPECT_EQ(names_that_round_trip<SaidOnBasis>(), 5);
  EXPECT_EQ(names_that_round_trip<Subtype>(), 25);
}

TEST(Names, FlagsReadBack) {
  for (const auto name : flag_names(~0u)) EXPECT_TRUE(parse_flag(name)) << name;
  EXPECT_EQ(flag_names(kPeriodRepaired | kBareCurrency).size(), 2u);
  EXPECT_FALSE(parse_flag("no_such_flag"));
}

}  // namespace
}  // namespace claimgraph

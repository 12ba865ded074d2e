#include "core/model/id.h"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

TEST(Id, PrintsAndReadsBack) {
  const ClaimId id{{0x0123456789abcdefu, 0xfedcba9876543210u}};
  EXPECT_EQ(to_text(id), "0123456789abcdeffedcba9876543210");
  EXPECT_EQ(parse_id<ClaimTag>(to_text(id)), id);
  EXPECT_FALSE(parse_id<ClaimTag>("0123"));
  EXPECT_FALSE(parse_id<ClaimTag>("g123456789abcdeffedcba9876543210"));
}

TEST(Id, PrefixNamesARange) {
  const auto range = prefix_range("0123456789abcdefFE");
  ASSERT_TRUE(range);
  EXPECT_EQ(range->first, (Bits128{0x0123456789abcdefu, 0xfe00000000000000u}));
  EXPECT_EQ(range->last, (Bits128{0x0123456789abcdefu, 0xfeffffffffffffffu}));
  EXPECT_FALSE(prefix_range(""));
  EXPECT_FALSE(prefix_range("xyz"));
}

}  // namespace
}  // namespace claimgraph

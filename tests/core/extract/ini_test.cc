#include "core/extract/ini.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::extract {
namespace {

TEST(Ini, ReadsSectionsInOrder) {
  const auto sections = parse_ini("f", "# note\n[a]\nx = 1, 2\n\n[ b ]\r\ny=\n");
  ASSERT_TRUE(sections);
  ASSERT_EQ(sections->size(), 2u);
  EXPECT_EQ((*sections)[0].entries[0].value, "1, 2");
  EXPECT_EQ((*sections)[1].name, "b");
  EXPECT_EQ((*sections)[1].entries[0].key, "y");
  EXPECT_EQ((*sections)[1].entries[0].line, 6);
}

TEST(Ini, SaysFileAndLineOfWhatIsWrong) {
  EXPECT_THAT(parse_ini("my.ini", "[a]\nnonsense\n").error().message,
              testing::HasSubstr("my.ini:2: expected"));
  EXPECT_THAT(parse_ini("my.ini", "x = 1\n").error().message, testing::HasSubstr("my.ini:1: a key before"));
  EXPECT_THAT(parse_ini("my.ini", "[a\n").error().message, testing::HasSubstr("my.ini:1: a section"));
}

TEST(Ini, SplitsLists) {
  EXPECT_THAT(split_list(" a, b c ,,d "), testing::ElementsAre("a", "b c", "d"));
  EXPECT_TRUE(split_list("").empty());
}

}  // namespace
}  // namespace claimgraph::extract

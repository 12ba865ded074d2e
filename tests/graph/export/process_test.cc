#include "graph/export/process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::graph {
namespace {

using testing::HasSubstr;

TEST(RunProgram, CarriesInputAndOutput) {
  const std::string input(3'000'000, 'x');  // more than any socket holds
  const auto output = run_program("/bin/cat", {}, input);
  ASSERT_TRUE(output) << output.error().message;
  EXPECT_TRUE(*output == input);
}

TEST(RunProgram, PassesArgumentsAsTheyAre) {
  const auto output = run_program("/bin/echo", {"-n", "a b", "$(id)", ";", "*"}, "");
  ASSERT_TRUE(output);
  EXPECT_EQ(*output, "a b $(id) ; *");
}

TEST(RunProgram, SaysThatThereIsNone) {
  const auto output = run_program("/nowhere/dot", {}, "");
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(output.error().message, HasSubstr("/nowhere/dot"));
}

TEST(RunProgram, ReportsTheFirstLineOfAFailure) {
  const auto output = run_program("/bin/sh", {"-c", "echo broken >&2; echo more >&2; exit 3"}, "");
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kIo);
  EXPECT_EQ(output.error().message, "sh: exit code 3: broken");
}

TEST(RunProgram, SurvivesAProgramThatDoesNotRead) {
  const auto output = run_program("/bin/true", {}, std::string(1'000'000, 'x'));
  EXPECT_TRUE(output);
}

TEST(RunProgram, StopsAtTheDeadline) {
  const auto output = run_program("/bin/sleep", {"30"}, "", {.wall = std::chrono::milliseconds(100)});
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kLimit);
}

TEST(RunProgram, StopsAProgramThatHasClosedItsOutputButStays) {
  const auto output =
      run_program("/bin/sh", {"-c", "exec >&- 2>&-; sleep 30"}, "", {.wall = std::chrono::milliseconds(200)});
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kLimit);
}

TEST(RunProgram, StopsAtTooMuchOutput) {
  const auto output = run_program("/bin/cat", {}, std::string(100'000, 'x'), {.output_bytes = 1000});
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::kLimit);
}

TEST(RunProgram, GivesNoEnvironmentAway) {
  ASSERT_EQ(setenv("CLAIMGRAPH_SECRET", "1", 1), 0);
  const auto output = run_program("/usr/bin/env", {}, "");
  ASSERT_TRUE(output);
  EXPECT_EQ(*output, "PATH=/usr/local/bin:/usr/bin:/bin\nLC_ALL=C.UTF-8\n");
}

}  // namespace
}  // namespace claimgraph::graph

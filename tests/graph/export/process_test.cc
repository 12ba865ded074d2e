#include "graph/export/process.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

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

TEST(RunProgram, GivesNoDescriptorAway) {
  const int leaking = open("/dev/null", O_RDONLY);  // not close-on-exec
  const auto output = run_program("/bin/ls", {"/proc/self/fd"}, "");
  close(leaking);
  ASSERT_TRUE(output) << output.error().message;
  EXPECT_EQ(*output, "0\n1\n2\n3\n") << "3 is the directory that ls reads";
}

// Answers in the form that ask() expects: 8 bytes of length, then the bytes.
constexpr const char* kEcho = R"(while read -r line; do
  case $line in
    crash) kill -SEGV $$ ;;
    fail) echo broken >&2; exit 3 ;;
    leave) exit 0 ;;
    hang) sleep 30 ;;
    flood) printf '\377\377\377\377\377\377\0\0' ;;
    *) printf '\05\0\0\0\0\0\0\0%-5.5s' "$line" ;;
  esac
done)";

TEST(Conversation, AnswersOneQuestionAfterTheOther) {
  Conversation program({});
  ASSERT_TRUE(program.start("/bin/bash", {"--norc", "-c", kEcho}));
  for (const std::string word : {"first", "other", "third"}) {
    const auto answer = program.ask(word + "\n");
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(*answer, word);
  }
}

struct Failure {
  std::string question, message;
  ErrorCode code;
};
void PrintTo(const Failure& c, std::ostream* out) { *out << c.question; }
class ConversationFails : public testing::TestWithParam<Failure> {};

TEST_P(ConversationFails, WithTheReason) {
  Conversation program({.wall = std::chrono::milliseconds(2000)});
  ASSERT_TRUE(program.start("/bin/bash", {"--norc", "-c", kEcho}));
  const auto answer = program.ask(GetParam().question + "\n");
  ASSERT_FALSE(answer);
  EXPECT_THAT(answer.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(answer.error().code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Cases, ConversationFails,
                         testing::Values(Failure{"crash", "stopped by signal 11", ErrorCode::kLimit},
                                         Failure{"fail", "exit code 3: broken", ErrorCode::kIo},
                                         Failure{"leave", "without an answer", ErrorCode::kIo},
                                         Failure{"hang", "stopped after 2 s", ErrorCode::kLimit},
                                         Failure{"flood", "too large", ErrorCode::kLimit}),
                         [](const auto& info) { return info.param.question; });

}  // namespace
}  // namespace claimgraph::graph
